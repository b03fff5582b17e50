import type { ILogger } from '@rocket.chat/apps-engine/definition/accessors';

import type { Failure } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';

/** Code, endpoint and status, for the app log. An error of unknown origin may quote anything, so only its place is kept. */
export const logFailure = (logger: ILogger, failure: Failure, error: unknown): void => {
	if (failure.code === 'internal-error') {
		const place =
			error instanceof Error
				? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
				: [];
		logger.error({
			event: 'internal-error',
			name: error instanceof Error ? error.name : typeof error,
			place,
		});
	} else if (hasHiddenCause(failure.code) || failure.code === 'workspace-logout-unconfirmed') {
		logger.warn({ event: 'lookup-failed', ...failure });
	}
};
