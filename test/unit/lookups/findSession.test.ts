import type { Failure } from '../../../src/errors/SessionInfoError';
import {
	findOwnOfServiceAccount,
	findSession,
	isShared,
	requireVisible,
	type Sightings,
	type VisibleOptions,
} from '../../../src/lookups/findSession';
import { alice, AppFixture, sam, serviceAccount } from '../support/appFixture';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, notFound, page, type Reply } from '../support/fakeWorkspace';
import { buildRows, pageOf } from '../support/openSessions';
import { buildDocument, buildSession, otherSessionId, sessionId } from '../support/sessions';

const bobId = 'bobUserId00000000';
const malloryId = 'malloryUserId';

const mine = buildDocument();
const bobs = buildDocument({ userId: bobId });
/** Somebody's device that is called like the id that is looked for. */
const calledAlike = buildDocument({ sessionId: otherSessionId, userId: malloryId });
const strangers = (count: number, from = 0) => buildRows(malloryId, count, { from });

type Rows = readonly Readonly<Record<string, unknown>>[];
type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

const setUp = (first: Reply, rows: Rows | Serve = []) => {
	const app = new AppFixture();
	app.workspace.answers['sessions/info.admin'] = () => first;
	app.workspace.answers['sessions/list.all'] =
		typeof rows === 'function' ? rows : (asked) => pageOf(rows, asked);
	const find = async (whose: 'own' | 'anybody'): Promise<Sightings> =>
		findSession(sessionId, whose, await app.begin(alice).connect());
	return { find, asked: app.workspace.requests };
};

/** Pages that a test writes down. */
const pages =
	(...replies: readonly Reply[]): Serve =>
	(asked) =>
		replies[Number(asked.get('offset')) / 100] ?? page([], 0);

const ownersOf = ({ sessions }: Sightings): readonly string[] =>
	sessions.map(({ userId }) => userId);

describe('findSession', () => {
	it.each<readonly ['own' | 'anybody', Reply, readonly string[]]>([
		['own', notFound, []],
		['anybody', notFound, []],
		['own', { body: mine }, [alice.id]],
		['anybody', { body: mine }, [alice.id]],
		['anybody', { body: bobs }, [bobId]],
	])('findSession of %s takes one request for %j', async (whose, first, want) => {
		const { find, asked } = setUp(first);
		const found = await find(whose);
		expect(ownersOf(found)).toEqual(want);
		expect(found).toMatchObject({ sessionId, unreadable: [], isWhole: true, hasGaps: false });
		expect(asked).toEqual([`sessions/info.admin?sessionId=${sessionId}`]);
	});

	it.each<readonly ['own' | 'anybody', string, object]>([
		['own', 'a row of the caller', { userId: alice.id }],
		['anybody', 'a row of the caller', { userId: alice.id }],
		['anybody', "somebody else's row", { userId: bobId }],
		['anybody', 'a row without a user', { userId: undefined }],
	])(
		'findSession of %s does not search on behind %s that cannot be read',
		async (whose, _name, row) => {
			const { find, asked } = setUp({ body: buildDocument({ ...row, loginAt: '' }) });
			expect((await find(whose)).unreadable).toEqual([{ sessionId, userId: undefined, ...row }]);
			expect(asked).toHaveLength(1);
		},
	);

	it.each<readonly ['own' | 'anybody', string, Readonly<Record<string, unknown>>, string]>([
		['anybody', 'another id', calledAlike, sessionId],
		['anybody', 'another id that cannot be read', { sessionId: 'not.an.id' }, sessionId],
		['own', 'another id', calledAlike, alice.id],
		['own', "somebody else's session under this id", bobs, alice.id],
		['own', 'a row of nobody', { sessionId }, alice.id],
		['own', 'an own session under another id', { ...mine, sessionId: 'x' }, alice.id],
	])('findSession of %s asks the list behind %s', async (whose, _name, body, filter) => {
		const { find, asked } = setUp({ body }, [...strangers(2), mine]);
		expect(ownersOf(await find(whose))).toContain(alice.id);
		expect(asked.slice(1)).toEqual([`sessions/list.all?filter=${filter}&offset=0&count=100`]);
	});

	it('findSession gives the rows of all users under the id, and those that cannot be read', async () => {
		const odd = { sessionId, userId: malloryId };
		const { find } = setUp({ body: bobs }, [calledAlike, { ...odd, loginAt: 7 }, mine]);
		const found = await find('own');
		expect(ownersOf(found)).toEqual([bobId, alice.id]);
		expect(found).toMatchObject({ unreadable: [odd], isWhole: false });
		const behind = setUp({ body: { ...odd, loginAt: 7 } }, [mine]);
		expect(await behind.find('own')).toMatchObject({
			unreadable: [odd],
			sessions: [{ sessionId }],
		});
	});

	it('findSession keeps what it has when the search fails', async () => {
		const { find } = setUp({ body: bobs }, () => loginRequired);
		expect(await find('own')).toMatchObject({
			sessions: [{ userId: bobId }],
			failure: { code: 'workspace-credentials-rejected', endpoint: 'sessions/list.all' },
		});
	});

	it('findSession fails when its first request does', async () => {
		const { find } = setUp(loginRequired);
		expect((await rejected(find('own'))).code).toBe('workspace-credentials-rejected');
		expect((await rejected(setUp({ body: {} }).find('own'))).code).toBe('workspace-bad-answer');
	});

	const behind = { body: calledAlike };

	it.each<readonly [string, 'own' | 'anybody', Rows, number, number]>([
		[
			'to the row, and no further',
			'anybody',
			[...strangers(150), bobs, ...strangers(99, 150)],
			2,
			1,
		],
		['to a row that cannot be read', 'anybody', [{ sessionId }, ...strangers(150)], 1, 0],
		['to the end', 'anybody', strangers(1000), 10, 0],
		['no further if there are too many', 'anybody', strangers(1001), 1, 0],
		[
			'to the own row, past those of others',
			'own',
			[...strangers(250), mine, ...strangers(99, 250)],
			3,
			1,
		],
		["past somebody else's row under the id", 'own', [bobs, ...strangers(99), mine], 2, 2],
		['no further than ten pages of others', 'own', strangers(1100), 10, 0],
		['no further than a page of own rows', 'own', [...buildRows(alice.id, 100), mine], 1, 0],
		[
			'past a page of own rows and one of another',
			'own',
			[...buildRows(alice.id, 99), bobs, mine],
			2,
			2,
		],
		['past a row of nobody', 'own', [...buildRows(alice.id, 99), {}, mine], 2, 1],
	])('findSession reads %s (%s)', async (_name, whose, rows, requests, sessions) => {
		const { find, asked } = setUp(behind, rows);
		expect((await find(whose)).sessions).toHaveLength(sessions);
		expect(asked.slice(1)).toEqual(
			Array.from({ length: requests }, (_value, index) =>
				expect.stringContaining(`&offset=${100 * index}&count=100`),
			),
		);
	});

	it('findSession does not go on behind own rows where the server gives fewer at once', async () => {
		const rows = [...buildRows(alice.id, 60), mine];
		const { find, asked } = setUp(behind, (query) => pageOf(rows, query, 50));
		expect(await find('own')).toMatchObject({ sessions: [], isWhole: false, hasGaps: false });
		expect(asked).toHaveLength(2);
	});

	it.each<readonly [string, 'own' | 'anybody', Rows | Serve, boolean, boolean]>([
		['of one page', 'anybody', strangers(3), true, false],
		['of several pages', 'anybody', strangers(300), true, false],
		['of several pages', 'own', strangers(300), true, false],
		['with a row of another id', 'anybody', [{ sessionId: 'not.an.id' }], true, false],
		['with a row without an id', 'anybody', [{ userId: bobId }], false, false],
		['with a row without an id', 'own', [{ userId: alice.id }], false, false],
		['that is too long', 'anybody', strangers(1001), false, false],
		['that is too long', 'own', strangers(1001), false, true],
		['of which only the own rows were read', 'own', buildRows(alice.id, 101), false, false],
		[
			'that counts another total',
			'own',
			pages(page(strangers(100), 101), page([], 100)),
			false,
			true,
		],
		[
			'that repeats a row',
			'own',
			pages(page(strangers(100), 101), page(strangers(1), 101)),
			false,
			true,
		],
		[
			'that repeats a row',
			'anybody',
			pages(page(strangers(100), 101), page(strangers(1), 101)),
			false,
			true,
		],
	])(
		'findSession tells whether it saw all of a list %s (%s)',
		async (_name, whose, rows, isWhole, hasGaps) => {
			expect(await setUp(behind, rows).find(whose)).toMatchObject({
				sessions: [],
				unreadable: [],
				isWhole,
				hasGaps,
			});
		},
	);
});

describe('findOwnOfServiceAccount', () => {
	const find = async (reply: Reply): Promise<Sightings> => {
		const app = new AppFixture();
		app.workspace.answers['sessions/info'] = () => reply;
		const connected = await app.begin(serviceAccount).connect();
		return findOwnOfServiceAccount(sessionId, connected).finally(() => {
			expect(app.workspace.requests).toEqual([`sessions/info?sessionId=${sessionId}`]);
		});
	};

	it.each<readonly [string, Reply, readonly string[]]>([
		['the session', { body: mine }, [alice.id]],
		['none', notFound, []],
		['no other one', { body: calledAlike }, []],
	])('findOwnOfServiceAccount finds %s', async (_name, reply, want) => {
		expect(ownersOf(await find(reply))).toEqual(want);
	});

	it('findOwnOfServiceAccount fails for an own session that cannot be read, and for no other', async () => {
		const row = { ...mine, loginAt: '' };
		expect(await rejected(find({ body: { ...row, userId: serviceAccount.id } }))).toEqual({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info',
			status: 200,
		});
		expect((await find({ body: row })).unreadable).toEqual([{ sessionId, userId: alice.id }]);
	});
});

describe('isShared', () => {
	const session = buildSession();

	it.each<readonly [string, Partial<Sightings>, boolean]>([
		['not by itself', { sessions: [session] }, false],
		['by a session of another user', { sessions: [session, { ...session, userId: bobId }] }, true],
		[
			'not by another session',
			{ sessions: [{ ...session, userId: bobId, sessionId: otherSessionId }] },
			false,
		],
		['by an unreadable row of another user', { unreadable: [{ sessionId, userId: bobId }] }, true],
		[
			'not by an unreadable row of the same user',
			{ unreadable: [{ sessionId, userId: alice.id }] },
			false,
		],
		[
			'not by an unreadable row of nobody',
			{ unreadable: [{ sessionId, userId: undefined }] },
			false,
		],
		[
			'not by an unreadable row without an id',
			{ unreadable: [{ sessionId: undefined, userId: bobId }] },
			false,
		],
	])('isShared: %s', (_name, found, want) => {
		expect(isShared({ sessions: [], unreadable: [], ...found }, session)).toBe(want);
	});
});

describe('requireVisible', () => {
	const session = buildSession();
	const { user: _user, ...bobSession } = buildSession({ userId: bobId });
	const broken: Failure = { code: 'workspace-timeout', endpoint: 'sessions/list.all' };
	const inconclusive: Failure = {
		code: 'workspace-logout-unconfirmed',
		endpoint: 'sessions/logout',
	};
	const show = (found: Partial<Sightings>, options: Partial<VisibleOptions> = {}) =>
		requireVisible(
			{ sessionId, sessions: [], unreadable: [], isWhole: true, hasGaps: false, ...found },
			{ viewer: alice, callerId: alice.id, whose: 'own', ...options },
		);
	const refused = (...args: Parameters<typeof show>) =>
		rejectedWith(new Promise((resolve) => resolve(show(...args))));
	const anybody = { viewer: 'anybody', callerId: sam.id, whose: 'anybody' } as const;
	const none: Failure = { code: 'session-not-found', whose: 'own' };

	it('requireVisible gives the first session that the caller may see, and whose it is', () => {
		const both = { sessions: [bobSession, session] };
		expect(show(both)).toEqual({
			session,
			subject: {
				owners: [{ id: alice.id, username: 'alice' }],
				sessionIds: [sessionId],
				isAudited: false,
			},
		});

		expect(show(both, anybody)).toEqual({
			session: bobSession,
			subject: { owners: [{ id: bobId }], sessionIds: [sessionId], isAudited: true },
		});

		expect(show({ sessions: [session] }, { ...anybody, callerId: alice.id })).toMatchObject({
			subject: { isAudited: false },
		});
	});

	it('requireVisible shows what is visible, whatever else is wrong', () => {
		const wrong = { isWhole: false, hasGaps: true, failure: broken };
		const unreadable = [{ sessionId, userId: alice.id }];
		expect(show({ ...wrong, unreadable, sessions: [session] }).session).toBe(session);
	});

	it.each<readonly [string, Partial<Sightings>]>([
		['none', {}],
		["somebody else's", { sessions: [bobSession] }],
		["somebody else's that cannot be read", { unreadable: [{ sessionId, userId: bobId }] }],
		["nobody's that cannot be read", { unreadable: [{ sessionId, userId: undefined }] }],
		["somebody else's, and a search that failed", { sessions: [bobSession], failure: broken }],
		["somebody else's, and a page of own rows", { sessions: [bobSession], isWhole: false }],
	])(
		'requireVisible answers an own session that is %s like one that does not exist',
		async (_name, found) => {
			expect((await refused(found, { inconclusive })).failure).toEqual(none);
			expect((await refused(found, { whose: 'either' })).failure).toEqual({
				...none,
				whose: 'either',
			});
		},
	);

	it.each<readonly [string, Partial<Sightings>, Partial<VisibleOptions>, Partial<Failure>]>([
		[
			'an own row that cannot be read',
			{ unreadable: [{ sessionId, userId: alice.id }] },
			{},
			{ code: 'workspace-bad-answer', endpoint: 'sessions/info.admin', status: 200 },
		],
		[
			"anybody's row that cannot be read, before all else",
			{ unreadable: [{ sessionId, userId: undefined }], isWhole: false, failure: broken },
			anybody,
			{ code: 'workspace-bad-answer', endpoint: 'sessions/info.admin', status: 200 },
		],
		['a search that failed', { failure: broken, isWhole: false }, anybody, broken],
		[
			'rows that moved',
			{ hasGaps: true, isWhole: false },
			{},
			{ code: 'workspace-bad-answer', endpoint: 'sessions/list.all', status: 200 },
		],
		['rows that moved, as it is asked to', { hasGaps: true }, { inconclusive }, inconclusive],
		['rows that may hide it', { isWhole: false }, { ...anybody, inconclusive }, inconclusive],
		['nothing at all', {}, anybody, { code: 'session-not-found', whose: 'anybody' }],
	])('requireVisible fails for %s', async (_name, found, options, want) => {
		expect((await refused(found, options)).failure).toEqual(want);
	});

	it.each<readonly [string, Partial<Sightings>, object]>([
		['of nobody', {}, { owners: [], sessionIds: [], isAudited: false }],
		[
			"of somebody else's session",
			{ sessions: [bobSession] },
			{ owners: [{ id: bobId }], sessionIds: [sessionId], isAudited: true },
		],
		[
			"of somebody else's row that cannot be read",
			{ unreadable: [{ sessionId, userId: bobId }] },
			{ owners: [{ id: bobId }], sessionIds: [], isAudited: true },
		],
		[
			'of a row that does not say whose it is',
			{ unreadable: [{ sessionId, userId: undefined }] },
			{ owners: [], sessionIds: [], isAudited: true },
		],
		[
			'of an own row that cannot be read',
			{ unreadable: [{ sessionId, userId: alice.id }] },
			{ owners: [{ id: alice.id }], sessionIds: [], isAudited: false },
		],
		[
			"of such a row and somebody else's session",
			{ sessions: [bobSession], unreadable: [{ sessionId, userId: alice.id }] },
			{ owners: [{ id: bobId }, { id: alice.id }], sessionIds: [sessionId], isAudited: true },
		],
	])('requireVisible says in its refusal that it was a look %s', async (_name, found, subject) => {
		expect((await refused(found)).subject).toEqual(subject);
		expect((await refused({ ...found, hasGaps: true })).subject).toEqual(subject);
	});

	it('requireVisible says that none was found of anybody, which tells of others too', async () => {
		for (const failure of [undefined, broken]) {
			const { subject } = await refused({ ...(failure && { failure }) }, anybody);
			expect(subject).toEqual({ owners: [], sessionIds: [], isAudited: true });
		}
	});
});
