import { SECOND } from '../../../src/common/clock';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { endSessions, type LogoutReport } from '../../../src/logout/endSessions';
import type { Plan } from '../../../src/logout/planLogout';
import type { UserSessions } from '../../../src/lookups/readSessions';
import type { Logout } from '../../../src/requests/Query';
import type { Session } from '../../../src/sessions/Session';
import { alice, AppFixture, bob, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import {
	busy,
	late,
	lost,
	notFound,
	page,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildSession, idOf } from '../support/sessions';

const idOfBob = (index: number) => idOf(`${bob.id}-${index}`);
const session = (index: number): Session =>
	buildSession({ sessionId: idOfBob(index), userId: bob.id });
const sessions = (count: number): readonly Session[] =>
	Array.from({ length: count }, (_value, index) => session(index));
const mallorys = (count: number) => buildRows('malloryUserId', count);

const failed = (code: string, rest = {}) => ({ code, endpoint: 'sessions/logout', ...rest });
const rateLimited = 'workspace-rate-limited';
const unconfirmed: Failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };

/** A request has 25 s, of which the last quarter is for checking whether it worked. */
const TIME_FOR_LOGOUTS = 18.75 * SECOND;

type Answer = () => Reply | Promise<Reply>;
const yes: Answer = () => ({ body: { success: true } });
const no: Answer = () => unpermitted;
const odd: Answer = () => ({ status: 500, body: {} });
const limited: Answer = () => busy;
const none: Answer = () => notFound;

/** What a workspace does that is asked to end a session, besides ending it. */
type Reaction = (end: () => Reply, index: number) => Reply | Promise<Reply>;

/** A workspace with sessions of Bob, in which Sam may log out everybody. */
const setUp = (count: number, react: Reaction = (end) => end()) => {
	const app = new AppFixture({ settings: { allow_logout: true } });
	const { answers } = app.workspace;
	const open = new OpenSessions(app.workspace, buildRows(bob.id, count));
	answers['sessions/logout'] = (asked) =>
		react(() => open.end(asked), Number(/\d+$/.exec(asked.get('sessionId') ?? '')?.[0]));
	return { app, open, answers, request: app.begin(sam) };
};
type World = ReturnType<typeof setUp>;

/** Ends each session, and answers for some of them by their index as if not. */
const answering =
	(...answers: readonly (Answer | undefined)[]): Reaction =>
	(end, index) => {
		const reply = end();
		return answers[index]?.() ?? reply;
	};

/** Ends sessions except for some by their index, for which it only answers. */
const keeping =
	(...answers: readonly (Answer | undefined)[]): Reaction =>
	(end, index) =>
		answers[index]?.() ?? end();

const logoutsOf = ({ app }: World): readonly string[] =>
	app.workspace.requests.filter((request) => request.startsWith('sessions/logout'));

const endOne = async ({ request }: World, plan: Partial<Plan> = {}): Promise<LogoutReport> =>
	endSessions(
		{ kind: 'logout', whose: 'either', sessionId: idOfBob(0) },
		{ owner: bob, sessions: [session(0)], shared: new Set(), ...plan },
		await request.connect(),
	);

const listBefore = (count: number, override: Partial<UserSessions> = {}): UserSessions => ({
	list: { sessions: sessions(count), total: count, isIncomplete: false },
	unreadable: [],
	sharedIds: new Set(),
	isWhole: true,
	...override,
});

/** Ends all sessions of Bob, of whom the workspace has shown so many. */
const endAll = async (
	{ request }: World,
	count: number,
	{
		logout = { kind: 'logout-all', username: 'bob' },
		...plan
	}: Partial<Plan> & {
		readonly logout?: Logout;
	} = {},
): Promise<LogoutReport> =>
	endSessions(
		logout,
		{
			owner: bob,
			sessions: sessions(count),
			shared: new Set(),
			before: listBefore(count),
			...plan,
		},
		await request.connect(),
	);

/** All but the first. */
const endOthers = (world: World, count: number): Promise<LogoutReport> =>
	endAll(world, count, {
		logout: { kind: 'logout-others', sessionId: idOfBob(0) },
		sessions: sessions(count).slice(1),
	});

const endedIds = ({ ended }: LogoutReport): readonly string[] =>
	ended.map(({ sessionId }) => sessionId);

/** Which sessions were not ended, and why. */
const reasons = ({ remaining }: LogoutReport): readonly (readonly [string, string])[] =>
	remaining.map(({ session: { sessionId }, reason }) => [
		sessionId,
		reason === 'not-tried' ? reason : reason.code,
	]);

it('endSessions asks for one session by its id afterwards', async () => {
	const world = setUp(1);
	expect(await endOne(world)).toEqual({ ended: [session(0)], remaining: [], isIncomplete: false });
	expect(world.app.workspace.askedOfSessions).toEqual([
		`sessions/logout {"sessionId":"${idOfBob(0)}"}`,
		`sessions/info.admin?sessionId=${idOfBob(0)}`,
	]);
});

it('endSessions ends several one after the other, and then lists once', async () => {
	let running = 0;
	const world = setUp(3, async (endIt) => {
		expect(running++).toBe(0);
		await Promise.resolve();
		running--;
		return endIt();
	});
	expect(await endAll(world, 3)).toEqual({
		ended: sessions(3),
		remaining: [],
		isIncomplete: false,
	});

	expect(world.app.workspace.askedOfSessions).toEqual([
		...[0, 1, 2].map((index) => `sessions/logout {"sessionId":"${idOfBob(index)}"}`),
		`sessions/list.all?filter=${bob.id}&offset=0&count=100`,
	]);
});

it('endSessions asks nothing where there is nothing to end', async () => {
	const world = setUp(0);
	expect(await endAll(world, 0)).toEqual({ ended: [], remaining: [], isIncomplete: false });
	expect(world.app.workspace.requests).toEqual([]);
});

it.each<readonly [string, Answer]>([
	['is lost', lost],
	['says that there is none', none],
])('endSessions counts a session as ended that is gone, though the answer %s', async (...row) => {
	const [, answer] = row;
	const world = setUp(1, answering(answer));
	expect((await endOne(world)).ended).toHaveLength(1);
	expect(logoutsOf(world)).toHaveLength(1);
});

it.each<readonly [string, Answer, object]>([
	['a 200', yes, unconfirmed],
	['a timeout', late, unconfirmed],
	['a no', no, failed('workspace-permission-missing', { status: 403 })],
])('endSessions fails after %s for the only session, which is still there', async (...row) => {
	const [, answer, want] = row;
	const world = setUp(1, answer);
	expect(await rejected(endOne(world))).toEqual(want);
	expect(world.app.workspace.askedOfSessions).toHaveLength(2);
});

const calledAlike: Reply = { body: mallorys(1)[0] };

it.each<readonly [string, Answer, Answer]>([
	['fails', lost, () => page([])],
	['finds its unreadable row', () => ({ body: { sessionId: idOfBob(0) } }), () => page([])],
	['finds another session, and the search fails', () => calledAlike, limited],
	['finds another session, and a row without an id', () => calledAlike, () => page([{}])],
])('endSessions does not know what came of one session if the check %s', async (...row) => {
	const [, info, list] = row;
	for (const react of [answering(), keeping(no)]) {
		const world = setUp(1, react);
		world.answers['sessions/info.admin'] = info;
		world.answers['sessions/list.all'] = list;
		expect(await rejected(endOne(world))).toEqual(unconfirmed);
		expect(logoutsOf(world)).toHaveLength(1);
	}
});

it('endSessions does not take an own session behind a page of own ones for gone', async () => {
	const { app, answers } = setUp(0);
	answers['sessions/logout'] = yes;
	answers['sessions/info.admin'] = () => calledAlike;
	answers['sessions/list.all'] = () => page(buildRows(alice.id, 100), 101);
	const last = buildSession({ sessionId: idOf(`${alice.id}-100`) });
	const report = endSessions(
		{ kind: 'logout', whose: 'own', sessionId: last.sessionId },
		{ owner: { id: alice.id }, sessions: [last], shared: new Set() },
		await app.begin(alice).connect(),
	);
	expect(await rejected(report)).toEqual(unconfirmed);
	expect(app.workspace.requests.slice(2)).toEqual([
		`sessions/list.all?filter=${alice.id}&offset=0&count=100`,
	]);
});

it('endSessions counts a session as ended though another user’s session has its id', async () => {
	const world = setUp(1);
	const body = buildRows('malloryUserId', 1, { sessionId: idOfBob(0) })[0];
	world.answers['sessions/info.admin'] = () => ({ body });
	expect((await endOne(world)).ended).toEqual([session(0)]);
});

it('endSessions does not send an id that is shared with another user, and goes on', async () => {
	const world = setUp(3);
	const planned = sessions(3);
	const shared = new Set(planned.slice(1, 2));
	const report = await endAll(world, 3, { sessions: planned, shared });
	expect(endedIds(report)).toEqual([0, 2].map(idOfBob));
	expect(report.remaining).toEqual([{ session: session(1), reason: unconfirmed }]);
	expect(world.open.ids).toEqual([idOfBob(1)]);
});

it.each<readonly [string, Answer, string]>([
	['a 200', yes, unconfirmed.code],
	['that there is none', none, unconfirmed.code],
	['an odd answer', odd, 'workspace-bad-answer'],
])('endSessions goes on after %s for a session that is still there', async (...row) => {
	const [, answer, want] = row;
	const world = setUp(3, keeping(undefined, answer));
	const report = await endAll(world, 3);
	expect(endedIds(report)).toEqual([0, 2].map(idOfBob));
	expect(reasons(report)).toEqual([[idOfBob(1), want]]);
	expect(logoutsOf(world)).toHaveLength(3);
});

it.each<readonly [string, Answer, readonly string[]]>([
	['the rate limiter, which the rest would meet too', limited, [rateLimited, rateLimited]],
	['one that took too long, which may still end', late, [unconfirmed.code, 'workspace-timeout']],
])('endSessions stops at %s', async (_name, answer, want) => {
	const world = setUp(3, keeping(undefined, answer));
	const report = await endAll(world, 3);
	expect(endedIds(report)).toEqual([idOfBob(0)]);
	expect(reasons(report)).toEqual([1, 2].map((index) => [idOfBob(index), want[index - 1]]));
	expect(logoutsOf(world)).toHaveLength(2);
});

it('endSessions sends fifty at most', async () => {
	const world = setUp(52);
	const report = await endAll(world, 52);
	expect(logoutsOf(world)).toHaveLength(50);
	expect(endedIds(report)).toEqual(sessions(50).map(({ sessionId }) => sessionId));
	expect(reasons(report)).toEqual([50, 51].map((index) => [idOfBob(index), 'not-tried']));
});

it('endSessions says of those beyond fifty that they were not tried, though the others were refused', async () => {
	expect(reasons(await endAll(setUp(51, no), 51)).slice(49)).toEqual([
		[idOfBob(49), 'workspace-permission-missing'],
		[idOfBob(50), 'not-tried'],
	]);
});

it('endSessions asks nothing while it has to wait for the rate limiter of the endpoint', async () => {
	const world = setUp(2, limited);
	await rejected(endOne(world));
	const { length } = world.app.workspace.askedOfSessions;
	const failure = failed(rateLimited, { retryAfter: 7 });
	expect(await rejected(endAll({ ...world, request: world.app.begin(sam) }, 2))).toEqual(failure);
	expect(world.app.workspace.askedOfSessions).toHaveLength(length);
});

it('endSessions fails if none was ended for one reason, and gives each if there are several', async () => {
	expect((await rejected(endAll(setUp(3, odd), 3))).code).toBe('workspace-bad-answer');
	expect(reasons(await endAll(setUp(3, keeping(odd, limited)), 3))).toEqual([
		[idOfBob(0), 'workspace-bad-answer'],
		[idOfBob(1), rateLimited],
		[idOfBob(2), rateLimited],
	]);
});

it('endSessions stops at once when logging out is switched off', async () => {
	const world = setUp(3, (endIt) => {
		world.app.save({ allow_logout: false });
		return endIt();
	});
	const report = await endAll(world, 3);
	expect(endedIds(report)).toEqual([idOfBob(0)]);
	const reason = { code: 'not-allowed', reason: 'logout-off' };
	expect(report.remaining).toMatchObject([{ reason }, { reason }]);
});

it('endSessions sends nothing for those who may not end these sessions', async () => {
	const world = setUp(2);
	const report = endAll({ ...world, request: world.app.begin(alice) }, 2);
	expect(await rejected(report)).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
	expect(world.app.workspace.askedOfSessions).toEqual([]);
});

it('endSessions sends a logout with the time that is left for it, and none without', async () => {
	const world = setUp(1);
	world.app.clock.advance(TIME_FOR_LOGOUTS - 1);
	await endOne(world);
	expect(world.app.workspace.sent.find(({ method }) => method === 'post')?.timeout).toBe(1);
	world.app.clock.advance(1);
	expect(await rejected(endAll(world, 2))).toEqual(failed('workspace-timeout'));
	expect(logoutsOf(world)).toHaveLength(1);
});

it('endSessions ends what it can in its time, and then lists', async () => {
	const world = setUp(4, (endIt) => {
		world.app.clock.advance(TIME_FOR_LOGOUTS / 2);
		return endIt();
	});
	const report = await endAll(world, 4);
	expect(endedIds(report)).toEqual([0, 1].map(idOfBob));
	expect(reasons(report)).toEqual([2, 3].map((index) => [idOfBob(index), 'not-tried']));
});

it.each([
	['not tried if its own time ran out', 1, 'not-tried'],
	['as late as the one before if that took a second less', SECOND, 'workspace-timeout'],
])('endSessions says that the rest is %s', async (_name, left, want) => {
	const world = setUp(2, () => {
		world.app.clock.advance(TIME_FOR_LOGOUTS - left);
		return late();
	});
	expect(reasons(await endAll(world, 2))).toEqual([
		[idOfBob(0), unconfirmed.code],
		[idOfBob(1), want],
	]);
	expect(logoutsOf(world)).toHaveLength(1);
});

it('endSessions goes on in the last second if the one before was answered', async () => {
	const world = setUp(2, (endIt, index) => {
		world.app.clock.advance(index === 0 ? TIME_FOR_LOGOUTS - SECOND / 2 : 0);
		return endIt();
	});
	expect(endedIds(await endAll(world, 2))).toEqual([0, 1].map(idOfBob));
});

/** Lists these pages afterwards, whatever is open. */
const listing = (world: World, ...pages: readonly Reply[]): World => {
	world.answers['sessions/list.all'] = (asked) =>
		pages[Number(asked.get('offset')) / 100] ?? page([]);
	return world;
};

it('endSessions counts as ended what is missing from a list of which each row came', async () => {
	// Devices called like the id of the user, newer than theirs.
	const rows = [...mallorys(101), ...buildRows(bob.id, 1, { from: 1 })];
	const world = setUp(2, keeping(undefined, odd));
	listing(world, page(rows.slice(0, 100), 102), page(rows.slice(100), 102));
	const report = await endAll(world, 2);
	expect(endedIds(report)).toEqual([idOfBob(0)]);
	expect(reasons(report)).toEqual([[idOfBob(1), 'workspace-bad-answer']]);
	expect(report.isIncomplete).toBe(true);
});

it.each<readonly [string, readonly Reply[]]>([
	['rows move', [page(mallorys(100), 102), page([], 100)]],
	['a row says nothing', [page([{ loginAt: 'unreadable' }])]],
])('endSessions does not know by a list whether sessions are gone if %s', async (_name, pages) => {
	expect(await rejected(endAll(listing(setUp(2), ...pages), 2))).toEqual(unconfirmed);
});

it.each<readonly [string, object, readonly string[]]>([
	['another id', { sessionId: 'not.an.id', userId: bob.id }, []],
	['another user', { sessionId: idOfBob(1), userId: 'malloryUserId' }, []],
	['one of them', { sessionId: idOfBob(1) }, [idOfBob(1)]],
])('endSessions judges by whose a row is that cannot be read: %s', async (_name, row, left) => {
	const report = await endAll(listing(setUp(2), page([row])), 2);
	expect(reasons(report)).toEqual(left.map((id) => [id, unconfirmed.code]));
	expect(endedIds(report)).toEqual([0, 1].map(idOfBob).filter((id) => !left.includes(id)));
});

it('endSessions says that a list was incomplete, before or after', async () => {
	const list = { sessions: sessions(2), total: 2, isIncomplete: true };
	const before = await endAll(setUp(2), 2, { before: listBefore(2, { list }) });
	const unreadable = page([{ sessionId: 'x', userId: bob.id }]);
	const after = await endAll(listing(setUp(2), unreadable), 2);
	expect([before.isIncomplete, after.isIncomplete]).toEqual([true, true]);
});

/** The device with this session reloads: its login goes on under another id. */
const reload = ({ open }: World, index: number, fields = {}): void => {
	open.rows = [
		...open.rows.filter((row) => row.sessionId !== idOfBob(index)),
		...buildRows(bob.id, 1, { from: 99, ...fields }),
	];
};

/** A workspace in which the second of two devices reloads when it is to be logged out. */
const reloading = (answer: Answer, fields?: object): World => {
	const world = setUp(2, (endIt, index) => {
		if (index === 0) {
			return endIt();
		}
		reload(world, 1, fields);
		return answer();
	});
	return world;
};

it.each<readonly [string, Answer]>([
	['of which the answer was lost', lost],
	['of a session that the workspace no longer has', none],
])('endSessions does not claim an end %s if a device has a new id', async (_name, answer) => {
	const report = await endAll(reloading(answer), 2);
	expect(endedIds(report)).toEqual([idOfBob(0)]);
	expect(reasons(report)).toEqual([
		[idOfBob(1), unconfirmed.code],
		[idOfBob(99), 'not-tried'],
	]);
});

it('endSessions does not claim such an end if a new row cannot be read', async () => {
	const world = () => reloading(lost, { sessionId: 'x', loginAt: '' });
	expect(reasons(await endAll(world(), 2))).toEqual([[idOfBob(1), unconfirmed.code]]);
	const known = listBefore(2, { unreadable: [{ sessionId: 'x', userId: bob.id }] });
	expect(endedIds(await endAll(world(), 2, { before: known }))).toEqual([0, 1].map(idOfBob));
});

it('endSessions claims an end that the workspace has confirmed, and reports what is new unless the device in use is kept', async () => {
	const start = () => {
		const world = setUp(2, (endIt, index) => {
			const reply = endIt();
			reload(world, index === 1 ? 0 : 1);
			return reply;
		});
		return world;
	};
	const report = await endAll(start(), 2);
	expect(endedIds(report)).toEqual([0, 1].map(idOfBob));
	expect(reasons(report)).toEqual([[idOfBob(99), 'not-tried']]);
	expect(await endOthers(start(), 2)).toMatchObject({ ended: [session(1)], remaining: [] });
});

it('endSessions takes the session that is kept for no new one', async () => {
	const world = setUp(2, answering(undefined, lost));
	expect(endedIds(await endOthers(world, 2))).toEqual([idOfBob(1)]);
	expect(world.open.ids).toEqual([idOfBob(0)]);
});
