import { LOGOUT_DEVICE_MANAGEMENT, type PermissionId, VIEW_DEVICE_MANAGEMENT } from './permissions';

type Rules = {
	/** Below the workspace's address. */
	readonly path: string;
	/** Belongs to Device Management, and so needs its license. */
	readonly isLicensed: boolean;
	/** Rocket.Chat protects it with `twoFactorRequired`; the app sends a code to no other endpoint. */
	readonly demandsTwoFactor: boolean;
	/** What the service account needs for it. */
	readonly permission?: PermissionId;
};

const open = (path: string): Rules => ({ path, isLicensed: false, demandsTwoFactor: false });

const own = (path: string): Rules => ({ ...open(path), isLicensed: true });

const restricted = (path: string, permission: PermissionId): Rules => ({
	path,
	isLicensed: true,
	demandsTwoFactor: true,
	permission,
});

/** The REST endpoints that the app requests, with what Rocket.Chat demands for each (`ee/server/api/sessions.ts`). */
export const endpoints = {
	'sessions/info': own('/api/v1/sessions/info'),
	'sessions/info.admin': restricted('/api/v1/sessions/info.admin', VIEW_DEVICE_MANAGEMENT),
	'sessions/list': own('/api/v1/sessions/list'),
	'sessions/list.all': restricted('/api/v1/sessions/list.all', VIEW_DEVICE_MANAGEMENT),
	'sessions/logout': restricted('/api/v1/sessions/logout', LOGOUT_DEVICE_MANAGEMENT),
	'permissions.listAll': open('/api/v1/permissions.listAll'),
	'roles.list': open('/api/v1/roles.list'),
	'me': open('/api/v1/me'),
	'info': open('/api/info'),
} as const satisfies Record<string, Rules>;

export type Endpoint = keyof typeof endpoints;

export const rulesOf = (endpoint: Endpoint): Rules => endpoints[endpoint];
