import { setUpWorkspace } from './support/setUpWorkspace';
import { openIds } from '../support/workspace/data';
import { demo } from '../workspace/seed';

type Query = Readonly<Record<string, string>>;

type Row = { readonly loginAt: string; readonly user?: { readonly username: string } };

const app = setUpWorkspace({ allow_logout: true });

const rowsOf = (body: unknown): readonly Row[] => (body as { sessions: Row[] }).sessions;

const invalid = { status: 400, body: { errorType: 'invalid-params' } };

it.each<[path: string, query: Query, names: RegExp]>([
	['sessions/list.all', { user: 'bob' }, /`user`.*`username`.*`filter`.*`sort`/],
	['sessions/list', { username: 'bob' }, /`username`.*`offset`.*`count`/],
	['status', { verbose: '1' }, /`verbose`.*`attachments`/],
])('%s names an unknown parameter and those that exist: %j', async (path, query, names) => {
	const { result, requests } = await app.traffic(() =>
		Promise.all([app.get('sam', path, query), app.get('alice', path, query)]),
	);
	result.forEach((answer) => {
		expect(answer).toMatchObject(invalid);
		expect(answer.body).toMatchObject({ error: expect.stringMatching(names) });
	});
	expect(requests).toEqual([]);
});

it.each<[what: string, body: unknown, query: Query]>([
	['a key that does not exist', { username: 'bob', dryRun: true }, {}],
	['a parameter of the query', { username: 'bob' }, { dryRun: 'true' }],
	['a list', [{ username: 'bob' }], {}],
])('sessions/logout.all ends nothing for a script that sends %s', async (_what, body, query) => {
	const request = { as: 'admin', path: 'sessions/logout.all', method: 'POST', body, query };
	const { result, requests } = await app.traffic(() => app.running.api(request));
	expect(result).toMatchObject(invalid);
	expect(requests).toEqual([]);
	expect(openIds(app.running, demo.users.bob.id)).toHaveLength(2);
});

it.each([
	['username=bob', 'application/x-www-form-urlencoded'],
	['username: bob', 'text/plain'],
])('sessions/logout.all says of a body that it is no JSON: %s as %s', async (body, type) => {
	const headers = { 'content-type': type };
	const request = { as: 'admin', path: 'sessions/logout.all', method: 'POST', body, headers };
	const answer = await app.running.api(request);
	expect(answer).toMatchObject(invalid);
	expect(answer.body).toMatchObject({ error: expect.stringContaining('JSON') });
});

it.each<[by: string, keyOf: (row: Row) => string]>([
	['loginAt', ({ loginAt }) => loginAt],
	['username', ({ user }) => user?.username ?? ''],
])('sessions/list.all sorts the sessions of everybody by %s, and backwards', async (by, keyOf) => {
	const [ascending = [], descending = []] = await Promise.all(
		[by, `-${by}`].map(async (sort) => {
			const { body } = await app.get('sam', 'sessions/list.all', { sort });
			expect(body).toMatchObject({ success: true });
			return rowsOf(body).map(keyOf);
		}),
	);
	expect(ascending).toEqual([...ascending].sort());
	expect(descending).toEqual([...descending].sort().reverse());
	expect(ascending[0]).not.toBe(descending[0]);
});

it('sessions/list.all sorts by the newest connection if nothing is said', async () => {
	const { body } = await app.get('sam', 'sessions/list.all');
	const newest = await app.get('sam', 'sessions/list.all', { sort: '-loginAt' });
	expect(body).toMatchObject({ sessions: rowsOf(newest.body) });
});

it.each<[path: string, query: Query]>([
	['sessions/list.all', { sort: 'ip' }],
	['sessions/list.all', { sort: 'loginAt', username: 'bob' }],
	['sessions/list', { sort: 'loginAt' }],
])('%s refuses a sort that it cannot keep: %j', async (path, query) => {
	expect(await app.get('sam', path, query)).toMatchObject(invalid);
});

it.each<[path: string, query: Query]>([
	['sessions/list', {}],
	['sessions/list.all', { count: '2' }],
	['sessions/summary', {}],
])('%s leaves attachments out on request', async (path, query) => {
	const { body } = await app.get('sam', path, query);
	expect(body).toMatchObject({ attachments: expect.any(Array) });
	const without = await app.get('sam', path, { ...query, attachments: 'false' });
	expect(body).toEqual({ ...(without.body as object), attachments: expect.any(Array) });
	expect(without.body).not.toHaveProperty('attachments');
});

it('sessions/logout.others takes `attachments` as a boolean of the body', async () => {
	const post = (attachments: unknown) =>
		app.post('sam', 'sessions/logout.others', {
			sessionId: demo.sessions.sam.laptop,
			attachments,
		});
	expect((await post(false)).body).toEqual({ success: true, ended: [], remaining: [] });
	expect(await post('false')).toMatchObject({ status: 400 });
});
