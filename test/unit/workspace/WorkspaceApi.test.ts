import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import fc from 'fast-check';

import { SECOND } from '../../../src/common/clock';
import type { Sort } from '../../../src/sessions/Session';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { type Reaction, TestServer } from '../support/server';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';
import { service } from '../support/settings';
import { stub } from '../support/stub';
import { workspaceAt, type WorkspaceSetup } from '../support/workspaceAt';

const server = new TestServer();
beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

const notFound: Reaction = { status: 404, body: { success: false, error: 'Session not found' } };
const notAllowed: Reaction = { status: 403, body: { success: false, error: 'Not allowed' } };
const page = { offset: 0, count: 5 };

const buildWorkspace = (setup?: WorkspaceSetup): WorkspaceApi => workspaceAt(server.url, setup);

/** A workspace that answers everything with the same. */
const answering = (reaction: Reaction, setup?: WorkspaceSetup): WorkspaceApi => {
	server.react = () => reaction;
	return buildWorkspace(setup);
};

/** An answer to every question. */
const anything: Reaction = {
	body: buildDocument({ sessions: [], total: 12, update: [], username: 'x', version: '9.0.0' }),
};

it.each<readonly [string, (workspace: WorkspaceApi) => Promise<unknown>]>([
	[`/api/v1/sessions/info?sessionId=${sessionId}`, (workspace) => workspace.findOwn(sessionId)],
	[
		`/api/v1/sessions/info.admin?sessionId=${sessionId}`,
		(workspace) => workspace.findAnybodys(sessionId),
	],
	['/api/v1/sessions/list?offset=0&count=5', (workspace) => workspace.ownSessions(page)],
	['/api/v1/sessions/list.all?offset=0&count=5', (workspace) => workspace.sessions(page)],
	[
		'/api/v1/sessions/list.all?filter=Chrome&offset=0&count=5',
		(workspace) => workspace.sessions({ filter: 'Chrome', ...page }),
	],
	['/api/v1/permissions.listAll', (workspace) => workspace.permissions()],
	[
		'/api/v1/permissions.listAll?updatedSince=2024-06-13T11%3A55%3A00.123Z',
		(workspace) => workspace.permissions(new Date('2024-06-13T11:55:00.123Z')),
	],
	['/api/v1/me', (workspace) => workspace.account()],
	['/api/v1/roles.list', (workspace) => workspace.roles()],
	['/api/info', (workspace) => workspace.serverVersion()],
])('WorkspaceApi asks %s as the service account, without a code', async (url, ask) => {
	await ask(answering(anything));
	const headers = { 'x-auth-token': service.authToken, 'x-user-id': service.userId };
	expect(server.received).toMatchObject([{ method: 'GET', url, headers }]);
	expect(Object.keys(server.received[0]?.headers ?? {}).join()).not.toContain('2fa');
});

it.each<readonly [Sort, string]>([
	[{ by: 'loginAt', isDescending: true }, '{"loginAt":-1}'],
	[{ by: 'device', isDescending: false }, '{"device.name":1}'],
	[{ by: 'os', isDescending: true }, '{"device.os.name":-1}'],
	[{ by: 'username', isDescending: false }, '{"_user.username":1}'],
])('WorkspaceApi.sessions asks for the order %j as Rocket.Chat writes it', async (sort, want) => {
	await answering(anything).sessions({ filter: 'x', sort, ...page });
	const { searchParams } = new URL(server.received[0]?.url ?? '', 'http://x');
	expect([...searchParams]).toEqual([
		['filter', 'x'],
		['sort', want],
		['offset', '0'],
		['count', '5'],
	]);
});

it('WorkspaceApi.sessions carries any filter to the workspace as it was typed', async () => {
	const workspace = answering(anything);
	const filter = fc.oneof(
		fc.constantFrom('a&offset=9', 'C++ 100%', '#1?', '%26', 'a/../b', '\' " <>', '\t\n', '0', '+'),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 256 }),
	);
	await fc.assert(
		fc.asyncProperty(filter, async (typed) => {
			server.received.length = 0;
			await workspace.sessions({ filter: typed, ...page });
			const { pathname, searchParams } = new URL(server.received[0]?.url ?? '', 'http://x');
			expect(pathname).toBe('/api/v1/sessions/list.all');
			expect(Object.fromEntries(searchParams)).toEqual({ filter: typed, offset: '0', count: '5' });
		}),
		{ numRuns: 60 },
	);
});

it('WorkspaceApi.sessions gives the page', async () => {
	const body = { sessions: [buildDocument()], total: 12, success: true };
	await expect(answering({ body }).sessions(page)).resolves.toMatchObject({
		total: 12,
		sessions: [{ sessionId }],
	});
});

it('WorkspaceApi.ownSessions and serverVersion take "not found" for no answer, with its status', async () => {
	const workspace = answering(notFound);
	const failure = { code: 'workspace-bad-answer', status: 404 };
	expect(await rejected(workspace.ownSessions(page))).toEqual({
		...failure,
		endpoint: 'sessions/list',
	});
	expect(await rejected(workspace.serverVersion())).toEqual({ ...failure, endpoint: 'info' });
});

const unreadable = (ids: object) => ({ kind: 'unreadable', row: ids });
const userId = 'aliceUserId000000';
const named = { _user: { username: 'alice', name: 'Alice Example' } };
const others = { sessionId: otherSessionId };

describe.each([
	['findOwn', 'sessions/info'],
	['findAnybodys', 'sessions/info.admin'],
] as const)('WorkspaceApi.%s', (find, endpoint) => {
	it.each<readonly [string, object, object]>([
		['a session', named, { kind: 'session', session: buildSession() }],
		// Which session it is the caller has to look at.
		['another one', { ...named, ...others }, { kind: 'session', session: buildSession(others) }],
		['one without a time', { loginAt: 'yesterday' }, unreadable({ sessionId, userId })],
		['one of no user', { userId: 7 }, unreadable({ sessionId, userId: undefined })],
		['one without an id', { sessionId: [] }, unreadable({ sessionId: undefined, userId })],
	])(`WorkspaceApi.${find} gives %s as it is, and asks once`, async (_what, override, want) => {
		const failure = { code: 'workspace-bad-answer', endpoint, status: 200 };
		const body = buildDocument({ ...override });
		await expect(answering({ body })[find](sessionId)).resolves.toEqual(
			'row' in want ? { ...want, failure } : want,
		);
		expect(server.asked).toEqual([endpoint]);
	});

	it.each([404, 400])(`WorkspaceApi.${find} takes a %d for no session`, async (status) => {
		const workspace = answering({ ...notFound, status });
		await expect(workspace[find](sessionId)).resolves.toEqual({ kind: 'none' });
	});

	it.each<readonly [string, Reaction, string, number]>([
		['HTML', { body: '<html><body>Welcome</body></html>' }, 'workspace-bad-answer', 200],
		['no session', { body: { success: true } }, 'workspace-bad-answer', 200],
		['a session without any id', { body: { loginAt: 'x' } }, 'workspace-bad-answer', 200],
		['403', notAllowed, 'workspace-permission-missing', 403],
	])(`WorkspaceApi.${find} fails, given %s`, async (_name, reaction, code, status) => {
		const failure = await rejected(answering(reaction)[find](sessionId));
		expect(failure).toEqual({ code, endpoint, status });
		expect(server.received).toHaveLength(1);
	});
});

it.each([
	[{ date: 'Thu, 13 Jun 2024 12:00:07 GMT' }, Date.UTC(2024, 5, 13, 12, 0, 7)],
	[{ date: 'now' }, undefined],
	[{ date: 7 }, undefined],
	[{ date: ['Thu, 13 Jun 2024 12:00:07 GMT'] }, undefined],
	[{}, undefined],
	[undefined, undefined],
])('WorkspaceApi.permissions tells by the headers %j when it was answered: %p', async (...row) => {
	const [headers, want] = row;
	const answer = { statusCode: 200, headers, data: { update: [] } } as IHttpResponse;
	const accessor = stub<IHttp>('IHttp', { get: () => Promise.resolve(answer) });
	const changes = await buildWorkspace({ accessor }).permissions();
	expect('answeredAt' in changes).toBe(want !== undefined);
	expect(changes.answeredAt).toBe(want);
});

it('WorkspaceApi.permissions has time of its own, whatever the request has left', async () => {
	const workspace = answering(anything, { timeLeft: 0 });
	await expect(workspace.permissions()).resolves.toMatchObject({ removed: new Set() });
	expect(await rejected(workspace.account())).toMatchObject({ code: 'workspace-timeout' });
});

it('WorkspaceApi.roles gives ids and names', async () => {
	const body = { roles: [{ _id: 'x8Ttq3', name: 'Support' }], success: true };
	await expect(answering({ body }).roles()).resolves.toEqual([{ id: 'x8Ttq3', name: 'Support' }]);
});

it.each([
	[{ version: '9.0.0', success: true }, '9.0.0'],
	[{ success: true }, undefined],
])('WorkspaceApi.serverVersion gives the version of %j: %p', async (body, want) => {
	await expect(answering({ body }).serverVersion()).resolves.toBe(want);
});

it('WorkspaceApi.roles and serverVersion fail if the workspace refuses', async () => {
	const workspace = answering(notAllowed);
	expect(await rejected(workspace.roles())).toMatchObject({ endpoint: 'roles.list' });
	expect(await rejected(workspace.serverVersion())).toMatchObject({ endpoint: 'info' });
});

describe('WorkspaceApi.logOut', () => {
	const clock = new TestClock();
	const until = clock.time + SECOND;

	it.each<readonly [string, Reaction, string]>([
		['yes', { body: { sessionId, success: true } }, 'accepted'],
		['that there is no such session', notFound, 'not-found'],
		['nothing of use', { body: {} }, 'accepted'],
	])('WorkspaceApi.logOut sends the id once, if the workspace says %s', async (_name, ...row) => {
		const [reaction, want] = row;
		expect(await answering(reaction, { clock }).logOut(sessionId, until)).toBe(want);
		expect(server.received).toMatchObject([
			{ method: 'POST', url: '/api/v1/sessions/logout', body: JSON.stringify({ sessionId }) },
		]);
	});

	it('WorkspaceApi.logOut fails if it is refused, and is not sent again', async () => {
		expect(await rejected(answering(notAllowed, { clock }).logOut(sessionId, until))).toEqual({
			code: 'workspace-permission-missing',
			endpoint: 'sessions/logout',
			status: 403,
		});
		expect(server.received).toHaveLength(1);
	});

	it('WorkspaceApi.logOut is not sent when its time is over', async () => {
		expect(await rejected(buildWorkspace({ clock }).logOut(sessionId, clock.time))).toEqual({
			code: 'workspace-timeout',
			endpoint: 'sessions/logout',
		});
		expect(server.received).toEqual([]);
	});
});
