import type { IPersistence } from '@rocket.chat/apps-engine/definition/accessors';
import type {
	IApiEndpointInfo,
	IApiRequest,
	IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { endpoints } from '../../../src/api/SessionEndpoint';
import type { SessionInfo } from '../../../src/window/SessionWindow';
import { Bench } from '../support/appFixture';
import { page } from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, sessionId } from '../support/sessions';
import { part, stub } from '../support/stub';

const alice = part<IUser>({ id: 'aliceUserId000000', username: 'alice', roles: ['user'] });
const sam = part<IUser>({ id: 'samUserId00000000', username: 'sam', roles: ['holders'] });

const findEndpoint = (path: string, bench: Bench) => {
	const { service, testHost } = bench;
	const { logger } = testHost.accessors;
	const app = stub<SessionInfo>('app', { service, getLogger: () => logger });
	const endpoint = endpoints(app).find((known) => known.path === path);
	if (!endpoint) {
		throw new Error(`No ${path}`);
	}
	return endpoint;
};

/** Sends a request the way this path takes it: a GET with a query, a POST with a body. */
const send = async (
	path: string,
	{ user = alice, query = {}, headers = {}, ...rest }: Partial<IApiRequest> = {},
	bench = new Bench(),
): Promise<IApiResponse> => {
	const endpoint = findEndpoint(path, bench);
	const { read, modify, http } = bench.testHost.accessors;
	const method = endpoint.get ?? endpoint.post;
	if (!method) {
		throw new Error(`${path} takes neither`);
	}
	return method.call(
		endpoint,
		part<IApiRequest>({ user, query, headers, ...rest }),
		part<IApiEndpointInfo>({}),
		read,
		modify,
		http,
		stub<IPersistence>('IPersistence', {}),
	);
};

describe('endpoints', () => {
	it('are those of the contract, each for users of the workspace alone', () => {
		const all = endpoints(stub<SessionInfo>('app', {}));

		expect(all.map(({ path, authRequired }) => [path, authRequired])).toEqual([
			['sessions/info', true],
			['sessions/info.admin', true],
			['sessions/list', true],
			['sessions/list.all', true],
			['status', true],
			['sessions/logout.me', true],
			['sessions/logout', true],
			['sessions/logout.others', true],
			['sessions/logout.all', true],
		]);
	});

	it.each([
		[
			['sessions/info', 'sessions/info.admin', 'sessions/list', 'sessions/list.all', 'status'],
			true,
		],
		[
			['sessions/logout.me', 'sessions/logout', 'sessions/logout.others', 'sessions/logout.all'],
			false,
		],
	])('take one method each, by which the engine knows them: %j', (paths, isGet) => {
		for (const path of paths) {
			const endpoint = findEndpoint(path, new Bench());
			expect([path, 'get' in endpoint, 'post' in endpoint]).toEqual([path, isGet, !isGet]);
		}
	});

	it.each<readonly [string, Partial<IApiRequest>, number, object]>([
		['sessions/info', { query: { sessionId } }, 200, { success: true, session: { sessionId } }],
		['sessions/info', {}, 400, { success: false, errorType: 'invalid-session-id' }],
		['sessions/info', { user: sam, query: { sessionId } }, 404, { errorType: 'session-not-found' }],
		['sessions/info.admin', { query: { sessionId } }, 403, { errorType: 'not-allowed' }],
		[
			'sessions/info.admin',
			{ user: sam, query: { sessionId } },
			200,
			{ session: { ip: '203.0.113.7' } },
		],
		['sessions/list', {}, 200, { sessions: [{ sessionId }], offset: 0, count: 1, total: 1 }],
		['sessions/list', { query: { count: '101' } }, 400, { errorType: 'invalid-params' }],
		['sessions/list.all', { user: sam }, 200, { sessions: [{ sessionId }], total: 1 }],
		['sessions/list.all', {}, 403, { errorType: 'not-allowed' }],
		[
			'sessions/list.all',
			{ user: sam, query: { username: 'alice', filter: 'x' } },
			400,
			{ errorType: 'invalid-params' },
		],
		[
			'sessions/list.all',
			{ user: sam, query: { username: 'nobody' } },
			404,
			{ errorType: 'user-not-found' },
		],
		['sessions/list.all', { user: sam, query: { username: '@alice' } }, 200, { total: 1 }],
		['status', {}, 403, { errorType: 'not-allowed' }],
		['status', { user: sam }, 200, { ready: true }],
		['sessions/list', { headers: { 'x-2fa-code': 'a b' } }, 400, { errorType: 'invalid-params' }],
	])('%s with %j: %d', async (path, request, status, want) => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = (query) =>
			query.get('sessionId') === sessionId
				? { body: buildDocument() }
				: { status: 404, body: { success: false, error: 'Session not found' } };
		bench.workspace.answers['sessions/list.all'] = () => page([buildDocument()]);
		const response = await send(path, request, bench);
		expect(response.status).toBe(status);
		expect(response.content).toMatchObject(want);
		expect(JSON.stringify(response)).not.toMatch(/loginToken|searchTerm|SECRET/);
	});

	it('answer nobody', async () => {
		const bench = new Bench();

		expect(await send('sessions/list', { user: part<IUser>({}) }, bench)).toMatchObject({
			status: 403,
			content: { success: false, errorType: 'not-allowed' },
		});
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each<readonly [string, IUser, string, readonly unknown[]]>([
		['a holder', sam, 'sessions/list', ['123456', undefined]],
		['anybody else, whose it cannot be', alice, 'sessions/list', [undefined, undefined]],
	])('pass on the second factor of %s, for that one request', async (_name, user, path, want) => {
		const sent: unknown[] = [];
		const bench = new Bench();
		const { http } = bench.workspace;
		bench.testHost.data.http = {
			...http,
			get: (url, options) => {
				if (url.includes('/sessions/')) {
					sent.push(options?.headers?.['X-2fa-code']);
				}
				return http.get(url, options);
			},
		};
		await send(path, { user, headers: { 'x-2fa-code': '123456' } }, bench);
		await send(path, { user }, bench);
		expect(sent).toEqual(want);
	});

	describe('that end sessions', () => {
		const bobId = 'bobUserId00000000';
		const setUp = (settings = {}) => {
			const bench = new Bench({ settings: { allow_logout: true, ...settings } });
			const rows = [...buildRows(alice.id, 2), ...buildRows(bobId, 2)];
			return { bench, open: new OpenSessions(bench.workspace, rows) };
		};
		const id = (owner: string, index = 0): string => `${owner}-${index}`;

		it.each<readonly [string, Partial<IApiRequest>, number, object, number]>([
			[
				'sessions/logout.me',
				{ content: { sessionId: id(alice.id) } },
				200,
				{ success: true, session: { sessionId: id(alice.id) } },
				3,
			],
			[
				'sessions/logout.me',
				{ content: { sessionId: id(bobId) } },
				404,
				{ success: false, errorType: 'session-not-found' },
				4,
			],
			[
				'sessions/logout.me',
				{ user: sam, content: { sessionId: id(bobId) } },
				404,
				{ errorType: 'session-not-found' },
				4,
			],
			[
				'sessions/logout',
				{ user: sam, content: { sessionId: id(bobId) } },
				200,
				{ success: true, session: { sessionId: id(bobId) } },
				3,
			],
			[
				'sessions/logout',
				{ content: { sessionId: id(alice.id) } },
				403,
				{ errorType: 'not-allowed' },
				4,
			],
			[
				'sessions/logout.others',
				{ content: { sessionId: id(alice.id, 1) } },
				200,
				{ success: true, ended: [id(alice.id)], remaining: [] },
				3,
			],
			[
				'sessions/logout.all',
				{ user: sam, content: { username: 'bob' } },
				200,
				{ success: true, ended: [id(bobId), id(bobId, 1)], remaining: [] },
				2,
			],
			[
				'sessions/logout.all',
				{ content: { username: '@alice' } },
				200,
				{ ended: [id(alice.id), id(alice.id, 1)] },
				2,
			],
			[
				'sessions/logout.all',
				{ content: { username: 'bob' } },
				403,
				{ errorType: 'not-allowed' },
				4,
			],
			['sessions/logout.all', { user: sam, content: {} }, 400, { errorType: 'invalid-params' }, 4],
			['sessions/logout.me', { content: {} }, 400, { errorType: 'invalid-session-id' }, 4],
			['sessions/logout.me', {}, 400, { errorType: 'invalid-params' }, 4],
			[
				'sessions/logout.me',
				{ content: `{"sessionId":"${id(alice.id)}"}` },
				400,
				{ errorType: 'invalid-params' },
				4,
			],
			[
				'sessions/logout.me',
				{ query: { sessionId: id(alice.id) } },
				400,
				{ errorType: 'invalid-params' },
				4,
			],
			[
				'sessions/logout.me',
				{ query: { sessionId: id(alice.id) }, content: {} },
				400,
				{ errorType: 'invalid-session-id' },
				4,
			],
		])('%s with %j: %d', async (path, request, status, want, left) => {
			const { bench, open } = setUp();
			const response = await send(path, request, bench);
			expect(response.status).toBe(status);
			expect(response.content).toMatchObject(want);
			expect(open.ids).toHaveLength(left);
			expect(JSON.stringify(response)).not.toMatch(/loginToken|searchTerm|SECRET/);
		});

		it.each([
			'sessions/logout.me',
			'sessions/logout',
			'sessions/logout.others',
			'sessions/logout.all',
		])('end nothing where it is switched off, or for nobody: %s', async (path) => {
			const content = { sessionId: id(alice.id), username: 'alice' };
			const { bench, open } = setUp({ allow_logout: false });
			expect(await send(path, { user: sam, content }, bench)).toMatchObject({ status: 403 });
			expect(await send(path, { user: part<IUser>({}), content }, setUp().bench)).toMatchObject({
				status: 403,
			});
			expect(open.ids).toHaveLength(4);
		});

		it('read no body where they read the query', async () => {
			const bench = new Bench();

			expect(
				await send('sessions/info', { query: {}, content: { sessionId } }, bench),
			).toMatchObject({ content: { errorType: 'invalid-session-id' } });
		});
	});

	it('share the limit with the slash command', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		await bench.ask(
			{ kind: 'list', offset: 0, count: 5 },
			{ id: alice.id, username: 'alice', name: 'Alice', roles: [], utcOffset: 0, language: 'en' },
		);

		expect(await send('sessions/list', {}, bench)).toMatchObject({
			status: 429,
			headers: { 'Retry-After': '60' },
		});
	});

	it('tell nothing of an unexpected error', async () => {
		const bench = new Bench();
		bench.service.translator = () => Promise.reject(new Error('S3CRET'));
		const response = await send('sessions/list', {}, bench);
		expect(response).toMatchObject({ status: 500, content: { errorType: 'internal-error' } });
		expect(JSON.stringify(response)).not.toContain('S3CRET');
	});
});
