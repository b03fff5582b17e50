import { URL } from 'url';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { failureOfAnswer, failureOfError, type HttpAnswer, readHttpAnswer } from './HttpAnswer';
import type { Pauses } from './Pauses';
import { type Headers, type SecondFactor, withTwoFactor } from './TwoFactor';
import { SECOND } from '../common/clock';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Endpoint } from '../names/endpoints';
import type { Configuration } from '../settings/parse';

const REQUEST_TIMEOUT = 10 * SECOND;

export type RestRequest = {
	readonly endpoint: Endpoint;
	readonly query?: Readonly<Record<string, string | number>> | undefined;
	/** Makes it a POST. */
	readonly data?: object;
	/** When the answer has to be there (milliseconds), if before the whole request has to be over. */
	readonly until?: number;
};

/** How the workspace is asked as the service account, during one request of a caller. */
export type Access = SecondFactor & {
	readonly http: IHttp;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly account: Configuration['account'];
	readonly pauses: Pauses;
	/** When all has to be over (milliseconds). */
	readonly deadline: number;
};

/** @throws SessionInfoError `workspace-…` */
export const sendRequest = (
	request: RestRequest,
	access: Access,
): Promise<HttpAnswer | 'not-found'> =>
	withTwoFactor(request.endpoint, access, async (headers) => {
		const { now, pauses } = access;
		const { endpoint } = request;
		const retryAfter = pauses.left(endpoint);
		if (retryAfter > 0) {
			throw new SessionInfoError({ code: 'workspace-rate-limited', endpoint, retryAfter });
		}

		const answer = await exchange(request, headers, access);
		const failure = failureOfAnswer(endpoint, answer, now());
		if (failure === undefined || failure === 'not-found') {
			return failure ?? answer;
		}
		if (failure.code === 'workspace-rate-limited') {
			pauses.begin(endpoint, failure.retryAfter);
		}
		throw new SessionInfoError(failure);
	});

const exchange = async (
	{ endpoint, query = {}, data, until = Infinity }: RestRequest,
	twoFactorHeaders: Headers,
	{ http, baseUrl, account, now, deadline }: Access,
): Promise<HttpAnswer> => {
	// A fraction of a millisecond makes the host throw before anything is sent.
	const timeout = Math.floor(Math.min(REQUEST_TIMEOUT, deadline - now(), until - now()));
	if (timeout <= 0) {
		throw new SessionInfoError({ code: 'workspace-timeout', endpoint });
	}

	// The accessor drops falsy `params` and ignores `query`, so both go into the address.
	const url = new URL(`${baseUrl}/api/v1/${endpoint}`);
	Object.entries(query).forEach(([key, value]) => url.searchParams.append(key, String(value)));
	const headers = {
		'X-Auth-Token': account.authToken,
		'X-User-Id': account.userId,
		...twoFactorHeaders,
	};

	let response: unknown;
	try {
		const sent = data
			? http.post(url.href, { headers, timeout, data })
			: http.get(url.href, { headers, timeout });
		response = await withTimeout(sent, timeout);
	} catch (error) {
		throw new SessionInfoError(failureOfError(endpoint, error));
	}

	const answer = readHttpAnswer(response);
	if (!answer) {
		throw new SessionInfoError({ code: 'workspace-unreachable', endpoint });
	}
	return answer;
};

/**
 * Holds a promise to its time. Not every host keeps the timeout it is given; half a second more lets those that do speak
 * for themselves.
 *
 * @param milliseconds the time the host was given
 */
export const withTimeout = <T>(promise: Promise<T>, milliseconds: number): Promise<T> => {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const timeout = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('timeout')), milliseconds + SECOND / 2);
	});
	return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
};
