import type { Rights } from './Rights';
import type { Failure } from '../errors/SessionInfoError';

/**
 * Tells a missing license from a missing permission. Without the license, servers before 8.x refuse the service account in
 * the words of a missing permission, but list no `view-device-management` in `permissions.listAll`.
 */
export const diagnose = async (failure: Failure, rights: Rights): Promise<Failure> => {
	if (failure.code !== 'workspace-permission-missing') {
		return failure;
	}

	const permissions = await rights
		.withRecentFailures()
		.permissions()
		.catch(() => undefined);
	return permissions && !permissions.hasDeviceManagement
		? { ...failure, code: 'workspace-unlicensed' }
		: failure;
};
