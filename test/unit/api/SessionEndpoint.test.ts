import type { IPersistence } from '@rocket.chat/apps-engine/definition/accessors';
import type {
	IApiEndpointInfo,
	IApiRequest,
	IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { SessionInfo } from '../../../src/SessionInfo';
import { endpoints } from '../../../src/api/SessionEndpoint';
import { Bench } from '../support/bench';
import { page } from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, sessionId } from '../support/sessions';
import { part, stub } from '../support/stub';

const alice = part<IUser>({ id: 'aliceUserId000000', username: 'alice', roles: ['user'] });
const sam = part<IUser>({ id: 'samUserId00000000', username: 'sam', roles: ['holders'] });

const request = async (
	method: 'get' | 'post',
	path: string,
	{ user = alice, query = {}, headers = {}, content }: Partial<IApiRequest> = {},
	bench = new Bench(),
): Promise<IApiResponse> => {
	const { accessors } = bench.testHost;
	const app = stub<SessionInfo>('app', {
		service: bench.service,
		getLogger: () => accessors.logger,
	});
	const endpoint = endpoints(app).find((known) => known.path === path);
	const answer = endpoint?.[method]?.(
		part<IApiRequest>({ user, query, headers, content }),
		part<IApiEndpointInfo>({}),
		accessors.read,
		accessors.modify,
		accessors.http,
		stub<IPersistence>('IPersistence', {}),
	);

	if (!answer) {
		throw new Error(`No ${method} ${path}`);
	}

	return answer;
};

const get = (path: string, options?: Partial<IApiRequest>, bench?: Bench): Promise<IApiResponse> =>
	request('get', path, options, bench);

const post = (path: string, content: unknown, bench?: Bench, user = alice): Promise<IApiResponse> =>
	request('post', path, { user, content }, bench);

describe('endpoints', () => {
	it('are those of the contract, each for users of the workspace alone', () => {
		const all = endpoints(stub<SessionInfo>('app', {}));

		expect(
			all.map(({ path, authRequired, get: read, post: write }) => [
				path,
				authRequired,
				...(read ? ['get'] : []),
				...(write ? ['post'] : []),
			]),
		).toEqual([
			['sessions/info', true, 'get'],
			['sessions/info.admin', true, 'get'],
			['sessions/list', true, 'get'],
			['sessions/list.all', true, 'get'],
			['status', true, 'get'],
			['sessions/logout.me', true, 'post'],
			['sessions/logout', true, 'post'],
			['sessions/logout.others', true, 'post'],
			['sessions/logout.all', true, 'post'],
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
		['sessions/list.all', { user: sam }, 200, { total: 1 }],
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

	it.each([
		['of a holder', sam, ['123456', undefined]],
		['of nobody else', alice, [undefined, undefined]],
	])('pass on the second factor %s, for that one request', async (_whose, user, want) => {
		const sent: unknown[] = [];
		const bench = new Bench();
		const { http } = bench.workspace;
		bench.testHost.data.http = {
			...http,
			get: (url, options) => {
				if (url.includes('sessions/')) {
					sent.push(options?.headers?.['X-2fa-code']);
				}

				return http.get(url, options);
			},
		};
		await get('sessions/list', { user, headers: { 'x-2fa-code': '123456' } }, bench);
		await get('sessions/list', { user }, bench);

		expect(sent).toEqual(want);
	});

	it.each<readonly [string, unknown, number, string]>([
		['sessions/logout.me', undefined, 400, 'invalid-params'],
		['sessions/logout.me', '{"sessionId":"x"}', 400, 'invalid-params'],
		['sessions/logout.me', [sessionId], 400, 'invalid-params'],
		['sessions/logout.me', {}, 400, 'invalid-session-id'],
		['sessions/logout', { sessionId: 17 }, 400, 'invalid-session-id'],
		['sessions/logout.others', { sessionId: 'a.b' }, 400, 'invalid-session-id'],
		['sessions/logout.all', {}, 400, 'invalid-params'],
		['sessions/logout.all', { username: 'x'.repeat(300) }, 400, 'invalid-params'],
		['sessions/logout', { sessionId }, 403, 'not-allowed'],
		['sessions/logout.me', { sessionId }, 403, 'not-allowed'],
	])('POST %s with %j: %d %s', async (path, content, status, errorType) => {
		const bench = new Bench();

		expect(await post(path, content, bench)).toMatchObject({ status, content: { errorType } });
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it('POST reads the body and not the query', async () => {
		const answer = await request('post', 'sessions/logout.me', {
			query: { sessionId },
			content: {},
		});

		expect(answer).toMatchObject({ status: 400, content: { errorType: 'invalid-session-id' } });
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
		const response = await get('sessions/list', {}, bench);

		expect(response).toMatchObject({ status: 500, content: { errorType: 'internal-error' } });
		expect(JSON.stringify(response)).not.toContain('S3CRET');
	});
});
