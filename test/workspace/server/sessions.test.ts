import type { WorkspaceUser } from '../model';
import { demo } from '../seed';
import { createSessionDocument, hashLoginToken } from './sessionDocument';
import { start, freshWorkspace, type Reply, type User } from './testWorkspace';
import { createUser } from './userDocument';

const { users, sessions, deletedUserId } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const rowsOf = (body: unknown): Record<string, unknown>[] => {
	const { sessions: rows }: { sessions?: unknown } = Object(body);
	return Array.isArray(rows) ? rows : [];
};

const idsOf = (body: unknown): unknown[] => rowsOf(body).map(({ sessionId }) => sessionId);

const infoAdmin = async (sessionId: string): Promise<Reply> =>
	server().askSessions(`info.admin?sessionId=${encodeURIComponent(sessionId)}`);

const listAll = async (filter: string): Promise<Reply> =>
	server().askSessions(`list.all?count=100&filter=${encodeURIComponent(filter)}`);

const signIn = ({ id }: { readonly id: string }, token: string): User => {
	server().user({ id }).tokens.push({ token, type: 'login', bypassTwoFactor: false });
	return { id, token };
};

const addSession = (
	userId: string,
	change: { sessionId?: string; ip?: string; name?: string },
): void => {
	const { sessionId = 'oddOne', ip = '203.0.113.1', name = 'Chrome' } = change;
	server().data.sessions.push(
		createSessionDocument({
			_id: userId,
			user: { _id: userId, roles: ['user'] },
			sessionId,
			token: userId,
			device: { name },
			ip,
			loginAt: new Date(start),
		}),
	);
};

it.each([
	['an id', alice.laptop, alice.laptop],
	['an id in the wrong case', alice.laptop.toUpperCase(), alice.laptop],
	['part of an id', alice.laptop.slice(3, 12), alice.laptop],
	['a user id', users.alice.id, alice.laptop],
	['a device name', 'Chrome', alice.laptop],
	['a pattern', `^R.*(${bob.desktop}|${bob.phone})`, bob.desktop],
	['anything', '.', alice.laptop],
	['nothing, which drops the filter', '', alice.laptop],
	['an older connection of the same login', alice.laptopBefore, alice.laptopBefore],
	['an offline session', alice.offline, alice.offline],
])('sessions/info.admin finds %s', async (_what, sessionId, found) => {
	const reply = await infoAdmin(sessionId);
	expect(reply.status).toBe(200);
	expect(reply.body).toMatchObject({ success: true, _id: found, sessionId: found });
});

it.each([
	['a signed out session', alice.signedOut],
	['an address', '203.0.113.10'],
	['a login token', hashLoginToken('alice laptop').slice(0, 20)],
	['an unknown id', 'aaaaaaaaaaaaaaaaa'],
	['an anchored id', `^${alice.laptop}`],
])('sessions/info.admin does not find %s', async (_what, sessionId) => {
	const { status, body } = await infoAdmin(sessionId);
	expect([status, body]).toEqual([404, { success: false, error: 'Session not found' }]);
});

it.each([
	['(', 'missing closing parenthesis'],
	[')', 'unmatched closing parenthesis'],
	['[', 'missing terminating ] for character class'],
	['*', 'quantifier does not follow a repeatable item'],
	['\\', '\\ at end of pattern'],
])('sessions/info.admin answers for %s what the database says: %s', async (sessionId, reason) => {
	const { status, body } = await infoAdmin(sessionId);
	const error = `Regular expression is invalid: ${reason}`;
	expect([status, body]).toEqual([400, { success: false, error }]);
});

it('sessions/info.admin answers exactly the populated row', async () => {
	const { body } = await infoAdmin(alice.laptop);
	expect(body).toEqual({
		_id: alice.laptop,
		sessionId: alice.laptop,
		userId: users.alice.id,
		device: {
			type: 'browser',
			name: 'Chrome',
			longVersion: '113.0.0.0',
			os: { name: 'Windows', version: '10' },
			version: '113.0.0',
		},
		host: 'chat.example.com',
		ip: '203.0.113.10',
		loginAt: new Date(start - 12 * 60_000).toISOString(),
		_user: { name: 'Alice Archer', username: 'alice' },
		success: true,
	});
});

it('sessions/info.admin answers no user who was deleted, and null for a device that the row lacks', async () => {
	const { body } = await infoAdmin(deletedUserId);
	expect(body).toMatchObject({ userId: deletedUserId });
	expect(body).not.toHaveProperty('_user');
	const row = server().data.sessions.find(({ device }) => !device);
	expect((await infoAdmin(row?.sessionId ?? '')).body).toMatchObject({ device: null });
});

it.each([
	['sessionId=a&sessionId=b', 'must be string'],
	['sessionId[a]=b', 'must be string'],
	['sessionId=a&x=1', 'must NOT have additional properties'],
])('sessions/info.admin refuses %s: %s', async (query, error) => {
	const { status, body } = await server().askSessions(`info.admin?${query}`);
	expect([status, body]).toEqual([
		400,
		{ success: false, errorType: 'error-invalid-params', error },
	]);
});

it.each([
	[200, 'an id', alice.laptop],
	[200, 'a signed out session', alice.signedOut],
	[404, 'a session of another user', bob.desktop],
	[404, 'part of an id', alice.laptop.slice(0, 10)],
	[404, 'an id in the wrong case', alice.laptop.toLowerCase()],
	[404, 'nothing', ''],
])('sessions/info answers %s to %s', async (status, _what, sessionId) => {
	const reply = await server().askSessions(`info?sessionId=${sessionId}`, users.alice);
	expect(reply.status).toBe(status);
});

it('sessions/info answers the oldest of several day rows', async () => {
	server().data.generation = '6.5';
	const { body } = await server().askSessions(`info?sessionId=${alice.phone}`, users.alice);
	expect(body).toMatchObject({ sessionId: alice.phone, day: 11, month: 6, year: 2024 });
});

it('sessions/info does not find a connection that never resumed', async () => {
	const { sessionId = '', userId: id = '' } =
		server().data.sessions.find(({ loginToken }) => loginToken === '') ?? {};
	const reply = await server().askSessions(`info?sessionId=${sessionId}`, signIn({ id }, 'secret'));
	expect(sessionId).toHaveLength(17);
	expect(reply.status).toBe(404);
});

it('sessions/list has one row for each login, the newest first', async () => {
	const { status, body } = await server().askSessions('list', users.alice);
	expect(status).toBe(200);
	expect(idsOf(body)).toEqual([alice.laptop, alice.phone, alice.offline]);
	expect(body).toMatchObject({ success: true, total: 3, count: 50, offset: 0 });
});

it('sessions/list marks the session of the token in use', async () => {
	const { body } = await server().askSessions('list', signIn(users.alice, 'alice phone'));
	expect(rowsOf(body).map(({ current }) => current)).toEqual([false, true, false]);
});

it.each([
	['count=2', [alice.laptop, alice.phone]],
	['offset=1&count=1', [alice.phone]],
	['offset=9', []],
	['filter=rc mobile', [alice.phone]],
	['filter=r.c', []],
	['filter=(', []],
	['filter=', [alice.laptop, alice.phone, alice.offline]],
	[`filter=${bob.desktop}`, []],
	['sort={"device.name":1}', [alice.laptop, alice.offline, alice.phone]],
	['sort={"loginAt":1}&count=2', [alice.phone, alice.laptop]],
])('sessions/list with %s has %j', async (query, ids) => {
	const reply = await server().askSessions(`list?${query}`, users.alice);
	expect(reply.status).toBe(200);
	expect(idsOf(reply.body)).toEqual(ids);
});

it('sessions/list never answers more than 100 rows', async () => {
	const { body } = await server().askSessions('list?count=1000', users.alice);
	expect(body).toMatchObject({ count: 100 });
});

it.each([
	['count=many', { errorType: 'error-invalid-params', error: 'must be number' }],
	['page=2', { errorType: 'error-invalid-params', error: 'must NOT have additional properties' }],
	['count=0', { error: 'the limit must be positive' }],
	[
		'sort=loginAt',
		{
			errorType: 'error-invalid-sort',
			error: 'Invalid sort parameter provided: "loginAt" [error-invalid-sort]',
		},
	],
	['sort={"loginAt":2}', { errorType: 'error-invalid-sort' }],
	['sort={"ip":1}', { error: 'error-invalid-sort-keys' }],
	// Good enough for the API, but not for the database.
	['sort={}', { error: '$sort stage must have at least one sort key' }],
	['sort=[]', { error: 'the $sort key specification must be an object' }],
])('sessions/list and list.all refuse %s with %j', async (query, body) => {
	for (const path of ['list', 'list.all']) {
		const reply = await server().askSessions(`${path}?${query}`);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ success: false, ...body });
	}
});

it('sessions/list.all has the sessions of all users, 50 unless asked otherwise', async () => {
	const { body } = await server().askSessions('list.all');
	expect(rowsOf(body)).toHaveLength(50);
	expect(body).toMatchObject({ count: 50, offset: 0, success: true });
	expect(new Set(rowsOf(body).map(({ userId }) => userId)).size).toBeGreaterThan(10);
	const times = rowsOf(body).map(({ loginAt }) => loginAt);
	expect(times).toEqual([...times].sort().reverse());
});

it.each([
	['a user id', users.alice.id, [alice.laptop, alice.phone, alice.offline]],
	['a username', 'bob', [bob.desktop, bob.phone]],
	['a name, in any case', 'BOB BAKER', [bob.desktop, bob.phone]],
	['a session id', bob.phone, [bob.phone]],
	['no pattern, but its letters', 'bob|alice', []],
	['no open brackets', '(([', []],
	['an earlier connection of a login', alice.laptopBefore, [alice.laptopBefore]],
])('sessions/list.all finds %s', async (_what, filter, ids) => {
	const reply = await listAll(filter);
	expect(reply.status).toBe(200);
	expect(idsOf(reply.body)).toEqual(ids);
});

it('sessions/list.all also finds sessions of a user who is named like an id', async () => {
	server().user(users.bob).name = users.alice.id;
	const { body } = await listAll(users.alice.id);
	expect(new Set(rowsOf(body).map(({ userId }) => userId))).toEqual(
		new Set([users.alice.id, users.bob.id]),
	);
});

it('sessions/list.all takes at most five users for a filter, active ones only', async () => {
	const { data } = server();
	for (const user of data.users) {
		user.name = 'Namesake';
	}
	server().user(users.admin).active = false;
	const { body } = await listAll('namesake');
	const expected = data.users.slice(1, 6).map(({ _id }) => _id);
	expect(new Set(rowsOf(body).map(({ userId }) => userId))).toEqual(new Set(expected));
});

it.each<[string, Partial<WorkspaceUser>, boolean]>([
	['a user', {}, true],
	['a bot', { type: 'bot' }, true],
	['an app', { type: 'app' }, false],
	['a deactivated user', { active: false }, false],
])('sessions/list.all finds %s by the nickname, or does not', async (_who, change, isFound) => {
	Object.assign(server().user(users.bob), { nickname: 'Zebra', ...change });
	expect(idsOf((await listAll('zebra')).body)).toEqual(isFound ? [bob.desktop, bob.phone] : []);
});

it('sessions/list.all has no order for logins of the same moment', async () => {
	const { data } = server();
	data.sessions = data.sessions.filter(({ userId }) => userId === users.mallory.id);
	for (const session of data.sessions) {
		session.loginAt = new Date(start);
	}
	const orders = new Set<string>();
	for (let attempt = 0; attempt < 5; attempt += 1) {
		orders.add(String(idsOf((await server().askSessions('list.all')).body)));
	}
	expect(orders.size).toBeGreaterThan(1);
	const [first = ''] = orders;
	expect(first.split(',').sort()).toEqual(data.sessions.map(({ sessionId }) => sessionId).sort());
});

it('sessions/list.all sorts what is on the page, not what gets there', async () => {
	const { body: plain } = await server().askSessions('list.all?count=8');
	const { body: sorted } = await server().askSessions('list.all?count=8&sort={"_user.username":1}');
	expect(new Set(idsOf(sorted))).toEqual(new Set(idsOf(plain)));
	expect(idsOf(sorted)).not.toEqual(idsOf(plain));
});

it.each([
	['6.5', true],
	['7.2', false],
	['8.9', false],
])(
	'sessions/list.all of %s keeps rows without a session id: %s; sessions/list does',
	async (generation, keeps) => {
		server().data.generation = generation;
		addSession(users.bob.id, { sessionId: '' });
		expect(idsOf((await listAll(users.bob.id)).body).includes('')).toBe(keeps);
		expect(idsOf((await server().askSessions('list', users.bob)).body)).toContain('');
	},
);

it.each([
	{ ip: '198.51.100.77:51234' },
	{ ip: '::FFFF:198.51.100.77' },
	{ ip: '[2001:db8::77]:443' },
	{ ip: 'unknown' },
])('sessions/list.all answers %j as it was stored', async (change) => {
	addSession(users.bob.id, change);
	expect((await listAll('oddOne')).body).toMatchObject({ sessions: [change] });
});

it('sessions/list.all answers the name of a device of a megabyte', async () => {
	const name = 'y'.repeat(1_000_000);
	addSession(users.bob.id, { name });
	expect((await listAll('oddOne')).text.includes(`"name":"${name}"`)).toBe(true);
});

it.each([
	['with blanks', 'Maria da Silva', 'Maria da Silva', 1],
	['in composed letters', 'J\u00fcrgen', 'J\u00fcrgen', 1],
	['in decomposed letters', 'Ju\u0308rgen', 'Ju\u0308rgen', 1],
	['in decomposed letters, asked for by composed ones', 'Ju\u0308rgen', 'J\u00fcrgen', 0],
	['with joiners', 'a\u200cb\u200dc', 'a\u200cb\u200dc', 1],
	['of a megabyte', 'xyz'.repeat(350_000), 'xyz'.repeat(600), 1],
])('sessions/list.all finds a username %s', async (_kind, username, filter, total) => {
	server().data.users.push(createUser({ _id: 'uOddOne', username }));
	addSession('uOddOne', {});
	expect((await listAll(filter)).body).toMatchObject({ total });
});
