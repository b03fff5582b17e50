import type { PermissionId } from '../../../src/common/permissions';
import { Permissions } from '../../../src/workspace/Permissions';

const build = (roles: Partial<Record<PermissionId, readonly string[]>>): Permissions => {
	const entries = Object.entries(roles) as [PermissionId, readonly string[]][];
	return new Permissions(new Map(entries.map(([id, holders]) => [id, new Set(holders)])));
};

const permissions = build({
	'view-device-management': ['admin', 'x8Ttq3', 'guest'],
	'logout-device-management': [],
});

it.each<readonly [readonly string[], PermissionId, boolean]>([
	[['admin'], 'view-device-management', true],
	[['user', 'x8Ttq3'], 'view-device-management', true],
	[['user'], 'view-device-management', false],
	[['admin'], 'logout-device-management', false],
	[['admin'], 'post-readonly', false],
	[['guest'], 'view-device-management', false],
	[['guest', 'admin'], 'view-device-management', false],
])('Permissions.holds for the roles %j and %s is %p', (roles, permission, want) => {
	expect(permissions.holds(roles, permission)).toBe(want);
});

it.each<readonly [PermissionId, readonly string[]]>([
	['view-device-management', ['admin', 'x8Ttq3']],
	['logout-device-management', []],
	['post-readonly', []],
])('Permissions.rolesWith gives the roles of %s, without guests: %j', (permission, want) => {
	expect(permissions.rolesWith(permission)).toEqual(new Set(want));
	// What it gave is no way to change who holds what.
	expect(permissions.rolesWith(permission)).not.toBe(permissions.rolesWith(permission));
	expect(permissions.holds(['admin'], 'view-device-management')).toBe(true);
});

it.each<readonly [string, Permissions, boolean]>([
	['the permission is there', permissions, true],
	['no role holds it', build({ 'view-device-management': [] }), true],
	['only others are there', build({ 'logout-device-management': ['admin'] }), false],
])('Permissions.hasDeviceManagement tells the license: %s', (_name, known, want) => {
	expect(known.hasDeviceManagement).toBe(want);
});
