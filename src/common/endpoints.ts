import { LOGOUT_DEVICE_MANAGEMENT, type PermissionId, VIEW_DEVICE_MANAGEMENT } from './permissions';

/** The REST endpoints the app asks, below `/api/v1/`. */
export type Endpoint =
	| 'sessions/info'
	| 'sessions/info.admin'
	| 'sessions/list'
	| 'sessions/list.all'
	| 'sessions/logout'
	| 'permissions.listAll'
	| 'me';

/** The endpoints that belong to Device Management and need its licence. */
export const isDeviceManagement = (endpoint: Endpoint): boolean => endpoint.startsWith('sessions/');

/** Those that Rocket.Chat protects with `twoFactorRequired`; no code is sent anywhere else. */
export const demandsTwoFactor = (endpoint: Endpoint): boolean =>
	['sessions/info.admin', 'sessions/list.all', 'sessions/logout'].includes(endpoint);

/** What the service account has to hold for an endpoint that asks for a permission. */
export const neededPermission = (endpoint: Endpoint): PermissionId =>
	endpoint === 'sessions/logout' ? LOGOUT_DEVICE_MANAGEMENT : VIEW_DEVICE_MANAGEMENT;
