import { demo } from '../seed';
import { freshWorkspace, type Reply, start } from './testWorkspace';

const { users } = demo;
const { alice } = users;
const server = freshWorkspace();
const me = '/api/v1/me';

const limitsOf = ({ headers }: Reply): (string | null)[] =>
	['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
		headers.get(name),
	);

it('the rate limiter counts down, then refuses until the window ends', async () => {
	const first = await server().ask(me, { as: alice });
	server().time += 17_500;
	const tenth = await server().askTimes(9, me, alice);
	const eleventh = await server().ask(me, { as: alice });
	server().time = start + 60_000;
	const later = await server().ask(me, { as: alice });
	expect([first.status, tenth.status, eleventh.status, later.status]).toEqual([200, 200, 429, 200]);
	expect(limitsOf(first)).toEqual(['10', '9', String(start + 60_000)]);
	expect(limitsOf(tenth)).toEqual(['10', '0', String(start + 60_000)]);
	expect(limitsOf(eleventh)).toEqual(['10', '0', String(start + 60_000)]);
	expect(limitsOf(later)).toEqual(['10', '9', String(start + 120_000)]);
	expect(eleventh.headers.get('retry-after')).toBeNull();
	expect(eleventh.body).toEqual({
		success: false,
		error:
			'Error, too many requests. Please slow down. You must wait 43 seconds before trying this endpoint again. [error-too-many-requests]',
	});
});

it.each([
	['all users of one address', 429, me, users.bob, {}],
	['an address that anybody can claim', 429, me, alice, { 'x-forwarded-for': '203.0.113.9' }],
	['another route', 200, '/api/v1/roles.list', alice, {}],
	['another address', 200, me, alice, { 'x-real-ip': '203.0.113.9' }],
])(
	'the rate limiter, once it refuses, answers %s with %s',
	async (_who, status, path, as, headers) => {
		await server().askTimes(10, me, alice);
		expect((await server().ask(path, { as, headers })).status).toBe(status);
	},
);

it('the rate limiter does not count an administrator', async () => {
	const reply = await server().askTimes(12, me, users.admin);
	expect(reply.status).toBe(200);
	expect(limitsOf(reply)).toEqual([null, null, null]);
});

it.each([
	['6.5', 'a refusal of the permission', 'info.admin?sessionId=x', alice, 403, 429],
	['8.9', 'a refusal of the permission', 'info.admin?sessionId=x', alice, 403, 403],
	['9.1', 'a refusal of the permission', 'info.admin?sessionId=x', alice, 403, 429],
	['6.5', 'bad parameters', 'info', alice, 400, 429],
	['8.4', 'bad parameters', 'info', alice, 400, 429],
	['8.9', 'bad parameters', 'info', alice, 400, 400],
	['8.9', 'a missing second factor', 'info.admin?sessionId=x', users.sam, 400, 429],
])(
	'the rate limiter of %s counts %s by %s, or does not',
	async (generation, _what, path, as, first, eleventh) => {
		server().data.generation = generation;
		expect((await server().askSessions(path, as)).status).toBe(first);
		expect((await server().askTimes(10, `/api/v1/sessions/${path}`, as)).status).toBe(eleventh);
	},
);
