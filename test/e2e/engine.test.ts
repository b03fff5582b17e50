import { setUpWorkspace } from './support/setUpWorkspace';
import { demo } from '../workspace/seed';
import { startWorkspace } from '../workspace/start';

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

describe('the app in the real Apps-Engine', () => {
	const app = setUpWorkspace();

	it('the app is enabled, and no setting that it registers is public', async () => {
		const { engine } = app.running;
		const settings = Object.values(engine.getSettings());
		expect(await engine.appStatus()).toBe('manually_enabled');
		expect(engine.version).toBe('1.62.0');
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

	it('the app answers a command with exactly one message, to the caller alone, in the same room and thread', async () => {
		const replies = await app.running.run({
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

		expect(app.running.workspace.appLogs).toContainEqual(
			expect.objectContaining({ method: 'slashcommand:session:executor', severity: 'debug' }),
		);
	});

	it.each([
		['nobody', '/session', '"nobody"'],
		['alice', 'session', 'starts with a slash'],
		['alice', '/unknown', 'does not exist'],
	])('the workspace refuses what no client would send: %s %s', async (as, text, error) => {
		await expect(app.running.run({ as, text })).rejects.toThrow(error);
	});
});

it('startWorkspace leaves no process behind, and can start again', async () => {
	for (let round = 0; round < 2; round++) {
		const running = await startWorkspace({ configure: false });
		const pid = running.engine.appProcessId() ?? 0;
		expect(isRunning(pid)).toBe(true);
		await running.stop();
		expect(isRunning(pid)).toBe(false);
		await expect(fetch(running.url)).rejects.toThrow('fetch failed');
	}
});
