import type { Permission, WorkspaceData, WorkspaceUser } from '../model';
import { findGeneration } from './generations';

const comesWithLicence: readonly string[] = ['view-device-management', 'logout-device-management'];

/** The permissions that exist: a server which never had the licence has no entry for Device Management. */
export const permissionsOf = (data: WorkspaceData): Permission[] => {
	const { deviceManagementPermission } = findGeneration(data.generation);
	const complete = deviceManagementPermission === 'core' || data.licensed || data.wasLicensed;
	return complete
		? data.permissions
		: data.permissions.filter(({ _id }) => !comesWithLicence.includes(_id));
};

/** Workspace-wide roles only, as `hasPermission` without a room. */
export const hasPermission = ({
	data,
	user,
	permission,
}: {
	data: WorkspaceData;
	user: WorkspaceUser;
	permission: string;
}): boolean =>
	permissionsOf(data).some(
		({ _id, roles }) => _id === permission && roles.some((role) => user.roles.includes(role)),
	);
