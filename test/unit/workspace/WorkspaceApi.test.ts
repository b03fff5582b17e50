import fc from 'fast-check';

import { SECOND } from '../../../src/common/clock';
import type { Sort } from '../../../src/sessions/Session';
import { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { start } from '../support/clock';
import { rejected } from '../support/failures';
import { FakeWorkspace, notFound, type Reply, unpermitted } from '../support/fakeWorkspace';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';
import { type AccessOptions, buildAccess } from '../support/workspaceAccess';

const page = { offset: 0, count: 5 };
const until = start + SECOND;

/** An answer to every question. */
const anything: Reply = {
	body: buildDocument({ sessions: [], total: 12, update: [], username: 'x', version: '9.0.0' }),
};

/** A workspace that answers everything with the same, and what it is asked. */
const setUp = (reply = anything, options?: AccessOptions) => {
	const fake = FakeWorkspace.answering(reply);
	return { api: new WorkspaceApi(buildAccess(fake.http, options)), requests: fake.requests };
};

type Ask = (api: WorkspaceApi) => Promise<unknown>;
it.each<readonly [string, Ask]>([
	[`sessions/info?sessionId=${sessionId}`, (api) => api.findOwn(sessionId)],
	[`sessions/info.admin?sessionId=${sessionId}`, (api) => api.findAnybodys(sessionId)],
	['sessions/list?offset=0&count=5', (api) => api.ownSessions(page)],
	['sessions/list.all?offset=0&count=5', (api) => api.sessions(page)],
	[
		'sessions/list.all?filter=Chrome&offset=0&count=5',
		(api) => api.sessions({ filter: 'Chrome', ...page }),
	],
	['permissions.listAll', (api) => api.permissions()],
	[
		'permissions.listAll?updatedSince=2024-06-13T11%3A55%3A00.123Z',
		(api) => api.permissions(new Date('2024-06-13T11:55:00.123Z')),
	],
	['me', (api) => api.account()],
	['roles.list', (api) => api.roles()],
	['info', (api) => api.serverVersion()],
	[`sessions/logout {"sessionId":"${sessionId}"}`, (api) => api.logOut(sessionId, until)],
])('WorkspaceApi asks %s once, and fails with a refusal', async (want, ask) => {
	const { api, requests } = setUp();
	await ask(api);
	expect(requests).toEqual([want]);
	const refused = setUp(unpermitted);
	const endpoint = want.replace(/[? ].*/, '');
	expect(await rejected(ask(refused.api))).toEqual({
		code: 'workspace-permission-missing',
		endpoint,
		status: 403,
	});
	expect(refused.requests).toHaveLength(1);
});

it.each<readonly [Sort, string]>([
	[{ by: 'loginAt', isDescending: true }, '{"loginAt":-1}'],
	[{ by: 'device', isDescending: false }, '{"device.name":1}'],
	[{ by: 'os', isDescending: true }, '{"device.os.name":-1}'],
	[{ by: 'username', isDescending: false }, '{"_user.username":1}'],
])('WorkspaceApi.sessions asks for the order %j as Rocket.Chat writes it', async (sort, want) => {
	const { api, requests } = setUp();
	await api.sessions({ filter: 'x', sort, ...page });
	const order = new URLSearchParams({ sort: want }).toString();
	expect(requests).toEqual([`sessions/list.all?filter=x&${order}&offset=0&count=5`]);
});

it('WorkspaceApi.sessions carries any filter to the workspace as it was typed', async () => {
	const filter = fc.oneof(
		fc.constantFrom('a&offset=9', 'C++ 100%', '#1?', '%26', 'a/../b', '\' " <>', '\t\n', '0', '+'),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 256 }),
	);
	await fc.assert(
		fc.asyncProperty(filter, async (typed) => {
			const { api, requests } = setUp();
			await api.sessions({ filter: typed, ...page });
			const { pathname, searchParams } = new URL(requests[0] ?? '', 'http://x');
			expect(pathname).toBe('/sessions/list.all');
			expect(Object.fromEntries(searchParams)).toEqual({ filter: typed, offset: '0', count: '5' });
		}),
	);
});

const body = { success: true };

it.each<readonly [string, Ask, Reply, unknown]>([
	[
		'sessions: the page',
		(api) => api.sessions(page),
		{ body: { sessions: [buildDocument()], total: 12 } },
		{ total: 12, sessions: [{ sessionId }] },
	],
	[
		'roles: ids and names',
		(api) => api.roles(),
		{ body: { roles: [{ _id: 'x8Ttq3', name: 'Support' }] } },
		[{ id: 'x8Ttq3', name: 'Support' }],
	],
	['serverVersion: the version', (api) => api.serverVersion(), anything, '9.0.0'],
	['serverVersion: nothing if it is not told', (api) => api.serverVersion(), { body }, undefined],
	['logOut: yes', (api) => api.logOut(sessionId, until), { body: {} }, 'accepted'],
	['logOut: no such session', (api) => api.logOut(sessionId, until), notFound, 'not-found'],
])('WorkspaceApi gives what the workspace answers; %s', async (_what, ask, reply, want) => {
	const answer = await ask(setUp(reply).api);
	expect({ answer }).toMatchObject({ answer: want });
});

it('WorkspaceApi takes "not found" for no answer where no session was asked for', async () => {
	const failure = { code: 'workspace-bad-answer', status: 404, endpoint: 'info' };
	expect(await rejected(setUp(notFound).api.serverVersion())).toEqual(failure);
});

const unreadable = (ids: object) => ({ kind: 'unreadable', row: ids });
const userId = 'aliceUserId000000';
const named = { _user: { username: 'alice', name: 'Alice Example' } };
const others = { sessionId: otherSessionId };

describe.each([
	['findOwn', 'sessions/info'],
	['findAnybodys', 'sessions/info.admin'],
] as const)('WorkspaceApi.%s', (find, endpoint) => {
	const bad = { code: 'workspace-bad-answer', endpoint, status: 200 } as const;

	it.each<readonly [string, object, object]>([
		['a session', named, { kind: 'session', session: buildSession() }],
		// Which session it is the caller has to look at.
		['another one', { ...named, ...others }, { kind: 'session', session: buildSession(others) }],
		['one without a time', { loginAt: 'yesterday' }, unreadable({ sessionId, userId })],
		['one of no user', { userId: 7 }, unreadable({ sessionId, userId: undefined })],
		['one without an id', { sessionId: [] }, unreadable({ sessionId: undefined, userId })],
	])(`WorkspaceApi.${find} gives %s as it is`, async (_what, override, want) => {
		const { api } = setUp({ body: buildDocument({ ...override }) });
		const found = 'row' in want ? { ...want, failure: bad } : want;
		expect(await api[find](sessionId)).toEqual(found);
	});

	it(`WorkspaceApi.${find} finds none, or fails for what is no session`, async () => {
		expect(await setUp(notFound).api[find](sessionId)).toEqual({ kind: 'none' });
		expect(await rejected(setUp({ body }).api[find](sessionId))).toEqual(bad);
	});
});

it.each<readonly [Record<string, string>, number | undefined]>([
	[{ date: 'Thu, 13 Jun 2024 12:00:07 GMT' }, Date.UTC(2024, 5, 13, 12, 0, 7)],
	[{ date: 'now' }, undefined],
	[{}, undefined],
])('WorkspaceApi.permissions tells by the headers %j when it was answered: %p', async (...row) => {
	const [headers, want] = row;
	const changes = await setUp({ headers, body: { update: [] } }).api.permissions();
	expect('answeredAt' in changes).toBe(want !== undefined);
	expect(changes.answeredAt).toBe(want);
});

it('WorkspaceApi.permissions has time of its own, whatever the request has left', async () => {
	const { api } = setUp(anything, { left: 0 });
	expect(await api.permissions()).toMatchObject({ removed: new Set() });
	expect(await rejected(api.account())).toMatchObject({ code: 'workspace-timeout' });
});

it('WorkspaceApi.logOut is not sent when its time is over', async () => {
	const { api, requests } = setUp();
	const failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };
	expect(await rejected(api.logOut(sessionId, start))).toEqual(failure);
	expect(requests).toEqual([]);
});

it('WorkspaceApi.pauseOf is the refusal of the rate limiter, for the endpoint that it refused', async () => {
	const { api } = setUp({ status: 429, body: {}, headers: { 'retry-after': '9' } });
	const failure = { code: 'workspace-rate-limited', endpoint: 'me', retryAfter: 9 };
	expect(await rejected(api.account())).toEqual(failure);
	expect(api.pauseOf('me')).toEqual(failure);
	expect(api.pauseOf('sessions/list')).toBeUndefined();
});
