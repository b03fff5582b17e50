import { MINUTE, SECOND } from '../../../src/common/clock';
import type { Endpoint } from '../../../src/common/endpoints';
import type { Outcome } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout, Lookup, Query } from '../../../src/requests/Query';
import { SessionService } from '../../../src/service/SessionService';
import { admin, alice, AppFixture, bob, sam, serviceAccount } from '../support/appFixture';
import {
	deferred,
	loginRequired,
	page,
	permissions,
	type Reply,
	unlicensed,
	unpermitted,
} from '../support/fakeWorkspace';
import { room } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { listOfBob, ownList, search, status } from '../support/queries';
import { idOf } from '../support/sessions';

type Settings = Parameters<AppFixture['save']>[0];
type Change = (app: AppFixture) => void;

const idOfAlice = (index = 0) => idOf(`${alice.id}-${index}`);
const idOfBob = (index = 0) => idOf(`${bob.id}-${index}`);
const lookOf = (whose: 'own' | 'anybody'): Lookup => ({
	kind: 'session',
	whose,
	sessionId: idOfBob(),
});
const logoutOf = (sessionId = idOfAlice(), whose: 'anybody' | 'either' = 'either'): Logout => ({
	kind: 'logout',
	whose,
	sessionId,
});
const logoutOfOthers: Logout = { kind: 'logout-others', sessionId: idOfAlice(1) };
const logoutOfAlice: Logout = { kind: 'logout-all', username: 'alice' };
const logoutOfBob: Logout = { kind: 'logout-all', username: 'bob' };

const withoutEffect: Reply = { body: { success: true } };
/** Everybody who is a holder may look, and only administrators may log out others. */
const onlyToSee = permissions({ 'logout-device-management': ['admin'] });

const on = { allow_logout: true };
const audited = { audit_room: 'session-audit' };
/** There is no room with this name. */
const unaudited = { audit_room: 'gone' };
const notSetUp = { service_user_id: '' };

const nothing: Change = () => undefined;
const answers =
	(endpoint: Endpoint, reply: Reply): Change =>
	({ workspace }) => {
		workspace.answers[endpoint] = () => reply;
	};
const saves =
	(settings: Settings): Change =>
	(app) => {
		app.save(settings);
	};

/** An app that has an audit room if that is set, and a workspace with three open sessions of Alice and three of Bob. */
const setUp = (settings: Settings = {}) => {
	const app = new AppFixture({
		settings,
		findRoom: (name) => Promise.resolve(name === 'session-audit' ? room(name) : undefined),
	});
	const rows = [...buildRows(alice.id, 3), ...buildRows(bob.id, 3, { _user: { username: 'bob' } })];
	return { app, open: new OpenSessions(app.workspace, rows) };
};

const withId = (sessionId: string): unknown => expect.objectContaining({ sessionId });
const failureOf = (outcome: Outcome): unknown => (outcome.ok ? 'no failure' : outcome.failure);
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'granted' : outcome.failure.code);
const who = ({ id, username, name }: Caller) => ({ id, username, name });

it.each([listOfBob, status, logoutOf()])(
	'SessionService refuses %j first where the app is not set up, and counts and asks nothing',
	async (query) => {
		const { app } = setUp({ ...notSetUp, lookups_per_minute: 1 });
		expect(codeOf(await app.ask(query, alice))).toBe('not-configured');
		expect(codeOf(await app.ask(query, alice))).toBe('not-configured');
		expect(app.workspace.requests).toEqual([]);
	},
);

it.each<readonly [Query, string]>([
	[search, 'permission'],
	[logoutOf(), 'logout-off'],
	[status, 'status'],
])(
	'SessionService counts %j that it refuses for the reason %s, and refuses the next by the limit',
	async (query, reason) => {
		const { app } = setUp({ lookups_per_minute: 1 });
		expect(failureOf(await app.ask(query, alice))).toEqual({ code: 'not-allowed', reason });
		app.clock.advance(SECOND);
		const failure = { code: 'too-many-requests', retryAfter: 59, limit: 1 };
		expect(await app.ask(query, alice)).toEqual({ ok: false, failure, mayReadCause: false });
		expect(codeOf(await app.ask(search, sam))).toBe('granted');
	},
);

it('SessionService refuses by the limit before it asks who may', async () => {
	const { app } = setUp({ lookups_per_minute: 1 });
	await app.ask(ownList, alice);
	expect(codeOf(await app.ask(search, alice))).toBe('too-many-requests');
	expect(app.workspace.asked).not.toContain('permissions.listAll');
});

it('SessionService counts a request once, however many questions it asks', async () => {
	const { app } = setUp({ lookups_per_minute: 2 });
	const request = app.begin(sam);
	for (const query of [lookOf('anybody'), ownList, search, status, logoutOf()]) {
		expect(codeOf(await app.service.ask(query, request))).not.toBe('too-many-requests');
	}
	expect(codeOf(await app.ask(ownList, sam))).toBe('granted');
	expect(codeOf(await app.ask(ownList, sam))).toBe('too-many-requests');
});

it('SessionService counts a request again that was beyond the limit', async () => {
	const { app } = setUp({ lookups_per_minute: 1 });
	await app.ask(ownList, sam);
	app.clock.advance(MINUTE - SECOND);
	const request = app.begin(sam);
	expect(codeOf(await app.service.ask(ownList, request))).toBe('too-many-requests');
	app.clock.advance(SECOND);
	expect(codeOf(await app.service.ask(ownList, request))).toBe('granted');
	expect(codeOf(await app.ask(ownList, sam))).toBe('too-many-requests');
});

it('SessionService.forget makes saved settings count, and takes back nothing of the limit', async () => {
	const { app } = setUp({ lookups_per_minute: 1 });
	await app.ask(ownList, alice);
	app.save({ lookups_per_minute: 1, self_service: false });
	expect(codeOf(await app.ask(ownList, alice))).toBe('too-many-requests');
	app.clock.advance(MINUTE);
	expect(codeOf(await app.ask(ownList, alice))).toBe('not-allowed');
});

it('SessionService uses the clock of the host unless it gets another', () => {
	const service = new SessionService({ appVersion: () => '3.0.0' });
	jest.useFakeTimers({ now: 1000 });
	expect(service.now()).toBe(1000);
	jest.useRealTimers();
});

it.each<readonly [string, Caller, boolean]>([
	['a user', alice, false],
	['a holder', sam, true],
])(
	'SessionService logs a failure of the workspace, and says whether %s may read its cause',
	async (_name, caller, mayReadCause) => {
		const { app } = setUp();
		answers('sessions/list.all', loginRequired)(app);
		const code = 'workspace-credentials-rejected';
		const failure = { code, endpoint: 'sessions/list.all', status: 401 };
		expect(await app.ask(ownList, caller)).toEqual({ ok: false, failure, mayReadCause });
		expect(app.testHost.entries).toEqual([
			{ level: 'warn', entry: { event: 'lookup-failed', ...failure } },
		]);
	},
);

it('SessionService tells a missing license from a missing permission', async () => {
	const { app } = setUp();
	answers('sessions/list.all', unpermitted)(app);
	expect(codeOf(await app.ask(ownList, alice))).toBe('workspace-permission-missing');
	app.service.forget();
	answers('permissions.listAll', unlicensed)(app);
	expect(codeOf(await app.ask(ownList, alice))).toBe('workspace-unlicensed');
	expect(app.testHost.logged('lookup-failed')[1]).toMatchObject({ code: 'workspace-unlicensed' });
});

it.each<readonly [string, Query, Caller, string]>([
	['an own list', ownList, alice, 'granted'],
	['a refused status', status, alice, 'not-allowed'],
	['an own list that is refused', ownList, { ...alice, id: 'limited' }, 'too-many-requests'],
])('SessionService logs and posts nothing about %s', async (_name, query, caller, want) => {
	const { app } = setUp({ lookups_per_minute: 1, ...unaudited });
	if (want === 'too-many-requests') {
		await app.ask(ownList, caller);
	}
	expect(codeOf(await app.ask(query, caller))).toBe(want);
	expect(app.testHost.entries).toEqual([]);
});

it('SessionService logs where an unexpected error was thrown, and not what it said', async () => {
	const { app } = setUp();
	app.testHost.data.findUser = () => {
		throw new TypeError('S3CRET of the host at S3CRET\n    at S3CRET');
	};
	const failure = { code: 'internal-error' };
	expect(await app.ask(listOfBob, sam)).toEqual({ ok: false, failure, mayReadCause: false });
	const place = expect.arrayContaining([expect.stringMatching(/^ +at /)]);
	expect(app.testHost.entries.slice(-1)).toEqual([
		{ level: 'error', entry: { event: 'internal-error', name: 'TypeError', place } },
	]);
	expect(JSON.stringify(app.testHost.entries)).not.toContain('S3CRET');
});

it.each<readonly [string, unknown, string]>([
	['a text', 'S3CRET', 'string'],
	['an error without a stack', Object.assign(new Error('S3CRET'), { stack: undefined }), 'Error'],
])('SessionService logs what kind of thing was thrown: %s', async (_name, thrown, name) => {
	const { app } = setUp();
	app.testHost.data.findUser = () => Promise.reject(thrown);
	await app.ask(listOfBob, sam);
	expect(app.testHost.logged('internal-error')).toEqual([
		{ event: 'internal-error', name, place: [] },
	]);
});

it('SessionService answers a list of own sessions', async () => {
	const { app } = setUp();
	const page = { sessions: [0, 1, 2].map((index) => withId(idOfAlice(index))) };
	expect(await app.ask(ownList, alice)).toMatchObject({ ok: true, answer: { kind: 'list', page } });
});

it('SessionService posts a look before it answers, and logs it then', async () => {
	const { app } = setUp(audited);
	const { promise, resolve } = deferred<string>();
	app.testHost.data.post = () => promise;
	let isAnswered = false;
	const outcome = app.ask(lookOf('anybody'), sam).finally(() => {
		isAnswered = true;
	});
	await new Promise(setImmediate);
	expect(isAnswered).toBe(false);
	expect(app.testHost.entries).toEqual([]);
	resolve('id');
	expect(codeOf(await outcome)).toBe('granted');
	expect(app.testHost.posts).toHaveLength(1);
});

const noAbility = { ownSessions: false, allSessions: false, logOutOwn: false };
const none = { ...noAbility, logOutAnybody: false, status: false };
const own = { ownSessions: true };
const holder = { ownSessions: true, allSessions: true, status: true };
const onForHolders = { ...on, self_service: false };

it.each<readonly [string, Caller, Settings, Reply, object]>([
	['a user', alice, {}, permissions(), own],
	['a user where the app is kept to holders', alice, onForHolders, permissions(), {}],
	[
		'an administrator of an app that is not set up',
		admin,
		notSetUp,
		permissions(),
		{ ...own, status: true },
	],
	['a holder', sam, {}, permissions(), holder],
	[
		'a holder where logging out is on',
		sam,
		on,
		permissions(),
		{ ...holder, logOutOwn: true, logOutAnybody: true },
	],
	['a holder who may only look', sam, on, onlyToSee, { ...holder, logOutOwn: true }],
	['the service account', serviceAccount, on, permissions(), { ...holder, logOutAnybody: true }],
])('SessionService.abilities are those of %s', async (_name, caller, settings, reply, want) => {
	const { app } = setUp(settings);
	answers('permissions.listAll', reply)(app);
	expect(await app.service.abilities(app.begin(caller))).toEqual({ ...none, ...want });
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it('SessionService.abilities cost no lookup, and a question that fails is not repeated', async () => {
	const settings = { lookups_per_minute: 1, self_service: false };
	const { app } = setUp(settings);
	answers('permissions.listAll', loginRequired)(app);
	for (const caller of [admin, admin, alice]) {
		const want = { ...none, status: caller === admin };
		expect(await app.service.abilities(app.begin(caller))).toEqual(want);
	}
	expect(app.workspace.requests).toEqual(['permissions.listAll']);
	app.save({ ...settings, self_service: true });
	expect(codeOf(await app.ask(ownList, admin))).toBe('granted');
});

it.each([
	['the language that the caller chose', 'de', 'de'],
	['the language of the server', undefined, 'fr'],
])('SessionService.translator speaks %s', async (_name, language, want) => {
	const app = new AppFixture({ serverSettings: { Language: 'fr' } });
	const t = await app.service.translator(app.begin({ ...alice, language }));
	expect(t.language).toBe(want);
});

it.each<readonly [string, Reply, object]>([
	['with the versions of app and server', { body: { version: '8.0' } }, { server: '8.0' }],
	['without a version that the server does not say', loginRequired, {}],
])('SessionService answers a status %s', async (_name, info, server) => {
	const { app } = setUp();
	answers('info', info)(app);
	expect(await app.ask(status, sam)).toStrictEqual({
		ok: true,
		answer: { kind: 'status', checks: expect.anything(), versions: { app: '3.0.0', ...server } },
	});
});

it('SessionService counts no status of those who may read causes', async () => {
	const { app } = setUp({ lookups_per_minute: 1 });
	for (const query of [status, status, ownList, status]) {
		expect(codeOf(await app.ask(query, sam))).toBe('granted');
	}
	expect(codeOf(await app.ask(ownList, sam))).toBe('too-many-requests');
});

it('SessionService answers administrators alone with what is missing in the settings', async () => {
	const { app } = setUp(notSetUp);
	const problems = [{ setting: 'service_user_id', problem: 'missing' }];
	const checks = [{ id: 'settings', problems }, ...Array(8).fill({ result: 'skipped' })];
	const answer = { kind: 'status', checks, versions: { app: '3.0.0' } };
	expect(await app.ask(status, admin)).toMatchObject({ answer });
	expect(failureOf(await app.ask(status, alice))).toEqual({ code: 'not-configured', problems });
});

it('SessionService answers a status to administrators alone while it cannot know the holders', async () => {
	const { app } = setUp();
	answers('permissions.listAll', loginRequired)(app);
	expect(codeOf(await app.ask(status, admin))).toBe('granted');
	expect(codeOf(await app.ask(status, sam))).toBe('workspace-credentials-rejected');
	expect(app.workspace.asked.filter((asked) => asked === 'permissions.listAll')).toHaveLength(1);
});

it('SessionService answers no status after an unexpected error', async () => {
	const { app } = setUp(audited);
	jest.spyOn(app.testHost.accessors.read, 'getRoomReader').mockImplementation(() => {
		throw new Error('S3CRET');
	});
	expect(codeOf(await app.ask(status, sam))).toBe('internal-error');
});

const several = (ids: readonly string[], override: object): object => ({
	kind: 'logged-out-several',
	ended: ids.map(withId),
	...{ remaining: [], isIncomplete: false, mayReadCauses: false },
	...override,
});

it.each<readonly [string, Logout, Caller, object]>([
	[
		'an own session',
		logoutOf(),
		alice,
		{ kind: 'logged-out', isOwn: true, session: withId(idOfAlice()) },
	],
	[
		"somebody else's session",
		logoutOf(idOfBob()),
		sam,
		{ kind: 'logged-out', isOwn: false, session: withId(idOfBob()) },
	],
	['all but one', logoutOfOthers, alice, several([idOfAlice(), idOfAlice(2)], {})],
	[
		'all of the caller',
		logoutOfAlice,
		alice,
		several([0, 1, 2].map(idOfAlice), { username: 'alice' }),
	],
	[
		'all of a user',
		logoutOfBob,
		sam,
		several([0, 1, 2].map(idOfBob), { username: 'bob', mayReadCauses: true }),
	],
])('SessionService ends %s and answers with what was ended', async (...row) => {
	const [, query, caller, answer] = row;
	expect(await setUp(on).app.ask(query, caller)).toEqual({ ok: true, answer });
});

it('SessionService answers with what a logout left, and that there may be more', async () => {
	const { app, open } = setUp(on);
	open.rows = [...open.rows, { sessionId: 'x', userId: bob.id }];
	app.workspace.answers['sessions/logout'] = (asked) => {
		app.save({});
		return open.end(asked);
	};
	const reason = { code: 'not-allowed', reason: 'logout-off' };
	const answer = { ended: [{}], remaining: [{ reason }, { reason }], isIncomplete: true };
	expect(await app.ask(logoutOfBob, sam)).toMatchObject({ answer });
});

const keeps =
	(...ids: readonly string[]): Change =>
	({ workspace }) => {
		const { 'sessions/logout': end } = workspace.answers;
		workspace.answers['sessions/logout'] = (asked) =>
			ids.includes(asked.get('sessionId') ?? '') ? withoutEffect : end(asked);
	};

it.each<readonly [string, Logout, Caller, number]>([
	['no address of an own session', logoutOf(), alice, 0],
	['no address of own sessions, ended or not', logoutOfOthers, alice, 0],
	["the addresses of somebody else's sessions, ended or not", logoutOfBob, sam, 3],
])('SessionService shows after a logout, where own addresses are hidden, %s', async (...row) => {
	const [, query, caller, want] = row;
	const { app } = setUp({ ...on, show_own_ip: false });
	keeps(idOfAlice(2), idOfBob(2))(app);
	const outcome = await app.ask(query, caller);
	expect(codeOf(outcome)).toBe('granted');
	const addresses = JSON.stringify(outcome).match(/203\.0\.113\.7/g) ?? [];
	expect(addresses).toHaveLength(want);
});

it('SessionService logs that a logout is unconfirmed, which everybody may know', async () => {
	const { app } = setUp(on);
	answers('sessions/logout', withoutEffect)(app);
	const failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
	const outcome = await app.ask(logoutOf(), alice);
	expect(outcome).toEqual({ ok: false, failure, mayReadCause: false });
	expect(app.testHost.logged('lookup-failed')).toEqual([{ event: 'lookup-failed', ...failure }]);
});

const ofBob = { owners: [bob], sessionIds: [idOfBob()] };

it.each<readonly [string, Query, Caller, Change, object]>([
	["a look at somebody else's session", lookOf('anybody'), sam, nothing, { owners: [bob] }],
	[
		"an own session that turns out to be somebody else's",
		lookOf('own'),
		alice,
		nothing,
		{ owners: [bob], outcome: 'session-not-found' },
	],
	[
		'how many sessions a user has',
		{ kind: 'count', username: 'bob' },
		sam,
		nothing,
		{ owners: [bob] },
	],
	['a summary', { kind: 'summary' }, sam, nothing, {}],
	['a refused list of a user', listOfBob, alice, nothing, { outcome: 'not-allowed' }],
	[
		'a look that cannot be posted',
		lookOf('anybody'),
		sam,
		saves(unaudited),
		{ owners: [bob], outcome: 'audit-failed' },
	],
	[
		'an own session that was ended',
		logoutOf(),
		alice,
		nothing,
		{ owners: [{ id: alice.id }], sessionIds: [idOfAlice()], ended: 1 },
	],
	[
		'sessions of a user that were ended, and one that was not',
		logoutOfBob,
		sam,
		keeps(idOfBob(1)),
		{ owners: [bob], sessionIds: [0, 1, 2].map(idOfBob), ended: 2 },
	],
	[
		'a logout that is unconfirmed',
		logoutOf(idOfBob()),
		sam,
		answers('sessions/logout', withoutEffect),
		{ ...ofBob, outcome: 'workspace-logout-unconfirmed' },
	],
	[
		'a logout that looks like one of a session that does not exist',
		logoutOf(idOfBob()),
		alice,
		nothing,
		{ ...ofBob, outcome: 'session-not-found' },
	],
	[
		'a logout that is switched off',
		logoutOfAlice,
		alice,
		saves({}),
		{ sessionIds: [], outcome: 'not-allowed' },
	],
])('SessionService writes one entry about %s', async (_name, asked, caller, change, want) => {
	const { app } = setUp(on);
	change(app);
	await app.ask(asked, caller);
	const event = asked.kind.startsWith('logout') ? 'session-logout' : 'session-lookup';
	const entry = { event, caller: who(caller), asked, owners: [], outcome: 'granted', ...want };
	const written = ['session-lookup', 'session-logout'].flatMap((each) => app.testHost.logged(each));
	expect(written).toStrictEqual([entry]);
});

it('SessionService posts a logout before it is sent', async () => {
	const { app, open } = setUp({ ...on, ...audited });
	const { promise, resolve } = deferred<string>();
	app.testHost.data.post = () => promise;
	const outcome = app.ask(logoutOfBob, sam);
	await new Promise(setImmediate);
	expect(app.workspace.asked).not.toContain('sessions/logout');
	resolve('id');
	expect(codeOf(await outcome)).toBe('granted');
	expect(open.ids).toHaveLength(3);
	const text = expect.stringMatching(/is logging out 3 sessions of .*bob/);
	const attachments = [{ text }];
	expect(app.testHost.posts).toMatchObject([{ attachments }]);
});

it('SessionService ends nothing that it cannot post', async () => {
	const { app } = setUp({ ...on, ...unaudited });
	expect(codeOf(await app.ask(logoutOfBob, sam))).toBe('audit-failed');
	expect(app.workspace.asked).not.toContain('sessions/logout');
});

const mayOnlySee = answers('permissions.listAll', onlyToSee);
const ofServiceAccount: Logout = { kind: 'logout-all', username: 'session.service' };

it.each<readonly [string, Logout, Caller, Change, string, readonly RegExp[]]>([
	['an own session', logoutOf(), alice, nothing, 'granted', []],
	['a session that it hides', logoutOf(idOfBob()), alice, nothing, 'session-not-found', []],
	[
		'a session that it then refuses to end',
		logoutOf(idOfBob()),
		sam,
		mayOnlySee,
		'not-allowed',
		[/sam.* session .*bobUserId00000000-0/],
	],
	['what it refuses by form', logoutOf(idOfBob(), 'anybody'), sam, mayOnlySee, 'not-allowed', []],
	['the service account', ofServiceAccount, admin, nothing, 'not-allowed', []],
	[
		'a user without any',
		logoutOfBob,
		sam,
		answers('sessions/list.all', page([])),
		'granted',
		[/sam.* looked up how many .*bob/],
	],
])('SessionService posts a look alone, if any, of a logout of %s', async (...row) => {
	const [, query, caller, change, want, texts] = row;
	const { app } = setUp({ ...on, ...audited });
	change(app);
	expect(codeOf(await app.ask(query, caller))).toBe(want);
	const posts = texts.map((text) => ({ attachments: [{ text: expect.stringMatching(text) }] }));
	expect(app.testHost.posts).toMatchObject(posts);
});

it('SessionService says nothing of a session whose look it cannot post', async () => {
	const { app } = setUp({ ...on, ...unaudited });
	mayOnlySee(app);
	expect(codeOf(await app.ask(logoutOf(idOfBob()), sam))).toBe('audit-failed');
	expect(app.testHost.logged('session-logout')).toMatchObject([
		{ owners: [bob], sessionIds: [idOfBob()], outcome: 'audit-failed' },
	]);
});

it('SessionService.refuseLogout says why nothing can be logged out, and counts and asks nothing', async () => {
	const refusalOf = async (settings: Settings): Promise<unknown> => {
		const { app } = setUp({ lookups_per_minute: 1, ...settings });
		await app.service.refuseLogout(app.begin(alice));
		const refusal = await app.service.refuseLogout(app.begin(alice));
		expect([app.workspace.requests, app.testHost.entries]).toEqual([[], []]);
		return refusal;
	};
	const failure = { code: 'not-allowed', reason: 'logout-off' };
	expect(await refusalOf(on)).toBeUndefined();
	expect(await refusalOf({})).toEqual({ ok: false, failure, mayReadCause: false });
	expect(await refusalOf(notSetUp)).toMatchObject({ failure: { code: 'not-configured' } });
});

it('SessionService.userToLogOut does not repeat a question about permissions that has failed', async () => {
	const { app } = setUp(on);
	answers('permissions.listAll', loginRequired)(app);
	const request = app.begin(sam);
	await app.service.ask(logoutOfBob, request);
	expect(await app.service.userToLogOut('bob', request)).toBeUndefined();
	expect(app.workspace.requests).toEqual(['permissions.listAll']);
});

it.each<readonly [string, string, Change, string | undefined]>([
	['the user to those who may log out everybody', 'bob', nothing, 'bob'],
	['nobody for a name that does not exist', 'nobody', nothing, undefined],
	['nobody where logging out is off', 'bob', saves({}), undefined],
])('SessionService.userToLogOut names %s', async (_name, name, change, want) => {
	const { app } = setUp(on);
	change(app);
	expect(await app.service.userToLogOut(name, app.begin(sam))).toBe(want);
	expect(app.workspace.askedOfSessions).toEqual([]);
});
