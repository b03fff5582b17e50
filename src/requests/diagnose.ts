import type { Rights } from './Rights';
import { type Failure, failureOf } from '../errors/SessionInfoError';

/**
 * Tells a missing license from a missing permission. Without the license, servers before 8.x refuse the service account in
 * the words of a missing permission, but list no `view-device-management` in `permissions.listAll`.
 */
export const diagnose = async (failure: Failure, rights: Rights): Promise<Failure> => {
	if (failure.code !== 'workspace-permission-missing') {
		return failure;
	}

	const other = await failureOf(rights.withRecentFailures().permissions());
	return other?.code === 'workspace-unlicensed'
		? { ...failure, code: 'workspace-unlicensed' }
		: failure;
};
