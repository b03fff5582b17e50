import {
	demandsTwoFactor,
	type Endpoint,
	isDeviceManagement,
	neededPermission,
} from '../../../src/common/endpoints';

describe('an endpoint', () => {
	it.each<readonly [Endpoint, ReturnType<typeof neededPermission>, boolean, boolean]>([
		['sessions/info', 'view-device-management', true, false],
		['sessions/info.admin', 'view-device-management', true, true],
		['sessions/list', 'view-device-management', true, false],
		['sessions/list.all', 'view-device-management', true, true],
		['sessions/logout', 'logout-device-management', true, true],
		['permissions.listAll', 'view-device-management', false, false],
		['me', 'view-device-management', false, false],
	])('%s needs %s; licensed: %p, with a code: %p', (endpoint, permission, licensed, withCode) => {
		expect(neededPermission(endpoint)).toBe(permission);
		expect(isDeviceManagement(endpoint)).toBe(licensed);
		expect(demandsTwoFactor(endpoint)).toBe(withCode);
	});
});
