import { type Failure, toFailure } from '../../../src/errors/SessionInfoError';
import { type Plan, planLogout } from '../../../src/logout/planLogout';
import type { Caller } from '../../../src/requests/Caller';
import type { Logout } from '../../../src/requests/Query';
import { parseSessionId } from '../../../src/sessions/sessionId';
import { admin, alice, Bench, sam, serviceAccount } from '../support/appFixture';
import { rejected } from '../support/failures';
import { loginRequired, page, permissions } from '../support/fakeWorkspace';
import { user } from '../support/host';
import { buildRows, OpenSessions } from '../support/openSessions';
import { buildDocument } from '../support/sessions';
import { service } from '../support/settings';

const bobId = 'bobUserId00000000';
const id = (text: string) => parseSessionId(text, 'chat');
const own = `${alice.id}-1`;
const bobs = `${bobId}-1`;
const services = `${service.userId}-0`;

const logout = (sessionId: string, whose: 'own' | 'anybody' | 'either' = 'either'): Logout => ({
	kind: 'logout',
	whose,
	sessionId: id(sessionId),
});
const others = (sessionId: string): Logout => ({ kind: 'logout-others', sessionId: id(sessionId) });
const all = (username: string): Logout => ({ kind: 'logout-all', username });

const rows = [
	...buildRows(alice.id, 3),
	...buildRows(bobId, 2, { _user: { _id: bobId, username: 'bob' } }),
	...buildRows(sam.id, 1),
	...buildRows(service.userId, 1),
];

const setUp = (settings = {}): Bench => {
	const users = [
		user(alice.id, 'alice'),
		user(bobId, 'bob'),
		user(service.userId, 'session.service'),
		user('carolUserId', 'carol'),
	];
	const bench = new Bench({
		settings: { allow_logout: true, ...settings },
		findUser: (name) => Promise.resolve(users.find(({ username }) => username === name)),
	});
	new OpenSessions(bench.workspace, rows);
	return bench;
};

/** What is planned, or refused to this caller, as far as the log is told what it was about. */
const plan = async (
	query: Logout,
	caller: Caller,
	bench = setUp(),
): Promise<Plan & { readonly refusal?: Failure }> => {
	let noted: Plan | undefined;
	try {
		return await planLogout(query, bench.begin(caller), (owner, ...sessions) => {
			noted = owner && { owner, sessions };
		});
	} catch (error) {
		if (noted) {
			return { ...noted, refusal: toFailure(error) };
		}
		throw error;
	}
};

const ids = ({ sessions }: Plan): readonly string[] => sessions.map(({ sessionId }) => sessionId);

const viewers = permissions({ 'logout-device-management': ['admin'] });
const enders = permissions({ 'view-device-management': ['admin'] });

describe('one session', () => {
	it.each<readonly [string, Logout, Caller, object]>([
		['own, by word', logout(own), alice, { id: alice.id }],
		['own, by the API', logout(own, 'own'), alice, { id: alice.id }],
		['own, of a holder', logout(`${sam.id}-0`, 'own'), sam, { id: sam.id }],
		["another's, by word", logout(bobs), sam, { id: bobId, username: 'bob' }],
		["another's, by the API", logout(bobs, 'anybody'), sam, { id: bobId, username: 'bob' }],
		['own, by the API for anybody', logout(`${sam.id}-0`, 'anybody'), sam, { id: sam.id }],
	])('is planned: %s', async (_name, query, caller, owner) => {
		const planned = await plan(query, caller);

		expect(planned).toEqual({
			owner,
			sessions: [expect.objectContaining({ sessionId: Object(query).sessionId })],
		});
	});

	it('is asked for by its id alone', async () => {
		const bench = setUp();
		await plan(logout(own), alice, bench);
		expect(bench.workspace.askedOfSessions).toEqual([`sessions/info.admin?sessionId=${own}`]);
	});

	it.each<readonly [string, Logout, Caller, 'info' | 'admin']>([
		['nobody’s', logout('none'), alice, 'info'],
		['nobody’s, by the API', logout('none', 'own'), alice, 'info'],
		['nobody’s, for a holder', logout('none'), sam, 'admin'],
		['nobody’s, of anybody', logout('none', 'anybody'), sam, 'admin'],
		['nobody’s, of the holder alone', logout('none', 'own'), sam, 'info'],
	])('is not found: %s', async (_name, query, caller, asked) => {
		expect(await rejected(plan(query, caller))).toEqual({ code: 'session-not-found', asked });
	});

	it.each<readonly [string, Logout, Caller]>([
		["another's", logout(bobs), alice],
		["another's, by the API", logout(bobs, 'own'), alice],
		["another's, of a holder who asks for an own one", logout(bobs, 'own'), sam],
		["the service account's", logout(services), alice],
	])('reads like none, which the log can still tell: %s', async (_name, query, caller) => {
		const planned = await plan(query, caller);
		expect(planned.refusal).toEqual({ code: 'session-not-found', asked: 'info' });
		expect(ids(planned)).toEqual([Object(query).sessionId]);
	});

	it('costs the same questions, whether it is another’s or nobody’s', async () => {
		const requests = await Promise.all(
			[bobs, 'none'].map(async (sessionId) => {
				const bench = setUp();
				await plan(logout(sessionId), alice, bench).catch(() => undefined);
				return bench.workspace.asked;
			}),
		);
		expect(requests[0]).toEqual(['permissions.listAll', 'sessions/info.admin']);
		expect(requests[1]).toEqual(requests[0]);
	});

	it('may be seen and not ended by those who hold one permission', async () => {
		const bench = setUp();
		bench.workspace.answers['permissions.listAll'] = () => viewers;
		const planned = await plan(logout(bobs), sam, bench);
		expect(planned.refusal).toEqual({ code: 'not-allowed', reason: 'logout-permission' });
		expect(planned.owner).toEqual({ id: bobId, username: 'bob' });
		expect(await plan(logout(`${sam.id}-0`), sam, bench)).not.toHaveProperty('refusal');
	});

	it('reads like none to those who hold the other alone', async () => {
		const bench = setUp();
		bench.workspace.answers['permissions.listAll'] = () => enders;
		expect((await plan(logout(bobs), sam, bench)).refusal).toEqual({
			code: 'session-not-found',
			asked: 'info',
		});
	});

	it.each<readonly [string, Logout, Caller]>([
		['a holder', logout(services), sam],
		['a holder, by the API', logout(services, 'anybody'), sam],
		['the service account itself', logout(services), serviceAccount],
		['the service account itself, as its own', logout(services, 'own'), serviceAccount],
	])('of the service account is ended by nobody, not by %s', async (_name, query, caller) => {
		expect((await plan(query, caller)).refusal).toEqual({
			code: 'not-allowed',
			reason: 'service-account',
		});
	});

	const unreadable = (userId: string) => buildDocument({ sessionId: own, userId, loginAt: '' });

	it.each<readonly [string, Logout, Caller, string, string]>([
		['own', logout(own), alice, alice.id, 'workspace-bad-answer'],
		["another's, to a holder", logout(own), sam, bobId, 'workspace-bad-answer'],
		["another's", logout(own), alice, bobId, 'session-not-found'],
		["another's, to a holder as own", logout(own, 'own'), sam, bobId, 'session-not-found'],
	])('that cannot be read is not ended: %s', async (_name, query, caller, owner, code) => {
		const bench = setUp();
		bench.workspace.answers['sessions/info.admin'] = () => ({ body: unreadable(owner) });
		expect(await plan(query, caller, bench)).toMatchObject({
			owner: { id: owner },
			sessions: [],
			refusal: { code },
		});
	});
});

describe('all but one', () => {
	it('are the sessions of the caller without that one', async () => {
		const planned = await plan(others(own), alice);
		expect(planned).toMatchObject({ owner: { id: alice.id, username: 'alice' } });
		expect(planned).not.toHaveProperty('refusal');
		expect(ids(planned)).toEqual([`${alice.id}-0`, `${alice.id}-2`]);
	});

	it.each<readonly [string, string, Caller]>([
		['nobody’s', 'none', alice],
		['another’s', bobs, alice],
		['another’s, for a holder', bobs, sam],
	])('keep one of the list, and not %s', async (_name, sessionId, caller) => {
		const bench = setUp();

		expect(await plan(others(sessionId), caller, bench)).toEqual({
			owner: { id: caller.id, username: caller.username },
			sessions: [],
			refusal: { code: 'session-not-found', asked: 'info' },
		});
		// `info.admin` would find an older id of the same login.
		expect(bench.workspace.asked).toEqual(['sessions/list.all']);
	});

	it('may be none', async () => {
		expect(ids(await plan(others(`${sam.id}-0`), sam))).toEqual([]);
	});

	it('of the service account are ended by nobody, and not asked for', async () => {
		const bench = setUp();

		expect(await plan(others(services), serviceAccount, bench)).toMatchObject({
			sessions: [],
			refusal: { code: 'not-allowed', reason: 'service-account' },
		});
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});
});

describe('all of a user', () => {
	it.each<readonly [string, string, Caller, string, number]>([
		["another's, by a holder", 'bob', sam, bobId, 2],
		['own, by anybody', 'alice', alice, alice.id, 3],
		['none', 'carol', sam, 'carolUserId', 0],
	])('are %s', async (_name, username, caller, owner, count) => {
		const planned = await plan(all(username), caller);
		expect(planned.owner).toEqual({ id: owner, username });
		expect(ids(planned)).toEqual(
			Array.from({ length: count }, (_value, index) => `${owner}-${index}`),
		);
		expect(Object.keys(planned)).toEqual(['owner', 'sessions', 'before']);
	});

	it('are all that there are, not only the first page', async () => {
		const bench = setUp();
		new OpenSessions(bench.workspace, buildRows(bobId, 130));
		expect(ids(await plan(all('bob'), sam, bench))).toHaveLength(130);
	});

	it.each<readonly [string, Caller]>([
		['a holder', sam],
		['the service account itself', serviceAccount],
	])('of the service account are ended by nobody, not by %s', async (_name, caller) => {
		const bench = setUp();

		expect(await plan(all('session.service'), caller, bench)).toMatchObject({
			refusal: { code: 'not-allowed', reason: 'service-account' },
		});
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it('of nobody are not found', async () => {
		expect(await rejected(plan(all('nobody'), sam))).toEqual({
			code: 'user-not-found',
			username: 'nobody',
		});
	});
});

describe('that there are no more', () => {
	const unconfirmed = { code: 'workspace-logout-unconfirmed' };
	const mine = buildRows(alice.id, 1);
	const kept = `${alice.id}-0`;
	const devicesCalledAlike = (count: number) => buildRows('malloryUserId', count);

	it.each<readonly [string, readonly object[], number]>([
		['a row cannot be read', [{ sessionId: 'not.an.id', userId: alice.id }], 2],
		['rows of others were left out of several pages', devicesCalledAlike(150), 151],
		['not all were read', devicesCalledAlike(1100), 1101],
	])('is not said if %s', async (_name, more, total) => {
		const bench = setUp();
		const serve =
			(rows: readonly object[]): Bench['workspace']['answers']['sessions/list.all'] =>
			(asked) => {
				const offset = Number(asked.get('offset'));
				return page(rows.slice(offset, offset + 100), total);
			};
		bench.workspace.answers['sessions/list.all'] = serve([...mine, ...more]);
		expect(await plan(others(kept), alice, bench)).toMatchObject({ refusal: unconfirmed });
		expect(await plan(others('none'), alice, bench)).toMatchObject({ refusal: unconfirmed });
		expect(ids(await plan(all('alice'), sam, bench))).toEqual([kept]);
		bench.workspace.answers['sessions/list.all'] = serve([...more, {}]);
		expect(await plan(all('alice'), sam, bench)).toMatchObject({ refusal: unconfirmed });
	});
});

describe('logging out, before anything is asked about sessions,', () => {
	const holders = permissions();

	it.each<readonly [string, Logout, Caller, object, { readonly body: unknown }, string]>([
		['switched off', logout(own), alice, { allow_logout: false }, holders, 'logout-off'],
		['switched off', logout(bobs), sam, { allow_logout: false }, holders, 'logout-off'],
		['switched off', others(own), alice, { allow_logout: false }, holders, 'logout-off'],
		['switched off', all('alice'), alice, { allow_logout: false }, holders, 'logout-off'],
		['switched off', all('bob'), sam, { allow_logout: false }, holders, 'logout-off'],
		['for holders', logout(own), alice, { self_service: false }, holders, 'self-service'],
		['for holders', others(own), alice, { self_service: false }, holders, 'self-service'],
		['for holders', all('alice'), alice, { self_service: false }, holders, 'self-service'],
		['by form', logout(own, 'anybody'), alice, {}, holders, 'logout-permission'],
		['by form', logout(bobs, 'anybody'), alice, {}, holders, 'logout-permission'],
		['by form', logout(bobs, 'anybody'), sam, {}, viewers, 'logout-permission'],
		['by form', logout(bobs, 'anybody'), sam, {}, enders, 'logout-permission'],
		['by form', all('bob'), alice, {}, holders, 'logout-permission'],
		['by form', all('bob'), sam, {}, viewers, 'logout-permission'],
		['by form', all('bob'), sam, {}, enders, 'logout-permission'],
		['by form', all('nobody'), alice, {}, holders, 'logout-permission'],
		['by form', all('session.service'), alice, {}, holders, 'logout-permission'],
	])('is refused, %s: %j', async (_name, query, caller, settings, holds, reason) => {
		const bench = setUp(settings);
		bench.workspace.answers['permissions.listAll'] = () => holds;
		expect(await rejected(plan(query, caller, bench))).toEqual({ code: 'not-allowed', reason });
		expect(bench.workspace.askedOfSessions).toEqual([]);
	});

	it.each([logout(own), logout(bobs), logout(bobs, 'anybody'), all('bob')])(
		'fails if nobody can tell who may: %j',
		async (query) => {
			const bench = setUp();
			bench.workspace.answers['permissions.listAll'] = () => loginRequired;
			for (const caller of [alice, sam, admin]) {
				expect((await rejected(plan(query, caller, bench))).code).toBe(
					'workspace-credentials-rejected',
				);
			}
			expect(bench.workspace.askedOfSessions).toEqual([]);
		},
	);

	it.each([logout(own, 'own'), others(own), all('alice')])(
		'who may what is not asked for own sessions: %j',
		async (query) => {
			const bench = setUp();
			await plan(query, alice, bench);
			expect(bench.workspace.asked).not.toContain('permissions.listAll');
		},
	);
});

it('nothing is ever sent by planning', async () => {
	for (const query of [logout(own), logout(bobs), others(own), all('bob'), all('alice')]) {
		const bench = setUp();
		await plan(query, sam, bench).catch(() => undefined);
		expect(bench.workspace.asked).not.toContain('sessions/logout');
	}
});
