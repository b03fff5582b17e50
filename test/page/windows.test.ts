import type { Locator, Page, Route } from 'playwright-core';

import { findings } from './support/findings';
import { focused, tabTo } from './support/keyboard';
import {
	composer,
	desktop,
	phone,
	post,
	sharedPage,
	signIn,
	textOf,
	type,
} from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import type { Language } from '../../src/texts/language';
import { addSessions, findUser, isOpen, keepData, openIds } from '../support/workspace/data';
import type { WindowEvent } from '../workspace/model';
import { demo } from '../workspace/seed';

/** The app’s own window, in the real engine and a real browser. */

const { alice } = demo.sessions;

const page = sharedPage();
let restore: () => void;
beforeAll(() => {
	restore = keepData(page().running);
});
afterEach(() => restore());

const dialog = (tab: Page): Locator => tab.getByRole('dialog');

const titled = (tab: Page, name: string): Locator => tab.getByRole('dialog', { name });

/** A session in the window, by its Device ID or what else it says. */
const session = (tab: Page, hasText: string): Locator =>
	dialog(tab).getByRole('group').filter({ hasText });

const sessionsShown = async (tab: Page): Promise<number> => session(tab, 'Device ID').count();

const openWindow = async (tab: Page, params = ''): Promise<void> => {
	await type(tab, `/session manage ${params}`.trimEnd());
	await dialog(tab).waitFor();
};

const leave = async (tab: Page): Promise<void> => {
	await tab.keyboard.press('Escape');
	await dialog(tab).waitFor({ state: 'detached' });
};

const choose = async (tab: Page, name: string): Promise<void> =>
	dialog(tab).getByRole('button', { name, exact: true }).click();

/** Asks about logging out a session, up to the question. */
const askAbout = async (tab: Page, hasText: string): Promise<void> => {
	await session(tab, hasText).getByRole('button', { name: 'Log out' }).click();
	await dialog(tab).getByRole('button', { name: 'Log out device' }).waitFor();
};

/** The line that says what happened. */
const line = async (tab: Page, words: string): Promise<string> => {
	const block = session(tab, words).first();
	await block.waitFor();
	return textOf(block);
};

/** Beside her three. */
const giveAliceOlder = (count: number): void => {
	const rows = Array.from({ length: count }, (_, index) => ({
		sessionId: `older-session-${index}`,
		loginAt: new Date(Date.now() - (10 + index) * 24 * 3_600_000),
	}));
	addSessions(page().running, findUser(page().running, 'alice'), rows);
};

/** Nothing has come of it: what was sent later is there already. */
const settled = async (tab: Page): Promise<void> => {
	post(page(), { msg: 'Later' });
	await tab.getByText('Later').last().waitFor();
};

/** The next window that the app opens or changes. */
const nextWindow = async (): Promise<WindowEvent> =>
	new Promise((resolve) => {
		page().running.workspace.events.once('window', resolve);
	});

/** Keeps requests from the server until they are let go. */
const hold = async (tab: Page, url: string) => {
	const held: Route[] = [];
	let release = (): void => undefined;
	const released = new Promise<void>((resolve) => {
		release = resolve;
	});
	await tab.route(url, async (route) => {
		held.push(route);
		await released;
		await route.continue();
	});
	return { held, release };
};

/** Types a command in the user's language, without a mouse. */
const typeIn = async (
	tab: Page,
	{ user, language, command }: { user: string; language: Language; command: string },
): Promise<Translator> => {
	const t = new Translator(language);
	await tab.getByLabel(`Language of ${user}`).selectOption(language);
	await tab.getByText(t.text('command_description')).waitFor();
	await composer(tab).focus();
	await tab.keyboard.type(command);
	await tab.keyboard.press('Enter');
	await dialog(tab).waitFor();
	return t;
};

const press = async (tab: Page, name: string, nth = 1): Promise<void> => {
	await tabTo(tab, name, nth);
	await tab.keyboard.press('Enter');
};

it('by keyboard alone, in German, a session is logged out, gone, and said to be', async () => {
	const tab = await page().open();
	const t = await typeIn(tab, { user: 'alice', language: 'de', command: '/session manage' });
	await titled(tab, t.text('window_title_own')).waitFor();
	const ids = session(tab, t.text('field_device_id'));
	expect(await ids.count()).toBe(3);
	expect(await focused(tab)).toBe(t.text('window_title_own'));
	await press(tab, t.text('window_log_out'), 2);
	await session(tab, t.text('window_ask_own')).waitFor();
	expect(await ids.count()).toBe(1);
	expect(await ids.innerText()).toContain(alice.phone);
	expect(isOpen(page().running, alice.phone)).toBe(true);
	await press(tab, t.text('window_confirm'));
	const device = t.text('session_title', { client: 'RC Mobile 4.51.0', os: 'ios 17.5' });
	const done = t.text('window_done', { session: device });
	expect(await line(tab, done)).toBe(`✓ ${done}`);
	expect(await dialog(tab).getByRole('status').innerText()).toBe(`✓ ${done}`);
	expect(await focused(tab)).toBe(t.text('window_title_own'));
	expect(await ids.count()).toBe(2);
	expect(await session(tab, alice.phone).count()).toBe(0);
	expect(openIds(page().running, demo.users.alice.id)).not.toContain(alice.phone);
	expect(isOpen(page().running, alice.laptop)).toBe(true);
	await leave(tab);
	expect(await composer(tab).and(tab.locator(':focus')).count()).toBe(1);
	const text = await textOf(await type(tab, '/session'));
	expect(text).not.toContain(alice.phone);
	expect(text).toContain(alice.laptop);
});

it('by keyboard alone, in Portuguese, all sessions but one are logged out after a question', async () => {
	const tab = await page().open();
	const t = await typeIn(tab, { user: 'alice', language: 'pt-BR', command: '/session manage' });
	await press(tab, t.text('window_log_out'));
	await titled(tab, t.text('window_ask_title')).waitFor();
	await press(tab, t.text('window_log_out_others'));
	await titled(tab, t.text('window_ask_others_title')).waitFor();
	expect(isOpen(page().running, alice.phone)).toBe(true);
	expect(await focused(tab)).toBe(t.text('window_ask_others_title'));
	await press(tab, t.text('window_log_out_others'));
	const done = t.text('window_done_several', { count: 2 });
	expect(await line(tab, done)).toBe(`✓ ${done}`);
	expect(await dialog(tab).getByRole('status').innerText()).toBe(`✓ ${done}`);
	expect(
		[alice.laptop, alice.phone, alice.offline].map((id) => isOpen(page().running, id)),
	).toEqual([true, false, false]);
});

it('by keyboard alone, in English, all sessions of another user are logged out after a question', async () => {
	const tab = await page().open();
	await signIn(tab, 'Ada Admin');
	const command = '/session manage @alice';
	const t = await typeIn(tab, { user: 'admin', language: 'en', command });
	await press(tab, t.text('window_log_out_all'));
	await titled(tab, t.text('window_ask_all_title')).waitFor();
	expect(isOpen(page().running, alice.phone)).toBe(true);
	await press(tab, t.text('window_log_out_all'));
	const done = t.text('window_done_several', { count: 3 });
	expect(await line(tab, done)).toBe(`✓ ${done}`);
	expect(openIds(page().running, demo.users.alice.id)).toEqual([]);
});

it('by keyboard alone, the focus stays in the window, and on a button that the next page has as well', async () => {
	giveAliceOlder(18);
	const tab = await page().open();
	await openWindow(tab);
	await press(tab, 'Next');
	await session(tab, '11–20 of 21').waitFor();
	expect(await focused(tab)).toBe('Next');
	// From here to the end, to the top, and back.
	for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
		await tab.keyboard.press(key);
		expect(await tab.evaluate(`document.activeElement.closest('dialog') !== null`)).toBe(true);
	}
});

it('the newest web client reads out which device a button logs out, and older ones do not', async () => {
	const tab = await page().open();
	const labelled = dialog(tab).getByRole('button', { name: 'Log out Chrome 113.0.0 on Windows' });
	await openWindow(tab);
	expect(await labelled.count()).toBe(0);
	await leave(tab);
	await tab.getByLabel('Server').selectOption('9.1');
	await tab.waitForFunction("document.querySelector('select').value === '9.1'");
	await openWindow(tab);
	expect(await findings(tab, 'dialog')).toEqual([]);
	await labelled.click();
	await titled(tab, 'Log out this device?').waitFor();
});

it('a trigger opens one window, in the client of the user who sent it', async () => {
	const [tab, other] = [await page().open(), await page().open()];
	const opened = nextWindow();
	await openWindow(tab);
	await leave(tab);
	page().running.workspace.events.emit('window', await opened);
	await settled(tab);
	await settled(other);
	expect(await dialog(tab).count()).toBe(0);
	expect(await dialog(other).count()).toBe(0);
});

it.each([
	['no window', 'web', desktop, 0],
	['a window', 'mobile', phone, 1],
])(
	'a trigger opens %s after five seconds in the %s client',
	async (_what, _client, options, want) => {
		const tab = await page().open(options);
		await tab.clock.install();
		const commands = await hold(tab, '**/api/v1/commands.run');
		const sent = tab.waitForRequest('**/api/v1/commands.run');
		await composer(tab).fill('/session manage');
		await composer(tab).press('Enter');
		await sent;
		await tab.clock.fastForward(5_000);
		const opened = nextWindow();
		commands.release();
		await opened;
		await settled(tab);
		expect(await dialog(tab).count()).toBe(want);
		await tab.context().close();
	},
);

it('a press is busy until it is answered, and given up after five seconds; nothing else is pressed meanwhile', async () => {
	const tab = await page().open();
	await openWindow(tab);
	await tab.clock.install();
	const presses = await hold(tab, '**/api/apps/ui.interaction/*');
	const ask = session(tab, alice.phone).getByRole('button');
	const refresh = dialog(tab).getByRole('button', { name: 'Refresh' });
	await ask.click();
	expect(await dialog(tab).getAttribute('aria-busy')).toBe('true');
	expect(await ask.getAttribute('aria-busy')).toBe('true');
	expect(await refresh.getAttribute('aria-disabled')).toBe('true');
	expect(await findings(tab, 'dialog')).toEqual([]);
	await refresh.click({ force: true });
	await tab.clock.fastForward(5_000);
	await dialog(tab).getByRole('alert').getByText('App has failed to respond').waitFor();
	expect(await dialog(tab).getAttribute('aria-busy')).toBe('false');
	expect(presses.held).toHaveLength(1);
	const late = nextWindow();
	presses.release();
	await late;
	await settled(tab);
	expect(await titled(tab, 'Your sessions').count()).toBe(1);
	await ask.click();
	await titled(tab, 'Log out this device?').waitFor();
	expect(await dialog(tab).getByRole('alert').count()).toBe(0);
	await tab.context().close();
});

describe.each([
	['web', 'beside', desktop],
	['mobile', 'below', phone],
])('in the %s client', (client, place, options) => {
	it(`in the ${client} client the window turns pages, goes back, and shows what has changed`, async () => {
		giveAliceOlder(9);
		const tab = await page().open(options);
		await openWindow(tab);
		await session(tab, '1–10 of 12').waitFor();
		expect(await sessionsShown(tab)).toBe(10);
		expect(await findings(tab, 'dialog')).toEqual([]);
		await choose(tab, 'Next');
		await session(tab, '11–12 of 12').waitFor();
		expect(await sessionsShown(tab)).toBe(2);
		await askAbout(tab, 'older-session-8');
		expect(await findings(tab, 'dialog')).toEqual([]);
		await choose(tab, 'Back');
		await session(tab, '11–12 of 12').waitFor();
		for (const [id, left] of [
			['older-session-8', '11–11 of 11'],
			// The page is empty then, so that it is the one before it.
			['older-session-7', alice.laptop],
		] as const) {
			await askAbout(tab, id);
			await choose(tab, 'Log out device');
			await session(tab, id).waitFor({ state: 'detached' });
			await session(tab, left).waitFor();
		}
		expect(await findings(tab, 'dialog')).toEqual([]);
		await page().running.run({ as: 'alice', text: `/session logout ${alice.offline}` });
		expect(await sessionsShown(tab)).toBe(10);
		await choose(tab, 'Refresh');
		await session(tab, alice.offline).waitFor({ state: 'detached' });
		expect(await sessionsShown(tab)).toBe(9);
	});

	it(`in the ${client} client the window has a button ${place} what it is about`, async () => {
		const tab = await page().open(options);
		await openWindow(tab);
		const row = session(tab, alice.phone);
		const words = await row.locator('.block-words').boundingBox();
		const button = await row.getByRole('button').boundingBox();
		const gap = (button?.y ?? 0) - (words?.y ?? 0) - (words?.height ?? 0);
		expect(gap >= 0).toBe(place === 'below');
	});

	it(`in the ${client} client hostile device names are letters and nothing else in the window`, async () => {
		const tab = await page().open(options);
		await signIn(tab, 'Ada Admin');
		await openWindow(tab, '@mallory');
		const shown: string[] = [];
		const look = async (): Promise<void> => {
			shown.push(await textOf(dialog(tab)));
			const drawn =
				'.block :is(a, img, em, i, strong, b, del, s, code, script, .emojione, .mention, mark)';
			expect(await dialog(tab).locator(drawn).count()).toBe(0);
		};
		await look();
		await choose(tab, 'Next');
		await session(tab, '11–13 of 13').waitFor();
		await look();
		await choose(tab, 'Previous');
		// Without what stands before the first letter: only the app's own lines begin with a mark.
		const struck = 'bold* _italic_ ~struck~ 113.0.0 on Windows';
		await askAbout(tab, struck);
		await look();
		await choose(tab, 'Log out device');
		expect(await line(tab, 'Device logged out')).toBe(`✓ Device logged out: “${struck}”`);
		await look();
		for (const name of [
			struck,
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
});

it('the window says that the server is gone, and works when it is back', async () => {
	const { port } = new URL(page().running.url);
	const tab = await page().open();
	await openWindow(tab);
	await page().running.workspace.stop();
	await choose(tab, 'Refresh');
	await dialog(tab).getByRole('alert').getByText('The workspace does not answer').waitFor();
	expect(await sessionsShown(tab)).toBe(3);
	expect(await findings(tab, 'dialog')).toEqual([]);
	await page().running.workspace.start(Number(port));
	await tab.getByText('This page goes on as soon as it is back').waitFor({ state: 'detached' });
	await askAbout(tab, alice.phone);
	await choose(tab, 'Log out device');
	await line(tab, 'Device logged out');
	expect(await dialog(tab).getByRole('alert').count()).toBe(0);
	expect(isOpen(page().running, alice.phone)).toBe(false);
});
