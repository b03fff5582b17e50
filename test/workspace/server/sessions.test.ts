import type { WorkspaceUser } from '../model';
import { demo } from '../seed';
import { freshWorkspace, idsOf, type Reply, rowsOf, start, type User } from './testWorkspace';

const { users, sessions, deletedUserId } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const infoAdmin = async (sessionId: string): Promise<Reply> =>
	server().askSessions(`info.admin?sessionId=${encodeURIComponent(sessionId)}`);

const listAll = async (filter: string): Promise<Reply> =>
	server().askSessions(`list.all?count=100&filter=${encodeURIComponent(filter)}`);

const signIn = ({ id }: { readonly id: string }, token: string): User => {
	server().user({ id }).tokens.push({ token, type: 'login', bypassTwoFactor: false });
	return { id, token };
};

it.each([
	['part of an id, in the wrong case', alice.laptop.slice(3, 12).toLowerCase(), alice.laptop],
	['a user id', users.alice.id, alice.laptop],
	['a device name', 'Chrome', alice.laptop],
	['a pattern', `^R.*(${bob.desktop}|${bob.phone})`, bob.desktop],
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
	['an anchored id', `^${alice.laptop}`],
])('sessions/info.admin does not find %s', async (_what, sessionId) => {
	const { status, body } = await infoAdmin(sessionId);
	expect([status, body]).toEqual([404, { success: false, error: 'Session not found' }]);
});

it.each([
	['sessionId=(', expect.stringMatching(/^Regular expression is invalid: /)],
	['sessionId=a&sessionId=b', 'must be string'],
	['sessionId=a&x=1', 'must NOT have additional properties'],
])('sessions/info.admin refuses %s', async (query, error) => {
	const { status, body } = await server().askSessions(`info.admin?${query}`);
	expect(status).toBe(400);
	expect(body).toMatchObject({ success: false, error });
});

it('sessions/info.admin answers no user who was deleted, and null for a device that the row lacks', async () => {
	const { body } = await infoAdmin(deletedUserId);
	expect(body).toMatchObject({ userId: deletedUserId });
	expect(body).not.toHaveProperty('_user');
	const row = server().data.sessions.find(({ device }) => !device);
	expect((await infoAdmin(row?.sessionId ?? '')).body).toMatchObject({ device: null });
});

it.each([
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

it('sessions/info and info.admin do not find a connection that never resumed', async () => {
	const { sessionId = '', userId: id = '' } =
		server().data.sessions.find(({ loginToken }) => loginToken === '') ?? {};
	const reply = await server().askSessions(`info?sessionId=${sessionId}`, signIn({ id }, 'secret'));
	expect(sessionId).toHaveLength(17);
	expect([reply.status, (await infoAdmin(sessionId)).status]).toEqual([404, 404]);
});

it('sessions/list has one row for each login, the newest first, and marks that of the token in use', async () => {
	const as = signIn(users.alice, 'alice phone');
	const { body } = await server().askSessions('list?count=1000', as);
	expect(idsOf(body)).toEqual([alice.laptop, alice.phone, alice.offline]);
	expect(rowsOf(body).map(({ current }) => current)).toEqual([false, true, false]);
	expect(body).toMatchObject({ success: true, total: 3, count: 100, offset: 0 });
});

it.each([
	['offset=1&count=1', [alice.phone]],
	['offset=-1', [alice.laptop, alice.phone, alice.offline]],
	['filter=rc mobile', [alice.phone]],
	['filter=(', []],
	[`filter=${bob.desktop}`, []],
	['sort={"device.name":1}', [alice.laptop, alice.offline, alice.phone]],
	['sort={"loginAt":1}&count=2', [alice.phone, alice.laptop]],
])('sessions/list with %s has %j', async (query, ids) => {
	const { body } = await server().askSessions(`list?${query}`, users.alice);
	expect(idsOf(body)).toEqual(ids);
});

it.each([
	['count=many', { errorType: 'error-invalid-params', error: 'must be number' }],
	['count=0', { error: 'the limit must be positive' }],
	['sort=loginAt', { error: 'error-invalid-sort-keys' }],
	['sort={"ip":1}', { error: 'error-invalid-sort-keys' }],
	['sort={}', { error: 'error-invalid-sort-keys' }],
])('sessions/list and list.all refuse %s with %j', async (query, body) => {
	for (const path of ['list', 'list.all']) {
		const reply = await server().askSessions(`${path}?${query}`);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ success: false, ...body });
	}
});

it('sessions/list.all has the sessions of all users, 50 unless asked otherwise, the newest first', async () => {
	const { body } = await server().askSessions('list.all');
	expect(rowsOf(body)).toHaveLength(50);
	const { total = 0 }: { total?: number } = Object(body);
	expect(total).toBeGreaterThan(100);
	expect(new Set(rowsOf(body).map(({ userId }) => userId)).size).toBeGreaterThan(10);
	const times = rowsOf(body).map(({ loginAt }) => loginAt);
	expect(times).toEqual([...times].sort().reverse());
});

it.each([
	['a user id', users.alice.id, [alice.laptop, alice.phone, alice.offline]],
	['a username', 'bob', [bob.desktop, bob.phone]],
	['a name, in any case', 'BOB BAKER', [bob.desktop, bob.phone]],
	['no pattern, but its letters', 'bob|alice', []],
	['an earlier connection of a login', alice.laptopBefore, [alice.laptopBefore]],
])('sessions/list.all finds %s', async (_what, filter, ids) => {
	expect(idsOf((await listAll(filter)).body)).toEqual(ids);
});

it('sessions/list.all also finds sessions of a user who is named like an id', async () => {
	server().user(users.bob).name = users.alice.id;
	const owners = rowsOf((await listAll(users.alice.id)).body).map(({ userId }) => userId);
	expect(new Set(owners)).toEqual(new Set([users.alice.id, users.bob.id]));
});

it('sessions/list.all takes at most five users for a filter, active ones only', async () => {
	const { data } = server();
	for (const user of data.users) {
		user.name = 'Namesake';
	}
	server().user(users.admin).active = false;
	const owners = rowsOf((await listAll('namesake')).body).map(({ userId }) => userId);
	expect(new Set(owners)).toEqual(new Set(data.users.slice(1, 6).map(({ _id }) => _id)));
});

it.each<[string, Partial<WorkspaceUser>, boolean]>([
	['a user', {}, true],
	['a bot', { type: 'bot' }, true],
	['an app', { type: 'app' }, false],
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
])(
	'sessions/list.all of %s keeps rows without a session id: %s; sessions/list does',
	async (generation, keeps) => {
		server().data.generation = generation;
		server().addSession({ userId: users.bob.id, sessionId: '' });
		expect(idsOf((await listAll(users.bob.id)).body).includes('')).toBe(keeps);
		expect(idsOf((await server().askSessions('list', users.bob)).body)).toContain('');
	},
);
