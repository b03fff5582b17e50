import { demo } from '../seed';
import { freshWorkspace, type Reply, start, type User } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace();

const askTimes = async (
	times: number,
	path: string,
	as: User,
	headers: Record<string, string> = {},
): Promise<Reply> => {
	const reply = await server().ask(path, { as, headers });
	return times > 1 ? askTimes(times - 1, path, as, headers) : reply;
};

const limitsOf = ({ headers }: Reply): (string | null)[] =>
	['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
		headers.get(name),
	);

test('counts down, then refuses until the window ends', async () => {
	const first = await server().ask('/api/v1/me', { as: users.alice });
	server().time += 17_500;
	const tenth = await askTimes(9, '/api/v1/me', users.alice);
	const eleventh = await server().ask('/api/v1/me', { as: users.alice });
	server().time = start + 60_000;
	const later = await server().ask('/api/v1/me', { as: users.alice });
	expect([first.status, tenth.status, later.status]).toEqual([200, 200, 200]);
	expect(limitsOf(first)).toEqual(['10', '9', String(start + 60_000)]);
	expect(limitsOf(tenth)).toEqual(['10', '0', String(start + 60_000)]);
	expect(limitsOf(later)).toEqual(['10', '9', String(start + 120_000)]);
	expect(eleventh.status).toBe(429);
	expect(limitsOf(eleventh)).toEqual(['10', '0', String(start + 60_000)]);
	expect(eleventh.headers.get('retry-after')).toBeNull();
	expect(eleventh.body).toEqual({
		success: false,
		error:
			'Error, too many requests. Please slow down. You must wait 43 seconds before trying this endpoint again. [error-too-many-requests]',
	});
});

test('is shared by all users of one address', async () => {
	await askTimes(10, '/api/v1/me', users.alice);
	expect((await server().ask('/api/v1/me', { as: users.bob })).status).toBe(429);
});

test.each([
	['another route', '/api/v1/roles.list', {}],
	['another address', '/api/v1/me', { 'x-real-ip': '203.0.113.9' }],
])('is not shared with %s', async (_name, path, headers) => {
	await askTimes(10, '/api/v1/me', users.alice);
	expect((await server().ask(path, { as: users.alice, headers })).status).toBe(200);
});

test('does not believe an address that anybody can claim', async () => {
	await askTimes(10, '/api/v1/me', users.alice);
	expect(
		(
			await server().ask('/api/v1/me', {
				as: users.alice,
				headers: { 'x-forwarded-for': '203.0.113.9' },
			})
		).status,
	).toBe(429);
});

test.each([
	['the service account', users.service],
	['an administrator', users.admin],
])('does not count %s, and tells them nothing', async (_name, as) => {
	const reply = await askTimes(12, '/api/v1/me', as);
	expect(reply.status).toBe(200);
	expect(limitsOf(reply)).toEqual([null, null, null]);
});

test('can be switched off', async () => {
	server().data.settings.API_Enable_Rate_Limiter = false;
	expect((await askTimes(11, '/api/v1/me', users.alice)).status).toBe(200);
});

test('follows the settings', async () => {
	server().data.settings.API_Enable_Rate_Limiter_Limit_Calls_Default = 2;
	server().data.settings.API_Enable_Rate_Limiter_Limit_Time_Default = 5000;

	const third = await askTimes(3, '/api/v1/me', users.alice);
	expect(third.status).toBe(429);
	expect(limitsOf(third)).toEqual(['2', '0', String(start + 5000)]);
});

test.each([
	['8.9', 'a refusal of the permission', 'info.admin?sessionId=x', users.alice, 403, false],
	['8.9', 'bad parameters', 'info', users.alice, 400, false],
	['8.9', 'a missing second factor', 'info.admin?sessionId=x', users.sam, 400, true],
	['6.5', 'a refusal of the permission', 'info.admin?sessionId=x', users.alice, 403, true],
	['6.5', 'bad parameters', 'info', users.alice, 400, true],
])('%s: %s is counted, or is not', async (generation, _name, path, as, status, isCounted) => {
	server().data.generation = generation;

	const reply = await server().askSessions(path, as);
	const last = await askTimes(10, `/api/v1/sessions/${path}`, as);
	expect(reply.status).toBe(status);
	expect(last.status).toBe(isCounted ? 429 : status);
});

test('an unknown caller is not counted', async () => {
	await askTimes(10, '/api/v1/me', { id: users.alice.id, token: 'wrong' });
	expect((await server().ask('/api/v1/me', { as: users.alice })).status).toBe(200);
});

test.each([
	['8.4', 429],
	['8.5', 429],
	['8.9', 400],
])('%s answers the eleventh request with bad parameters %s', async (generation, status) => {
	server().data.generation = generation;
	const statuses: number[] = [];
	for (let call = 0; call < 11; call += 1) {
		statuses.push((await server().askSessions('info', demo.users.alice)).status);
	}
	expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), status]);
});
