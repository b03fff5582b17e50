import { type Plan, planLogout } from '../../../src/logout/planLogout';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout } from '../../../src/requests/Query';
import { admin, alice, AppFixture, sam, serviceAccount } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, page, permissions } from '../support/fakeWorkspace';
import { user } from '../support/host';
import { buildRows, OpenSessions, pageOf } from '../support/openSessions';
import { buildDocument, idOf } from '../support/sessions';
import { service } from '../support/settings';

type Serve = AppFixture['workspace']['answers']['sessions/list.all'];

const bobId = 'bobUserId00000000';
const malloryId = 'malloryUserId';
const guest = buildCaller({ ...sam, roles: ['holders', 'guest'] });
const own = `${alice.id}-1`;
const sams = `${sam.id}-0`;
const bobs = `${bobId}-1`;
const services = `${service.userId}-0`;

const logout = (sessionId: string, whose: 'own' | 'anybody' | 'either' = 'either'): Logout => ({
	kind: 'logout',
	whose,
	sessionId: idOf(sessionId),
});
const others = (sessionId: string): Logout => ({
	kind: 'logout-others',
	sessionId: idOf(sessionId),
});
const all = (username: string): Logout => ({ kind: 'logout-all', username });

const bob = { id: bobId, username: 'bob' };
const ofAlice = { id: alice.id, username: 'alice' };
const ofService = { id: service.userId, username: 'session.service' };

const rows = [
	...buildRows(alice.id, 3),
	...buildRows(bobId, 2, { _user: { username: 'bob' } }),
	...buildRows(sam.id, 1),
	...buildRows(service.userId, 1),
];

const setUp = (settings = {}): AppFixture => {
	const users = [
		...[user(alice.id, 'alice'), user(bobId, 'bob'), user('carolUserId', 'carol')],
		user(service.userId, 'session.service'),
	];
	const app = new AppFixture({
		settings: { allow_logout: true, ...settings },
		findUser: (name) => Promise.resolve(users.find(({ username }) => username === name)),
	});
	new OpenSessions(app.workspace, rows);
	return app;
};

const plan = async (query: Logout, caller: Caller, app = setUp()): Promise<Plan> =>
	planLogout(query, await app.begin(caller).connect());

const ids = ({ sessions }: Plan): readonly string[] => sessions.map(({ sessionId }) => sessionId);

const viewers = permissions({ 'logout-device-management': ['admin'] });
const enders = permissions({ 'view-device-management': ['admin'] });
const none = { code: 'session-not-found', whose: 'own' };
const unconfirmed = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };

describe('planLogout of one session', () => {
	it.each<readonly [string, string, 'own' | 'anybody' | 'either', Caller, object]>([
		['an own one', own, 'either', alice, { id: alice.id }],
		['an own one as such', own, 'own', alice, { id: alice.id }],
		['an own one of a holder', sams, 'own', sam, { id: sam.id }],
		['an own one of a holder, as anybody’s', sams, 'anybody', sam, { id: sam.id }],
		['an own one of a guest', sams, 'either', guest, { id: sam.id }],
		["somebody else's", bobs, 'either', sam, bob],
		["somebody else's as such", bobs, 'anybody', sam, bob],
	])('planLogout plans %s', async (_name, sessionId, whose, caller, owner) => {
		const app = setUp();
		expect(await plan(logout(sessionId, whose), caller, app)).toEqual({
			owner,
			sessions: [expect.objectContaining({ sessionId })],
			shared: new Set(),
		});
		expect(app.workspace.askedOfSessions).toEqual([`sessions/info.admin?sessionId=${sessionId}`]);
	});

	it.each<readonly [string, string, 'own' | 'anybody' | 'either', Caller, string]>([
		['nobody’s', 'none', 'either', alice, 'own'],
		['nobody’s, as an own one', 'none', 'own', sam, 'own'],
		['nobody’s, for a holder', 'none', 'either', sam, 'anybody'],
		['nobody’s, as anybody’s', 'none', 'anybody', sam, 'anybody'],
		["somebody else's", bobs, 'either', alice, 'own'],
		["somebody else's, as an own one", bobs, 'own', alice, 'own'],
		["somebody else's, as an own one of a holder", bobs, 'own', sam, 'own'],
		["somebody else's, for a guest", bobs, 'either', guest, 'own'],
		["the service account's", services, 'either', alice, 'own'],
		["the service account's, as an own one of a holder", services, 'own', sam, 'own'],
	])('planLogout does not find %s', async (_name, sessionId, whose, caller, want) => {
		const { failure, subject } = await rejectedWith(plan(logout(sessionId, whose), caller));
		expect(failure).toEqual({ code: 'session-not-found', whose: want });
		expect(subject?.sessionIds).toEqual(sessionId === 'none' ? [] : [sessionId]);
	});

	it('planLogout says only to those who may see a session that they may not end it', async () => {
		const app = setUp();
		app.workspace.answers['permissions.listAll'] = () => viewers;
		const { failure, subject } = await rejectedWith(plan(logout(bobs), sam, app));
		expect(failure).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
		expect(subject).toEqual({ owners: [bob], sessionIds: [bobs], isAudited: true });
		expect(ids(await plan(logout(sams), sam, app))).toEqual([sams]);

		const ender = setUp();
		ender.workspace.answers['permissions.listAll'] = () => enders;
		expect(await rejected(plan(logout(bobs), sam, ender))).toEqual(none);
	});

	it.each<readonly [string, 'own' | 'anybody' | 'either', Caller, boolean]>([
		['a holder', 'either', sam, true],
		['a holder, as anybody’s', 'anybody', sam, true],
		['the service account', 'either', serviceAccount, false],
		['the service account, as an own one', 'own', serviceAccount, false],
	])('planLogout refuses the service account’s to %s', async (_name, whose, caller, isAudited) => {
		const { failure, subject } = await rejectedWith(plan(logout(services, whose), caller));
		expect(failure).toEqual({ code: 'not-allowed', reason: 'service-account' });
		expect(subject).toMatchObject({ owners: [{ id: service.userId }], isAudited });
	});

	it.each<readonly [string, 'own' | 'either', Caller, string, object]>([
		['an own one', 'either', alice, alice.id, { code: 'workspace-bad-answer' }],
		["somebody else's, to a holder", 'either', sam, bobId, { code: 'workspace-bad-answer' }],
		["somebody else's", 'either', alice, bobId, none],
		["somebody else's, to a holder, as an own one", 'own', sam, bobId, none],
	])(
		'planLogout does not plan %s that cannot be read',
		async (_name, whose, caller, userId, want) => {
			const app = setUp();
			const body = buildDocument({ sessionId: bobs, userId, loginAt: '' });
			app.workspace.answers['sessions/info.admin'] = () => ({ body });
			const { failure, subject } = await rejectedWith(plan(logout(bobs, whose), caller, app));
			expect(failure).toMatchObject(want);
			expect(subject?.owners).toEqual([{ id: userId }]);
		},
	);

	const calledAlike = { body: buildDocument({ sessionId: 'x', userId: malloryId }) };
	const twice = (userId: string) => [
		buildDocument({ sessionId: own, userId }),
		buildDocument({ sessionId: own }),
	];

	it.each<readonly [string, Caller, string]>([
		['by a device that is called like its id', alice, bobId],
		['by the service account', alice, service.userId],
		['by another user', sam, bobId],
	])('planLogout marks an id that is shared %s', async (_name, caller, userId) => {
		const app = setUp();
		app.workspace.answers['sessions/info.admin'] = () => calledAlike;
		app.workspace.answers['sessions/list.all'] = () => page(twice(userId));
		const { sessions, shared } = await plan(logout(own), caller, app);
		expect([...shared]).toEqual(sessions);
	});

	it('planLogout marks an own id that somebody else’s session has shown first', async () => {
		const app = setUp();
		app.workspace.answers['sessions/info.admin'] = () => ({ body: twice(bobId)[0] });
		app.workspace.answers['sessions/list.all'] = () => page(twice(bobId).slice(1));
		expect((await plan(logout(own), alice, app)).shared.size).toBe(1);
	});

	it('planLogout does not say that there is none while rows move', async () => {
		const moving: Serve = (asked) =>
			asked.get('offset') === '0'
				? page(buildRows(malloryId, 100), 101)
				: page(buildRows(malloryId, 1), 101);
		for (const caller of [alice, sam]) {
			const app = setUp();
			app.workspace.answers['sessions/info.admin'] = () => calledAlike;
			app.workspace.answers['sessions/list.all'] = moving;
			expect(await rejected(plan(logout(own), caller, app))).toEqual(unconfirmed);
		}
	});
});

describe('planLogout of all but one', () => {
	it('planLogout plans the sessions of the caller without that one', async () => {
		const { before, ...planned } = await plan(others(own), alice);
		expect(planned).toMatchObject({ owner: ofAlice, shared: new Set() });
		expect(planned.sessions.map(({ sessionId }) => sessionId)).toEqual([
			...[`${alice.id}-0`, `${alice.id}-2`],
		]);
		expect(before?.list.sessions).toHaveLength(3);
	});

	it('planLogout plans none if that one is the only one', async () => {
		expect(ids(await plan(others(sams), sam))).toEqual([]);
	});

	it.each<readonly [string, string, Caller]>([
		['nobody’s', 'none', alice],
		['somebody else’s', bobs, alice],
		['somebody else’s, for a holder', bobs, sam],
	])('planLogout keeps one of the list, and not %s', async (_name, sessionId, caller) => {
		const app = setUp();
		const { failure, subject } = await rejectedWith(plan(others(sessionId), caller, app));
		expect(failure).toEqual(none);
		expect(subject).toEqual({
			...{
				owners: [{ id: caller.id, username: caller.username }],
				sessionIds: [],
				isAudited: false,
			},
		});
		// `info.admin` would find an older id of the same login.
		expect(app.workspace.asked).toEqual(['sessions/list.all']);
	});

	it('planLogout refuses the service account’s without asking for them', async () => {
		const app = setUp();
		const { failure, subject } = await rejectedWith(plan(others(services), serviceAccount, app));
		expect(failure).toEqual({ code: 'not-allowed', reason: 'service-account' });
		expect(subject).toMatchObject({ owners: [ofService], isAudited: false });
		expect(app.workspace.requests).toEqual([]);
	});
});

describe('planLogout of all of a user', () => {
	it.each<readonly [string, string, Caller, object, number]>([
		["somebody else's, for a holder", 'bob', sam, bob, 2],
		['own ones', 'alice', alice, ofAlice, 3],
		['own ones, typed with a full stop', '`alice`.', alice, ofAlice, 3],
		['none', 'carol', sam, { id: 'carolUserId', username: 'carol' }, 0],
	])('planLogout plans %s', async (_name, username, caller, owner, count) => {
		const planned = await plan(all(username), caller);
		expect(planned.owner).toEqual(owner);
		expect(planned.sessions).toHaveLength(count);
		expect(planned.before?.list.sessions).toEqual(planned.sessions);
	});

	it('planLogout plans more than the first page', async () => {
		const app = setUp();
		new OpenSessions(app.workspace, buildRows(bobId, 130));
		expect((await plan(all('bob'), sam, app)).sessions).toHaveLength(130);
	});

	it.each([sam, serviceAccount])(
		'planLogout refuses the service account’s by name',
		async (caller) => {
			const app = setUp();
			const { failure, subject } = await rejectedWith(plan(all('session.service'), caller, app));
			expect(failure).toEqual({ code: 'not-allowed', reason: 'service-account' });
			expect(subject).toMatchObject({ owners: [ofService], isAudited: caller === sam });
			expect(app.workspace.askedOfSessions).toEqual([]);
		},
	);

	it('planLogout finds nobody who is not there', async () => {
		const want = { code: 'user-not-found', username: 'nobody' };
		expect(await rejected(plan(all('nobody'), sam))).toEqual(want);
	});
});

describe('planLogout of several', () => {
	it('planLogout marks the ids that were shown under another user too', async () => {
		for (const [query, caller] of [
			[others(own), alice],
			[all('alice'), alice],
			[all('alice'), sam],
		] as const) {
			const app = setUp();
			app.workspace.answers['sessions/list.all'] = (asked) =>
				pageOf([...rows, buildDocument({ sessionId: `${alice.id}-2`, userId: bobId })], asked);
			const { shared } = await plan(query, caller, app);
			expect([...shared].map(({ sessionId }) => sessionId)).toEqual([`${alice.id}-2`]);
		}
	});

	const mine = buildRows(alice.id, 1);
	const kept = `${alice.id}-0`;
	const strangers = (count: number) => buildRows(malloryId, count);

	it.each<readonly [string, readonly object[], number]>([
		['a row cannot be read', [{ sessionId: 'not.an.id', userId: alice.id }], 2],
		['rows of others were left out of several pages', strangers(150), 151],
		['not all were read', strangers(1100), 1101],
	])('planLogout does not say that there are no more if %s', async (_name, more, total) => {
		const app = setUp();
		const serve =
			(served: readonly object[]): Serve =>
			(asked) => {
				const offset = Number(asked.get('offset'));
				return page(served.slice(offset, offset + 100), total);
			};
		app.workspace.answers['sessions/list.all'] = serve([...mine, ...more]);
		for (const query of [others(kept), others('none')]) {
			const { failure, subject } = await rejectedWith(plan(query, alice, app));
			expect(failure).toEqual(unconfirmed);
			expect(subject?.owners).toEqual([ofAlice]);
		}
		expect(ids(await plan(all('alice'), sam, app))).toEqual([kept]);
		app.workspace.answers['sessions/list.all'] = serve([...more, {}]);
		const { failure, subject } = await rejectedWith(plan(all('alice'), sam, app));
		expect(failure).toEqual(unconfirmed);
		expect(subject).toEqual({ owners: [ofAlice], sessionIds: [], isAudited: true });
	});

	it('planLogout plans what it has of an incomplete list', async () => {
		const app = setUp();
		app.workspace.answers['sessions/list.all'] = () => page([...rows, {}]);
		expect(ids(await plan(others(own), alice, app))).toHaveLength(2);
	});

	it.each<readonly [Logout, Caller, object, boolean]>([
		[others(own), alice, ofAlice, false],
		[all('bob'), sam, bob, true],
	])(
		'planLogout says whose they were, though the list fails: %j',
		async (query, caller, owner, isAudited) => {
			const app = setUp();
			app.workspace.answers['sessions/list.all'] = () => loginRequired;
			const { failure, subject } = await rejectedWith(plan(query, caller, app));
			expect(failure.code).toBe('workspace-credentials-rejected');
			expect(subject).toEqual({ owners: [owner], sessionIds: [], isAudited });
		},
	);
});

describe('planLogout, before it asks about sessions,', () => {
	const holders = permissions();
	const off = { allow_logout: false };
	const kept = { self_service: false };

	it.each<readonly [Logout, Caller, object, { readonly body: unknown }, string]>([
		[logout(own), alice, off, holders, 'logout-off'],
		[logout(bobs), sam, off, holders, 'logout-off'],
		[logout(bobs, 'anybody'), alice, off, holders, 'logout-off'],
		[others(own), alice, off, holders, 'logout-off'],
		[others(services), serviceAccount, off, holders, 'logout-off'],
		[all('alice'), alice, off, holders, 'logout-off'],
		[all('bob'), sam, off, holders, 'logout-off'],
		[logout(own), alice, kept, holders, 'self-service'],
		[logout(own, 'own'), guest, kept, holders, 'self-service'],
		[others(own), alice, kept, holders, 'self-service'],
		[all('alice'), alice, kept, holders, 'self-service'],
		[logout(own, 'anybody'), alice, {}, holders, 'logout-permission'],
		[logout(bobs, 'anybody'), alice, {}, holders, 'logout-permission'],
		[logout(bobs, 'anybody'), guest, {}, holders, 'logout-permission'],
		[logout(bobs, 'anybody'), sam, {}, viewers, 'logout-permission'],
		[logout(bobs, 'anybody'), sam, {}, enders, 'logout-permission'],
		[all('bob'), alice, {}, holders, 'logout-permission'],
		[all('bob'), guest, {}, holders, 'logout-permission'],
		[all('bob'), sam, {}, viewers, 'logout-permission'],
		[all('bob'), sam, {}, enders, 'logout-permission'],
		[all('nobody'), alice, {}, holders, 'logout-permission'],
	])('planLogout refuses %j', async (query, caller, settings, holds, reason) => {
		const app = setUp(settings);
		app.workspace.answers['permissions.listAll'] = () => holds;
		expect(await rejected(plan(query, caller, app))).toEqual({ code: 'not-allowed', reason });
		expect(app.workspace.askedOfSessions).toEqual([]);
	});

	it('planLogout lets holders log out own sessions where the app is kept to them', async () => {
		for (const query of [logout(sams), logout(sams, 'own'), others(sams)]) {
			await expect(plan(query, sam, setUp(kept))).resolves.toMatchObject({ owner: { id: sam.id } });
		}
	});

	it.each([logout(own), logout(bobs), logout(bobs, 'anybody'), all('bob')])(
		'planLogout fails while it cannot be known who may: %j',
		async (query) => {
			for (const caller of [alice, sam, admin]) {
				const app = setUp();
				app.workspace.answers['permissions.listAll'] = () => loginRequired;
				const { code } = await rejected(plan(query, caller, app));
				expect(code).toBe('workspace-credentials-rejected');
				expect(app.workspace.askedOfSessions).toEqual([]);
			}
		},
	);

	it.each([logout(own, 'own'), others(own), all('alice')])(
		'planLogout does not ask who may end own sessions: %j',
		async (query) => {
			const app = setUp();
			await plan(query, alice, app);
			expect(app.workspace.asked).not.toContain('permissions.listAll');
			expect(app.workspace.asked).not.toContain('sessions/logout');
		},
	);
});
