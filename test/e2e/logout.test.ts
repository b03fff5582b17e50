import { setUpWorkspace } from './support/setUpWorkspace';
import { addCrowd } from '../support/workspace/crowd';
import { isOpen, openIds } from '../support/workspace/data';
import { isRecord, unavailable } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { demo } from '../workspace/seed';
import { type Fault, jsonAnswer } from '../workspace/server/faults';
import type { ApiResponse } from '../workspace/start';

const { users, sessions } = demo;
const { alice, bob, sam, admin, service } = sessions;

/** One logout as it is typed, and as the API takes it. */
type Attempt = {
	readonly name: string;
	readonly as: string;
	readonly text: string;
	readonly path: string;
	readonly body: Readonly<Record<string, string>>;
};

const attempt = (as: string, typed: string, call: Pick<Attempt, 'path' | 'body'>): Attempt => {
	const text = `/session logout ${typed}`;
	return { name: `${as}: ${text} and ${call.path}`, as, text, ...call };
};

const one = (as: string, sessionId: string): Attempt =>
	attempt(as, sessionId, { path: 'sessions/logout.me', body: { sessionId } });

const anybodys = (as: string, sessionId: string): Attempt =>
	attempt(as, sessionId, { path: 'sessions/logout', body: { sessionId } });

const others = (as: string, sessionId: string): Attempt =>
	attempt(as, `others ${sessionId}`, { path: 'sessions/logout.others', body: { sessionId } });

const all = (as: string, username: string): Attempt =>
	attempt(as, `@${username} all`, { path: 'sessions/logout.all', body: { username } });

const codeOf = ({ body }: ApiResponse): unknown =>
	isRecord(body) && (body.success === true ? 'ok' : body.errorType);

const app = setUpWorkspace({ allow_logout: true });

/** What comes of an attempt: the title of the reply, and what the API answers. */
const outcomes = async ({ as, text, path, body }: Attempt): Promise<readonly unknown[]> => {
	const [title] = (await app.type(as, text)).split('\n');
	const answer = await app.post(as, path, body);
	return [title, answer.status, codeOf(answer)];
};

describe('logging out while it is switched off, as it is installed', () => {
	beforeEach(() => app.save('allow_logout', false));
	it.each([
		one('alice', alice.phone),
		others('alice', alice.laptop),
		all('alice', 'alice'),
		anybodys('admin', alice.phone),
		all('admin', 'bob'),
	])('a logout that is switched off asks nothing of the workspace: $name', async (tried) => {
		const { result, requests } = await app.traffic(() => outcomes(tried));
		expect(result).toEqual(['Logging out is switched off', 403, 'not-allowed']);
		expect(requests).toEqual([]);
		expect(await app.type(tried.as, '/session help')).not.toContain('logout <');
	});
});

describe('logging out one session', () => {
	const rows = [
		{ ...one('alice', alice.phone), title: 'RC Mobile 4.51.0 on ios 17.5' },
		{ ...one('alice', alice.laptopBefore), title: 'Chrome 113.0.0 on Windows' },
		{ ...one('sam', sam.laptop), title: 'Firefox 127.0 on Ubuntu' },
		{ ...anybodys('admin', bob.desktop), title: 'Rocket.Chat 4.0.2 on Mac OS 14.5' },
	];

	it.each(rows)(
		'a logout of one session ends it and says which: $name',
		async ({ as, text, body: { sessionId = '' }, title }) => {
			const { result, requests } = await app.traffic(() => app.type(as, text));
			expect(result).toMatch(/^Device logged out\n/);
			expect(result).toContain(title);
			expect(result).toContain(`Device ID: ${sessionId}`);
			expect(isOpen(app.running, sessionId)).toBe(false);
			expect(requests).toEqual([
				'GET sessions/info.admin',
				'POST sessions/logout',
				'GET sessions/info.admin',
			]);
		},
	);

	it.each(rows)(
		'a logout of one session answers by API what was ended, and then that there is none: $name',
		async ({ as, path, body, title }) => {
			const before = await app.get('admin', 'sessions/info.admin', body);
			const { status, headers, body: answer } = await app.post(as, path, body);
			expect(status).toBe(200);
			expect(headers.get('content-type')).toMatch(/^application\/json/);
			expect(answer).toEqual({
				success: true,
				session: isRecord(before.body) && before.body.session,
				attachments: [
					expect.objectContaining({ title: 'Device logged out' }),
					expect.objectContaining({ title: expect.stringContaining(title) }),
				],
			});

			expect(await app.post(as, path, body)).toMatchObject({
				status: 404,
				body: { errorType: 'session-not-found' },
			});
		},
	);

	it('a logout of one session ends the whole login, older connections too, and no other', async () => {
		await app.type('alice', `/session logout ${alice.laptopBefore}`);
		expect([...openIds(app.running, users.alice.id)].sort()).toEqual(
			// One row a day.
			[alice.phone, alice.phone, alice.phone, alice.offline].sort(),
		);
	});

	it('a logout of a session that its caller may not see reads like one of a session that does not exist', async () => {
		const read = async (sessionId: string): Promise<unknown> => {
			const { result, sent } = await app.traffic(async () => [
				await app.type('alice', `/session logout ${sessionId}`),
				(await app.post('alice', 'sessions/logout.me', { sessionId })).body,
			]);
			expect(sent).toBe(0);
			return result;
		};
		const foreign = await read(bob.desktop);
		expect(foreign).toEqual([
			expect.stringMatching(/^Session not found\n/),
			expect.objectContaining({ errorType: 'session-not-found' }),
		]);
		expect(foreign).toEqual(await read('NoSuchSessionAtAll'));
	});

	it('a logout is refused to somebody who may see the session and not end it', async () => {
		const { result, requests } = await app.traffic(() =>
			app.type('sam', `/session logout ${bob.desktop}`),
		);
		expect(result).toMatch(/^Permission required\n.*logout-device-management/s);
		expect(requests).toEqual(['GET sessions/info.admin']);
		expect(isOpen(app.running, bob.desktop)).toBe(true);
	});

	it('twenty logouts of one session at once each get a true answer', async () => {
		const { result, sent } = await app.traffic(() =>
			Promise.all(
				Array.from({ length: 20 }, () =>
					app.post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
				),
			),
		);
		const codes = result.map(codeOf);
		const ended = codes.filter((code) => code === 'ok').length;
		expect(isOpen(app.running, alice.phone)).toBe(false);
		expect(codes.filter((code) => code === 'session-not-found')).toHaveLength(20 - ended);
		expect(ended).toBeGreaterThan(0);
		expect(sent).toBeGreaterThanOrEqual(ended);
	});

	it('a logout by API takes nothing from a query, and needs credentials', async () => {
		const path = 'sessions/logout.me';
		const query = { sessionId: alice.phone };
		const { result, requests } = await app.traffic(() =>
			Promise.all([
				app.running.api({ as: 'alice', path, method: 'POST', query, body: {} }),
				app.running.api({ path, method: 'POST', body: query }),
				app.get('alice', path, query),
			]),
		);
		expect(result.map(({ status }) => status)).toEqual([400, 401, expect.any(Number)]);
		// The engine knows no such path.
		expect(result[2]?.status).toBeGreaterThanOrEqual(400);
		expect(requests).toEqual([]);
	});
});

describe('logging out several', () => {
	/** Of `crowd.0`. */
	const crowdId = 'CrowdUser00000000';

	it('a logout of all others keeps the one that is named', async () => {
		const { result, requests } = await app.traffic(() =>
			app.type('alice', `/session LOGOUT Others ${alice.laptop}`),
		);
		expect(result).toMatch(/^Logged out\n2 sessions have been logged out\./);
		expect(requests).toEqual([
			'GET sessions/list.all',
			'POST sessions/logout',
			'POST sessions/logout',
			'GET sessions/list.all',
		]);

		expect([...new Set(openIds(app.running, users.alice.id))].sort()).toEqual(
			[alice.laptop, alice.laptopBefore].sort(),
		);

		expect(await app.type('alice', `/session logout others ${alice.laptop}`)).toMatch(
			/^Nothing to log out\n/,
		);
	});

	it.each<Attempt & { readonly owner: { id: string }; readonly ends: readonly string[] }>([
		{ ...others('alice', alice.phone), owner: users.alice, ends: [alice.laptop, alice.offline] },
		{
			...all('alice', 'alice'),
			owner: users.alice,
			ends: [alice.laptop, alice.phone, alice.offline],
		},
		{ ...all('admin', 'bob'), owner: users.bob, ends: [bob.desktop, bob.phone] },
	])('a logout of several answers by API which: $name', async ({ as, path, body, owner, ends }) => {
		expect(await app.post(as, path, body)).toMatchObject({
			status: 200,
			body: {
				success: true,
				ended: ends,
				remaining: [],
				attachments: [expect.objectContaining({ title: 'Logged out' })],
			},
		});
		expect(openIds(app.running, owner.id).filter((id) => ends.includes(id))).toEqual([]);
		expect((await app.post(as, path, body)).body).toMatchObject({ ended: [], remaining: [] });
	});

	it.each([
		['admin', 'bob', /^Log out bob\?\n.*2 open sessions/],
		['alice', 'alice', /^Log yourself out everywhere\?\nYou have 3 open sessions\./],
	])('a logout of all first says to %s how many sessions %s has', async (as, whose, question) => {
		const { result, sent } = await app.traffic(() => app.type(as, `/session logout @${whose}`));
		expect(result).toMatch(question);
		expect(sent).toBe(0);
		const [command = ''] = /\/session logout @\w+ all$/.exec(result) ?? [];
		expect(await app.type(as, command)).toMatch(/^Logged out\n[23] sessions have been logged out/);
		expect(openIds(app.running, users[as === 'admin' ? 'bob' : 'alice'].id)).toEqual([]);
	});

	it.each([all('alice', 'bob'), all('sam', 'bob'), all('sam', 'nobody')])(
		'a logout of all of a user is refused before anything is asked: $name',
		async (tried) => {
			const { result, requests } = await app.traffic(() => outcomes(tried));
			expect(result).toEqual(['Permission required', 403, 'not-allowed']);
			expect(requests).toEqual([]);
		},
	);

	it.each([
		anybodys('admin', service.browser),
		all('admin', 'session.service'),
		one('session.service', service.browser),
		others('session.service', service.browser),
		all('session.service', 'session.service'),
	])('a logout never ends a session of the service account: $name', async (tried) => {
		const { result, sent } = await app.traffic(() => outcomes(tried));
		expect(result).toEqual(['Not logged out', 403, 'not-allowed']);
		expect(sent).toBe(0);
		expect(isOpen(app.running, service.browser)).toBe(true);
	});

	it('a logout of 53 sessions ends fifty, says so of the rest, and ends them the next time', async () => {
		addCrowd(app.running, { users: 1, sessions: 53 });
		const ids = openIds(app.running, crowdId);
		const { result, requests, sent } = await app.traffic(() =>
			app.type('admin', '/session logout @crowd.0 all'),
		);
		expect([requests.length, sent]).toEqual([52, 50]);
		expect(result).toMatch(
			/^Logged out\n50 sessions have been logged out\.[^]*\nNot logged out\n3 /,
		);
		expect(result).toContain('at most 50 sessions');
		expect(ids.filter((id) => result.includes(id))).toEqual(ids.slice(50));
		expect(openIds(app.running, crowdId)).toEqual(ids.slice(50));
		const { body } = await app.post('admin', 'sessions/logout.all', { username: 'crowd.0' });
		expect(body).toMatchObject({ ended: ids.slice(50), remaining: [] });
	});

	it('a logout of several through an account that the rate limiter counts says which it did not end', async () => {
		addCrowd(app.running, { users: 1, sessions: 15 });
		app.running.workspace.setRoles('api-bypass-rate-limit', []);
		const { result, sent } = await app.traffic(() =>
			app.post('crowd.0', 'sessions/logout.all', { username: 'crowd.0' }),
		);
		expect(sent).toBe(11);
		expect(isRecord(result.body) && result.body.ended).toHaveLength(10);
		expect(isRecord(result.body) && result.body.remaining).toEqual(
			Array(5).fill(expect.objectContaining({ errorType: 'workspace-rate-limited' })),
		);
		expect(openIds(app.running, crowdId)).toHaveLength(5);
	});
});

describe('a logout that does not go well', () => {
	const busy = jsonAnswer(
		{
			success: false,
			error:
				'Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]',
		},
		429,
	);
	/** What the API answers; the titles in chat, for somebody who reads causes and for everybody else. */
	type Case = {
		readonly fault: Fault;
		readonly code: string;
		readonly cause: string;
		readonly title?: string;
	};

	const cases: Record<string, Case> = {
		'answered 200 without effect': {
			fault: jsonAnswer({ sessionId: alice.phone, success: true }),
			code: 'workspace-logout-unconfirmed',
			cause: 'Logout not confirmed',
		},
		'answered by nothing after the act': {
			fault: { kind: 'lose-answer', then: { kind: 'reset' } },
			code: 'ok',
			cause: 'Device logged out',
		},
		'answered 429 after the act': {
			fault: { kind: 'lose-answer', then: busy },
			code: 'ok',
			cause: 'Device logged out',
		},
		'answered by nothing before the act': {
			fault: { kind: 'reset' },
			code: 'workspace-unreachable',
			cause: 'The workspace cannot be reached',
			title: unavailable,
		},
		'refused by the rate limiter': {
			fault: busy,
			code: 'workspace-rate-limited',
			cause: 'The workspace limits requests',
			title: unavailable,
		},
	};

	it.each(Object.entries(cases))(
		'a logout whose request is %s says what is true',
		async (_what, { fault, code, cause, title = cause }) => {
			app.running.workspace.faults = onRequests('sessions/logout', fault);
			const byApi = await app.traffic(() =>
				app.post('admin', 'sessions/logout', { sessionId: bob.desktop }),
			);
			expect(codeOf(byApi.result)).toBe(code);
			expect(isOpen(app.running, bob.desktop)).toBe(code !== 'ok');
			for (const [as, sessionId, want] of [
				['admin', bob.phone, cause],
				['alice', alice.phone, title],
			] as const) {
				await app.forget();
				const inChat = await app.traffic(() => app.type(as, `/session logout ${sessionId}`));
				expect(inChat.result.split('\n')[0]).toBe(want);
				expect(inChat.sent).toBe(1);
				expect(inChat.entries).toMatchObject([{ outcome: code === 'ok' ? 'granted' : code }]);
			}
			expect(byApi.sent).toBe(1);
		},
	);
});

describe('the log and the audit room', () => {
	beforeEach(() => app.save('audit_room', 'session-audit'));
	it.each<[as: 'alice' | 'sam' | 'admin', text: string, entry: object]>([
		[
			'alice',
			`/session logout others ${alice.laptop}`,
			{
				asked: { kind: 'logout-others', sessionId: alice.laptop },
				owners: [{ id: users.alice.id, username: 'alice' }],
				sessionIds: [alice.phone, alice.offline],
				outcome: 'granted',
				ended: 2,
			},
		],
		[
			'sam',
			'/session logout @bob all',
			{
				asked: { kind: 'logout-all', username: 'bob' },
				owners: [],
				sessionIds: [],
				outcome: 'not-allowed',
			},
		],
		[
			'alice',
			`/session logout ${bob.phone}`,
			{
				asked: { kind: 'logout', whose: 'either', sessionId: bob.phone },
				owners: [{ id: users.bob.id, username: 'bob' }],
				sessionIds: [bob.phone],
				outcome: 'session-not-found',
			},
		],
	])(
		'a logout is one entry in the log, and no post unless it shows others: %s %s',
		async (as, text, entry) => {
			const { entries, posts } = await app.traffic(() => app.type(as, text));
			const caller = { id: users[as].id, username: as, name: expect.stringMatching(/^[A-Z]/) };
			expect(entries).toEqual([{ event: 'session-logout', caller, ...entry }]);
			expect(posts).toEqual([]);
		},
	);

	it.each([
		[
			`/session logout ${alice.phone}`,
			`admin (${users.admin.id}) is logging out the session ${alice.phone} of alice.`,
		],
		['/session logout @bob all', `admin (${users.admin.id}) is logging out 2 sessions of bob.`],
	])('a logout of others is posted to the audit room before it is sent: %s', async (text, line) => {
		let before: number | undefined;
		const { workspace } = app.running;
		workspace.faults = ({ path }) => {
			if (path === '/api/v1/sessions/logout') {
				before ??= workspace.messages.filter(({ rid }) => rid === demo.rooms.sessionAudit).length;
			}
			return undefined;
		};
		workspace.messages.length = 0;
		const { posts } = await app.traffic(() => app.type('admin', text));
		expect(posts).toEqual([`Session logout\n${line}`]);
		expect(before).toBe(1);
	});

	it('a logout that is refused once it has shown a session of others is posted as a look', async () => {
		const { result, entries, posts, sent } = await app.traffic(() =>
			app.type('sam', `/session logout ${service.browser}`),
		);
		expect(result).toMatch(/^Not logged out\n.*service account/s);
		expect(sent).toBe(0);
		expect(entries).toMatchObject([{ sessionIds: [service.browser], outcome: 'not-allowed' }]);
		expect(posts).toEqual([
			`Session lookup\nsam (${users.sam.id}) looked at the session ${service.browser} of session.service.`,
		]);
	});

	it('a logout of others ends nothing while the audit room is archived, and one of the caller’s does', async () => {
		await app.save('audit_room', 'old-audit');
		const { result, sent } = await app.traffic(() => outcomes(anybodys('admin', bob.phone)));
		expect(result).toEqual(['Cannot post to the audit room', 502, 'audit-failed']);
		expect(await app.traffic(() => outcomes(all('admin', 'bob')))).toMatchObject({
			result: ['Cannot post to the audit room', 502, 'audit-failed'],
			sent: 0,
		});
		expect(sent).toBe(0);
		expect(await app.type('admin', `/session logout ${admin.laptop}`)).toMatch(
			/^Device logged out\n/,
		);
	});
});
