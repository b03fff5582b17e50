import { URLSearchParams } from 'url';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { failureOfAnswer, failureOfError, type HttpAnswer, readHttpAnswer } from './failureOfAnswer';
import { type CallerTwoFactor, type SecondFactor, withTwoFactor } from './withTwoFactor';
import { type Clock, SECOND } from '../common/clock';
import { compact } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Endpoint } from '../common/endpoints';
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

/** After a 429 an endpoint is left alone for the time the server named. */
export class EndpointCooldowns {
	private readonly pauses = new Map<Endpoint, { readonly from: number; readonly until: number }>();

	constructor(private readonly now: Clock) {}

	/** @param seconds as the server named them */
	begin(endpoint: Endpoint, seconds: number): void {
		const from = this.now();
		this.pauses.set(endpoint, { from, until: from + seconds * SECOND });
	}

	/** Whole seconds that are left; 0: there is no pause. A clock that was set back ends it. */
	left(endpoint: Endpoint): number {
		const now = this.now();
		const pause = this.pauses.get(endpoint);
		return pause && now >= pause.from && now < pause.until
			? Math.ceil((pause.until - now) / SECOND)
			: 0;
	}
}

/** How the workspace is asked as the service account, during one request of a caller. */
export type Access = SecondFactor & {
	readonly http: IHttp;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly account: Configuration['account'];
	readonly pauses: EndpointCooldowns;
	/** Milliseconds until a moment, or until all has to be over if that is earlier. */
	readonly timeLeft: (until?: number) => number;
};

/** @throws SessionInfoError `workspace-…` */
export const sendRequest = (
	request: RestRequest,
	access: Access,
): Promise<HttpAnswer | 'not-found'> =>
	withTwoFactor(request.endpoint, access, async (code) => {
		const { now, pauses } = access;
		const { endpoint } = request;
		const retryAfter = pauses.left(endpoint);
		if (retryAfter > 0) {
			throw new SessionInfoError({ code: 'workspace-rate-limited', endpoint, retryAfter });
		}

		const answer = await exchange(request, code, access);
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
	{ endpoint, query = {}, data, until }: RestRequest,
	{ code, method }: CallerTwoFactor,
	{ http, baseUrl, account, timeLeft }: Access,
): Promise<HttpAnswer> => {
	// A fraction of a millisecond makes the host throw before anything is sent.
	const timeout = Math.floor(Math.min(REQUEST_TIMEOUT, timeLeft(until)));
	if (timeout <= 0) {
		throw new SessionInfoError({ code: 'workspace-timeout', endpoint });
	}

	// The accessor drops falsy `params` and ignores `query`, so both go into the address.
	const pairs = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]);
	const search = pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
	const url = `${baseUrl}/api/v1/${endpoint}${search}`;
	const headers = {
		'X-Auth-Token': account.authToken,
		'X-User-Id': account.userId,
		...compact({ 'X-2fa-code': code, 'X-2fa-method': method }),
	};
	try {
		const sent = data
			? http.post(url, { headers, timeout, data })
			: http.get(url, { headers, timeout });
		const answer = readHttpAnswer(await withTimeout(sent, timeout));
		if (answer) {
			return answer;
		}
	} catch (error) {
		throw new SessionInfoError(failureOfError(endpoint, error));
	}
	throw new SessionInfoError({ code: 'workspace-unreachable', endpoint });
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
