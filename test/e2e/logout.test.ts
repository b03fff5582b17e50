import { isOpen, keepData, openIds } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { fieldOf, replyTo, textOf } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const { alice, bob, sam, admin, service } = sessions;

let running: RunningWorkspace;

const post = (as: string, path: string, body: unknown): Promise<ApiResponse> =>
	running.api({ as, path, method: 'POST', body });

const save = (id: string, value: unknown): Promise<void> =>
	running.engine.updateSetting({ id, value });

const start = (configure: Readonly<Record<string, unknown>>): void => {
	let logInAgain: () => void;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0, ...configure } });
		logInAgain = keepData(running);
		// Who holds what is asked once a minute.
		await textOf(running, 'alice', `/session ${alice.laptop}`);
	});
	afterEach(() => logInAgain());
	afterAll(() => running.stop());
};

/** One logout as it is typed, and as the API takes it where it does. */
type Attempt = {
	readonly as: string;
	readonly text: string;
	readonly path?: string;
	readonly body?: object;
};

const one = (as: Attempt['as'], sessionId: string): Attempt => ({
	as,
	text: `/session logout ${sessionId}`,
	path: 'sessions/logout.me',
	body: { sessionId },
});

const anybodys = (as: Attempt['as'], sessionId: string): Attempt => ({
	...one(as, sessionId),
	path: 'sessions/logout',
});

const others = (as: Attempt['as'], sessionId: string): Attempt => ({
	as,
	text: `/session logout others ${sessionId}`,
	path: 'sessions/logout.others',
	body: { sessionId },
});

const all = (as: Attempt['as'], username: string): Attempt => ({
	as,
	text: `/session logout @${username} all`,
	path: 'sessions/logout.all',
	body: { username },
});

/** What comes of an attempt: the title of the reply, and what the API answers where it has it. */
const outcomes = async ({ as, text, path, body }: Attempt): Promise<readonly unknown[]> => {
	const title = (await textOf(running, as, text)).split('\n')[0];
	if (path === undefined) {
		return [title];
	}

	const { status, body: answer } = await post(as, path, body);
	return [title, status, isRecord(answer) && answer.errorType];
};

const refused = ({ path }: Attempt, title: string): readonly unknown[] =>
	path === undefined ? [title] : [title, 403, 'not-allowed'];

const name = ({ as, text, path }: Attempt): string => `${as}: ${text} and ${path ?? 'no path'}`;

const named = <Rest extends unknown[]>(
	rows: readonly (readonly [Attempt, ...Rest])[],
): [string, Attempt, ...Rest][] =>
	rows.map(([attempt, ...rest]) => [name(attempt), attempt, ...rest]);

describe('logging out while it is switched off, as it is installed', () => {
	start({});

	const attempts: Attempt[] = [
		one('alice', alice.phone),
		others('alice', alice.laptop),
		all('alice', 'alice'),
		all('alice', 'bob'),
		{ as: 'alice', text: '/session logout @alice' },
		anybodys('admin', alice.phone),
		all('admin', 'alice'),
		{ as: 'admin', text: '/session logout @alice' },
		{ as: 'sam', text: '/session logout NoSuchSession' },
		one('session.service', service.browser),
	];

	it.each(named(attempts.map((attempt) => [attempt])))(
		'%s is refused, and nothing is asked',
		async (_name, attempt) => {
			const { result, requests } = await trafficDuring(running, () => outcomes(attempt));
			expect(result).toEqual(refused(attempt, 'Logging out is switched off'));
			expect(requests).toEqual([]);
		},
	);

	it('is in nobody’s help', async () => {
		expect(await textOf(running, 'admin', '/session help')).not.toContain('logout <');
		expect(await textOf(running, 'alice', '/session help')).not.toContain('logout <');
	});

	it('is off at once when it was on', async () => {
		await save('allow_logout', true);
		expect(await textOf(running, 'alice', `/session logout ${alice.offline}`)).toMatch(
			/^Device logged out\n/,
		);
		await save('allow_logout', false);
		const { sent } = await trafficDuring(running, () =>
			textOf(running, 'alice', `/session logout ${alice.phone}`),
		);
		expect(sent).toBe(0);
		expect(isOpen(running, alice.phone)).toBe(true);
	});
});

describe('logging out', () => {
	start({ allow_logout: true });
	describe('one session', () => {
		const ends: [attempt: Attempt, title: string][] = [
			[one('alice', alice.phone), 'RC Mobile 4.51.0 on ios 17.5'],
			[one('alice', alice.laptop), 'Chrome 113.0.0 on Windows'],
			[one('alice', alice.laptopBefore), 'Chrome 113.0.0 on Windows'],
			[one('sam', sam.laptop), 'Firefox 127.0 on Ubuntu'],
			[anybodys('admin', bob.desktop), 'Rocket.Chat 4.0.2 on Mac OS 14.5'],
			[anybodys('admin', admin.laptop), 'Firefox 127.0 on Ubuntu'],
		];

		it.each(named(ends))('%s ends it, and says so', async (_name, { as, text }, title) => {
			const sessionId = text.split(' ').at(-1) ?? '';
			const { result, requests } = await trafficDuring(running, () =>
				replyTo(running, { as, text }),
			);
			expect(isOpen(running, sessionId)).toBe(false);
			expect(requests).toEqual([
				'GET sessions/info.admin',
				'POST sessions/logout',
				'GET sessions/info.admin',
			]);

			expect(result.attachments.map((attachment) => attachment.title)).toEqual([
				'Device logged out',
				expect.stringContaining(title),
			]);
			expect(fieldOf(result.attachments[1] ?? {}, 'Device ID')).toBe(sessionId);
		});

		it.each(named(ends))(
			'%s ends it, and answers the session as it was',
			async (_name, { as, path = '', body }, title) => {
				const sessionId = body && 'sessionId' in body ? body.sessionId : undefined;
				const before = await running.api({
					as: 'admin',
					path: 'sessions/info.admin',
					query: { sessionId: String(sessionId) },
				});
				const { status, headers, body: answer } = await post(as, path, body);
				expect(status).toBe(200);
				expect(headers.get('content-type')).toMatch(/^application\/json/);
				expect(answer).toEqual({
					success: true,
					session: expect.objectContaining({ sessionId }),
					attachments: [
						expect.objectContaining({ title: 'Device logged out' }),
						expect.objectContaining({ title: expect.stringContaining(title) }),
					],
				});
				expect(before.body).toMatchObject({ session: isRecord(answer) && answer.session });
				expect(isOpen(running, String(sessionId))).toBe(false);
			},
		);

		it('ends the whole login, older connections too, and no other', async () => {
			await textOf(running, 'alice', `/session logout ${alice.laptopBefore}`);
			expect([...openIds(running, users.alice.id)].sort()).toEqual(
				// One row a day.
				[alice.phone, alice.phone, alice.phone, alice.offline].sort(),
			);
		});

		it('of the caller’s shows no address where those are not shown, of others’ it does', async () => {
			await save('show_own_ip', false);
			const own = await post('admin', 'sessions/logout', { sessionId: admin.laptop });
			const other = await post('admin', 'sessions/logout', { sessionId: bob.desktop });
			await save('show_own_ip', true);
			expect(own.status).toBe(200);
			expect(JSON.stringify(own.body)).not.toMatch(/"ip"|IP Address|203\.0\.113/);
			expect(other.body).toMatchObject({ session: { ip: '203.0.113.22' } });
		});

		it('twice says the second time that there is none', async () => {
			await post('alice', 'sessions/logout.me', { sessionId: alice.phone });
			const { result, sent } = await trafficDuring(running, () =>
				post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
			);
			expect(result).toMatchObject({ status: 404, body: { errorType: 'session-not-found' } });
			expect(sent).toBe(0);
		});
	});

	describe('somebody else’s session', () => {
		const asAlice = async (sessionId: string): Promise<unknown> => {
			const attempt = one('alice', sessionId);
			const { result, sent } = await trafficDuring(running, async () => {
				const { status, body } = await post('alice', 'sessions/logout.me', attempt.body);
				return [status, body, await textOf(running, 'alice', attempt.text)];
			});
			expect(sent).toBe(0);
			return result;
		};

		it('reads, to those who may not see it, exactly like one that does not exist', async () => {
			const foreign = await asAlice(bob.desktop);
			expect(foreign).toEqual(await asAlice('NoSuchSessionAtAll'));
			expect(foreign).toEqual([
				...[404, expect.objectContaining({ errorType: 'session-not-found' })],
				expect.stringMatching(/^Session not/),
			]);
			expect(isOpen(running, bob.desktop)).toBe(true);
		});

		it.each([
			['a part of an id', bob.desktop.slice(1)],
			['the name of a browser', 'Chrome'],
			['the id of a user', users.bob.id],
			['another case', bob.desktop.toUpperCase()],
		])('is not hit by %s, by anybody', async (_what, sessionId) => {
			const { result, sent } = await trafficDuring(running, () =>
				post('admin', 'sessions/logout', { sessionId }),
			);
			expect(result).toMatchObject({ status: 404, body: { errorType: 'session-not-found' } });
			expect(sent).toBe(0);
		});

		it('is refused to those who may see it and not end it', async () => {
			const { result, requests } = await trafficDuring(running, () =>
				textOf(running, 'sam', `/session logout ${bob.desktop}`),
			);
			expect(result).toMatch(/^Permission required\n.*logout-device-management/s);
			expect(requests).toEqual(['GET sessions/info.admin']);
			expect(isOpen(running, bob.desktop)).toBe(true);
		});

		it('that does not exist is told to them as such', async () => {
			expect(await textOf(running, 'sam', '/session logout NoSuchSession')).toMatch(
				/^Session not found\n.*no open session/s,
			);
		});
	});

	describe('what asks for both permissions by its form', () => {
		const attempts: Attempt[] = [
			{ as: 'alice', text: '/session logout @bob' },
			{ as: 'sam', text: '/session logout @bob' },
			{ as: 'sam', text: '/session logout @nobody' },
			all('alice', 'bob'),
			all('sam', 'bob'),
			all('sam', 'nobody'),
			{ ...all('alice', 'bob'), body: { username: '@bob' } },
			{ as: 'alice', text: '/session logout @Alice all' },
		];

		it.each(named(attempts.map((attempt) => [attempt])))(
			'%s is refused before anything is asked',
			async (_name, attempt) => {
				const { result, requests } = await trafficDuring(running, () => outcomes(attempt));
				expect(result).toEqual(refused(attempt, 'Permission required'));
				expect(requests).toEqual([]);
			},
		);

		it.each(['alice', 'sam'])('is refused to %s by API, own sessions included', async (as) => {
			const own = as === 'alice' ? alice.phone : sam.laptop;
			const { requests } = await trafficDuring(running, async () => {
				expect(await post(as, 'sessions/logout', { sessionId: own })).toMatchObject({
					status: 403,
					body: { errorType: 'not-allowed' },
				});
			});
			expect(requests).toEqual([]);
		});
	});

	describe('all but one', () => {
		it('ends the caller’s other sessions, at one request each and two more', async () => {
			const { result, requests } = await trafficDuring(running, () =>
				textOf(running, 'alice', `/session LOGOUT Others ${alice.laptop}`),
			);
			expect(result).toMatch(/^Logged out\n2 sessions have been logged out\./);
			expect(requests).toEqual([
				'GET sessions/list.all',
				'POST sessions/logout',
				'POST sessions/logout',
				'GET sessions/list.all',
			]);

			expect([...new Set(openIds(running, users.alice.id))].sort()).toEqual(
				[alice.laptop, alice.laptopBefore].sort(),
			);
		});

		it('answers which', async () => {
			const { status, body } = await post('alice', 'sessions/logout.others', {
				sessionId: alice.phone,
			});
			expect(status).toBe(200);
			expect(body).toEqual({
				success: true,
				ended: [alice.laptop, alice.offline],
				remaining: [],
				attachments: [expect.objectContaining({ title: 'Logged out' })],
			});
		});

		it('of one is nothing to do', async () => {
			const { result, sent } = await trafficDuring(running, () =>
				post('sam', 'sessions/logout.others', { sessionId: sam.laptop }),
			);
			expect(result.body).toMatchObject({ success: true, ended: [], remaining: [] });
			expect(await textOf(running, 'sam', `/session logout others ${sam.laptop}`)).toMatch(
				/^Nothing to log out\n/,
			);
			expect(sent).toBe(0);
		});

		it.each([
			['somebody else’s', bob.desktop],
			['one that does not exist', 'NoSuchSession'],
			['an older id of the same login, which would keep nothing', alice.laptopBefore],
			['one that was logged out', alice.signedOut],
		])('needs one of theirs to keep, and not %s', async (_what, kept) => {
			const { text, path = '', body } = others('alice', kept);
			const { sent } = await trafficDuring(running, async () => {
				expect(await textOf(running, 'alice', text)).toMatch(/^Session not found\n/);
				expect(await post('alice', path, body)).toMatchObject({
					status: 404,
					body: { errorType: 'session-not-found' },
				});
			});
			expect(sent).toBe(0);
		});
	});

	describe('all of a user', () => {
		it.each([
			['admin', 'bob', 2],
			['admin', 'mallory', 13],
		] as const)(
			'%s is told how many sessions %s has, and ends nothing',
			async (as, whose, count) => {
				const { result, sent } = await trafficDuring(running, () =>
					textOf(running, as, `/session logout @${whose}`),
				);
				expect(result).toMatch(new RegExp(`^Log out ${whose}\\?\n.*${count} open session`));
				expect(result).toMatch(new RegExp(`type /session logout @${whose} all$`));
				expect(sent).toBe(0);
			},
		);

		it('alice is asked whether to log herself out everywhere, which ends nothing', async () => {
			const { result, sent } = await trafficDuring(running, () =>
				textOf(running, 'alice', '/session logout @alice'),
			);
			expect(result).toMatch(/^Log yourself out everywhere\?\nYou have 3 open sessions\./);
			expect(result).toMatch(/type \/session logout @alice all$/);
			expect(sent).toBe(0);
		});

		it.each([
			[all('admin', 'bob'), users.bob.id, [bob.desktop, bob.phone]],
			[all('alice', 'alice'), users.alice.id, [alice.laptop, alice.phone, alice.offline]],
			[{ ...all('admin', 'bob'), body: { username: '@bob' } }, users.bob.id, undefined],
		])('%j ends them', async ({ as, text, path, body }, userId, ids) => {
			const inChat = await textOf(running, as, text);
			expect(inChat).toMatch(/^Logged out\n/);
			expect(openIds(running, userId)).toEqual([]);
			const again = await post(as, path ?? '', body);
			expect(again.body).toMatchObject({ success: true, ended: [], remaining: [] });
			expect(ids === undefined || inChat.includes(`${ids.length} sessions have been`)).toBe(true);
		});

		it('by API answers which', async () => {
			const { status, body } = await post('admin', 'sessions/logout.all', { username: 'bob' });
			expect(status).toBe(200);
			expect(body).toEqual({
				success: true,
				ended: [bob.desktop, bob.phone],
				remaining: [],
				attachments: [expect.objectContaining({ title: 'Logged out' })],
			});
		});

		it.each(['nobody', 'Bob'])('who does not exist (%s) is told so', async (whose) => {
			expect(await textOf(running, 'admin', `/session logout @${whose}`)).toMatch(
				/^User not found\n/,
			);

			expect(await textOf(running, 'admin', `/session logout @${whose} all`)).toMatch(
				/^User not found\n/,
			);

			expect(await post('admin', 'sessions/logout.all', { username: whose })).toMatchObject({
				status: 404,
				body: { errorType: 'user-not-found' },
			});
		});
	});

	describe('the service account', () => {
		const account = 'session.service';
		const attempts: Attempt[] = [
			anybodys('admin', service.browser),
			all('admin', 'session.service'),
			one(account, service.browser),
			others(account, service.browser),
			all(account, 'session.service'),
		];

		it.each(named(attempts.map((attempt) => [attempt])))(
			'%s never ends its sessions',
			async (_name, { as, text, path = '', body }) => {
				const { sent } = await trafficDuring(running, async () => {
					expect(await textOf(running, as, text)).toMatch(/^Not logged out\n.*service account/s);
					expect(await post(as, path, body)).toMatchObject({
						status: 403,
						body: { errorType: 'not-allowed' },
					});
				});
				expect(sent).toBe(0);
				expect(isOpen(running, service.browser)).toBe(true);
			},
		);

		it('ends nothing of others as itself, having logged nobody in', async () => {
			expect(await textOf(running, account, `/session logout ${alice.phone}`)).toMatch(
				/^Device logged out\n/,
			);
			expect(isOpen(running, service.browser)).toBe(true);
		});
	});

	describe('what is wrong with a parameter', () => {
		const typed: [text: string, reply: RegExp][] = [
			['/session logout', /^Check what you entered\n.*\/session logout others/s],
			['/session logout others', /^Check what you entered\n.*\/session logout others/s],
			['/session logout .', /^Not a Device ID\n/],
			['/session logout others a.b', /^Not a Device ID\n/],
			[`/session logout ${'x'.repeat(65)}`, /^Not a Device ID\n/],
			[`/session logout ${alice.phone} all`, /^Not understood: “all”\n/],
			[`/session logout others ${alice.phone} now`, /^Not understood: “now”\n/],
			['/session logout @alice some', /^Not understood: “some”\n/],
			['/session logout @alice all now', /^Not understood: “now”\n/],
			['/session logout alice', /^Session not found\n/],
		];

		it.each(typed)('%s: %s', async (text, reply) => {
			const { result, sent } = await trafficDuring(running, () => textOf(running, 'alice', text));
			expect(result).toMatch(reply);
			expect(sent).toBe(0);
		});

		const bodies: [path: string, body: unknown, errorType: string][] = [
			['sessions/logout.me', {}, 'invalid-session-id'],
			['sessions/logout.me', [], 'invalid-params'],
			['sessions/logout.me', { sessionId: [alice.phone] }, 'invalid-session-id'],
			['sessions/logout.me', { sessionId: { $ne: '' } }, 'invalid-session-id'],
			['sessions/logout.me', { sessionId: 7 }, 'invalid-session-id'],
			['sessions/logout.me', { sessionid: alice.phone }, 'invalid-params'],
			['sessions/logout', { sessionId: '.*' }, 'invalid-session-id'],
			['sessions/logout.others', { sessionId: '' }, 'invalid-session-id'],
			['sessions/logout.all', {}, 'invalid-params'],
			['sessions/logout.all', { username: ' ' }, 'invalid-params'],
			['sessions/logout.all', { username: '@' }, 'invalid-params'],
			['sessions/logout.all', { username: ['bob'] }, 'invalid-params'],
			['sessions/logout.all', { username: null }, 'invalid-params'],
			['sessions/logout.all', { username: 'b'.repeat(257) }, 'invalid-params'],
			['sessions/logout.all', { username: 'bob', dryRun: true }, 'invalid-params'],
			['sessions/logout.me', { sessionId: alice.phone, username: 'bob' }, 'invalid-params'],
		];

		it.each(bodies)('%s %j: %s', async (path, body, errorType) => {
			const { result, requests } = await trafficDuring(running, () => post('admin', path, body));
			expect(result).toMatchObject({ status: 400, body: { success: false, errorType } });
			expect(requests).toEqual([]);
		});

		it('names an unknown parameter and those that exist', async () => {
			const { body } = await post('admin', 'sessions/logout.all', { user: 'bob' });
			expect(JSON.stringify(body)).toMatch(/`user`.*`username`.*`attachments`/);
		});

		it('is nothing that a query could mend, and GET ends nothing', async () => {
			const { sent } = await trafficDuring(running, async () => {
				const asked = await running.api({
					as: 'alice',
					path: 'sessions/logout.me',
					query: { sessionId: alice.phone },
				});
				const answered = await running.api({
					as: 'alice',
					path: 'sessions/logout.me',
					method: 'POST',
					query: { sessionId: alice.phone },
					body: {},
				});
				expect(asked.status).toBeGreaterThanOrEqual(400);
				expect(answered).toMatchObject({ status: 400 });
			});
			expect(sent).toBe(0);
		});
	});

	it('needs somebody: without credentials nothing happens', async () => {
		const { result, requests } = await trafficDuring(running, () =>
			running.api({
				path: 'sessions/logout.me',
				method: 'POST',
				body: { sessionId: alice.phone },
			}),
		);
		expect(result.status).toBe(401);
		expect(requests).toEqual([]);
	});

	it('is closed to those who may not see their own', async () => {
		await save('self_service', false);
		const { sent } = await trafficDuring(running, async () => {
			expect(await textOf(running, 'alice', `/session logout ${alice.phone}`)).toMatch(
				/^Permission required\n/,
			);

			expect(await post('alice', 'sessions/logout.all', { username: 'alice' })).toMatchObject({
				status: 403,
			});
		});
		expect(await textOf(running, 'sam', `/session logout ${sam.laptop}`)).toMatch(
			/^Device logged out\n/,
		);
		await save('self_service', true);
		expect(sent).toBe(0);
	});

	it('counts for the limit of lookups', async () => {
		await save('lookups_per_minute', 1);
		const first = await textOf(running, 'bob', `/session logout ${bob.phone}`);
		const second = await post('bob', 'sessions/logout.me', { sessionId: bob.desktop });
		await save('lookups_per_minute', 0);
		expect(first).toMatch(/^Device logged out\n/);
		expect(second).toMatchObject({ status: 429, body: { errorType: 'too-many-requests' } });
		expect(isOpen(running, bob.desktop)).toBe(true);
	});

	it.each([
		[
			'alice',
			['/session logout <Device ID>', '/session logout others'],
			['@user', 'also logs out'],
		],
		['sam', ['/session logout others'], ['logout @user', 'also logs out']],
		['admin', ['/session logout others', '/session logout @user', 'also logs out'], []],
	])('is in the help of %s as far as they may', async (as, lines, missing) => {
		const help = await textOf(running, as, '/session help');
		lines.forEach((line) => expect(help).toContain(line));
		missing.forEach((line) => expect(help).not.toContain(line));
	});

	describe('is one entry in the log', () => {
		const caller = (as: 'alice' | 'sam' | 'admin'): object => ({
			id: users[as].id,
			username: as,
			name: expect.stringMatching(/^[A-Z]/),
		});
		const owner = (as: 'alice' | 'bob'): object => ({ id: users[as].id, username: as });
		const refused = { outcome: 'not-allowed' };

		const entries: [as: 'alice' | 'sam' | 'admin', text: string, entry: object][] = [
			[
				'alice',
				`/session logout ${alice.phone}`,
				{
					asked: { kind: 'logout', whose: 'either', sessionId: alice.phone },
					owners: [owner('alice')],
					sessionIds: [alice.phone],
					outcome: 'granted',
					ended: 1,
				},
			],
			[
				'alice',
				`/session logout others ${alice.laptop}`,
				{
					asked: { kind: 'logout-others', sessionId: alice.laptop },
					owners: [owner('alice')],
					sessionIds: [alice.phone, alice.offline],
					outcome: 'granted',
					ended: 2,
				},
			],
			[
				'admin',
				'/session logout @bob all',
				{
					asked: { kind: 'logout-all', username: 'bob' },
					owners: [owner('bob')],
					sessionIds: [bob.desktop, bob.phone],
					outcome: 'granted',
					ended: 2,
				},
			],
			[
				'admin',
				'/session logout @192.0.2.7 all',
				{
					asked: { kind: 'logout-all', username: '[IP]' },
					owners: [],
					sessionIds: [],
					outcome: 'user-not-found',
				},
			],
			[
				'sam',
				`/session logout ${bob.phone}`,
				{
					asked: { kind: 'logout', whose: 'either', sessionId: bob.phone },
					owners: [owner('bob')],
					sessionIds: [bob.phone],
					...refused,
				},
			],
			[
				'sam',
				'/session logout @bob all',
				{
					asked: { kind: 'logout-all', username: 'bob' },
					owners: [],
					sessionIds: [],
					...refused,
				},
			],
			[
				'alice',
				`/session logout ${bob.phone}`,
				{
					asked: { kind: 'logout', whose: 'either', sessionId: bob.phone },
					owners: [owner('bob')],
					sessionIds: [bob.phone],
					outcome: 'session-not-found',
				},
			],
			[
				'alice',
				'/session logout NoSuchSession',
				{
					asked: { kind: 'logout', whose: 'either', sessionId: 'NoSuchSession' },
					owners: [],
					sessionIds: [],
					outcome: 'session-not-found',
				},
			],
		];

		it.each(entries)('%s %s', async (as, text, entry) => {
			const { entries: found } = await trafficDuring(running, () => textOf(running, as, text));
			expect(found).toEqual([{ event: 'session-logout', caller: caller(as), ...entry }]);
		});

		it('by API too', async () => {
			const { entries: found } = await trafficDuring(running, () =>
				post('alice', 'sessions/logout.me', { sessionId: alice.phone }),
			);
			expect(found).toEqual([expect.objectContaining({ outcome: 'granted', ended: 1 })]);
		});
	});

	it('of several that is a question is a look: of others it is told, of own it is not', async () => {
		const before = running.workspace.appLogs.length;
		await textOf(running, 'admin', '/session logout @bob');
		await textOf(running, 'alice', '/session logout @alice');
		const looks = running.workspace.appLogs
			.slice(before)
			.flatMap(({ args }) => args)
			.filter((arg) => JSON.stringify(arg).includes('"event":"session-lookup"'));

		expect(looks).toEqual([
			expect.objectContaining({
				asked: { kind: 'count', username: 'bob' },
				outcome: 'granted',
			}),
		]);
	});
});

describe('an audit room', () => {
	start({ allow_logout: true, audit_room: 'session-audit' });
	it.each([
		[
			anybodys('admin', alice.phone),
			`admin (${users.admin.id}) is logging out the session ${alice.phone} of alice.`,
		],
		[all('admin', 'bob'), `admin (${users.admin.id}) is logging out 2 sessions of bob.`],
	])('is told of %j before anything is ended', async ({ as, text }, line) => {
		const order: string[] = [];
		const noteRequest = ({ method, path }: { method: string; path: string }): unknown =>
			method === 'POST' && path === '/api/v1/sessions/logout' && order.push('ended');
		const notePost = ({ visibleOnlyTo }: { visibleOnlyTo?: string }): unknown =>
			visibleOnlyTo === undefined && order.push('told');
		running.workspace.events.on('request', noteRequest).on('message', notePost);
		const { posts } = await trafficDuring(running, () => textOf(running, as, text));
		running.workspace.events.off('request', noteRequest).off('message', notePost);
		expect(posts).toEqual([`Session logout\n${line}`]);
		expect(order[0]).toBe('told');
		expect(order.filter((what) => what === 'told')).toHaveLength(1);
		expect(order.length).toBeGreaterThan(1);
	});

	it.each([
		['alice', `/session logout ${alice.phone}`],
		['alice', `/session logout others ${alice.laptop}`],
		['alice', '/session logout @alice all'],
		['alice', `/session logout ${bob.phone}`],
		['sam', '/session logout @bob all'],
		['admin', '/session logout NoSuchSession'],
	])('is told nothing of %s %s', async (as, text) => {
		const { posts } = await trafficDuring(running, () => textOf(running, as, text));
		expect(posts).toEqual([]);
	});

	it.each([
		['sam', bob.phone, 'bob'],
		['admin', service.browser, 'session.service'],
	] as const)(
		'is told of the look that a refused logout was: %s, %s of %s',
		async (as, sessionId, owner) => {
			const { posts, sent } = await trafficDuring(running, () =>
				textOf(running, as, `/session logout ${sessionId}`),
			);
			expect(posts).toEqual([
				`Session lookup\n${as} (${users[as].id}) looked at the session ${sessionId} of ${owner}.`,
			]);
			expect(sent).toBe(0);
		},
	);

	const spoilt: [what: string, change: object, setting: string][] = [
		['is missing', {}, 'nowhere'],
		['is archived', { archived: true }, 'session-audit'],
		['is read-only', { readOnly: true }, 'session-audit'],
		['is encrypted', { encrypted: true }, 'session-audit'],
		['has the app muted', { muted: ['session-info.bot'] }, 'session-audit'],
	];

	it.each(spoilt)(
		'that %s: nothing of others is ended, own sessions are',
		async (_what, change, setting) => {
			const { data } = running.workspace;
			const room = data.rooms.find(({ _id }) => _id === demo.rooms.sessionAudit);
			Object.assign(data.settings, { E2E_Enable: true });
			const before = { archived: false, readOnly: false, encrypted: false, muted: [] };
			Object.assign(room ?? {}, before, change);
			await save('audit_room', setting);
			const { sent } = await trafficDuring(running, async () => {
				expect(await textOf(running, 'admin', `/session logout ${bob.phone}`)).toMatch(
					/^Cannot post to the audit room\n/,
				);

				expect(await post('admin', 'sessions/logout', { sessionId: bob.phone })).toMatchObject({
					status: 502,
					body: { errorType: 'audit-failed' },
				});

				expect(await post('admin', 'sessions/logout.all', { username: 'bob' })).toMatchObject({
					status: 502,
					body: { errorType: 'audit-failed' },
				});
			});
			const own = await textOf(running, 'alice', `/session logout ${alice.phone}`);
			Object.assign(room ?? {}, before);
			Object.assign(data.settings, { E2E_Enable: false });
			await save('audit_room', 'session-audit');
			expect(sent).toBe(0);
			expect(openIds(running, users.bob.id)).toHaveLength(2);
			expect(own).toMatch(/^Device logged out\n/);
		},
	);
});
