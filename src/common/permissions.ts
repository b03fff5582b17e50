/** Who may see everybody's sessions, in Rocket.Chat and so in this app. */
export const VIEW_DEVICE_MANAGEMENT = 'view-device-management';

/** Who may log out everybody's sessions, in Rocket.Chat; in this app only together with the one above. */
export const LOGOUT_DEVICE_MANAGEMENT = 'logout-device-management';

/** Holders are not limited by the REST rate limiter. */
export const BYPASS_RATE_LIMIT = 'api-bypass-rate-limit';

/** Holders may post in read-only rooms. */
export const POST_READONLY = 'post-readonly';

/** Rocket.Chat's permissions that decide what the app does. The app keeps nothing of any other. */
export const permissionIds = [
	VIEW_DEVICE_MANAGEMENT,
	LOGOUT_DEVICE_MANAGEMENT,
	BYPASS_RATE_LIMIT,
	POST_READONLY,
] as const;

export type PermissionId = (typeof permissionIds)[number];

export const ADMIN_ROLE = 'admin';

export const GUEST_ROLE = 'guest';

/**
 * Whether somebody with these roles is a guest. With a license, as Device Management needs one, Rocket.Chat gives guests
 * nothing beyond a short list of permissions, whatever their other roles (`isPermissionRestrictedForRoleList` of
 * `services/authorization/service.ts`). None of the app's permissions is on that list.
 */
export const isGuest = (roles: readonly string[]): boolean => roles.includes(GUEST_ROLE);
