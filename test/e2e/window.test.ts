import { forge, open, press, readView, type View } from './support/windows';
import { keepData, openIds } from '../support/workspace/data';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';

const { users, sessions } = demo;

let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0, allow_logout: true } });
	restore = keepData(running);
});
afterAll(() => running.stop());
afterEach(async () => {
	running.workspace.faults = undefined;
	restore();
	await save('lookups_per_minute', 0);
	await save('allow_logout', true);
	await save('audit_room', '');
});

const save = (id: string, value: unknown): Promise<unknown> =>
	running.engine.updateSetting({ id, value });

const click = (as: string, view: View, label: string): Promise<View> =>
	press(running, as, { view, label });

const lookups = (): number =>
	running.workspace.appLogs
		.flatMap(({ args }) => args)
		.filter((arg) => JSON.stringify(arg).includes('"event":"session-lookup"')).length;

describe('the question before a logout', () => {
	it('asks, posts and logs nothing', async () => {
		await save('audit_room', 'session-audit');
		const view = await open(running, 'admin', '/session manage @bob');
		const before = lookups();
		const { result, requests, posts } = await trafficDuring(running, () =>
			click('admin', view, 'Log out'),
		);
		expect(readView(result)).toMatch(/Log out this device\?/);
		expect(readView(result)).toContain(sessions.bob.desktop);
		expect([requests, posts, lookups() - before]).toEqual([[], [], 0]);
	});

	it('counts nothing, so that it can be asked beyond the limit', async () => {
		await save('lookups_per_minute', 1);
		const view = await open(running, 'alice', '/session manage');
		expect(readView(await click('alice', view, 'Log out'))).toContain('Log out this device?');
	});

	it('shows who forges it what they made up, and nothing of the workspace', async () => {
		const value = { user: 'bob', offset: 0, session: sessions.bob.phone, title: 'Made up' };
		const { result, requests } = await trafficDuring(running, () =>
			forge(running, 'alice', { actionId: 'session-info-ask', value }),
		);
		expect(readView(result)).toContain('Made up');
		expect(readView(result)).not.toMatch(/RC Mobile|2001:db8/);
		expect(requests).toEqual([]);
	});

	it('is refused where logging out is switched off', async () => {
		const view = await open(running, 'alice', '/session manage');
		await save('allow_logout', false);
		expect(readView(await click('alice', view, 'Log out'))).toContain(
			'Logging out is switched off',
		);
	});
});

describe('logging out all others', () => {
	it('asks first, keeps the one, and lists what is left', async () => {
		const view = await open(running, 'alice', '/session manage');
		const question = await click(
			'alice',
			await click('alice', view, 'Log out'),
			'Log out all others',
		);
		expect(readView(question)).toContain('Log out all others?');
		expect(openIds(running, users.alice.id).length).toBeGreaterThan(3);
		const after = readView(await click('alice', question, 'Log out all others'));
		expect(after).toMatch(/2 devices logged out/);
		expect(after).toContain(sessions.alice.laptop);
		expect(after).not.toContain(sessions.alice.phone);
	});

	it('keeps nothing that is not the caller’s', async () => {
		const value = { offset: 0, session: sessions.bob.phone };
		const { result, sent } = await trafficDuring(running, () =>
			forge(running, 'alice', { actionId: 'session-info-log-out-others', value }),
		);
		expect(readView(result)).toContain('Session not found');
		expect(sent).toBe(0);
	});
});

describe('logging out all of a user', () => {
	it('asks first, ends all, and says so in one line', async () => {
		const view = await open(running, 'admin', '/session manage @bob');
		const question = await click('admin', view, 'Log out all');
		expect(readView(question)).toContain('Log out all?');
		expect(openIds(running, users.bob.id)).toHaveLength(2);
		const after = await click('admin', question, 'Log out all');
		expect(readView(after)).toMatch(/2 devices logged out/);
		expect(openIds(running, users.bob.id)).toEqual([]);
	});

	it('is no button for who may look and not end, and the window says why', async () => {
		const text = readView(await open(running, 'sam', '/session manage @bob'));
		expect(text).toContain(sessions.bob.phone);
		expect(text).not.toContain('Log out');
		expect(text).toContain('logout-device-management');
	});

	it.each(['sam', 'alice'])('is refused to %s who forges the press', async (as) => {
		const value = { user: 'bob', offset: 0 };
		const { result, sent } = await trafficDuring(running, () =>
			forge(running, as, { actionId: 'session-info-log-out-all', value }),
		);
		expect(readView(result)).toContain('Permission required');
		expect(sent).toBe(0);
		expect(openIds(running, users.bob.id)).toHaveLength(2);
	});
});

describe('a refusal', () => {
	it('leaves the question as it was, with the reason above and a button to go on with', async () => {
		const view = await open(running, 'alice', '/session manage');
		const question = await click('alice', view, 'Log out');
		await save('lookups_per_minute', 1);
		await click('alice', view, 'Refresh');
		const refused = await click('alice', question, 'Log out device');
		expect(readView(refused)).toContain('Too many requests');
		expect(readView(refused)).toContain('Log out device');
		await save('lookups_per_minute', 0);
		expect(readView(await click('alice', refused, 'Log out device'))).toContain(
			'Device logged out',
		);
	});
});

it('ten devices a minute can be ended with the limit as it is installed', async () => {
	await save('lookups_per_minute', 10);
	let view = await open(running, 'admin', '/session manage @mallory');
	for (let ended = 1; ended < 10; ended += 1) {
		view = await click('admin', await click('admin', view, 'Log out'), 'Log out device');
		expect(readView(view)).toContain('Device logged out');
	}
});
