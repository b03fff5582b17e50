import type {
	IHttp,
	IHttpRequest,
	IHttpResponse,
} from '@rocket.chat/apps-engine/definition/accessors';

import { SECOND } from '../../../src/common/clock';
import {
	EndpointCooldowns,
	type RestRequest,
	sendRequest,
} from '../../../src/workspace/sendRequest';
import { start, TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { type Reaction, TestServer } from '../support/server';
import { sessionId } from '../support/sessions';
import { service } from '../support/settings';
import { stub } from '../support/stub';
import { accessTo, type WorkspaceSetup } from '../support/workspaceAt';

const server = new TestServer();
beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

const success: Reaction = { body: { success: true } };

const send = (request: RestRequest, setup?: WorkspaceSetup): ReturnType<typeof sendRequest> =>
	sendRequest(request, accessTo(server.url, setup));

/** A host that notes the time it is given for each request. */
const noting = (answer: () => unknown) => {
	const timeouts: unknown[] = [];
	const ask = (_url: string, options?: IHttpRequest) => {
		timeouts.push(options?.timeout);
		return answer() as Promise<IHttpResponse>;
	};
	return { timeouts, accessor: stub<IHttp>('IHttp', { get: ask, post: ask }) };
};

it.each<readonly [RestRequest, string, string]>([
	[{ endpoint: 'me', query: { a: '', b: 0 } }, 'GET /api/v1/me?a=&b=0', ''],
	[{ endpoint: 'info' }, 'GET /api/info', ''],
	[{ endpoint: 'permissions.listAll', hasOwnTime: true }, 'GET /api/v1/permissions.listAll', ''],
	[
		{ endpoint: 'sessions/logout', data: { sessionId } },
		'POST /api/v1/sessions/logout',
		`{"sessionId":"${sessionId}"}`,
	],
])('sendRequest asks %j as the service account, and lets no cache answer', async (...row) => {
	const [request, want, body] = row;
	server.react = () => success;
	await expect(send(request)).resolves.toMatchObject({ status: 200, body: { success: true } });
	expect(server.received.map((each) => `${each.method} ${each.url}`)).toEqual([want]);
	expect(server.received[0]).toMatchObject({
		body,
		headers: {
			...(body !== '' && { 'content-type': 'application/json' }),
			'cache-control': 'no-cache',
			'x-auth-token': service.authToken,
			'x-user-id': service.userId,
		},
	});
});

it('sendRequest keeps the sub-path of the address', async () => {
	server.react = () => success;
	await send({ endpoint: 'me' }, { path: '/chat/eu' });
	expect(server.received[0]?.url).toBe('/chat/eu/api/v1/me');
});

it.each([{ code: '123456', method: 'email' }, { code: '123456' }, { method: 'email' }])(
	'sendRequest carries the second factor %j in headers',
	async (callerTwoFactor) => {
		server.react = () => success;
		await send({ endpoint: 'sessions/list.all' }, { callerTwoFactor });
		const { 'x-2fa-code': code, 'x-2fa-method': method } = server.received[0]?.headers ?? {};
		expect({ code, method }).toEqual({ code: undefined, method: undefined, ...callerTwoFactor });
	},
);

it.each([404, 400])('sendRequest says that there is no such session, by a %d', async (status) => {
	server.react = () => ({ status, body: { success: false, error: 'Session not found' } });
	await expect(send({ endpoint: 'sessions/info' })).resolves.toMatchObject({ status });
});

it('sendRequest fails with what a refusal means', async () => {
	server.react = () => ({ status: 403, body: { success: false } });
	const failure = { code: 'workspace-permission-missing', endpoint: 'me', status: 403 };
	expect(await rejected(send({ endpoint: 'me' }))).toEqual(failure);
});

it.each<readonly [string, () => unknown, object]>([
	['answers with undefined', () => Promise.resolve(undefined), {}],
	['returns undefined', () => undefined, {}],
	['rejects with an error', () => Promise.reject(new TypeError('fetch failed')), {}],
	['rejects with a text', () => Promise.reject('no'), {}],
	[
		'finds no server',
		() => Promise.reject(new Error('connect ECONNREFUSED ::1:3000')),
		{ fault: 'refused' },
	],
	[
		'throws at once',
		() => {
			throw new Error('Method not allowed');
		},
		{},
	],
])('sendRequest fails with unreachable if the host %s', async (_name, answer, why) => {
	const { accessor } = noting(answer);
	expect(await rejected(send({ endpoint: 'me' }, { accessor }))).toEqual({
		code: 'workspace-unreachable',
		endpoint: 'me',
		...why,
	});
});

it.each<readonly [string, Partial<RestRequest>, number, readonly number[]]>([
	['ten seconds, if more is left', {}, 25 * SECOND, [10 * SECOND]],
	['what is left', {}, 4 * SECOND, [4 * SECOND]],
	['no fraction of what is left, which makes the host throw', {}, 1.5, [1]],
	['nothing to do in less than a millisecond', {}, 0.5, []],
	['nothing to do without time left', {}, 0, []],
	['ten seconds for what has its own time', { hasOwnTime: true }, 50, [10 * SECOND]],
	['its own time even without time left', { hasOwnTime: true }, 0, [10 * SECOND]],
	['what is left for what has no time of its own', { hasOwnTime: false }, 50, [50]],
	['the time until an answer has to be there', { until: start + 3000.5 }, 8 * SECOND, [3000]],
	['what is left, if that is earlier', { until: start + 60_000 }, 8 * SECOND, [8 * SECOND]],
	['nothing to do for an answer by now', { until: start }, 8 * SECOND, []],
])('sendRequest gives the host %s', async (_what, request, timeLeft, want) => {
	const { accessor, timeouts } = noting(() => Promise.reject(new Error('network timeout')));
	const failure = { code: 'workspace-timeout', endpoint: 'me' };
	expect(await rejected(send({ endpoint: 'me', ...request }, { accessor, timeLeft }))).toEqual(
		failure,
	);
	expect(timeouts).toEqual(want);
});

it('sendRequest gives up half a second later on a host that does not keep its time', async () => {
	jest.useFakeTimers();
	try {
		const { accessor } = noting(() => new Promise(() => undefined));
		const given = jest.fn();
		const outcome = rejected(send({ endpoint: 'me' }, { accessor, timeLeft: 20 })).then(given);
		await jest.advanceTimersByTimeAsync(519);
		expect(given).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		await outcome;
		expect(given).toHaveBeenCalledWith({ code: 'workspace-timeout', endpoint: 'me' });
	} finally {
		jest.useRealTimers();
	}
});

const slowDown: Reaction = { status: 429, headers: { 'retry-after': '30' } };
const limited = (retryAfter: number) => ({
	code: 'workspace-rate-limited',
	endpoint: 'sessions/list.all',
	retryAfter,
});

it('sendRequest leaves an endpoint alone after a 429 until the time is over, for all requests', async () => {
	const clock = new TestClock();
	const cooldowns = new EndpointCooldowns(clock.now);
	const ask = () => send({ endpoint: 'sessions/list.all' }, { clock, cooldowns });
	server.react = () => slowDown;
	expect(await rejected(ask())).toEqual(limited(30));
	clock.advance(10.5 * SECOND);
	expect(await rejected(ask())).toEqual(limited(20));
	expect(server.received).toHaveLength(1);
	server.react = () => success;
	await send({ endpoint: 'sessions/list' }, { clock, cooldowns });
	clock.advance(19.5 * SECOND);
	await ask();
	expect(server.received).toHaveLength(3);
});

it('sendRequest takes the 429 of a second request, with a code, as well', async () => {
	server.react = ({ headers }) =>
		headers['x-2fa-code'] === undefined
			? { status: 400, body: { success: false, errorType: 'totp-required' } }
			: slowDown;
	const cooldowns = new EndpointCooldowns(new TestClock().now);
	const twoFactor = { method: 'password', password: 'x' } as const;
	const ask = () => send({ endpoint: 'sessions/list.all' }, { cooldowns, twoFactor });
	expect(await rejected(ask())).toEqual(limited(30));
	expect(await rejected(ask())).toEqual(limited(30));
	expect(server.received).toHaveLength(2);
});

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
	cooldowns.begin('sessions/list.all', 30);
	clock.advance(later);
	expect(cooldowns.pauseOf('sessions/list.all')).toEqual(want === 0 ? undefined : limited(want));
});

it('EndpointCooldowns keeps endpoints apart, and the latest counts', () => {
	const cooldowns = new EndpointCooldowns(new TestClock().now);
	cooldowns.begin('sessions/list.all', 30);
	cooldowns.begin('sessions/info', 7);
	cooldowns.begin('sessions/list.all', 5);
	expect(cooldowns.pauseOf('sessions/list.all')).toEqual(limited(5));
	expect(cooldowns.pauseOf('sessions/info')).toMatchObject({ retryAfter: 7 });
	expect(cooldowns.pauseOf('sessions/list')).toBeUndefined();
});
