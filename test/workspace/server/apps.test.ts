import { demo } from '../seed';
import { type FakeApp, freshWorkspace, type Reply } from './testWorkspace';

const { alice, bob } = demo.users;
const server = freshWorkspace();
const root = '/api/apps/public/the-app';

let app: FakeApp;
// Express reports a body that it cannot read, after it has answered.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());
beforeEach(() => {
	app = server().installFakeApp();
});

const post = async (type: string, body: string): Promise<Reply> =>
	server().ask(`${root}/open`, { method: 'POST', headers: { 'content-type': type }, body });

it('an endpoint of an app gets a request as it came, at a path in any case', async () => {
	await server().ask(`${root}/Sessions/INFO/?sessionId=a%20b&x[]=1&x[]=2&y[z]=3&w=1&w=2`, {
		as: alice,
		headers: { 'X-2FA-Code': '123456' },
	});

	expect(app.calls).toEqual([
		{
			appId: 'the-app',
			path: 'sessions/info',
			method: 'get',
			headers: expect.objectContaining({
				'x-auth-token': alice.token,
				'x-user-id': alice.id,
				'x-2fa-code': '123456',
			}),
			query: { sessionId: 'a b', x: ['1', '2'], y: { z: '3' }, w: ['1', '2'] },
			body: {},
			user: expect.objectContaining({ username: 'alice' }),
		},
	]);
});

it.each([
	['no credentials', undefined],
	['wrong credentials', { ...alice, token: 'wrong' }],
])('an endpoint of an app refuses %s in plain text, before the app runs', async (_what, as) => {
	const reply = await server().ask(`${root}/sessions/info`, as && { as });
	expect([reply.status, reply.text]).toEqual([401, 'Unauthorized']);
	expect(app.calls).toEqual([]);
});

it('an open endpoint of an app gets the caller, where there is one', async () => {
	await server().ask(`${root}/open`, { as: bob });
	await server().ask(`${root}/open`);
	expect(app.calls).toMatchObject([{ user: { username: 'bob' } }, { user: undefined }]);
});

it.each([`${root}/nope`, '/api/apps/public/nope/open', root])(
	'an endpoint of an app is not found at %s',
	async (path) => {
		const reply = await server().ask(path, { as: alice });
		expect([reply.status, reply.text]).toEqual([404, 'Not Found']);
	},
);

it.each([
	['application/json', '{"a":[1]}', { a: [1] }],
	['application/x-www-form-urlencoded', 'a[]=1', { a: ['1'] }],
])('an endpoint of an app gets a body of %s parsed', async (type, body, parsed) => {
	await post(type, body);
	expect(app.calls).toMatchObject([{ method: 'post', body: parsed }]);
});

it.each([
	['malformed JSON', '{', 400],
	['more than 100 kB', JSON.stringify('x'.repeat(102_400)), 413],
])('an endpoint of an app refuses %s as a page', async (_what, body, status) => {
	const reply = await post('application/json', body);
	expect(reply.status).toBe(status);
	expect(reply.headers.get('content-type')).toContain('text/html');
	expect(reply.text).not.toContain('node_modules');
});

it('an endpoint of an app answers the message of an error', async () => {
	app.error = new Error("sessions/info's post not exists");
	const reply = await server().ask(`${root}/open`);
	expect([reply.status, reply.text]).toEqual([500, "sessions/info's post not exists"]);
});

it('an endpoint of an app has no rate limit', async () => {
	const reply = await server().askTimes(15, `${root}/sessions/info`, alice);
	expect(reply.status).toBe(200);
	expect(reply.headers.get('x-ratelimit-limit')).toBeNull();
});
