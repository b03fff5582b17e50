import { SECOND } from '../../../src/common/clock';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { endSessions } from '../../../src/logout/endSessions';
import type { Remaining } from '../../../src/requests/Answer';
import { parseSessionId } from '../../../src/sessions/sessionId';
import { Bench, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import {
	type FakeWorkspace,
	loginRequired,
	notFound,
	page,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildSession } from '../support/sessions';

type Ended = Awaited<ReturnType<typeof endSessions>>;

const bobId = 'bobUserId00000000';
const owner = { id: bobId, username: 'bob' };
const idOf = (index: number): string => `${bobId}-${index}`;
const session = (index: number) =>
	buildSession({ sessionId: parseSessionId(idOf(index), 'chat'), userId: bobId });

const unconfirmed: Failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
const outOfTime: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/** A request has 25 s, of which the last quarter is for the question whether it worked. */
const TIME_TO_ACT = 18.75 * SECOND;

const busy: Reply = {
	status: 429,
	body: { success: false, error: 'Error, too many requests. You must wait 7 seconds' },
};
const totpRequired: Reply = {
	status: 400,
	body: { success: false, error: 'TOTP Required [totp-required]' },
};
const fail = (message: string): Promise<Reply> => Promise.reject(new Error(message));
const LOST = 'fetch failed';
const LATE = 'The operation was aborted due to timeout';

/** What a workspace does that is asked to end a session, besides ending it. */
type Reaction = (end: () => Reply, index: number) => Reply | Promise<Reply>;

const setUp = (count: number, react: Reaction = (end) => end()) => {
	const bench = new Bench({ settings: { allow_logout: true } });
	const { answers } = bench.workspace;
	const open = new OpenSessions(bench.workspace, buildRows(bobId, count));
	answers['sessions/logout'] = (asked) =>
		react(() => open.end(asked), Number(/\d+$/.exec(asked.get('sessionId') ?? '')?.[0]));
	return { bench, open, answers, context: bench.begin(sam) };
};

const sent = ({ requests }: FakeWorkspace): readonly string[] =>
	requests.filter((request) => request.startsWith('sessions/logout'));

describe('one session', () => {
	const end = async ({ context }: ReturnType<typeof setUp>): Promise<void> => {
		const { sessionId } = session(0);
		const plan = { owner, sessions: [session(0)] };
		const result = await endSessions({ kind: 'logout', whose: 'either', sessionId }, plan, context);
		expect(result).toEqual({ ended: plan.sessions, remaining: [], incomplete: false });
	};

	it('is ended with one request, and asked for after it', async () => {
		const world = setUp(1);
		await end(world);
		expect(world.open.ids).toEqual([]);
		expect(world.bench.workspace.requests).toEqual([
			`sessions/logout {"sessionId":"${idOf(0)}"}`,
			`sessions/info.admin?sessionId=${idOf(0)}`,
		]);
	});

	const afterwards = (reply: () => Reply | Promise<Reply>): Reaction => {
		return (endIt) => {
			endIt();
			return reply();
		};
	};

	it.each<readonly [string, Reaction]>([
		['it is lost', afterwards(() => fail(LOST))],
		['it is late', afterwards(() => fail(LATE))],
		['it says no', afterwards(() => unpermitted)],
		['it is that of a proxy', afterwards(() => ({ status: 502, body: '<h1>Bad gateway</h1>' }))],
		['it says that there is none', afterwards(() => notFound)],
	])('is ended if it is gone, whatever the answer was: %s', async (_name, react) => {
		const world = setUp(1, react);
		await expect(end(world)).resolves.toBeUndefined();
		expect(sent(world.bench.workspace)).toHaveLength(1);
	});

	it.each<readonly [string, Reaction, Failure]>([
		['was 200', () => ({ body: { success: true } }), unconfirmed],
		['was that there is none', () => notFound, unconfirmed],
		['did not come in time', () => fail(LATE), unconfirmed],
		['was lost', () => fail(LOST), { code: 'workspace-unreachable', endpoint: 'sessions/logout' }],
		[
			'was no',
			() => unpermitted,
			{ code: 'workspace-permission-missing', endpoint: 'sessions/logout', status: 403 },
		],
		[
			'was to wait',
			() => busy,
			{ code: 'workspace-rate-limited', endpoint: 'sessions/logout', retryAfter: 7 },
		],
		[
			'asked for a second factor',
			() => totpRequired,
			{ code: 'workspace-two-factor-required', endpoint: 'sessions/logout', status: 400 },
		],
		[
			'was none of a workspace',
			() => ({ status: 200, body: 'OK' }),
			{ code: 'workspace-bad-answer', endpoint: 'sessions/logout', status: 200 },
		],
	])('is not ended if it is still there, and the answer %s', async (_name, react, want) => {
		const world = setUp(1, react);
		expect(await rejected(end(world))).toEqual(want);
		expect(sent(world.bench.workspace)).toHaveLength(1);
		expect(world.bench.workspace.asked).toEqual(['sessions/logout', 'sessions/info.admin']);
	});

	it.each<readonly [string, () => Reply | Promise<Reply>]>([
		['is lost', () => fail(LOST)],
		['is late', () => fail(LATE)],
		['is refused', () => loginRequired],
		['has to wait', () => busy],
		['finds a row that cannot be read', () => ({ body: { sessionId: idOf(0), userId: bobId } })],
	])('is unconfirmed if the question after it %s', async (_name, reply) => {
		for (const react of [(endIt: () => Reply) => endIt(), () => fail(LOST), () => unpermitted]) {
			const world = setUp(1, react);
			world.answers['sessions/info.admin'] = reply;
			expect(await rejected(end(world))).toEqual(unconfirmed);
			expect(sent(world.bench.workspace)).toHaveLength(1);
		}
	});

	it('is not sent without time to ask whether it worked', async () => {
		const world = setUp(1);
		world.bench.clock.advance(TIME_TO_ACT);
		expect(await rejected(end(world))).toEqual(outOfTime);
		expect(world.bench.workspace.requests).toEqual([]);
	});

	it.each([
		[0, 10_000],
		[TIME_TO_ACT - 1000.5, 1000],
		[TIME_TO_ACT - 1, 1],
	])('is sent after %d ms, with time to be asked for left over', async (passed, want) => {
		const world = setUp(1);
		const { http } = world.bench.workspace;
		const timeouts: unknown[] = [];
		world.bench.testHost.data.http = {
			...http,
			get: (url, options) => http.get(url, options),
			post: (url, options) => {
				timeouts.push(options?.timeout);
				return http.post(url, options);
			},
		};
		world.bench.clock.advance(passed);
		await end(world);
		expect(timeouts).toEqual([want]);
	});
});

describe('several sessions', () => {
	const plan = (count: number) => {
		const sessions = Array.from({ length: count }, (_value, index) => session(index));
		const list = { sessions, total: count, incomplete: false };
		return { owner, sessions, before: { list, unreadable: [], isWhole: true, mayLackSome: false } };
	};
	const end = ({ context }: ReturnType<typeof setUp>, count: number): Promise<Ended> =>
		endSessions({ kind: 'logout-all', username: 'bob' }, plan(count), context);
	const endedIds = ({ ended }: Ended): readonly string[] => ended.map((each) => each.sessionId);
	const code = ({ reason }: Remaining): string => (reason === 'not-tried' ? reason : reason.code);
	/** Which were not ended, and why. */
	const reasons = ({ remaining }: Ended): readonly (readonly [string, string])[] =>
		remaining.map((each) => [each.session.sessionId, code(each)]);

	it('are ended one after the other, and then listed once', async () => {
		let running = 0;
		const world = setUp(3, async (endIt) => {
			expect(running++).toBe(0);
			await Promise.resolve();
			running--;
			return endIt();
		});
		expect(await end(world, 3)).toEqual({
			ended: plan(3).sessions,
			remaining: [],
			incomplete: false,
		});

		expect(world.bench.workspace.requests).toEqual([
			...[0, 1, 2].map((index) => `sessions/logout {"sessionId":"${idOf(index)}"}`),
			`sessions/list.all?filter=${bobId}&offset=0&count=100`,
		]);
	});

	it('may be none: then nobody is asked', async () => {
		const world = setUp(0);
		expect(await end(world, 0)).toEqual({ ended: [], remaining: [], incomplete: false });
		expect(world.bench.workspace.requests).toEqual([]);
	});

	it('are ended if they are gone, whatever the answer was', async () => {
		const world = setUp(4, (endIt, index) => {
			const reply = endIt();
			return index === 3 ? fail(LOST) : ([{ status: 502, body: 'x' }, notFound][index] ?? reply);
		});
		expect(endedIds(await end(world, 4))).toEqual([0, 1, 2, 3].map(idOf));
	});

	it.each<readonly [string, Reply, string]>([
		['a 200', { body: { success: true } }, 'workspace-logout-unconfirmed'],
		['that there is none', notFound, 'workspace-logout-unconfirmed'],
		['an odd answer', { status: 500, body: {} }, 'workspace-bad-answer'],
	])(
		'are not all ended if one is still there after %s; the rest is',
		async (_name, reply, want) => {
			const world = setUp(3, (endIt, index) => (index === 1 ? reply : endIt()));
			const result = await end(world, 3);
			expect(endedIds(result)).toEqual([idOf(0), idOf(2)]);
			expect(reasons(result)).toEqual([[idOf(1), want]]);
			expect(sent(world.bench.workspace)).toHaveLength(3);
		},
	);

	it.each<readonly [string, Reply | string, string]>([
		['the rate limiter', busy, 'workspace-rate-limited'],
		['a permission', unpermitted, 'workspace-permission-missing'],
		['the credentials', loginRequired, 'workspace-credentials-rejected'],
		['a second factor', totpRequired, 'workspace-two-factor-required'],
		['the connection', LOST, 'workspace-unreachable'],
	])('are not tried after a refusal that the rest would meet: %s', async (_name, reply, want) => {
		const world = setUp(4, (endIt, index) => {
			if (index < 2) {
				return endIt();
			}
			return typeof reply === 'string' ? fail(reply) : reply;
		});
		const result = await end(world, 4);
		expect(endedIds(result)).toEqual([idOf(0), idOf(1)]);
		expect(reasons(result)).toEqual([
			[idOf(2), want],
			[idOf(3), want],
		]);
		expect(sent(world.bench.workspace)).toHaveLength(3);
	});

	it('may end after all, though the rest is not tried', async () => {
		const world = setUp(3, (endIt, index) => {
			const reply = endIt();
			return index === 1 ? fail(LOST) : reply;
		});
		const result = await end(world, 3);
		expect(endedIds(result)).toEqual([idOf(0), idOf(1)]);
		expect(reasons(result)).toEqual([[idOf(2), 'workspace-unreachable']]);
	});

	it('are not tried after one that took too long, which may still end', async () => {
		const world = setUp(3, (endIt, index) => (index === 1 ? fail(LATE) : endIt()));
		const result = await end(world, 3);

		expect(reasons(result)).toEqual([
			[idOf(1), 'workspace-logout-unconfirmed'],
			[idOf(2), 'workspace-timeout'],
		]);
		expect(sent(world.bench.workspace)).toHaveLength(2);
	});

	it('carry the whole reason, such as how long to wait', async () => {
		const world = setUp(2, (endIt, index) => (index === 0 ? endIt() : busy));

		expect((await end(world, 2)).remaining).toEqual([
			{
				session: session(1),
				reason: { code: 'workspace-rate-limited', endpoint: 'sessions/logout', retryAfter: 7 },
			},
		]);
	});

	it('are fifty at most', async () => {
		const world = setUp(53);
		const result = await end(world, 53);
		expect(sent(world.bench.workspace)).toHaveLength(50);
		expect(endedIds(result)).toEqual(Array.from({ length: 50 }, (_value, index) => idOf(index)));
		expect(reasons(result)).toEqual([50, 51, 52].map((index) => [idOf(index), 'not-tried']));
		expect(world.open.ids).toHaveLength(3);
	});

	it('beyond fifty are not tried, even if the others were refused', async () => {
		const world = setUp(51, () => unpermitted);
		const result = await end(world, 51);
		expect(result.ended).toEqual([]);
		expect(new Set(reasons(result).map(([, reason]) => reason))).toEqual(
			new Set(['workspace-permission-missing', 'not-tried']),
		);
		expect(reasons(result)[49]).toEqual([idOf(49), 'workspace-permission-missing']);
		expect(reasons(result)[50]).toEqual([idOf(50), 'not-tried']);
	});

	it('are ended as long as there is time, and then listed', async () => {
		const world = setUp(4, (endIt) => {
			world.bench.clock.advance(TIME_TO_ACT / 2);
			return endIt();
		});
		const result = await end(world, 4);
		expect(endedIds(result)).toEqual([idOf(0), idOf(1)]);
		expect(reasons(result)).toEqual([
			[idOf(2), 'not-tried'],
			[idOf(3), 'not-tried'],
		]);
	});

	it('are not ended without time to ask what came of it', async () => {
		const world = setUp(2);
		world.bench.clock.advance(TIME_TO_ACT);
		expect(await rejected(end(world, 2))).toEqual(outOfTime);
		expect(world.bench.workspace.requests).toEqual([]);
	});

	it('were not ended by the app if they are gone without having been sent', async () => {
		const world = setUp(3, (endIt, index) => {
			world.open.rows = [];
			return index === 0 ? endIt() : busy;
		});
		expect(reasons(await end(world, 3))).toEqual([[idOf(2), 'workspace-rate-limited']]);
	});

	describe('of which none was ended', () => {
		it.each<readonly [string, Reaction, string]>([
			['a permission', () => unpermitted, 'workspace-permission-missing'],
			['the rate limiter', () => busy, 'workspace-rate-limited'],
			['200 without effect', () => ({ body: { success: true } }), 'workspace-logout-unconfirmed'],
			['odd answers', () => ({ status: 500, body: {} }), 'workspace-bad-answer'],
		])('for one reason: that is the failure: %s', async (_name, react, want) => {
			expect((await rejected(end(setUp(3, react), 3))).code).toBe(want);
		});

		it('for several reasons: each is told', async () => {
			const world = setUp(3, (_end, index) => (index === 0 ? { status: 500, body: {} } : busy));

			expect(reasons(await end(world, 3)).map(([, reason]) => reason)).toEqual([
				'workspace-bad-answer',
				'workspace-rate-limited',
				'workspace-rate-limited',
			]);
		});
	});

	describe('are unconfirmed', () => {
		it.each<readonly [string, () => Reply | Promise<Reply>]>([
			['is lost', () => fail(LOST)],
			['is late', () => fail(LATE)],
			['is refused', () => unpermitted],
		])('if the question after them %s', async (_name, reply) => {
			const world = setUp(2);
			world.answers['sessions/list.all'] = reply;
			expect(await rejected(end(world, 2))).toEqual(unconfirmed);
		});

		it('as far as they were sent', async () => {
			const world = setUp(2, (endIt) => {
				world.bench.clock.advance(TIME_TO_ACT);
				return endIt();
			});
			world.answers['sessions/list.all'] = () => fail(LOST);
			expect(reasons(await end(world, 2))).toEqual([
				[idOf(0), 'workspace-logout-unconfirmed'],
				[idOf(1), 'not-tried'],
			]);
		});

		it('if the list after them is not whole', async () => {
			const world = setUp(2);
			world.answers['sessions/list.all'] = () =>
				page([{ sessionId: undefined, userId: bobId, loginAt: 'unreadable' }]);
			expect(await rejected(end(world, 2))).toEqual(unconfirmed);
		});

		it('which does not hide that one is still there', async () => {
			const world = setUp(2, (endIt, index) => (index === 0 ? { status: 500, body: {} } : endIt()));
			world.answers['sessions/list.all'] = () =>
				page([...buildRows(bobId, 1), { sessionId: 7, userId: bobId }]);

			expect(reasons(await end(world, 2))).toEqual([
				[idOf(0), 'workspace-bad-answer'],
				[idOf(1), 'workspace-logout-unconfirmed'],
			]);
		});
	});

	describe('in a list that is not whole', () => {
		type Rows = ReturnType<typeof buildRows>;
		/** Devices called like the id of the user, newer than theirs. */
		const strangers = (count: number): Rows => buildRows('malloryUserId', count);
		/** The list after, page by page. */
		const listed = (world: ReturnType<typeof setUp>, ...pages: readonly Reply[]): void => {
			world.answers['sessions/list.all'] = (asked) => {
				return pages[Number(asked.get('offset')) / 100] ?? page([]);
			};
		};
		const lost: Reaction = (endIt, index) => (index === 1 ? { status: 500, body: {} } : endIt());

		it('are ended all the same if each row of it came', async () => {
			const world = setUp(2, lost);
			const rows = [...strangers(101), ...buildRows(bobId, 1, { from: 1 })];
			listed(world, page(rows.slice(0, 100), 102), page(rows.slice(100), 102));
			const result = await end(world, 2);
			expect(endedIds(result)).toEqual([idOf(0)]);
			expect(reasons(result)).toEqual([[idOf(1), 'workspace-bad-answer']]);
			expect(result.incomplete).toBe(true);
		});

		it.each<readonly [string, readonly Reply[]]>([
			['one fewer is counted', [page(strangers(100), 102), page([], 100)]],
			['a row comes twice', [page(strangers(100), 101), page(strangers(1), 101)]],
			['not all is read', Array.from({ length: 10 }, () => page(strangers(100), 1001))],
		])('are unconfirmed where they may have slipped out of it: %s', async (_name, pages) => {
			const world = setUp(2, lost);
			listed(world, ...pages);
			expect(await rejected(end(world, 2))).toEqual(unconfirmed);
		});

		it.each<readonly [string, object]>([
			['unknown', { sessionId: 'x' }],
			['no id', { sessionId: 'not.an.id' }],
			['known', { sessionId: idOf(9) }],
		])('are ended, whatever is wrong with a row of another id: %s', async (_name, row) => {
			const world = setUp(2);
			listed(world, page([{ ...row, userId: bobId }]));
			expect(await end(world, 2)).toMatchObject({
				ended: plan(2).sessions,
				remaining: [],
				incomplete: true,
			});
		});

		it.each<readonly [string, object]>([
			['an empty id', { sessionId: '' }],
			['no id', {}],
		])('are ended, whatever is wrong with a row of another user: %s', async (_name, row) => {
			const world = setUp(2);
			listed(world, page([{ ...row, userId: 'malloryUserId' }]));
			expect(await end(world, 2)).toMatchObject({ ended: plan(2).sessions, remaining: [] });
		});

		it('are unconfirmed if a row says neither which it is nor whose', async () => {
			const world = setUp(2);
			listed(world, page([{ loginAt: 'unreadable' }]));
			expect(await rejected(end(world, 2))).toEqual(unconfirmed);
		});

		it('are unconfirmed if theirs is the row that cannot be read', async () => {
			const world = setUp(2);
			listed(world, page([{ sessionId: idOf(1) }]));
			const result = await end(world, 2);
			expect(endedIds(result)).toEqual([idOf(0)]);
			expect(reasons(result)).toEqual([[idOf(1), 'workspace-logout-unconfirmed']]);
		});

		it('are unconfirmed if the answer was lost, and a row that cannot be read is new', async () => {
			const world = setUp(2, lost);
			listed(world, page([{ sessionId: 'x', userId: bobId }]));
			expect(reasons(await end(world, 2))).toEqual([[idOf(1), 'workspace-logout-unconfirmed']]);
			const row = { sessionId: 'x', userId: bobId };
			const again = setUp(2, lost);
			listed(again, page([row]));
			const known = { ...plan(2).before, unreadable: [row] };
			const all = { kind: 'logout-all', username: 'bob' } as const;
			expect(
				endedIds(await endSessions(all, { ...plan(2), before: known }, again.context)),
			).toEqual([idOf(0), idOf(1)]);
		});

		it('before them is said to be so', async () => {
			const world = setUp(2);
			const { before, ...rest } = plan(2);
			const lacking = { ...rest, before: { ...before, mayLackSome: true } };
			const all = { kind: 'logout-all', username: 'bob' } as const;
			expect(await endSessions(all, lacking, world.context)).toMatchObject({ incomplete: true });
		});
	});

	it('are not-tried if time ran out during the one before', async () => {
		const world = setUp(3, () => {
			world.bench.clock.advance(TIME_TO_ACT - 1);
			return fail(LATE);
		});
		expect(reasons(await end(world, 3))).toEqual([
			[idOf(0), 'workspace-logout-unconfirmed'],
			[idOf(1), 'not-tried'],
			[idOf(2), 'not-tried'],
		]);
		expect(sent(world.bench.workspace)).toHaveLength(1);
	});

	it('are tried in the last second as well, if the one before was answered', async () => {
		const world = setUp(2, (endIt, index) => {
			world.bench.clock.advance(index === 0 ? TIME_TO_ACT - SECOND / 2 : 0);
			return endIt();
		});
		expect(endedIds(await end(world, 2))).toEqual([idOf(0), idOf(1)]);
	});

	it('read of the workspace if it took its time a second before the end', async () => {
		const world = setUp(2, () => {
			world.bench.clock.advance(TIME_TO_ACT - SECOND);
			return fail(LATE);
		});
		expect(reasons(await end(world, 2))).toEqual([
			[idOf(0), 'workspace-logout-unconfirmed'],
			[idOf(1), 'workspace-timeout'],
		]);
	});

	it('have no more time because the clock is set back', async () => {
		const world = setUp(4, (endIt, index) => {
			world.bench.clock.advance(index === 1 ? -3600 * SECOND : TIME_TO_ACT / 2);
			return endIt();
		});
		expect(endedIds(await end(world, 4))).toEqual([0, 1, 2].map(idOf));
	});

	describe('on a device that has reloaded, and so has another id,', () => {
		/** The login of this session goes on under another id. */
		const reload = ({ open }: ReturnType<typeof setUp>, index: number): void => {
			open.rows = [
				...open.rows.filter((row) => row.sessionId !== idOf(index)),
				...buildRows(bobId, 1, { from: 99 }),
			];
		};

		it('are not claimed as ended if the answer was lost', async () => {
			const world = setUp(2, (endIt, index) => {
				if (index === 0) {
					return endIt();
				}
				reload(world, 1);
				return fail(LOST);
			});
			const result = await end(world, 2);
			expect(endedIds(result)).toEqual([idOf(0)]);
			expect(reasons(result)).toEqual([
				[idOf(1), 'workspace-logout-unconfirmed'],
				[idOf(99), 'not-tried'],
			]);
		});

		it('are told as left over, unless a device in use is kept', async () => {
			const start = () =>
				setUp(2, (endIt, index) => {
					const reply = endIt();
					reload(world, index === 1 ? 0 : 1);
					return reply;
				});
			let world = start();
			expect(reasons(await end(world, 2))).toEqual([[idOf(99), 'not-tried']]);
			world = start();
			const { sessionId } = session(0);
			const others = { ...plan(2), sessions: [session(1)] };
			expect(
				await endSessions({ kind: 'logout-others', sessionId }, others, world.context),
			).toMatchObject({ ended: [session(1)], remaining: [] });
		});

		it('are ended if the workspace said so', async () => {
			const world = setUp(1, (endIt) => {
				const reply = endIt();
				reload(world, 0);
				return reply;
			});
			expect(endedIds(await end(world, 1))).toEqual([idOf(0)]);
		});
	});

	it('leave alone the one to be kept, which is no new id', async () => {
		const world = setUp(2, (endIt) => {
			endIt();
			return fail(LOST);
		});
		const { sessionId } = session(0);
		const result = await endSessions(
			{ kind: 'logout-others', sessionId },
			{ ...plan(2), sessions: [session(1)] },
			world.context,
		);
		expect(endedIds(result)).toEqual([idOf(1)]);
		expect(world.open.ids).toEqual([idOf(0)]);
	});
});
