import { accessOf, lackingAccount, readRoles, UNNAMED } from '../../../src/status/access';
import { Permissions } from '../../../src/workspace/Permissions';
import { AppFixture, sam } from '../support/appFixture';
import { loginRequired } from '../support/fakeWorkspace';

const permissionsOf = (viewers: readonly string[], loggers: readonly string[]): Permissions =>
	new Permissions(
		new Map([
			['view-device-management', new Set(viewers)],
			['logout-device-management', new Set(loggers)],
		]),
	);

const rolesOf = async (defaults?: unknown, hasAnswer = true) => {
	const app = new AppFixture({
		serverSettings: { Accounts_Registration_Users_Default_Roles: defaults },
	});
	const roles = [
		{ _id: 'x8Ttq3', name: 'Staff' },
		{ _id: 'user', name: 'user' },
	];
	app.workspace.answers['roles.list'] = () => (hasAnswer ? { body: { roles } } : loginRequired);
	return readRoles(await app.begin(sam).connect());
};

it('readRoles names the roles that the workspace tells, and others by their id', async () => {
	const { nameOf } = await rolesOf();
	expect(['x8Ttq3', 'holders'].map(nameOf)).toEqual(['Staff', 'holders']);
	expect((await rolesOf(undefined, false)).nameOf('x8Ttq3')).toBe('x8Ttq3');
});

it.each<readonly [unknown, readonly string[]]>([
	[undefined, []],
	[7, []],
	['user, x8Ttq3', ['x8Ttq3']],
	['holders,Staff', ['x8Ttq3', 'holders']],
])('readRoles knows which roles everybody gets by the setting %j', async (defaults, more) => {
	const { isEverybodys } = await rolesOf(defaults);
	const ids = ['user', 'anonymous', 'app', 'x8Ttq3', 'holders', 'admin', 'Staff '];
	expect(ids.filter(isEverybodys)).toEqual(['user', 'anonymous', 'app', ...more]);
});

const allowLogout = true;

it('accessOf gives the names of who may see and end, and which of them everybody has', async () => {
	const permissions = permissionsOf(['admin', 'x8Ttq3', 'user'], ['user', 'app', 'guest']);
	expect(accessOf(permissions, await rolesOf('Staff'), { allowLogout })).toEqual({
		viewers: ['admin', 'Staff', 'user'],
		loggers: ['user', 'app'],
		everybody: ['Staff', 'user', 'app'],
	});
});

it('accessOf does not look at who may end while logging out is off', () => {
	const permissions = permissionsOf(['admin'], ['user']);
	expect(accessOf(permissions, UNNAMED, { allowLogout: false })).toEqual({
		...{ viewers: ['admin'], loggers: [], everybody: [] },
	});
	expect(accessOf(permissions, UNNAMED, { allowLogout }).everybody).toEqual(['user']);
});

it.each<readonly [readonly string[], readonly string[]]>([
	[['user', 'anonymous', 'app'], []],
	[['admin', 'guest', 'livechat-agent', 'livechat-manager', 'auditor'], []],
	[['user', 'x8Ttq3'], ['x8Ttq3']],
])('lackingAccount with the roles %j has %j to tick a permission for', (roles, ownRoles) => {
	const account = { userId: 'x', username: 'session.service', roles };
	expect(lackingAccount(account, UNNAMED)).toEqual({ username: 'session.service', ownRoles });
});

it('lackingAccount gives the names of roles, and never one that everybody gets', async () => {
	const roles = ['x8Ttq3', 'holders'];
	const account = { userId: 'x', username: 'session.service', roles };
	expect(lackingAccount(account, await rolesOf('holders'))).toEqual({
		username: 'session.service',
		ownRoles: ['Staff'],
	});
});
