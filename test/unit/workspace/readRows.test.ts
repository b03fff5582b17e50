import fc from 'fast-check';

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

const sessionsOf = (ids: readonly string[]): readonly Session[] => ids.map((id) => session(id));

const idsOf = (rows: Rows): readonly string[] => rows.sessions.map(({ sessionId }) => sessionId);

type Page = Partial<WorkspacePage> | Failure;

/** Reads a list whose pages a test writes down. */
const read = async (pages: readonly Page[], options?: ReadingOptions) => {
	const asked: Pagination[] = [];
	const reading = readRows((pagination) => {
		const page = pages[asked.length] ?? {};
		asked.push(pagination);
		if ('code' in page) {
			return Promise.reject(new SessionInfoError(page));
		}
		const { sessions = [], unreadable = [], total = sessions.length + unreadable.length } = page;
		return Promise.resolve({ sessions, unreadable, total });
	}, options);
	return { rows: await reading, offsets: asked.map(({ offset }) => offset), asked };
};

const rateLimited: Failure = {
	code: 'workspace-rate-limited',
	endpoint: 'sessions/list.all',
	retryAfter: 30,
};
const timeout: Failure = { code: 'workspace-timeout', endpoint: 'sessions/list.all' };

describe('readRows', () => {
	it('readRows asks for 100 rows, and once if these are all', async () => {
		const { rows, asked } = await read([{ sessions: sessionsOf(['a', 'b']) }]);
		expect(asked).toEqual([{ offset: 0, count: 100 }]);
		expect(rows).toStrictEqual({
			sessions: sessionsOf(['a', 'b']),
			unreadable: [],
			read: 2,
			total: 2,
			unread: 0,
			requests: 1,
			hasMoved: false,
		});
	});

	it('readRows goes on after the rows that came, unreadable ones included', async () => {
		const unreadable = [{ sessionId: undefined, userId: ALICE }];
		const { rows, offsets } = await read([
			{ sessions: sessionsOf(['a', 'b']), unreadable, total: 7 },
			{ sessions: sessionsOf(['c']), unreadable, total: 7 },
			{ sessions: sessionsOf(['d', 'e']), total: 7 },
		]);
		expect(offsets).toEqual([0, 3, 5]);
		expect(rows).toMatchObject({ read: 7, unread: 0, requests: 3, hasMoved: false });
		expect(rows.unreadable).toEqual([...unreadable, ...unreadable]);
	});

	it('readRows keeps the order of the workspace', async () => {
		const { rows } = await read([
			{ sessions: sessionsOf(['b', 'z']), total: 4 },
			{ sessions: sessionsOf(['a', 'c']), total: 4 },
		]);
		expect(idsOf(rows)).toEqual(['b', 'z', 'a', 'c']);
	});

	it('readRows ends with a page without rows, and does not trust a count of more', async () => {
		const { rows, offsets } = await read([{ sessions: sessionsOf(['a']), total: 3 }, { total: 3 }]);
		expect(offsets).toEqual([0, 1]);
		expect(rows).toMatchObject({ read: 1, total: 3, unread: 0, hasMoved: true });
	});

	it('readRows does not take more rows than are counted for fewer than none', async () => {
		const { rows } = await read([{ sessions: sessionsOf(['a', 'b']), total: 1 }]);
		expect(rows).toMatchObject({ read: 2, total: 1, unread: 0, requests: 1 });
	});

	it.each([
		['10 requests', undefined, 10, 5],
		['as many requests as it may', { maxRequests: 9 }, 9, 6],
		['one request', { maxRequests: 1 }, 1, 14],
	])('readRows ends after %s', async (_name, options, requests, unread) => {
		const pages = Array.from({ length: 20 }, (_, index) => ({
			sessions: sessionsOf([`a${index}`]),
			total: 15,
		}));
		const { rows } = await read(pages, options);
		expect(rows).toMatchObject({ requests, unread, hasMoved: false });
	});

	it('readRows ends when it is enough, and asks so after each page with all that was read', async () => {
		const seen: number[] = [];
		const isEnough = (rows: Rows): boolean => {
			seen.push(rows.sessions.length);
			return rows.sessions.length >= 3;
		};
		const { rows, offsets } = await read(
			[
				{ sessions: sessionsOf(['a', 'b']), total: 9 },
				{ sessions: sessionsOf(['c', 'd']), total: 9 },
			],
			{ isEnough },
		);
		expect(offsets).toEqual([0, 2]);
		expect(seen).toEqual([2, 4]);
		expect(rows).toMatchObject({ unread: 5 });
	});

	it.each<readonly [string, readonly Page[], readonly string[], boolean]>([
		[
			'another page',
			[
				{ sessions: sessionsOf(['a', 'b']), total: 4 },
				{ sessions: sessionsOf(['b', 'c']), total: 4 },
			],
			['a', 'b', 'c'],
			true,
		],
		['the same page', [{ sessions: sessionsOf(['a', 'a', 'b']) }], ['a', 'b'], false],
	])('readRows counts a row once that comes again on %s', async (_name, pages, ids, hasMoved) => {
		const { rows } = await read(pages);
		expect(idsOf(rows)).toEqual(ids);
		expect(rows).toMatchObject({ hasMoved, unread: 0 });
	});

	it('readRows keeps rows of two users under one id apart', async () => {
		const rows = [session('a'), session('a', MALLORY)];
		const together = await read([{ sessions: rows }]);
		expect(together.rows.sessions).toEqual(rows);
		const apart = await read([
			{ sessions: rows.slice(0, 1), total: 2 },
			{ sessions: rows.slice(1), total: 2 },
		]);
		expect(apart.rows).toMatchObject({ sessions: rows, hasMoved: false });
	});

	it.each<readonly [string, UnreadableRow, number, boolean]>([
		['both ids', { sessionId: 'x', userId: ALICE }, 1, true],
		['no user', { sessionId: 'x', userId: undefined }, 2, false],
		['no session', { sessionId: undefined, userId: ALICE }, 2, false],
	])('readRows knows an unreadable row with %s again', async (_name, row, count, hasMoved) => {
		const { rows } = await read([
			{ unreadable: [row], total: 2 },
			{ unreadable: [row], total: 2 },
		]);
		expect(rows.unreadable).toHaveLength(count);
		expect(rows).toMatchObject({ hasMoved, read: 2 });
	});

	it('readRows notices a row that could be read on one page only', async () => {
		const { rows } = await read([
			{ sessions: [session('x')], total: 2 },
			{ unreadable: [{ sessionId: 'x', userId: ALICE }], total: 2 },
		]);
		expect(rows).toMatchObject({ hasMoved: true });
		expect(rows.unreadable).toHaveLength(1);
	});

	it.each([3, 5])('readRows notices a total that changes from 4 to %d', async (total) => {
		const { rows } = await read([
			{ sessions: sessionsOf(['a', 'b']), total: 4 },
			{ sessions: sessionsOf(['c', 'd', 'e']), total },
		]);
		expect(rows).toMatchObject({ hasMoved: true, total });
	});

	const first: Page = { sessions: sessionsOf(['a']), total: 3 };

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
		['unless the caller takes a part', [first, timeout], { acceptsPart: false }],
		[
			'of another kind',
			[first, { code: 'workspace-unreachable', endpoint: 'sessions/list.all' }],
			{ acceptsPart: true },
		],
	])('readRows fails with a failure %s', async (_name, pages, options) => {
		expect(await rejected(read(pages, options))).toEqual(pages[pages.length - 1]);
	});
});

describe('couldBe', () => {
	const x = idOf('x');

	it.each<readonly [UnreadableRow, SoughtSession, boolean]>([
		[{ sessionId: undefined, userId: undefined }, { sessionId: x, userId: ALICE }, true],
		[{ sessionId: 'x', userId: undefined }, { sessionId: x, userId: ALICE }, true],
		[{ sessionId: undefined, userId: ALICE }, { sessionId: x, userId: ALICE }, true],
		[{ sessionId: 'x', userId: ALICE }, { sessionId: x, userId: ALICE }, true],
		[{ sessionId: 'y', userId: ALICE }, { sessionId: x, userId: ALICE }, false],
		[{ sessionId: 'y', userId: undefined }, { sessionId: x, userId: ALICE }, false],
		[{ sessionId: 'x', userId: MALLORY }, { sessionId: x, userId: ALICE }, false],
		[{ sessionId: undefined, userId: MALLORY }, { sessionId: x, userId: ALICE }, false],
		[{ sessionId: 'x', userId: MALLORY }, { sessionId: x }, true],
		[{ sessionId: undefined, userId: MALLORY }, { sessionId: x }, true],
		[{ sessionId: 'y', userId: MALLORY }, { sessionId: x }, false],
	])('couldBe of the row %j and %j is %p', (row, sought, want) => {
		expect(couldBe(row, sought)).toBe(want);
	});
});

describe('provesAbsence', () => {
	const sought = { sessionId: idOf('x'), userId: ALICE };
	const whole: Rows = {
		sessions: [],
		unreadable: [{ sessionId: 'y', userId: ALICE }],
		read: 1,
		total: 1,
		unread: 0,
		requests: 1,
		hasMoved: false,
	};

	it.each<readonly [string, Partial<Rows>, boolean]>([
		['of a whole list', {}, true],
		['of a list that moved', { hasMoved: true }, false],
		['of a list that was not read to its end', { unread: 1 }, false],
		[
			'of a list with an unreadable row that could be it',
			{ unreadable: [{ sessionId: undefined, userId: undefined }] },
			false,
		],
	])('provesAbsence %s is %p', (_name, override, want) => {
		expect(provesAbsence({ ...whole, ...override }, sought)).toBe(want);
	});

	/** What happens to a list between two requests; numbers choose a row. */
	type Event = {
		readonly kind: 'login' | 'logout' | 'reconnect' | 'shuffle';
		readonly by: number;
	};

	const event = fc.record<Event>({
		kind: fc.constantFrom('login', 'logout', 'reconnect', 'shuffle'),
		by: fc.nat(20),
	});

	/** The list of a workspace, sorted by login time alone: rows of one moment come in any order. */
	class MovingList {
		private moment = 100;

		private added = 0;

		readonly moved = new Set<string>();

		constructor(private rows: { readonly id: string; readonly at: number }[]) {}

		get ids(): readonly string[] {
			return this.rows.map(({ id }) => id);
		}

		happen({ kind, by }: Event): void {
			const row = this.rows[by % Math.max(1, this.rows.length)];
			this.moment += by % 2;
			if (kind === 'login') {
				this.added += 1;
				this.rows.unshift({ id: `new-${this.added}`, at: this.moment });
			} else if (kind === 'shuffle') {
				const index = by % Math.max(1, this.rows.length);
				const [next] = this.rows.slice(index + 1);
				if (row && next && row.at === next.at) {
					this.rows = [...this.rows.slice(0, index), next, row, ...this.rows.slice(index + 2)];
				}
			} else if (row) {
				this.moved.add(row.id);
				this.rows = this.rows.filter((each) => each !== row);
				if (kind === 'reconnect') {
					this.rows.unshift({ ...row, at: this.moment });
				}
			}
		}

		page({ offset }: Pagination, size: number): WorkspacePage {
			const { ids } = this;
			return {
				sessions: sessionsOf(ids.slice(offset, offset + size)),
				unreadable: [],
				total: ids.length,
			};
		}
	}
	it('provesAbsence is never true of a row that was there all the time, however the list moves', async () => {
		const lists = fc.record({
			// Few moments: many rows share one.
			moments: fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }),
			size: fc.integer({ min: 1, max: 4 }),
			events: fc.array(fc.array(event, { maxLength: 4 }), { maxLength: 12 }),
		});
		let proofs = 0;
		await fc.assert(
			fc.asyncProperty(lists, async ({ moments, size, events }) => {
				const sorted = [...moments].sort((a, b) => b - a);
				const list = new MovingList(sorted.map((at, index) => ({ id: `row-${index}`, at })));
				const before = list.ids;
				const borders = [...events];
				let isFirst = true;
				const rows = await readRows((pagination) => {
					if (!isFirst) {
						borders.shift()?.forEach((each) => list.happen(each));
					}
					isFirst = false;
					return Promise.resolve(list.page(pagination, size));
				});
				const found = new Set(idsOf(rows));
				for (const id of before.filter((each) => !list.moved.has(each) && !found.has(each))) {
					expect(provesAbsence(rows, { sessionId: idOf(id), userId: ALICE })).toBe(false);
				}
				proofs += provesAbsence(rows, sought) && rows.requests > 1 ? 1 : 0;
			}),
			{ numRuns: 1500 },
		);
		// The property is no empty one.
		expect(proofs).toBeGreaterThan(100);
	});
});

describe('newestFirst', () => {
	it('newestFirst sorts by login time, and leaves the list that it was given as it is', () => {
		const times = [5, 9, 1].map((hour) => new Date(Date.UTC(2024, 5, 12, hour)));
		const given = times.map((loginAt) => buildSession({ loginAt }));
		const hours = newestFirst(given).map(({ loginAt }) => loginAt.getUTCHours());
		expect(hours).toEqual([9, 5, 1]);
		expect(given.map(({ loginAt }) => loginAt)).toEqual(times);
	});
});
