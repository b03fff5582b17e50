import fc from 'fast-check';

import { SECOND } from '../../../src/common/clock';
import type { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { type Reaction, TestServer } from '../support/server';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';
import { service } from '../support/settings';
import { workspaceAt, type WorkspaceSetup } from '../support/workspaceAt';

const server = new TestServer();
beforeAll(() => server.start());
afterEach(() => server.reset());
afterAll(() => server.stop());

const notFound: Reaction = { status: 404, body: { success: false, error: 'Session not found' } };
const emptyPage: Reaction = {
	body: { sessions: [], total: 0, count: 0, offset: 0, success: true },
};

const buildWorkspace = (setup?: WorkspaceSetup): WorkspaceApi => workspaceAt(server.url, setup);

describe('a request', () => {
	it.each<readonly [string, (workspace: WorkspaceApi) => Promise<unknown>, Reaction, string]>([
		[
			'ownSession',
			(workspace) => workspace.ownSession(sessionId),
			notFound,
			`sessions/info?sessionId=${sessionId}`,
		],
		[
			'anySession',
			(workspace) => workspace.anySession(sessionId),
			notFound,
			`sessions/info.admin?sessionId=${sessionId}`,
		],
		[
			'ownSessions',
			(workspace) => workspace.ownSessions({ offset: 0, count: 5 }),
			emptyPage,
			'sessions/list?offset=0&count=5',
		],
		[
			'sessions',
			(workspace) => workspace.sessions({ filter: 'Chrome', offset: 10, count: 50 }),
			emptyPage,
			'sessions/list.all?filter=Chrome&offset=10&count=50',
		],
		[
			'permissions',
			(workspace) => workspace.permissions(),
			{ body: { update: [], success: true } },
			'permissions.listAll',
		],
		[
			'permissions that changed',
			(workspace) => workspace.permissions(new Date('2024-06-13T11:55:00.123Z')),
			{ body: { update: [], success: true } },
			'permissions.listAll?updatedSince=2024-06-13T11%3A55%3A00.123Z',
		],
		[
			'sessions without a filter',
			(workspace) => workspace.sessions({ offset: 0, count: 100 }),
			emptyPage,
			'sessions/list.all?offset=0&count=100',
		],
		[
			'account',
			(workspace) => workspace.account(),
			{ body: { _id: 'x', username: 'session.service', roles: [], success: true } },
			'me',
		],
	])('of %s goes to its endpoint, as the service account', async (_name, ask, reaction, want) => {
		server.react = () => reaction;
		await ask(buildWorkspace());
		expect(server.received).toMatchObject([
			{
				method: 'GET',
				url: `/api/v1/${want}`,
				headers: { 'x-auth-token': service.authToken, 'x-user-id': service.userId },
			},
		]);

		expect(Object.keys(server.received[0]?.headers ?? {})).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/2fa/)]),
		);
	});

	it('carries any filter to the workspace as it was typed', async () => {
		server.react = () => emptyPage;
		const workspace = buildWorkspace();
		const filter = fc.oneof(
			fc.constantFrom(
				'a&offset=9',
				'C++ 100%',
				'#1?',
				'%26',
				'ü 日本 👩\u200d💻',
				'a/../b',
				'\' " <>',
				'\t\n',
				'0',
				'+',
			),
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 256 }),
		);

		await fc.assert(
			fc.asyncProperty(filter, async (typed) => {
				server.received.length = 0;
				await workspace.sessions({ filter: typed, offset: 0, count: 5 });
				const { pathname, searchParams } = new URL(server.received[0]?.url ?? '', 'http://x');
				expect(pathname).toBe('/api/v1/sessions/list.all');
				expect([...searchParams]).toEqual([
					['filter', typed],
					['offset', '0'],
					['count', '5'],
				]);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('an answer', () => {
	it('gives the session, without what may not leave the app', async () => {
		server.react = () => ({ body: buildDocument() });
		const found = await buildWorkspace().ownSession(sessionId);

		expect(found).toMatchObject({
			kind: 'session',
			session: { sessionId, ip: '203.0.113.7', device: { name: 'Chrome' } },
		});
		expect(JSON.stringify(found)).not.toMatch(/loginToken|SECRET|searchTerm/);
	});

	it('is none for a session that does not exist', async () => {
		server.react = () => notFound;
		await expect(buildWorkspace().ownSession(sessionId)).resolves.toEqual({ kind: 'none' });
		await expect(buildWorkspace().anySession(sessionId)).resolves.toEqual({ kind: 'none' });
	});

	it('gives the page', async () => {
		server.react = () => ({ body: { sessions: [buildDocument()], total: 12, success: true } });
		const page = await buildWorkspace().sessions({ filter: 'x', offset: 0, count: 1 });
		expect(page).toMatchObject({ total: 12, sessions: [{ sessionId }] });
	});

	it('is read even if its content type says it is no JSON', async () => {
		server.react = () => ({
			headers: { 'content-type': 'text/plain' },
			body: JSON.stringify(buildDocument()),
		});

		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject({
			kind: 'session',
			session: { sessionId },
		});
	});

	it.each<readonly [string, Reaction, string]>([
		[
			'a session without its id',
			{ body: buildDocument({ sessionId: undefined }) },
			'workspace-bad-answer',
		],
		['HTML', { body: '<html><body>Welcome</body></html>' }, 'workspace-bad-answer'],
		['nothing', { body: '' }, 'workspace-bad-answer'],
		[
			'null',
			{ headers: { 'content-type': 'application/json' }, body: 'null' },
			'workspace-bad-answer',
		],
		['an array', { body: [buildDocument()] }, 'workspace-bad-answer'],
		[
			'JSON that was cut off',
			{ headers: { 'content-type': 'application/json' }, body: '{"sessionId":"Qo' },
			'workspace-bad-answer',
		],
		['another service', { body: { hello: 'world' } }, 'workspace-bad-answer'],
		['an error of a proxy', { status: 502, body: '<h1>Bad Gateway</h1>' }, 'workspace-bad-answer'],
		[
			'401',
			{ status: 401, body: { success: false, error: 'You must be logged in to do this.' } },
			'workspace-credentials-rejected',
		],
	])('that is %s is %s', async (_name, reaction, want) => {
		server.react = () => reaction;
		expect(await rejected(buildWorkspace().anySession(sessionId))).toMatchObject({
			code: want,
			endpoint: 'sessions/info.admin',
		});
		expect(server.received).toHaveLength(1);
	});

	it('that is no session says where and with which status', async () => {
		server.react = () => ({ body: { success: true } });
		expect(await rejected(buildWorkspace().anySession(sessionId))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info.admin',
			status: 200,
		});
	});

	it('of a list that says "not found" is no answer, and has its own status', async () => {
		server.react = () => notFound;
		expect(await rejected(buildWorkspace().ownSessions({ offset: 0, count: 5 }))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/list',
			status: 404,
		});
	});
});

describe('anySession', () => {
	const row = buildDocument({ _user: { username: 'alice', name: 'Alice Example' } });
	const hiding = buildDocument({
		sessionId: otherSessionId,
		userId: 'malloryUserId0000',
		device: { type: 'browser', name: sessionId },
	});
	const pageOf = (...sessions: readonly unknown[]): Reaction => ({
		body: { sessions, total: sessions.length, success: true },
	});
	const unreadable = { kind: 'unreadable', row: { sessionId, userId: 'aliceUserId000000' } };
	const none = { kind: 'none' };

	it.each<readonly [string, unknown, object]>([
		['the session', row, { kind: 'session', session: buildSession() }],
		['the session, malformed', { ...row, loginAt: 'yesterday' }, unreadable],
	])('takes %s from the first answer', async (_name, body, want) => {
		server.react = () => ({ body });
		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject(want);
		expect(server.asked).toEqual(['sessions/info.admin']);
	});

	it.each<readonly [string, unknown, Reaction, object]>([
		[
			'the session among those that are called like it',
			hiding,
			pageOf(hiding, row),
			{ kind: 'session', session: buildSession() },
		],
		[
			'a malformed row with exactly this id',
			hiding,
			pageOf(hiding, { ...row, loginAt: 1 }),
			unreadable,
		],
		['nothing, if only others come', hiding, pageOf(hiding, null), none],
		['nothing, if nothing comes', hiding, pageOf(), none],
		[
			'the session behind a malformed row of another',
			{ ...hiding, loginAt: null },
			pageOf({ ...hiding, loginAt: null }, row),
			{ kind: 'session', session: buildSession() },
		],
		[
			'nothing behind a row whose id is no id',
			{ ...row, sessionId: [sessionId] },
			pageOf({ ...row, sessionId: [sessionId] }),
			none,
		],
	])('finds %s when another answers', async (_name, first, list, want) => {
		server.react = ({ url }) => (url.includes('info.admin') ? { body: first } : list);
		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject(want);
		expect(server.received.map(({ url }) => url)).toEqual([
			`/api/v1/sessions/info.admin?sessionId=${sessionId}`,
			`/api/v1/sessions/list.all?filter=${sessionId}&offset=0&count=100`,
		]);
	});

	/** A workspace where many devices are called like the id, a hundred rows at a time. */
	const crowd = (rows: readonly unknown[], total: number): TestServer['react'] => {
		return ({ url }) => {
			const { searchParams } = new URL(url, 'http://x');
			const offset = Number(searchParams.get('offset'));
			return url.includes('info.admin')
				? { body: hiding }
				: { body: { sessions: rows.slice(offset, offset + 100), total, success: true } };
		};
	};
	const crowdOf = (count: number): readonly unknown[] =>
		Array.from({ length: count }, (_, index) => (index % 2 === 0 ? hiding : null));
	const undecided = { kind: 'unreadable', row: { sessionId: undefined, userId: undefined } };

	it.each<readonly [string, readonly unknown[], number, object, number]>([
		[
			'the session at the end of several pages',
			[...crowdOf(250), row],
			251,
			{ kind: 'session', session: buildSession() },
			3,
		],
		[
			'a malformed row at the end of several pages',
			[...crowdOf(150), { ...row, ip: 1, loginAt: 1 }],
			151,
			unreadable,
			2,
		],
		['nothing on several full pages', crowdOf(200), 200, none, 2],
		['nothing, if the server counts more than it gives', crowdOf(100), 300, none, 2],
		[
			'the session on the last page that is asked for',
			[...crowdOf(999), row],
			1000,
			{ kind: 'session', session: buildSession() },
			10,
		],
		['nothing on ten full pages', crowdOf(1000), 1000, none, 10],
		['no answer, if there are too many', crowdOf(1001), 1001, undecided, 1],
		[
			'the session on the first page of too many',
			[...crowdOf(99), row],
			5000,
			{ kind: 'session', session: buildSession() },
			1,
		],
		['nothing, if no row comes', [], 500, none, 1],
	])('finds %s', async (_name, rows, total, want, requests) => {
		server.react = crowd(rows, total);
		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject(want);
		expect(server.asked).toEqual([
			'sessions/info.admin',
			...Array.from({ length: requests }, () => 'sessions/list.all'),
		]);
	});

	it('gives no answer if ten pages that are cut short are not enough', async () => {
		server.react = ({ url }) =>
			url.includes('info.admin')
				? { body: hiding }
				: { body: { sessions: crowdOf(10), total: 900, success: true } };
		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject(undecided);
		expect(
			server.received
				.slice(1)
				.map(({ url }) => new URL(url, 'http://x').searchParams.get('offset')),
		).toEqual(Array.from({ length: 10 }, (_, index) => String(10 * index)));
	});

	it('keeps the failure of the list for those who may read it', async () => {
		server.react = ({ url }) => (url.includes('info.admin') ? { body: hiding } : { status: 500 });
		await expect(buildWorkspace().anySession(sessionId)).resolves.toMatchObject({
			kind: 'unreadable',
			failure: { code: 'workspace-bad-answer', endpoint: 'sessions/list.all', status: 500 },
		});
	});
});

describe('ownSession', () => {
	it('is none for the session of another id', async () => {
		server.react = () => ({ body: buildDocument({ sessionId: otherSessionId }) });
		await expect(buildWorkspace().ownSession(sessionId)).resolves.toEqual({ kind: 'none' });
		expect(server.asked).toEqual(['sessions/info']);
	});

	it.each([
		['user', { userId: undefined }],
		['valid id', { sessionId: '' }],
		['login time', { loginAt: 'yesterday' }],
	])('is a failure without a %s', async (_what, fields) => {
		server.react = () => ({ body: buildDocument(fields) });
		expect(await rejected(buildWorkspace().ownSession(sessionId))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info',
			status: 200,
		});
	});
});

describe('logOut', () => {
	const clock = new TestClock();
	const until = clock.time + SECOND;

	it.each<readonly [string, Reaction]>([
		['what it answers', { body: { sessionId, success: true } }],
		['that there is no such session', notFound],
		['nothing of use', { body: {} }],
	])('sends the id once, whatever the workspace says: %s', async (_name, reaction) => {
		server.react = () => reaction;
		await buildWorkspace({ clock }).logOut(sessionId, until);
		expect(server.received).toMatchObject([
			{ method: 'POST', url: '/api/v1/sessions/logout', body: JSON.stringify({ sessionId }) },
		]);
	});

	it('fails if it is refused, and is not sent again', async () => {
		server.react = () => ({ status: 403, body: { success: false, error: 'Not allowed' } });
		expect(await rejected(buildWorkspace({ clock }).logOut(sessionId, until))).toEqual({
			code: 'workspace-permission-missing',
			endpoint: 'sessions/logout',
			status: 403,
		});
		expect(server.received).toHaveLength(1);
	});

	it('is not sent when its time is over', async () => {
		expect(await rejected(buildWorkspace({ clock }).logOut(sessionId, clock.time))).toEqual({
			code: 'workspace-timeout',
			endpoint: 'sessions/logout',
		});
		expect(server.received).toEqual([]);
	});
});
