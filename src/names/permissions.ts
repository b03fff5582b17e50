/** Rocket.Chat's permissions that decide what the app does. Nothing is kept of any other. */
export const permissionIds = [
	'view-device-management',
	'logout-device-management',
	'api-bypass-rate-limit',
	'post-readonly',
] as const;

export type PermissionId = (typeof permissionIds)[number];

/** Who may see everybody's sessions, in Rocket.Chat and so in this app. */
export const VIEW_DEVICE_MANAGEMENT = 'view-device-management' satisfies PermissionId;

/** Who may log out everybody's sessions, in Rocket.Chat; in this app only together with the one above. */
export const LOGOUT_DEVICE_MANAGEMENT = 'logout-device-management' satisfies PermissionId;

/** Holders are not limited by the REST rate limiter. */
export const BYPASS_RATE_LIMIT = 'api-bypass-rate-limit' satisfies PermissionId;

/** Holders may post in read-only rooms. */
export const POST_READONLY = 'post-readonly' satisfies PermissionId;
