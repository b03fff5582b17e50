import { findUserToLogOut, type LookupResult, lookUp } from '../../../src/lookups/lookUp';
import type { Caller } from '../../../src/requests/Caller';
import type { Lookup, Scope } from '../../../src/requests/Query';
import type { Session } from '../../../src/sessions/Session';
import { admin, alice, AppFixture, sam, serviceAccount } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, notFound, page, permissions } from '../support/fakeWorkspace';
import { user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, otherSessionId, sessionId } from '../support/sessions';
import { service } from '../support/settings';

const bobId = 'bobUserId00000000';
const guest = buildCaller({ ...sam, roles: ['holders', 'guest'] });

const list = (scope: Scope, offset = 0): Extract<Lookup, { kind: 'list' }> => ({
	kind: 'list',
	scope,
	pagination: { offset, count: 5 },
});
const info: Lookup = { kind: 'session', whose: 'own', sessionId };
const anyone: Lookup = { kind: 'session', whose: 'anybody', sessionId };
const either: Lookup = { kind: 'session', whose: 'either', sessionId };
const own = list({ of: 'own' });
const ofBob = list({ of: 'user', username: 'bob' });
const everybody = list({ of: 'everybody' });
const find = list({ of: 'search', filter: 'Chrome' });
const summary: Lookup = { kind: 'summary' };
const count = (username: string): Lookup => ({ kind: 'count', username });

/** Bob's session, as `info.admin` shows it. */
const bobs = buildDocument({ userId: bobId, _user: { username: 'bob' } });

const users = [
	...[user(alice.id, 'alice'), user(bobId, 'bob'), user(sam.id, 'sam')],
	user(service.userId, 'session.service'),
];

type Data = ConstructorParameters<typeof AppFixture>[0];

const setUp = ({ settings, ...data }: NonNullable<Data> = {}): AppFixture =>
	new AppFixture({
		settings: { allow_logout: true, ...settings },
		findUser: (name) => Promise.resolve(users.find(({ username }) => username === name)),
		...data,
	});

/** A workspace in which everything that is asked for is one session of this user. */
const showing = (document: object, data?: Data): AppFixture => {
	const app = setUp(data);
	const { answers } = app.workspace;
	answers['sessions/info'] = () => ({ body: document });
	answers['sessions/info.admin'] = () => ({ body: document });
	answers['sessions/list'] = () => page([document]);
	answers['sessions/list.all'] = () => page([document]);
	return app;
};

const look = async (lookup: Lookup, caller: Caller, app = setUp()): Promise<LookupResult> =>
	lookUp(lookup, await app.begin(caller).connect());

const sessionsOf = ({ answer }: LookupResult): readonly Session[] => {
	switch (answer.kind) {
		case 'session':
			return [answer.session];
		case 'list':
			return answer.page.sessions;
		default:
			throw new Error(`No sessions: ${answer.kind}`);
	}
};

describe('lookUp, before it asks about sessions,', () => {
	const permission = { code: 'not-allowed', reason: 'permission' };
	const kept = { code: 'not-allowed', reason: 'self-service' };

	it.each<readonly [Lookup, readonly Caller[], object, object]>([
		[anyone, [alice, guest], {}, permission],
		[ofBob, [alice, guest], {}, permission],
		[list({ of: 'user', username: 'alice' }), [alice], {}, permission],
		[list({ of: 'user', username: 'nobody' }), [alice, guest], {}, permission],
		[everybody, [alice, guest], {}, permission],
		[find, [alice, guest], {}, permission],
		[list({ of: 'search', filter: '203.0.113.0/99' }), [alice, guest], {}, permission],
		[summary, [alice, guest], {}, permission],
		[info, [alice, guest], { self_service: false }, kept],
		[either, [alice, guest], { self_service: false }, kept],
		[own, [alice, guest], { self_service: false }, kept],
	])('lookUp refuses %j', async (lookup, callers, settings, want) => {
		for (const caller of callers) {
			const app = setUp({ settings });
			expect(await rejected(look(lookup, caller, app))).toEqual(want);
			expect(app.workspace.askedOfSessions).toEqual([]);
		}
	});

	it.each([anyone, either, ofBob, everybody, find, summary, count('bob')])(
		'lookUp fails while it cannot be known who may: %j',
		async (lookup) => {
			for (const caller of [alice, sam, admin]) {
				const app = setUp();
				app.workspace.answers['permissions.listAll'] = () => loginRequired;
				const { code } = await rejected(look(lookup, caller, app));
				expect(code).toBe('workspace-credentials-rejected');
				expect(app.workspace.askedOfSessions).toEqual([]);
			}
		},
	);

	it.each([info, own, count('alice')])(
		'lookUp does not ask who may see own sessions: %j',
		async (lookup) => {
			const app = showing(buildDocument());
			await look(lookup, alice, app);
			expect(app.workspace.asked).not.toContain('permissions.listAll');
		},
	);
});

describe('lookUp', () => {
	const id = `sessionId=${sessionId}`;

	it.each<readonly [string, Lookup, Caller, readonly string[]]>([
		['an own session', info, alice, [`info.admin?${id}`]],
		["the service account's own session", info, serviceAccount, [`info?${id}`]],
		["anybody's session", anyone, sam, [`info.admin?${id}`]],
		['an id alone', either, alice, [`info.admin?${id}`]],
		['an id alone, for a holder', either, sam, [`info.admin?${id}`]],
		['an id alone, for the service account', either, serviceAccount, [`info.admin?${id}`]],
		['own sessions', own, alice, [`list.all?filter=${alice.id}&offset=0&count=100`]],
		["the service account's own sessions", own, serviceAccount, ['list?offset=0&count=100']],
		["a user's sessions", ofBob, sam, [`list.all?filter=${bobId}&offset=0&count=100`]],
		["everybody's sessions", everybody, sam, ['list.all?offset=0&count=5']],
		['a search', find, sam, ['list.all?filter=Chrome&offset=0&count=5']],
		['the summary', summary, sam, ['list.all?offset=0&count=100']],
	])('lookUp of %s asks once', async (_name, lookup, caller, want) => {
		const isHolder = caller === sam;
		const app = showing(isHolder ? bobs : buildDocument({ userId: caller.id }));
		await look(lookup, caller, app);
		expect(app.workspace.askedOfSessions).toEqual(want.map((request) => `sessions/${request}`));
	});

	it('lookUp asks the service account’s own endpoint even without any permission', async () => {
		const app = showing(buildDocument({ userId: service.userId }));
		await look(either, { ...serviceAccount, roles: [] }, app);
		expect(app.workspace.askedOfSessions).toEqual([`sessions/info?${id}`]);
	});

	const bobsUnreadable = buildDocument({ userId: bobId, loginAt: '' });
	const none = (whose: string) => ({ code: 'session-not-found', whose });

	it.each<readonly [string, Lookup, Caller, object]>([
		['own', info, alice, none('own')],
		['own, of a holder', info, sam, none('own')],
		['own, of a guest', info, guest, none('own')],
		['own, of the service account', info, serviceAccount, none('own')],
		['by the id alone', either, alice, none('either')],
		['by the id alone, of a guest', either, guest, none('either')],
	])(
		"lookUp answers somebody else's session like one that does not exist: %s",
		async (_name, lookup, caller, want) => {
			for (const document of [bobs, bobsUnreadable, buildDocument({ sessionId: otherSessionId })]) {
				expect(await rejected(look(lookup, caller, showing(document)))).toEqual(want);
			}
			expect(await rejected(look(lookup, caller))).toEqual(want);
		},
	);

	it('lookUp finds an own session behind one of somebody else, by the user id', async () => {
		for (const lookup of [info, either]) {
			const app = showing(bobs);
			app.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument()]);
			expect(sessionsOf(await look(lookup, alice, app))).toMatchObject([{ userId: alice.id }]);
			expect(app.workspace.askedOfSessions.slice(1)).toEqual([
				`sessions/list.all?filter=${alice.id}&offset=0&count=100`,
			]);
		}
	});

	it.each<readonly [string, Lookup, Caller, boolean]>([
		['own if it was asked for as such', info, alice, true],
		['own, of a holder', info, sam, true],
		['own if the caller sees no other', either, alice, true],
		['anybody’s', anyone, sam, false],
		['anybody’s by the id alone', either, sam, false],
	])('lookUp says that a session is %s', async (_name, lookup, caller, isOwn) => {
		const app = showing(buildDocument({ userId: caller.id }));
		expect(await look(lookup, caller, app)).toMatchObject({
			answer: { kind: 'session', isOwn, session: { sessionId, userId: caller.id } },
			subject: { owners: [{ id: caller.id }], isAudited: false },
		});
	});

	it('lookUp names a user as the user is called', async () => {
		const { answer } = await look(list({ of: 'user', username: '`bob`.' }), sam);
		expect(answer).toMatchObject({ kind: 'list', list: ofBob });
		expect(await rejected(look(list({ of: 'user', username: 'BOB' }), sam))).toEqual({
			code: 'user-not-found',
			username: 'BOB',
		});
	});

	it.each<readonly [Lookup, Caller, object]>([
		[own, alice, { total: 1, isIncomplete: false }],
		[ofBob, sam, { total: 1, isIncomplete: false }],
		[everybody, sam, { total: 3, isIncomplete: false }],
		[find, sam, { total: 3, isIncomplete: false }],
		[list({ of: 'search', filter: '203.0.113.7' }), sam, { total: 3, lookedThrough: 3 }],
	])('lookUp gives a list with what it is of: %j', async (lookup, caller, want) => {
		const app = setUp();
		app.workspace.answers['sessions/list.all'] = () =>
			page([bobs, buildDocument(), buildDocument({ userId: 'x', _user: { username: alice.id } })]);

		expect((await look(lookup, caller, app)).answer).toMatchObject({
			...{ kind: 'list', list: lookup, page: want },
		});
	});

	it.each<readonly [string, Lookup, Caller, object, string | undefined]>([
		['own sessions', own, alice, {}, 'allowed'],
		['own sessions, switched off', own, alice, { allow_logout: false }, 'logout-off'],
		['own sessions of the service account', own, serviceAccount, {}, 'service-account'],
		["somebody else's sessions", ofBob, sam, {}, 'allowed'],
		[
			"the service account's",
			list({ of: 'user', username: 'session.service' }),
			sam,
			{},
			'service-account',
		],
		['own sessions by name', list({ of: 'user', username: 'sam' }), sam, {}, 'allowed'],
		["everybody's sessions", everybody, sam, {}, undefined],
		['a search', find, sam, {}, undefined],
	])(
		'lookUp says of %s whether they may be logged out',
		async (_name, lookup, caller, settings, want) => {
			const { answer } = await look(lookup, caller, setUp({ settings }));
			expect(answer.kind === 'list' ? answer.logout : answer).toBe(want);
		},
	);

	it('lookUp says that those who only see cannot log out', async () => {
		const app = setUp();
		app.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'logout-device-management': ['admin'] });
		expect((await look(ofBob, sam, app)).answer).toMatchObject({ logout: 'logout-permission' });
	});

	it.each([
		[0, 5, 0],
		[10, 2, 10],
		[12, 0, 12],
		[1_000_000, 0, 1_000_000],
	])('lookUp gives the page from %d on', async (offset, length, from) => {
		const app = setUp();
		new OpenSessions(app.workspace, [...buildRows(bobId, 12), ...buildRows('x', 1)]);
		const lookup = list({ of: 'user', username: 'bob' }, offset);
		const result = await look(lookup, sam, app);
		expect(sessionsOf(result).map((session) => session.sessionId)).toEqual(
			Array.from({ length }, (_value, index) => `${bobId}-${from + index}`),
		);
		expect(result.answer).toMatchObject({ list: lookup, page: { total: 12 } });
		const last = await look({ ...lookup, orLastPage: true }, sam, app);
		expect(last.answer).toMatchObject({ list: { pagination: { offset: Math.min(10, offset) } } });
		expect(sessionsOf(last)).toHaveLength(offset < 10 ? 5 : 2);
	});

	it('lookUp reads a list as far as the page needs it', async () => {
		const app = setUp();
		new OpenSessions(app.workspace, buildRows(alice.id, 150));
		await look(list({ of: 'own' }, 95), alice, app);
		expect(app.workspace.askedOfSessions).toHaveLength(1);
		expect(sessionsOf(await look(list({ of: 'own' }, 96), alice, app))).toHaveLength(5);
		expect(app.workspace.askedOfSessions).toHaveLength(3);
	});

	it('lookUp sums up the sessions', async () => {
		const { answer } = await look(summary, sam, showing(bobs));
		expect(answer).toMatchObject({ kind: 'summary', summary: { sessions: 1, people: 1 } });
	});
});

describe('lookUp, where own addresses are hidden,', () => {
	const hasAddress = async (lookup: Lookup, caller: Caller, show_own_ip: boolean) => {
		const app = showing(buildDocument({ userId: lookup === ofBob ? bobId : caller.id }), {
			settings: { show_own_ip },
		});
		return sessionsOf(await look(lookup, caller, app)).map((session) => 'ip' in session);
	};

	it.each([info, own, either])('lookUp leaves them out of own sessions: %j', async (lookup) => {
		const callers = lookup === either ? [alice] : [alice, sam, serviceAccount];
		for (const caller of callers) {
			expect(await hasAddress(lookup, caller, true)).toEqual([true]);
			expect(await hasAddress(lookup, caller, false)).toEqual([false]);
		}
	});

	it.each([anyone, either, ofBob, everybody, find])(
		'lookUp shows them to holders all the same: %j',
		async (lookup) => {
			expect(await hasAddress(lookup, sam, false)).toEqual([true]);
		},
	);
});

describe('lookUp of a count', () => {
	const open = (app: AppFixture): AppFixture => {
		new OpenSessions(app.workspace, [...buildRows(bobId, 120), ...buildRows(alice.id, 3)]);
		return app;
	};

	it.each<readonly [string, string, Caller, number, number, boolean]>([
		['bob', 'bob', sam, 120, 2, false],
		['`bob`', 'bob', sam, 120, 2, false],
		['alice', 'alice', alice, 3, 1, true],
		['alice', 'alice', sam, 3, 1, false],
	])(
		'lookUp counts all sessions of %s',
		async (typed, username, caller, total, requests, isOwn) => {
			const app = open(setUp());
			expect((await look(count(typed), caller, app)).answer).toEqual({
				...{ kind: 'count', username, isOwn, total, isIncomplete: false },
			});
			expect(app.workspace.askedOfSessions).toHaveLength(requests);
		},
	);

	it('lookUp says of a count that it may be wrong', async () => {
		const app = setUp();
		app.workspace.answers['sessions/list.all'] = () => page([{ userId: bobId }]);
		expect((await look(count('bob'), sam, app)).answer).toMatchObject({ isIncomplete: true });
	});
});

describe('findUserToLogOut', () => {
	const findUser = async (username: string, caller: Caller, app = setUp()) =>
		findUserToLogOut(username, await app.begin(caller).connect());

	it.each<readonly [string, Caller, object]>([
		['bob', sam, { id: bobId, username: 'bob' }],
		['sam', sam, { id: sam.id, username: 'sam' }],
		['alice', alice, { id: alice.id, username: 'alice' }],
		['`alice`', alice, { id: alice.id, username: 'alice' }],
	])('findUserToLogOut finds %s', async (username, caller, want) => {
		expect(await findUser(username, caller)).toEqual(want);
	});

	it.each<readonly [string, Caller, object, Readonly<Record<string, readonly string[]>>, string]>([
		['bob', alice, {}, {}, 'logout-permission'],
		['nobody', alice, {}, {}, 'logout-permission'],
		['Alice', alice, {}, {}, 'logout-permission'],
		['session.service', alice, {}, {}, 'logout-permission'],
		['bob', guest, {}, {}, 'logout-permission'],
		['bob', sam, {}, { 'logout-device-management': [] }, 'logout-permission'],
		['bob', sam, {}, { 'view-device-management': [] }, 'logout-permission'],
		['session.service', sam, {}, {}, 'service-account'],
		['session.service', serviceAccount, {}, {}, 'service-account'],
		['bob', sam, { allow_logout: false }, {}, 'logout-off'],
		['nobody', alice, { allow_logout: false }, {}, 'logout-off'],
		['alice', alice, { allow_logout: false }, {}, 'logout-off'],
		['alice', alice, { self_service: false }, {}, 'self-service'],
	])('findUserToLogOut refuses %s', async (username, caller, settings, holders, reason) => {
		const app = setUp({ settings });
		app.workspace.answers['permissions.listAll'] = () => permissions(holders);
		expect(await rejected(findUser(username, caller, app))).toEqual({
			code: 'not-allowed',
			reason,
		});
		expect(await rejected(look(count(username), caller, app))).toMatchObject({ reason });
		expect(app.workspace.askedOfSessions).toEqual([]);
	});

	it('findUserToLogOut takes no name for an own one that is somebody else’s', async () => {
		const namesake = user('id of alice.', 'alice.');
		const findName = (name: string) =>
			Promise.resolve([namesake, ...users].find(({ username }) => username === name));
		const error = await rejectedWith(findUser('alice.', alice, setUp({ findUser: findName })));
		expect(error.failure).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
		const found = await findUser('alice.', sam, setUp({ findUser: findName }));
		expect(found).toEqual({ id: namesake.id, username: 'alice.' });
	});

	it('findUserToLogOut finds nobody who is not there', async () => {
		const want = { code: 'user-not-found', username: 'nobody' };
		expect(await rejected(findUser('nobody', sam))).toEqual(want);
	});

	it('findUserToLogOut says in a refusal whose sessions they were', async () => {
		const { subject } = await rejectedWith(findUser('session.service', sam));
		const owner = { id: service.userId, username: 'session.service' };
		expect(subject).toEqual({ owners: [owner], sessionIds: [], isAudited: true });
	});
});

describe('lookUp, for the log,', () => {
	const bob = { id: bobId, username: 'bob' };
	const sams = buildDocument({ userId: sam.id });
	const address = list({ of: 'search', filter: '203.0.113.7' });

	it.each<readonly [string, Lookup, Caller, readonly object[], readonly object[], boolean]>([
		["of somebody else's session", anyone, sam, [bobs], [bob], true],
		[
			'of a session of a user who is gone',
			anyone,
			sam,
			[buildDocument()],
			[{ id: alice.id }],
			true,
		],
		['of no own session of a holder', anyone, sam, [sams], [{ id: sam.id }], false],
		['of no own list', own, alice, [buildDocument()], [], false],
		["of a user's list", ofBob, sam, [bobs], [bob], true],
		["of a user's empty list", ofBob, sam, [], [bob], true],
		['of no own list by name', ofBob, { ...sam, id: bobId }, [bobs], [bob], false],
		["of everybody's sessions", everybody, sam, [bobs, sams, bobs], [bob, { id: sam.id }], true],
		['of own sessions among everybody’s', everybody, sam, [sams], [{ id: sam.id }], true],
		['of a search that finds own sessions alone', find, sam, [sams], [{ id: sam.id }], true],
		['of a search that finds nothing', find, sam, [], [], true],
		['of an own address', address, sam, [sams], [{ id: sam.id }], true],
		['of the summary', summary, sam, [], [], true],
		["of the count of somebody else's", count('bob'), sam, [], [bob], true],
		['of no own count', count('alice'), alice, [], [{ id: alice.id, username: 'alice' }], false],
	])('lookUp tells %s', async (_name, lookup, caller, rows, owners, isAudited) => {
		const app = setUp();
		app.workspace.answers['sessions/info.admin'] = () => ({ body: rows[0] });
		app.workspace.answers['sessions/list.all'] = () => page(rows);
		const { subject } = await look(lookup, caller, app);
		const sessionIds = lookup.kind === 'session' ? [sessionId] : [];
		expect(subject).toEqual({ owners, sessionIds, isAudited });
	});

	it.each([ofBob, count('bob')])(
		'lookUp tells whose it was, though it fails: %j',
		async (lookup) => {
			const app = setUp();
			app.workspace.answers['sessions/list.all'] = () => loginRequired;
			const { failure, subject } = await rejectedWith(look(lookup, sam, app));
			expect(failure.code).toBe('workspace-credentials-rejected');
			expect(subject).toEqual({ owners: [bob], sessionIds: [], isAudited: true });
		},
	);

	it("lookUp tells that an own question hit somebody else's session", async () => {
		const { subject } = await rejectedWith(look(info, alice, showing(bobs)));
		expect(subject).toMatchObject({ owners: [bob], sessionIds: [sessionId], isAudited: true });
		const app = setUp();
		app.workspace.answers['sessions/info.admin'] = () => notFound;
		expect((await rejectedWith(look(info, alice, app))).subject).toMatchObject({
			isAudited: false,
		});
	});
});
