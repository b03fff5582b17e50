import type { ServerResponse } from 'node:http';

import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { MINUTE, SECOND } from '../../../src/common/clock';
import { RequestCache } from '../../../src/requests/RequestCache';
import {
	EndpointCooldowns,
	type RestRequest,
	sendRequest,
	withTimeout,
} from '../../../src/workspace/sendRequest';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { deferred } from '../support/fakeWorkspace';
import { type Reaction, TestServer } from '../support/server';
import { sessionId } from '../support/sessions';
import { service } from '../support/settings';
import { part, stub } from '../support/stub';
import { accessTo, workspaceAt, type WorkspaceSetup } from '../support/workspaceAt';

const server = new TestServer();
beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

const notFound = { status: 404, body: { success: false, error: 'Session not found' } };
const totpRequired: Reaction = {
	status: 400,
	body: { success: false, error: 'TOTP Required [totp-required]', errorType: 'totp-required' },
};

const send = (request: RestRequest, setup?: WorkspaceSetup): ReturnType<typeof sendRequest> =>
	sendRequest(request, accessTo(server.url, setup));

const buildWorkspace = (setup?: WorkspaceSetup): WorkspaceApi => workspaceAt(server.url, setup);

describe('a request', () => {
	it('keeps the sub-path of the address', async () => {
		server.react = () => notFound;
		await buildWorkspace({ path: '/chat/eu' }).anySession(sessionId);
		expect(server.received[0]?.url).toBe(
			`/chat/eu/api/v1/sessions/info.admin?sessionId=${sessionId}`,
		);
	});

	it('with data is a POST of JSON, as the service account', async () => {
		server.react = () => ({ body: { success: true } });
		await send({ endpoint: 'sessions/logout', data: { sessionId } });
		expect(server.received).toMatchObject([
			{
				method: 'POST',
				url: '/api/v1/sessions/logout',
				headers: {
					'content-type': 'application/json',
					'x-auth-token': service.authToken,
					'x-user-id': service.userId,
				},
				body: JSON.stringify({ sessionId }),
			},
		]);
	});

	it('without data has no body', async () => {
		server.react = () => notFound;
		await send({ endpoint: 'me', query: { a: '', b: 0 } });
		expect(server.received).toMatchObject([{ method: 'GET', url: '/api/v1/me?a=&b=0', body: '' }]);
	});
});

describe('no answer', () => {
	const reset = (response: ServerResponse): void => {
		response.socket?.resetAndDestroy();
	};
	const cutOff = (response: ServerResponse): void => {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
		response.write('{"sessionId":', () => response.socket?.destroy());
	};

	it('because the connection is reset: unreachable', async () => {
		server.react = () => reset;
		expect(await rejected(buildWorkspace().anySession(sessionId))).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'sessions/info.admin',
		});
	});

	it('because nobody listens: unreachable', async () => {
		const gone = new TestServer();
		await gone.start();
		await gone.stop();
		expect(await rejected(workspaceAt(gone.url).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});

	it.each<readonly [string, Reaction]>([
		['nothing comes', () => undefined],
		// node-fetch waits for the rest.
		['the body is cut off', cutOff],
	])('in the time the lookup has left, since %s: timeout', async (_name, reaction) => {
		server.react = () => reaction;
		expect(await rejected(buildWorkspace({ timeLeft: 50 }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
	});

	it('after the time is up: timeout, without asking', async () => {
		const get = jest.fn();
		const accessor = stub<IHttp>('IHttp', { get });

		expect(await rejected(buildWorkspace({ timeLeft: 0, accessor }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
		expect(get).not.toHaveBeenCalled();
	});

	it('and a host that keeps no timeout: timeout', async () => {
		const accessor = stub<IHttp>('IHttp', { get: () => new Promise(() => undefined) });

		expect(await rejected(buildWorkspace({ accessor, timeLeft: 20 }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
	});

	it.each([
		[25 * SECOND, 10 * SECOND],
		[4 * SECOND, 4 * SECOND],
		// A fraction makes the host throw.
		[4 * SECOND + 0.75, 4 * SECOND],
		[1.5, 1],
	])('with %d ms left, the host is given %d ms', async (timeLeft, want) => {
		const timeouts: unknown[] = [];
		const accessor = stub<IHttp>('IHttp', {
			get: (_url, options) => {
				timeouts.push(options?.timeout);
				return Promise.resolve(part<IHttpResponse>({ statusCode: 404, data: notFound.body }));
			},
		});
		await buildWorkspace({ accessor, timeLeft }).anySession(sessionId);
		expect(timeouts).toEqual([want]);
	});

	it.each([
		['earlier than the whole request', 3 * SECOND + 0.5, [3 * SECOND]],
		['later than the whole request', 60 * SECOND, [8 * SECOND]],
		['in less than a millisecond', 0.5, []],
		['by now', 0, []],
	])(
		'when the answer has to be there %s, the host is given its time',
		async (_name, left, want) => {
			const timeouts: unknown[] = [];
			const clock = new TestClock();
			const accessor = stub<IHttp>('IHttp', {
				post: (_url, options) => {
					timeouts.push(options?.timeout);
					return Promise.reject(new Error('network timeout'));
				},
			});
			const setup = { accessor, clock, timeLeft: 8 * SECOND };

			expect(
				await rejected(
					send({ endpoint: 'sessions/logout', data: {}, until: clock.time + left }, setup),
				),
			).toEqual({ code: 'workspace-timeout', endpoint: 'sessions/logout' });
			expect(timeouts).toEqual(want);
		},
	);

	it.each<readonly [string, () => unknown]>([
		['answers with undefined', () => Promise.resolve(undefined)],
		['returns undefined', () => undefined],
		[
			'throws at once',
			() => {
				throw new Error('Method not allowed');
			},
		],
		['rejects with something else', () => Promise.reject(new TypeError('fetch failed'))],

		['rejects with a text', () => Promise.reject('no')],
	])('because the host %s: unreachable', async (_name, get) => {
		const accessor = stub<IHttp>('IHttp', { get: get as IHttp['get'] });

		expect(await rejected(buildWorkspace({ accessor }).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});
});

describe('a rate limit', () => {
	const slowDown = (seconds: number): Reaction => ({
		status: 429,
		body: {
			success: false,
			error: `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`,
		},
	});
	const limited = (retryAfter: number) => ({
		code: 'workspace-rate-limited',
		endpoint: 'sessions/info.admin',
		retryAfter,
	});

	it('pauses its endpoint until the time is over, for all lookups, counting down', async () => {
		const clock = new TestClock();
		const memory = new RequestCache(clock.now);
		const ask = () => buildWorkspace({ clock, memory }).anySession(sessionId);
		server.react = () => slowDown(30);
		expect(await rejected(ask())).toEqual(limited(30));
		clock.advance(10.5 * SECOND);
		expect(await rejected(ask())).toEqual(limited(20));
		clock.advance(19.5 * SECOND - 1);
		expect(await rejected(ask())).toEqual(limited(1));
		expect(server.received).toHaveLength(1);
		server.react = () => notFound;
		clock.advance(1);
		await expect(ask()).resolves.toEqual({ kind: 'none' });
		expect(server.received).toHaveLength(2);
	});

	it('pauses no other endpoint', async () => {
		const memory = new RequestCache(new TestClock().now);
		server.react = ({ url }) => (url.includes('info.admin') ? slowDown(30) : notFound);
		const workspace = buildWorkspace({ memory });
		await rejected(workspace.anySession(sessionId));
		await workspace.ownSession(sessionId);
		expect(server.asked).toEqual(['sessions/info.admin', 'sessions/info']);
	});

	it('without a time pauses for a minute', async () => {
		const clock = new TestClock();
		const memory = new RequestCache(clock.now);
		const workspace = buildWorkspace({ clock, memory, timeLeft: 5 * MINUTE });
		server.react = () => ({ status: 429, body: '<h1>Too Many Requests</h1>' });
		await rejected(workspace.anySession(sessionId));
		clock.advance(MINUTE - 1);
		await rejected(workspace.anySession(sessionId));
		expect(server.received).toHaveLength(1);
		clock.advance(1);
		await rejected(workspace.anySession(sessionId));
		expect(server.received).toHaveLength(2);
	});

	it('stops the second request with a code too', async () => {
		server.react = ({ headers }) =>
			headers['x-2fa-code'] === undefined ? totpRequired : slowDown(15);
		const memory = new RequestCache(new TestClock().now);
		const workspace = buildWorkspace({
			memory,
			twoFactor: { method: 'password', password: 'x' },
		});
		expect(await rejected(workspace.anySession(sessionId))).toEqual(limited(15));
		expect(await rejected(workspace.anySession(sessionId))).toEqual(limited(15));
		expect(server.received).toHaveLength(2);
	});
});

describe('a pause', () => {
	it.each([
		['at once', 0, 30],
		['within the first second', 1, 30],
		['after a second', SECOND, 29],
		['a moment before its end', 30 * SECOND - 1, 1],
		['at its end', 30 * SECOND, 0],
		['when the clock is set back before it', -1, 0],
	])('of 30 s has %s %d ms later %d s left', (_name, later, want) => {
		const clock = new TestClock();
		const pauses = new EndpointCooldowns(clock.now);
		pauses.begin('me', 30);
		clock.advance(later);
		expect(pauses.left('me')).toBe(want);
	});

	it('is its own for each endpoint, and the latest counts', () => {
		const clock = new TestClock();
		const pauses = new EndpointCooldowns(clock.now);
		pauses.begin('sessions/info.admin', 30);
		pauses.begin('sessions/list.all', 7);
		pauses.begin('sessions/info.admin', 5);
		expect(
			(['sessions/info.admin', 'sessions/list.all', 'sessions/list'] as const).map((endpoint) =>
				pauses.left(endpoint),
			),
		).toEqual([5, 7, 0]);
	});
});

describe('withTimeout', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());
	it('lets the host speak for itself for half a second more, and then gives up', async () => {
		const given = jest.fn();
		const outcome = withTimeout(new Promise(() => undefined), 1000).catch(given);
		await jest.advanceTimersByTimeAsync(1499);
		expect(given).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		await outcome;
		expect(given).toHaveBeenCalledWith(new Error('timeout'));
	});

	it('gives an answer that comes in time, and leaves no timer behind', async () => {
		const answer = deferred<string>();
		const outcome = withTimeout(answer.promise, 1000);
		await jest.advanceTimersByTimeAsync(1499);
		answer.resolve('here');
		await expect(outcome).resolves.toBe('here');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('gives a failure as it is, and leaves no timer behind', async () => {
		await expect(withTimeout(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
		expect(jest.getTimerCount()).toBe(0);
	});
});
