import AdmZip from 'adm-zip';

import { answerable, filesOf, findSecrets, secretsOf } from '../support/watch/secrets';
import { forget } from '../support/workspace/doors';
import { apiRequestsDuring, trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
it.each([
	['in a sentence', 'The token s3cret-token is wrong', ['here: a token']],
	['quoted', '{"token":"s3cret-token"}', ['here: a token']],
	['after a number that only begins so', '1234567 123456', ['here: a code']],
	['in a longer word', 'xs3cret-tokens', []],
	['too short to tell', 'short', []],
])('findSecrets looks for whole words: %s', (_where, text, found) => {
	const secrets = new Map([
		['s3cret-token', 'a token'],
		['123456', 'a code'],
		['short', 'a short one'],
	]);
	expect(findSecrets([{ where: 'here', text }], secrets)).toEqual(found);
});

it('answerable leaves out the headers of a request that the engine logs, and nothing else', () => {
	const headers = { 'x-auth-token': 's3cret-token' };
	const text = "sessions/list's api:sessions/list:get is being executed...";
	const entry = (...args: unknown[]): Parameters<typeof answerable>[0] => ({
		method: 'api:sessions/list:get',
		severity: 'debug',
		args,
		timestamp: new Date(0),
	});
	expect(answerable(entry(text, { headers, query: {} }))).toEqual([
		text,
		{ headers: undefined, query: {} },
	]);
	expect(answerable(entry('The app says', { headers }))).toEqual(['The app says', { headers }]);
	expect(answerable(entry({ event: 'x', headers }))).toEqual([{ event: 'x', headers }]);
});

it('filesOf reads every file of a zip', () => {
	const zip = new AdmZip();
	zip.addFile('src/a.js', Buffer.from('const token = "s3cret-token";'.repeat(50)));
	const found = findSecrets(filesOf(zip.toBuffer()), new Map([['s3cret-token', 'a token']]));
	expect(found).toEqual(["the zip's src/a.js: a token"]);
});

describe.each(['8.4', '8.9'])(
	'a workspace of version %s where everything is in use',
	(generation) => {
		let running: RunningWorkspace;
		beforeAll(async () => {
			running = await startWorkspace({
				generation,
				configure: {
					lookups_per_minute: 0,
					allow_logout: true,
					audit_room: 'session-audit',
					two_factor_method: 'totp',
					two_factor_secret: users.sam.totpSecret,
				},
			});
			const account = running.workspace.data.users.find(({ _id }) => _id === users.service.id);

			Object.assign(account ?? {}, {
				totpSecret: users.sam.totpSecret,
				tokens: [
					{ token: users.service.token, type: 'personalAccessToken', bypassTwoFactor: false },
				],
			});
		});
		// What leaves is searched when the workspace stops: see test/support/watch/watchSecrets.ts.
		afterAll(() => running.stop());

		const asked: [as: string, text: string, path: string, query: Record<string, string>][] = [
			['session.service', `/session info ${sessions.service.browser}`, 'sessions/info', {}],
			['session.service', '/session', 'sessions/list', {}],
			['alice', `/session info ${sessions.bob.phone}`, 'sessions/info', {}],
			['sam', `/session admin ${sessions.alice.laptop}`, 'sessions/info.admin', {}],
			['sam', '/session find Chrome', 'sessions/list.all', { filter: 'Chrome' }],
			['sam', '/session list @alice', 'sessions/list.all', { username: 'alice' }],
			['admin', '/session status', 'status', {}],
		];

		it.each(asked)('The app lets no secret out when %s asks %s', async (as, text, path, query) => {
			const sessionId = text.split(' ').pop() ?? '';
			expect(await running.run({ as, text })).toHaveLength(1);
			expect(
				await running.api({
					as,
					path,
					query: { ...(path.includes('info') && { sessionId }), ...query },
					headers: { 'x-2fa-code': 'a-second-factor-of-the-caller' },
				}),
			).toHaveProperty('body.success');
		});

		it('The app lets no secret out when it opens windows and logs out', async () => {
			const { replies, windows } = await running.open({
				as: 'admin',
				text: '/session manage @bob',
			});
			const [opened] = windows;
			expect([replies.length, windows.length]).toEqual([1, 1]);
			for (const actionId of ['session-info-ask', 'session-info-log-out']) {
				const value = JSON.stringify({ offset: 0, user: 'bob', session: sessions.bob.phone });
				const pressed = await running.press({
					as: 'admin',
					viewId: opened?.view.id ?? '',
					actionId,
					value,
				});
				expect(pressed.windows).toHaveLength(1);
			}
			for (const [path, body] of [
				['sessions/logout.me', { sessionId: sessions.alice.phone }],
				['sessions/logout.others', { sessionId: sessions.alice.laptop }],
				['sessions/logout.me', { sessionId: sessions.service.browser }],
			] as const) {
				const as = path === 'sessions/logout.me' ? 'alice' : 'session.service';
				expect(
					await running.api({
						as,
						path,
						method: 'POST',
						body,
						headers: { 'x-2fa-code': 'a-second-factor-of-nobody' },
					}),
				).toHaveProperty('body.success');
			}
		});

		it('secretsOf finds the codes and tokens that a workspace has seen', () => {
			const codes = [...running.workspace.twoFactorCodes];
			expect(codes).toContain('a-second-factor-of-the-caller');
			expect(codes.filter((code) => /^\d{6}$/.test(code)).length).toBeGreaterThan(0);
			expect([...secretsOf(running.workspace.data).values()]).toEqual(
				expect.arrayContaining([
					'a token of session.service',
					'the TOTP seed of session.service',
					'the password hash of session.service',
					`the login token of ${sessions.alice.laptop}`,
				]),
			);
		});

		it('The engine logs the headers of requests, which no app can prevent', () => {
			expect(JSON.stringify(running.workspace.appLogs)).toContain(users.sam.token);
		});
	},
);

describe('a workspace with few secrets', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	});
	afterAll(() => running.stop());

	const type = (as: string, text: string) => running.run({ as, text: `/session ${text}` });

	const ways: [way: string, ask: (text: string) => Promise<unknown>][] = [
		['list', (text) => type('alice', `list ${text}`)],
		['list @', (text) => type('sam', `list @${text}`)],
		['manage @', (text) => type('sam', `manage @${text}`)],
		['find', (text) => type('sam', `find ${text}`)],
		['logout @ all', (text) => type('sam', `logout @${text} all`)],
		[
			'filter',
			(filter) => running.api({ as: 'sam', path: 'sessions/list.all', query: { filter } }),
		],
		[
			'body',
			(username) =>
				running.api({ as: 'sam', path: 'sessions/logout.all', method: 'POST', body: { username } }),
		],
		[
			'press',
			(user) =>
				running.press({
					as: 'sam',
					viewId: 'session-info',
					actionId: 'session-info-refresh',
					value: JSON.stringify({ offset: 0, user }),
				}),
		],
	];

	it.each(ways)('The log has no address that was asked for: %s', async (_way, ask) => {
		for (const text of ['203.0.113.9', '2001:db8::9', '::ffff:203.0.113.9', 'x203.0.113.9y']) {
			const { entries } = await trafficDuring(running, () => ask(text));
			expect(entries).toHaveLength(1);
			expect(JSON.stringify(entries)).toContain('[IP]');
			expect(JSON.stringify(entries)).not.toMatch(/203\.0\.113|2001:db8/);
		}
	});

	it.each<[as: string, reaching: string[]]>([
		['alice', []],
		['sam', ['sessions/info.admin', 'sessions/list.all']],
	])('The app passes the second factor of %s on to %j at most', async (as, reaching) => {
		const headers = { 'x-2fa-code': '111111', 'x-2fa-method': 'email' };
		await forget(running);
		const requests = await apiRequestsDuring(running, async () => {
			const sessionId = as === 'sam' ? sessions.sam.laptop : sessions.alice.laptop;
			for (const path of ['sessions/info', 'sessions/info.admin', 'sessions/list', 'status']) {
				await running.api({ as, path, query: { sessionId }, headers });
			}
			for (const path of ['sessions/logout', 'sessions/logout.me']) {
				const body = { sessionId: 'noSuchSession1234' };
				await running.api({ as, path, method: 'POST', body, headers });
			}
			await running.api({ as, path: 'sessions/list.all', query: { username: 'bob' }, headers });
		});
		const paths = requests
			.filter(({ twoFactorCodeSent }) => twoFactorCodeSent)
			.map(({ path }) => path.replace('/api/v1/', ''));
		expect(paths.filter((path) => !reaching.includes(path))).toEqual([]);
		expect(paths.length > 0).toBe(as === 'sam');
	});

	it.each([
		['alice', 'sessions/info', { sessionId: sessions.alice.laptop }, 200],
		['alice', 'sessions/info', {}, 400],
		['sam', 'sessions/list.all', {}, 200],
		['admin', 'status', {}, 200],
		['alice', 'status', {}, 403],
	])('The API lets no cache keep what %s gets from %s %j', async (as, path, query, status) => {
		const answer = await running.api({ as, path, query });
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store']);
	});
});

it.each<[how: string, command: string]>([
	['a reply', 'list'],
	['the log', 'find'],
])('The search for secrets in all that leaves finds a token in %s', async (how, command) => {
	const running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	await running.run({ as: 'sam', text: `/session ${command} ${users.service.token}` });
	await expect(running.stop()).rejects.toThrow(`${how}: a saved service_auth_token`);
});
