import type { Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import { focused, tabTo } from './support/keyboard';
import {
	appears,
	composer,
	type RunningPage,
	signIn,
	startPage,
	textOf,
	type,
} from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { isOpen, keepData, openIds } from '../support/workspace/data';
import { onRequests } from '../support/workspace/faults';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';

/** The app’s own window, in the real engine and a real browser. */

const { alice, bob } = demo.sessions;
const clients = [
	['web', {}],
	['mobile', { viewport: { width: 390, height: 844 } }],
] as const;

const settings = { lookups_per_minute: 0, allow_logout: true };

let page: RunningPage;
let logInAgain: () => void;
beforeAll(async () => {
	page = await startPage({ configure: settings });
	logInAgain = keepData(page.running);
});

afterEach(async () => {
	const { workspace, engine } = page.running;
	workspace.faults = undefined;
	workspace.data.generation = '8.9';
	await page.closeAll();
	logInAgain();
	for (const user of workspace.data.users) {
		delete user.language;
	}
	for (const [id, value] of Object.entries({ ...settings, self_service: true })) {
		if (engine.getSettings()[id]?.value !== value) {
			await engine.updateSetting({ id, value });
		}
	}
});
afterAll(() => page.stop());

const dialog = (tab: Page): Locator => tab.getByRole('dialog');

/** A session in the window, by its Device ID or what else it says. */
const session = (tab: Page, hasText: string): Locator =>
	dialog(tab).getByRole('group').filter({ hasText });

const sessionsShown = async (tab: Page): Promise<number> =>
	dialog(tab).getByRole('group').filter({ hasText: 'Device ID' }).count();

const openWindow = async (tab: Page, params = ''): Promise<Locator> => {
	await type(tab, `/session manage ${params}`.trimEnd());
	await dialog(tab).waitFor();
	return dialog(tab);
};

const choose = async (tab: Page, name: string): Promise<void> =>
	dialog(tab).getByRole('button', { name, exact: true }).click();

/** The line that says what happened. */
const line = async (tab: Page, words: string): Promise<string> => {
	const block = session(tab, words).first();
	await block.waitFor();
	return textOf(block);
};

/** Makes requests to one endpoint take so long. */
const slow = (endpoint: string, milliseconds: number): void => {
	page.running.workspace.faults = onRequests(endpoint, { kind: 'delay', milliseconds });
};

const giveAliceTwelve = (): void => {
	const { data } = page.running.workspace;
	const user = data.users.find(({ _id }) => _id === demo.users.alice.id);
	if (!user) {
		throw new Error('There is no alice');
	}
	const more = Array.from({ length: 9 }, (_, index) =>
		createSessionDocument({
			_id: `row-${index}`,
			user,
			sessionId: `older-session-${index}`,
			token: `older token ${index}`,
			device: { type: 'browser', name: 'Opera', version: `${index}`, longVersion: '', os: {} },
			ip: '203.0.113.12',
			loginAt: new Date(Date.now() - (10 + index) * 24 * 3_600_000),
		}),
	);
	data.sessions = [...data.sessions, ...more];
};

describe.each(['en', 'de'] as const)('by keyboard alone, in %s', (language) => {
	const t = new Translator(language);

	it('a session is logged out, gone, and said to be', async () => {
		const tab = await page.open();
		await tab.getByLabel('Language of alice').selectOption(language);
		await tab.getByText(t.text('command_description')).waitFor();
		await composer(tab).focus();
		await tab.keyboard.type('/session manage');
		await tab.keyboard.press('Enter');
		await tab.getByRole('dialog', { name: t.text('window_title_own') }).waitFor();
		const ids = session(tab, t.text('field_device_id'));
		expect(await ids.count()).toBe(3);
		await tabTo(tab, t.text('window_log_out'), 2);
		await tab.keyboard.press('Enter');
		await session(tab, t.text('window_ask_own')).waitFor();
		expect(await ids.count()).toBe(1);
		expect(await ids.innerText()).toContain(alice.phone);
		expect(isOpen(page.running, alice.phone)).toBe(true);
		await tabTo(tab, t.text('window_confirm'));
		await tab.keyboard.press('Enter');
		const device = t.text('session_title', { client: 'RC Mobile 4.51.0', os: 'ios 17.5' });
		const done = t.text('window_done', { session: device });
		expect(await line(tab, done)).toBe(`✓ ${done}`);
		expect(await dialog(tab).getByRole('status').innerText()).toBe(`✓ ${done}`);
		expect(await ids.count()).toBe(2);
		expect(await session(tab, alice.phone).count()).toBe(0);
		expect(isOpen(page.running, alice.phone)).toBe(false);
		expect(isOpen(page.running, alice.laptop)).toBe(true);
		await tab.keyboard.press('Escape');
		await dialog(tab).waitFor({ state: 'detached' });
		expect(await composer(tab).and(tab.locator(':focus')).count()).toBe(1);
		const text = await textOf(await type(tab, '/session'));
		expect(text).not.toContain(alice.phone);
		expect(text).toContain(alice.laptop);
	});
});

describe.each(['en', 'pt-BR'] as const)('by keyboard alone, in %s', (language) => {
	const t = new Translator(language);

	const open = async (tab: Page, user: string, command: string): Promise<void> => {
		await tab.getByLabel(`Language of ${user}`).selectOption(language);
		await tab.getByText(t.text('command_description')).waitFor();
		await composer(tab).focus();
		await tab.keyboard.type(command);
		await tab.keyboard.press('Enter');
		await dialog(tab).waitFor();
	};

	const press = async (tab: Page, name: string, nth = 1): Promise<void> => {
		await tabTo(tab, name, nth);
		await tab.keyboard.press('Enter');
	};

	it('all sessions but one are logged out in the window, after a question', async () => {
		const tab = await page.open();
		await open(tab, 'alice', '/session manage');
		await press(tab, t.text('window_log_out'));
		await tab.getByRole('dialog', { name: t.text('window_ask_title') }).waitFor();
		await press(tab, t.text('window_log_out_others'));
		await tab.getByRole('dialog', { name: t.text('window_ask_others_title') }).waitFor();
		expect(isOpen(page.running, alice.phone)).toBe(true);
		expect(await focused(tab)).toBe(t.text('window_ask_others_title'));
		await press(tab, t.text('window_log_out_others'));
		const done = t.text('window_done_several', { count: 2 });
		expect(await line(tab, done)).toBe(`✓ ${done}`);
		expect(await dialog(tab).getByRole('status').innerText()).toBe(`✓ ${done}`);
		expect(isOpen(page.running, alice.laptop)).toBe(true);
		expect(isOpen(page.running, alice.phone)).toBe(false);
		expect(isOpen(page.running, alice.offline)).toBe(false);
	});

	it('all sessions of a user are logged out in the window, after a question', async () => {
		const tab = await page.open();
		await signIn(tab, 'Ada Admin');
		await open(tab, 'admin', '/session manage @alice');
		await press(tab, t.text('window_log_out_all'));
		await tab.getByRole('dialog', { name: t.text('window_ask_all_title') }).waitFor();
		expect(isOpen(page.running, alice.phone)).toBe(true);
		await press(tab, t.text('window_log_out_all'));
		const done = t.text('window_done_several', { count: 3 });
		expect(await line(tab, done)).toBe(`✓ ${done}`);
		expect(openIds(page.running, demo.users.alice.id)).toEqual([]);
	});
});

describe('a refusal', () => {
	it.each(clients)(
		'by the limit leaves the question, its buttons and a way back in the %s client',
		async (_client, options) => {
			const tab = await page.open(options);
			await openWindow(tab);
			await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
			await dialog(tab).getByRole('button', { name: 'Log out device' }).waitFor();
			await page.running.engine.updateSetting({ id: 'lookups_per_minute', value: 1 });
			await page.running.run({ as: 'alice', text: '/session' });
			await choose(tab, 'Log out device');
			expect(await line(tab, '✗')).toMatch(/^✗ Too many requests: .* try again in \d+ seconds?\.$/);
			expect(await tab.getByRole('dialog', { name: 'Log out this device?' }).count()).toBe(1);
			expect(isOpen(page.running, alice.phone)).toBe(true);
			await page.running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
			await choose(tab, 'Log out device');
			await line(tab, '✓');
			expect(isOpen(page.running, alice.phone)).toBe(false);
		},
	);

	it('of a list leaves a button that asks for it again', async () => {
		const tab = await page.open();
		await openWindow(tab);
		await page.running.engine.updateSetting({ id: 'self_service', value: false });
		await choose(tab, 'Refresh');
		await line(tab, '✗');
		expect(await sessionsShown(tab)).toBe(0);
		await page.running.engine.updateSetting({ id: 'self_service', value: true });
		await choose(tab, 'Refresh');
		await session(tab, alice.laptop).waitFor();
		expect(await sessionsShown(tab)).toBe(3);
	});
});

describe('the newest web client', () => {
	it('reads out which device a button logs out, and older ones do not', async () => {
		const tab = await page.open();
		const labelled = dialog(tab).getByRole('button', { name: 'Log out Chrome 113.0.0 on Windows' });
		await openWindow(tab);
		expect(await labelled.count()).toBe(0);
		await tab.keyboard.press('Escape');
		await dialog(tab).waitFor({ state: 'detached' });
		await tab.getByLabel('Server').selectOption('9.1');
		await tab.waitForFunction("document.querySelector('select').value === '9.1'");
		await openWindow(tab);
		expect(await findings(tab)).toEqual([]);
		await labelled.click();
		await tab.getByRole('dialog', { name: 'Log out this device?' }).waitFor();
		await tab.keyboard.press('Escape');
		await tab.getByLabel('Server').selectOption('8.9');
	});
});

describe.each(clients)('the %s client', (_client, options) => {
	it('asks first, and goes back without ending anything', async () => {
		const tab = await page.open(options);
		await openWindow(tab);
		await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
		await dialog(tab).getByRole('button', { name: 'Log out device' }).waitFor();
		await choose(tab, 'Back');
		await dialog(tab).getByRole('button', { name: 'Refresh' }).waitFor();
		expect(await sessionsShown(tab)).toBe(3);
		expect(isOpen(page.running, alice.phone)).toBe(true);
	});

	it('shows what has changed when asked to', async () => {
		const tab = await page.open(options);
		await openWindow(tab);
		await page.running.run({ as: 'alice', text: `/session logout ${alice.offline}` });
		expect(await session(tab, alice.offline).count()).toBe(1);
		await choose(tab, 'Refresh');
		await session(tab, alice.offline).waitFor({ state: 'detached' });
		expect(await sessionsShown(tab)).toBe(2);
	});

	it('turns pages, and comes back to one after a logout', async () => {
		giveAliceTwelve();
		const tab = await page.open(options);
		await openWindow(tab);
		expect(await appears(session(tab, '1–10 of 12'))).toBe(true);
		expect(await sessionsShown(tab)).toBe(10);
		expect(await dialog(tab).getByRole('button', { name: 'Previous' }).count()).toBe(0);
		await choose(tab, 'Next');
		await session(tab, '11–12 of 12').waitFor();
		expect(await sessionsShown(tab)).toBe(2);
		expect(await dialog(tab).getByRole('button', { name: 'Next' }).count()).toBe(0);
		for (const [id, left] of [
			['older-session-8', '11–11 of 11'],
			['older-session-7', 'Opera 7'],
		] as const) {
			await session(tab, id).getByRole('button', { name: 'Log out' }).click();
			await choose(tab, 'Log out device');
			await session(tab, id).waitFor({ state: 'detached' });
			expect(await appears(session(tab, left))).toBe(true);
		}
		// The page is empty now, so that it is the one before it.
		expect(await sessionsShown(tab)).toBe(10);
		expect(await session(tab, alice.laptop).count()).toBe(1);
		expect(await dialog(tab).getByRole('button', { name: 'Previous' }).count()).toBe(0);
	});

	it('can be used by everybody', async () => {
		giveAliceTwelve();
		const tab = await page.open(options);
		await openWindow(tab);
		expect(await findings(tab)).toEqual([]);
		await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
		await dialog(tab).getByRole('button', { name: 'Log out device' }).waitFor();
		expect(await findings(tab)).toEqual([]);
		await choose(tab, 'Log out device');
		await line(tab, 'Device logged out');
		expect(await findings(tab)).toEqual([]);
	});

	it('draws hostile device names as letters and nothing else', async () => {
		const tab = await page.open(options);
		await signIn(tab, 'Ada Admin');
		await openWindow(tab, '@mallory');
		const shown = [await textOf(dialog(tab))];
		const drawn = dialog(tab).locator(
			'.block :is(a, img, em, i, strong, b, del, s, code, script, .emojione, .mention, mark)',
		);
		expect(await drawn.count()).toBe(0);
		await choose(tab, 'Next');
		await session(tab, '11–13 of 13').waitFor();
		shown.push(await textOf(dialog(tab)));
		expect(await drawn.count()).toBe(0);
		await dialog(tab).getByRole('button', { name: 'Log out' }).first().click();
		await dialog(tab).getByRole('button', { name: 'Back' }).waitFor();
		shown.push(await textOf(dialog(tab)));
		expect(await drawn.count()).toBe(0);
		// Without what stands before the first letter: only the app's own lines begin with a mark.
		for (const name of [
			'bold* _italic_ ~struck~ 113.0.0 on Windows',
			'[Sign in](https://evil.example/) 113.0.0 on Windows',
			'all @here #general 113.0.0 on Windows',
			'img src=x onerror=alert(1)> 113.0.0 on Windows',
			'codeˋ ˋˋˋ 113.0.0 on Windows',
			'1:1234:100: :smile: 113.0.0 on Windows',
			'line one line two',
			'https://evil.example/?q=203.0.113.66 113.0.0 on Windows',
			'name}} %s __proto__ 113.0.0 on Windows',
			'Mallory *the* [Hacker](https://evil.example/) (mallory)',
		]) {
			expect(shown.join('\n')).toContain(name);
		}
	});

	it('says that a session with a hostile name is logged out, in letters', async () => {
		const name = 'bold* _italic_ ~struck~ 113.0.0 on Windows';
		const tab = await page.open(options);
		await signIn(tab, 'Ada Admin');
		await openWindow(tab, '@mallory');
		await session(tab, name).getByRole('button', { name: 'Log out' }).click();
		await choose(tab, 'Log out device');
		expect(await line(tab, 'Device logged out')).toBe(`✓ Device logged out: “${name}”`);
		expect(await dialog(tab).locator('.block :is(em, i, strong, b, del, s)').count()).toBe(0);
	});
});

describe('who may press what', () => {
	it('whoever may only look sees no buttons for others, and one for their own', async () => {
		const tab = await page.open();
		await signIn(tab, 'Sam Security');
		await openWindow(tab, '@alice');
		expect(await sessionsShown(tab)).toBe(3);
		expect(await dialog(tab).getByRole('button', { name: 'Log out' }).count()).toBe(0);
		await tab.keyboard.press('Escape');
		await dialog(tab).waitFor({ state: 'detached' });
		await openWindow(tab);
		expect(await dialog(tab).getByRole('button', { name: 'Log out' }).count()).toBe(1);
	});

	it('whoever holds both permissions logs others out', async () => {
		const tab = await page.open();
		await signIn(tab, 'Ada Admin');
		await openWindow(tab, '@bob');
		const logOut = dialog(tab).getByRole('button', { name: 'Log out', exact: true });
		expect(await logOut.count()).toBe(2);
		await session(tab, bob.phone).getByRole('button', { name: 'Log out' }).click();
		await session(tab, 'The user can log in there again').waitFor();
		await choose(tab, 'Log out device');
		await session(tab, bob.phone).waitFor({ state: 'detached' });
		expect(isOpen(page.running, bob.phone)).toBe(false);
		expect(isOpen(page.running, bob.desktop)).toBe(true);
	});

	it('whoever may not look gets an answer and no window', async () => {
		const tab = await page.open();
		const reply = await type(tab, '/session manage @bob');
		expect(await textOf(reply)).toContain('you need the permission view-device-management');
		expect(await dialog(tab).count()).toBe(0);
	});

	it('is asked again at every press', async () => {
		const tab = await page.open();
		await openWindow(tab);
		await page.running.engine.updateSetting({ id: 'allow_logout', value: false });
		await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
		expect(await line(tab, '✗')).toMatch(/switched off/);
		expect(await dialog(tab).getByRole('button', { name: 'Log out' }).count()).toBe(0);
	});
});

describe('a slow workspace', () => {
	it('gets the list as the reply, and no window', async () => {
		slow('sessions/list.all', 4_200);
		const tab = await page.open();
		const text = await textOf(await type(tab, '/session manage'));
		expect(text).toContain('Your sessions');
		expect(text).toContain(alice.laptop);
		expect(await dialog(tab).count()).toBe(0);
	});

	it('is said to be one, by a press that would come too late', async () => {
		const tab = await page.open();
		await openWindow(tab);
		slow('sessions/list.all', 4_500);
		await choose(tab, 'Refresh');
		expect(await line(tab, '✗')).toMatch(/^✗ Not available right now: /);
		expect(await dialog(tab).getByRole('alert').count()).toBe(0);
		page.running.workspace.faults = undefined;
		await choose(tab, 'Refresh');
		await session(tab, alice.laptop).waitFor();
		expect(await session(tab, '✗').count()).toBe(0);
	});

	it.each([
		[
			'leaves open',
			'a session was ended that was not',
			{ kind: 'never-answer' },
			/^✗ Logout not confirmed: /,
			1,
		],
		[
			'says',
			'a session was ended, though the answer was lost',
			{ kind: 'lose-answer', then: { kind: 'never-answer' } },
			/^✓ Device logged out: /,
			0,
		],
	] as const)('%s that %s', async (_says, _what, fault, said, left) => {
		page.running.workspace.faults = onRequests('sessions/logout', fault);
		const tab = await page.open();
		await openWindow(tab);
		await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
		await choose(tab, 'Log out device');
		const mark = left === 1 ? '✗' : '✓';
		expect(await line(tab, mark)).toMatch(said);
		page.running.workspace.faults = undefined;
		await choose(tab, 'Refresh');
		await session(tab, mark).waitFor({ state: 'detached' });
		await session(tab, alice.laptop).waitFor();
		expect(await session(tab, alice.phone).count()).toBe(left);
	});
});

describe('when the server is gone', () => {
	it('the window says so, and works when it is back', async () => {
		const { port } = new URL(page.running.url);
		const tab = await page.open();
		await openWindow(tab);
		await page.running.workspace.stop();
		await choose(tab, 'Refresh');
		await dialog(tab).getByRole('alert').getByText('The workspace does not answer').waitFor();
		expect(await sessionsShown(tab)).toBe(3);
		expect(await findings(tab)).toEqual([]);
		await page.running.workspace.start(Number(port));
		await tab.getByText('This page goes on as soon as it is back').waitFor({ state: 'detached' });
		await session(tab, alice.phone).getByRole('button', { name: 'Log out' }).click();
		await choose(tab, 'Log out device');
		await line(tab, 'Device logged out');
		expect(await dialog(tab).getByRole('alert').count()).toBe(0);
		expect(isOpen(page.running, alice.phone)).toBe(false);
	});
});
