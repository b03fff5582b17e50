import { fieldOf, replyTo, textOf } from '../support/workspace/replies';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { alice } = demo.sessions;

describe('the settings', () => {
	let running: RunningWorkspace;

	const save = (id: string, value: unknown): Promise<void> =>
		running.engine.updateSetting({ id, value });

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	const bad: [id: string, value: unknown][] = [
		['workspace_url', 'chat.example.com'],
		['workspace_url', 'http://user:secret@localhost'],
		['workspace_url', 'http://localhost/?x=1'],
		['workspace_url', 'http://localhost/#x'],
		['workspace_url', 'ftp://localhost'],
		['service_user_id', 'line\nbreak'],
		['service_auth_token', 'tökén'],
		['service_auth_token', 'line\r\nX-Evil: 1'],
		['two_factor_method', 'email'],
		['self_service', 'yes'],
		['show_own_ip', 'no'],
		['allow_logout', 1],
		['lookups_per_minute', -1],
		['lookups_per_minute', 2.5],
		['lookups_per_minute', 'many'],
		['audit_room', 7],
	];

	describe.each(bad)('%s with the bad value %j', (id, value) => {
		let before: unknown;
		beforeAll(async () => {
			before = running.engine.getSettings()[id]?.value;
			running.workspace.appLogs.length = 0;
			await save(id, value);
		});
		afterAll(() => save(id, before));
		it('is named to those who may read causes, and not used', async () => {
			expect(await textOf(running, 'admin', '/session')).toMatch(
				new RegExp(`^Session Info is not set up\n.*${id}`, 's'),
			);
			expect(await textOf(running, 'admin', '/session status')).toContain(id);
			expect(await textOf(running, 'alice', '/session')).toMatch(/^Not available right now\n/);
			expect(await running.api({ as: 'admin', path: 'sessions/list' })).toMatchObject({
				status: 503,
				body: { errorType: 'not-configured', error: expect.stringContaining(id) },
			});
		});

		it('puts a warning without the value into the log', () => {
			const warnings = running.workspace.appLogs.filter(
				({ severity, args }) =>
					severity === 'warning' && JSON.stringify(args).includes('bad-setting'),
			);

			expect(warnings).toEqual([
				expect.objectContaining({
					args: [expect.objectContaining({ event: 'bad-setting', setting: id })],
				}),
			]);
			expect(JSON.stringify(warnings)).not.toContain('secret');
		});
	});

	it('names a malformed seed, whichever of the two settings was saved last', async () => {
		await save('two_factor_secret', 'not base32!');
		await save('two_factor_method', 'totp');
		expect(await textOf(running, 'admin', '/session')).toContain('two_factor_secret');
		await save('two_factor_secret', '');
		expect(await textOf(running, 'admin', '/session')).toContain('two_factor_secret');
		await save('two_factor_method', 'none');
	});

	it('an empty workspace_url means the workspace’s own Site_Url', async () => {
		const url = running.engine.getSettings().workspace_url?.value as unknown;
		await save('workspace_url', '');
		expect(await textOf(running, 'alice', '/session')).toContain(alice.laptop);
		running.workspace.data.settings.Site_Url = '';
		await save('workspace_url', '');
		expect(await textOf(running, 'admin', '/session')).toContain('workspace_url');
		expect(await textOf(running, 'admin', '/session status')).toContain('workspace_url');
		running.workspace.data.settings.Site_Url = String(url);
		await save('workspace_url', url);
	});

	it('a trailing slash is no matter', async () => {
		await save('workspace_url', `${running.url}//`);
		expect(await textOf(running, 'alice', '/session')).toContain(alice.laptop);
		await save('workspace_url', running.url);
	});

	it('without self_service only holders use the app', async () => {
		await save('self_service', false);
		expect(await textOf(running, 'alice', `/session info ${alice.laptop}`)).toMatch(
			/^Permission required\n.*view-device-management/s,
		);
		expect(await textOf(running, 'alice', '/session')).toMatch(/^Permission required\n/);
		expect(await running.api({ as: 'alice', path: 'sessions/list' })).toMatchObject({
			status: 403,
			body: { errorType: 'not-allowed' },
		});
		expect(await textOf(running, 'alice', '/session help')).not.toContain('/session info');
		expect(await textOf(running, 'sam', '/session')).toMatch(/^Your sessions\n/);
		await save('self_service', true);
	});

	it('without show_own_ip own sessions have no IP address, by both doors; lookups of holders have', async () => {
		await save('show_own_ip', false);

		const own = await replyTo(running, { as: 'alice', text: `/session info ${alice.laptop}` });
		const list = await running.api({ as: 'alice', path: 'sessions/list' });
		const ownHolder = await running.api({
			as: 'sam',
			path: 'sessions/info',
			query: { sessionId: demo.sessions.sam.laptop },
		});
		const holder = await replyTo(running, { as: 'sam', text: `/session admin ${alice.laptop}` });
		expect(fieldOf(own.attachments[0] ?? {}, 'IP Address')).toBeUndefined();
		expect(JSON.stringify(list.body)).not.toMatch(/"ip"|IP Address|203\.0\.113/);
		expect(JSON.stringify(ownHolder.body)).not.toMatch(/"ip"|IP Address|203\.0\.113/);
		expect(fieldOf(holder.attachments[0] ?? {}, 'IP Address')).toBe('203.0.113.10');
		await save('show_own_ip', true);
	});

	it('keep saved secrets out of the log', async () => {
		await save('service_auth_token', 'a-secret-token-that-must-not-be-logged');
		await save('two_factor_secret', 'a-secret-password-that-must-not-be-logged');
		await save('service_auth_token', demo.users.service.token);
		expect(JSON.stringify(running.workspace.appLogs)).not.toMatch(
			/must-not-be-logged|demo-token-of-session\.service/,
		);

		expect(running.engine.getSettings().two_factor_secret?.value).toBe(
			'a-secret-password-that-must-not-be-logged',
		);
	});
});

describe('lookups_per_minute', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 3 } });
	});
	afterAll(() => running.stop());
	it('counts both doors together, for each user alone; help is free, and what is wrong does not count', async () => {
		await textOf(running, 'alice', '/session info .');
		await textOf(running, 'alice', '/session help');
		expect(await textOf(running, 'alice', '/session')).toMatch(/^Your sessions/);
		expect(await running.api({ as: 'alice', path: 'sessions/list' })).toMatchObject({
			status: 200,
		});
		expect(await textOf(running, 'alice', '/session status')).toMatch(/^Permission required/);

		const refused = await running.api({ as: 'alice', path: 'sessions/list' });
		expect(refused).toMatchObject({ status: 429, body: { errorType: 'too-many-requests' } });
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(40);
		expect(await textOf(running, 'alice', '/session')).toMatch(
			/^Too many requests\n.*\(3 per minute\).* seconds\.$/s,
		);
		expect(await textOf(running, 'alice', '/session help')).toMatch(/^Session Info\n/);
		expect(await textOf(running, 'bob', '/session')).toMatch(/^Your sessions/);
	});

	it('lets parameters be refused before the limit, and the limit before the permission', async () => {
		expect(await running.api({ as: 'alice', path: 'sessions/info' })).toMatchObject({
			status: 400,
		});

		expect(
			await running.api({
				as: 'alice',
				path: 'sessions/info.admin',
				query: { sessionId: alice.laptop },
			}),
		).toMatchObject({ status: 429 });
	});
});
