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
import { buildRows, OpenSessions } from '../support/openSessions';
import { sessionId } from '../support/sessions';
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

it('endpoints take one method each, by which the engine knows them, from users alone', () => {
	const all = endpoints(stub<SessionApp>('app', {}));
	expect(all.flatMap((each) => ('get' in each ? each.path : []))).toEqual(gets);
	expect(all.flatMap((each) => ('post' in each ? each.path : []))).toEqual(posts);
	expect(all.filter(({ authRequired }) => !authRequired)).toEqual([]);
});

const own = { sessionId: `${alice.id}-0` };

it.each<readonly [string, Partial<IApiRequest>, number, object]>([
	['sessions/info', { query: own }, 200, { success: true, session: own }],
	['sessions/info', { user: sam, query: own }, 404, { errorType: 'session-not-found' }],
	['sessions/list', { headers: { 'x-2fa-code': 'a b' } }, 400, { errorType: 'invalid-params' }],
	['sessions/list.all', {}, 403, { errorType: 'not-allowed' }],
	['sessions/list.all', { user: sam }, 200, { sessions: [{}, {}], offset: 0, total: 2 }],
	['sessions/logout.me', { content: own }, 200, { success: true, session: own }],
	['sessions/logout.me', { query: own, content: own }, 400, { errorType: 'invalid-params' }],
	['sessions/logout', { content: own }, 403, { errorType: 'not-allowed' }],
])('endpoints answer %s with %j: %d', async (path, request, status, want) => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const open = new OpenSessions(app.workspace, buildRows(alice.id, 2));
	const response = await send(path, request, app);
	expect(response.status).toBe(status);
	expect(response.content).toMatchObject(want);
	expect(open.ids).toHaveLength(posts.includes(path) && status === 200 ? 1 : 2);
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

it.each<readonly [string, Partial<IApiRequest>, RegExp]>([
	['sessions/list', { query: { count: '0' } }, /ganze Zahl/],
	['sessions/info.admin', { query: { sessionId } }, /Administrator|Berechtigung/],
])('endpoints refuse %s with %j in the language of the caller', async (path, request, want) => {
	const settings = { preferences: { language: 'de' } } as never;
	const response = await send(path, { user: { ...alice, settings }, ...request });
	expect(response.content).toMatchObject({ error: expect.stringMatching(want) });
});

it('endpoints tell nothing of an unexpected error', async () => {
	const app = new AppFixture();
	app.service.translator = () => Promise.reject(new Error('S3CRET'));
	const response = await send('sessions/list', {}, app);
	expect(response).toMatchObject({ status: 500, content: { errorType: 'internal-error' } });
	expect(JSON.stringify(response)).not.toContain('S3CRET');
});
