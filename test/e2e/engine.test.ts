import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

describe('the app in the real Apps-Engine', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace();
	});
	afterAll(() => running.stop());
	it('is enabled', async () => {
		expect(await running.engine.appStatus()).toBe('manually_enabled');
		expect(running.engine.version).toBe('1.62.0');
	});

	it('registers its settings, none of them public', () => {
		const settings = Object.values(running.engine.getSettings());

		expect(settings.map(({ id }) => id).sort()).toEqual([
			'allow_logout',
			'audit_room',
			'lookups_per_minute',
			'self_service',
			'service_auth_token',
			'service_user_id',
			'show_own_ip',
			'two_factor_method',
			'two_factor_secret',
			'workspace_url',
		]);
		expect(settings.filter((setting) => setting.public)).toEqual([]);
	});

	it('keeps what an admin saves', async () => {
		await running.engine.updateSetting({ id: 'lookups_per_minute', value: 20 });
		expect(running.engine.getSettings()).toMatchObject({ lookups_per_minute: { value: 20 } });
	});

	it('answers a command with exactly one message, to the caller alone, in the same room and thread', async () => {
		const replies = await running.run({
			as: 'alice',
			text: `/session info ${demo.sessions.alice.laptop}`,
			threadId: demo.threadId,
		});

		expect(replies).toEqual([
			expect.objectContaining({
				rid: demo.rooms.general,
				tmid: demo.threadId,
				sender: 'session-info.bot',
				visibleOnlyTo: demo.users.alice.id,
				attachments: [expect.objectContaining({ title: 'Chrome 113.0.0 on Windows' })],
			}),
		]);
	});

	it('answers over HTTP', async () => {
		const { status, body } = await running.api({
			as: 'alice',
			path: 'sessions/info',
			query: { sessionId: demo.sessions.alice.laptop },
		});
		expect(status).toBe(200);
		expect(body).toMatchObject({
			success: true,
			session: { sessionId: demo.sessions.alice.laptop },
		});
	});

	it('writes its log', () => {
		expect(running.workspace.appLogs).toContainEqual(
			expect.objectContaining({ method: 'slashcommand:session:executor', severity: 'debug' }),
		);
	});

	it('refuses what no client would send', async () => {
		await expect(running.run({ as: 'nobody', text: '/session' })).rejects.toThrow('"nobody"');
		await expect(running.run({ as: 'alice', text: 'session' })).rejects.toThrow(
			'starts with a slash',
		);
		await expect(running.run({ as: 'alice', text: '/unknown' })).rejects.toThrow('does not exist');
	});
});

describe('startWorkspace', () => {
	it('leaves no process behind, and can start again', async () => {
		for (let round = 0; round < 2; round++) {
			const running = await startWorkspace();
			const pid = running.engine.appProcessId() ?? 0;
			expect(isRunning(pid)).toBe(true);
			await running.stop();
			expect(isRunning(pid)).toBe(false);
			await expect(fetch(running.url)).rejects.toThrow('fetch failed');
		}
	});

	it('leaves the app unconfigured if asked to', async () => {
		const running = await startWorkspace({ configure: false });
		try {
			const { service_auth_token: token } = running.engine.getSettings();
			expect(token?.value ?? token?.packageValue).toBe('');
		} finally {
			await running.stop();
		}
	});
});
