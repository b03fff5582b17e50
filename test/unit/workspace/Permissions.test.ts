import type { PermissionId } from '../../../src/names/permissions';
import { Permissions } from '../../../src/workspace/Permissions';

const build = (roles: Partial<Record<PermissionId, readonly string[]>>): Permissions => {
	const entries = Object.entries(roles) as [PermissionId, readonly string[]][];
	return new Permissions(new Map(entries.map(([id, holders]) => [id, new Set(holders)])));
};

describe('permissions', () => {
	const permissions = build({
		'view-device-management': ['admin', 'x8Ttq3'],
		'logout-device-management': [],
	});

	it.each<readonly [readonly string[], PermissionId, boolean]>([
		[['admin'], 'view-device-management', true],
		[['user', 'x8Ttq3'], 'view-device-management', true],
		[['user'], 'view-device-management', false],
		[['Admin'], 'view-device-management', false],
		[['view-device-management'], 'view-device-management', false],
		[[], 'view-device-management', false],
		[['admin'], 'logout-device-management', false],
		[['admin'], 'post-readonly', false],
	])('with the roles %j: %s is held: %p', (roles, permission, want) => {
		expect(permissions.holds(roles, permission)).toBe(want);
	});

	it.each<readonly [string, Permissions, boolean]>([
		['the permission is there', permissions, true],
		['nobody holds it', build({ 'view-device-management': [] }), true],
		['only others are there', build({ 'logout-device-management': ['admin'] }), false],
		['nothing is there', build({}), false],
	])('tell the licence: %s', (_name, known, want) => {
		expect(known.hasDeviceManagement).toBe(want);
	});
});
