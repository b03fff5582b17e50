import { type Plan, planLogout } from '../../../src/logout/planLogout';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout } from '../../../src/requests/Query';
import type { Whose } from '../../../src/sessions/Owner';
import { admin, alice, AppFixture, bob, sam, serviceAccount } from '../support/appFixture';
import { rejected, rejectedWith } from '../support/failures';
import { loginRequired, page, permissions, type Reply } from '../support/fakeWorkspace';
import { buildRows, OpenSessions, pageOf } from '../support/openSessions';
import { buildDocument, idOf } from '../support/sessions';

const mallorys = (count: number) => buildRows('malloryUserId', count);
const idOfAlice = (index: number) => idOf(`${alice.id}-${index}`);
const idOfBob = idOf(`${bob.id}-1`);
const idOfSam = idOf(`${sam.id}-0`);
const idOfService = idOf(`${serviceAccount.id}-0`);

const logout = (sessionId: string, whose: Whose = 'either'): Logout => ({
	kind: 'logout',
	whose,
	sessionId: idOf(sessionId),
});
const others = (sessionId: string): Logout => ({
	kind: 'logout-others',
	sessionId: idOf(sessionId),
});
const all = (username: string): Logout => ({ kind: 'logout-all', username });

const rows = [
	...buildRows(alice.id, 3),
	...buildRows(bob.id, 2, { _user: { username: 'bob' } }),
	...buildRows(sam.id, 1),
	...buildRows(serviceAccount.id, 1),
];

const ownerOf = ({ id, username }: Caller) => ({ id, username });

const setUp = (settings = {}): AppFixture => {
	const app = new AppFixture({ settings: { allow_logout: true, ...settings } });
	new OpenSessions(app.workspace, rows);
	return app;
};

/** A workspace that answers the id with one document, and the list with these rows. */
const setUpAnswers = (
	body: unknown,
	list: AppFixture['workspace']['answers']['sessions/list.all'],
) => {
	const app = setUp();
	app.workspace.answers['sessions/info.admin'] = () => ({ body });
	app.workspace.answers['sessions/list.all'] = list;
	return app;
};

const plan = async (query: Logout, caller: Caller, app = setUp()): Promise<Plan> =>
	planLogout(query, await app.begin(caller).connect());

const idsOf = ({ sessions }: Plan): readonly string[] => sessions.map(({ sessionId }) => sessionId);

const onlyToSee = permissions({ 'logout-device-management': ['admin'] });
const onlyToEnd = permissions({ 'view-device-management': ['admin'] });
const none = { code: 'session-not-found', whose: 'own' };
const unconfirmed = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
const refusedForService = { code: 'not-allowed', reason: 'service-account' };

it.each<readonly [string, string, Whose, Caller, object]>([
	['an own session', idOfAlice(1), 'either', alice, { id: alice.id }],
	['an own session of a holder', idOfSam, 'own', sam, { id: sam.id }],
	["somebody else's session", idOfBob, 'either', sam, bob],
])('planLogout plans %s with one question', async (_name, sessionId, whose, caller, owner) => {
	const app = setUp();
	expect(await plan(logout(sessionId, whose), caller, app)).toEqual({
		owner,
		sessions: [expect.objectContaining({ sessionId })],
		shared: new Set(),
	});
	expect(app.workspace.askedOfSessions).toEqual([`sessions/info.admin?sessionId=${sessionId}`]);
});

it.each<readonly [string, string, Whose, Caller, Whose]>([
	['no session of an unknown id for a holder', 'none', 'either', sam, 'anybody'],
	["nothing of somebody else's session", idOfBob, 'either', alice, 'own'],
	["nothing of somebody else's session as an own one of a holder", idOfBob, 'own', sam, 'own'],
])('planLogout shows %s', async (_name, sessionId, whose, caller, want) => {
	const { failure, subject } = await rejectedWith(plan(logout(sessionId, whose), caller));
	expect(failure).toEqual({ code: 'session-not-found', whose: want });
	expect(subject?.sessionIds).toEqual(sessionId === 'none' ? [] : [sessionId]);
});

it.each<readonly [string, string, Reply, object]>([
	['who see it', idOfBob, onlyToSee, { code: 'not-allowed', reason: 'logout-permission' }],
	['who do not, that there is none', idOfBob, onlyToEnd, none],
	["who see the service account's", idOfService, permissions(), refusedForService],
])('planLogout refuses a session of another user to those %s', async (...row) => {
	const [, sessionId, reply, want] = row;
	const app = setUp();
	app.workspace.answers['permissions.listAll'] = () => reply;
	const { failure, subject } = await rejectedWith(plan(logout(sessionId), sam, app));
	expect(failure).toEqual(want);
	expect(subject).toMatchObject({ sessionIds: [sessionId], isAudited: true });
});

it.each<readonly [string, Logout]>([
	['a session of its own', logout(idOfService)],
	['all its other sessions', others(idOfService)],
	['all its sessions', all('session.service')],
])('planLogout refuses the service account %s', async (_name, query) => {
	const { failure, subject } = await rejectedWith(plan(query, serviceAccount));
	expect(failure).toEqual(refusedForService);
	expect(subject).toMatchObject({ owners: [{ id: serviceAccount.id }], isAudited: false });
});

/** Somebody's device that is called like the id that is looked for. */
const calledAlike = buildDocument({ sessionId: 'x', userId: 'malloryUserId' });
const twice = (userId: string) => [
	buildDocument({ sessionId: idOfAlice(1), userId }),
	buildDocument({ sessionId: idOfAlice(1) }),
];

it.each<readonly [string, Caller, string, string]>([
	['another user', alice, bob.id, alice.id],
	['another user, for a holder', sam, bob.id, idOfAlice(1)],
])('planLogout marks an id that is shared with %s', async (_name, caller, userId, filter) => {
	const app = setUpAnswers(calledAlike, () => page(twice(userId)));
	const { sessions, shared } = await plan(logout(idOfAlice(1)), caller, app);
	expect([...shared]).toEqual(sessions);
	expect(app.workspace.askedOfSessions[1]).toContain(`filter=${filter}&`);
});

it.each([alice, sam])(
	'planLogout does not say to $username that there is no session while rows move',
	async (caller) => {
		const app = setUpAnswers(calledAlike, (asked) =>
			page(mallorys(asked.get('offset') === '0' ? 100 : 1), 101),
		);
		expect(await rejected(plan(logout(idOfAlice(1)), caller, app))).toEqual(unconfirmed);
	},
);

it('planLogout plans the sessions of the caller without the one to keep', async () => {
	const { before, ...planned } = await plan(others(idOfAlice(1)), alice);
	expect(planned).toMatchObject({ owner: ownerOf(alice), shared: new Set() });
	expect(planned.sessions.map(({ sessionId }) => sessionId)).toEqual([idOfAlice(0), idOfAlice(2)]);
	expect(before?.list.sessions).toHaveLength(3);
	expect(idsOf(await plan(others(idOfSam), sam))).toEqual([]);
});

it.each<readonly [string, string]>([
	['of an unknown id', 'none'],
	['of somebody else', idOfBob],
])(
	'planLogout keeps no session %s, and looks for it in the list alone',
	async (_name, sessionId) => {
		const app = setUp();
		const { failure, subject } = await rejectedWith(plan(others(sessionId), sam, app));
		expect(failure).toEqual(none);
		expect(subject).toEqual({ owners: [ownerOf(sam)], sessionIds: [], isAudited: false });
		// `info.admin` would find an older id of the same login.
		expect(app.workspace.asked).toEqual(['sessions/list.all']);
	},
);

it.each<readonly [string, string, Caller, object, number]>([
	['somebody else, more than a page', 'bob', sam, bob, 130],
	['the caller', '`alice`.', alice, ownerOf(alice), 3],
])('planLogout plans all sessions of %s', async (_name, username, caller, owner, count) => {
	const app = setUp();
	new OpenSessions(app.workspace, [...buildRows(alice.id, 3), ...buildRows(bob.id, 130)]);
	const planned = await plan(all(username), caller, app);
	expect(planned.owner).toEqual(owner);
	expect(planned.sessions).toHaveLength(count);
	expect(planned.before?.list.sessions).toEqual(planned.sessions);
});

it.each<readonly [Logout, Caller]>([
	[others(idOfAlice(1)), alice],
	[all('alice'), sam],
])('planLogout marks the ids of %j that were shown under another user too', async (...row) => {
	const [query, caller] = row;
	const app = setUp();
	app.workspace.answers['sessions/list.all'] = (asked) =>
		pageOf([...rows, buildDocument({ sessionId: idOfAlice(2), userId: bob.id })], asked);
	const { shared } = await plan(query, caller, app);
	expect([...shared].map(({ sessionId }) => sessionId)).toEqual([idOfAlice(2)]);
});

const unreadable = { sessionId: 'not.an.id', userId: alice.id };
const [kept = {}, other = {}] = buildRows(alice.id, 2);
const setUpList = (...list: readonly object[]): AppFixture =>
	setUpAnswers(undefined, () => page(list));

it.each<readonly [string, Logout, Caller, readonly object[]]>([
	['the one to keep', others(idOfAlice(0)), alice, [other, unreadable]],
	['all the others', others(idOfAlice(0)), alice, [kept, unreadable]],
	['all sessions of a user', all('alice'), sam, [unreadable]],
])('planLogout plans nothing by a list that may lack %s', async (_name, query, caller, list) => {
	const { failure, subject } = await rejectedWith(plan(query, caller, setUpList(...list)));
	expect(failure).toEqual(unconfirmed);
	const isAudited = caller === sam;
	expect(subject).toEqual({ owners: [ownerOf(alice)], sessionIds: [], isAudited });
});

it('planLogout plans what it has of an incomplete list', async () => {
	const app = setUpList(kept, other, unreadable);
	expect(idsOf(await plan(others(idOfAlice(0)), alice, app))).toEqual([idOfAlice(1)]);
	expect(idsOf(await plan(all('alice'), sam, app))).toHaveLength(2);
});

it.each<readonly [Logout, Caller, object, boolean]>([
	[others(idOfAlice(1)), alice, ownerOf(alice), false],
	[all('bob'), sam, bob, true],
])('planLogout says whose sessions they were if the list fails: %j', async (...row) => {
	const [query, caller, owner, isAudited] = row;
	const app = setUpAnswers(undefined, () => loginRequired);
	const { failure, subject } = await rejectedWith(plan(query, caller, app));
	expect(failure.code).toBe('workspace-credentials-rejected');
	expect(subject).toEqual({ owners: [owner], sessionIds: [], isAudited });
});

const off = { allow_logout: false };
const forHolders = { self_service: false };

it.each<readonly [Logout, Caller, object, string]>([
	[logout(idOfAlice(1)), alice, off, 'logout-off'],
	[others(idOfAlice(1)), alice, off, 'logout-off'],
	[all('bob'), sam, off, 'logout-off'],
	[logout(idOfAlice(1)), alice, forHolders, 'self-service'],
	[others(idOfAlice(1)), alice, forHolders, 'self-service'],
	[logout(idOfAlice(1), 'anybody'), alice, {}, 'logout-permission'],
	[all('bob'), alice, {}, 'logout-permission'],
])('planLogout refuses %j before it asks about sessions', async (...row) => {
	const [query, caller, settings, reason] = row;
	const app = setUp(settings);
	expect(await rejected(plan(query, caller, app))).toEqual({ code: 'not-allowed', reason });
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it('planLogout asks about no session while it cannot know the holders', async () => {
	const app = setUp();
	app.workspace.answers['permissions.listAll'] = () => loginRequired;
	const { code } = await rejected(plan(logout(idOfAlice(1)), admin, app));
	expect(code).toBe('workspace-credentials-rejected');
	expect(app.workspace.askedOfSessions).toEqual([]);
});

it.each([logout(idOfAlice(1), 'own'), others(idOfAlice(1)), all('alice')])(
	'planLogout needs no permission for own sessions, and ends none: %j',
	async (query) => {
		const app = setUp();
		await plan(query, alice, app);
		expect(app.workspace.asked).not.toContain('permissions.listAll');
		expect(app.workspace.asked).not.toContain('sessions/logout');
	},
);
