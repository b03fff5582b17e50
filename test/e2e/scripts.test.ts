import { openIds } from '../support/workspace/data';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';

const { users } = demo;

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
});
afterAll(() => running.stop());

type Query = Readonly<Record<string, string>>;

type Row = { readonly loginAt: string; readonly user?: { readonly username: string } };

const get = (as: string, path: string, query: Query = {}) => running.api({ as, path, query });

const rowsOf = (body: unknown): readonly Row[] => (body as { sessions: Row[] }).sessions;

describe('what a script gets wrong', () => {
	it.each<readonly [string, Query, RegExp]>([
		['sessions/list.all', { user: 'bob' }, /`user`.*`username`.*`filter`.*`sort`/],
		['sessions/list', { username: 'bob' }, /`username`.*`offset`.*`count`/],
		['sessions/info', { id: 'x' }, /`id`.*`sessionId`/],
		['sessions/summary', { count: '5' }, /`count`.*`attachments`/],
		['status', { verbose: '1' }, /`verbose`.*`attachments`/],
	])('names an unknown parameter and those that exist: %s %j', async (path, query, want) => {
		const { result, requests } = await trafficDuring(running, () =>
			Promise.all(['sam', 'alice'].map((as) => get(as, path, query))),
		);
		const body = { errorType: 'invalid-params', error: expect.stringMatching(want) };
		expect(result).toMatchObject([
			{ status: 400, body },
			{ status: 400, body },
		]);
		expect(requests).toEqual([]);
	});

	it.each<readonly [string, unknown, Query]>([
		['a key that does not exist', { username: 'bob', dryRun: true }, {}],
		['a key in another case', { userName: 'bob' }, {}],
		['a parameter of the query', { username: 'bob' }, { dryRun: 'true' }],
		['a list', [{ username: 'bob' }], {}],
	])('ends nothing: %s', async (_name, body, query) => {
		const request = { path: 'sessions/logout.all', method: 'POST', body, query };
		const { result, requests } = await trafficDuring(running, () =>
			Promise.all(['admin', 'alice'].map((as) => running.api({ ...request, as }))),
		);
		const refused = { status: 400, body: { errorType: 'invalid-params' } };
		expect(result).toMatchObject([refused, refused]);
		expect(requests).toEqual([]);
		expect(openIds(running, users.bob.id)).toHaveLength(2);
	});

	it.each<readonly [string, string | undefined]>([
		['username=bob', 'application/x-www-form-urlencoded'],
		['<username>bob</username>', 'application/xml'],
		['username: bob', 'text/plain'],
	])('is said to be no JSON: %s as %s', async (body, type) => {
		const headers = { 'content-type': type ?? '' };
		const request = { as: 'admin', path: 'sessions/logout.all', method: 'POST', body, headers };
		const response = await running.api(request);
		expect(response).toMatchObject({ status: 400, body: { errorType: 'invalid-params' } });
		expect(response.body).toMatchObject({ error: expect.stringContaining('JSON') });
	});
});

describe('sort', () => {
	it.each<readonly [string, (row: Row) => string]>([
		['loginAt', ({ loginAt }) => loginAt],
		['username', ({ user }) => user?.username ?? ''],
	])('orders everybody’s sessions by %s, and backwards', async (by, keyOf) => {
		const ascending = rowsOf((await get('sam', 'sessions/list.all', { sort: by })).body).map(keyOf);
		const query = { sort: `-${by}` };
		const descending = rowsOf((await get('sam', 'sessions/list.all', query)).body).map(keyOf);
		expect(ascending).toEqual([...ascending].sort());
		expect(descending).toEqual([...descending].sort().reverse());
		expect(ascending[0]).not.toBe(descending[0]);
		expect(await get('alice', 'sessions/list.all', query)).toMatchObject({ status: 403 });
	});

	it('is by the newest connection if nothing is said', async () => {
		const { body } = await get('sam', 'sessions/list.all');
		expect(body).toMatchObject({
			sessions: rowsOf((await get('sam', 'sessions/list.all', { sort: '-loginAt' })).body),
		});
	});

	it.each<readonly [string, Query]>([
		['sessions/list.all', { sort: 'ip' }],
		['sessions/list.all', { sort: '' }],
		['sessions/list.all', { sort: 'loginAt', username: 'bob' }],
		['sessions/list.all', { sort: 'loginAt', filter: '203.0.113.10' }],
		['sessions/list.all', { sort: 'loginAt', filter: '203.0.113.0/24' }],
		['sessions/list', { sort: 'loginAt' }],
	])('is refused where it cannot be kept: %s %j', async (path, query) => {
		expect(await get('sam', path, query)).toMatchObject({
			status: 400,
			body: { errorType: 'invalid-params' },
		});
	});
});

describe('attachments', () => {
	it.each<readonly [string, Query]>([
		['sessions/list', {}],
		['sessions/list.all', { count: '2' }],
		['sessions/summary', {}],
	])('are left out of %s on request', async (path, query) => {
		const { attachments, ...rest } = (await get('sam', path, query)).body as object & {
			attachments?: unknown;
		};
		expect(attachments).toEqual(expect.any(Array));
		const without = await get('sam', path, { ...query, attachments: 'false' });
		expect(without.body).toEqual(rest);
	});

	it('are a boolean in a body', async () => {
		const post = (attachments: unknown) =>
			running.api({
				...{ as: 'sam', path: 'sessions/logout.others', method: 'POST' },
				body: { sessionId: demo.sessions.sam.laptop, attachments },
			});
		expect((await post(false)).body).toEqual({ success: true, ended: [], remaining: [] });
		expect(await post('false')).toMatchObject({ status: 400 });
	});
});
