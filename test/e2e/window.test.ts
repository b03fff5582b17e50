import { setUpWorkspace } from './support/setUpWorkspace';
import { forge, open, press, readView, type View } from './support/windows';
import { openIds } from '../support/workspace/data';
import { demo } from '../workspace/seed';

const { users, sessions } = demo;

const app = setUpWorkspace({ allow_logout: true });

const openAs = (as: string, text: string): Promise<View> => open(app.running, as, text);

const click = (as: string, view: View, label: string): Promise<View> =>
	press(app.running, as, { view, label });

describe('the question before a logout', () => {
	it('the question before a logout asks, posts, logs and counts nothing', async () => {
		await app.save('audit_room', 'session-audit');
		const view = await openAs('admin', '/session manage @bob');
		const { result, ...rest } = await app.traffic(() => click('admin', view, 'Log out'));
		expect(readView(result)).toMatch(/Log out this device\?/);
		expect(readView(result)).toContain(sessions.bob.desktop);
		expect(rest).toMatchObject({ requests: [], posts: [], entries: [] });
		await app.save('lookups_per_minute', 1);
		const own = await openAs('alice', '/session manage');
		expect(readView(await click('alice', own, 'Log out'))).toContain('Log out this device?');
	});

	it('the question before a logout that somebody forges shows what they made up, and nothing else', async () => {
		const value = { user: 'bob', offset: 0, session: sessions.bob.phone, title: 'Made up' };
		const { result, requests } = await app.traffic(() =>
			forge(app.running, 'alice', { actionId: 'session-info-ask', value }),
		);
		expect(readView(result)).toContain('Made up');
		expect(readView(result)).not.toMatch(/RC Mobile|2001:db8/);
		expect(requests).toEqual([]);
	});

	it('the question before a logout is refused once logging out is switched off', async () => {
		const view = await openAs('alice', '/session manage');
		await app.save('allow_logout', false);
		expect(readView(await click('alice', view, 'Log out'))).toContain(
			'Logging out is switched off',
		);
	});

	it('the question before a logout stays after a refusal, with the reason above', async () => {
		const view = await openAs('alice', '/session manage');
		const question = await click('alice', view, 'Log out');
		await app.save('lookups_per_minute', 1);
		await click('alice', view, 'Refresh');
		const refused = await click('alice', question, 'Log out device');
		expect(readView(refused)).toContain('Too many requests');
		await app.save('lookups_per_minute', 0);
		expect(readView(await click('alice', refused, 'Log out device'))).toContain(
			'Device logged out',
		);
	});
});

describe('a window', () => {
	it('a window logs all others out after a question, and lists what is left', async () => {
		const view = await openAs('alice', '/session manage');
		const device = await click('alice', view, 'Log out');
		const question = await click('alice', device, 'Log out all others');
		expect(readView(question)).toContain('Log out all others?');
		expect(openIds(app.running, users.alice.id).length).toBeGreaterThan(3);
		const after = readView(await click('alice', question, 'Log out all others'));
		expect(after).toMatch(/2 devices logged out/);
		expect(after).toContain(sessions.alice.laptop);
		expect(after).not.toContain(sessions.alice.phone);
	});

	it('a window logs all of a user out after a question, and says so in one line', async () => {
		const view = await openAs('admin', '/session manage @bob');
		const question = await click('admin', view, 'Log out all');
		expect(readView(question)).toContain('Log out all?');
		expect(openIds(app.running, users.bob.id)).toHaveLength(2);
		expect(readView(await click('admin', question, 'Log out all'))).toMatch(/2 devices logged out/);
		expect(openIds(app.running, users.bob.id)).toEqual([]);
	});

	it('a window has no button to log out for somebody who may only look, and says why', async () => {
		const text = readView(await openAs('sam', '/session manage @bob'));
		expect(text).toContain(sessions.bob.phone);
		expect(text).not.toContain('Log out');
		expect(text).toContain('logout-device-management');
	});

	it('a window logs out ten devices a minute with the limit as it is installed', async () => {
		await app.save('lookups_per_minute', 10);
		let view = await openAs('admin', '/session manage @mallory');
		for (let ended = 1; ended < 10; ended += 1) {
			view = await click('admin', await click('admin', view, 'Log out'), 'Log out device');
			expect(readView(view)).toContain('Device logged out');
		}
	});
});

it.each([
	['sam', 'session-info-log-out-all', { user: 'bob', offset: 0 }, 'Permission required'],
	['alice', 'session-info-log-out-all', { user: 'bob', offset: 0 }, 'Permission required'],
	[
		'alice',
		'session-info-log-out-others',
		{ offset: 0, session: sessions.bob.phone },
		'Session not found',
	],
])(
	'a press that %s has forged ends nothing of others: %s %j',
	async (as, actionId, value, reason) => {
		const { result, sent } = await app.traffic(() => forge(app.running, as, { actionId, value }));
		expect(readView(result)).toContain(reason);
		expect(sent).toBe(0);
		expect(openIds(app.running, users.bob.id)).toHaveLength(2);
	},
);
