import {
	hasLost,
	lastPageAt,
	readNewest,
	readUserSessions,
	slicePage,
	type UserSessions,
} from '../../../src/lookups/readSessions';
import type { Caller } from '../../../src/requests/Caller';
import type { SessionPage } from '../../../src/sessions/Session';
import type { Rows } from '../../../src/workspace/readRows';
import { alice, AppFixture, bob, sam, serviceAccount } from '../support/appFixture';
import { busy, page } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';

type Documents = ReturnType<typeof buildRows>;
type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

const alices = (count: number, from = 0): Documents => buildRows(alice.id, count, { from });
const bobs = (count: number, from = 0): Documents => buildRows(bob.id, count, { from });
const unreadable = (fields: object): Documents => [buildDocument({ ...fields, loginAt: '' })];
const idsOfAlice = (count: number): readonly string[] =>
	Array.from({ length: count }, (_value, index) => `${alice.id}-${index}`);

/** A workspace with these rows, and how to read Alice's or everybody's. */
const setUp = (rows: Documents | Serve) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/list.all'] =
		typeof rows === 'function' ? rows : (asked) => pageOf(rows, asked);
	const connect = () => app.begin(sam).connect();
	return {
		requests: app.workspace.requests,
		read: async (needed?: number): Promise<UserSessions> =>
			readUserSessions(alice.id, await connect(), needed),
		readNewest: async (maxRequests?: number): Promise<Rows> =>
			readNewest(await connect(), maxRequests),
	};
};

const idsOf = ({ sessions }: SessionPage): readonly string[] =>
	sessions.map((session) => session.sessionId);

const offsets = (requests: readonly string[]): readonly number[] =>
	requests.map((request) => Number(/offset=(\d+)&count=100$/.exec(request)?.[1]));

it('readUserSessions asks by the filter of the user id', async () => {
	const { read, requests } = setUp(alices(3));
	const { list, ...rest } = await read();
	expect(requests).toEqual([`sessions/list.all?filter=${alice.id}&offset=0&count=100`]);
	expect(idsOf(list)).toEqual(idsOfAlice(3));
	expect(list).toMatchObject({ total: 3, isIncomplete: false });
	expect(rest).toEqual({ unreadable: [], sharedIds: new Set(), isWhole: true });
});

it.each([
	[1, [0]],
	[100, [0]],
	[101, [0, 100]],
	[undefined, [0, 100, 200]],
])('readUserSessions reads as far as it has to: %p of 250', async (needed, want) => {
	const { read, requests } = setUp(alices(250));
	const { list } = await read(needed);
	expect(offsets(requests)).toEqual(want);
	expect(list).toMatchObject({ total: 250, isIncomplete: false });
});

it('readUserSessions gives the newest first, in whatever order they came', async () => {
	const { list } = await setUp([...alices(2, 5), ...alices(5), ...alices(1, 7)]).read();
	expect(idsOf(list)).toEqual(idsOfAlice(8));
});

it('readUserSessions leaves out rows of others, and reads on while they fill the pages', async () => {
	const { read, requests } = setUp([...bobs(198), ...alices(150)]);
	const { list } = await read(3);
	expect(offsets(requests)).toEqual([0, 100, 200]);
	expect(idsOf(list).slice(0, 3)).toEqual(idsOfAlice(3));
	expect(list).toMatchObject({ total: 150, isIncomplete: true });
});

const many = Infinity;
const oneOfBob = [...alices(99), ...bobs(1), ...alices(9, 99)];
const unreadOfAlice = [...alices(1), ...unreadable({ userId: alice.id })];
const unreadOnTwoPages = [...unreadable({ userId: bob.id }), ...alices(100)];

it.each<readonly [string, Documents, number, number, boolean]>([
	['one page of others', [...bobs(95), ...alices(5)], many, 5, false],
	['one other row, not all read', oneOfBob, 5, 108, true],
	['a row of an unknown user', [...alices(99), {}], many, 99, true],
	['an own row that cannot be read', unreadOfAlice, many, 2, true],
	["somebody else's such row on two pages", unreadOnTwoPages, many, 100, true],
	['enough', alices(1234), 1000, 1234, false],
	['too few', alices(1234), 1001, 1234, true],
])('readUserSessions counts, and says whether some may be missing: %s', async (...row) => {
	const [, rows, needed, total, isIncomplete] = row;
	expect((await setUp(rows).read(needed)).list).toMatchObject({ total, isIncomplete });
});

it('readUserSessions notices a row that comes twice', async () => {
	const { list, isWhole } = await setUp((asked) =>
		asked.get('offset') === '0' ? page(alices(100), 120) : page(alices(20, 99), 120),
	).read();
	expect(list).toMatchObject({ total: 119, isIncomplete: true });
	expect(isWhole).toBe(false);
});

it.each<readonly [string, Documents, boolean]>([
	['among others on several pages', [...bobs(150), ...alices(5)], true],
	['with rows that cannot be read', [{ userId: alice.id }, {}], true],
	['of which not all were read', alices(1001), false],
])('readUserSessions knows whether a list %s is whole', async (_name, rows, want) => {
	expect((await setUp(rows).read()).isWhole).toBe(want);
});

it('readUserSessions gives the rows that may be the user’s and cannot be read', async () => {
	const rows = [{ userId: alice.id, sessionId: 7 }, { userId: bob.id }, { sessionId: 'x' }];
	expect((await setUp(rows).read()).unreadable).toEqual([
		{ userId: alice.id, sessionId: undefined },
		{ userId: undefined, sessionId: 'x' },
	]);
});

it('readUserSessions gives the ids that were shown under another user', async () => {
	const { sharedIds } = await setUp([
		...alices(3),
		buildDocument({ sessionId: `${alice.id}-0`, userId: bob.id }),
		...unreadable({ sessionId: `${alice.id}-2`, userId: bob.id }),
		...unreadable({ sessionId: `${alice.id}-1`, userId: undefined }),
		{ userId: bob.id },
	]).read();
	expect(sharedIds).toEqual(new Set([`${alice.id}-0`, `${alice.id}-2`]));
});

it.each<readonly [string, Caller, string, readonly string[]]>([
	['itself', serviceAccount, 'list?', [`${serviceAccount.id}-0`]],
	['others', sam, `list.all?filter=${serviceAccount.id}&`, []],
])('readUserSessions asks for the list of the service account for %s', async (...row) => {
	const [, caller, want, ids] = row;
	const app = new AppFixture();
	app.workspace.answers['sessions/list'] = () =>
		page([...bobs(1), ...buildRows(serviceAccount.id, 1)]);
	const { list } = await readUserSessions(serviceAccount.id, await app.begin(caller).connect());
	expect(app.workspace.requests).toEqual([`sessions/${want}offset=0&count=100`]);
	expect(idsOf(list)).toEqual(ids);
});

it('slicePage cuts a page, and keeps all else of the list', () => {
	const sessions = [sessionId, otherSessionId].map((id) => buildSession({ sessionId: id }));
	const list = { sessions, total: 7, isIncomplete: true, lookedThrough: 9 };
	expect(slicePage(list, { offset: 1, count: 5 })).toEqual({ ...list, sessions: [sessions[1]] });
	expect(slicePage(list, { offset: 0, count: 1 }).sessions).toEqual([sessions[0]]);
	expect(slicePage(list, { offset: 2, count: 1 }).sessions).toEqual([]);
});

it.each([
	[0, 0, 0],
	[20, 23, 20],
	[23, 23, 20],
	[20, 20, 10],
])('lastPageAt for a page from %d on of %d sessions begins at %d', (offset, length, want) => {
	const sessions = Array.from({ length }, () => buildSession());
	const list = { sessions, total: 99, isIncomplete: true };
	expect(lastPageAt({ offset, count: 10 }, list)).toEqual({ offset: want, count: 10 });
});

it('readNewest asks without a filter, and ends with what it has at the rate limiter', async () => {
	const { readNewest, requests } = setUp((asked) =>
		asked.get('offset') === '200' ? busy : pageOf(bobs(250), asked),
	);
	const endedBy = { code: 'workspace-rate-limited' };
	expect(await readNewest()).toMatchObject({ read: 200, unread: 50, endedBy });
	expect(requests).toEqual(
		[0, 100, 200].map((offset) => `sessions/list.all?offset=${offset}&count=100`),
	);
});

it('readNewest reads as many pages as it may', async () => {
	expect(await setUp(bobs(1234)).readNewest(2)).toMatchObject({ requests: 2 });
});

const rows: Rows = {
	sessions: [],
	unreadable: [],
	read: 0,
	total: 0,
	unread: 0,
	requests: 1,
	hasMoved: false,
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
