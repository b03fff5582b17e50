import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';

import { SECOND } from '../../../src/common/clock';
import {
	EndpointCooldowns,
	type RestRequest,
	sendRequest,
} from '../../../src/workspace/sendRequest';
import { start, TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { FakeWorkspace, notFound, type Reply, totpRequired } from '../support/fakeWorkspace';
import { sessionId } from '../support/sessions';
import { service } from '../support/settings';
import { stub } from '../support/stub';
import { type AccessOptions, buildAccess } from '../support/workspaceAccess';

const success: Reply = { body: { success: true } };

/** What comes of a request to a workspace that answers with this, and what was sent. */
const send = async (request: RestRequest, options: AccessOptions = {}, reply = success) => {
	const workspace = FakeWorkspace.answering(reply);
	const answer = await sendRequest(request, buildAccess(workspace.http, options));
	return { answer, sent: workspace.sent };
};

/** A host that answers in a way of its own, and notes the time that it is given. */
const hostThat = (answer: () => unknown) => {
	const timeouts: unknown[] = [];
	const get: IHttp['get'] = (_url, options) => {
		timeouts.push(options?.timeout);
		return answer() as Promise<IHttpResponse>;
	};
	return { timeouts, http: stub<IHttp>('IHttp', { get }) };
};

it.each<readonly [RestRequest, string, object]>([
	[{ endpoint: 'me', query: { a: '', b: 0 } }, '/api/v1/me?a=&b=0', { method: 'get' }],
	[{ endpoint: 'info' }, '/api/info', { method: 'get' }],
	[
		{ endpoint: 'sessions/logout', data: { sessionId } },
		'/api/v1/sessions/logout',
		{ method: 'post', data: { sessionId } },
	],
])('sendRequest asks %j as the service account, and lets no cache answer', async (...row) => {
	const [request, path, want] = row;
	const { answer, sent } = await send(request, { baseUrl: 'https://chat.example.com/sub' });
	expect(answer).toMatchObject({ status: 200, body: { success: true } });
	const headers = {
		'Cache-Control': 'no-cache',
		'X-Auth-Token': service.authToken,
		'X-User-Id': service.userId,
	};
	const url = `https://chat.example.com/sub${path}`;
	expect(sent).toStrictEqual([{ url, headers, timeout: 10 * SECOND, ...want }]);
});

it.each([{ code: '123456', method: 'email' }, { code: '123456' }, { method: 'email' }])(
	'sendRequest carries the second factor %j in headers',
	async (given) => {
		const readCallerTwoFactor = () => Promise.resolve(given);
		const { sent } = await send({ endpoint: 'sessions/list.all' }, { readCallerTwoFactor });
		const { 'X-2fa-code': code, 'X-2fa-method': method } = sent[0]?.headers ?? {};
		expect({ code, method }).toEqual({ code: undefined, method: undefined, ...given });
	},
);

it('sendRequest says that there is no such session, and fails with what a refusal means', async () => {
	const { answer } = await send({ endpoint: 'sessions/info' }, {}, notFound);
	expect(answer).toMatchObject({ status: 404 });
	const refusal = { status: 403, body: { success: false } };
	const failure = { code: 'workspace-permission-missing', endpoint: 'me', status: 403 };
	expect(await rejected(send({ endpoint: 'me' }, {}, refusal))).toEqual(failure);
});

it.each<readonly [string, () => unknown, object]>([
	['answers with undefined', () => Promise.resolve(undefined), {}],
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
	const { http } = hostThat(answer);
	const failure = { code: 'workspace-unreachable', endpoint: 'me', ...why };
	expect(await rejected(sendRequest({ endpoint: 'me' }, buildAccess(http)))).toEqual(failure);
});

it.each<readonly [string, Partial<RestRequest>, number, readonly number[]]>([
	['ten seconds, if more is left', {}, 25 * SECOND, [10 * SECOND]],
	['what is left', {}, 4 * SECOND, [4 * SECOND]],
	['no fraction of what is left, which makes the host throw', {}, 1.5, [1]],
	['nothing to do in less than a millisecond', {}, 0.5, []],
	['its own time even without time left', { hasOwnTime: true }, 0, [10 * SECOND]],
	['the time until an answer has to be there', { until: start + 3000.5 }, 8 * SECOND, [3000]],
	['what is left, if that is earlier', { until: start + 60_000 }, 8 * SECOND, [8 * SECOND]],
])('sendRequest gives the host %s', async (_what, request, left, want) => {
	const { http, timeouts } = hostThat(() => Promise.reject(new Error('network timeout')));
	const failure = { code: 'workspace-timeout', endpoint: 'me' };
	const answer = sendRequest({ endpoint: 'me', ...request }, buildAccess(http, { left }));
	expect(await rejected(answer)).toEqual(failure);
	expect(timeouts).toEqual(want);
});

it('sendRequest gives up half a second later on a host that does not keep its time', async () => {
	jest.useFakeTimers();
	try {
		const { http } = hostThat(() => new Promise(() => undefined));
		const given = jest.fn();
		const answer = sendRequest({ endpoint: 'me' }, buildAccess(http, { left: 20 }));
		const outcome = rejected(answer).then(given);
		await jest.advanceTimersByTimeAsync(519);
		expect(given).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		await outcome;
		expect(given).toHaveBeenCalledWith({ code: 'workspace-timeout', endpoint: 'me' });
	} finally {
		jest.useRealTimers();
	}
});

const slowDown: Reply = { status: 429, headers: { 'retry-after': '30' }, body: undefined };
const limited = (retryAfter: number) => ({
	code: 'workspace-rate-limited',
	endpoint: 'sessions/list.all',
	retryAfter,
});

it('sendRequest leaves an endpoint alone after a 429 until the time is over, for all requests', async () => {
	const clock = new TestClock();
	const workspace = FakeWorkspace.answering(success);
	workspace.answers['sessions/list.all'] = () => slowDown;
	const access = buildAccess(workspace.http, { clock });
	const ask = () => sendRequest({ endpoint: 'sessions/list.all' }, access);
	expect(await rejected(ask())).toEqual(limited(30));
	clock.advance(10.5 * SECOND);
	expect(await rejected(ask())).toEqual(limited(20));
	await sendRequest({ endpoint: 'sessions/list' }, access);
	expect(workspace.asked).toEqual(['sessions/list.all', 'sessions/list']);
});

it('sendRequest takes the 429 of a second request, with a code, as well', async () => {
	const workspace = FakeWorkspace.answering(slowDown);
	workspace.answers['sessions/list.all'] = () =>
		workspace.requests.length === 1 ? totpRequired : slowDown;
	const twoFactor = { method: 'password', password: 'x' } as const;
	const access = buildAccess(workspace.http, { twoFactor });
	const ask = () => sendRequest({ endpoint: 'sessions/list.all' }, access);
	expect(await rejected(ask())).toEqual(limited(30));
	expect(await rejected(ask())).toEqual(limited(30));
	expect(workspace.requests).toHaveLength(2);
});

it.each([
	['within the first second', 1, 30],
	['after a second', SECOND, 29],
	['a moment before its end', 30 * SECOND - 1, 1],
	['at its end', 30 * SECOND, 0],
	['when the clock is set back before it', -1, 0],
])('EndpointCooldowns of 30 s has %s %d ms later %d s left', (_name, later, want) => {
	const clock = new TestClock();
	const cooldowns = new EndpointCooldowns(clock.now);
	cooldowns.begin('sessions/list.all', 30);
	expect(cooldowns.pauseOf('sessions/list.all')).toEqual(limited(30));
	expect(cooldowns.pauseOf('sessions/list')).toBeUndefined();
	clock.advance(later);
	expect(cooldowns.pauseOf('sessions/list.all')).toEqual(want === 0 ? undefined : limited(want));
});
