import type { IPersistence } from '@rocket.chat/apps-engine/definition/accessors';
import type {
	IApiEndpointInfo,
	IApiRequest,
	IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { endpoints } from '../../../src/api/SessionEndpoint';
import type { SessionApp } from '../../../src/window/SessionApp';
import { AppFixture } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { loginRequired, notFound, page } from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, sessionId } from '../support/sessions';
import { part, stub } from '../support/stub';

const alice = part<IUser>({ id: 'aliceUserId000000', username: 'alice', roles: ['user'] });
const sam = part<IUser>({ id: 'samUserId00000000', username: 'sam', roles: ['holders'] });

const findEndpoint = (path: string, app: AppFixture) => {
	const { service, testHost } = app;
	const { logger } = testHost.accessors;
	const sessionApp = stub<SessionApp>('app', { service, getLogger: () => logger });
	const endpoint = endpoints(sessionApp).find((known) => known.path === path);
	if (!endpoint) {
		throw new Error(`No ${path}`);
	}
	return endpoint;
};

/** Sends a request the way this path takes it: a GET with a query, a POST with a body. */
const send = async (
	path: string,
	{ user = alice, query = {}, headers = {}, ...rest }: Partial<IApiRequest> = {},
	app = new AppFixture(),
): Promise<IApiResponse> => {
	const endpoint = findEndpoint(path, app);
	const { read, modify, http } = app.testHost.accessors;
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

const gets = [
	...['sessions/info', 'sessions/info.admin', 'sessions/list', 'sessions/list.all'],
	...['sessions/summary', 'status'],
];
const posts = [
	...['sessions/logout.me', 'sessions/logout', 'sessions/logout.others', 'sessions/logout.all'],
];

it('endpoints are those of the contract, each for users of the workspace alone', () => {
	const all = endpoints(stub<SessionApp>('app', {}));
	expect(all.map(({ path, authRequired }) => [path, authRequired])).toEqual(
		[...gets, ...posts].map((path) => [path, true]),
	);
});

it('endpoints take one method each, by which the engine knows them', () => {
	const all = endpoints(stub<SessionApp>('app', {}));
	expect(all.flatMap((each) => ('get' in each ? each.path : []))).toEqual(gets);
	expect(all.flatMap((each) => ('post' in each ? each.path : []))).toEqual(posts);
});

it.each<readonly [string, Partial<IApiRequest>, number, object]>([
	['sessions/info', { query: { sessionId } }, 200, { success: true, session: { sessionId } }],
	['sessions/info', {}, 400, { success: false, errorType: 'invalid-session-id' }],
	['sessions/info', { user: sam, query: { sessionId } }, 404, { errorType: 'session-not-found' }],
	['sessions/info.admin', { query: { sessionId } }, 403, { errorType: 'not-allowed' }],
	['sessions/info.admin', { user: sam, query: { sessionId } }, 200, { session: { sessionId } }],
	['sessions/list', {}, 200, { sessions: [{ sessionId }], offset: 0, count: 1, total: 1 }],
	['sessions/list', { query: { count: '101' } }, 400, { errorType: 'invalid-params' }],
	['sessions/list.all', { user: sam }, 200, { sessions: [{ sessionId }], total: 1 }],
	['sessions/list.all', {}, 403, { errorType: 'not-allowed' }],
	['sessions/list.all', { user: sam, query: { username: '@alice' } }, 200, { total: 1 }],
	['sessions/list.all', { user: sam, query: { username: 'x' } }, 404, { success: false }],
	['sessions/list.all', { user: sam, query: { user: 'bob' } }, 400, { success: false }],
	['sessions/summary', { user: sam }, 200, { success: true, sessions: 1, total: 1, people: 1 }],
	['sessions/summary', {}, 403, { errorType: 'not-allowed' }],
	['status', {}, 403, { errorType: 'not-allowed' }],
	['status', { user: sam }, 200, { ready: true }],
	['sessions/list', { headers: { 'x-2fa-code': 'a b' } }, 400, { errorType: 'invalid-params' }],
])('endpoints answer %s with %j: %d', async (path, request, status, want) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/info.admin'] = (query) =>
		query.get('sessionId') === sessionId ? { body: buildDocument() } : notFound;
	app.workspace.answers['sessions/list.all'] = () => page([buildDocument()]);
	const response = await send(path, request, app);
	expect(response.status).toBe(status);
	expect(response.content).toMatchObject(want);
	expect(JSON.stringify(response)).not.toMatch(/loginToken|searchTerm|SECRET/);
});

it.each([...gets, ...posts])('endpoints refuse a request without a user: %s', async (path) => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const content = { sessionId, username: 'alice' };
	expect(await send(path, { user: part<IUser>({}), content }, app)).toMatchObject({
		status: 403,
		content: { success: false, errorType: 'not-allowed' },
	});
	expect(app.workspace.requests).toEqual([]);
});

it.each<readonly [string, Partial<IApiRequest>, boolean]>([
	['sessions/list', {}, true],
	['sessions/list', { query: { attachments: 'true' } }, true],
	['sessions/list', { query: { attachments: 'false' } }, false],
	['sessions/logout.all', { content: { username: 'alice' } }, true],
	['sessions/logout.all', { content: { username: 'alice', attachments: false } }, false],
])('endpoints show attachments of %s with %j: %p', async (path, request, want) => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const { content } = await send(path, request, app);
	expect('attachments' in Object(content)).toBe(want);
});

it.each<readonly [string, IUser, readonly unknown[]]>([
	['a holder', sam, ['123456', undefined]],
	['anybody else, whose it cannot be', alice, [undefined, undefined]],
])('endpoints pass on the second factor of %s, for one request', async (_name, user, want) => {
	const sent: unknown[] = [];
	const app = new AppFixture();
	const { http } = app.workspace;
	app.testHost.data.http = {
		...http,
		get: (url, options) => {
			if (url.includes('/sessions/')) {
				sent.push(options?.headers?.['X-2fa-code']);
			}
			return http.get(url, options);
		},
	};
	await send('sessions/list', { user, headers: { 'x-2fa-code': '123456' } }, app);
	await send('sessions/list', { user }, app);
	expect(sent).toEqual(want);
});

describe('logging out', () => {
	const bobId = 'bobUserId00000000';
	const id = (owner: string, index = 0): string => `${owner}-${index}`;
	const own = { sessionId: id(alice.id) };
	const bobs = { sessionId: id(bobId) };

	it.each<readonly [string, Partial<IApiRequest>, number, object, number]>([
		['sessions/logout.me', { content: own }, 200, { success: true, session: own }, 3],
		['sessions/logout.me', { content: bobs }, 404, { errorType: 'session-not-found' }, 4],
		['sessions/logout.me', { user: sam, content: bobs }, 404, { success: false }, 4],
		['sessions/logout', { user: sam, content: bobs }, 200, { success: true, session: bobs }, 3],
		['sessions/logout', { content: own }, 403, { errorType: 'not-allowed' }, 4],
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
		['sessions/logout.all', { content: { username: '@alice' } }, 200, { remaining: [] }, 2],
		['sessions/logout.all', { content: { username: 'bob' } }, 403, { success: false }, 4],
		[
			'sessions/logout.all',
			{ user: sam, content: { username: 'bob', dryRun: true } },
			400,
			{ errorType: 'invalid-params' },
			4,
		],
		['sessions/logout.me', { content: {} }, 400, { errorType: 'invalid-session-id' }, 4],
		['sessions/logout.me', {}, 400, { errorType: 'invalid-params' }, 4],
		['sessions/logout.me', { query: own, content: own }, 400, { errorType: 'invalid-params' }, 4],
	])('endpoints answer %s with %j: %d', async (path, request, status, want, left) => {
		const app = new AppFixture({ settings: { allow_logout: true } });
		const rows = [...buildRows(alice.id, 2), ...buildRows(bobId, 2)];
		const open = new OpenSessions(app.workspace, rows);
		const response = await send(path, request, app);
		expect(response.status).toBe(status);
		expect(response.content).toMatchObject(want);
		expect(open.ids).toHaveLength(left);
		expect(JSON.stringify(response)).not.toMatch(/loginToken|searchTerm|SECRET/);
	});
});

it('endpoints read no body where they read the query', async () => {
	const response = await send('sessions/info', { content: { sessionId } });
	expect(response).toMatchObject({ content: { errorType: 'invalid-session-id' } });
});

it('endpoints share the limit with the slash command', async () => {
	const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
	const list = { scope: { of: 'own' }, pagination: { offset: 0, count: 5 } } as const;
	await app.ask({ kind: 'list', ...list }, buildCaller());
	expect(await send('sessions/list', {}, app)).toMatchObject({
		status: 429,
		headers: { 'Retry-After': '60' },
	});
});

it.each<readonly [string, Partial<IApiRequest>, RegExp]>([
	['sessions/list', { query: { count: '0' } }, /ganze Zahl/],
	['sessions/info.admin', { query: { sessionId } }, /Administrator|Berechtigung/],
])('endpoints refuse %s with %j in the language of the caller', async (path, request, want) => {
	const settings = { preferences: { language: 'de' } } as never;
	const response = await send(path, { user: { ...alice, settings }, ...request });
	expect(response.content).toMatchObject({ error: expect.stringMatching(want) });
});

it.each<readonly [string, IUser, boolean]>([
	['who may read causes', sam, true],
	['others', alice, false],
])('endpoints name the cause of a failure to %s: %p', async (...row) => {
	const [, user, want] = row;
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] = () => loginRequired;
	const { content } = await send('sessions/list', { user }, app);
	expect(/token/.test(JSON.stringify(content))).toBe(want);
});

it('endpoints tell nothing of an unexpected error', async () => {
	const app = new AppFixture();
	app.service.translator = () => Promise.reject(new Error('S3CRET'));
	const response = await send('sessions/list', {}, app);
	expect(response).toMatchObject({ status: 500, content: { errorType: 'internal-error' } });
	expect(JSON.stringify(response)).not.toContain('S3CRET');
});
