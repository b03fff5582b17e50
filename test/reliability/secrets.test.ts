import AdmZip from 'adm-zip';

import { answerable, filesOf, findSecrets, secretsOf } from '../support/watch/secrets';
import { findUser } from '../support/workspace/data';
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

describe('a workspace where everything is in use', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({
			configure: {
				lookups_per_minute: 0,
				allow_logout: true,
				audit_room: 'session-audit',
				two_factor_method: 'totp',
				two_factor_secret: users.sam.totpSecret,
			},
		});

		Object.assign(findUser(running, 'session.service'), {
			totpSecret: users.sam.totpSecret,
			tokens: [{ token: users.service.token, type: 'personalAccessToken', bypassTwoFactor: false }],
		});
	});
	// What leaves is searched when the workspace stops: see test/support/watch/watchSecrets.ts.
	afterAll(() => running.stop());

	const headers = { 'x-2fa-code': 'a-second-factor-of-the-caller' };

	const post = (as: string, path: string, body: object) =>
		running.api({ as, path, method: 'POST', body, headers });

	const press = (actionId: string, value: object) =>
		running.press({
			as: 'sam',
			viewId: 'session-info',
			actionId,
			value: JSON.stringify({ offset: 0, ...value }),
		});

	const asked: [as: string, text: string, path: string, query: Record<string, string>][] = [
		['session.service', `info ${sessions.service.browser}`, 'sessions/info', {}],
		['session.service', 'list', 'sessions/list', {}],
		['alice', `info ${sessions.bob.phone}`, 'sessions/info', {}],
		['sam', `admin ${sessions.alice.laptop}`, 'sessions/info.admin', {}],
		['sam', 'find Chrome', 'sessions/list.all', { filter: 'Chrome' }],
		['sam', 'list @alice', 'sessions/list.all', { username: 'alice' }],
		['admin', 'status', 'status', {}],
	];

	it.each(asked)('The app lets no secret out when %s asks %s', async (as, text, path, query) => {
		const sessionId = text.split(' ').pop() ?? '';
		for (const generation of ['8.4', '8.9']) {
			running.workspace.data.generation = generation;
			await forget(running);
			expect(await running.run({ as, text: `/session ${text}` })).toHaveLength(1);
			const all = { ...(path.includes('info') && { sessionId }), ...query };
			expect(await running.api({ as, path, query: all, headers })).toHaveProperty('body.success');
		}
	});

	it('The app lets no secret out when it opens windows and logs out', async () => {
		const { replies, windows } = await running.open({ as: 'sam', text: '/session manage @bob' });
		expect([replies.length, windows.length]).toEqual([1, 1]);
		for (const actionId of ['session-info-ask', 'session-info-log-out']) {
			const pressed = await press(actionId, { user: 'bob', session: sessions.bob.phone });
			expect(pressed.windows).toHaveLength(1);
		}
		for (const [as, path, sessionId] of [
			['alice', 'sessions/logout.me', sessions.alice.phone],
			['alice', 'sessions/logout.others', sessions.alice.laptop],
			['session.service', 'sessions/logout.me', sessions.service.browser],
		] as const) {
			expect(await post(as, path, { sessionId })).toHaveProperty('body.success');
		}
	});

	it('secretsOf finds the codes and tokens that a workspace has seen', () => {
		const codes = [...running.workspace.twoFactorCodes];
		expect(codes).toContain(headers['x-2fa-code']);
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

	const type = (text: string) => running.run({ as: 'sam', text: `/session ${text}` });

	it.each<[way: string, ask: (text: string) => Promise<unknown>]>([
		['list', (text) => type(`list ${text}`)],
		['manage @', (text) => type(`manage @${text}`)],
		['find', (text) => type(`find ${text}`)],
		['logout @ all', (text) => type(`logout @${text} all`)],
		['body', (username) => post('sam', 'sessions/logout.all', { username })],
		['press', (user) => press('session-info-refresh', { user })],
	])('The log has no address that was asked for: %s', async (_way, ask) => {
		for (const text of ['203.0.113.9', '2001:db8::9']) {
			const { entries } = await trafficDuring(running, () => ask(text));
			expect(entries).toHaveLength(1);
			expect(JSON.stringify(entries)).toContain('[IP]');
			expect(JSON.stringify(entries)).not.toMatch(/203\.0\.113|2001:db8/);
		}
	});

	it('The app passes the second factor of a caller on to no endpoint that demands none', async () => {
		await running.engine.updateSetting({ id: 'two_factor_method', value: 'none' });
		const requests = await apiRequestsDuring(running, async () => {
			const query = { sessionId: sessions.sam.laptop };
			for (const path of ['sessions/info', 'sessions/info.admin', 'sessions/list', 'status']) {
				await running.api({ as: 'sam', path, query, headers });
			}
			await running.api({ as: 'sam', path: 'sessions/list.all', headers });
			await post('sam', 'sessions/logout.me', { sessionId: sessions.sam.laptop });
		});
		const paths = requests
			.filter(({ twoFactorCodeSent }) => twoFactorCodeSent)
			.map(({ path }) => path.replace('/api/v1/', ''));
		expect(new Set(paths)).toEqual(
			new Set(['sessions/info.admin', 'sessions/list.all', 'sessions/logout']),
		);
	});
});

it('The search for secrets in all that leaves finds a token in a reply and in the log', async () => {
	const running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	await running.run({ as: 'sam', text: `/session list ${users.service.token}` });
	await expect(running.stop()).rejects.toThrow(
		/a reply: a saved service_auth_token.*the log: a saved service_auth_token/s,
	);
});
