import { setUpWorkspace } from './support/setUpWorkspace';
import { demo } from '../workspace/seed';

const { alice, sam } = demo.sessions;

describe('the settings', () => {
	const app = setUpWorkspace({ allow_logout: true });

	it.each<[id: string, value: unknown]>([
		['workspace_url', 'http://user:secret@localhost'],
		['service_auth_token', 'line\r\nX-Evil: 1'],
		['lookups_per_minute', -1],
	])(
		'the setting %s with the bad value %j is named to those who may read causes and in the log',
		async (id, value) => {
			const { appLogs } = app.running.workspace;
			appLogs.length = 0;
			await app.save(id, value);
			expect(await app.type('admin', '/session')).toMatch(
				new RegExp(`^Session Info is not set up\n.*${id}`, 's'),
			);
			expect(await app.type('admin', '/session status')).toContain(id);
			expect(await app.type('alice', '/session')).toMatch(/^Not available right now\n/);
			expect(await app.get('admin', 'sessions/list')).toMatchObject({
				status: 503,
				body: { errorType: 'not-configured', error: expect.stringContaining(id) },
			});
			const warnings = appLogs.filter(
				({ severity, args }) =>
					severity === 'warning' && JSON.stringify(args).includes('bad-setting'),
			);
			expect(warnings.map(({ args }) => args)).toEqual([
				[expect.objectContaining({ event: 'bad-setting', setting: id })],
			]);
			expect(JSON.stringify(warnings)).not.toMatch(/user:secret|X-Evil/);
		},
	);

	it('two_factor_secret is named when it is malformed, whichever of the two settings was saved last', async () => {
		await app.save('two_factor_secret', 'not base32!');
		await app.save('two_factor_method', 'totp');
		expect(await app.type('admin', '/session')).toContain('two_factor_secret');
		await app.save('two_factor_secret', '');
		expect(await app.type('admin', '/session')).toContain('two_factor_secret');
	});

	it('workspace_url means the Site_Url of the workspace where it is empty', async () => {
		await app.save('workspace_url', '');
		expect(await app.type('alice', '/session')).toContain(alice.laptop);
		app.running.workspace.data.settings.Site_Url = '';
		await app.save('workspace_url', '');
		expect(await app.type('admin', '/session')).toContain('workspace_url');
		expect(await app.type('admin', '/session status')).toContain('workspace_url');
	});

	it('self_service that is off keeps the app to holders', async () => {
		await app.save('self_service', false);
		expect(await app.type('alice', `/session info ${alice.laptop}`)).toMatch(
			/^Permission required\n.*view-device-management/s,
		);

		expect(await app.type('alice', `/session logout ${alice.phone}`)).toMatch(
			/^Permission required\n/,
		);

		expect(await app.get('alice', 'sessions/list')).toMatchObject({
			status: 403,
			body: { errorType: 'not-allowed' },
		});
		expect(await app.type('alice', '/session help')).not.toContain('/session info');
		expect(await app.type('sam', '/session')).toMatch(/^Your sessions\n/);
		expect(await app.type('sam', `/session logout ${sam.laptop}`)).toMatch(/^Device logged out\n/);
	});

	it('show_own_ip that is off hides the addresses of own sessions, and no others', async () => {
		await app.save('show_own_ip', false);
		const own = [
			await app.type('alice', `/session info ${alice.laptop}`),
			(await app.get('alice', 'sessions/list')).body,
			(await app.get('sam', 'sessions/info', { sessionId: sam.laptop })).body,
			(await app.post('alice', 'sessions/logout.me', { sessionId: alice.phone })).body,
		];
		expect(own[0]).toContain('Chrome 113.0.0');
		expect(JSON.stringify(own)).not.toMatch(/"ip"|IP Address|203\.0\.113/);
		expect(await app.type('sam', `/session admin ${alice.laptop}`)).toContain(
			'IP Address: 203.0.113.10',
		);
	});

	it('saved secrets are kept out of the log', async () => {
		await app.save('service_auth_token', 'a-secret-token-that-must-not-be-logged');
		await app.save('two_factor_secret', 'a-secret-password-that-must-not-be-logged');
		await app.save('service_auth_token', demo.users.service.token);
		expect(app.running.engine.getSettings().two_factor_secret?.value).toBe(
			'a-secret-password-that-must-not-be-logged',
		);

		expect(JSON.stringify(app.running.workspace.appLogs)).not.toMatch(
			/must-not-be-logged|demo-token-of-session\.service/,
		);
	});
});

describe('lookups_per_minute', () => {
	const app = setUpWorkspace({ lookups_per_minute: 3 });

	it('lookups_per_minute counts chat and API together, for each user alone, and nothing that shows nothing', async () => {
		await app.type('alice', '/session info .');
		await app.type('alice', '/session help');
		expect(await app.type('alice', '/session')).toMatch(/^Your sessions/);
		expect(await app.get('alice', 'sessions/list')).toMatchObject({ status: 200 });
		expect(await app.type('alice', '/session status')).toMatch(/^Permission required/);

		const refused = await app.get('alice', 'sessions/list');
		expect(refused).toMatchObject({ status: 429, body: { errorType: 'too-many-requests' } });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(40);
		expect(await app.type('alice', '/session')).toMatch(
			/^Too many requests\n.*\(3 per minute\).* seconds\.$/s,
		);
		expect(await app.type('alice', '/session help')).toMatch(/^Session Info\n/);
		expect(await app.type('bob', '/session')).toMatch(/^Your sessions/);
		expect(await app.get('alice', 'sessions/info')).toMatchObject({ status: 400 });
		expect(
			await app.get('alice', 'sessions/info.admin', { sessionId: alice.laptop }),
		).toMatchObject({ status: 429 });
	});
});
