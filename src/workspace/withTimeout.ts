import type { Endpoint } from '../common/endpoints';
import { SessionInfoError } from '../errors/SessionInfoError';

/**
 * Waits for a promise for a limited time. What the promise does afterwards is ignored, a rejection too.
 *
 * @param wait.endpoint which question is waited for
 * @throws SessionInfoError `workspace-timeout`, or what the promise is rejected with
 */
export const withTimeout = <T>(
	promise: Promise<T>,
	wait: { readonly milliseconds: number; readonly endpoint: Endpoint },
): Promise<T> => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const timeout = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => {
			reject(new SessionInfoError({ code: 'workspace-timeout', endpoint: wait.endpoint }));
		}, wait.milliseconds);
	});
	return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
};
