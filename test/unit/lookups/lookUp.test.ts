import { SECOND } from '../../../src/common/clock';
import { toFailure } from '../../../src/errors/SessionInfoError';
import { beginLook, type Look, lookUp } from '../../../src/lookups/lookUp';
import type { ListOf } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import type { Lookup } from '../../../src/requests/Query';
import type { Outcome } from '../../../src/service/SessionService';
import type { Session } from '../../../src/sessions/Session';
import { alice, Bench, sam, serviceAccount } from '../support/appFixture';
import { rejected } from '../support/failures';
import { loginRequired, page, permissions } from '../support/fakeWorkspace';
import { user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument, otherSessionId, sessionId } from '../support/sessions';
import { service } from '../support/settings';

const pagination = { offset: 0, count: 5 };
const info: Lookup = { kind: 'info', sessionId };
const anyone: Lookup = { kind: 'admin', sessionId };
const either: Lookup = { kind: 'any', sessionId };
const list: Lookup = { kind: 'list', ...pagination };
const listBob: Lookup = { kind: 'list-user', username: 'bob', ...pagination };
const listAll: Lookup = { kind: 'list-all', ...pagination };
const find: Lookup = { kind: 'find', filter: 'Chrome', ...pagination };
const bobId = 'bobUserId00000000';

const failureOf = (outcome: Outcome): unknown => (outcome.ok ? 'no failure' : outcome.failure);
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'granted' : outcome.failure.code);

const sessionsOf = (outcome: Outcome): readonly Session[] => {
	if (outcome.ok && outcome.answer.kind === 'session') {
		return [outcome.answer.session];
	}
	if (outcome.ok && outcome.answer.kind === 'page') {
		return outcome.answer.page.sessions;
	}
	throw new Error(`No sessions: ${JSON.stringify(outcome)}`);
};

/** Bob's session, as `info.admin` shows it. */
const bobs = buildDocument({ userId: bobId, _user: { _id: bobId, username: 'bob' } });

describe('which endpoint is asked', () => {
	const asked = 'sessionId=QoYYFw2t9oKks2niG';

	it.each<readonly [string, Lookup, Caller, readonly string[]]>([
		["one's own session", info, alice, [`sessions/info.admin?${asked}`]],
		["the service account's own session", info, serviceAccount, [`sessions/info?${asked}`]],
		['any session', anyone, sam, ['permissions.listAll', `sessions/info.admin?${asked}`]],
		[
			'whatever one may see',
			either,
			alice,
			['permissions.listAll', `sessions/info.admin?${asked}`],
		],
		[
			"one's own sessions",
			list,
			alice,
			['sessions/list.all?filter=aliceUserId000000&offset=0&count=100'],
		],
		[
			"the service account's own sessions",
			list,
			serviceAccount,
			['sessions/list?offset=0&count=5'],
		],
		[
			"a user's sessions",
			listBob,
			sam,
			['permissions.listAll', `sessions/list.all?filter=${bobId}&offset=0&count=100`],
		],
		[
			'a search',
			find,
			sam,
			['permissions.listAll', 'sessions/list.all?filter=Chrome&offset=0&count=5'],
		],
		[
			"everybody's sessions",
			listAll,
			sam,
			['permissions.listAll', 'sessions/list.all?offset=0&count=5'],
		],
		[
			'a search for an address',
			{ ...find, filter: '203.0.113.7' },
			sam,
			['permissions.listAll', 'sessions/list.all?offset=0&count=100'],
		],
		[
			'a search for what is no whole address',
			{ ...find, filter: '203.0.113' },
			sam,
			['permissions.listAll', 'sessions/list.all?filter=203.0.113&offset=0&count=5'],
		],
	])('for %s', async (_name, lookup, caller, want) => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info'] = () => ({
			body: buildDocument({ userId: caller.id }),
		});

		bench.workspace.answers['sessions/info.admin'] = () => ({
			body: buildDocument({ userId: caller.id }),
		});
		expect(codeOf(await bench.ask(lookup, caller))).toBe('granted');
		expect(bench.workspace.requests).toEqual(want);
	});

	it('costs one request, and one question about permissions a minute', async () => {
		const bench = new Bench({ settings: { lookups_per_minute: 0 } });
		for (let time = 0; time < 60; time++) {
			await bench.ask(find, sam);
			bench.clock.advance(SECOND - 1);
		}
		expect(bench.workspace.askedOfSessions).toHaveLength(60);
		expect(bench.workspace.requests).toHaveLength(61);
	});

	it('is the one below the Site URL, if no address is set', async () => {
		const urls: string[] = [];
		const bench = new Bench({
			settings: { workspace_url: '' },
			serverSettings: { Site_Url: 'https://site.example/sub/' },
		});
		const { get } = bench.workspace.http;
		bench.testHost.data.http = {
			...bench.workspace.http,
			get: (url, options) => {
				urls.push(url);
				return get(url.replace('/sub', ''), options);
			},
		};
		await bench.ask(list, alice);
		expect(urls).toEqual([
			expect.stringMatching(/^https:\/\/site\.example\/sub\/api\/v1\/sessions/),
		]);
	});
});

describe('whose session it is', () => {
	const answer = async (lookup: Lookup, caller: Caller, body: unknown): Promise<Outcome> => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = () => ({ body });
		bench.workspace.answers['sessions/info'] = () => ({ body });
		return bench.ask(lookup, caller);
	};

	it("another's reads like one that does not exist", async () => {
		const bench = new Bench();
		const missing = await bench.ask(info, alice);

		expect(missing).toEqual({
			ok: false,
			failure: { code: 'session-not-found', asked: 'info' },
			mayReadCause: false,
		});
		expect(await answer(info, alice, bobs)).toEqual(missing);
	});

	it.each<readonly [string, Lookup, Caller, unknown, string]>([
		["a holder's info of another's session", info, sam, bobs, 'session-not-found'],
		[
			"the service account's info of another's session",
			info,
			serviceAccount,
			bobs,
			'session-not-found',
		],
		[
			'another session that the search found',
			info,
			alice,
			buildDocument({ sessionId: otherSessionId }),
			'session-not-found',
		],
		[
			'another session for a holder',
			anyone,
			sam,
			buildDocument({ sessionId: otherSessionId }),
			'session-not-found',
		],
		[
			'the id in other case',
			anyone,
			sam,
			buildDocument({ sessionId: sessionId.toLowerCase() }),
			'session-not-found',
		],
		[
			'a longer id',
			anyone,
			sam,
			buildDocument({ sessionId: `${sessionId}x` }),
			'session-not-found',
		],
		['no session', anyone, sam, buildDocument({ userId: undefined }), 'workspace-bad-answer'],
		[
			"one's own that cannot be read",
			info,
			alice,
			buildDocument({ loginAt: undefined }),
			'workspace-bad-answer',
		],
		[
			"another's that cannot be read",
			info,
			alice,
			buildDocument({ userId: bobId, loginAt: undefined }),
			'session-not-found',
		],
		["nobody's", info, alice, buildDocument({ userId: undefined }), 'session-not-found'],
		["one's own", info, alice, buildDocument(), 'granted'],
		["anybody's for a holder", anyone, sam, bobs, 'granted'],
		["anybody's for a holder who types the id alone", either, sam, bobs, 'granted'],
		["one's own for somebody who types the id alone", either, alice, buildDocument(), 'granted'],
	])('%s', async (_name, lookup, caller, body, want) => {
		expect(codeOf(await answer(lookup, caller, body))).toBe(want);
	});

	it('an id that is typed alone reads the same for all, if there is no such session', async () => {
		const bench = new Bench();

		expect(failureOf(await bench.ask(either, alice))).toEqual({
			code: 'session-not-found',
			asked: 'any',
		});

		expect(failureOf(await bench.ask(either, sam))).toEqual({
			code: 'session-not-found',
			asked: 'any',
		});
	});

	it('rows of others are left out of a list', async () => {
		const bench = new Bench();
		const named = buildDocument({
			userId: 'x',
			_user: { _id: 'x', username: 'aliceUserId000000' },
		});
		bench.workspace.answers['sessions/list.all'] = () => page([named, buildDocument(), bobs]);
		const outcome = await bench.ask(list, alice);
		expect(sessionsOf(outcome).map(({ userId }) => userId)).toEqual([alice.id]);
		expect(outcome).toMatchObject({ answer: { of: 'own', page: { total: 1 }, pagination } });
	});

	it.each<readonly [Lookup, Caller, boolean]>([
		[info, alice, true],
		[anyone, sam, false],
	])(
		'a session is drawn as the own one only if it was asked for as such: %j',
		async (lookup, caller, own) => {
			const bench = new Bench();
			bench.workspace.answers['sessions/info.admin'] = () => ({ body: buildDocument() });
			expect(await bench.ask(lookup, caller)).toMatchObject({ answer: { kind: 'session', own } });
		},
	);

	it.each<readonly [Lookup, Caller, ListOf]>([
		[list, alice, 'own'],
		[listBob, sam, { username: 'bob' }],
		[listAll, sam, 'all'],
		[find, sam, { filter: 'Chrome' }],
		[{ ...find, filter: '203.0.113.7' }, sam, { filter: '203.0.113.7' }],
	])('a list says what it is of: %j', async (lookup, caller, of) => {
		const bench = new Bench();

		expect(await bench.ask(lookup, caller)).toMatchObject({
			answer: { kind: 'page', of, pagination },
		});
	});

	it("rows of others are left out of the service account's list", async () => {
		const bench = new Bench();
		bench.workspace.answers['sessions/list'] = () =>
			page([bobs, buildDocument({ userId: service.userId })]);
		expect(sessionsOf(await bench.ask(list, serviceAccount))).toHaveLength(1);
	});

	it('the name of a user has to match exactly', async () => {
		const bench = new Bench();
		const ask = (username: string) => bench.ask({ ...listBob, username }, sam);
		bench.testHost.data.findUser = () => Promise.resolve(user(bobId, 'bob'));
		expect(codeOf(await ask('bob'))).toBe('granted');
		expect(failureOf(await ask('BOB'))).toEqual({ code: 'user-not-found', username: 'BOB' });
	});

	it('a name that nobody has asks for nothing', async () => {
		const bench = new Bench();

		expect(failureOf(await bench.ask({ ...listBob, username: 'nobody' }, sam))).toEqual({
			code: 'user-not-found',
			username: 'nobody',
		});
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it.each([list, listBob, listAll, find])('the newest login comes first: %j', async (lookup) => {
		const bench = new Bench();
		const userId = lookup === listBob ? bobId : sam.id;
		bench.workspace.answers['sessions/list.all'] = () =>
			page(
				['2024-06-10', '2024-06-12', '2024-06-11'].map((day) =>
					buildDocument({ sessionId: day, userId, loginAt: `${day}T00:00:00.000Z` }),
				),
			);
		const days = sessionsOf(await bench.ask(lookup, sam)).map(({ loginAt }) =>
			loginAt.getUTCDate(),
		);
		expect(days).toEqual([12, 11, 10]);
	});
});

describe('the IP address', () => {
	const mine = buildDocument({ userId: sam.id });
	const addresses = async (lookup: Lookup, caller: Caller, showOwnIp: boolean) => {
		const bench = new Bench({ settings: { show_own_ip: showOwnIp } });
		const document = buildDocument({ userId: caller.id });
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: document });
		bench.workspace.answers['sessions/info'] = () => ({ body: document });
		bench.workspace.answers['sessions/list'] = () => page([document]);
		bench.workspace.answers['sessions/list.all'] = () =>
			page([lookup.kind === 'list-user' ? bobs : document]);
		return sessionsOf(await bench.ask(lookup, caller)).map((session) => 'ip' in session);
	};

	it.each<readonly [string, Lookup, Caller]>([
		['info', info, alice],
		['list', list, alice],
		['an id alone', either, alice],
		['info of a holder', info, sam],
		['list of a holder', list, sam],
		['info of the service account', info, serviceAccount],
		['list of the service account', list, serviceAccount],
	])(
		'of own sessions is shown only if the workspace wants it: %s',
		async (_name, lookup, caller) => {
			expect(await addresses(lookup, caller, true)).toEqual([true]);
			expect(await addresses(lookup, caller, false)).toEqual([false]);
		},
	);

	it.each([anyone, listBob, listAll, find, either])(
		'is always shown to holders: %j',
		async (lookup) => {
			expect(mine).toHaveProperty('ip');
			expect(await addresses(lookup, sam, false)).toEqual([true]);
		},
	);
});

describe('a session behind another', () => {
	const other = buildDocument({ sessionId: otherSessionId, userId: bobId });
	const hidden = (body: unknown, rows: readonly unknown[]): Bench => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = () => ({ body });
		bench.workspace.answers['sessions/list.all'] = () => page(rows);
		return bench;
	};

	it.each([
		[info, alice],
		[anyone, sam],
		[either, alice],
	] as const)('is found by the search of lists: %j', async (lookup, caller) => {
		const bench = hidden(other, [other, buildDocument()]);
		expect(sessionsOf(await bench.ask(lookup, caller))).toMatchObject([{ sessionId }]);
		expect(bench.workspace.requests.slice(-1)).toEqual([
			`sessions/list.all?filter=${sessionId}&offset=0&count=100`,
		]);
	});

	it("reads like none if it is another's", async () => {
		expect(failureOf(await hidden(other, [bobs]).ask(info, alice))).toEqual({
			code: 'session-not-found',
			asked: 'info',
		});
	});
});

describe('how many sessions a logout would end', () => {
	const count = (username: string): Lookup => ({ kind: 'count-user', username });
	const setUp = (settings = {}): Bench => {
		const bench = new Bench({
			settings: { allow_logout: true, ...settings },
			findUser: (name) =>
				Promise.resolve(
					[user(bobId, 'bob'), user(service.userId, 'session.service')].find(
						({ username }) => username === name,
					),
				),
		});
		new OpenSessions(bench.workspace, [...buildRows(bobId, 120), ...buildRows(alice.id, 3)]);
		return bench;
	};

	it.each<readonly [string, Caller, number, number]>([
		['bob', sam, 120, 2],
		['alice', alice, 3, 1],
	])(
		'of %s is counted, in what was read of all of them',
		async (username, caller, total, requests) => {
			const bench = setUp();

			expect(await bench.ask(count(username), caller)).toEqual({
				ok: true,
				answer: { kind: 'count', username, total, incomplete: false },
			});
			expect(bench.workspace.askedOfSessions).toHaveLength(requests);
		},
	);

	it.each<readonly [string, Lookup, Caller, Readonly<Record<string, readonly string[]>>, unknown]>([
		['who may see nobody', count('bob'), alice, {}, 'logout-permission'],
		[
			'who may end nobody',
			count('bob'),
			sam,
			{ 'logout-device-management': [] },
			'logout-permission',
		],
		[
			'who may see nobody but end',
			count('bob'),
			sam,
			{ 'view-device-management': [] },
			'logout-permission',
		],
		['who asks about the service account', count('session.service'), sam, {}, 'service-account'],
		['who is the service account', count('session.service'), serviceAccount, {}, 'service-account'],
	])('is not told to somebody %s', async (_name, lookup, caller, holders, reason) => {
		const bench = setUp();
		bench.workspace.answers['permissions.listAll'] = () => permissions(holders);
		expect(failureOf(await bench.ask(lookup, caller))).toEqual({ code: 'not-allowed', reason });
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it.each<readonly [object, Caller, string, string]>([
		[{ allow_logout: false }, sam, 'bob', 'logout-off'],
		[{ allow_logout: false }, alice, 'alice', 'logout-off'],
		[{ self_service: false }, alice, 'alice', 'self-service'],
	])('is not told with the settings %j', async (settings, caller, username, reason) => {
		const bench = setUp(settings);

		expect(failureOf(await bench.ask(count(username), caller))).toEqual({
			code: 'not-allowed',
			reason,
		});
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it('of nobody is not found', async () => {
		expect(failureOf(await setUp().ask(count('nobody'), sam))).toEqual({
			code: 'user-not-found',
			username: 'nobody',
		});
	});
});

describe('a page', () => {
	it.each([
		[0, 5, 12],
		[5, 5, 12],
		[10, 2, 12],
		[15, 0, 12],
	])('of a user is cut by the app: from %d', async (offset, want, total) => {
		const bench = new Bench();
		new OpenSessions(bench.workspace, [...buildRows(bobId, 12), ...buildRows('x', 1)]);
		const outcome = await bench.ask({ ...listBob, offset }, sam);

		expect(sessionsOf(outcome).map((session) => session.sessionId)).toEqual(
			Array.from({ length: want }, (_value, index) => `${bobId}-${offset + index}`),
		);
		expect(outcome).toMatchObject({ answer: { page: { total, incomplete: false } } });
	});

	it('further on asks for as much as it takes', async () => {
		const bench = new Bench();
		new OpenSessions(bench.workspace, buildRows(alice.id, 150));
		const last = (offset: number) => ({ ...list, offset });
		expect(sessionsOf(await bench.ask(last(95), alice))).toHaveLength(5);
		expect(bench.workspace.askedOfSessions).toHaveLength(1);
		expect(sessionsOf(await bench.ask(last(100), alice))).toHaveLength(5);
		expect(bench.workspace.askedOfSessions).toHaveLength(3);
	});

	it('of an address says how many sessions were looked through', async () => {
		const bench = new Bench();
		new OpenSessions(bench.workspace, [
			...buildRows(bobId, 120, { ip: '192.0.2.1' }),
			...buildRows(alice.id, 7, { ip: '2001:db8:0:0::1' }),
		]);
		const outcome = await bench.ask({ ...find, filter: '2001:db8::1', offset: 5 }, sam);
		expect(sessionsOf(outcome)).toHaveLength(2);
		expect(outcome).toMatchObject({
			answer: { page: { total: 7, incomplete: false, lookedThrough: 127 } },
		});
	});

	it.each<readonly [string, Lookup]>([
		['everybody', listAll],
		['a search', find],
	])('of %s is the workspace’s, with its total', async (_name, lookup) => {
		const bench = new Bench();
		bench.workspace.answers['sessions/list.all'] = () => page([bobs, buildDocument()], 33);
		expect(await bench.ask(lookup, sam)).toEqual({
			ok: true,
			answer: expect.objectContaining({
				page: { sessions: [expect.anything(), expect.anything()], total: 33, incomplete: false },
			}),
		});
	});
});

describe('what is told', () => {
	const look = async (lookup: Lookup, caller: Caller, bench: Bench): Promise<Look> => {
		let known = beginLook(lookup, caller);
		const note = (more: Look): void => {
			known = more;
		};
		await lookUp(lookup, bench.begin(caller), note).catch(toFailure);
		return known;
	};
	const tell = async (
		lookup: Lookup,
		caller: Caller,
		rows: readonly object[],
		total = rows.length,
	): Promise<unknown> => {
		const bench = new Bench({ settings: { allow_logout: true } });
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: rows[0] });
		bench.workspace.answers['sessions/list.all'] = () => page(rows, total);
		const { owners, isTold } = await look(lookup, caller, bench);
		return isTold ? owners : 'nothing';
	};
	const bob = { id: bobId, username: 'bob' };
	const sams = buildDocument({ userId: sam.id });
	const another = buildDocument({ sessionId: otherSessionId, userId: sam.id });
	const address: Lookup = { ...find, filter: '203.0.113.7' };

	it.each<readonly [string, Lookup, Caller, readonly object[], unknown]>([
		["one's own session", info, alice, [buildDocument()], 'nothing'],
		["another's that was asked for as one's own", info, alice, [bobs], [bob]],
		["another's, of a user who is gone", anyone, sam, [buildDocument()], [{ id: alice.id }]],
		["a holder's own session", anyone, sam, [sams], 'nothing'],
		["one's own list", list, alice, [buildDocument()], 'nothing'],
		["a user's list", listBob, sam, [bobs], [bob]],
		["a user's empty list", listBob, sam, [], [bob]],
		['a list of a user who has the holder’s id', listBob, { ...sam, id: bobId }, [bobs], 'nothing'],
		["everybody's sessions", listAll, sam, [bobs, sams], [bob, { id: sam.id }]],
		['two sessions of one user', find, sam, [bobs, bobs], [bob]],
		['a search that finds the holder alone', find, sam, [sams, another], 'nothing'],
		['a search that finds nothing', find, sam, [], []],
		['a search that finds one other alone', find, sam, [bobs], [bob]],
		['an address of the holder alone', address, sam, [sams], 'nothing'],
		['an address of others', address, sam, [another, bobs], [{ id: sam.id }, bob]],
		['how many sessions another has', { kind: 'count-user', username: 'bob' }, sam, [], [bob]],
		['how many one has', { kind: 'count-user', username: 'alice' }, alice, [], 'nothing'],
	])('of %s', async (_name, lookup, caller, rows, want) => {
		expect(await tell(lookup, caller, rows)).toEqual(want);
	});

	it('of a search that counts more than it shows is told, whoever it shows', async () => {
		expect(await tell(find, sam, [sams], 2)).toEqual([{ id: sam.id }]);
		expect(await tell({ ...find, offset: 5 }, sam, [], 1)).toEqual([]);
	});

	it('of an address that was not looked for everywhere is told, whoever has it', async () => {
		const bench = new Bench();
		const rows = [...buildRows(sam.id, 1, { ip: '192.0.2.1' }), ...buildRows(bobId, 1000)];
		new OpenSessions(bench.workspace, rows);
		const known = await look({ ...find, filter: '192.0.2.1' }, sam, bench);
		expect(known).toMatchObject({ isTold: true, owners: [{ id: sam.id }] });
	});

	it.each<readonly [Lookup['kind'], boolean]>([
		['info', false],
		['list', false],
		['any', true],
		['admin', true],
		['list-user', true],
		['list-all', true],
		['find', true],
		['count-user', true],
	])('though nothing came of it, by its form: %s', (kind, want) => {
		expect(beginLook(listBob, sam, kind)).toEqual({ kind, owners: [], isTold: want });
	});

	it('what an id alone meant', async () => {
		const bench = new Bench();
		expect(await look(either, sam, bench)).toMatchObject({ kind: 'admin', isTold: true });
		expect(await look(either, alice, bench)).toMatchObject({ kind: 'info', isTold: false });
	});

	it.each<Lookup>([
		{ ...list, kind: 'list-user', username: 'alice' },
		{ kind: 'count-user', username: 'alice' },
	])('nothing of a refused question about oneself: %j', async (lookup) => {
		const bench = new Bench();
		expect(await look(lookup, alice, bench)).toMatchObject({ isTold: false });
		expect(await look(lookup, sam, bench)).toMatchObject({ isTold: true });
	});

	it.each<readonly [string, unknown, readonly object[]]>([
		['a user', bobId, [{ id: bobId }]],
		['nobody', undefined, []],
		['what is no user', { $ne: '' }, []],
	])('of an own session that is a row of %s and cannot be read', async (_name, userId, owners) => {
		const bench = new Bench();
		const row = buildDocument({ userId, loginAt: '' });
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: row });
		expect(await look(info, alice, bench)).toEqual({ kind: 'info', owners, isTold: true });
		expect(await look(anyone, sam, bench)).toEqual({ kind: 'admin', owners, isTold: true });
	});

	it('nothing of an own one that cannot be read, or if nobody knows whether there is one', async () => {
		const bench = new Bench();
		const { answers } = bench.workspace;
		answers['sessions/info.admin'] = () => ({ body: buildDocument({ loginAt: '' }) });
		expect(await look(info, alice, bench)).toMatchObject({ isTold: false });
		answers['sessions/info.admin'] = () => ({ body: another });
		answers['sessions/list.all'] = () => loginRequired;
		expect(await look(info, alice, bench)).toMatchObject({ isTold: false });
	});

	it.each<readonly [Lookup, object]>([
		[listBob, { id: bobId, username: 'bob' }],
		[
			{ kind: 'count-user', username: 'bob' },
			{ id: bobId, username: 'bob' },
		],
	])('of whom it was, though it fails: %j', async (lookup, owner) => {
		const bench = new Bench({ settings: { allow_logout: true } });
		bench.workspace.answers['sessions/list.all'] = () => loginRequired;
		expect(await look(lookup, sam, bench)).toMatchObject({ isTold: true, owners: [owner] });
	});
});

it.each([anyone, listBob, listAll, find])(
	'is refused for want of the permission: %j',
	async (lookup) => {
		const bench = new Bench();
		const refused = lookUp(lookup, bench.begin(alice), () => undefined);
		expect(await rejected(refused)).toEqual({ code: 'not-allowed', reason: 'permission' });
		expect(bench.workspace.askedOfSessions).toEqual([]);
	},
);
