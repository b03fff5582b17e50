import { URLSearchParams } from 'url';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import {
	failureOfAnswer,
	failureOfError,
	type HttpAnswer,
	isSessionNotFound,
	readHttpAnswer,
} from './failureOfAnswer';
import { withTimeout } from './withTimeout';
import { type CallerTwoFactor, type TwoFactorAccess, withTwoFactor } from './withTwoFactor';
import { type Clock, SECOND } from '../common/clock';
import { type Endpoint, rulesOf } from '../common/endpoints';
import { compact } from '../common/json';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import type { Configuration } from '../settings/parse';

const REQUEST_TIMEOUT = 10 * SECOND;

export type RestRequest = {
	readonly endpoint: Endpoint;
	readonly query?: Readonly<Record<string, string | number>> | undefined;
	/** Makes it a POST. */
	readonly data?: object;
	/** When the answer has to be there (milliseconds), if before the whole request has to be over. */
	readonly until?: number;
	/** Other callers wait for the answer too, so it may take as long as any, whatever time this caller has left. */
	readonly hasOwnTime?: boolean;
};

/** After a 429 an endpoint is left alone for the time the server named. */
export class EndpointCooldowns {
	private readonly cooldowns = new Map<
		Endpoint,
		{ readonly from: number; readonly until: number }
	>();

	constructor(private readonly now: Clock) {}

	/** @param seconds as the server named them */
	begin(endpoint: Endpoint, seconds: number): void {
		const from = this.now();
		this.cooldowns.set(endpoint, { from, until: from + seconds * SECOND });
	}

	/** Why an endpoint is not asked; `undefined` if it may be asked. A clock that was set back ends the wait. */
	pauseOf(endpoint: Endpoint): Failure | undefined {
		const now = this.now();
		const cooldown = this.cooldowns.get(endpoint);
		if (!cooldown || now < cooldown.from || now >= cooldown.until) {
			return undefined;
		}
		const retryAfter = Math.ceil((cooldown.until - now) / SECOND);
		return { code: 'workspace-rate-limited', endpoint, retryAfter };
	}
}

/** How the workspace is asked as the service account, during one request of a caller. */
export type WorkspaceAccess = TwoFactorAccess & {
	readonly http: IHttp;
	/** Without a trailing slash. */
	readonly baseUrl: string;
	readonly account: Configuration['account'];
	readonly cooldowns: EndpointCooldowns;
	/** Milliseconds until a moment, or until all has to be over if that is earlier. */
	readonly timeLeft: (until?: number) => number;
};

/**
 * The answer to a request: a success, or that there is no such session (`isSessionNotFound`).
 *
 * @throws SessionInfoError `workspace-…`
 */
export const sendRequest = (request: RestRequest, access: WorkspaceAccess): Promise<HttpAnswer> =>
	withTwoFactor(request.endpoint, access, async (code) => {
		const { now, cooldowns } = access;
		const { endpoint } = request;
		const pause = cooldowns.pauseOf(endpoint);
		if (pause) {
			throw new SessionInfoError(pause);
		}

		const answer = await send(request, code, access);
		const failure = isSessionNotFound(answer)
			? undefined
			: failureOfAnswer(endpoint, answer, now());
		if (failure?.code === 'workspace-rate-limited') {
			cooldowns.begin(endpoint, failure.retryAfter);
		}
		if (failure) {
			throw new SessionInfoError(failure);
		}
		return answer;
	});

const send = async (
	request: RestRequest,
	{ code, method }: CallerTwoFactor,
	access: WorkspaceAccess,
): Promise<HttpAnswer> => {
	const { endpoint, until, hasOwnTime = false } = request;
	const timeLeft = hasOwnTime ? REQUEST_TIMEOUT : access.timeLeft(until);
	// A fraction of a millisecond makes the host throw before anything is sent.
	const timeout = Math.floor(Math.min(REQUEST_TIMEOUT, timeLeft));
	if (timeout <= 0) {
		throw new SessionInfoError({ code: 'workspace-timeout', endpoint });
	}

	const headers = {
		// A caching proxy would freeze who holds what, and what a logout has changed.
		'Cache-Control': 'no-cache',
		'X-Auth-Token': access.account.authToken,
		'X-User-Id': access.account.userId,
		...compact({ 'X-2fa-code': code, 'X-2fa-method': method }),
	};
	// Some hosts do not keep the timeout they are given. Half a second more lets those that do answer for themselves.
	const milliseconds = timeout + SECOND / 2;
	const called = callHost(request, { headers, timeout }, access);
	const answer = readHttpAnswer(await withTimeout(called, { milliseconds, endpoint }));
	if (!answer) {
		throw new SessionInfoError({ code: 'workspace-unreachable', endpoint });
	}
	return answer;
};

/** @throws SessionInfoError if the host throws or rejects */
const callHost = async (
	{ endpoint, query = {}, data }: RestRequest,
	options: { readonly headers: Record<string, string>; readonly timeout: number },
	{ http, baseUrl }: WorkspaceAccess,
): Promise<unknown> => {
	// The accessor drops falsy `params` and ignores `query`, so both go into the address.
	const pairs = Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]);
	const search = pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
	const url = `${baseUrl}${rulesOf(endpoint).path}${search}`;
	try {
		return await (data ? http.post(url, { ...options, data }) : http.get(url, options));
	} catch (error) {
		throw new SessionInfoError(failureOfError(endpoint, error));
	}
};
