import {
	ADMIN_ROLE,
	LOGOUT_DEVICE_MANAGEMENT,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Access, LackingAccount } from '../requests/StatusCheck';
import type { Configuration } from '../settings/parse';
import { readServerSetting } from '../settings/read';
import type { Permissions } from '../workspace/Permissions';
import type { Account } from '../workspace/parseAnswers';

/** The workspace's roles: how each is called, and which of them everybody gets. */
export type Roles = {
	/** The name of a role, or its id if the workspace did not tell. */
	readonly nameOf: (id: string) => string;
	readonly isEverybodys: (id: string) => boolean;
};

/** The roles that Rocket.Chat gives to all users, to people who are not logged in, and to all apps. */
const EVERYBODY = ['user', 'anonymous', 'app'];

/** Everybody's roles by Rocket.Chat's own rules, with ids for names: all that is known without an answer of the workspace. */
export const UNNAMED: Roles = {
	nameOf: (id) => id,
	isEverybodys: (id) => EVERYBODY.includes(id),
};

/** Never throws: without an answer, ids stand for names. */
export const readRoles = async ({ workspace, request }: ConnectedRequest): Promise<Roles> => {
	const roles = await workspace.roles().catch(() => []);
	const names = new Map(roles.map(({ id, name }) => [id, name]));
	const defaults = await readServerSetting(
		'Accounts_Registration_Users_Default_Roles',
		request.accessors.read,
	);
	// The setting holds ids or names, separated by commas.
	const everybody = new Set([
		...EVERYBODY,
		...(typeof defaults === 'string' ? defaults.split(',').map((role) => role.trim()) : []),
	]);
	const nameOf = (id: string): string => names.get(id) ?? id;
	return { nameOf, isEverybodys: (id) => everybody.has(id) || everybody.has(nameOf(id)) };
};

/** Which roles may see, and while logging out is on end, everybody's sessions. */
export const accessOf = (
	permissions: Permissions,
	roles: Roles,
	{ allowLogout }: Pick<Configuration, 'allowLogout'>,
): Access => {
	const viewers = [...permissions.rolesWith(VIEW_DEVICE_MANAGEMENT)];
	const loggers = allowLogout ? [...permissions.rolesWith(LOGOUT_DEVICE_MANAGEMENT)] : [];
	const everybody = [...new Set([...viewers, ...loggers])].filter(roles.isEverybodys);
	const named = (ids: readonly string[]): readonly string[] => ids.map(roles.nameOf);
	return { viewers: named(viewers), loggers: named(loggers), everybody: named(everybody) };
};

/** The roles that Rocket.Chat brings along, which other people may have too. */
const SHARED = [ADMIN_ROLE, 'guest', 'livechat-agent', 'livechat-manager', 'auditor'];

/** The account that lacks a permission, with the roles for which it can be ticked without giving it to others. */
export const lackingAccount = (
	{ username, roles: ids }: Account,
	roles: Roles,
): LackingAccount => ({
	username,
	ownRoles: ids.filter((id) => !roles.isEverybodys(id) && !SHARED.includes(id)).map(roles.nameOf),
});
