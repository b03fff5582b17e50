import type { Failure } from '../../../src/errors/SessionInfoError';
import {
	findOwnOfServiceAccount,
	findSession,
	isShared,
	requireVisible,
	type Sightings,
	type VisibleOptions,
} from '../../../src/lookups/findSession';
import { alice, AppFixture, bob, sam, serviceAccount } from '../support/appFixture';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, notFound, page, type Reply } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';

const alices = buildDocument();
const bobs = buildDocument({ userId: bob.id });
/** Somebody's device that is called like the id that is looked for. */
const calledAlike = buildDocument({ sessionId: otherSessionId, userId: 'malloryUserId' });
const mallorys = (count: number, from = 0) => buildRows('malloryUserId', count, { from });

type Rows = ReturnType<typeof buildRows>;
type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

/** A workspace that answers the id with one document, and lists these rows. */
const setUp = (first: Reply, rows: Rows | Serve = []) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/info.admin'] = () => first;
	app.workspace.answers['sessions/list.all'] =
		typeof rows === 'function' ? rows : (asked) => pageOf(rows, asked);
	const find = async (whose: 'own' | 'anybody'): Promise<Sightings> =>
		findSession(sessionId, whose, await app.begin(alice).connect());
	return { find, asked: app.workspace.requests };
};

const ownersOf = ({ sessions }: Sightings): readonly string[] =>
	sessions.map(({ userId }) => userId);

it.each<readonly ['own' | 'anybody', Reply, readonly string[]]>([
	['anybody', notFound, []],
	['own', { body: alices }, [alice.id]],
	['anybody', { body: bobs }, [bob.id]],
])('findSession of %s takes one request for %j', async (whose, first, want) => {
	const { find, asked } = setUp(first);
	const found = await find(whose);
	expect(ownersOf(found)).toEqual(want);
	expect(found).toMatchObject({ sessionId, unreadable: [], isWhole: true, hasGaps: false });
	expect(asked).toEqual([`sessions/info.admin?sessionId=${sessionId}`]);
});

it.each<readonly ['own' | 'anybody', string, string | undefined]>([
	['own', 'the caller', alice.id],
	['anybody', 'an unknown user', undefined],
])(
	'findSession of %s does not search on behind a row of %s that cannot be read',
	async (whose, _name, userId) => {
		const { find, asked } = setUp({ body: buildDocument({ userId, loginAt: '' }) });
		expect((await find(whose)).unreadable).toEqual([{ sessionId, userId }]);
		expect(asked).toHaveLength(1);
	},
);

it.each<readonly ['own' | 'anybody', string, object, string]>([
	['anybody', 'another id', calledAlike, sessionId],
	['anybody', 'another id that cannot be read', { sessionId: 'not.an.id' }, sessionId],
	['own', "somebody else's session under this id", bobs, alice.id],
])('findSession of %s asks the list behind %s', async (whose, _name, body, filter) => {
	const { find, asked } = setUp({ body }, [...mallorys(2), alices]);
	expect(ownersOf(await find(whose))).toContain(alice.id);
	expect(asked.slice(1)).toEqual([`sessions/list.all?filter=${filter}&offset=0&count=100`]);
});

it('findSession gives the rows of all users under the id, and those that cannot be read', async () => {
	const unreadable = { sessionId, userId: 'malloryUserId' };
	const row = { ...unreadable, loginAt: 7 };
	const listed = await setUp({ body: bobs }, [calledAlike, row, alices]).find('own');
	expect(ownersOf(listed)).toEqual([bob.id, alice.id]);
	expect(listed).toMatchObject({ unreadable: [unreadable], isWhole: false });
	const first = await setUp({ body: row }, [alices]).find('own');
	expect(first).toMatchObject({ unreadable: [unreadable], sessions: [{ sessionId }] });
});

it('findSession keeps what it has when the search fails', async () => {
	const { find } = setUp({ body: bobs }, () => loginRequired);
	expect(await find('own')).toMatchObject({
		sessions: [{ userId: bob.id }],
		failure: { code: 'workspace-credentials-rejected', endpoint: 'sessions/list.all' },
	});
});

const between = [...mallorys(150), bobs, ...mallorys(99, 150)];
const behindOthers = [...mallorys(250), alices, ...mallorys(99, 250)];
const behindUnknown = [...buildRows(alice.id, 99), {}, alices];

it.each<readonly [string, 'own' | 'anybody', Rows, number, number]>([
	['to the row, and no further', 'anybody', between, 2, 1],
	['to a row that cannot be read', 'anybody', [{ sessionId }, ...mallorys(150)], 1, 0],
	['one page if there are too many', 'anybody', mallorys(1001), 1, 0],
	['to the own row, past those of others', 'own', behindOthers, 3, 1],
	['ten pages of others', 'own', mallorys(1100), 10, 0],
	['on past a page with one row of an unknown user', 'own', behindUnknown, 2, 1],
])('findSession reads %s (%s)', async (_name, whose, rows, requests, sessions) => {
	const { find, asked } = setUp({ body: calledAlike }, rows);
	expect((await find(whose)).sessions).toHaveLength(sessions);
	expect(asked.slice(1)).toEqual(
		Array.from({ length: requests }, (_value, index) =>
			expect.stringContaining(`&offset=${100 * index}&count=100`),
		),
	);
});

const losesRow: Serve = (asked) =>
	asked.get('offset') === '0' ? page(mallorys(100), 101) : page([], 100);

it.each<readonly [string, 'own' | 'anybody', Rows | Serve, boolean, boolean]>([
	['of several pages', 'anybody', mallorys(300), true, false],
	['with a row of another id', 'anybody', [{ sessionId: 'not.an.id' }], true, false],
	['with a row without an id', 'anybody', [{ userId: bob.id }], false, false],
	['that is too long', 'anybody', mallorys(1001), false, false],
	['that is too long', 'own', mallorys(1001), false, true],
	['of which only own rows were read', 'own', buildRows(alice.id, 101), false, false],
	['that loses a row', 'own', losesRow, false, true],
])('findSession tells whether it saw all of a list %s (%s)', async (...row) => {
	const [, whose, rows, isWhole, hasGaps] = row;
	const found = await setUp({ body: calledAlike }, rows).find(whose);
	expect(found).toMatchObject({ sessions: [], unreadable: [], isWhole, hasGaps });
});

const findOfServiceAccount = async (reply: Reply): Promise<Sightings> => {
	const app = new AppFixture();
	app.workspace.answers['sessions/info'] = () => reply;
	const connected = await app.begin(serviceAccount).connect();
	return findOwnOfServiceAccount(sessionId, connected).finally(() => {
		expect(app.workspace.requests).toEqual([`sessions/info?sessionId=${sessionId}`]);
	});
};

it.each<readonly [string, Reply, readonly string[]]>([
	['the session', { body: alices }, [alice.id]],
	['none', notFound, []],
	['no other one', { body: calledAlike }, []],
])('findOwnOfServiceAccount finds %s', async (_name, reply, want) => {
	expect(ownersOf(await findOfServiceAccount(reply))).toEqual(want);
});

it('findOwnOfServiceAccount fails for an own session that cannot be read, and for no other', async () => {
	const own = { sessionId, userId: serviceAccount.id };
	const failure = { code: 'workspace-bad-answer', endpoint: 'sessions/info', status: 200 };
	expect(await rejected(findOfServiceAccount({ body: own }))).toEqual(failure);
	const other = { sessionId, userId: alice.id };
	expect((await findOfServiceAccount({ body: other })).unreadable).toEqual([other]);
});

const session = buildSession();
const { user: _user, ...sessionOfBob } = buildSession({ userId: bob.id });
const unreadable = (userId: string | undefined) => ({ unreadable: [{ sessionId, userId }] });

it.each<readonly [string, Partial<Sightings>, boolean]>([
	['itself', { sessions: [session] }, false],
	['a session of another user', { sessions: [session, sessionOfBob] }, true],
	['another id', { sessions: [{ ...sessionOfBob, sessionId: otherSessionId }] }, false],
	['an unreadable row of another user', unreadable(bob.id), true],
	['an unreadable row of the same user', unreadable(alice.id), false],
	['an unreadable row of an unknown user', unreadable(undefined), false],
])('isShared of a session beside %s is decided by the user', (_name, found, want) => {
	expect(isShared({ sessions: [], unreadable: [], ...found }, session)).toBe(want);
});

const broken: Failure = { code: 'workspace-timeout', endpoint: 'sessions/list.all' };
const inconclusive: Failure = {
	code: 'workspace-logout-unconfirmed',
	endpoint: 'sessions/logout',
};
const anybody = { callerId: sam.id, seesAnybody: true, whose: 'anybody' } as const;

/** What Alice sees of sightings, unless the options say who else looks. */
const show = (found: Partial<Sightings>, options: Partial<VisibleOptions> = {}) =>
	requireVisible(
		{ sessionId, sessions: [], unreadable: [], isWhole: true, hasGaps: false, ...found },
		{ callerId: alice.id, seesAnybody: false, whose: 'own', ...options },
	);
const refused = (...args: Parameters<typeof show>) =>
	rejectedWith(new Promise((resolve) => resolve(show(...args))));

it('requireVisible gives the first session that the caller may see, and whose it is', () => {
	const both = { sessions: [sessionOfBob, session] };
	const ofAlice = { owners: [{ id: alice.id, username: 'alice' }], sessionIds: [sessionId] };
	const ofBob = { owners: [{ id: bob.id }], sessionIds: [sessionId] };
	expect(show(both)).toEqual({ session, subject: { ...ofAlice, isAudited: false } });
	expect(show(both, anybody)).toEqual({
		session: sessionOfBob,
		subject: { ...ofBob, isAudited: true },
	});
	const own = show({ sessions: [session] }, { ...anybody, callerId: alice.id });
	expect(own.subject.isAudited).toBe(false);
});

it.each<readonly [string, Partial<Sightings>]>([
	['no session', {}],
	["somebody else's row that cannot be read", unreadable(bob.id)],
	['a row of an unknown user that cannot be read', unreadable(undefined)],
	['a search that failed', { sessions: [sessionOfBob], failure: broken }],
	['a page of own rows', { sessions: [sessionOfBob], isWhole: false }],
])(
	'requireVisible answers those who see their own sessions with not found for %s',
	async (_name, found) => {
		const { failure } = await refused(found, { inconclusive, whose: 'either' });
		expect(failure).toEqual({ code: 'session-not-found', whose: 'either' });
	},
);

const badAnswer = (endpoint: string) => ({ code: 'workspace-bad-answer', endpoint, status: 200 });

it.each<readonly [string, Partial<Sightings>, Partial<VisibleOptions>, object]>([
	['an own row that cannot be read', unreadable(alice.id), {}, badAnswer('sessions/info.admin')],
	[
		"anybody's row that cannot be read, before all else",
		{ ...unreadable(undefined), isWhole: false, failure: broken },
		anybody,
		badAnswer('sessions/info.admin'),
	],
	['a search that failed', { failure: broken, isWhole: false }, anybody, broken],
	['rows that moved', { hasGaps: true, isWhole: false }, {}, badAnswer('sessions/list.all')],
	['rows that moved, as it is asked to', { hasGaps: true }, { inconclusive }, inconclusive],
	['rows that may hide it', { isWhole: false }, { ...anybody, inconclusive }, inconclusive],
	['nothing at all', {}, anybody, { code: 'session-not-found', whose: 'anybody' }],
])('requireVisible fails for %s', async (_name, found, options, want) => {
	expect((await refused(found, options)).failure).toEqual(want);
});

it.each<readonly [string, Partial<Sightings>, readonly string[], readonly string[], boolean]>([
	['nothing', {}, [], [], false],
	["somebody else's session", { sessions: [sessionOfBob] }, [bob.id], [sessionId], true],
	["somebody else's row that cannot be read", unreadable(bob.id), [bob.id], [], true],
	['a row of an unknown user', unreadable(undefined), [], [], true],
	['an own row that cannot be read', unreadable(alice.id), [alice.id], [], false],
	[
		"such a row and somebody else's session",
		{ ...unreadable(alice.id), sessions: [sessionOfBob] },
		[bob.id, alice.id],
		[sessionId],
		true,
	],
])('requireVisible says in its refusal whose it was that it saw: %s', async (...row) => {
	const [, found, owners, sessionIds, isAudited] = row;
	const subject = { owners: owners.map((id) => ({ id })), sessionIds, isAudited };
	expect((await refused(found)).subject).toEqual(subject);
	expect((await refused({ ...found, hasGaps: true })).subject).toEqual(subject);
});

it('requireVisible audits that none was found of anybody, which tells of others too', async () => {
	const { subject } = await refused({}, anybody);
	expect(subject).toEqual({ owners: [], sessionIds: [], isAudited: true });
});
