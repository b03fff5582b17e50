import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { Pagination, Session, UnreadableRow } from '../../../src/sessions/Session';
import type { WorkspacePage } from '../../../src/workspace/parseAnswers';
import {
	couldBe,
	newestFirst,
	provesAbsence,
	type ReadingOptions,
	readRows,
	type Rows,
	type SoughtSession,
} from '../../../src/workspace/readRows';
import { rejected } from '../support/failures';
import { buildSession, idOf } from '../support/sessions';

const ALICE = 'aliceUserId000000';
const MALLORY = 'malloryUserId0000';

const session = (id: string, userId = ALICE): Session =>
	buildSession({ sessionId: idOf(id), userId });

/** Sessions of one letter each. */
const sessionsOf = (letters: string): readonly Session[] =>
	[...letters].map((letter) => session(letter));

const idsOf = (rows: Rows): readonly string[] => rows.sessions.map(({ sessionId }) => sessionId);

type Page = WorkspacePage | Failure;

const pageOf = (letters: string, total = letters.length): WorkspacePage => ({
	sessions: sessionsOf(letters),
	unreadable: [],
	total,
});

/** Reads a list whose pages a test writes down. */
const read = async (pages: readonly Page[], options?: ReadingOptions) => {
	const asked: Pagination[] = [];
	const rows = await readRows((pagination) => {
		const page = pages[asked.length] ?? pageOf('');
		asked.push(pagination);
		return 'code' in page ? Promise.reject(new SessionInfoError(page)) : Promise.resolve(page);
	}, options);
	return { rows, offsets: asked.map(({ offset }) => offset), asked };
};

const endpoint = 'sessions/list.all';
const rateLimited: Failure = { code: 'workspace-rate-limited', endpoint, retryAfter: 30 };
const timeout: Failure = { code: 'workspace-timeout', endpoint };
const unreachable: Failure = { code: 'workspace-unreachable', endpoint };

it('readRows asks for 100 rows, and once if these are all', async () => {
	const { rows, asked } = await read([pageOf('ab')]);
	expect(asked).toEqual([{ offset: 0, count: 100 }]);
	expect(rows).toStrictEqual({
		sessions: sessionsOf('ab'),
		unreadable: [],
		read: 2,
		total: 2,
		unread: 0,
		requests: 1,
		hasMoved: false,
	});
});

it('readRows goes on after the rows that came, unreadable ones included, and keeps their order', async () => {
	const unreadable = [{ sessionId: undefined, userId: ALICE }];
	const { rows, offsets } = await read([
		{ ...pageOf('bz', 7), unreadable },
		{ ...pageOf('a', 7), unreadable },
		pageOf('cd', 7),
	]);
	expect(offsets).toEqual([0, 3, 5]);
	expect(rows).toMatchObject({ read: 7, unread: 0, requests: 3, hasMoved: false });
	expect(rows.unreadable).toEqual([...unreadable, ...unreadable]);
	expect(idsOf(rows).join('')).toBe('bzacd');
});

it('readRows ends with a page without rows, and does not trust a count of more', async () => {
	const { rows, offsets } = await read([pageOf('a', 3), pageOf('', 3)]);
	expect(offsets).toEqual([0, 1]);
	expect(rows).toMatchObject({ read: 1, total: 3, unread: 0, hasMoved: true });
});

it('readRows does not take an empty list for one that moved', async () => {
	const { rows } = await read([pageOf('')]);
	expect(rows).toMatchObject({ sessions: [], total: 0, requests: 1, hasMoved: false });
});

it('readRows does not take more rows than are counted for fewer than none', async () => {
	const { rows } = await read([pageOf('ab', 1)]);
	expect(rows).toMatchObject({ read: 2, total: 1, unread: 0, requests: 1 });
});

it.each([
	['10 requests', undefined, 10, 5],
	['one request', { maxRequests: 1 }, 1, 14],
])('readRows ends after %s', async (_name, options, requests, unread) => {
	const pages = [...'abcdefghijklmno'].map((letter) => pageOf(letter, 15));
	const { rows } = await read(pages, options);
	expect(rows).toMatchObject({ requests, unread, hasMoved: false });
});

it('readRows ends when it is enough, and asks so after each page with all that was read', async () => {
	const seen: number[] = [];
	const isEnough = (rows: Rows): boolean => {
		seen.push(rows.sessions.length);
		return rows.sessions.length >= 3;
	};
	const { rows, offsets } = await read([pageOf('ab', 9), pageOf('cd', 9)], { isEnough });
	expect(offsets).toEqual([0, 2]);
	expect(seen).toEqual([2, 4]);
	expect(rows).toMatchObject({ unread: 5 });
});

it.each<readonly [string, readonly Page[], string, boolean]>([
	['another page', [pageOf('ab', 4), pageOf('bc', 4)], 'abc', true],
	['the same page', [pageOf('aab')], 'ab', false],
])('readRows counts a row once that comes again on %s', async (_name, pages, ids, hasMoved) => {
	const { rows } = await read(pages);
	expect(idsOf(rows).join('')).toBe(ids);
	expect(rows).toMatchObject({ hasMoved, unread: 0 });
});

it('readRows keeps rows of two users under one id apart', async () => {
	const [first, second] = [session('a'), session('a', MALLORY)];
	const together = await read([{ ...pageOf('', 2), sessions: [first, second] }]);
	const apart = await read([
		{ ...pageOf('', 2), sessions: [first] },
		{ ...pageOf('', 2), sessions: [second] },
	]);
	for (const { rows } of [together, apart]) {
		expect(rows).toMatchObject({ sessions: [first, second], hasMoved: false });
	}
});

it.each<readonly [string, UnreadableRow, number, boolean]>([
	['both ids', { sessionId: 'x', userId: ALICE }, 1, true],
	['no user', { sessionId: 'x', userId: undefined }, 2, false],
	['no session', { sessionId: undefined, userId: ALICE }, 2, false],
])('readRows knows an unreadable row with %s again', async (_name, row, count, hasMoved) => {
	const page = { ...pageOf('', 2), unreadable: [row] };
	const { rows } = await read([page, page]);
	expect(rows.unreadable).toHaveLength(count);
	expect(rows).toMatchObject({ hasMoved, read: 2 });
});

it('readRows notices a row that could be read on one page only', async () => {
	const unreadable = [{ sessionId: 'x', userId: ALICE }];
	const { rows } = await read([pageOf('x', 2), { ...pageOf('', 2), unreadable }]);
	expect(rows).toMatchObject({ hasMoved: true, unreadable });
});

it.each([3, 5])('readRows notices a total that changes from 4 to %d', async (total) => {
	const { rows } = await read([pageOf('ab', 4), pageOf('cde', total)]);
	expect(rows).toMatchObject({ hasMoved: true, total });
});

const first = pageOf('a', 3);

it.each([rateLimited, timeout])(
	'readRows keeps what was read before $code, if the caller takes a part',
	async (failure) => {
		const { rows } = await read([first, failure], { acceptsPart: true });
		expect(rows).toMatchObject({ endedBy: failure, read: 1, unread: 2, requests: 1 });
	},
);

it.each<readonly [string, readonly Page[], ReadingOptions]>([
	['on the first page, of a part too', [rateLimited], { acceptsPart: true }],
	['unless the caller takes a part', [first, rateLimited], {}],
	['of another kind', [first, unreachable], { acceptsPart: true }],
])('readRows fails with a failure %s', async (_name, pages, options) => {
	expect(await rejected(read(pages, options))).toEqual(pages.at(-1));
});

const x = idOf('x');

it.each<readonly [UnreadableRow, SoughtSession, boolean]>([
	[{ sessionId: undefined, userId: undefined }, { sessionId: x, userId: ALICE }, true],
	[{ sessionId: 'x', userId: ALICE }, { sessionId: x, userId: ALICE }, true],
	[{ sessionId: 'y', userId: ALICE }, { sessionId: x, userId: ALICE }, false],
	[{ sessionId: 'x', userId: MALLORY }, { sessionId: x, userId: ALICE }, false],
	[{ sessionId: 'x', userId: MALLORY }, { sessionId: x }, true],
	[{ sessionId: 'y', userId: MALLORY }, { sessionId: x }, false],
])('couldBe of the row %j and %j is %p', (row, sought, want) => {
	expect(couldBe(row, sought)).toBe(want);
});

const y = { sessionId: 'y', userId: ALICE };

it.each<readonly [string, Partial<Rows>, boolean]>([
	['a whole list', {}, true],
	['a list that moved', { hasMoved: true }, false],
	['a list that was not read to its end', { unread: 1 }, false],
	['a list with a row that could be it', { unreadable: [y, { ...y, sessionId: 'x' }] }, false],
])('provesAbsence of %s is %p', async (_name, override, want) => {
	const { rows } = await read([{ ...pageOf('', 1), unreadable: [y] }]);
	expect(provesAbsence({ ...rows, ...override }, { sessionId: x, userId: ALICE })).toBe(want);
});

it('newestFirst sorts by login time, and leaves the list that it was given as it is', () => {
	const times = [5, 9, 1].map((hour) => new Date(Date.UTC(2024, 5, 12, hour)));
	const given = times.map((loginAt) => buildSession({ loginAt }));
	const hours = newestFirst(given).map(({ loginAt }) => loginAt.getUTCHours());
	expect(hours).toEqual([9, 5, 1]);
	expect(given.map(({ loginAt }) => loginAt)).toEqual(times);
});
