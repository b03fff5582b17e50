import {
	hasLost,
	lastPageAt,
	readNewest,
	readUserSessions,
	slicePage,
	type UserSessions,
} from '../../../src/lookups/readSessions';
import type { SessionPage } from '../../../src/sessions/Session';
import type { Rows } from '../../../src/workspace/readRows';
import { AppFixture, sam, serviceAccount } from '../support/appFixture';
import { rejected } from '../support/failures';
import { page, type Reply } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';
import { service } from '../support/settings';

type Documents = ReturnType<typeof buildRows>;
type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

const aliceId = 'aliceUserId000000';
const bobId = 'bobUserId00000000';
const mine = (count: number, from = 0): Documents => buildRows(aliceId, count, { from });
const bobs = (count: number, from = 0): Documents => buildRows(bobId, count, { from });
const idsOfMine = (count: number): readonly string[] =>
	Array.from({ length: count }, (_value, index) => `${aliceId}-${index}`);

/** What is read of Alice's sessions in a workspace with these rows. */
const read = async (
	rows: Documents | Serve,
	needed?: number,
): Promise<UserSessions & { readonly requests: readonly string[] }> => {
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] =
		typeof rows === 'function' ? rows : (asked) => pageOf(rows, asked);
	const read = await readUserSessions(aliceId, await app.begin(sam).connect(), needed);
	return { ...read, requests: app.workspace.requests };
};

const ids = ({ sessions }: SessionPage): readonly string[] =>
	sessions.map((session) => session.sessionId);

const offsets = (requests: readonly string[]): readonly number[] =>
	requests.map((request) => Number(/offset=(\d+)&count=100$/.exec(request)?.[1]));

describe('readUserSessions', () => {
	it('readUserSessions asks by the filter of the user id', async () => {
		const { list, requests, ...rest } = await read(mine(3));
		expect(requests).toEqual([`sessions/list.all?filter=${aliceId}&offset=0&count=100`]);
		expect(ids(list)).toEqual(idsOfMine(3));
		expect(list).toMatchObject({ total: 3, isIncomplete: false });
		expect(rest).toEqual({ unreadable: [], sharedIds: new Set(), isWhole: true });
	});

	it.each([
		[1, [0]],
		[100, [0]],
		[101, [0, 100]],
		[200, [0, 100]],
		[201, [0, 100, 200]],
		[undefined, [0, 100, 200]],
	])('readUserSessions reads as far as it has to: %p of 250', async (needed, want) => {
		const { list, requests } = await read(mine(250), needed);
		expect(offsets(requests)).toEqual(want);
		expect(list).toMatchObject({ total: 250, isIncomplete: false });
	});

	it('readUserSessions gives the newest first, in whatever order they came', async () => {
		const { list } = await read([...mine(2, 5), ...mine(5), ...mine(1, 7)]);
		expect(ids(list)).toEqual(idsOfMine(8));
	});

	it('readUserSessions counts no rows of others', async () => {
		const { list } = await read([...bobs(2), ...mine(3), ...bobs(1, 2)]);
		expect(ids(list)).toEqual(idsOfMine(3));
		expect(list).toMatchObject({ total: 3, isIncomplete: false });
	});

	it('readUserSessions reads on while others fill the pages', async () => {
		const { list, requests } = await read([...bobs(198), ...mine(150)], 3);
		expect(offsets(requests)).toEqual([0, 100, 200]);
		expect(list).toMatchObject({ total: 150, isIncomplete: true });
	});

	const unreadable = (fields: object): Documents => [buildDocument({ ...fields, loginAt: '' })];

	it.each<readonly [string, Documents, number | undefined, object]>([
		['one page of others', [...bobs(95), ...mine(5)], undefined, { total: 5, isIncomplete: false }],
		['a page of others', [...bobs(100), ...mine(5)], undefined, { total: 5, isIncomplete: true }],
		[
			'one other row, not all read',
			[...mine(99), ...bobs(1), ...mine(9, 99)],
			5,
			{ total: 108, isIncomplete: true },
		],
		['a row of nobody', [...mine(99), {}], undefined, { total: 99, isIncomplete: true }],
		[
			'an own row that cannot be read',
			[...mine(1), ...unreadable({ userId: aliceId })],
			undefined,
			{ total: 2, isIncomplete: true },
		],
		[
			"somebody else's row that cannot be read",
			[...mine(1), ...unreadable({ userId: bobId })],
			undefined,
			{ total: 1, isIncomplete: false },
		],
		[
			"somebody else's such row on two pages",
			[...unreadable({ userId: bobId }), ...mine(100)],
			undefined,
			{ total: 100, isIncomplete: true },
		],
		['enough', mine(1234), 1000, { total: 1234, isIncomplete: false }],
		['too few', mine(1234), 1001, { total: 1234, isIncomplete: true }],
		['ten pages', mine(1000), undefined, { total: 1000, isIncomplete: false }],
		['more than ten pages', mine(1234), undefined, { total: 1234, isIncomplete: true }],
	])(
		'readUserSessions of %s counts, and says whether some may be missing',
		async (_name, rows, needed, want) => {
			expect((await read(rows, needed)).list).toMatchObject(want);
		},
	);

	it.each<readonly [string, Reply, number]>([
		['a row that comes twice', page(mine(20, 99), 120), 119],
		['a login', page(mine(21, 100), 121), 121],
		['a logout', page(mine(19, 101), 119), 119],
	])('readUserSessions notices %s between two pages', async (_name, second, total) => {
		const { list, isWhole } = await read((asked) =>
			asked.get('offset') === '0' ? page(mine(100), 120) : second,
		);
		expect(list).toMatchObject({ total, isIncomplete: true });
		expect(new Set(ids(list)).size).toBe(list.sessions.length);
		expect(isWhole).toBe(false);
	});

	it.each<readonly [string, Documents, boolean]>([
		['of several pages', mine(250), true],
		['among others on several pages', [...bobs(150), ...mine(5)], true],
		['with rows that cannot be read', [{ userId: aliceId }, {}], true],
		['of which not all were read', mine(1001), false],
	])('readUserSessions knows whether a list %s is whole', async (_name, rows, want) => {
		expect((await read(rows)).isWhole).toBe(want);
	});

	it('readUserSessions gives the rows that may be the user’s and cannot be read', async () => {
		const rows = [{ userId: aliceId, sessionId: 7 }, { userId: bobId }, { sessionId: 'x' }];
		expect((await read(rows)).unreadable).toEqual([
			{ userId: aliceId, sessionId: undefined },
			{ userId: undefined, sessionId: 'x' },
		]);
	});

	it('readUserSessions gives the ids that were shown under another user', async () => {
		const { sharedIds } = await read([
			...mine(3),
			buildDocument({ sessionId: `${aliceId}-0`, userId: bobId }),
			...unreadable({ sessionId: `${aliceId}-2`, userId: bobId }),
			...unreadable({ sessionId: `${aliceId}-1`, userId: undefined }),
			{ userId: bobId },
		]);
		expect(sharedIds).toEqual(new Set([`${aliceId}-0`, `${aliceId}-2`]));
	});

	it.each([1, 7, 50])(
		'readUserSessions goes on behind the %d rows that a server gives',
		async (limit) => {
			const rows = mine(5 * limit);
			const { list, requests } = await read((asked) => pageOf(rows, asked, limit));
			expect(offsets(requests)).toEqual([0, 1, 2, 3, 4].map((index) => index * limit));
			expect(list).toMatchObject({ total: 5 * limit, isIncomplete: false });
		},
	);

	it.each<readonly [string, AppFixture, string]>([
		['the service account’s own list', new AppFixture(), 'sessions/list?offset=0&count=100'],
		[
			'the service account’s list for others',
			new AppFixture(),
			`sessions/list.all?filter=${service.userId}&offset=0&count=100`,
		],
	])('readUserSessions asks for %s', async (name, app, want) => {
		const caller = name.includes('own') ? serviceAccount : sam;
		app.workspace.answers['sessions/list'] = () =>
			page([...bobs(1), ...buildRows(service.userId, 1)]);
		const { list } = await readUserSessions(service.userId, await app.begin(caller).connect());
		expect(app.workspace.requests).toEqual([want]);
		expect(ids(list)).toEqual(caller === sam ? [] : [`${service.userId}-0`]);
	});
});

describe('slicePage', () => {
	it('slicePage cuts a page, and keeps all else of the list', () => {
		const sessions = [sessionId, otherSessionId].map((id) => buildSession({ sessionId: id }));
		const list = { sessions, total: 7, isIncomplete: true, lookedThrough: 9 };
		expect(slicePage(list, { offset: 1, count: 5 })).toEqual({ ...list, sessions: [sessions[1]] });
		expect(slicePage(list, { offset: 0, count: 1 }).sessions).toEqual([sessions[0]]);
		expect(slicePage(list, { offset: 2, count: 1 }).sessions).toEqual([]);
	});
});

describe('lastPageAt', () => {
	it.each([
		[0, 0, 0],
		[10, 0, 0],
		[0, 23, 0],
		[20, 23, 20],
		[22, 23, 22],
		[23, 23, 20],
		[1_000_000, 23, 20],
		[20, 20, 10],
		[30, 21, 20],
		[30, 1, 0],
	])('lastPageAt: from %d of %d sessions shows those from %d', (offset, length, want) => {
		const sessions = Array.from({ length }, () => buildSession());
		const list = { sessions, total: 99, isIncomplete: true };
		expect(lastPageAt({ offset, count: 10 }, list)).toEqual({ offset: want, count: 10 });
	});
});

describe('readNewest', () => {
	const start = (rows: Documents) => {
		const app = new AppFixture();
		const busy = { status: 429, body: { success: false, error: 'wait 7 seconds' } };
		app.workspace.answers['sessions/list.all'] = (asked) =>
			Number(asked.get('offset')) >= 200 ? busy : pageOf(rows, asked);
		return { app, read: async (max?: number) => readNewest(await app.begin(sam).connect(), max) };
	};

	it('readNewest asks without a filter, and ends with what it has at the rate limiter', async () => {
		const { app, read } = start(bobs(250));
		expect(await read()).toMatchObject({
			read: 200,
			unread: 50,
			endedBy: { code: 'workspace-rate-limited' },
		});

		expect(app.workspace.requests).toEqual(
			[0, 100, 200].map((offset) => `sessions/list.all?offset=${offset}&count=100`),
		);
	});

	it.each([[2], [undefined]])('readNewest reads %p pages at most', async (max) => {
		const { app, read } = start([]);
		app.workspace.answers['sessions/list.all'] = (asked) => pageOf(bobs(1234), asked);
		expect(await read(max)).toMatchObject({ requests: max ?? 10 });
	});

	it('readNewest fails if it has nothing', async () => {
		const { app, read } = start([]);
		app.workspace.answers['sessions/list.all'] = () => Promise.reject(new Error('fetch failed'));
		expect((await rejected(read())).code).toBe('workspace-unreachable');
	});
});

describe('hasLost', () => {
	const rows: Rows = {
		...{ sessions: [], unreadable: [], read: 0, total: 0 },
		...{ unread: 0, requests: 1, hasMoved: false },
	};

	it.each<readonly [Partial<Rows>, boolean]>([
		[{}, false],
		[{ hasMoved: true }, true],
		[{ unread: 1 }, false],
		[{ unreadable: [{ sessionId: undefined, userId: undefined }] }, true],
		[{ endedBy: { code: 'workspace-timeout', endpoint: 'sessions/list.all' } }, true],
	])('hasLost of %j is %p', (override, want) => {
		expect(hasLost({ ...rows, ...override })).toBe(want);
	});
});
