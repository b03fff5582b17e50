import { URLSearchParams } from 'url';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { failureOfAnswer, failureOfError, type HttpAnswer, readHttpAnswer } from './HttpAnswer';
import type { Pauses } from './Pauses';
import type { Headers, TwoFactor } from './TwoFactor';
import { withTimeout } from './timeout';
import { type Clock, SECOND } from '../common/clock';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Endpoint } from '../names/endpoints';
import type { Configuration } from '../settings/parse';

const REQUEST_TIMEOUT = 10 * SECOND;

export type RestRequest = {
	readonly endpoint: Endpoint;
	readonly query?: Readonly<Record<string, string | number>>;
	/** Makes it a POST. */
	readonly data?: object;
	/** When the answer has to be there (milliseconds), if before the whole request has to be over. */
	readonly until?: number;
};

/** Requests to the workspace's REST API as the service account: address, headers, second factor, time, pauses. */
export class RestClient {
	constructor(
		private readonly options: {
			readonly http: IHttp;
			/** Without a trailing slash. */
			readonly baseUrl: string;
			readonly account: Configuration['account'];
			readonly twoFactor: TwoFactor;
			readonly pauses: Pauses;
			readonly now: Clock;
			/** When all has to be over (milliseconds). */
			readonly deadline: number;
		},
	) {}

	/** @throws SessionInfoError `workspace-…` */
	ask(request: RestRequest): Promise<HttpAnswer | 'not-found'> {
		return this.options.twoFactor.send(request.endpoint, async (headers) => {
			const { now, pauses } = this.options;
			const { endpoint } = request;
			const retryAfter = pauses.left(endpoint);
			if (retryAfter > 0) {
				throw new SessionInfoError({ code: 'workspace-rate-limited', endpoint, retryAfter });
			}

			const answer = await this.send(request, headers);
			const failure = failureOfAnswer(endpoint, answer, now());
			if (failure === undefined) {
				return answer;
			}
			if (failure === 'not-found') {
				return failure;
			}
			if (failure.code === 'workspace-rate-limited') {
				pauses.begin(endpoint, failure.retryAfter);
			}
			throw new SessionInfoError(failure);
		});
	}

	private async send(
		{ endpoint, query = {}, data, until = Infinity }: RestRequest,
		twoFactorHeaders: Headers,
	): Promise<HttpAnswer> {
		const { http, baseUrl, account, now, deadline } = this.options;
		// A fraction of a millisecond makes the host throw before anything is sent.
		const timeout = Math.floor(Math.min(REQUEST_TIMEOUT, deadline - now(), until - now()));
		if (timeout <= 0) {
			throw new SessionInfoError({ code: 'workspace-timeout', endpoint });
		}

		// The accessor drops falsy `params` and ignores `query`, so both go into the address.
		const search = new URLSearchParams();
		Object.entries(query).forEach(([key, value]) => search.append(key, String(value)));
		const suffix = Object.keys(query).length > 0 ? `?${search.toString()}` : '';
		const url = `${baseUrl}/api/v1/${endpoint}${suffix}`;
		const headers = {
			'X-Auth-Token': account.authToken,
			'X-User-Id': account.userId,
			...twoFactorHeaders,
		};

		let response: unknown;
		try {
			const sent = data
				? http.post(url, { headers, timeout, data })
				: http.get(url, { headers, timeout });
			response = await withTimeout(sent, timeout);
		} catch (error) {
			throw new SessionInfoError(failureOfError(endpoint, error));
		}

		const answer = readHttpAnswer(response);
		if (!answer) {
			throw new SessionInfoError({ code: 'workspace-unreachable', endpoint });
		}
		return answer;
	}
}
