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
const emptyPage: Reaction = {
	body: { sessions: [], total: 0, count: 0, offset: 0, success: true },
};

const buildWorkspace = (setup?: WorkspaceSetup): WorkspaceApi => workspaceAt(server.url, setup);

describe('WorkspaceApi, every question', () => {
	it.each<readonly [string, (workspace: WorkspaceApi) => Promise<unknown>, Reaction, string]>([
		[
			'findOwn',
			(workspace) => workspace.findOwn(sessionId),
			notFound,
			`sessions/info?sessionId=${sessionId}`,
		],
		[
			'findAnybodys',
			(workspace) => workspace.findAnybodys(sessionId),
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
		[
			'roles',
			(workspace) => workspace.roles(),
			{ body: { roles: [], success: true } },
			'roles.list',
		],
		[
			'serverVersion',
			(workspace) => workspace.serverVersion(),
			{ body: { version: '9.0.0', success: true } },
			'/api/info',
		],
	])(
		'WorkspaceApi asks of %s at its endpoint, as the service account',
		async (_name, ask, reaction, want) => {
			server.react = () => reaction;
			await ask(buildWorkspace());
			expect(server.received).toMatchObject([
				{
					method: 'GET',
					url: want.startsWith('/') ? want : `/api/v1/${want}`,
					headers: { 'x-auth-token': service.authToken, 'x-user-id': service.userId },
				},
			]);

			expect(Object.keys(server.received[0]?.headers ?? {})).not.toEqual(
				expect.arrayContaining([expect.stringMatching(/2fa/)]),
			);
		},
	);

	it.each<readonly [Sort, string]>([
		[{ by: 'loginAt', isDescending: true }, '{"loginAt":-1}'],
		[{ by: 'device', isDescending: false }, '{"device.name":1}'],
		[{ by: 'os', isDescending: true }, '{"device.os.name":-1}'],
		[{ by: 'username', isDescending: false }, '{"_user.username":1}'],
	])('sessions asks for the order %j as Rocket.Chat writes it', async (sort, want) => {
		server.react = () => emptyPage;
		await buildWorkspace().sessions({ filter: 'x', sort, offset: 0, count: 5 });
		const { searchParams } = new URL(server.received[0]?.url ?? '', 'http://x');
		expect([...searchParams]).toEqual([
			['filter', 'x'],
			['sort', want],
			['offset', '0'],
			['count', '5'],
		]);
	});

	it('sessions carries any filter to the workspace as it was typed', async () => {
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

describe('WorkspaceApi, every answer', () => {
	it('findOwn gives the session, without what may not leave the app', async () => {
		server.react = () => ({ body: buildDocument() });
		const found = await buildWorkspace().findOwn(sessionId);

		expect(found).toMatchObject({
			kind: 'session',
			session: { sessionId, ip: '203.0.113.7', device: { name: 'Chrome' } },
		});
		expect(JSON.stringify(found)).not.toMatch(/loginToken|SECRET|searchTerm/);
	});

	it('sessions gives the page', async () => {
		server.react = () => ({ body: { sessions: [buildDocument()], total: 12, success: true } });
		const page = await buildWorkspace().sessions({ filter: 'x', offset: 0, count: 1 });
		expect(page).toMatchObject({ total: 12, sessions: [{ sessionId }] });
	});

	it('findAnybodys reads an answer even if its content type says it is no JSON', async () => {
		server.react = () => ({
			headers: { 'content-type': 'text/plain' },
			body: JSON.stringify(buildDocument()),
		});

		await expect(buildWorkspace().findAnybodys(sessionId)).resolves.toMatchObject({
			kind: 'session',
			session: { sessionId },
		});
	});

	it.each<readonly [string, Reaction, string]>([
		[
			'a session without any id',
			{ body: { loginAt: '2024-06-12T08:30:00.000Z' } },
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
	])('findAnybodys given %s fails with %s', async (_name, reaction, want) => {
		server.react = () => reaction;
		expect(await rejected(buildWorkspace().findAnybodys(sessionId))).toMatchObject({
			code: want,
			endpoint: 'sessions/info.admin',
		});
		expect(server.received).toHaveLength(1);
	});

	it('findAnybodys given no session says where and with which status', async () => {
		server.react = () => ({ body: { success: true } });
		expect(await rejected(buildWorkspace().findAnybodys(sessionId))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info.admin',
			status: 200,
		});
	});

	it('ownSessions takes "not found" for no answer, with its status', async () => {
		server.react = () => notFound;
		expect(await rejected(buildWorkspace().ownSessions({ offset: 0, count: 5 }))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/list',
			status: 404,
		});
	});
});

describe('WorkspaceApi, one session', () => {
	const unreadable = (endpoint: string, ids: object): object => ({
		kind: 'unreadable',
		row: ids,
		failure: { code: 'workspace-bad-answer', endpoint, status: 200 },
	});

	it.each<readonly ['findOwn' | 'findAnybodys', string]>([
		['findOwn', 'sessions/info'],
		['findAnybodys', 'sessions/info.admin'],
	])('%s answers as the workspace does, and asks once', async (find, endpoint) => {
		const ask = (body: unknown): Promise<unknown> => {
			server.react = () => ({ body });
			return buildWorkspace()[find](sessionId);
		};
		const user = { username: 'alice', name: 'Alice Example' };
		const session = buildSession();
		await expect(ask(buildDocument({ _user: user }))).resolves.toEqual({
			kind: 'session',
			session,
		});
		// Which session it is the caller has to look at.
		const other = { sessionId: otherSessionId };
		await expect(ask(buildDocument({ ...other, _user: user }))).resolves.toEqual({
			kind: 'session',
			session: { ...session, ...other },
		});
		const userId = 'aliceUserId000000';
		await expect(ask(buildDocument({ loginAt: 'yesterday' }))).resolves.toEqual(
			unreadable(endpoint, { sessionId, userId }),
		);

		await expect(ask(buildDocument({ userId: 7 }))).resolves.toEqual(
			unreadable(endpoint, { sessionId, userId: undefined }),
		);

		await expect(ask(buildDocument({ sessionId: [sessionId] }))).resolves.toEqual(
			unreadable(endpoint, { sessionId: undefined, userId }),
		);
		expect(server.asked).toEqual(Array.from({ length: 5 }, () => endpoint));
	});

	it.each([404, 400])('findAnybodys and findOwn take the %d of the workspace', async (status) => {
		server.react = () => ({ ...notFound, status });
		await expect(buildWorkspace().findOwn(sessionId)).resolves.toEqual({ kind: 'none' });
		await expect(buildWorkspace().findAnybodys(sessionId)).resolves.toEqual({ kind: 'none' });
	});
});

describe('WorkspaceApi, permissions', () => {
	it.each<readonly [string, Readonly<Record<string, string>>, number | undefined]>([
		[
			'as the server gives it',
			{ date: 'Thu, 13 Jun 2024 12:00:07 GMT' },
			Date.UTC(2024, 5, 13, 12, 0, 7),
		],
		['that is no date', { date: 'now' }, undefined],
	])(
		'permissions tells when the answer was given by a Date header %s',
		async (_name, headers, want) => {
			server.react = () => ({ headers, body: { update: [], success: true } });
			expect((await buildWorkspace().permissions()).answeredAt).toBe(want);
		},
	);

	it.each([[undefined], [{}], [{ date: 7 }], [{ date: ['Thu, 13 Jun 2024 12:00:07 GMT'] }]])(
		'permissions does without the headers %j',
		async (headers) => {
			const accessor = stub<IHttp>('IHttp', {
				get: () =>
					Promise.resolve({ statusCode: 200, headers, data: { update: [] } } as IHttpResponse),
			});
			expect(await buildWorkspace({ accessor }).permissions()).not.toHaveProperty('answeredAt');
		},
	);

	it('permissions has time of its own, whatever the request has left', async () => {
		server.react = () => ({ body: { update: [], success: true } });
		const workspace = buildWorkspace({ timeLeft: 0 });
		await expect(workspace.permissions()).resolves.toMatchObject({ removed: new Set() });
		expect(await rejected(workspace.account())).toMatchObject({ code: 'workspace-timeout' });
	});
});

describe('WorkspaceApi, roles and version', () => {
	it('roles gives ids and names', async () => {
		const roles = [{ _id: 'x8Ttq3', name: 'Support' }];
		server.react = () => ({ body: { roles, success: true } });
		await expect(buildWorkspace().roles()).resolves.toEqual([{ id: 'x8Ttq3', name: 'Support' }]);
	});

	it.each<readonly [unknown, string | undefined]>([
		[{ version: '9.0.0', success: true }, '9.0.0'],
		[{ info: { version: '5.4.10' }, success: true }, '5.4.10'],
		[{ success: true }, undefined],
	])('serverVersion of %j is %p', async (body, want) => {
		server.react = () => ({ body });
		await expect(buildWorkspace().serverVersion()).resolves.toBe(want);
	});

	it('roles and serverVersion fail if the workspace refuses', async () => {
		server.react = () => ({ status: 403, body: { success: false, error: 'Not allowed' } });
		expect(await rejected(buildWorkspace().roles())).toMatchObject({ endpoint: 'roles.list' });
		expect(await rejected(buildWorkspace().serverVersion())).toMatchObject({ endpoint: 'info' });
	});
});

describe('WorkspaceApi, logging out', () => {
	const clock = new TestClock();
	const until = clock.time + SECOND;

	it.each<readonly [string, Reaction]>([
		['what it answers', { body: { sessionId, success: true } }],
		['that there is no such session', notFound],
		['nothing of use', { body: {} }],
	])('logOut sends the id once, whatever the workspace says: %s', async (_name, reaction) => {
		server.react = () => reaction;
		await buildWorkspace({ clock }).logOut(sessionId, until);
		expect(server.received).toMatchObject([
			{ method: 'POST', url: '/api/v1/sessions/logout', body: JSON.stringify({ sessionId }) },
		]);
	});

	it('logOut fails if it is refused, and is not sent again', async () => {
		server.react = () => ({ status: 403, body: { success: false, error: 'Not allowed' } });
		expect(await rejected(buildWorkspace({ clock }).logOut(sessionId, until))).toEqual({
			code: 'workspace-permission-missing',
			endpoint: 'sessions/logout',
			status: 403,
		});
		expect(server.received).toHaveLength(1);
	});

	it('logOut is not sent when its time is over', async () => {
		expect(await rejected(buildWorkspace({ clock }).logOut(sessionId, clock.time))).toEqual({
			code: 'workspace-timeout',
			endpoint: 'sessions/logout',
		});
		expect(server.received).toEqual([]);
	});
});
