import { MINUTE, SECOND } from '../../../src/common/clock';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { endSessions, type LogoutReport } from '../../../src/logout/endSessions';
import type { Plan } from '../../../src/logout/planLogout';
import type { UserSessions } from '../../../src/lookups/readSessions';
import type { Logout } from '../../../src/requests/Query';
import type { Session } from '../../../src/sessions/Session';
import { AppFixture, alice, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import {
	loginRequired,
	notFound,
	page,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildSession, idOf } from '../support/sessions';
import { buildSettings } from '../support/settings';

const bobId = 'bobUserId00000000';
const owner = { id: bobId, username: 'bob' };
const id = (index: number) => idOf(`${bobId}-${index}`);
const session = (index: number): Session => buildSession({ sessionId: id(index), userId: bobId });

const unconfirmed: Failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
const outOfTime: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/** A request has 25 s, of which the last quarter is for checking whether it worked. */
const TIME_FOR_LOGOUTS = 18.75 * SECOND;

const busy: Reply = {
	status: 429,
	body: { success: false, error: 'Error, too many requests. You must wait 7 seconds' },
};
const totpRequired: Reply = {
	status: 400,
	body: { success: false, error: 'TOTP Required [totp-required]' },
};
const odd: Reply = { status: 500, body: {} };
const yes: Reply = { body: { success: true } };
const fail = (message: string): Promise<Reply> => Promise.reject(new Error(message));
const LOST = 'fetch failed';
const LATE = 'The operation was aborted due to timeout';

/** What a workspace does that is asked to end a session, besides ending it. */
type Reaction = (end: () => Reply, index: number) => Reply | Promise<Reply>;

/** A workspace with sessions of Bob, in which Sam may log out everybody. */
const setUp = (count: number, react: Reaction = (end) => end()) => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const { answers } = app.workspace;
	const open = new OpenSessions(app.workspace, buildRows(bobId, count));
	answers['sessions/logout'] = (asked) =>
		react(() => open.end(asked), Number(/\d+$/.exec(asked.get('sessionId') ?? '')?.[0]));
	return { app, open, answers, request: app.begin(sam) };
};
type World = ReturnType<typeof setUp>;

const sent = ({ app }: World): readonly string[] =>
	app.workspace.requests.filter((request) => request.startsWith('sessions/logout'));

const endOne = async ({ request }: World, plan: Partial<Plan> = {}): Promise<LogoutReport> =>
	endSessions(
		{ kind: 'logout', whose: 'either', sessionId: id(0) },
		{ owner, sessions: [session(0)], shared: new Set(), ...plan },
		await request.connect(),
	);

describe('endSessions of one session', () => {
	it('endSessions asks for it by its id afterwards', async () => {
		const world = setUp(1);
		expect(await endOne(world)).toEqual({
			ended: [session(0)],
			remaining: [],
			isIncomplete: false,
		});
		expect(world.open.ids).toEqual([]);
		expect(world.app.workspace.askedOfSessions).toEqual([
			`sessions/logout {"sessionId":"${id(0)}"}`,
			`sessions/info.admin?sessionId=${id(0)}`,
		]);
	});

	it.each<readonly [string, () => Reply | Promise<Reply>]>([
		['is lost', () => fail(LOST)],
		['is late', () => fail(LATE)],
		['says no', () => unpermitted],
		['is that of a proxy', () => ({ status: 502, body: '<h1>Bad gateway</h1>' })],
		['says that there is none', () => notFound],
	])('endSessions counts it as ended if it is gone, though the answer %s', async (_name, reply) => {
		const world = setUp(1, (end) => {
			end();
			return reply();
		});
		expect((await endOne(world)).ended).toHaveLength(1);
		expect(sent(world)).toHaveLength(1);
	});

	const failed = (code: string, rest = {}) => ({ code, endpoint: 'sessions/logout', ...rest });

	it.each<readonly [string, () => Reply | Promise<Reply>, object]>([
		['was 200', () => yes, unconfirmed],
		['was that there is none', () => notFound, unconfirmed],
		['did not come in time', () => fail(LATE), unconfirmed],
		['was lost', () => fail(LOST), failed('workspace-unreachable')],
		['was no', () => unpermitted, failed('workspace-permission-missing', { status: 403 })],
		['was to wait', () => busy, failed('workspace-rate-limited', { retryAfter: 7 })],
		[
			'asked for a second factor',
			() => totpRequired,
			failed('workspace-two-factor-required', { status: 400 }),
		],
		['was odd', () => ({ body: 'OK' }), failed('workspace-bad-answer', { status: 200 })],
	])('endSessions fails if it is still there, and the answer %s', async (_name, react, want) => {
		const world = setUp(1, react);
		expect(await rejected(endOne(world))).toEqual(want);
		expect(world.app.workspace.askedOfSessions).toHaveLength(2);
	});

	const calledAlike = { body: buildRows('malloryUserId', 1)[0] };
	const moving = (offset: string | null): Reply =>
		page(buildRows('malloryUserId', offset === '0' ? 100 : 1), 101);

	it.each<readonly [string, () => Reply | Promise<Reply>, () => Reply]>([
		['is lost', () => fail(LOST), () => page([])],
		['is late', () => fail(LATE), () => page([])],
		['is refused', () => loginRequired, () => page([])],
		['has to wait', () => busy, () => page([])],
		[
			'finds an unreadable row',
			() => ({ body: { sessionId: id(0), userId: bobId } }),
			() => page([]),
		],
		['finds such a row of nobody', () => ({ body: { sessionId: id(0) } }), () => page([])],
		['finds another session, and the search fails', () => calledAlike, () => busy],
		['finds another session, and a row of a list has no id', () => calledAlike, () => page([{}])],
	])('endSessions does not know what came of it if the check %s', async (_name, info, list) => {
		for (const react of [(end: () => Reply) => end(), () => fail(LOST), () => unpermitted]) {
			const world = setUp(1, react);
			world.answers['sessions/info.admin'] = info;
			world.answers['sessions/list.all'] = list;
			expect(await rejected(endOne(world))).toEqual(unconfirmed);
			expect(sent(world)).toHaveLength(1);
		}
	});

	it('endSessions does not take a row that slips away in the check for one that is gone', async () => {
		const world = setUp(1, () => yes);
		world.answers['sessions/info.admin'] = () => calledAlike;
		world.answers['sessions/list.all'] = (asked) => moving(asked.get('offset'));
		expect(await rejected(endOne(world))).toEqual(unconfirmed);
	});

	it('endSessions does not take an own session behind a page of own ones for gone', async () => {
		const { app, answers } = setUp(0);
		const mine = buildRows(alice.id, 101);
		answers['sessions/logout'] = () => yes;
		answers['sessions/info.admin'] = () => calledAlike;
		answers['sessions/list.all'] = () => page(mine.slice(0, 100), 101);
		const last = buildSession({ sessionId: idOf(`${alice.id}-100`) });
		const report = endSessions(
			{ kind: 'logout', whose: 'own', sessionId: last.sessionId },
			{ owner: { id: alice.id }, sessions: [last], shared: new Set() },
			await app.begin(alice).connect(),
		);
		expect(await rejected(report)).toEqual(unconfirmed);
		expect(app.workspace.asked).not.toContain('permissions.listAll');
		expect(app.workspace.requests.slice(2)).toEqual([
			`sessions/list.all?filter=${alice.id}&offset=0&count=100`,
		]);
	});

	it('endSessions finds it ended though another user’s session has its id', async () => {
		const world = setUp(1);
		world.answers['sessions/info.admin'] = () => ({
			body: buildRows('malloryUserId', 1, { sessionId: id(0) })[0],
		});
		expect((await endOne(world)).ended).toEqual([session(0)]);
	});

	it('endSessions does not send an id that is shared with another user', async () => {
		const world = setUp(1);
		const shared = session(0);
		const report = endOne(world, { sessions: [shared], shared: new Set([shared]) });
		expect(await rejected(report)).toEqual(unconfirmed);
		expect(world.app.workspace.requests).toEqual([]);
	});

	it.each([
		[0, 10_000],
		[TIME_FOR_LOGOUTS - 1000.5, 1000],
		[TIME_FOR_LOGOUTS - 1, 1],
	])('endSessions after %d ms sends it with %d ms', async (passed, want) => {
		const world = setUp(1);
		const { http } = world.app.workspace;
		const timeouts: unknown[] = [];
		world.app.testHost.data.http = {
			...http,
			post: (url, options) => {
				timeouts.push(options?.timeout);
				return http.post(url, options);
			},
		};
		world.app.clock.advance(passed);
		await endOne(world);
		expect(timeouts).toEqual([want]);
	});

	it('endSessions sends nothing without time to check whether it worked', async () => {
		const world = setUp(1);
		world.app.clock.advance(TIME_FOR_LOGOUTS);
		expect(await rejected(endOne(world))).toEqual(outOfTime);
		expect(world.app.workspace.askedOfSessions).toEqual([]);
	});
});

describe('endSessions of several sessions', () => {
	const all: Logout = { kind: 'logout-all', username: 'bob' };
	const others: Logout = { kind: 'logout-others', sessionId: id(0) };
	const sessions = (count: number) =>
		Array.from({ length: count }, (_value, index) => session(index));
	const before = (count: number, override: Partial<UserSessions> = {}): UserSessions => ({
		list: { sessions: sessions(count), total: count, isIncomplete: false },
		...{ unreadable: [], sharedIds: new Set<string>(), isWhole: true },
		...override,
	});
	const end = async (
		{ request }: World,
		count: number,
		{ logout = all, ...plan }: Partial<Plan> & { readonly logout?: Logout } = {},
	): Promise<LogoutReport> =>
		endSessions(
			logout,
			{ owner, sessions: sessions(count), shared: new Set(), before: before(count), ...plan },
			await request.connect(),
		);
	const endedIds = ({ ended }: LogoutReport): readonly string[] =>
		ended.map(({ sessionId }) => sessionId);
	/** Which were not ended, and why. */
	const reasons = ({ remaining }: LogoutReport): readonly (readonly [string, string])[] =>
		remaining.map(({ session: { sessionId }, reason }) => [
			...([sessionId, reason === 'not-tried' ? reason : reason.code] as const),
		]);

	it('endSessions ends one after the other, and then lists once', async () => {
		let running = 0;
		const world = setUp(3, async (endIt) => {
			expect(running++).toBe(0);
			await Promise.resolve();
			running--;
			return endIt();
		});
		expect(await end(world, 3)).toEqual({ ended: sessions(3), remaining: [], isIncomplete: false });
		expect(world.app.workspace.askedOfSessions).toEqual([
			...[0, 1, 2].map((index) => `sessions/logout {"sessionId":"${id(index)}"}`),
			`sessions/list.all?filter=${bobId}&offset=0&count=100`,
		]);
	});

	it('endSessions asks nothing where there is nothing to end', async () => {
		const world = setUp(0);
		expect(await end(world, 0)).toEqual({ ended: [], remaining: [], isIncomplete: false });
		expect(world.app.workspace.requests).toEqual([]);
	});

	it('endSessions counts as ended what is gone, whatever the answer was', async () => {
		const world = setUp(4, (endIt, index) => {
			const reply = endIt();
			return index === 3 ? fail(LOST) : ([odd, notFound][index] ?? reply);
		});
		expect(endedIds(await end(world, 4))).toEqual([0, 1, 2, 3].map(id));
	});

	it.each<readonly [string, Reply, string]>([
		['a 200', yes, 'workspace-logout-unconfirmed'],
		['that there is none', notFound, 'workspace-logout-unconfirmed'],
		['an odd answer', odd, 'workspace-bad-answer'],
	])('endSessions goes on after %s for one that is still there', async (_name, reply, want) => {
		const world = setUp(3, (endIt, index) => (index === 1 ? reply : endIt()));
		const report = await end(world, 3);
		expect(endedIds(report)).toEqual([id(0), id(2)]);
		expect(reasons(report)).toEqual([[id(1), want]]);
		expect(sent(world)).toHaveLength(3);
	});

	it.each<readonly [string, Reply | string, string]>([
		['the rate limiter', busy, 'workspace-rate-limited'],
		['a permission', unpermitted, 'workspace-permission-missing'],
		['the credentials', loginRequired, 'workspace-credentials-rejected'],
		['a second factor', totpRequired, 'workspace-two-factor-required'],
		['the connection', LOST, 'workspace-unreachable'],
	])('endSessions stops at %s, which the rest would meet too', async (_name, reply, want) => {
		const world = setUp(4, (endIt, index) => {
			if (index < 2) {
				return endIt();
			}
			return typeof reply === 'string' ? fail(reply) : reply;
		});
		const report = await end(world, 4);
		expect(endedIds(report)).toEqual([id(0), id(1)]);
		expect(reasons(report)).toEqual([
			[id(2), want],
			[id(3), want],
		]);
		expect(sent(world)).toHaveLength(3);
	});

	it('endSessions counts as ended what is gone, though the rest was not tried', async () => {
		const world = setUp(3, (endIt, index) => {
			const reply = endIt();
			return index === 1 ? fail(LOST) : reply;
		});
		const report = await end(world, 3);
		expect(endedIds(report)).toEqual([id(0), id(1)]);
		expect(reasons(report)).toEqual([[id(2), 'workspace-unreachable']]);
	});

	it('endSessions stops after one that took too long, which may still end', async () => {
		const world = setUp(3, (endIt, index) => (index === 1 ? fail(LATE) : endIt()));
		expect(reasons(await end(world, 3))).toEqual([
			[id(1), 'workspace-logout-unconfirmed'],
			[id(2), 'workspace-timeout'],
		]);
		expect(sent(world)).toHaveLength(2);
	});

	it('endSessions gives the whole reason, such as how long to wait', async () => {
		const world = setUp(2, (endIt, index) => (index === 0 ? endIt() : busy));
		const reason = { code: 'workspace-rate-limited', endpoint: 'sessions/logout', retryAfter: 7 };
		expect((await end(world, 2)).remaining).toEqual([{ session: session(1), reason }]);
	});

	it('endSessions sends fifty at most', async () => {
		const world = setUp(53);
		const report = await end(world, 53);
		expect(sent(world)).toHaveLength(50);
		expect(endedIds(report)).toEqual(Array.from({ length: 50 }, (_value, index) => id(index)));
		expect(reasons(report)).toEqual([50, 51, 52].map((index) => [id(index), 'not-tried']));
		expect(world.open.ids).toHaveLength(3);
	});

	it('endSessions says of those beyond fifty that they were not tried, though the others were refused', async () => {
		const report = await end(
			setUp(51, () => unpermitted),
			51,
		);
		expect(reasons(report)[49]).toEqual([id(49), 'workspace-permission-missing']);
		expect(reasons(report)[50]).toEqual([id(50), 'not-tried']);
	});

	it('endSessions leaves out an id that is shared with another user, and goes on', async () => {
		const world = setUp(3);
		const planned = sessions(3);
		const shared = new Set(planned.slice(1, 2));
		const report = await end(world, 3, { sessions: planned, shared });
		expect(endedIds(report)).toEqual([id(0), id(2)]);
		expect(report.remaining).toEqual([{ session: session(1), reason: unconfirmed }]);
		expect(world.open.ids).toEqual([id(1)]);
	});

	it('endSessions asks nothing while the rate limiter of the endpoint has to be waited for', async () => {
		const world = setUp(2, () => busy);
		await rejected(endOne(world));
		const requests = world.app.workspace.askedOfSessions.length;
		expect(await rejected(end({ ...world, request: world.app.begin(sam) }, 2))).toEqual({
			...{ code: 'workspace-rate-limited', endpoint: 'sessions/logout', retryAfter: 7 },
		});
		expect(world.app.workspace.askedOfSessions).toHaveLength(requests);
	});

	it('endSessions does not count as ended what it did not send', async () => {
		const world = setUp(3, (endIt, index) => {
			world.open.rows = [];
			return index === 0 ? endIt() : busy;
		});
		expect(reasons(await end(world, 3))).toEqual([[id(2), 'workspace-rate-limited']]);
	});

	it.each<readonly [string, Reaction, string]>([
		['a permission', () => unpermitted, 'workspace-permission-missing'],
		['the rate limiter', () => busy, 'workspace-rate-limited'],
		['200 without effect', () => yes, 'workspace-logout-unconfirmed'],
		['odd answers', () => odd, 'workspace-bad-answer'],
	])('endSessions fails if none was ended for one reason: %s', async (_name, react, want) => {
		expect((await rejected(end(setUp(3, react), 3))).code).toBe(want);
	});

	it('endSessions gives each reason if there are several', async () => {
		const world = setUp(3, (_end, index) => (index === 0 ? odd : busy));
		expect(reasons(await end(world, 3)).map(([, reason]) => reason)).toEqual([
			...['workspace-bad-answer', 'workspace-rate-limited', 'workspace-rate-limited'],
		]);
	});

	describe('endSessions, while a right is taken away,', () => {
		const takeAway = (change: (world: World) => void, logout = all): Promise<LogoutReport> => {
			const world = setUp(3, (endIt, index) => {
				if (index === 0) {
					change(world);
				}
				return endIt();
			});
			return end(world, 3, { logout });
		};

		it('endSessions stops at once when logging out is switched off', async () => {
			const report = await takeAway(({ app }) => {
				app.testHost.data.settings = buildSettings({ allow_logout: false });
				app.service.forget();
			});
			expect(endedIds(report)).toEqual([id(0)]);
			expect(report.remaining.map(({ reason }) => reason)).toEqual([
				{ code: 'not-allowed', reason: 'logout-off' },
				{ code: 'not-allowed', reason: 'logout-off' },
			]);
		});

		it.each<readonly [string, Reply, string]>([
			['one permission is', permissions({ 'view-device-management': [] }), 'not-allowed'],
			['the other is', permissions({ 'logout-device-management': [] }), 'not-allowed'],
			['it cannot be known', loginRequired, 'workspace-credentials-rejected'],
		])('endSessions stops when the answer is a minute old, and %s', async (_name, reply, want) => {
			const world = setUp(3, (endIt) => {
				// The answer that the request began with was asked for by an earlier one.
				world.app.clock.advance(7 * SECOND);
				world.answers['permissions.listAll'] = () => reply;
				return endIt();
			});
			await (await world.app.begin(sam).connect()).rights.permissions();
			world.app.clock.advance(MINUTE - 10 * SECOND);
			const report = await end({ ...world, request: world.app.begin(sam) }, 3);
			expect(endedIds(report)).toEqual([id(0), id(1)]);
			expect(reasons(report)).toEqual([[id(2), want]]);
			expect(sent(world)).toHaveLength(2);
		});

		it('endSessions sends nothing for those who may not end these sessions', async () => {
			const world = setUp(2);
			const report = end({ ...world, request: world.app.begin(alice) }, 2);
			expect(await rejected(report)).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
			expect(world.app.workspace.askedOfSessions).toEqual([]);
		});
	});

	describe('endSessions, in its time,', () => {
		it('endSessions ends what it can, and then lists', async () => {
			const world = setUp(4, (endIt) => {
				world.app.clock.advance(TIME_FOR_LOGOUTS / 2);
				return endIt();
			});
			const report = await end(world, 4);
			expect(endedIds(report)).toEqual([id(0), id(1)]);
			expect(reasons(report)).toEqual([
				[id(2), 'not-tried'],
				[id(3), 'not-tried'],
			]);
		});

		it('endSessions sends nothing without time to check what came of it', async () => {
			const world = setUp(2);
			world.app.clock.advance(TIME_FOR_LOGOUTS);
			expect(await rejected(end(world, 2))).toEqual(outOfTime);
			expect(world.app.workspace.askedOfSessions).toEqual([]);
		});

		it.each([
			['not tried if its own time ran out', 1, 'not-tried'],
			['as late as the one before, if that took a second less', SECOND, 'workspace-timeout'],
		])('endSessions says that the rest is %s', async (_name, left, want) => {
			const world = setUp(2, () => {
				world.app.clock.advance(TIME_FOR_LOGOUTS - left);
				return fail(LATE);
			});
			expect(reasons(await end(world, 2))).toEqual([
				[id(0), 'workspace-logout-unconfirmed'],
				[id(1), want],
			]);
			expect(sent(world)).toHaveLength(1);
		});

		it('endSessions goes on in the last second if the one before was answered', async () => {
			const world = setUp(2, (endIt, index) => {
				world.app.clock.advance(index === 0 ? TIME_FOR_LOGOUTS - SECOND / 2 : 0);
				return endIt();
			});
			expect(endedIds(await end(world, 2))).toEqual([id(0), id(1)]);
		});

		it('endSessions has no more time because the clock is set back', async () => {
			const world = setUp(4, (endIt, index) => {
				world.app.clock.advance(index === 1 ? -3600 * SECOND : TIME_FOR_LOGOUTS / 2);
				return endIt();
			});
			expect(endedIds(await end(world, 4))).toEqual([0, 1, 2].map(id));
		});
	});

	describe('endSessions, by the list afterwards,', () => {
		/** Devices called like the id of the user, newer than theirs. */
		const strangers = (count: number) => buildRows('malloryUserId', count);
		const listed = (world: World, ...pages: readonly Reply[]): World => {
			world.answers['sessions/list.all'] = (asked) =>
				pages[Number(asked.get('offset')) / 100] ?? page([]);
			return world;
		};
		/** Ends the first, and is lost at the second. */
		const oddAtSecond: Reaction = (endIt, index) => (index === 1 ? odd : endIt());

		it.each<readonly [string, () => Reply | Promise<Reply>]>([
			['is lost', () => fail(LOST)],
			['is late', () => fail(LATE)],
			['is refused', () => unpermitted],
			['is busy', () => busy],
		])('endSessions does not know what came of them if it %s', async (_name, reply) => {
			const world = setUp(2);
			world.answers['sessions/list.all'] = reply;
			expect(await rejected(end(world, 2))).toEqual(unconfirmed);
		});

		it('endSessions knows of what was not sent, though the list fails', async () => {
			const world = setUp(2, (endIt) => {
				world.app.clock.advance(TIME_FOR_LOGOUTS);
				return endIt();
			});
			world.answers['sessions/list.all'] = () => fail(LOST);
			expect(reasons(await end(world, 2))).toEqual([
				[id(0), 'workspace-logout-unconfirmed'],
				[id(1), 'not-tried'],
			]);
		});

		it('endSessions counts as ended what is missing from a list of which each row came', async () => {
			const rows = [...strangers(101), ...buildRows(bobId, 1, { from: 1 })];
			const world = setUp(2, oddAtSecond);
			listed(world, page(rows.slice(0, 100), 102), page(rows.slice(100), 102));
			const report = await end(world, 2);
			expect(endedIds(report)).toEqual([id(0)]);
			expect(reasons(report)).toEqual([[id(1), 'workspace-bad-answer']]);
			expect(report.isIncomplete).toBe(true);
		});

		it.each<readonly [string, readonly Reply[]]>([
			['one fewer is counted', [page(strangers(100), 102), page([], 100)]],
			['a row comes twice', [page(strangers(100), 101), page(strangers(1), 101)]],
			['not all is read', Array.from({ length: 10 }, () => page(strangers(100), 1001))],
			['a row says nothing', [page([{ loginAt: 'unreadable' }])]],
			['a row of the user has no id', [page([{ sessionId: 7, userId: bobId }])]],
		])('endSessions does not know whether they are gone if %s', async (_name, pages) => {
			expect(await rejected(end(listed(setUp(2), ...pages), 2))).toEqual(unconfirmed);
		});

		it.each<readonly [string, object, readonly string[]]>([
			['another id', { sessionId: 'not.an.id', userId: bobId }, []],
			['another user', { sessionId: id(1), userId: 'malloryUserId' }, []],
			['another user without an id', { userId: 'malloryUserId' }, []],
			['one of them', { sessionId: id(1) }, [id(1)]],
		])('endSessions judges by whose a row is that cannot be read: %s', async (_name, row, left) => {
			const report = await end(listed(setUp(2), page([row])), 2);
			expect(reasons(report)).toEqual(left.map((each) => [each, 'workspace-logout-unconfirmed']));
			expect(endedIds(report)).toEqual([id(0), id(1)].filter((each) => !left.includes(each)));
		});

		it('endSessions sees one that is still there beside a row that cannot be read', async () => {
			const world = setUp(2, (endIt, index) => (index === 0 ? odd : endIt()));
			listed(world, page([...buildRows(bobId, 1), { sessionId: 7, userId: bobId }]));
			expect(reasons(await end(world, 2))).toEqual([
				[id(0), 'workspace-bad-answer'],
				[id(1), 'workspace-logout-unconfirmed'],
			]);
		});

		it.each<readonly [string, boolean, boolean]>([
			['before', true, false],
			['after', false, true],
			['neither before nor after', false, false],
		])('endSessions says that the list was incomplete %s', async (_name, wasBefore, isAfter) => {
			const world = setUp(2);
			if (isAfter) {
				listed(world, page([{ sessionId: 'x', userId: bobId }]));
			}
			const { list, ...rest } = before(2);
			const known = { ...rest, list: { ...list, isIncomplete: wasBefore } };
			expect((await end(world, 2, { before: known })).isIncomplete).toBe(wasBefore || isAfter);
		});
	});

	describe('endSessions, of a device that has reloaded and so has another id,', () => {
		/** The login of this session goes on under another id. */
		const reload = ({ open }: World, index: number, fields = {}): void => {
			open.rows = [
				...open.rows.filter((row) => row.sessionId !== id(index)),
				...buildRows(bobId, 1, { from: 99, ...fields }),
			];
		};
		const lostAtSecond = (fields: object): World => {
			const world = setUp(2, (endIt, index) => {
				if (index === 0) {
					return endIt();
				}
				reload(world, 1, fields);
				return fail(LOST);
			});
			return world;
		};

		it('endSessions does not claim an end of which the answer was lost', async () => {
			const report = await end(lostAtSecond({}), 2);
			expect(endedIds(report)).toEqual([id(0)]);
			expect(reasons(report)).toEqual([
				[id(1), 'workspace-logout-unconfirmed'],
				[id(99), 'not-tried'],
			]);
		});

		it('endSessions does not claim one either if the new row cannot be read', async () => {
			const unread = { sessionId: 'x', userId: bobId };
			const reported = { sessionId: 'x', loginAt: '' };
			expect(reasons(await end(lostAtSecond(reported), 2))).toEqual([
				[id(1), 'workspace-logout-unconfirmed'],
			]);
			const known = before(2, { unreadable: [unread] });
			const report = await end(lostAtSecond(reported), 2, { before: known });
			expect(endedIds(report)).toEqual([id(0), id(1)]);
		});

		it('endSessions reports what is new, unless the device in use is kept', async () => {
			const start = () => {
				const world = setUp(2, (endIt, index) => {
					const reply = endIt();
					reload(world, index === 1 ? 0 : 1);
					return reply;
				});
				return world;
			};
			expect(reasons(await end(start(), 2))).toEqual([[id(99), 'not-tried']]);
			const kept = { logout: others, sessions: [session(1)] };
			expect(await end(start(), 2, kept)).toMatchObject({ ended: [session(1)], remaining: [] });
		});

		it('endSessions claims an end that the workspace has confirmed', async () => {
			const world = setUp(1, (endIt) => {
				const reply = endIt();
				reload(world, 0);
				return reply;
			});
			expect(endedIds(await end(world, 1))).toEqual([id(0)]);
		});

		it('endSessions takes the session that is kept for no new one', async () => {
			const world = setUp(2, (endIt) => {
				endIt();
				return fail(LOST);
			});
			const report = await end(world, 2, { logout: others, sessions: [session(1)] });
			expect(endedIds(report)).toEqual([id(1)]);
			expect(world.open.ids).toEqual([id(0)]);
		});
	});
});
