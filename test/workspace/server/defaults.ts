import type { Permission, Role, ServerSettings } from '../model';
import { findGeneration } from './generations';
import { settingPermissions } from './settingPermissions';

/** Whom a fresh server gives a permission; only those that somebody here asks for. */
const holders: Readonly<Record<string, readonly string[]>> = {
	'view-device-management': ['admin'],
	'logout-device-management': ['admin'],
	'view-statistics': ['admin'],
	'create-personal-access-tokens': ['admin', 'user'],
	'post-readonly': ['admin', 'owner', 'moderator'],
	'view-c-room': ['admin', 'user', 'bot', 'app', 'anonymous'],
	'view-d-room': ['admin', 'user', 'bot', 'app', 'guest'],
	'view-p-room': ['admin', 'user', 'anonymous', 'guest'],
	'view-joined-room': ['guest', 'bot', 'app', 'anonymous'],
};

export const defaultPermissions = (generation: string): Permission[] => [
	...Object.entries(holders).map(([_id, roles]) => ({ _id, roles: [...roles] })),
	{ _id: 'api-bypass-rate-limit', roles: [...findGeneration(generation).bypassRateLimitRoles] },
	...(findGeneration(generation).serverInfo === 'whole-or-version'
		? [{ _id: 'get-server-info', roles: ['admin'] }]
		: []),
	...settingPermissions(),
];

const descriptions: Record<string, string> = {
	admin: 'Admin',
	moderator: 'Moderator',
	leader: 'Leader',
	owner: 'Owner',
	user: '',
	bot: '',
	app: '',
	guest: '',
	anonymous: '',
};

export const defaultRoles = (): Role[] =>
	Object.entries(descriptions).map(([_id, description]) => ({ _id, name: _id, description }));

export const defaultSettings = (): ServerSettings => ({
	Site_Url: 'http://localhost:3000',
	Language: 'en',
	Accounts_TwoFactorAuthentication_Enabled: true,
	Accounts_TwoFactorAuthentication_Enforce_Password_Fallback: true,
	Accounts_TwoFactorAuthentication_RememberFor: 1800,
	Accounts_Registration_Users_Default_Roles: 'user',
	ABAC_Enabled: false,
	ABAC_Enforce_All_Rooms: false,
	E2E_Enable: false,
	E2E_Allow_Unencrypted_Messages: false,
	API_Enable_Rate_Limiter: true,
	API_Enable_Rate_Limiter_Limit_Calls_Default: 10,
	API_Enable_Rate_Limiter_Limit_Time_Default: 60_000,
});
