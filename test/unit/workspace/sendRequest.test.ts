import type { ServerResponse } from 'node:http';

import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { MINUTE, SECOND } from '../../../src/common/clock';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import {
	EndpointCooldowns,
	type RestRequest,
	sendRequest,
} from '../../../src/workspace/sendRequest';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
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

describe('sendRequest', () => {
	it('sendRequest keeps the sub-path of the address', async () => {
		server.react = () => notFound;
		await buildWorkspace({ path: '/chat/eu' }).findAnybodys(sessionId);
		expect(server.received[0]?.url).toBe(
			`/chat/eu/api/v1/sessions/info.admin?sessionId=${sessionId}`,
		);
	});

	it('sendRequest makes a request with data a POST of JSON, as the service account', async () => {
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

	it('sendRequest sends no body without data', async () => {
		server.react = () => notFound;
		await send({ endpoint: 'me', query: { a: '', b: 0 } });
		expect(server.received).toMatchObject([{ method: 'GET', url: '/api/v1/me?a=&b=0', body: '' }]);
	});
});

describe('sendRequest of any endpoint', () => {
	it.each<readonly [RestRequest, string]>([
		[{ endpoint: 'me' }, 'GET /api/v1/me'],
		[{ endpoint: 'info' }, 'GET /api/info'],
		[{ endpoint: 'permissions.listAll', hasOwnTime: true }, 'GET /api/v1/permissions.listAll'],
		[{ endpoint: 'sessions/logout', data: {} }, 'POST /api/v1/sessions/logout'],
	])('sendRequest lets no cache answer %j', async (request, want) => {
		server.react = () => ({ body: { success: true } });
		await expect(send(request)).resolves.toMatchObject({ status: 200 });
		const [{ method, url, headers } = { method: '', url: '', headers: {} }] = server.received;
		expect(`${method} ${url}`).toBe(want);
		expect(headers).toMatchObject({
			'cache-control': 'no-cache',
			'x-auth-token': service.authToken,
			'x-user-id': service.userId,
		});
	});

	it.each([404, 400])('sendRequest says that there is no such session, by a %d', async (status) => {
		server.react = () => ({ ...notFound, status });
		await expect(send({ endpoint: 'sessions/info' })).resolves.toMatchObject({ status });
	});
});

describe('sendRequest without an answer', () => {
	const reset = (response: ServerResponse): void => {
		response.socket?.resetAndDestroy();
	};
	const cutOff = (response: ServerResponse): void => {
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
		response.write('{"sessionId":', () => response.socket?.destroy());
	};

	it('sendRequest fails with unreachable if the connection is reset', async () => {
		server.react = () => reset;
		expect(await rejected(buildWorkspace().findAnybodys(sessionId))).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'sessions/info.admin',
		});
	});

	it('sendRequest fails with unreachable, and why, if the connection is refused', async () => {
		const gone = new TestServer();
		await gone.start();
		await gone.stop();
		expect(await rejected(workspaceAt(gone.url).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
			fault: 'refused',
		});
	});

	it.each<readonly [string, Reaction]>([
		['nothing comes', () => undefined],
		// node-fetch waits for the rest.
		['the body is cut off', cutOff],
	])(
		'sendRequest fails with a timeout after the time the lookup has left if %s',
		async (_name, reaction) => {
			server.react = () => reaction;
			expect(await rejected(buildWorkspace({ timeLeft: 50 }).account())).toEqual({
				code: 'workspace-timeout',
				endpoint: 'me',
			});
		},
	);

	it('sendRequest asks nothing after the time is up', async () => {
		const get = jest.fn();
		const accessor = stub<IHttp>('IHttp', { get });

		expect(await rejected(buildWorkspace({ timeLeft: 0, accessor }).account())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
		expect(get).not.toHaveBeenCalled();
	});

	it('sendRequest fails with a timeout on a host that keeps none', async () => {
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
	])('sendRequest gives the host, with %d ms left, %d ms', async (timeLeft, want) => {
		const timeouts: unknown[] = [];
		const accessor = stub<IHttp>('IHttp', {
			get: (_url, options) => {
				timeouts.push(options?.timeout);
				return Promise.resolve(part<IHttpResponse>({ statusCode: 404, data: notFound.body }));
			},
		});
		await buildWorkspace({ accessor, timeLeft }).findAnybodys(sessionId);
		expect(timeouts).toEqual([want]);
	});

	it.each([
		[50, true, 10 * SECOND],
		[0, true, 10 * SECOND],
		[50, false, 50],
	])(
		'sendRequest gives the host, with %d ms left and time of its own: %p, %d ms',
		async (timeLeft, hasOwnTime, want) => {
			const timeouts: unknown[] = [];
			const accessor = stub<IHttp>('IHttp', {
				get: (_url, options) => {
					timeouts.push(options?.timeout);
					return Promise.resolve(part<IHttpResponse>({ statusCode: 200, data: {} }));
				},
			});
			await send({ endpoint: 'permissions.listAll', hasOwnTime }, { accessor, timeLeft });
			expect(timeouts).toEqual([want]);
		},
	);

	it.each([
		['earlier than the whole request', 3 * SECOND + 0.5, [3 * SECOND]],
		['later than the whole request', 60 * SECOND, [8 * SECOND]],
		['in less than a millisecond', 0.5, []],
		['by now', 0, []],
	])(
		'sendRequest gives the host the time for an answer that has to be there %s',
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
	])('sendRequest fails with unreachable if the host %s', async (_name, get) => {
		const accessor = stub<IHttp>('IHttp', { get: get as IHttp['get'] });

		expect(await rejected(buildWorkspace({ accessor }).account())).toEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});
});

describe('sendRequest after a 429', () => {
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

	it('sendRequest leaves an endpoint alone after a 429 until the time is over, for all lookups, counting down', async () => {
		const clock = new TestClock();
		const cooldowns = new EndpointCooldowns(clock.now);
		const ask = () => buildWorkspace({ clock, cooldowns }).findAnybodys(sessionId);
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

	it('sendRequest asks other endpoints after a 429', async () => {
		const cooldowns = new EndpointCooldowns(new TestClock().now);
		server.react = ({ url }) => (url.includes('info.admin') ? slowDown(30) : notFound);
		const workspace = buildWorkspace({ cooldowns });
		await rejected(workspace.findAnybodys(sessionId));
		await workspace.findOwn(sessionId);
		expect(server.asked).toEqual(['sessions/info.admin', 'sessions/info']);
	});

	it('sendRequest leaves an endpoint alone for a minute after a 429 without a time', async () => {
		const clock = new TestClock();
		const cooldowns = new EndpointCooldowns(clock.now);
		const workspace = buildWorkspace({ clock, cooldowns, timeLeft: 5 * MINUTE });
		server.react = () => ({ status: 429, body: '<h1>Too Many Requests</h1>' });
		await rejected(workspace.findAnybodys(sessionId));
		clock.advance(MINUTE - 1);
		await rejected(workspace.findAnybodys(sessionId));
		expect(server.received).toHaveLength(1);
		clock.advance(1);
		await rejected(workspace.findAnybodys(sessionId));
		expect(server.received).toHaveLength(2);
	});

	it('sendRequest takes the 429 of a second request, with a code, as well', async () => {
		server.react = ({ headers }) =>
			headers['x-2fa-code'] === undefined ? totpRequired : slowDown(15);
		const cooldowns = new EndpointCooldowns(new TestClock().now);
		const workspace = buildWorkspace({
			cooldowns,
			twoFactor: { method: 'password', password: 'x' },
		});
		expect(await rejected(workspace.findAnybodys(sessionId))).toEqual(limited(15));
		expect(await rejected(workspace.findAnybodys(sessionId))).toEqual(limited(15));
		expect(server.received).toHaveLength(2);
	});
});

describe('EndpointCooldowns', () => {
	it.each([
		['at once', 0, 30],
		['within the first second', 1, 30],
		['after a second', SECOND, 29],
		['a moment before its end', 30 * SECOND - 1, 1],
		['at its end', 30 * SECOND, 0],
		['when the clock is set back before it', -1, 0],
	])('EndpointCooldowns of 30 s has %s %d ms later %d s left', (_name, later, want) => {
		const clock = new TestClock();
		const cooldowns = new EndpointCooldowns(clock.now);
		cooldowns.begin('me', 30);
		clock.advance(later);
		expect(cooldowns.pauseOf('me')).toEqual(
			want === 0 ? undefined : { code: 'workspace-rate-limited', endpoint: 'me', retryAfter: want },
		);
	});

	it('EndpointCooldowns keeps endpoints apart, and the latest counts', () => {
		const clock = new TestClock();
		const cooldowns = new EndpointCooldowns(clock.now);
		cooldowns.begin('sessions/info.admin', 30);
		cooldowns.begin('sessions/list.all', 7);
		cooldowns.begin('sessions/info.admin', 5);
		expect(
			(['sessions/info.admin', 'sessions/list.all', 'sessions/list'] as const).map((endpoint) =>
				cooldowns.pauseOf(endpoint),
			),
		).toEqual([
			{ code: 'workspace-rate-limited', endpoint: 'sessions/info.admin', retryAfter: 5 },
			{ code: 'workspace-rate-limited', endpoint: 'sessions/list.all', retryAfter: 7 },
			undefined,
		]);
	});
});
