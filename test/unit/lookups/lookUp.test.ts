import { findUserToLogOut, type LookupResult, lookUp } from '../../../src/lookups/lookUp';
import type { Caller } from '../../../src/requests/Caller';
import type { Lookup } from '../../../src/requests/Query';
import type { Session } from '../../../src/sessions/Session';
import { admin, alice, AppFixture, bob, guest, sam, serviceAccount } from '../support/appFixture';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, page } from '../support/fakeWorkspace';
import { user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import {
	anybodysSession,
	countOf,
	eitherSession,
	listOf,
	listOfBob,
	listOfEverybody,
	ownList,
	ownSession,
	search,
	summary,
} from '../support/queries';
import { buildDocument, otherSessionId, sessionId } from '../support/sessions';

/** Bob's session, as `info.admin` shows it. */
const bobs = buildDocument({ userId: bob.id, _user: { username: 'bob' } });
const listOfService = listOf({ of: 'user', username: 'session.service' });

const setUp = (settings = {}): AppFixture =>
	new AppFixture({ settings: { allow_logout: true, ...settings } });

/** A workspace in which everything that is asked for is one session. */
const showing = (document: object, settings = {}): AppFixture => {
	const app = setUp(settings);
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

const forHolders = { self_service: false };

it.each<readonly [Lookup, object, string]>([
	[anybodysSession, {}, 'permission'],
	[listOfBob, {}, 'permission'],
	[listOf({ of: 'user', username: 'nobody' }), {}, 'permission'],
	[listOfEverybody, {}, 'permission'],
	[search, {}, 'permission'],
	[summary, {}, 'permission'],
	[ownSession, forHolders, 'self-service'],
	[ownList, forHolders, 'self-service'],
])('lookUp refuses %j before it asks about sessions', async (lookup, settings, reason) => {
	const app = setUp(settings);
	expect(await rejected(look(lookup, alice, app))).toEqual({ code: 'not-allowed', reason });
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it('lookUp asks about no session while it cannot know the holders', async () => {
	const app = setUp();
	app.workspace.answers['permissions.listAll'] = () => loginRequired;
	const { code } = await rejected(look(eitherSession, admin, app));
	expect(code).toBe('workspace-credentials-rejected');
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it.each([ownSession, ownList, countOf('alice')])(
	'lookUp needs no permission for own sessions: %j',
	async (lookup) => {
		const app = showing(buildDocument());
		await look(lookup, alice, app);
		expect(app.workspace.asked).not.toContain('permissions.listAll');
	},
);

const byId = `sessionId=${sessionId}`;

it.each<readonly [string, Lookup, Caller, string]>([
	['an own session', ownSession, alice, `info.admin?${byId}`],
	["the service account's own session", ownSession, serviceAccount, `info?${byId}`],
	["anybody's session", anybodysSession, sam, `info.admin?${byId}`],
	['an id alone, for the service account', eitherSession, serviceAccount, `info.admin?${byId}`],
	['own sessions', ownList, alice, `list.all?filter=${alice.id}&offset=0&count=100`],
	["the service account's own sessions", ownList, serviceAccount, 'list?offset=0&count=100'],
	["a user's sessions", listOfBob, sam, `list.all?filter=${bob.id}&offset=0&count=100`],
	['a search', search, sam, 'list.all?filter=Chrome&offset=0&count=5'],
	['the summary', summary, sam, 'list.all?offset=0&count=100'],
])('lookUp asks once for %s', async (_name, lookup, caller, want) => {
	const app = showing(caller === sam ? bobs : buildDocument({ userId: caller.id }));
	await look(lookup, caller, app);
	expect(app.workspace.askedOfSessions).toEqual([`sessions/${want}`]);
});

it.each<readonly [string, Lookup, Caller, string]>([
	['an own one', ownSession, alice, 'own'],
	['an id alone of a guest', eitherSession, guest, 'either'],
])("lookUp hides somebody else's session from those who ask for %s", async (...row) => {
	const [, lookup, caller, whose] = row;
	const unreadable = buildDocument({ userId: bob.id, loginAt: '' });
	for (const document of [bobs, unreadable]) {
		const failure = await rejected(look(lookup, caller, showing(document)));
		expect(failure).toEqual({ code: 'session-not-found', whose });
	}
});

it.each<readonly [Lookup, Caller, object, string]>([
	[ownSession, alice, bobs, alice.id],
	[anybodysSession, sam, buildDocument({ sessionId: otherSessionId }), sessionId],
])('lookUp searches on behind the row of another session: %j', async (...row) => {
	const [lookup, caller, first, filter] = row;
	const app = showing(first);
	app.workspace.answers['sessions/list.all'] = () => page([first, buildDocument()]);
	expect(sessionsOf(await look(lookup, caller, app))).toMatchObject([{ userId: alice.id }]);
	expect(app.workspace.askedOfSessions.slice(1)).toEqual([
		`sessions/list.all?filter=${filter}&offset=0&count=100`,
	]);
});

it.each<readonly [string, Lookup, Caller, boolean]>([
	['own if it was asked for as such', ownSession, sam, true],
	['own if the caller sees no other', eitherSession, alice, true],
	['anybody’s', anybodysSession, sam, false],
	['anybody’s by the id alone', eitherSession, sam, false],
])('lookUp says that a session is %s', async (_name, lookup, caller, isOwn) => {
	const app = showing(buildDocument({ userId: caller.id }));
	expect((await look(lookup, caller, app)).answer).toEqual({
		kind: 'session',
		isOwn,
		session: expect.objectContaining({ sessionId, userId: caller.id }),
	});
});

it('lookUp names a user as the user is called', async () => {
	const { answer } = await look(listOf({ of: 'user', username: '`bob`.' }), sam);
	expect(answer).toMatchObject({ kind: 'list', list: listOfBob });
});

it.each<readonly [Lookup, Caller, object]>([
	[ownList, alice, { total: 1, isIncomplete: false }],
	[listOfBob, sam, { total: 1, isIncomplete: false }],
	[listOfEverybody, sam, { total: 3, isIncomplete: false }],
	[listOf({ of: 'search', filter: '203.0.113.7' }), sam, { total: 3, lookedThrough: 3 }],
])('lookUp gives a list with what it is of: %j', async (lookup, caller, want) => {
	const app = setUp();
	const namesake = buildDocument({ userId: 'x', _user: { username: alice.id } });
	app.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument(), namesake]);
	const { answer } = await look(lookup, caller, app);
	expect(answer).toMatchObject({ kind: 'list', list: lookup, page: want });
});

it.each<readonly [string, Lookup, Caller, object, string | undefined]>([
	['own sessions', ownList, alice, {}, 'allowed'],
	['own sessions where that is off', ownList, alice, { allow_logout: false }, 'logout-off'],
	["somebody else's sessions", listOfBob, sam, {}, 'allowed'],
	["the service account's sessions", listOfService, sam, {}, 'service-account'],
	["everybody's sessions", listOfEverybody, sam, {}, undefined],
])('lookUp says whether %s may be logged out', async (_name, lookup, caller, settings, want) => {
	const { answer } = await look(lookup, caller, setUp(settings));
	expect(answer.kind === 'list' ? answer.logout : answer).toBe(want);
});

it.each([
	[0, 5, 0],
	[10, 2, 10],
	[12, 0, 12],
])('lookUp gives the page from %d on', async (offset, length, from) => {
	const app = setUp();
	new OpenSessions(app.workspace, [...buildRows(bob.id, 12), ...buildRows('x', 1)]);
	const lookup = listOf({ of: 'user', username: 'bob' }, offset);
	const result = await look(lookup, sam, app);
	expect(sessionsOf(result).map((session) => session.sessionId)).toEqual(
		Array.from({ length }, (_value, index) => `${bob.id}-${from + index}`),
	);
	expect(result.answer).toMatchObject({ list: lookup, page: { total: 12 } });
	const last = await look({ ...lookup, orLastPage: true }, sam, app);
	expect(last.answer).toMatchObject({ list: { pagination: { offset: Math.min(10, offset) } } });
	expect(sessionsOf(last)).toHaveLength(offset < 10 ? 5 : 2);
});

it('lookUp reads a list as far as the page needs it', async () => {
	const app = setUp();
	new OpenSessions(app.workspace, buildRows(alice.id, 150));
	await look(listOf({ of: 'own' }, 95), alice, app);
	expect(app.workspace.askedOfSessions).toHaveLength(1);
	expect(sessionsOf(await look(listOf({ of: 'own' }, 96), alice, app))).toHaveLength(5);
	expect(app.workspace.askedOfSessions).toHaveLength(3);
});

it('lookUp sums up the sessions', async () => {
	const { answer } = await look(summary, sam, showing(bobs));
	expect(answer).toMatchObject({ kind: 'summary', summary: { sessions: 1, people: 1 } });
});

it.each<readonly [string, Lookup, Caller, boolean]>([
	['no address of an own session', ownSession, sam, false],
	['no address of own sessions', ownList, alice, false],
	["the address of anybody's session", anybodysSession, sam, true],
	['the addresses of a user', listOfBob, sam, true],
])('lookUp shows, where own addresses are hidden, %s', async (_name, lookup, caller, want) => {
	const document = buildDocument({ userId: lookup === listOfBob ? bob.id : caller.id });
	for (const show_own_ip of [true, false]) {
		const result = await look(lookup, caller, showing(document, { show_own_ip }));
		const hasAddress = sessionsOf(result).map((session) => 'ip' in session);
		expect(hasAddress).toEqual([show_own_ip || want]);
	}
});

it.each<readonly [string, string, Caller, number, number, boolean]>([
	['`bob`', 'bob', sam, 120, 2, false],
	['alice', 'alice', alice, 3, 1, true],
])('lookUp counts all sessions of %s', async (typed, username, caller, total, requests, isOwn) => {
	const app = setUp();
	new OpenSessions(app.workspace, [...buildRows(bob.id, 120), ...buildRows(alice.id, 3)]);
	const answer = { kind: 'count', username, isOwn, total, isIncomplete: false };
	expect((await look(countOf(typed), caller, app)).answer).toEqual(answer);
	expect(app.workspace.askedOfSessions).toHaveLength(requests);
	app.workspace.answers['sessions/list.all'] = () => page([{}]);
	expect((await look(countOf(typed), caller, app)).answer).toMatchObject({ isIncomplete: true });
});

const findUser = async (username: string, caller: Caller, app = setUp()) =>
	findUserToLogOut(username, await app.begin(caller).connect());

it.each<readonly [string, Caller, object]>([
	['bob', sam, bob],
	['sam', sam, { id: sam.id, username: 'sam' }],
	['`alice`', alice, { id: alice.id, username: 'alice' }],
])('findUserToLogOut finds %s', async (username, caller, want) => {
	expect(await findUser(username, caller)).toEqual(want);
});

it.each<readonly [string, Caller, object, string]>([
	['bob', alice, {}, 'logout-permission'],
	['Alice', alice, {}, 'logout-permission'],
	['session.service', sam, {}, 'service-account'],
	['nobody', alice, { allow_logout: false }, 'logout-off'],
	['alice', alice, forHolders, 'self-service'],
])('findUserToLogOut refuses %s before it asks about sessions', async (...row) => {
	const [username, caller, settings, reason] = row;
	const app = setUp(settings);
	const failure = { code: 'not-allowed', reason };
	expect(await rejected(findUser(username, caller, app))).toEqual(failure);
	expect(await rejected(look(countOf(username), caller, app))).toEqual(failure);
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it('findUserToLogOut takes no name for an own one that is somebody else’s', async () => {
	const app = setUp();
	app.testHost.data.findUser = (name) => Promise.resolve(user(`id of ${name}`, name));
	const { failure } = await rejectedWith(findUser('alice.', alice, app));
	expect(failure).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
	const found = await findUser('alice.', sam, app);
	expect(found).toEqual({ id: 'id of alice.', username: 'alice.' });
});

it('findUserToLogOut says in a refusal whose sessions they were', async () => {
	const { subject } = await rejectedWith(findUser('session.service', sam));
	const owner = { id: serviceAccount.id, username: 'session.service' };
	expect(subject).toEqual({ owners: [owner], sessionIds: [], isAudited: true });
});

const sams = buildDocument({ userId: sam.id });
const ofSam = { id: sam.id };

it.each<readonly [string, Lookup, Caller, readonly object[], readonly object[], boolean]>([
	["somebody else's session", anybodysSession, sam, [bobs], [bob], true],
	['an own session of a holder', anybodysSession, sam, [sams], [ofSam], false],
	['an own list', ownList, alice, [buildDocument()], [], false],
	["a user's empty list", listOfBob, sam, [], [bob], true],
	['an own list by name', listOfBob, { ...sam, ...bob }, [bobs], [bob], false],
	["everybody's sessions", listOfEverybody, sam, [bobs, sams, bobs], [bob, ofSam], true],
	['a search that finds own sessions alone', search, sam, [sams], [ofSam], true],
	['the summary', summary, sam, [], [], true],
	["the count of somebody else's", countOf('bob'), sam, [], [bob], true],
	['an own count', countOf('sam'), sam, [], [{ ...ofSam, username: 'sam' }], false],
])('lookUp tells the log whose it was, and whether it is audited: %s', async (...row) => {
	const [, lookup, caller, rows, owners, isAudited] = row;
	const app = setUp();
	app.workspace.answers['sessions/info.admin'] = () => ({ body: rows[0] });
	app.workspace.answers['sessions/list.all'] = () => page(rows);
	const { subject } = await look(lookup, caller, app);
	const sessionIds = lookup.kind === 'session' ? [sessionId] : [];
	expect(subject).toEqual({ owners, sessionIds, isAudited });
});

it.each([listOfBob, countOf('bob')])(
	'lookUp tells the log whose it was, though it fails: %j',
	async (lookup) => {
		const app = setUp();
		app.workspace.answers['sessions/list.all'] = () => loginRequired;
		const { failure, subject } = await rejectedWith(look(lookup, sam, app));
		expect(failure.code).toBe('workspace-credentials-rejected');
		expect(subject).toEqual({ owners: [bob], sessionIds: [], isAudited: true });
	},
);

it('lookUp does not audit that own sessions cannot be read', async () => {
	const app = setUp();
	app.workspace.answers['sessions/info.admin'] = () => loginRequired;
	const { subject } = await rejectedWith(look(eitherSession, alice, app));
	expect(subject).toMatchObject({ isAudited: false });
});
