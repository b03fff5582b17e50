import type { WorkspaceUser } from '../model';
import { demo } from '../seed';
import { createSessionDocument, hashLoginToken } from './sessionDocument';
import { start, freshWorkspace } from './testWorkspace';

const { users, sessions, deletedUserId } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const rowsOf = (body: unknown): Record<string, unknown>[] => {
	const { sessions: rows }: { sessions?: unknown } =
		typeof body === 'object' && body !== null ? body : {};
	return Array.isArray(rows) ? rows : [];
};

const idsOf = (body: unknown): unknown[] => rowsOf(body).map(({ sessionId }) => sessionId);

describe('sessions/info.admin searches', () => {
	test.each([
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
	])('%s', async (_name, sessionId, found) => {
		const reply = await server().askSessions(
			`info.admin?sessionId=${encodeURIComponent(sessionId)}`,
		);
		expect(reply.status).toBe(200);
		expect(reply.body).toMatchObject({ success: true, _id: found, sessionId: found });
	});

	test.each([
		['a signed out session', alice.signedOut],
		['an address', '203.0.113.10'],
		['a login token', hashLoginToken('alice laptop').slice(0, 20)],
		['an unknown id', 'aaaaaaaaaaaaaaaaa'],
		['an anchored id', `^${alice.laptop}`],
	])('%s in vain', async (_name, sessionId) => {
		const reply = await server().askSessions(
			`info.admin?sessionId=${encodeURIComponent(sessionId)}`,
		);
		expect(reply.status).toBe(404);
		expect(reply.body).toEqual({ success: false, error: 'Session not found' });
	});

	test.each([
		['(', 'missing closing parenthesis'],
		[')', 'unmatched closing parenthesis'],
		['[', 'missing terminating ] for character class'],
		['*', 'quantifier does not follow a repeatable item'],
		['\\', '\\ at end of pattern'],
	])('for %s and passes on what the database says', async (sessionId, reason) => {
		const reply = await server().askSessions(
			`info.admin?sessionId=${encodeURIComponent(sessionId)}`,
		);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({
			success: false,
			error: `Regular expression is invalid: ${reason}`,
		});
	});

	test('and answers exactly the populated row', async () => {
		const { body } = await server().askSessions(`info.admin?sessionId=${alice.laptop}`);

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

	test('without a user when that was deleted', async () => {
		const { body } = await server().askSessions(`info.admin?sessionId=${deletedUserId}`);
		expect(body).toMatchObject({ userId: deletedUserId });
		expect(body).not.toHaveProperty('_user');
	});

	test('with null for a device that the row lacks', async () => {
		const row = server().data.sessions.find(({ device }) => !device);

		const { body } = await server().askSessions(`info.admin?sessionId=${row?.sessionId}`);
		expect(body).toMatchObject({ device: null });
	});

	test.each([
		['repeated', 'sessionId=a&sessionId=b', 'must be string'],
		['nested', 'sessionId[a]=b', 'must be string'],
		['an unknown parameter', 'sessionId=a&x=1', 'must NOT have additional properties'],
	])('but not for %s', async (_name, query, error) => {
		const reply = await server().askSessions(`info.admin?${query}`);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual({ success: false, errorType: 'error-invalid-params', error });
	});
});

describe('sessions/info', () => {
	test.each([
		['own', alice.laptop, 200],
		['own, signed out', alice.signedOut, 200],
		["somebody else's", bob.desktop, 404],
		['part of an own id', alice.laptop.slice(0, 10), 404],
		['own in the wrong case', alice.laptop.toLowerCase(), 404],
		['empty', '', 404],
	])('%s', async (_name, sessionId, status) => {
		const reply = await server().askSessions(`info?sessionId=${sessionId}`, users.alice);
		expect(reply.status).toBe(status);
	});

	test('answers the oldest of several day rows', async () => {
		server().data.generation = '6.5';

		const { body } = await server().askSessions(`info?sessionId=${alice.phone}`, users.alice);
		expect(body).toMatchObject({ sessionId: alice.phone, day: 11, month: 6, year: 2024 });
	});

	test('does not see a connection that never resumed', async () => {
		const row = server().data.sessions.find(({ loginToken }) => loginToken === '');
		const owner = server().data.users.find(({ _id }) => _id === row?.userId);
		owner?.tokens.push({ token: 'secret', type: 'login', bypassTwoFactor: false });

		const reply = await server().askSessions(`info?sessionId=${row?.sessionId}`, {
			id: row?.userId ?? '',
			token: 'secret',
		});
		expect(row?.sessionId).toHaveLength(17);
		expect(reply.status).toBe(404);
	});
});

describe('sessions/list', () => {
	test('has one row per login, the newest first', async () => {
		const { status, body } = await server().askSessions('list', users.alice);
		expect(status).toBe(200);
		expect(idsOf(body)).toEqual([alice.laptop, alice.phone, alice.offline]);
		expect(body).toMatchObject({ success: true, total: 3, count: 50, offset: 0 });
	});

	test('marks the session of the token in use', async () => {
		const owner = server().data.users.find(({ _id }) => _id === users.alice.id);
		owner?.tokens.push({ token: 'alice phone', type: 'login', bypassTwoFactor: false });

		const { body } = await server().askSessions('list', {
			id: users.alice.id,
			token: 'alice phone',
		});
		expect(rowsOf(body).map(({ current }) => current)).toEqual([false, true, false]);
	});

	test.each([
		['count=2', [alice.laptop, alice.phone]],
		['offset=1&count=1', [alice.phone]],
		['offset=9', []],
		['filter=rc mobile', [alice.phone]],
		['filter=r.c', []],
		['filter=(', []],
		['filter=', [alice.laptop, alice.phone, alice.offline]],
		[`filter=${bob.desktop}`, []],
		[`sort=${encodeURIComponent('{"device.name":1}')}`, [alice.laptop, alice.offline, alice.phone]],
		[`sort=${encodeURIComponent('{"loginAt":1}')}&count=2`, [alice.phone, alice.laptop]],
	])('with %s', async (query, ids) => {
		const reply = await server().askSessions(`list?${query}`, users.alice);
		expect(reply.status).toBe(200);
		expect(idsOf(reply.body)).toEqual(ids);
	});

	test('never answers more than 100 rows', async () => {
		const { body } = await server().askSessions('list?count=1000', users.alice);
		expect(body).toMatchObject({ count: 100 });
	});
});

describe.each(['list', 'list.all'])('sessions/%s refuses', (path) => {
	test.each([
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
		[`sort=${encodeURIComponent('{"loginAt":2}')}`, { errorType: 'error-invalid-sort' }],
		[`sort=${encodeURIComponent('{"ip":1}')}`, { error: 'error-invalid-sort-keys' }],
	])('%s', async (query, body) => {
		const reply = await server().askSessions(`${path}?${query}`);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ success: false, ...body });
	});
});

test.each([
	['{}', '$sort stage must have at least one sort key'],
	['[]', 'the $sort key specification must be an object'],
])('a sort of %s is good enough for the API, but not for the database', async (sort, error) => {
	const reply = await server().askSessions(`list.all?sort=${encodeURIComponent(sort)}`);
	expect([reply.status, reply.body]).toEqual([400, { success: false, error }]);
});

describe('sessions/list.all', () => {
	test('has the sessions of all users, 50 unless asked otherwise', async () => {
		const { body } = await server().askSessions('list.all');
		expect(rowsOf(body)).toHaveLength(50);
		expect(body).toMatchObject({ count: 50, offset: 0, success: true });
		expect(new Set(rowsOf(body).map(({ userId }) => userId)).size).toBeGreaterThan(10);
		const times = rowsOf(body).map(({ loginAt }) => loginAt);
		expect(times).toEqual([...times].sort().reverse());
	});

	test.each([
		['a user id', users.alice.id, [alice.laptop, alice.phone, alice.offline]],
		['a username', 'bob', [bob.desktop, bob.phone]],
		['a name, in any case', 'BOB BAKER', [bob.desktop, bob.phone]],
		['a session id', bob.phone, [bob.phone]],
		['a pattern, letter for letter', 'bob|alice', []],
		['open brackets', '(([', []],
		['an earlier connection of a login', alice.laptopBefore, [alice.laptopBefore]],
	])('finds %s', async (_name, filter, ids) => {
		const reply = await server().askSessions(`list.all?filter=${encodeURIComponent(filter)}`);
		expect(reply.status).toBe(200);
		expect(idsOf(reply.body)).toEqual(ids);
	});

	test('also finds sessions of a user who is named like an id', async () => {
		const impostor = server().data.users.find(({ _id }) => _id === users.bob.id);
		if (impostor) {
			impostor.name = users.alice.id;
		}

		const { body } = await server().askSessions(`list.all?filter=${users.alice.id}`);

		expect(new Set(rowsOf(body).map(({ userId }) => userId))).toEqual(
			new Set([users.alice.id, users.bob.id]),
		);
	});

	test('takes at most five users for a filter, active ones only', async () => {
		const { data } = server();
		for (const user of data.users) {
			user.name = 'Namesake';
		}
		const first = data.users[0];
		if (first) {
			first.active = false;
		}

		const { body } = await server().askSessions('list.all?filter=namesake&count=100');

		const expected = data.users.slice(1, 6).map(({ _id }) => _id);
		expect([...new Set(rowsOf(body).map(({ userId }) => userId))].sort()).toEqual(
			[...expected].sort(),
		);
	});

	test.each<[string, Partial<WorkspaceUser>, boolean]>([
		['a nickname', { nickname: 'Zebra' }, true],
		['a bot', { nickname: 'Zebra', type: 'bot' }, true],
		['an app', { nickname: 'Zebra', type: 'app' }, false],
		['a deactivated user', { nickname: 'Zebra', active: false }, false],
	])('looks at the users: %s', async (_name, change, isFound) => {
		Object.assign(server().data.users.find(({ _id }) => _id === users.bob.id) ?? {}, change);

		const { body } = await server().askSessions('list.all?filter=zebra');
		expect(idsOf(body)).toEqual(isFound ? [bob.desktop, bob.phone] : []);
	});

	test('has no order for logins of the same moment', async () => {
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

	test('sorts what is on the page, not what gets there', async () => {
		const sort = encodeURIComponent('{"_user.username":1}');
		const { body: plain } = await server().askSessions('list.all?count=8');
		const { body: sorted } = await server().askSessions(`list.all?count=8&sort=${sort}`);
		expect(new Set(idsOf(sorted))).toEqual(new Set(idsOf(plain)));
		expect(idsOf(sorted)).not.toEqual(idsOf(plain));
	});

	test.each([
		['6.5', true],
		['7.2', false],
		['8.9', false],
	])(
		'%s keeps rows without a session id, or not; sessions/list does',
		async (generation, keeps) => {
			server().data.generation = generation;
			const user = { _id: users.bob.id, roles: [] };
			const row = createSessionDocument({
				_id: 'x',
				user,
				sessionId: '',
				token: 'x',
				device: undefined,
				ip: '',
				loginAt: new Date(start),
			});
			server().data.sessions.push(row);

			const { body: all } = await server().askSessions(`list.all?filter=${users.bob.id}`);
			const { body: own } = await server().askSessions('list', users.bob);
			expect(idsOf(all).includes('')).toBe(keeps);
			expect(idsOf(own)).toContain('');
		},
	);
});
