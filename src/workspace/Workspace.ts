import { createHash } from 'crypto';
import { URLSearchParams } from 'url';

import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import type { Clock } from '../clock';
import { SECOND } from '../clock';
import type { Memory } from './Memory';
import { type Answer, failureOf, failureOfError, readAnswer } from './answer';
import type { Endpoint } from './endpoints';
import { isDeviceManagement } from './endpoints';
import { type Account, parseAccount, parsePage, parsePermissions, type Permissions } from './parse';
import { totp } from './totp';
import { SessionInfoError } from '../errors/SessionInfoError';
import { parseSession, type Session, type SessionPage } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';
import type { Configuration } from '../settings/parse';

/** 2FA headers that a caller of the API sent; they take the place of the stored method for one request. */
export type CallerTwoFactor = { readonly code?: string; readonly method?: string };

export type Window = { readonly offset: number; readonly count: number };

type Headers = Readonly<Record<string, string>>;

const REQUEST_TIMEOUT = 10 * SECOND;

/** The endpoints that Rocket.Chat protects with `twoFactorRequired`; no code is sent anywhere else. */
const TWO_FACTOR: readonly Endpoint[] = ['sessions/info.admin', 'sessions/list.all'];

const twoFactorHeaders = (code: string | undefined, method: string | undefined): Headers => ({
	...(code !== undefined && { 'X-2fa-code': code }),
	...(method !== undefined && { 'X-2fa-method': method }),
});

/**
 * The workspace's REST API as the service account sees it, during one lookup. Every method either answers what it
 * promises or throws a `SessionInfoError`, within the time the lookup has left.
 */
export class Workspace {
	constructor(
		private readonly options: {
			readonly http: IHttp;
			/** Without a trailing slash. */
			readonly baseUrl: string;
			readonly configuration: Configuration;
			readonly memory: Memory;
			readonly now: Clock;
			/** When the lookup has to be over (milliseconds). */
			readonly deadline: number;
			readonly callerTwoFactor: CallerTwoFactor | undefined;
		},
	) {}

	/** `sessions/info`: a session of the service account itself. `undefined`: not found. */
	ownSession(sessionId: SessionId): Promise<Session | undefined> {
		return this.session('sessions/info', sessionId);
	}

	/** `sessions/info.admin`: a search on the server, so that the answer may be another session. `undefined`: not found. */
	anySession(sessionId: SessionId): Promise<Session | undefined> {
		return this.session('sessions/info.admin', sessionId);
	}

	/** `sessions/list`: the sessions of the service account itself. */
	async ownSessions({ offset, count }: Window): Promise<SessionPage> {
		return this.parsed('sessions/list', { offset, count }, parsePage);
	}

	/** `sessions/list.all`: everybody's sessions that match the text, newest login first. */
	async sessions({
		filter,
		offset,
		count,
	}: Window & { readonly filter: string }): Promise<SessionPage> {
		return this.parsed('sessions/list.all', { filter, offset, count }, parsePage);
	}

	permissions(): Promise<Permissions> {
		return this.parsed('permissions.listAll', {}, parsePermissions);
	}

	account(): Promise<Account> {
		return this.parsed('me', {}, parseAccount);
	}

	private async session(
		endpoint: 'sessions/info' | 'sessions/info.admin',
		sessionId: SessionId,
	): Promise<Session | undefined> {
		const answer = await this.ask(endpoint, { sessionId });

		return answer === 'not-found'
			? undefined
			: orBadAnswer(parseSession(answer.body), { endpoint, status: answer.status });
	}

	private async parsed<T>(
		endpoint: Endpoint,
		query: Readonly<Record<string, string | number>>,
		parse: (body: unknown) => T | undefined,
	): Promise<T> {
		const answer = await this.ask(endpoint, query);

		return answer === 'not-found'
			? orBadAnswer<T>(undefined, { endpoint, status: 404 })
			: orBadAnswer(parse(answer.body), { endpoint, status: answer.status });
	}

	/**
	 * Asks with the 2FA code it takes. A code goes out only where the workspace demands one: on the first request after
	 * `totp-required`, and once it was taken, at once (8.5.x forgets that it was taken, #41065).
	 */
	private async ask(
		endpoint: Endpoint,
		query: Readonly<Record<string, string | number>>,
	): Promise<Answer | 'not-found'> {
		const { callerTwoFactor, configuration, memory } = this.options;

		if (callerTwoFactor && isDeviceManagement(endpoint)) {
			return this.send(
				endpoint,
				query,
				twoFactorHeaders(callerTwoFactor.code, callerTwoFactor.method),
			);
		}

		if (configuration.twoFactor.method === 'none' || !TWO_FACTOR.includes(endpoint)) {
			return this.send(endpoint, query, {});
		}

		if (!memory.twoFactorNeeded) {
			try {
				return await this.send(endpoint, query, {});
			} catch (error) {
				if (SessionInfoError.failureOf(error).code !== 'workspace-two-factor-required') {
					throw error;
				}
			}
		}

		try {
			const answer = await this.send(endpoint, query, this.storedTwoFactor());
			memory.twoFactorNeeded = true;
			return answer;
		} catch (error) {
			if (SessionInfoError.failureOf(error).code.startsWith('workspace-two-factor')) {
				memory.twoFactorNeeded = false;
			}

			throw error;
		}
	}

	private storedTwoFactor(): Headers {
		const { twoFactor } = this.options.configuration;

		switch (twoFactor.method) {
			case 'totp':
				return twoFactorHeaders(totp(twoFactor.seed, this.options.now()), twoFactor.method);
			case 'password':
				// Rocket.Chat takes the password as its clients send it: lower-case hex SHA-256.
				return twoFactorHeaders(
					createHash('sha256').update(twoFactor.password).digest('hex'),
					twoFactor.method,
				);
			case 'none':
				return {};
		}
	}

	private async send(
		endpoint: Endpoint,
		query: Readonly<Record<string, string | number>>,
		extraHeaders: Headers,
	): Promise<Answer | 'not-found'> {
		const { memory, now } = this.options;
		const pausedFor = (memory.pauses.get(endpoint) ?? 0) - now();

		if (pausedFor > 0) {
			throw new SessionInfoError({
				code: 'workspace-rate-limited',
				endpoint,
				retryAfter: Math.ceil(pausedFor / SECOND),
			});
		}

		const answer = await this.get(endpoint, query, extraHeaders);
		const failure = failureOf(endpoint, answer, now());

		if (failure === undefined) {
			return answer;
		}

		if (failure === 'not-found') {
			return failure;
		}

		if (failure.code === 'workspace-rate-limited') {
			memory.pauses.set(endpoint, now() + failure.retryAfter * SECOND);
		}

		throw new SessionInfoError(failure);
	}

	private async get(
		endpoint: Endpoint,
		query: Readonly<Record<string, string | number>>,
		extraHeaders: Headers,
	): Promise<Answer> {
		const { http, baseUrl, configuration, now, deadline } = this.options;
		const timeout = Math.min(REQUEST_TIMEOUT, deadline - now());

		if (timeout <= 0) {
			throw new SessionInfoError({ code: 'workspace-timeout', endpoint });
		}

		// The accessor drops falsy `params` and ignores `query`, so both go into the address.
		const search = new URLSearchParams();
		Object.entries(query).forEach(([key, value]) => search.append(key, String(value)));
		const suffix = Object.keys(query).length > 0 ? `?${search.toString()}` : '';
		const url = `${baseUrl}/api/v1/${endpoint}${suffix}`;
		const headers = {
			'X-Auth-Token': configuration.account.authToken,
			'X-User-Id': configuration.account.userId,
			...extraHeaders,
		};

		let response: unknown;

		try {
			response = await withTimeout(http.get(url, { headers, timeout }), timeout);
		} catch (error) {
			throw new SessionInfoError(failureOfError(endpoint, error));
		}

		const answer = readAnswer(response);

		if (!answer) {
			throw new SessionInfoError({ code: 'workspace-unreachable', endpoint });
		}

		return answer;
	}
}

const orBadAnswer = <T>(
	value: T | undefined,
	where: { readonly endpoint: Endpoint; readonly status: number },
): T => {
	if (value === undefined) {
		throw new SessionInfoError({ code: 'workspace-bad-answer', ...where });
	}

	return value;
};

/** Not every host keeps the timeout it is given; half a second more lets those that do speak for themselves. */
const withTimeout = async <T>(promise: Promise<T>, timeout: number): Promise<T> => {
	let timer: ReturnType<typeof setTimeout> | undefined;

	try {
		return await Promise.race([
			promise,
			new Promise<never>((_resolve, reject) => {
				timer = setTimeout(() => reject(new Error('timeout')), timeout + SECOND / 2);
			}),
		]);
	} finally {
		clearTimeout(timer);
	}
};
