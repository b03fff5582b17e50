/** The REST endpoints the app asks, below `/api/v1/`. */
export type Endpoint =
	| 'sessions/info'
	| 'sessions/info.admin'
	| 'sessions/list'
	| 'sessions/list.all'
	| 'permissions.listAll'
	| 'me';

/** The endpoints that belong to Device Management and need its licence. */
export const isDeviceManagement = (endpoint: Endpoint): boolean => endpoint.startsWith('sessions/');

/** Who may see everybody's sessions, in Rocket.Chat and so in this app. */
export const VIEW_DEVICE_MANAGEMENT = 'view-device-management';

/** Holders are not limited by the REST rate limiter. */
export const BYPASS_RATE_LIMIT = 'api-bypass-rate-limit';
