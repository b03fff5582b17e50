import type { AuditEntry } from '../../../src/audit/AuditEntry';
import { MINUTE, SECOND } from '../../../src/common/clock';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout, Lookup, Query } from '../../../src/requests/Query';
import { type Outcome, SessionService } from '../../../src/service/SessionService';
import { parseSessionId } from '../../../src/sessions/sessionId';
import { admin, alice, Bench, sam, serviceAccount } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import {
	deferred,
	loginRequired,
	page,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { appUser, room, type TestHost } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, otherSessionId, sessionId } from '../support/sessions';
import { buildSettings, service } from '../support/settings';

const pagination = { offset: 0, count: 5 };
const info: Lookup = { kind: 'info', sessionId };
const anyone: Lookup = { kind: 'admin', sessionId };
const either: Lookup = { kind: 'any', sessionId };
const list: Lookup = { kind: 'list', ...pagination };
const listBob: Lookup = { kind: 'list-user', username: 'bob', ...pagination };
const listAll: Lookup = { kind: 'list-all', ...pagination };
const find: Lookup = { kind: 'find', filter: 'Chrome', ...pagination };
const countBob: Lookup = { kind: 'count-user', username: 'bob' };
const logout: Logout = { kind: 'logout', whose: 'either', sessionId };
const logoutOthers: Logout = { kind: 'logout-others', sessionId };
const logoutBob: Logout = { kind: 'logout-all', username: 'bob' };
const status: Query = { kind: 'status' };
const bobId = 'bobUserId00000000';

const failureOf = (outcome: Outcome): unknown => (outcome.ok ? 'no failure' : outcome.failure);
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'granted' : outcome.failure.code);

/** Bob's session, as `info.admin` shows it. */
const bobs = buildDocument({ userId: bobId, _user: { _id: bobId, username: 'bob' } });

describe('refusals', () => {
	it.each<readonly [string, Lookup, Caller, unknown]>([
		['any session', anyone, alice, { code: 'not-allowed', reason: 'permission' }],
		["a user's sessions", listBob, alice, { code: 'not-allowed', reason: 'permission' }],
		[
			'a user who does not exist',
			{ ...listBob, username: 'nobody' },
			alice,
			{ code: 'not-allowed', reason: 'permission' },
		],
		['a search', find, alice, { code: 'not-allowed', reason: 'permission' }],
		["everybody's sessions", listAll, alice, { code: 'not-allowed', reason: 'permission' }],
		[
			'any session, without a role',
			anyone,
			buildCaller({ roles: [] }),
			{ code: 'not-allowed', reason: 'permission' },
		],
		[
			'any session, for an admin without the permission',
			anyone,
			buildCaller({ roles: ['owner'] }),
			{ code: 'not-allowed', reason: 'permission' },
		],
	])('of %s come before any session endpoint is asked', async (_name, lookup, caller, want) => {
		const bench = new Bench();
		expect(failureOf(await bench.ask(lookup, caller))).toEqual(want);
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it.each<readonly [string, Lookup]>([
		['a session', info],
		['whatever one may see', either],
		['sessions', list],
	])("of one's own %s, where only holders may use the app", async (_name, lookup) => {
		const bench = new Bench({ settings: { self_service: false } });

		expect(failureOf(await bench.ask(lookup, alice))).toEqual({
			code: 'not-allowed',
			reason: 'self-service',
		});
		expect(bench.workspace.askedOfSessions).toEqual([]);
		expect(codeOf(await bench.ask(list, sam))).toBe('granted');
	});

	it.each([find, anyone, list, info, either, listBob, listAll, logout, logoutOthers, logoutBob])(
		'of %j: the configuration comes first, and then nobody is asked',
		async (query) => {
			const bench = new Bench({ settings: { service_auth_token: '', lookups_per_minute: 1 } });
			expect(codeOf(await bench.ask(query, alice))).toBe('not-configured');
			expect(codeOf(await bench.ask(query, alice))).toBe('not-configured');
			expect(bench.workspace.requests).toEqual([]);
		},
	);

	it("the caller's own limit comes before the permission", async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		expect(codeOf(await bench.ask(find, alice))).toBe('not-allowed');
		expect(failureOf(await bench.ask(find, alice))).toEqual({
			code: 'too-many-requests',
			retryAfter: 60,
			limit: 1,
		});
		expect(codeOf(await bench.ask(find, sam))).toBe('granted');
		expect(bench.workspace.asked).toEqual(['permissions.listAll', 'sessions/list.all']);
	});

	it('counts a request once, however many questions it takes', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 2 } });
		const context = bench.begin(sam);
		for (const query of [anyone, list, find, status, logout]) {
			expect(codeOf(await bench.service.ask(query, context))).not.toBe('too-many-requests');
		}
		expect(codeOf(await bench.ask(list, sam))).toBe('granted');
		expect(codeOf(await bench.ask(list, sam))).toBe('too-many-requests');
	});

	it('counts a request that was over the limit again', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		await bench.ask(list, sam);
		bench.clock.advance(MINUTE - SECOND);
		const context = bench.begin(sam);
		expect(codeOf(await bench.service.ask(list, context))).toBe('too-many-requests');
		expect(codeOf(await bench.service.ask(list, context))).toBe('too-many-requests');
		bench.clock.advance(SECOND);
		expect(codeOf(await bench.service.ask(list, context))).toBe('granted');
	});

	it('and a limit that is reached asks nobody for what the caller may know', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		await bench.ask(list, alice);
		bench.workspace.requests.length = 0;
		expect(await bench.ask(list, alice)).toMatchObject({ ok: false, mayReadCause: false });
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each<readonly [unknown]>([
		[''],
		['ftp://x'],
		[undefined],
		[7],
		['https://a:b@chat.example.com'],
	])('the Site URL %p is no address to ask', async (Site_Url) => {
		const bench = new Bench({ settings: { workspace_url: '' }, serverSettings: { Site_Url } });

		expect(failureOf(await bench.ask(list, alice))).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'workspace_url', problem: 'site-url' }],
		});
		expect(bench.workspace.requests).toEqual([]);
	});

	it('a Site URL that the host does not tell is none either', async () => {
		const bench = new Bench({ settings: { workspace_url: '' }, serverSettings: {} });
		expect(codeOf(await bench.ask(list, alice))).toBe('not-configured');
	});
});

describe('the question about permissions', () => {
	it('is kept for 60 s from when it was asked', async () => {
		const bench = new Bench();
		const { promise, resolve } = deferred<Reply>();
		bench.workspace.answers['permissions.listAll'] = () => promise;
		const slow = bench.ask(find, sam);
		await new Promise(setImmediate);
		bench.clock.advance(9 * SECOND);
		resolve(permissions());
		await slow;
		bench.clock.advance(51 * SECOND - 1);
		await bench.ask(find, sam);
		expect(bench.workspace.asked.filter((path) => path === 'permissions.listAll')).toHaveLength(1);
		bench.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'view-device-management': ['admin'] });
		bench.clock.advance(1);
		expect(codeOf(await bench.ask(find, sam))).toBe('not-allowed');
	});

	it('is asked once for all who wait', async () => {
		const bench = new Bench();
		const { promise, resolve } = deferred<Reply>();
		bench.workspace.answers['permissions.listAll'] = () => promise;
		const all = [sam, alice, admin].map((caller) => bench.ask(find, caller));
		await new Promise(setImmediate);
		resolve(permissions());
		expect((await Promise.all(all)).map(codeOf)).toEqual(['granted', 'not-allowed', 'granted']);
		expect(bench.workspace.asked.filter((path) => path === 'permissions.listAll')).toHaveLength(1);
	});

	it('fails for all who wait, but not for those who come later', async () => {
		const bench = new Bench();
		const { promise, reject } = deferred<Reply>();
		bench.workspace.answers['permissions.listAll'] = () => promise;
		const all = [sam, admin].map((caller) => bench.ask(find, caller));
		await new Promise(setImmediate);
		reject(new Error('fetch failed'));
		expect((await Promise.all(all)).map(codeOf)).toEqual([
			'workspace-unreachable',
			'workspace-unreachable',
		]);
		bench.workspace.answers['permissions.listAll'] = () => permissions();
		expect(codeOf(await bench.ask(find, sam))).toBe('granted');
	});

	it.each<readonly [string, Reply, string]>([
		['credentials', loginRequired, 'workspace-credentials-rejected'],
		['another service', { body: { hello: 'world' } }, 'workspace-bad-answer'],
		['no such permission', { body: { update: [], remove: [] } }, 'workspace-unlicensed'],
		['an error', { status: 500, body: {} }, 'workspace-bad-answer'],
	])('that has no answer shows nothing: %s', async (_name, reply, want) => {
		const bench = new Bench({ settings: { self_service: false } });
		bench.workspace.answers['permissions.listAll'] = () => reply;
		for (const [lookup, caller] of [
			[find, sam],
			[anyone, admin],
			[listBob, serviceAccount],
			[either, sam],
			[list, alice],
			[info, sam],
		] as const) {
			expect(codeOf(await bench.ask(lookup, caller))).toBe(want);
		}
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it("is not asked for one's own sessions", async () => {
		const bench = new Bench();
		await bench.ask(list, alice);
		expect(bench.workspace.asked).toEqual(['sessions/list.all']);
	});

	it('is asked again once a setting was saved', async () => {
		const bench = new Bench();
		await bench.ask(find, sam);
		bench.service.forget();
		await bench.ask(find, sam);
		expect(bench.workspace.asked.filter((path) => path === 'permissions.listAll')).toHaveLength(2);
	});

	it('counts the roles of the caller, not those of the service account', async () => {
		const bench = new Bench();
		bench.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'view-device-management': ['bot'] });
		expect(codeOf(await bench.ask(find, sam))).toBe('not-allowed');
		expect(codeOf(await bench.ask(find, admin))).toBe('not-allowed');
		expect(codeOf(await bench.ask(find, serviceAccount))).toBe('granted');
	});
});

describe('who may read causes', () => {
	const broken = (): Bench => {
		const bench = new Bench();
		bench.workspace.answers['sessions/list.all'] = () => loginRequired;
		return bench;
	};

	it.each<readonly [string, Caller, boolean]>([
		['a user', alice, false],
		['a holder', sam, true],
		['an administrator who is a holder', admin, true],
	])('of a failed lookup: %s', async (_name, caller, want) => {
		expect(await broken().ask(list, caller)).toMatchObject({
			failure: { code: 'workspace-credentials-rejected' },
			mayReadCause: want,
		});
	});

	it('not an administrator, as long as it is known who the holders are', async () => {
		const bench = broken();
		bench.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'view-device-management': ['holders'] });
		expect(await bench.ask(list, admin)).toMatchObject({ mayReadCause: false });
	});

	it.each<readonly [string, Caller, boolean]>([
		['a user', alice, false],
		['a holder', sam, false],
		['an administrator', admin, true],
	])('if the question itself fails, without asking it again: %s', async (_name, caller, want) => {
		const bench = new Bench();
		bench.workspace.answers['permissions.listAll'] = () => loginRequired;
		expect(await bench.ask(find, caller)).toMatchObject({
			failure: { code: 'workspace-credentials-rejected', endpoint: 'permissions.listAll' },
			mayReadCause: want,
		});
		expect(bench.workspace.requests).toEqual(['permissions.listAll']);
	});

	it.each<readonly [string, Caller, boolean]>([
		['a user', alice, false],
		['a holder', sam, false],
		['an administrator', admin, true],
	])('of an app that is not set up, without asking anybody: %s', async (_name, caller, want) => {
		const bench = new Bench({ settings: { service_auth_token: '' } });

		expect(await bench.ask(list, caller)).toMatchObject({
			failure: { code: 'not-configured' },
			mayReadCause: want,
		});
		expect(bench.workspace.requests).toEqual([]);
	});

	it("nobody, of what is the caller's own business", async () => {
		const bench = new Bench();

		expect(await bench.ask(anyone, sam)).toMatchObject({
			failure: { code: 'session-not-found' },
			mayReadCause: false,
		});
	});

	it('a permission that nobody can have means that the feature is not licensed', async () => {
		const bench = new Bench();
		bench.workspace.answers['sessions/list.all'] = () => unpermitted;
		expect(codeOf(await bench.ask(list, alice))).toBe('workspace-permission-missing');
		bench.service.forget();
		bench.workspace.answers['permissions.listAll'] = () => ({ body: { update: [], remove: [] } });
		expect(codeOf(await bench.ask(list, alice))).toBe('workspace-unlicensed');
	});
});

describe('the log', () => {
	const allEntries = async (
		lookup: Lookup,
		caller: Caller,
		prepare: (bench: Bench) => void = () => undefined,
	): Promise<TestHost> => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
		bench.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument()]);
		prepare(bench);
		await bench.ask(lookup, caller);
		return bench.testHost;
	};
	const entries = async (...asked: Parameters<typeof allEntries>): Promise<readonly unknown[]> =>
		(await allEntries(...asked)).logged('session-lookup');

	const bob = { id: bobId, username: 'bob' };
	const entry = (asked: object, owners: readonly object[], outcome = 'granted', who = sam) => ({
		event: 'session-lookup',
		caller: { id: who.id, username: who.username, name: who.name },
		asked,
		owners,
		outcome,
	});

	it.each<readonly [string, Lookup, Caller, object]>([
		['any session', anyone, sam, entry({ lookup: 'admin', sessionId }, [bob])],
		['an id alone', either, sam, entry({ lookup: 'admin', sessionId }, [bob])],
		['a list', listBob, sam, entry({ lookup: 'list-user', username: 'bob' }, [bob])],
		["everybody's sessions", listAll, sam, entry({ lookup: 'list-all' }, [bob, { id: alice.id }])],
		['a search', find, sam, entry({ lookup: 'find', filter: 'Chrome' }, [bob, { id: alice.id }])],
		[
			'a search for an address',
			{ ...find, filter: 'x 203.0.113.7 2001:db8::1' },
			sam,
			entry({ lookup: 'find', filter: 'x [IP] [IP]' }, [bob, { id: alice.id }]),
		],
		[
			"an info that hits another's session",
			info,
			alice,
			entry({ lookup: 'info', sessionId }, [bob], 'session-not-found', alice),
		],
		[
			"an id alone that hits another's session",
			either,
			alice,
			entry({ lookup: 'info', sessionId }, [bob], 'session-not-found', alice),
		],
		[
			'a name that holds an address',
			{ ...listBob, username: '203.0.113.7' },
			sam,
			entry({ lookup: 'list-user', username: '[IP]' }, [], 'user-not-found'),
		],
		[
			'a refused question how many there are',
			countBob,
			sam,
			entry({ lookup: 'count-user', username: 'bob' }, [], 'not-allowed'),
		],
		['a refusal', anyone, alice, entry({ lookup: 'admin', sessionId }, [], 'not-allowed', alice)],
		[
			'a refused search',
			find,
			alice,
			entry({ lookup: 'find', filter: 'Chrome' }, [], 'not-allowed', alice),
		],
		[
			'a user who does not exist',
			{ ...listBob, username: 'nobody' },
			sam,
			entry({ lookup: 'list-user', username: 'nobody' }, [], 'user-not-found'),
		],
	])('has one entry for %s', async (_name, lookup, caller, want) => {
		expect(await entries(lookup, caller)).toStrictEqual([want]);
	});

	it.each<readonly [string, Lookup, Caller, (bench: Bench) => void, object]>([
		[
			'a session that does not exist',
			anyone,
			sam,
			(bench) => {
				bench.workspace.answers['sessions/info.admin'] = () => ({
					status: 404,
					body: { error: 'Session not found' },
				});
			},
			entry({ lookup: 'admin', sessionId }, [], 'session-not-found'),
		],
		[
			'a search without a result',
			find,
			sam,
			(bench) => {
				bench.workspace.answers['sessions/list.all'] = () => page([]);
			},
			entry({ lookup: 'find', filter: 'Chrome' }, []),
		],
		[
			'a user without sessions',
			listBob,
			sam,
			(bench) => {
				bench.workspace.answers['sessions/list.all'] = () => page([]);
			},
			entry({ lookup: 'list-user', username: 'bob' }, [bob]),
		],
		[
			'a search that failed',
			find,
			sam,
			(bench) => {
				bench.workspace.answers['sessions/list.all'] = () => loginRequired;
			},
			entry({ lookup: 'find', filter: 'Chrome' }, [], 'workspace-credentials-rejected'),
		],
		[
			'an id alone while permissions cannot be read',
			either,
			sam,
			(bench) => {
				bench.workspace.answers['permissions.listAll'] = () => loginRequired;
			},
			entry({ lookup: 'any', sessionId }, [], 'workspace-credentials-rejected'),
		],
		[
			'an audit room that is gone',
			anyone,
			sam,
			(bench) => {
				bench.testHost.data.settings = new Map([
					...bench.testHost.data.settings,
					['audit_room', 'gone'],
				]);
			},
			entry({ lookup: 'admin', sessionId }, [bob], 'audit-failed'),
		],
	])('has one entry for %s', async (_name, lookup, caller, prepare, want) => {
		expect(await entries(lookup, caller, prepare)).toEqual([want]);
	});

	const own = (bench: Bench, caller: Caller): void => {
		const document = buildDocument({ userId: caller.id });
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: document });
		bench.workspace.answers['sessions/list.all'] = () => page([document]);
	};

	it.each<readonly [string, Lookup, Caller]>([
		["one's own session", info, alice],
		["one's own sessions", list, alice],
		["a holder's own session", anyone, sam],
		["a holder's own session by its id alone", either, sam],
		['a search that finds a holder alone', find, sam],
	])('has no entry for %s', async (_name, lookup, caller) => {
		expect((await allEntries(lookup, caller, (bench) => own(bench, caller))).entries).toEqual([]);
	});

	it('has no entry for an info that finds nothing', async () => {
		const none = await entries(info, alice, (bench) => {
			bench.workspace.answers['sessions/info.admin'] = () => ({
				body: buildDocument({ sessionId: otherSessionId, userId: bobId }),
			});
			bench.workspace.answers['sessions/list.all'] = () => page([]);
		});
		expect(none).toEqual([]);
	});

	it('never holds a token, an address or a secret, whatever happens', async () => {
		const bench = new Bench({
			settings: { two_factor_method: 'password', two_factor_secret: 'S3CRET-password' },
		});
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
		for (const reply of [loginRequired, unpermitted, page([bobs]), { body: 'x' }]) {
			bench.workspace.answers['sessions/list.all'] = () => reply;
			for (const lookup of [info, anyone, either, list, listBob, find]) {
				await bench.ask(lookup, sam);
			}
		}
		bench.workspace.answers['sessions/list.all'] = () =>
			Promise.reject(new Error(`connect ECONNREFUSED 203.0.113.7 ${service.authToken}`));
		bench.clock.advance(MINUTE);
		await bench.ask(find, sam);
		const log = JSON.stringify(bench.testHost.entries);
		expect(log).toContain('workspace-unreachable');
		expect(log).not.toMatch(/S3CRET|203\.0\.113|loginToken/);
		expect(log).not.toContain(service.authToken);
	});

	it('tells of a failure with its code, endpoint and status', async () => {
		const bench = new Bench();
		bench.workspace.answers['sessions/list.all'] = () => loginRequired;
		await bench.ask(list, alice);
		expect(bench.testHost.logged('lookup-failed')).toEqual([
			{
				event: 'lookup-failed',
				code: 'workspace-credentials-rejected',
				endpoint: 'sessions/list.all',
				status: 401,
			},
		]);
	});

	it('tells of no failure that is the caller’s own business', async () => {
		const bench = new Bench();
		await bench.ask(anyone, sam);
		await bench.ask(find, alice);
		expect(bench.testHost.entries.map(({ level }) => level)).toEqual(['info', 'info']);
	});

	it('tells the kind of what was thrown if it is no error', async () => {
		const bench = new Bench();
		bench.testHost.data.findUser = () => Promise.reject('S3CRET of the host');
		expect(codeOf(await bench.ask(listBob, sam))).toBe('internal-error');
		expect(bench.testHost.logged('internal-error')).toEqual([
			{ event: 'internal-error', name: 'string', place: [] },
		]);
	});

	it('tells of an unexpected error where it was, not what it said', async () => {
		const bench = new Bench();
		bench.testHost.data.findUser = () => {
			throw new TypeError('S3CRET of the host at S3CRET\n    at S3CRET');
		};
		const outcome = await bench.ask(listBob, sam);

		expect(outcome).toEqual({
			ok: false,
			failure: { code: 'internal-error' },
			mayReadCause: false,
		});

		expect(bench.testHost.logged('internal-error')).toEqual([
			{
				event: 'internal-error',
				name: 'TypeError',
				place: expect.arrayContaining([expect.stringMatching(/^ +at /)]),
			},
		]);
		expect(JSON.stringify(bench.testHost.entries)).not.toContain('S3CRET');
	});
});

describe('the audit room', () => {
	const setUp = (): Bench => {
		const bench = new Bench({
			settings: { audit_room: '#session-audit' },
			findRoom: (name) => Promise.resolve(name === 'session-audit' ? room(name) : undefined),
		});
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
		bench.workspace.answers['sessions/list.all'] = () => page([bobs]);
		return bench;
	};

	it.each([anyone, either, listBob, listAll, find])('is told of %j', async (lookup) => {
		const bench = setUp();
		expect(codeOf(await bench.ask(lookup, sam))).toBe('granted');
		expect(bench.testHost.posts).toEqual([
			{
				room: room('session-audit'),
				sender: appUser,
				attachments: [expect.objectContaining({ text: expect.stringContaining('sam') })],
			},
		]);
		expect(JSON.stringify(bench.testHost.posts)).not.toContain('203.0.113.7');
	});

	it('is told before the caller gets the answer', async () => {
		const bench = setUp();
		const { promise, resolve } = deferred<string>();
		bench.testHost.data.post = () => promise;
		let answered = false;
		const outcome = bench.ask(anyone, sam).finally(() => {
			answered = true;
		});
		await new Promise(setImmediate);
		expect(answered).toBe(false);
		resolve('id');
		expect(codeOf(await outcome)).toBe('granted');
	});

	it.each<readonly [string, Lookup, Caller]>([
		['a refusal', anyone, alice],
		["an info that hits another's session", info, alice],
		['a user who does not exist', { ...listBob, username: 'nobody' }, sam],
		["one's own sessions", list, sam],
	])('is not told of %s', async (_name, lookup, caller) => {
		const bench = setUp();
		await bench.ask(lookup, caller);
		expect(bench.testHost.posts).toEqual([]);
	});

	it.each<readonly [Query, Caller, object]>([
		[anyone, sam, { asked: { lookup: 'admin', sessionId } }],
		[logout, admin, { asked: { logout: 'logout', sessionId }, sessionIds: [sessionId] }],
	])('is told what the log is told when it is granted: %j', async (query, caller, told) => {
		const bench = setUp();
		bench.testHost.data.settings = buildSettings({
			allow_logout: true,
			audit_room: 'session-audit',
		});
		const posted: AuditEntry[] = [];
		const service = new SessionService((entry) => {
			posted.push(entry);
			return {};
		}, bench.clock.now);
		const { accessors } = bench.testHost;
		await service.ask(query, service.begin({ caller, accessors }));
		expect(posted).toMatchObject([{ ...told, owners: [{ id: bobId }], outcome: 'granted' }]);
	});

	it('reads the language of the server, not of the caller', async () => {
		const bench = setUp();
		bench.testHost.data.serverSettings = { Language: 'de' };
		await bench.ask(anyone, { ...sam, language: 'fr' });
		const german = JSON.stringify(bench.testHost.posts);
		bench.service.forget();
		bench.testHost.data.serverSettings = { Language: 'en' };
		await bench.ask(anyone, { ...sam, language: 'fr' });
		expect(german).toContain('Sitzung');
		expect(JSON.stringify(bench.testHost.posts[1])).toContain('looked at');
	});

	const failures: readonly (readonly [string, (bench: Bench) => void])[] = [
		[
			'does not exist',
			(bench) => {
				bench.testHost.data.findRoom = () => Promise.resolve(undefined);
			},
		],
		[
			'takes no message',
			(bench) => {
				bench.testHost.data.post = () => Promise.reject(new Error('archived'));
			},
		],
		[
			'cannot be read',
			(bench) => {
				bench.testHost.data.findRoom = () => Promise.reject(new Error('no'));
			},
		],
		[
			'has nobody to write in it',
			(bench) => {
				bench.testHost.data.appUser = () => Promise.resolve(undefined);
			},
		],
		[
			'has nobody to write in it, says the host',
			(bench) => {
				bench.testHost.data.appUser = () => Promise.reject(new Error('no user'));
			},
		],
	];

	it.each(failures)('that %s: nothing is shown', async (_name, prepare) => {
		const bench = setUp();
		prepare(bench);
		expect(await bench.ask(anyone, sam)).toEqual({
			ok: false,
			failure: { code: 'audit-failed' },
			mayReadCause: true,
		});
		expect(bench.testHost.posts).toEqual([]);
	});

	it('that does not exist keeps nobody from their own sessions', async () => {
		const bench = setUp();
		bench.testHost.data.findRoom = () => Promise.resolve(undefined);
		expect(codeOf(await bench.ask(list, alice))).toBe('granted');
	});
});

describe('what the caller may use', () => {
	const nothing = {
		ownSessions: false,
		allSessions: false,
		logOutOwn: false,
		logOutAnybody: false,
		status: false,
	};
	const logoutOn = { allow_logout: true };
	const holdersOnly = { self_service: false, allow_logout: true };

	it.each<readonly [string, Caller, object, object]>([
		['a user', alice, {}, { ownSessions: true }],
		['a holder', sam, {}, { ownSessions: true, allSessions: true, status: true }],
		['a user, where only holders may', alice, { self_service: false }, {}],
		[
			'a holder, where only holders may',
			sam,
			{ self_service: false },
			{ ownSessions: true, allSessions: true, status: true },
		],
		[
			'an administrator of an app that is not set up',
			admin,
			{ service_user_id: '' },
			{ ownSessions: true, status: true },
		],
		['a user of an app that is not set up', alice, { service_user_id: '' }, { ownSessions: true }],
		['a user, where people may log out', alice, logoutOn, { ownSessions: true, logOutOwn: true }],
		[
			'a holder of both permissions',
			sam,
			logoutOn,
			{ ownSessions: true, allSessions: true, logOutOwn: true, logOutAnybody: true, status: true },
		],
		['a user, where only holders may log out', alice, holdersOnly, {}],
	])('%s', async (_name, caller, settings, want) => {
		const bench = new Bench({ settings });
		expect(await bench.service.abilities(bench.begin(caller))).toEqual({ ...nothing, ...want });
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it.each<readonly [string, Readonly<Record<string, readonly string[]>>, object]>([
		[
			'the one to see',
			{ 'logout-device-management': [] },
			{ ownSessions: true, allSessions: true, logOutOwn: true, status: true },
		],
		['the one to end', { 'view-device-management': [] }, { ownSessions: true, logOutOwn: true }],
	])('somebody who holds %s alone', async (_name, holders, want) => {
		const bench = new Bench({ settings: logoutOn });
		bench.workspace.answers['permissions.listAll'] = () => permissions(holders);
		expect(await bench.service.abilities(bench.begin(sam))).toEqual({ ...nothing, ...want });
	});

	it('of the service account is not to end its own sessions', async () => {
		const bench = new Bench({ settings: logoutOn });
		const own = await bench.service.abilities(bench.begin(serviceAccount));
		expect(own).toEqual({
			...nothing,
			ownSessions: true,
			allSessions: true,
			status: true,
			logOutAnybody: true,
		});
	});

	it('is found out with one question, which costs no lookup, even if it fails', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		bench.workspace.answers['permissions.listAll'] = () => loginRequired;
		expect(await bench.service.abilities(bench.begin(admin))).toEqual({
			...nothing,
			ownSessions: true,
			status: true,
		});
		expect(bench.workspace.requests).toEqual(['permissions.listAll']);
		expect(codeOf(await bench.ask(list, admin))).toBe('granted');
	});
});

describe('the language', () => {
	it.each<readonly [string | undefined, unknown, string]>([
		['de', 'fr', 'de'],
		['de-AT', 'fr', 'de'],
		['pt', 'fr', 'pt-BR'],
		[undefined, 'fr', 'fr'],
		['ja', 'fr', 'fr'],
		[undefined, 'ja', 'en'],
		[undefined, undefined, 'en'],
		[undefined, 7, 'en'],
	])('of a caller who chose %p on a server in %p is %s', async (own, server, want) => {
		const bench = new Bench({ serverSettings: server === undefined ? {} : { Language: server } });
		const t = await bench.service.translator(bench.begin(buildCaller({ language: own })));
		expect(t.language).toBe(want);
	});
});

describe('the settings', () => {
	it('that were saved count from the next lookup on', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		await bench.ask(list, alice);
		expect(codeOf(await bench.ask(list, alice))).toBe('too-many-requests');
		bench.testHost.data.settings = new Map([
			...bench.testHost.data.settings,
			['lookups_per_minute', 5],
		]);
		bench.service.forget();
		expect(codeOf(await bench.ask(list, alice))).toBe('granted');
	});

	it('are not read for each lookup', async () => {
		const bench = new Bench();
		await bench.ask(list, alice);
		const reads = bench.testHost.reads.length;
		await bench.ask(list, alice);
		expect(bench.testHost.reads).toHaveLength(reads);
	});

	it('do not take back what a user has used of the limit', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		await bench.ask(list, alice);
		bench.service.forget();
		expect(codeOf(await bench.ask(list, alice))).toBe('too-many-requests');
	});

	it('a status counts as a lookup', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 1 } });
		expect(codeOf(await bench.ask(status, sam))).toBe('granted');
		expect(codeOf(await bench.ask(status, sam))).toBe('too-many-requests');
	});
});

describe('a status', () => {
	it('is for holders, and says nothing to anybody else', async () => {
		const bench = new Bench();
		expect(await bench.ask(status, sam)).toMatchObject({ ok: true, answer: { kind: 'status' } });
		bench.workspace.requests.length = 0;
		expect(failureOf(await bench.ask(status, alice))).toEqual({
			code: 'not-allowed',
			reason: 'status',
		});
		expect(bench.workspace.requests).toEqual([]);
	});

	it('of an app that is not set up names what is missing, to administrators alone', async () => {
		const bench = new Bench({ settings: { service_auth_token: '' } });
		const problems = [{ setting: 'service_auth_token', problem: 'missing' }];
		const outcome = await bench.ask(status, admin);
		expect(outcome.ok && outcome.answer).toMatchObject({
			kind: 'status',
			checks: [
				{ id: 'settings', result: 'problems', problems },
				...Array(7).fill({ result: 'not-checked' }),
			],
		});
		expect(failureOf(await bench.ask(status, alice))).toEqual({ code: 'not-configured', problems });
	});

	it('reads why nobody can tell who the holders are, without being administrator', async () => {
		const bench = new Bench();
		bench.workspace.answers['permissions.listAll'] = () => loginRequired;
		expect(codeOf(await bench.ask(status, alice))).toBe('workspace-credentials-rejected');
		expect(codeOf(await bench.ask(status, admin))).toBe('granted');
	});
});

describe('the app user', () => {
	it('is asked for once', async () => {
		const bench = new Bench();
		let times = 0;
		const { appUser } = bench.testHost.data;
		bench.testHost.data.appUser = () => {
			times++;
			return appUser();
		};
		await bench.begin(alice).readAppUser();
		expect(await bench.begin(alice).readAppUser()).toMatchObject({ id: 'appUserId' });
		expect(times).toBe(1);
	});
});

describe('logging out', () => {
	const bob = { id: bobId, username: 'bob' };
	const rows = [
		...buildRows(alice.id, 3),
		...buildRows(bobId, 3, { _user: { _id: bobId, username: 'bob' } }),
	];
	const idOf = (owner: string, index: number) => parseSessionId(`${owner}-${index}`, 'chat');
	const one = (owner: string): Logout => ({ ...logout, sessionId: idOf(owner, 0) });
	const others: Logout = { ...logoutOthers, sessionId: idOf(alice.id, 1) };
	const none: Logout = { ...logout, sessionId };

	const setUp = (settings = {}) => {
		const bench = new Bench({
			settings: { allow_logout: true, ...settings },
			findRoom: (name) => Promise.resolve(name === 'session-audit' ? room(name) : undefined),
		});
		return { bench, open: new OpenSessions(bench.workspace, rows) };
	};
	const noEffect: Reply = { body: { success: true } };

	describe('of one session', () => {
		it.each<readonly [string, Caller, string, boolean]>([
			['own', alice, alice.id, true],
			["another's", sam, bobId, false],
		])('answers with it as it was: %s', async (_name, caller, owner, own) => {
			const { bench, open } = setUp();

			expect(await bench.ask(one(owner), caller)).toEqual({
				ok: true,
				answer: {
					kind: 'logged-out',
					own,
					session: expect.objectContaining({
						sessionId: idOf(owner, 0),
						userId: owner,
						ip: '203.0.113.7',
					}),
				},
			});
			expect(open.ids).toHaveLength(5);
			expect(bench.workspace.asked.filter((path) => path !== 'permissions.listAll')).toEqual([
				'sessions/info.admin',
				'sessions/logout',
				'sessions/info.admin',
			]);
		});

		it.each([
			[alice, alice.id, false],
			[sam, bobId, true],
		])('shows no own address where none is shown', async (caller, owner, want) => {
			const { bench } = setUp({ show_own_ip: false });
			const outcome = await bench.ask(one(owner), caller);

			expect(
				outcome.ok && outcome.answer.kind === 'logged-out' && 'ip' in outcome.answer.session,
			).toBe(want);
		});

		it('that is still there afterwards is not claimed as ended, and everybody is told', async () => {
			const { bench } = setUp();
			bench.workspace.answers['sessions/logout'] = () => noEffect;
			expect(await bench.ask(one(alice.id), alice)).toEqual({
				ok: false,
				failure: { code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' },
				mayReadCause: false,
			});

			expect(bench.testHost.logged('lookup-failed')).toEqual([
				{
					event: 'lookup-failed',
					code: 'workspace-logout-unconfirmed',
					endpoint: 'sessions/logout',
				},
			]);
		});
	});

	describe('of several', () => {
		it.each<readonly [string, Logout, Caller, 'own' | object, readonly string[]]>([
			['own but one', others, alice, 'own', [idOf(alice.id, 0), idOf(alice.id, 2)]],
			[
				"all of a user's",
				logoutBob,
				sam,
				{ username: 'bob' },
				[0, 1, 2].map((index) => idOf(bobId, index)),
			],
		])('answers with those that were ended: %s', async (_name, query, caller, of, ended) => {
			const { bench } = setUp();

			expect(await bench.ask(query, caller)).toEqual({
				ok: true,
				answer: {
					kind: 'logged-out-several',
					of,
					ended: ended.map((id) => expect.objectContaining({ sessionId: id })),
					remaining: [],
					incomplete: false,
					mayReadCauses: caller === sam,
				},
			});
		});

		it.each([
			[alice, others, false],
			[sam, logoutBob, true],
		] as const)('shows no own address where none is shown', async (caller, query, want) => {
			const { bench, open } = setUp({ show_own_ip: false });
			bench.workspace.answers['sessions/logout'] = (asked) =>
				asked.get('sessionId')?.endsWith('2') ? noEffect : open.end(asked);
			const outcome = await bench.ask(query, caller);

			expect(outcome).toMatchObject({
				answer: { remaining: [{ reason: { code: 'workspace-logout-unconfirmed' } }] },
			});
			expect(JSON.stringify(outcome).includes('203.0.113.7')).toBe(want);
		});

		it('may be of a user who has none', async () => {
			const { bench, open } = setUp({ audit_room: 'session-audit' });
			open.rows = [];
			expect(await bench.ask(logoutBob, sam)).toMatchObject({
				answer: { of: { username: 'bob' }, ended: [], remaining: [] },
			});
			expect(bench.testHost.posts).toEqual([]);
		});

		it('says that there may be more, if rows could not be read', async () => {
			const { bench, open } = setUp();
			open.rows = [...rows, { sessionId: 'x', userId: bobId }];
			expect(await bench.ask(logoutBob, sam)).toMatchObject({
				answer: { ended: [{}, {}, {}], remaining: [], incomplete: true },
			});
		});

		it('is told to log and room as far as it is tried: fifty at most', async () => {
			const { bench, open } = setUp({ audit_room: 'session-audit' });
			open.rows = buildRows(bobId, 60);
			await bench.ask(logoutBob, sam);
			const fifty = Array.from({ length: 50 }, (_value, index) => idOf(bobId, index));
			expect(bench.testHost.logged('session-logout')).toMatchObject([
				{ sessionIds: fifty, ended: 50 },
			]);
			expect(JSON.stringify(bench.testHost.posts)).toContain('is logging out 50 sessions of');
		});

		it('ends no more once that is switched off, which the rest is told', async () => {
			const { bench, open } = setUp();
			bench.workspace.answers['sessions/logout'] = (asked) => {
				bench.testHost.data.settings = buildSettings({ allow_logout: false });
				bench.service.forget();
				return open.end(asked);
			};
			const off = { code: 'not-allowed', reason: 'logout-off' };
			expect(await bench.ask(logoutBob, sam)).toMatchObject({
				answer: { ended: [{}], remaining: [{ reason: off }, { reason: off }] },
			});
			expect(open.ids).toHaveLength(5);
		});

		it.each([one(bobId), logoutBob])(
			'is not begun if that is switched off during the question before: %j',
			async (query) => {
				const { bench, open } = setUp({ audit_room: 'session-audit' });
				bench.testHost.data.post = () => {
					bench.testHost.data.settings = buildSettings({ allow_logout: false });
					bench.service.forget();
					return Promise.resolve('messageId');
				};

				expect(failureOf(await bench.ask(query, sam))).toEqual({
					code: 'not-allowed',
					reason: 'logout-off',
				});
				expect(bench.workspace.asked).not.toContain('sessions/logout');
				expect(open.ids).toHaveLength(6);
			},
		);

		it('is a failure if none was ended, for one reason', async () => {
			const { bench, open } = setUp();
			bench.workspace.answers['sessions/logout'] = () => unpermitted;
			expect(await bench.ask(logoutBob, sam)).toMatchObject({
				failure: { code: 'workspace-permission-missing', endpoint: 'sessions/logout' },
				mayReadCause: true,
			});
			expect(open.ids).toHaveLength(6);
		});
	});

	describe('has one entry in the log, which says', () => {
		const entry = (asked: object, rest: object, who = sam) => ({
			event: 'session-logout',
			caller: { id: who.id, username: who.username, name: who.name },
			asked,
			owners: [],
			sessionIds: [],
			...rest,
		});
		const bobs = (...indexes: readonly number[]) => indexes.map((index) => idOf(bobId, index));
		const nothing = (): void => undefined;
		const unavailable = ({ bench }: ReturnType<typeof setUp>): void => {
			bench.workspace.answers['permissions.listAll'] = () => loginRequired;
		};

		it.each<
			readonly [string, Logout, Caller, object, (world: ReturnType<typeof setUp>) => void, object]
		>([
			[
				'that an own one was ended',
				one(alice.id),
				alice,
				{},
				nothing,
				entry(
					{ logout: 'logout', sessionId: idOf(alice.id, 0) },
					{
						owners: [{ id: alice.id }],
						sessionIds: [idOf(alice.id, 0)],
						outcome: 'granted',
						ended: 1,
					},
					alice,
				),
			],
			[
				"that another's was ended",
				one(bobId),
				sam,
				{},
				nothing,
				entry(
					{ logout: 'logout', sessionId: idOf(bobId, 0) },
					{ owners: [bob], sessionIds: bobs(0), outcome: 'granted', ended: 1 },
				),
			],
			[
				'that all but one were ended',
				others,
				alice,
				{},
				nothing,
				entry(
					{ logout: 'logout-others', sessionId: idOf(alice.id, 1) },
					{
						owners: [{ id: alice.id, username: 'alice' }],
						sessionIds: [idOf(alice.id, 0), idOf(alice.id, 2)],
						outcome: 'granted',
						ended: 2,
					},
					alice,
				),
			],
			[
				'how many of a user’s were ended',
				logoutBob,
				sam,
				{},
				({ bench, open }) => {
					bench.workspace.answers['sessions/logout'] = (asked) =>
						asked.get('sessionId') === idOf(bobId, 1) ? noEffect : open.end(asked);
				},
				entry(
					{ logout: 'logout-all', username: 'bob' },
					{ owners: [bob], sessionIds: bobs(0, 1, 2), outcome: 'granted', ended: 2 },
				),
			],
			[
				'that nobody knows what came of it',
				one(bobId),
				sam,
				{},
				({ bench }) => {
					bench.workspace.answers['sessions/logout'] = () => noEffect;
				},
				entry(
					{ logout: 'logout', sessionId: idOf(bobId, 0) },
					{ owners: [bob], sessionIds: bobs(0), outcome: 'workspace-logout-unconfirmed' },
				),
			],
			[
				"that another's was refused to somebody who reads that there is none",
				one(bobId),
				alice,
				{},
				nothing,
				entry(
					{ logout: 'logout', sessionId: idOf(bobId, 0) },
					{ owners: [bob], sessionIds: bobs(0), outcome: 'session-not-found' },
					alice,
				),
			],
			[
				'that there was none',
				none,
				alice,
				{},
				nothing,
				entry({ logout: 'logout', sessionId }, { outcome: 'session-not-found' }, alice),
			],
			[
				'that it is switched off',
				logoutBob,
				sam,
				{ allow_logout: false },
				nothing,
				entry({ logout: 'logout-all', username: 'bob' }, { outcome: 'not-allowed' }),
			],
			[
				'that it was refused',
				{ ...logoutBob, username: '203.0.113.7' },
				alice,
				{},
				nothing,
				entry({ logout: 'logout-all', username: '[IP]' }, { outcome: 'not-allowed' }, alice),
			],
			[
				'that nobody could tell who may',
				logoutBob,
				sam,
				{},
				unavailable,
				entry(
					{ logout: 'logout-all', username: 'bob' },
					{ outcome: 'workspace-credentials-rejected' },
				),
			],
			[
				'whose, though the list could not be read',
				logoutBob,
				sam,
				{},
				({ bench }) => {
					bench.workspace.answers['sessions/list.all'] = () => loginRequired;
				},
				entry(
					{ logout: 'logout-all', username: 'bob' },
					{ owners: [bob], outcome: 'workspace-credentials-rejected' },
				),
			],
			[
				'that the app is not set up',
				none,
				alice,
				{ service_user_id: '' },
				nothing,
				entry({ logout: 'logout', sessionId }, { outcome: 'not-configured' }, alice),
			],
			[
				'that it could not be told to the audit room',
				one(bobId),
				sam,
				{ audit_room: 'gone' },
				nothing,
				entry(
					{ logout: 'logout', sessionId: idOf(bobId, 0) },
					{ owners: [bob], sessionIds: bobs(0), outcome: 'audit-failed' },
				),
			],
		])('%s', async (_name, query, caller, settings, prepare, want) => {
			const world = setUp(settings);
			prepare(world);
			await world.bench.ask(query, caller);
			expect(world.bench.testHost.logged('session-logout')).toStrictEqual([want]);
			expect(world.bench.testHost.logged('session-lookup')).toEqual([]);
		});

		it('that the limit was reached', async () => {
			const { bench, open } = setUp({ lookups_per_minute: 1 });
			await bench.ask(list, alice);
			await bench.ask(one(alice.id), alice);
			expect(bench.testHost.logged('session-logout')).toMatchObject([
				{ outcome: 'too-many-requests', sessionIds: [] },
			]);
			expect(open.ids).toHaveLength(6);
		});

		it('that nobody may, where the feature is not licensed', async () => {
			const { bench } = setUp();
			bench.workspace.answers['sessions/info.admin'] = () => unpermitted;
			bench.workspace.answers['permissions.listAll'] = () => ({ body: { update: [], remove: [] } });
			await bench.ask({ ...none, whose: 'own' }, alice);
			expect(bench.testHost.logged('session-logout')).toMatchObject([
				{ outcome: 'workspace-unlicensed' },
			]);
		});

		it('no address, and no token', async () => {
			const { bench } = setUp();
			await bench.ask(one(bobId), sam);
			await bench.ask(others, alice);
			const log = JSON.stringify(bench.testHost.entries);
			expect(log).toContain('session-logout');
			expect(log).not.toMatch(/203\.0\.113|loginToken|SECRET|service-token/);
		});
	});

	describe('is told to the audit room', () => {
		it.each<readonly [string, Logout, RegExp]>([
			['one', one(bobId), /is logging out the session .*bobUserId00000000-0.* of .*bob/],
			['all', logoutBob, /is logging out 3 sessions of .*bob/],
		])('before it is sent: %s', async (_name, query, want) => {
			const { bench, open } = setUp({ audit_room: 'session-audit' });
			const { promise, resolve } = deferred<string>();
			bench.testHost.data.post = () => promise;
			const outcome = bench.ask(query, sam);
			await new Promise(setImmediate);
			expect(bench.workspace.asked).not.toContain('sessions/logout');
			expect(open.ids).toHaveLength(6);
			resolve('id');
			expect(codeOf(await outcome)).toBe('granted');
			expect(open.ids.length).toBeLessThan(6);
			expect(bench.testHost.posts).toMatchObject([
				{ room: room('session-audit'), attachments: [{ text: expect.stringMatching(want) }] },
			]);
		});

		it.each<readonly [string, (bench: Bench) => void]>([
			[
				'does not exist',
				(bench) => {
					bench.testHost.data.findRoom = () => Promise.resolve(undefined);
				},
			],
			[
				'takes no message',
				(bench) => {
					bench.testHost.data.post = () => Promise.reject(new Error('archived'));
				},
			],
		])('that %s: nothing is ended', async (_name, prepare) => {
			for (const query of [one(bobId), logoutBob]) {
				const { bench, open } = setUp({ audit_room: 'session-audit' });
				prepare(bench);
				expect(await bench.ask(query, sam)).toEqual({
					ok: false,
					failure: { code: 'audit-failed' },
					mayReadCause: true,
				});
				expect(bench.workspace.asked).not.toContain('sessions/logout');
				expect(open.ids).toHaveLength(6);
			}
		});

		it.each<readonly [string, Logout, Caller]>([
			['an own one', one(alice.id), alice],
			['own ones', others, alice],
			["a holder's own", { ...logoutBob, username: 'sam' }, sam],
			['a refused one', one(bobId), alice],
			['none', none, sam],
		])('not if it is %s', async (_name, query, caller) => {
			const { bench } = setUp({ audit_room: 'session-audit' });
			await bench.ask(query, caller);
			expect(bench.testHost.logged('session-logout')).toHaveLength(1);
			expect(bench.testHost.posts).toEqual([]);
		});
	});

	it('is refused before anything is asked, in this order: settings, limit, switch, permission', async () => {
		const query: Logout = { ...logout, whose: 'anybody' };
		const ask = async (settings: object, times = 1) => {
			const { bench } = setUp({ lookups_per_minute: 1, ...settings });
			for (let time = 1; time < times; time++) {
				await bench.ask(query, alice);
			}
			return [failureOf(await bench.ask(query, alice)), bench.workspace.askedOfSessions];
		};
		expect(await ask({ allow_logout: 'maybe' }, 2)).toMatchObject([{ code: 'not-configured' }, []]);
		expect(await ask({ allow_logout: false }, 2)).toMatchObject([
			{ code: 'too-many-requests' },
			[],
		]);
		expect(await ask({ allow_logout: false })).toMatchObject([{ reason: 'logout-off' }, []]);
		expect(await ask({})).toMatchObject([{ reason: 'logout-permission' }, []]);
	});
});

describe('a look that the audit room knows of', () => {
	it('is an entry in the log, and no post', async () => {
		const bench = new Bench({
			settings: { audit_room: 'session-audit' },
			findRoom: (name) => Promise.resolve(room(name)),
		});
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: bobs });
		const ask = (isPosted: boolean) => bench.service.ask(anyone, bench.begin(sam), { isPosted });
		expect(codeOf(await ask(true))).toBe('granted');
		expect(bench.testHost.posts).toEqual([]);
		expect(bench.testHost.logged('session-lookup')).toHaveLength(1);
		expect(codeOf(await ask(false))).toBe('granted');
		expect(bench.testHost.posts).toHaveLength(1);
	});
});

it('that nothing of all of one’s own was open is told by name, not as "no others"', async () => {
	const bench = new Bench({ settings: { allow_logout: true } });
	expect(await bench.ask({ kind: 'logout-all', username: 'alice' }, alice)).toMatchObject({
		answer: { kind: 'logged-out-several', of: { username: 'alice' }, ended: [], remaining: [] },
	});
});
