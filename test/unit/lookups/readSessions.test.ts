import {
	newestFirst,
	pageOf as cutPage,
	readSessionsAt,
	readUserSessions,
} from '../../../src/lookups/readSessions';
import type { SessionPage } from '../../../src/sessions/Session';
import { Bench, sam } from '../support/appFixture';
import { page } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';

type Rows = ReturnType<typeof buildRows>;

const aliceId = 'aliceUserId000000';
const bobId = 'bobUserId00000000';
const mine = (count: number, from = 0): Rows => buildRows(aliceId, count, { from });
const bobs = (count: number, from = 0): Rows => buildRows(bobId, count, { from });

/** What is read of a workspace with these rows, which a test may serve otherwise. */
const read = async (
	rows: Rows,
	{
		needed = Infinity,
		address,
		serve = (asked) => pageOf(rows, asked),
	}: {
		readonly needed?: number;
		readonly address?: string;
		readonly serve?: Bench['workspace']['answers']['sessions/list.all'];
	} = {},
): Promise<{ readonly list: SessionPage; readonly requests: readonly string[] }> => {
	const bench = new Bench();
	bench.workspace.answers['sessions/list.all'] = serve;
	const { workspace } = await bench.begin(sam).connect();
	const list =
		address === undefined
			? (await readUserSessions(workspace, aliceId, needed)).list
			: await readSessionsAt(workspace, address);
	return { list, requests: bench.workspace.requests };
};

/** What a reader may rely on, of the sessions of a user in a workspace with these rows. */
const trust = async (
	rows: Rows,
	serve?: Bench['workspace']['answers']['sessions/list.all'],
): Promise<{ readonly isWhole: boolean; readonly mayLackSome: boolean }> => {
	const bench = new Bench();
	bench.workspace.answers['sessions/list.all'] = serve ?? ((asked) => pageOf(rows, asked));
	const { workspace } = await bench.begin(sam).connect();
	const { isWhole, mayLackSome } = await readUserSessions(workspace, aliceId);
	return { isWhole, mayLackSome };
};

const ids = ({ sessions }: SessionPage): readonly string[] =>
	sessions.map((session) => session.sessionId);

const offsets = (requests: readonly string[]): readonly number[] =>
	requests.map((request) => Number(/offset=(\d+)&count=100$/.exec(request)?.[1]));

describe('the sessions of a user', () => {
	it('are those that the filter of their id finds', async () => {
		const { list, requests } = await read(mine(3));
		expect(requests).toEqual([`sessions/list.all?filter=${aliceId}&offset=0&count=100`]);
		expect(ids(list)).toEqual([0, 1, 2].map((index) => `${aliceId}-${index}`));
		expect(list).toMatchObject({ total: 3, incomplete: false });
	});

	it('may be none', async () => {
		const { list, requests } = await read([]);
		expect(list).toEqual({ sessions: [], total: 0, incomplete: false });
		expect(requests).toHaveLength(1);
	});

	it.each([
		[1, [0]],
		[100, [0]],
		[101, [0, 100]],
		[200, [0, 100]],
		[201, [0, 100, 200]],
		[Infinity, [0, 100, 200]],
	])('are asked for as far as they are needed: %d of 250', async (needed, want) => {
		const { list, requests } = await read(mine(250), { needed });
		expect(offsets(requests)).toEqual(want);
		expect(list).toMatchObject({ total: 250, incomplete: false });
	});

	it('come newest first, in whatever order the workspace gives them', async () => {
		const { list } = await read([...mine(2, 5), ...mine(5), ...mine(1, 7)]);
		expect(ids(list)).toEqual(Array.from({ length: 8 }, (_value, index) => `${aliceId}-${index}`));
	});

	it('leave out rows of others, which count for nothing', async () => {
		const { list } = await read([...bobs(2), ...mine(3), ...bobs(1, 2)]);
		expect(ids(list)).toEqual([0, 1, 2].map((index) => `${aliceId}-${index}`));
		expect(list).toMatchObject({ total: 3, incomplete: false });
	});

	it.each<readonly [string, Rows, object]>([
		['behind rows of others', [...bobs(100), ...mine(5)], { total: 5, incomplete: true }],
		[
			'before rows of others',
			[...mine(90), ...bobs(10), ...mine(50, 90)],
			{ total: 140, incomplete: true },
		],
		['around rows of nobody', [...mine(99), {}, ...mine(2, 99)], { total: 101, incomplete: true }],
	])('are marked where some may have slipped away: %s', async (_name, rows, want) => {
		const { list, requests } = await read(rows);
		expect(offsets(requests)).toEqual([0, 100]);
		expect(list).toMatchObject(want);
	});

	it('are marked if rows were left out, though not all were read', async () => {
		const rows = [...mine(99), ...bobs(1), ...mine(50, 99)];
		const { list, requests } = await read(rows, { needed: 5 });
		expect(requests).toHaveLength(1);
		expect(list).toMatchObject({ total: 149, incomplete: true });
	});

	it.each<readonly [string, Rows, boolean, boolean]>([
		['of one page', mine(3), true, false],
		['of none', [], true, false],
		['of several pages', mine(250), true, false],
		['among others on one page', [...bobs(5), ...mine(2)], true, false],
		['among others on several pages', [...bobs(100), ...mine(5)], true, true],
		[
			'with a row that cannot be read',
			[...mine(1), { userId: aliceId, sessionId: 'x' }],
			true,
			true,
		],
		['with a row of theirs without an id', [...mine(1), { userId: aliceId }], true, true],
		['with a row that does not say whose it is', [...mine(1), { sessionId: 'x' }], true, true],
		['with a row of another without an id', [...mine(1), { userId: bobId }], true, false],
		['with more rows than are read', mine(1001), false, true],
	])('tell what may be missing: %s', async (_name, rows, isWhole, mayLackSome) => {
		expect(await trust(rows)).toEqual({ isWhole, mayLackSome });
	});

	it.each<readonly [string, Bench['workspace']['answers']['sessions/list.all']]>([
		[
			'a row that comes twice',
			(asked) =>
				pageOf(asked.get('offset') === '0' ? mine(120) : [...mine(1), ...mine(119)], asked),
		],
		[
			'another total',
			(asked) => pageOf(asked.get('offset') === '0' ? mine(120) : mine(121), asked),
		],
	])('are not whole if %s shows that they moved between two pages', async (_name, serve) => {
		expect(await trust([], serve)).toEqual({ isWhole: false, mayLackSome: true });
	});

	it('count those that cannot be read, if they are theirs', async () => {
		const { list } = await read([
			...mine(1),
			buildDocument({ userId: aliceId, loginAt: undefined }),
			buildDocument({ userId: bobId, loginAt: undefined }),
			buildDocument({ userId: undefined }),
		]);
		expect(ids(list)).toHaveLength(1);
		expect(list).toMatchObject({ total: 2, incomplete: false });
	});

	it('count once, though a login between two requests shifts them', async () => {
		const { list, requests } = await read([], {
			serve: (asked) =>
				asked.get('offset') === '0' ? page(mine(100, 1), 150) : page(mine(51, 100), 151),
		});
		expect(offsets(requests)).toEqual([0, 100]);
		expect(new Set(ids(list)).size).toBe(150);
		expect(list).toMatchObject({ total: 150, incomplete: true });
	});

	it('are marked if fewer are counted between two requests, since one may have slipped away', async () => {
		const { list } = await read([], {
			serve: (asked) =>
				asked.get('offset') === '0' ? page(mine(100), 150) : page(mine(49, 101), 149),
		});
		expect(list).toMatchObject({ total: 149, incomplete: true });
	});

	it.each([1, 7, 50])('are asked for from after the rows that came: %d at once', async (limit) => {
		const rows = mine(5 * limit);
		const { list, requests } = await read(rows, { serve: (asked) => pageOf(rows, asked, limit) });
		expect(offsets(requests)).toEqual([0, limit, 2 * limit, 3 * limit, 4 * limit]);
		expect(list).toMatchObject({ total: 5 * limit, incomplete: false });
	});

	it('are read with 10 requests at most; what was not read counts', async () => {
		const { list, requests } = await read(mine(1234));
		expect(requests).toHaveLength(10);
		expect(list.sessions).toHaveLength(1000);
		expect(list).toMatchObject({ total: 1234, incomplete: true });
	});

	it('are complete after 10 requests, if that is all', async () => {
		const { list, requests } = await read(mine(1000));
		expect(requests).toHaveLength(10);
		expect(list).toMatchObject({ total: 1000, incomplete: false });
	});

	it('end where the workspace gives no more, whatever it counts', async () => {
		const { list, requests } = await read([], {
			serve: (asked) => page(mine(3).slice(Number(asked.get('offset'))), 10),
		});
		expect(offsets(requests)).toEqual([0, 3]);
		expect(list).toMatchObject({ total: 3, incomplete: false });
	});

	it('are those that came, if the workspace counts fewer', async () => {
		const { list } = await read([], { serve: () => page(mine(3), 1) });
		expect(list).toMatchObject({ total: 3, incomplete: false });
	});
});

describe('the sessions at an address', () => {
	const at = (...addresses: readonly (string | undefined)[]): Rows =>
		addresses.flatMap((ip, index) => buildRows(aliceId, 1, { from: index, ip }));

	it.each<readonly [string, readonly (string | undefined)[], number]>([
		['203.0.113.7', ['203.0.113.7', '203.0.113.70', '203.0.113', undefined, '203.0.113.7'], 2],
		['2001:db8::1', ['2001:db8::1', '2001:0DB8:0:0:0:0:0:1', '2001:db8::1:1', '2001:db8::'], 2],
		['2001:DB8:0:0::1', ['2001:db8::1', '2001:db8:0::0:1', '2001:db8:1::1'], 2],
		['::1', ['::1', '0:0:0:0:0:0:0:1', '127.0.0.1'], 2],
		['fe80::1%eth0', ['fe80::1%eth0', 'fe80::1', 'fe80::1%eth1'], 1],
		['203.0.113.7', ['no address', '[203.0.113.7]', '203.0.113.7 '], 0],
	])('are those with exactly %s, however it is spelled', async (address, addresses, want) => {
		const { list, requests } = await read(at(...addresses), { address });
		expect(requests).toEqual(['sessions/list.all?offset=0&count=100']);
		expect(list.sessions).toHaveLength(want);
		expect(list).toMatchObject({
			total: want,
			incomplete: false,
			lookedThrough: addresses.length,
		});
	});

	it('may be anybody’s, newest login first', async () => {
		const rows = [...bobs(1, 3), ...mine(1, 2), {}, ...bobs(1, 1)];
		const { list } = await read(rows, { address: '203.0.113.7' });
		expect(list.sessions.map(({ userId }) => userId)).toEqual([bobId, aliceId, bobId]);
		expect(list).toMatchObject({ total: 3, lookedThrough: 4 });
	});

	it('are looked for in all sessions, with 10 requests at most', async () => {
		const found = await read([...bobs(350), ...at('203.0.113.9')], { address: '203.0.113.9' });
		const none = await read(bobs(1001), { address: '203.0.113.9' });
		expect(offsets(found.requests)).toEqual([0, 100, 200, 300]);
		expect(found.list).toMatchObject({ total: 1, incomplete: false, lookedThrough: 351 });
		expect(none.requests).toHaveLength(10);
		expect(none.list).toMatchObject({ total: 0, incomplete: true, lookedThrough: 1000 });
	});
});

it('a page is cut out of a list, all else of which it keeps', () => {
	const sessions = [sessionId, otherSessionId].map((id) => buildSession({ sessionId: id }));
	const list = { sessions, total: 7, incomplete: true, lookedThrough: 9 };

	expect(cutPage(list, { offset: 1, count: 5 })).toEqual({
		sessions: [sessions[1]],
		total: 7,
		incomplete: true,
		lookedThrough: 9,
	});
	expect(cutPage(list, { offset: 0, count: 1 }).sessions).toEqual([sessions[0]]);
});

it('newest first leaves the given order as it was', () => {
	const older = buildSession({ loginAt: new Date('2024-06-11T08:30:00.000Z') });
	const given = [older, buildSession()];
	expect(newestFirst(given)).toEqual([buildSession(), older]);
	expect(given[0]).toBe(older);
});
