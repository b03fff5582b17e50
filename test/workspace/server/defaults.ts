import type { Permission, Role, ServerSettings } from '../model';
import { findGeneration } from './generations';
import { settingPermissions } from './settingPermissions';

/** Whom a fresh server gives a permission, and which ones; Omnichannel and teams are left out. */
const holders: readonly (readonly [roles: string, permissions: string])[] = [
	[
		'admin',
		`access-permissions access-setting-permissions add-oauth-service add-user-to-any-c-room assign-admin-role assign-roles
		bulk-register-user create-user clean-channel-history delete-d delete-user edit-other-user-active-status
		edit-other-user-info edit-other-user-password edit-other-user-totp edit-privileged-setting edit-room-retention-policy
		logout-device-management logout-other-user manage-apps manage-assets manage-cloud manage-emoji
		manage-incoming-integrations manage-oauth-apps manage-outgoing-integrations manage-sounds manage-user-status
		run-import run-migration unarchive-room user-generate-access-token view-device-management
		view-engagement-dashboard view-full-other-user-info view-join-code view-logs view-other-user-channels
		view-privileged-setting view-room-administration view-statistics view-user-administration`,
	],
	['admin owner moderator', 'post-readonly'],
	['admin owner', 'archive-room delete-c delete-p set-moderator set-owner set-leader set-readonly'],
	[
		'admin owner moderator',
		'add-user-to-joined-room ban-user delete-message edit-message edit-room mute-user remove-user create-invite-links',
	],
	['admin owner moderator user', 'mention-all mention-here view-outside-room call-management'],
	[
		'admin user',
		'access-marketplace create-personal-access-tokens delete-own-message create-team test-push-notifications',
	],
	['admin user bot app', 'create-c create-d create-p'],
	['admin user bot app anonymous', 'view-c-room leave-c leave-p'],
	['admin user bot app guest', 'view-d-room'],
	['admin user anonymous guest', 'view-p-room'],
	['admin bot app', 'join-without-join-code send-many-messages'],
	['bot app', 'message-impersonate bypass-time-limit-edit-and-delete'],
	['guest bot app anonymous', 'view-joined-room'],
];

const words = (text: string): string[] => text.trim().split(/\s+/);

export const defaultPermissions = (generation: string): Permission[] => [
	...holders.flatMap(([roles, permissions]) =>
		words(permissions).map((_id) => ({ _id, roles: words(roles) })),
	),
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
