import AdmZip from 'adm-zip';

import { answerable, filesOf, findSecrets, secretsOf } from '../e2e/support/secrets';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const entry = (...args: unknown[]): Parameters<typeof answerable>[0] => ({
	method: 'api:sessions/list:get',
	severity: 'debug',
	args,
	timestamp: new Date(0),
});

describe('the search for secrets that every suite makes', () => {
	const secrets = new Map([
		['s3cret-token', 'a token'],
		['123456', 'a code'],
		['short', 'a short one'],
	]);

	it.each([
		['alone', 's3cret-token', ['here: a token']],
		['in a sentence', 'The token s3cret-token is wrong', ['here: a token']],
		['quoted', '{"token":"s3cret-token"}', ['here: a token']],
		['twice', '123456, 123456', ['here: a code']],
		['after a number that only begins so', '1234567 123456', ['here: a code']],
		['in a longer word', 'xs3cret-tokens', []],
		['in a longer number', '2024123456', []],
		['too short to tell', 'short', []],
		['not at all', 'Nothing to see', []],
	])('a secret %s', (_where, text, found) => {
		expect(findSecrets([{ where: 'here', text }], secrets)).toEqual(found);
	});

	it('leaves out the headers of a request that the engine logs, and nothing else', () => {
		const headers = { 'x-auth-token': 's3cret-token' };
		const text = "sessions/list's api:sessions/list:get is being executed...";

		expect(answerable(entry(text, { headers, query: {} }))).toEqual([
			text,
			{ headers: undefined, query: {} },
		]);
		expect(answerable(entry('The app says', { headers }))).toEqual(['The app says', { headers }]);
		expect(answerable(entry({ event: 'x', headers }))).toEqual([{ event: 'x', headers }]);
	});

	it('reads every file of the zip', () => {
		const zip = new AdmZip();
		zip.addFile('src/a.js', Buffer.from('const token = "s3cret-token";'.repeat(50)));

		const buffer = zip.toBuffer();
		expect(buffer.includes('s3cret-token"')).toBe(false);
		expect(findSecrets(filesOf(buffer), secrets)).toEqual(["the zip's src/a.js: a token"]);
	});
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

		// What leaves is searched when the workspace stops: see test/e2e/support/watchSecrets.ts.
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

		it.each(asked)('%s %s', async (as, text, path, query) => {
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

		it('has seen codes and tokens, so that there is something to find', () => {
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

		it('the engine does log the headers of requests, which no app can prevent', () => {
			expect(JSON.stringify(running.workspace.appLogs)).toContain(users.sam.token);
		});
	},
);

describe('what would make it fail', () => {
	const leaks: [how: string, leak: (running: RunningWorkspace) => Promise<unknown>][] = [
		['a reply', ({ run }) => run({ as: 'sam', text: `/session list ${users.service.token}` })],
		['the log', ({ run }) => run({ as: 'sam', text: `/session find ${users.service.token}` })],
	];

	it.each(leaks)('a token in %s', async (how, leak) => {
		const running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		await leak(running);

		await expect(running.stop()).rejects.toThrow(`${how}: a saved service_auth_token`);
	});
});
