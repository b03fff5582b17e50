import { MINUTE, SECOND } from '../../../src/common/clock';
import type { Endpoint } from '../../../src/common/endpoints';
import type { Outcome } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout, Lookup, Query } from '../../../src/requests/Query';
import { SessionService } from '../../../src/service/SessionService';
import { admin, alice, AppFixture, sam, serviceAccount } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import {
	deferred,
	loginRequired,
	notFound,
	page,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { room, user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, idOf, otherSessionId, sessionId } from '../support/sessions';
import { buildSettings, service } from '../support/settings';

const pagination = { offset: 0, count: 5 };
const listOf = (scope: Extract<Lookup, { kind: 'list' }>['scope']): Lookup => ({
	kind: 'list',
	scope,
	pagination,
});
const info: Lookup = { kind: 'session', whose: 'own', sessionId };
const anyone: Lookup = { kind: 'session', whose: 'anybody', sessionId };
const either: Lookup = { kind: 'session', whose: 'either', sessionId };
const list = listOf({ of: 'own' });
const listBob = listOf({ of: 'user', username: 'bob' });
const listNobody = listOf({ of: 'user', username: 'nobody' });
const listAll = listOf({ of: 'everybody' });
const find = listOf({ of: 'search', filter: 'Chrome' });
const countBob: Lookup = { kind: 'count', username: 'bob' };
const summary: Lookup = { kind: 'summary' };
const status: Query = { kind: 'status' };
const logout: Logout = { kind: 'logout', whose: 'either', sessionId };
const logoutOthers: Logout = { kind: 'logout-others', sessionId };
const logoutBob: Logout = { kind: 'logout-all', username: 'bob' };

const bobId = 'bobUserId00000000';
const bob = { id: bobId, username: 'bob' };
const guest: Caller = { ...sam, roles: ['holders', 'guest'] };

/** Bob's session, as `info.admin` shows it. */
const bobs = buildDocument({ userId: bobId, _user: { _id: bobId, username: 'bob' } });
const listed = [
	{ ...bobs, sessionId: 'bobs-other-session' },
	buildDocument({ sessionId: otherSessionId }),
];

const failureOf = (outcome: Outcome): unknown => (outcome.ok ? 'no failure' : outcome.failure);
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'granted' : outcome.failure.code);

const who = ({ id, username, name }: Caller) => ({ id, username, name });

type Change = (app: AppFixture) => void;

const nothing: Change = () => undefined;

const answers =
	(endpoint: Endpoint, reply: Reply): Change =>
	({ workspace }) => {
		workspace.answers[endpoint] = () => reply;
	};

const saves =
	(settings: Parameters<typeof buildSettings>[0]): Change =>
	(app) => {
		app.testHost.data.settings = buildSettings(settings);
		app.service.forget();
	};

const audited = { audit_room: 'session-audit' };

/** An app whose workspace shows a session of Bob, lists one of his and one of Alice's, and which has an audit room if that is set. */
const setUp = (settings: Parameters<typeof buildSettings>[0] = {}): AppFixture => {
	const app = new AppFixture({
		settings,
		findRoom: (name) => Promise.resolve(name === 'session-audit' ? room(name) : undefined),
	});
	app.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
	app.workspace.answers['sessions/list.all'] = () => page(listed);
	return app;
};

describe('the order of refusals', () => {
	it.each<readonly [string, Query, Caller]>([
		['a session of anybody', anyone, alice],
		['a list of a user', listBob, alice],
		['a list of a user who does not exist', listNobody, alice],
		['a search', find, alice],
		['a list of everybody', listAll, alice],
		['a summary', summary, alice],
		['a session of anybody to a caller without roles', anyone, buildCaller({ roles: [] })],
		['a list of everybody to a holder who is a guest', listAll, guest],
	])(
		'SessionService refuses %s before it asks a session endpoint',
		async (_name, query, caller) => {
			const app = new AppFixture();
			const failure = { code: 'not-allowed', reason: 'permission' };
			expect(failureOf(await app.ask(query, caller))).toEqual(failure);
			expect(app.workspace.askedOfSessions).toEqual([]);
		},
	);

	it.each([info, either, list])(
		'SessionService refuses %j to others than holders where self_service is off',
		async (query) => {
			const app = new AppFixture({ settings: { self_service: false } });
			const failure = { code: 'not-allowed', reason: 'self-service' };
			expect(failureOf(await app.ask(query, alice))).toEqual(failure);
			expect(app.workspace.askedOfSessions).toEqual([]);
			expect(codeOf(await app.ask(list, sam))).toBe('granted');
		},
	);

	it.each([info, anyone, list, find, countBob, summary, status, logout, logoutOthers, logoutBob])(
		'SessionService refuses %j of an app that is not set up first, and counts and asks nothing',
		async (query) => {
			const app = new AppFixture({ settings: { service_auth_token: '', lookups_per_minute: 1 } });
			expect(codeOf(await app.ask(query, alice))).toBe('not-configured');
			expect(codeOf(await app.ask(query, alice))).toBe('not-configured');
			expect(app.workspace.requests).toEqual([]);
		},
	);

	it('SessionService refuses a caller beyond the limit before it asks about permissions', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		expect(codeOf(await app.ask(find, alice))).toBe('not-allowed');
		expect(await app.ask(find, alice)).toEqual({
			ok: false,
			failure: { code: 'too-many-requests', retryAfter: 60, limit: 1 },
			mayReadCause: false,
		});
		expect(app.workspace.requests).toEqual(['permissions.listAll']);
		expect(codeOf(await app.ask(listAll, sam))).toBe('granted');
	});

	it('SessionService refuses a logout beyond the limit before one that is switched off', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		expect(failureOf(await app.ask(logout, alice))).toMatchObject({ reason: 'logout-off' });
		expect(codeOf(await app.ask(logout, alice))).toBe('too-many-requests');
		expect(app.workspace.requests).toEqual([]);
	});

	it('SessionService counts a request once, however many questions it asks', async () => {
		const app = setUp({ lookups_per_minute: 2 });
		const request = app.begin(sam);
		for (const query of [anyone, list, find, status, logout]) {
			expect(codeOf(await app.service.ask(query, request))).not.toBe('too-many-requests');
		}
		expect(codeOf(await app.ask(list, sam))).toBe('granted');
		expect(codeOf(await app.ask(list, sam))).toBe('too-many-requests');
	});

	it('SessionService counts a request again that was beyond the limit', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		await app.ask(list, sam);
		app.clock.advance(MINUTE - SECOND);
		const request = app.begin(sam);
		expect(codeOf(await app.service.ask(list, request))).toBe('too-many-requests');
		app.clock.advance(SECOND);
		expect(codeOf(await app.service.ask(list, request))).toBe('granted');
		expect(codeOf(await app.ask(list, sam))).toBe('too-many-requests');
	});
});

describe('settings', () => {
	it('SessionService.forget makes saved settings count from the next request on', async () => {
		const app = new AppFixture();
		expect(codeOf(await app.ask(list, alice))).toBe('granted');
		app.testHost.data.settings = buildSettings({ self_service: false });
		expect(codeOf(await app.ask(list, alice))).toBe('granted');
		app.service.forget();
		expect(codeOf(await app.ask(list, alice))).toBe('not-allowed');
	});

	it('SessionService.forget takes back nothing that a user has used of the limit', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		await app.ask(list, alice);
		app.service.forget();
		expect(codeOf(await app.ask(list, alice))).toBe('too-many-requests');
	});

	it('SessionService goes by the clock of the host unless it gets another', () => {
		expect(new SessionService({ appVersion: () => '3.0.0' }).now).toBe(Date.now);
	});
});

describe('who may read causes', () => {
	it.each<readonly [string, Caller, boolean]>([
		['a user', alice, false],
		['a holder', sam, true],
		['a holder who is a guest', guest, false],
		['an administrator who holds the permission', admin, true],
	])('SessionService tells %s the cause of a failed lookup: %j', async (_name, caller, want) => {
		const app = new AppFixture();
		app.workspace.answers['sessions/list.all'] = () => loginRequired;
		const code = 'workspace-credentials-rejected';
		expect(await app.ask(list, caller)).toMatchObject({ failure: { code }, mayReadCause: want });
	});

	it.each<readonly [string, Caller, boolean]>([
		['a user', alice, false],
		['a holder', sam, false],
		['an administrator', admin, true],
		['an administrator who is a guest', { ...admin, roles: ['admin', 'guest'] }, false],
	])(
		'SessionService asks a failed question about permissions once to tell %s why: %j',
		async (_name, caller, want) => {
			const app = new AppFixture();
			app.workspace.answers['permissions.listAll'] = () => loginRequired;
			const failure = { code: 'workspace-credentials-rejected', endpoint: 'permissions.listAll' };
			expect(await app.ask(find, caller)).toMatchObject({ failure, mayReadCause: want });
			expect(app.workspace.requests).toEqual(['permissions.listAll']);
		},
	);

	it('SessionService keeps no cause of what is in the caller’s own hands', async () => {
		const outcome = await new AppFixture().ask(anyone, sam);
		expect(outcome).toMatchObject({ failure: { code: 'session-not-found' }, mayReadCause: false });
	});

	it.each<readonly [Query]>([[list], [{ ...logout, whose: 'own' }]])(
		'SessionService tells a missing license from a missing permission: %j',
		async (query) => {
			const app = new AppFixture({ settings: { allow_logout: true } });
			answers('sessions/list.all', unpermitted)(app);
			answers('sessions/info.admin', unpermitted)(app);
			expect(codeOf(await app.ask(query, alice))).toBe('workspace-permission-missing');
			app.service.forget();
			answers('permissions.listAll', { body: { update: [], remove: [] } })(app);
			expect(codeOf(await app.ask(query, alice))).toBe('workspace-unlicensed');
			expect(JSON.stringify(app.testHost.entries.slice(-1))).toContain('workspace-unlicensed');
		},
	);
});

describe('the log of lookups', () => {
	const both = { owners: [bob, { id: alice.id }] };
	const refused = { outcome: 'not-allowed' };
	const hidden = { owners: [bob], outcome: 'session-not-found' };
	const rejected = { outcome: 'workspace-credentials-rejected' };
	const ownOfSam = page([buildDocument({ userId: sam.id })]);

	it.each<readonly [string, Query, Caller, Change, object]>([
		['a session of anybody', anyone, sam, nothing, { owners: [bob] }],
		['an id alone', either, sam, nothing, { owners: [bob] }],
		['a list of a user', listBob, sam, nothing, { owners: [bob] }],
		['a list of everybody', listAll, sam, nothing, both],
		['a search', find, sam, nothing, both],
		['a summary', summary, sam, nothing, {}],
		["an info that hits somebody else's session", info, alice, nothing, hidden],
		["an id alone that hits somebody else's session", either, alice, nothing, hidden],
		['a refused lookup', anyone, alice, nothing, refused],
		['a refused list of a user', listBob, alice, nothing, refused],
		['a refused search', find, alice, nothing, refused],
		['a refused summary', summary, alice, nothing, refused],
		['a refused count', countBob, sam, nothing, refused],
		['a user who does not exist', listNobody, sam, nothing, { outcome: 'user-not-found' }],
		[
			...(['a session that does not exist', anyone, sam] as const),
			answers('sessions/info.admin', notFound),
			{ outcome: 'session-not-found' },
		],
		['a search without a result', find, sam, answers('sessions/list.all', page([])), {}],
		[
			...(['a search that finds its caller alone', find, sam] as const),
			answers('sessions/list.all', ownOfSam),
			{ owners: [{ id: sam.id }] },
		],
		['a search that failed', find, sam, answers('sessions/list.all', loginRequired), rejected],
		[
			...(['an id alone while permissions cannot be read', either, sam] as const),
			answers('permissions.listAll', loginRequired),
			rejected,
		],
		[
			...(['a look that cannot be posted, with what was found,', anyone, sam] as const),
			saves({ audit_room: 'gone' }),
			{ owners: [bob], outcome: 'audit-failed' },
		],
	])('SessionService writes one entry for %s', async (_name, asked, caller, change, want) => {
		const app = setUp();
		change(app);
		await app.ask(asked, caller);
		const entry = { caller: who(caller), asked, owners: [], outcome: 'granted', ...want };
		expect(app.testHost.logged('session-lookup')).toStrictEqual([
			{ event: 'session-lookup', ...entry },
		]);
	});

	it('SessionService masks addresses in what was searched for', async () => {
		const app = setUp();
		await app.ask(listOf({ of: 'search', filter: 'x 203.0.113.7 2001:db8::1' }), sam);
		expect(app.testHost.logged('session-lookup')).toMatchObject([
			{ asked: { scope: { filter: 'x [IP] [IP]' } } },
		]);
	});

	it.each<readonly [string, Query, Caller]>([
		['a session of the caller', info, alice],
		['the list of the caller', list, alice],
		['the list of the caller by name', listOf({ of: 'user', username: 'alice' }), sam],
		["a holder's look at an own session", anyone, sam],
		["a holder's own session by its id alone", either, sam],
		['a status', status, sam],
	])('SessionService writes no entry for %s', async (_name, query, { roles }) => {
		const app = new AppFixture();
		app.workspace.answers['sessions/info.admin'] = (asked) =>
			asked.get('sessionId') === sessionId ? { body: buildDocument() } : notFound;
		answers('sessions/list.all', page([buildDocument()]))(app);
		expect(codeOf(await app.ask(query, { ...alice, roles }))).toBe('granted');
		expect(app.testHost.entries).toEqual([]);
	});

	it('SessionService writes no entry for an info that finds nothing', async () => {
		const app = new AppFixture();
		expect(codeOf(await app.ask(info, alice))).toBe('session-not-found');
		expect(app.testHost.entries).toEqual([]);
	});
});

describe('the log of failures', () => {
	it('SessionService logs a failure with its code, endpoint and status', async () => {
		const app = new AppFixture();
		answers('sessions/list.all', loginRequired)(app);
		await app.ask(list, alice);
		const failure = { code: 'workspace-credentials-rejected', endpoint: 'sessions/list.all' };
		expect(app.testHost.entries).toEqual([
			{ level: 'warn', entry: { event: 'lookup-failed', ...failure, status: 401 } },
		]);
	});

	it('SessionService logs no failure that is in the caller’s own hands', async () => {
		const app = new AppFixture();
		await app.ask(anyone, sam);
		await app.ask(find, alice);
		expect(app.testHost.entries.map(({ level }) => level)).toEqual(['info', 'info']);
	});

	it('SessionService logs where an unexpected error was thrown, and not what it said', async () => {
		const app = new AppFixture();
		app.testHost.data.findUser = () => {
			throw new TypeError('S3CRET of the host at S3CRET\n    at S3CRET');
		};
		const failure = { code: 'internal-error' };
		expect(await app.ask(listBob, sam)).toEqual({ ok: false, failure, mayReadCause: false });
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
		const app = new AppFixture();
		app.testHost.data.findUser = () => Promise.reject(thrown);
		await app.ask(listBob, sam);
		const entry = { event: 'internal-error', name, place: [] };
		expect(app.testHost.logged('internal-error')).toEqual([entry]);
	});

	it('SessionService never logs a token, an address or a secret', async () => {
		const secrets = { two_factor_method: 'password', two_factor_secret: 'S3CRET-password' };
		const app = setUp({ ...secrets, lookups_per_minute: 0, allow_logout: true });
		const lost = new Error(`connect ECONNREFUSED 203.0.113.7 ${service.authToken}`);
		const replies: readonly (() => Reply | Promise<Reply>)[] = [
			...[page([bobs]), loginRequired, unpermitted, { body: 'x' }].map((reply) => () => reply),
			() => Promise.reject(lost),
		];
		for (const reply of replies) {
			app.workspace.answers['sessions/list.all'] = reply;
			for (const query of [info, anyone, either, list, listBob, find, summary, logout, logoutBob]) {
				await app.ask(query, sam);
			}
		}
		const log = JSON.stringify(app.testHost.entries);
		expect(log).toContain('workspace-unreachable');
		expect(log).not.toMatch(/S3CRET|203\.0\.113|loginToken/);
		expect(log).not.toContain(service.authToken);
	});
});

describe('the audit room', () => {
	it.each([anyone, either, listBob, listAll, find, summary])(
		'SessionService posts a granted look before it answers: %j',
		async (query) => {
			const app = setUp(audited);
			const { promise, resolve } = deferred<string>();
			app.testHost.data.post = () => promise;
			let isAnswered = false;
			const outcome = app.ask(query, sam).finally(() => {
				isAnswered = true;
			});
			await new Promise(setImmediate);
			expect(isAnswered).toBe(false);
			expect(app.testHost.entries).toEqual([]);
			resolve('id');
			expect(codeOf(await outcome)).toBe('granted');
			expect(app.testHost.posts).toHaveLength(1);
			expect(JSON.stringify(app.testHost.posts)).not.toContain('203.0.113.7');
		},
	);

	it.each<readonly [string, Query, Caller]>([
		['a refused lookup', anyone, alice],
		["an info that hits somebody else's session", info, alice],
		['a user who does not exist', listNobody, sam],
		['sessions of the caller', list, sam],
	])('SessionService posts nothing for %s', async (_name, query, caller) => {
		const app = setUp(audited);
		await app.ask(query, caller);
		expect(app.testHost.posts).toEqual([]);
	});

	it.each([anyone, listBob, find, summary])(
		'SessionService shows nothing that it cannot post: %j',
		async (query) => {
			const failure = { code: 'audit-failed' };
			const outcome = await setUp({ audit_room: 'gone' }).ask(query, sam);
			expect(outcome).toEqual({ ok: false, failure, mayReadCause: true });
		},
	);

	it('SessionService shows callers their own sessions without a room to post in', async () => {
		expect(codeOf(await setUp({ audit_room: 'gone' }).ask(list, alice))).toBe('granted');
	});

	it('SessionService posts lists of a window once in ten minutes, and logs each', async () => {
		const app = setUp(audited);
		const ask = (options: object) => app.service.ask(listBob, app.begin(sam), options);
		await ask({ opensWindow: true });
		await ask({ isWindow: true });
		await ask({ isWindow: true });
		expect(app.testHost.posts).toHaveLength(1);
		expect(app.testHost.logged('session-lookup')).toHaveLength(3);
	});
});

describe('abilities', () => {
	const noAbility = { ownSessions: false, allSessions: false, logOutOwn: false };
	const none = { ...noAbility, logOutAnybody: false, status: false };
	const own = { ownSessions: true };
	const userOn = { ownSessions: true, logOutOwn: true };
	const holder = { ownSessions: true, allSessions: true, status: true };
	const on = { allow_logout: true };
	const holdersOnly = { self_service: false, allow_logout: true };
	const notSetUp = { service_user_id: '' };

	it.each<readonly [string, Caller, object, object]>([
		['a user', alice, {}, own],
		['a user of an app that is not set up', alice, notSetUp, own],
		['an administrator of an app that is not set up', admin, notSetUp, { ...own, status: true }],
		['a user where logging out is on', alice, on, userOn],
		['a user where self_service is off', alice, holdersOnly, {}],
		['a guest with the role of a holder', guest, on, userOn],
		['a holder', sam, {}, holder],
		['a holder where logging out is on', sam, on, { ...holder, ...userOn, logOutAnybody: true }],
		['a holder where self_service is off', sam, { self_service: false }, holder],
		['the service account', serviceAccount, on, { ...holder, logOutAnybody: true }],
	])('SessionService.abilities are those of %s', async (_name, caller, settings, want) => {
		const app = new AppFixture({ settings });
		expect(await app.service.abilities(app.begin(caller))).toEqual({ ...none, ...want });
		expect(app.workspace.askedOfSessions).toEqual([]);
	});

	it('SessionService.abilities of who may only look are not to log out anybody', async () => {
		const app = new AppFixture({ settings: on });
		answers('permissions.listAll', permissions({ 'logout-device-management': [] }))(app);
		const want = { ...none, ...holder, logOutOwn: true };
		expect(await app.service.abilities(app.begin(sam))).toEqual(want);
	});

	it('SessionService.abilities cost no lookup, and a question that fails is not repeated', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1, self_service: false } });
		answers('permissions.listAll', loginRequired)(app);
		for (const caller of [admin, admin, alice]) {
			const status = caller === admin;
			expect(await app.service.abilities(app.begin(caller))).toEqual({ ...none, status });
		}
		expect(app.workspace.requests).toEqual(['permissions.listAll']);
		saves({ lookups_per_minute: 1 })(app);
		expect(codeOf(await app.ask(list, admin))).toBe('granted');
	});
});

describe('the language', () => {
	it.each<readonly [string | undefined, unknown, string]>([
		['de', 'fr', 'de'],
		['pt', 'fr', 'pt-BR'],
		[undefined, 'fr', 'fr'],
		['ja', 'fr', 'fr'],
		[undefined, 'ja', 'en'],
	])(
		'SessionService.translator of a caller who chose %p on a server in %p speaks %s',
		async (language, Language, want) => {
			const app = new AppFixture({ serverSettings: { Language } });
			const t = await app.service.translator(app.begin(buildCaller({ language })));
			expect(t.language).toBe(want);
		},
	);
});

describe('the status', () => {
	it('SessionService answers a status to holders, with the versions of app and server', async () => {
		const versions = { app: '3.0.0', server: '8.0' };
		const outcome = await new AppFixture().ask(status, sam);
		expect(outcome).toMatchObject({ ok: true, answer: { kind: 'status', versions } });
	});

	it('SessionService answers a status without a version that the server does not tell', async () => {
		const app = new AppFixture();
		answers('info', loginRequired)(app);
		const outcome = await app.ask(status, sam);
		expect(outcome.ok && 'versions' in outcome.answer && outcome.answer.versions).toStrictEqual({
			app: '3.0.0',
		});
	});

	it('SessionService refuses a status to others, who spend a lookup on it', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		const failure = { code: 'not-allowed', reason: 'status' };
		expect(failureOf(await app.ask(status, alice))).toEqual(failure);
		expect(codeOf(await app.ask(status, alice))).toBe('too-many-requests');
		expect(app.workspace.requests).toEqual(['permissions.listAll']);
	});

	it('SessionService counts no status of those who may read causes', async () => {
		const app = new AppFixture({ settings: { lookups_per_minute: 1 } });
		for (const query of [status, status, list, status]) {
			expect(codeOf(await app.ask(query, sam))).toBe('granted');
		}
		expect(codeOf(await app.ask(list, sam))).toBe('too-many-requests');
	});

	it('SessionService answers administrators alone with what is missing in the settings', async () => {
		const app = new AppFixture({ settings: { service_auth_token: '' } });
		const problems = [{ setting: 'service_auth_token', problem: 'missing' }];
		const checks = [{ id: 'settings', problems }, ...Array(8).fill({ result: 'skipped' })];
		const answer = { checks, versions: { app: '3.0.0' } };
		expect(await app.ask(status, admin)).toMatchObject({ answer });
		expect(failureOf(await app.ask(status, alice))).toEqual({ code: 'not-configured', problems });
	});

	it('SessionService answers a status to administrators while nobody is known as a holder', async () => {
		const app = new AppFixture();
		answers('permissions.listAll', loginRequired)(app);
		expect(codeOf(await app.ask(status, admin))).toBe('granted');
		expect(codeOf(await app.ask(status, alice))).toBe('workspace-credentials-rejected');
		expect(codeOf(await app.ask(status, sam))).toBe('workspace-credentials-rejected');
	});

	it('SessionService answers no status after an unexpected error', async () => {
		const app = new AppFixture({ settings: audited });
		jest.spyOn(app.testHost.accessors.read, 'getRoomReader').mockImplementation(() => {
			throw new Error('S3CRET');
		});
		expect(codeOf(await app.ask(status, sam))).toBe('internal-error');
	});
});

describe('a logout', () => {
	const id = (owner: string, index = 0) => idOf(`${owner}-${index}`);
	const threeOf = (owner: string) => [0, 1, 2].map((index) => id(owner, index));
	const one = (owner: string): Logout => ({ ...logout, sessionId: id(owner) });
	const others: Logout = { ...logoutOthers, sessionId: id(alice.id, 1) };
	const logoutAlice: Logout = { kind: 'logout-all', username: 'alice' };
	const noEffect: Reply = { body: { success: true } };
	const on = { allow_logout: true };
	const offAfterwards = { code: 'not-allowed', reason: 'logout-off' };

	/** An app that may log out, and a workspace with three open sessions of Alice and three of Bob. */
	const begin = (settings: object = {}) => {
		const app = setUp({ ...on, ...settings });
		const rows = [
			...buildRows(alice.id, 3),
			...buildRows(bobId, 3, { _user: { _id: bobId, username: 'bob' } }),
		];
		return { app, open: new OpenSessions(app.workspace, rows) };
	};

	it.each<readonly [string, Caller, string, boolean]>([
		['an own session', alice, alice.id, true],
		["somebody else's session", sam, bobId, false],
	])(
		'SessionService ends %s and answers with it as it was',
		async (_name, caller, userId, isOwn) => {
			const { app, open } = begin();
			const session = expect.objectContaining({ sessionId: id(userId), userId });
			const answer = { kind: 'logged-out', isOwn, session };
			expect(await app.ask(one(userId), caller)).toEqual({ ok: true, answer });
			expect(open.ids).toHaveLength(5);
		},
	);

	const ofAlice = { username: 'alice', mayReadCauses: false };
	const ofBob = { username: 'bob', mayReadCauses: true };

	it.each<readonly [string, Logout, Caller, object, readonly string[]]>([
		['all but one', others, alice, { mayReadCauses: false }, [id(alice.id), id(alice.id, 2)]],
		['all of the caller', logoutAlice, alice, ofAlice, threeOf(alice.id)],
		['all of a user', logoutBob, sam, ofBob, threeOf(bobId)],
	])('SessionService ends %s and answers with those', async (_name, query, caller, want, ids) => {
		const ended = ids.map((sessionId) => expect.objectContaining({ sessionId }));
		const { ok, ...outcome } = await begin().app.ask(query, caller);
		const several = { kind: 'logged-out-several', ended, remaining: [], isIncomplete: false };
		expect([ok, outcome]).toEqual([true, { answer: { ...several, ...want } }]);
	});

	it.each<readonly [string, Logout, Caller, number]>([
		['an own session that was ended', one(alice.id), alice, 0],
		['own sessions that were ended and not', others, alice, 0],
		["somebody else's session that was ended", one(bobId), sam, 1],
		["somebody else's sessions that were ended and not", logoutBob, sam, 3],
	])('SessionService shows, where own addresses are hidden, those of %s: %#', async (...row) => {
		const [, query, caller, want] = row;
		const { app, open } = begin({ show_own_ip: false });
		app.workspace.answers['sessions/logout'] = (asked) =>
			asked.get('sessionId')?.endsWith('2') ? noEffect : open.end(asked);
		const outcome = await app.ask(query, caller);
		expect(codeOf(outcome)).toBe('granted');
		expect(JSON.stringify(outcome).split('203.0.113.7')).toHaveLength(want + 1);
	});

	it('SessionService says which sessions were left when logging out was switched off', async () => {
		const { app, open } = begin();
		app.workspace.answers['sessions/logout'] = (asked) => {
			saves({})(app);
			return open.end(asked);
		};
		const remaining = [{ reason: offAfterwards }, { reason: offAfterwards }];
		expect(await app.ask(logoutBob, sam)).toMatchObject({ answer: { ended: [{}], remaining } });
		expect(open.ids).toHaveLength(5);
	});

	it('SessionService says that there may be more sessions than it could read', async () => {
		const { app, open } = begin();
		open.rows = [...open.rows, { sessionId: 'x', userId: bobId }];
		expect(await app.ask(logoutBob, sam)).toMatchObject({ answer: { isIncomplete: true } });
	});

	it('SessionService tells everybody of a logout that is unconfirmed, and logs it', async () => {
		const { app } = begin();
		answers('sessions/logout', noEffect)(app);
		const failure = { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' };
		const outcome = await app.ask(one(alice.id), alice);
		expect(outcome).toEqual({ ok: false, failure, mayReadCause: false });
		expect(app.testHost.logged('lookup-failed')).toEqual([{ event: 'lookup-failed', ...failure }]);
	});

	const ownOne = { owners: [{ id: alice.id }], sessionIds: [id(alice.id)], ended: 1 };
	const ownOthers = {
		owners: [{ id: alice.id, username: 'alice' }],
		sessionIds: [id(alice.id), id(alice.id, 2)],
		ended: 2,
	};
	const bobsOne = { owners: [bob], sessionIds: [id(bobId)] };
	const bobsAll = { owners: [bob], sessionIds: threeOf(bobId) };
	const hidden = { ...bobsOne, outcome: 'session-not-found' };
	const unconfirmed = { ...bobsOne, outcome: 'workspace-logout-unconfirmed' };
	const refused = { outcome: 'not-allowed' };
	const noRoom = { ...bobsOne, outcome: 'audit-failed' };
	const keepsTheSecond: Change = ({ workspace }) => {
		const { 'sessions/logout': end } = workspace.answers;
		workspace.answers['sessions/logout'] = (asked) =>
			asked.get('sessionId') === id(bobId, 1) ? noEffect : end(asked);
	};

	it.each<readonly [string, Logout, Caller, Change, object]>([
		['an own session that was ended', one(alice.id), alice, nothing, ownOne],
		["somebody else's that was ended", one(bobId), sam, nothing, { ...bobsOne, ended: 1 }],
		['all others that were ended', others, alice, nothing, ownOthers],
		['those of a user that were ended', logoutBob, sam, keepsTheSecond, { ...bobsAll, ended: 2 }],
		['an unconfirmed logout', one(bobId), sam, answers('sessions/logout', noEffect), unconfirmed],
		["somebody else's session that reads like none", one(bobId), alice, nothing, hidden],
		['a session that does not exist', logout, alice, nothing, { outcome: 'session-not-found' }],
		['a logout that is switched off', logoutBob, sam, saves({}), refused],
		['a refused logout', logoutBob, alice, nothing, refused],
		['a logout that cannot be posted', one(bobId), sam, saves({ ...on, audit_room: 'x' }), noRoom],
		[
			...(['a logout of an app that is not set up', logout, alice] as const),
			saves({ service_user_id: '' }),
			{ outcome: 'not-configured' },
		],
		[
			...(['a logout while permissions cannot be read', logoutBob, sam] as const),
			answers('permissions.listAll', loginRequired),
			{ outcome: 'workspace-credentials-rejected' },
		],
	])('SessionService writes one entry for %s', async (_name, asked, caller, change, want) => {
		const { app } = begin();
		change(app);
		await app.ask(asked, caller);
		const entry = { caller: who(caller), asked, owners: [], sessionIds: [], outcome: 'granted' };
		expect(app.testHost.logged('session-logout')).toStrictEqual([
			{ event: 'session-logout', ...entry, ...want },
		]);
		expect(app.testHost.logged('session-lookup')).toEqual([]);
	});

	it.each<readonly [string, Logout, RegExp]>([
		['one session', one(bobId), /is logging out the session .*bobUserId00000000-0.* of .*bob/],
		['all sessions of a user', logoutBob, /is logging out 3 sessions of .*bob/],
	])('SessionService posts a logout of %s before it is sent', async (_name, query, want) => {
		const { app, open } = begin(audited);
		const { promise, resolve } = deferred<string>();
		app.testHost.data.post = () => promise;
		const outcome = app.ask(query, sam);
		await new Promise(setImmediate);
		expect(app.workspace.asked).not.toContain('sessions/logout');
		resolve('id');
		expect(codeOf(await outcome)).toBe('granted');
		expect(open.ids.length).toBeLessThan(6);
		const attachments = [{ text: expect.stringMatching(want) }];
		expect(app.testHost.posts).toMatchObject([{ attachments }]);
	});

	it.each([one(bobId), logoutBob])(
		'SessionService ends nothing that it cannot post: %j',
		async (query) => {
			const { app } = begin({ audit_room: 'gone' });
			expect(await app.ask(query, sam)).toMatchObject({ failure: { code: 'audit-failed' } });
			expect(app.workspace.asked).not.toContain('sessions/logout');
		},
	);

	it.each<readonly [string, Logout, Caller, Change]>([
		['of an own session', one(alice.id), alice, nothing],
		['of all others', others, alice, nothing],
		['of the caller by name', logoutAlice, alice, nothing],
		['that reads that there is no such session', one(bobId), alice, nothing],
		['of a session that does not exist', logout, sam, nothing],
	])('SessionService posts no logout %s', async (_name, query, caller, change) => {
		const { app } = begin(audited);
		change(app);
		await app.ask(query, caller);
		expect(app.testHost.logged('session-logout')).toHaveLength(1);
		expect(app.testHost.posts).toEqual([]);
	});

	it('SessionService posts that somebody has no sessions to log out as the lookup that it is', async () => {
		const { app } = begin(audited);
		answers('sessions/list.all', page([]))(app);
		await app.ask(logoutBob, sam);
		const attachments = [{ title: { value: 'Session lookup' } }];
		expect(app.testHost.posts).toMatchObject([{ attachments }]);
	});

	describe('that is refused once a session was shown', () => {
		const onlyAdmins = permissions({ 'logout-device-management': ['admin'] });

		it.each<readonly [string, string, string]>([
			['a user', bobId, 'logout-permission'],
			['the service account', serviceAccount.id, 'service-account'],
		])('SessionService posts the look at a session of %s', async (_name, owner, reason) => {
			const { app } = begin(audited);
			answers('permissions.listAll', onlyAdmins)(app);
			const { sessionId } = one(owner) as { sessionId: string };
			new OpenSessions(app.workspace, buildRows(owner, 1));
			expect(failureOf(await app.ask(one(owner), sam))).toEqual({ code: 'not-allowed', reason });
			const attachments = [{ text: expect.stringMatching(`sam.* session .*${sessionId}`) }];
			expect(app.testHost.posts).toMatchObject([{ attachments }]);
			expect(app.testHost.logged('session-logout')).toMatchObject([
				{ owners: [{ id: owner }], sessionIds: [sessionId], outcome: 'not-allowed' },
			]);
		});

		it('SessionService says nothing of a session whose look it cannot post', async () => {
			const { app } = begin({ audit_room: 'gone' });
			answers('permissions.listAll', onlyAdmins)(app);
			expect(codeOf(await app.ask(one(bobId), sam))).toBe('audit-failed');
			expect(app.testHost.logged('session-logout')).toMatchObject([noRoom]);
		});

		it.each<readonly [Logout, Caller]>([
			[logoutBob, sam],
			[{ kind: 'logout', whose: 'anybody', sessionId: id(bobId) }, sam],
			[{ kind: 'logout-all', username: 'session.service' }, admin],
		])('SessionService posts no look where the form decides: %j', async (query, caller) => {
			const { app } = begin(audited);
			app.testHost.data.findUser = (name) => Promise.resolve(user(serviceAccount.id, name));
			answers('permissions.listAll', onlyAdmins)(app);
			expect(codeOf(await app.ask(query, caller))).toBe('not-allowed');
			expect(app.testHost.posts).toEqual([]);
		});
	});

	it.each<readonly [string, object, unknown]>([
		['nothing where logging out is on', on, undefined],
		['that logging out is off', { allow_logout: false }, { failure: offAfterwards }],
		['what is not set up', { service_user_id: '' }, { failure: { code: 'not-configured' } }],
	])('SessionService.refuseLogout says %s, and counts and asks nothing', async (...row) => {
		const [, settings, want] = row;
		const { app } = begin({ lookups_per_minute: 1, ...settings });
		for (let time = 0; time < 3; time += 1) {
			const refusal = await app.service.refuseLogout(app.begin(alice));
			expect(refusal === undefined).toBe(want === undefined);
			expect({ ...refusal }).toMatchObject({ ...(want as object) });
		}
		expect(app.workspace.requests).toEqual([]);
		expect(app.testHost.entries).toEqual([]);
	});

	it('SessionService.userToLogOut asks a question about permissions that failed once', async () => {
		const { app } = begin();
		answers('permissions.listAll', loginRequired)(app);
		const request = app.begin(sam);
		await app.service.ask(logoutBob, request);
		expect(await app.service.userToLogOut('bob', request)).toBeUndefined();
		expect(app.workspace.requests).toEqual(['permissions.listAll']);
	});

	const onlyToSee = permissions({ 'logout-device-management': ['admin'] });

	it.each<readonly [string, string, Caller, Change, string | undefined]>([
		['the user to who may log out everybody', 'bob', sam, nothing, 'bob'],
		['nobody for a name that does not exist', 'nobody', sam, nothing, undefined],
		['nobody to a user', 'bob', alice, nothing, undefined],
		[
			'nobody to who may only look',
			'bob',
			sam,
			answers('permissions.listAll', onlyToSee),
			undefined,
		],
		['nobody where logging out is off', 'bob', sam, saves({}), undefined],
		['nobody in an app that is not set up', 'bob', sam, saves({ service_user_id: '' }), undefined],
	])('SessionService.userToLogOut names %s', async (_name, name, caller, change, want) => {
		const { app } = begin();
		change(app);
		expect(await app.service.userToLogOut(name, app.begin(caller))).toBe(want);
		expect(app.workspace.askedOfSessions).toEqual([]);
	});
});
