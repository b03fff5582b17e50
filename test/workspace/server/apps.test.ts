import { demo } from '../seed';
import type { ApiCall, ApiReply, AppsHost } from './appsHost';
import { freshWorkspace } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace();
const root = '/api/apps/public/the-app';

let calls: ApiCall[];
let answer: () => Promise<ApiReply>;

const host: AppsHost = {
	hasCommand: () => false,
	runCommand: () => Promise.reject(new Error('Not in this test')),
	findApi({ appId, path }) {
		const name = path.toLowerCase();
		const isKnown = appId === 'the-app' && ['sessions/info', 'open'].includes(name);
		return isKnown ? { path: name, authRequired: path !== 'open' } : undefined;
	},
	interact: () => Promise.reject(new Error('Not in this test')),
	async callApi(call) {
		calls.push(call);
		return answer();
	},
};
// Express reports a body that it cannot read, after it has answered.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());
beforeEach(() => {
	calls = [];
	answer = async () => ({ status: 200, content: { success: true } });
	server().workspace.apps = host;
});

test('hands a request over as it came', async () => {
	const reply = await server().ask(
		`${root}/sessions/info?sessionId=a%20b&x[]=1&x[]=2&y[z]=3&w=1&w=2`,
		{
			as: users.alice,
			headers: { 'X-2FA-Code': '123456' },
		},
	);
	expect(reply.status).toBe(200);
	expect(reply.body).toEqual({ success: true });
	expect(calls).toEqual([
		{
			appId: 'the-app',
			path: 'sessions/info',
			method: 'get',
			headers: expect.objectContaining({
				'x-auth-token': users.alice.token,
				'x-user-id': users.alice.id,
				'x-2fa-code': '123456',
			}),
			query: { sessionId: 'a b', x: ['1', '2'], y: { z: '3' }, w: ['1', '2'] },
			body: {},
			user: expect.objectContaining({ username: 'alice' }),
		},
	]);
});

test.each([
	['in another case', 'Sessions/INFO'],
	['with a slash at the end', 'sessions/info/'],
])('finds a path %s', async (_name, path) => {
	await server().ask(`${root}/${path}`, { as: users.alice });
	expect(calls).toMatchObject([{ path: 'sessions/info' }]);
});

test.each([
	['no credentials', undefined],
	['wrong ones', { ...users.alice, token: 'wrong' }],
])('refuses %s in plain text, before the app runs', async (_name, as) => {
	const reply = await server().ask(`${root}/sessions/info`, as && { as });
	expect([reply.status, reply.text]).toEqual([401, 'Unauthorized']);
	expect(calls).toEqual([]);
});

test.each([
	['known', users.bob, 'bob'],
	['unknown', undefined, undefined],
])('an open endpoint is told of a caller who is %s', async (_name, as, username) => {
	await server().ask(`${root}/open`, as && { as });
	expect(calls.map(({ user }) => user?.username)).toEqual([username]);
});

test.each([
	['path', `${root}/nope`],
	['app', '/api/apps/public/nope/open'],
	['path below the app', root],
])('does not know an unknown %s', async (_name, path) => {
	const reply = await server().ask(path, { as: users.alice });
	expect([reply.status, reply.text]).toEqual([404, 'Not Found']);
});

test.each(['POST', 'DELETE', 'OPTIONS'])('leaves %s to the app', async (method) => {
	await server().ask(`${root}/open`, { method });
	expect(calls).toMatchObject([{ method: method.toLowerCase() }]);
});

test.each([
	['application/json', '{"a":[1]}', { a: [1] }],
	['application/x-www-form-urlencoded', 'a[]=1', { a: ['1'] }],
])('reads a body of %s', async (type, body, parsed) => {
	await server().ask(`${root}/open`, { method: 'POST', headers: { 'content-type': type }, body });
	expect(calls).toMatchObject([{ body: parsed }]);
});

test.each([
	['malformed JSON', '{', 400],
	['more than 100 kB', JSON.stringify('x'.repeat(102_400)), 413],
])('refuses %s as a page', async (_name, body, status) => {
	const reply = await server().ask(`${root}/open`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body,
	});
	expect(reply.status).toBe(status);
	expect(reply.headers.get('content-type')).toContain('text/html');
	expect(reply.text).not.toContain('node_modules');
});

test('sends what the app answers', async () => {
	answer = async () => ({ status: 429, headers: { 'retry-after': '7' }, content: 'wait' });
	const reply = await server().ask(`${root}/open`);
	expect([reply.status, reply.text, reply.headers.get('retry-after')]).toEqual([429, 'wait', '7']);
});

test('tells the message of an error', async () => {
	answer = () => Promise.reject(new Error("sessions/info's post not exists"));
	const reply = await server().ask(`${root}/open`);
	expect([reply.status, reply.text]).toEqual([500, "sessions/info's post not exists"]);
});

test('does not limit the rate', async () => {
	const replies = await Promise.all(
		Array.from({ length: 15 }, () => server().ask(`${root}/sessions/info`, { as: users.alice })),
	);
	expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
	expect(replies[0]?.headers.get('x-ratelimit-limit')).toBeNull();
});
