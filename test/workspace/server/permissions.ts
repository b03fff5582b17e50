import type { Permission, Room, WorkspaceData, WorkspaceUser } from '../model';
import { findGeneration } from './generations';

const comesWithLicense: readonly string[] = ['view-device-management', 'logout-device-management'];

/** The permissions that exist: a server which never had the license has no entry for Device Management. */
export const permissionsOf = (data: WorkspaceData): Permission[] => {
	const { deviceManagementPermission } = findGeneration(data.generation);
	const complete = deviceManagementPermission === 'core' || data.licensed || data.wasLicensed;
	return complete
		? data.permissions
		: data.permissions.filter(({ _id }) => !comesWithLicense.includes(_id));
};

/** All that a guest may hold where a license is valid, whatever their other roles hold (`guestPermissions.ts`). */
const guestPermissions: readonly string[] = [
	'view-d-room',
	'view-joined-room',
	'view-p-room',
	'start-discussion',
	'mobile-upload-file',
];

/** As `rolesHasPermission`: one restricted role among many is enough to be refused. */
export const hasPermission = ({
	data,
	user,
	permission,
	room,
}: {
	data: WorkspaceData;
	user: WorkspaceUser;
	permission: string;
	/** Where roles count that are given in a room; without one those of the workspace count alone. */
	room?: Room;
}): boolean => {
	const held = [...user.roles, ...(room?.memberRoles?.[user.username] ?? [])];
	if (data.licensed && held.includes('guest') && !guestPermissions.includes(permission)) {
		return false;
	}
	return permissionsOf(data).some(
		({ _id, roles }) => _id === permission && roles.some((role) => held.includes(role)),
	);
};
