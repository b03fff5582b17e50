import type { Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import { tabTo } from './support/keyboard';
import {
	appears,
	composer,
	desktop,
	openMenu,
	phone,
	post,
	replies,
	sharedPage,
	signIn,
	textOf,
	type,
} from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { type Language, languages } from '../../src/texts/language';
import { demo } from '../workspace/seed';

/** What the page and the app’s answers look like at each width, in each theme and language, and without a mouse. */

const everyLanguage = Object.keys(languages) as Language[];

const panels = ['App settings', 'Requests of the app', 'App log'];

const page = sharedPage();

/** The chat, not what is around it, is drawn as another client does it. */
const switchClient = async (tab: Page): Promise<void> => {
	await openMenu(tab);
	await tab.getByRole('button', { name: 'Mobile client' }).click();
	const close = tab.getByRole('button', { name: 'Close menu' });
	if (await close.isVisible()) {
		await close.click();
	}
};

/** What is wider than its place: text that runs out of sight, and what needs to be moved sideways. */
const overflowing = async (within: Locator): Promise<readonly string[]> =>
	within.evaluate((root) => {
		const right = root.getBoundingClientRect().right + 1;
		return [root, ...root.querySelectorAll('*:not(.visually-hidden)')]
			.filter(
				(element) =>
					element.getBoundingClientRect().right > right ||
					(element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1),
			)
			.map((element) => `${element.className}: ${element.textContent ?? ''}`);
	});

/** Opens the page on the narrowest phone that is still sold. */
const openNarrow = async (language: Language): Promise<Page> => {
	const tab = await page().open({ viewport: { width: 360, height: 780 } });
	await signIn(tab, 'Ada Admin');
	await openMenu(tab);
	await tab.getByLabel('Language of admin').selectOption(language);
	await tab.getByRole('button', { name: 'Close menu' }).click();
	await tab.getByText(new Translator(language).text('command_description')).waitFor();
	return tab;
};

it.each(everyLanguage)(
	'on a phone of 360 px in %s nothing that the app answers runs out of sight',
	async (language) => {
		const t = new Translator(language);
		const tab = await openNarrow(language);
		for (const [params, words] of [
			['list @bob', t.text('list_title_user', { username: 'bob' })],
			['list @mallory', t.text('list_title_user', { username: 'mallory' })],
			['summary', t.text('summary_title')],
			['help', t.text('help_title')],
			['status', t.text('status_title_ready')],
			[`admin ${demo.sessions.bob.phone}`, t.text('field_device_id')],
		] as const) {
			const reply = await type(tab, `/session ${params}`);
			expect(await textOf(reply)).toContain(words);
			expect({ params, overflow: await overflowing(reply) }).toEqual({ params, overflow: [] });
		}
	},
);

it.each(everyLanguage)(
	'on a phone of 360 px in %s nothing of the window and its questions runs out of sight',
	async (language) => {
		const t = new Translator(language);
		const tab = await openNarrow(language);
		const dialog = tab.getByRole('dialog');
		await type(tab, '/session manage @bob');
		await dialog.waitFor();
		expect(await overflowing(dialog)).toEqual([]);
		for (const [button, title] of [
			['window_log_out_all', 'window_ask_all_title'],
			['window_log_out', 'window_ask_title'],
		] as const) {
			const name = t.text(button);
			await dialog.getByRole('button', { name, exact: true }).first().click();
			await tab.getByRole('dialog', { name: t.text(title) }).waitFor();
			expect(await overflowing(dialog)).toEqual([]);
			await dialog.getByRole('button', { name: t.text('window_back') }).click();
			await dialog.getByRole('button', { name: t.text('window_refresh') }).waitFor();
		}
	},
);

it.each([
	['on a desktop', desktop],
	['at 200 %', { viewport: { width: 640, height: 400 } }],
	['on a phone', phone],
])(
	'%s the chat and the panels are accessible, and nothing is out of reach',
	async (_where, options) => {
		const tab = await page().open(options);
		const { width } = options.viewport;
		await signIn(tab, 'Sam Security');
		await type(tab, '/session find Chrome');
		await type(tab, '/session help');
		await composer(tab).fill('/nonsense');
		await composer(tab).press('Enter');
		await tab.getByText('does not exist (or is disabled)').waitFor();
		const box = await tab.getByRole('log').boundingBox();
		expect(box?.height).toBeGreaterThanOrEqual(300);
		expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
		expect(await findings(tab)).toEqual([]);
		for (const name of panels) {
			await openMenu(tab);
			await tab.getByRole('button', { name }).click();
			const panel = tab.getByRole('complementary', { name });
			await panel.locator('fieldset, li').first().waitFor();
			expect(await findings(tab, 'aside')).toEqual([]);
			await tab.getByRole('button', { name: 'Close', exact: true }).click();
		}
		await openMenu(tab);
		expect(await findings(tab)).toEqual([]);
		await tab.getByLabel('Server').selectOption('8.9');
		await tab.getByLabel('Language of sam').selectOption('en');
		await tab.getByRole('button', { name: 'Start over' }).click();
		await tab.locator('.welcome').waitFor();
		await openMenu(tab);
		await tab.getByRole('button', { name: 'session-audit' }).click();
		expect(await composer(tab).getAttribute('placeholder')).toBe('Message #session-audit');
	},
);

it('a desktop at 200 % has the web client, a phone the mobile one, and both can switch', async () => {
	const tab = await page().open();
	for (const [viewport, client, other] of [
		[{ width: 640, height: 400 }, 'web', 'mobile'],
		[phone.viewport, 'mobile', 'web'],
	] as const) {
		await tab.setViewportSize(viewport);
		await tab.reload();
		await tab.locator(`.client-${client}`).waitFor();
		await switchClient(tab);
		await tab.locator(`.client-${other}`).waitFor();
		await type(tab, '/session manage');
		expect(await appears(tab.locator(`dialog.window-${other}`))).toBe(true);
	}
});

it('both clients give a short field half of the width, the web client a long one all of it', async () => {
	const tab = await page().open();
	post(page(), {
		attachments: [
			{
				title: 'Fields',
				text: 'two short and a long one',
				fields: ['A', 'B', 'C'].map((title) => ({ title, value: title, short: title !== 'C' })),
			},
		],
	});
	for (const client of ['web', 'mobile']) {
		await tab.locator(`.client-${client}`).waitFor();
		const message = tab.locator('.message').last();
		const [all, a, b, c] = await Promise.all(
			[message.locator('.fields'), ...(await message.locator('.field').all())].map((one) =>
				one.boundingBox(),
			),
		);
		const half = (all?.width ?? 0) / 2;
		expect(a?.width).toBeCloseTo(half, 0);
		expect(b?.y).toBe(a?.y);
		expect(c?.y).toBeGreaterThan(a?.y ?? 0);
		expect(c?.width).toBeCloseTo(2 * half, 0);
		await switchClient(tab);
	}
});

it('by keyboard alone, a user can be chosen, a command typed and recalled', async () => {
	const tab = await page().open();
	await tabTo(tab, 'Bob Baker');
	await tab.keyboard.press('Enter');
	await tab.getByText('as Bob Baker').waitFor();
	await tab.keyboard.type('/session help');
	await tab.keyboard.press('Enter');
	await replies(tab).nth(0).waitFor();
	await tab.keyboard.press('ArrowUp');
	expect(await composer(tab).inputValue()).toBe('/session help');
	await tab.keyboard.press('Enter');
	await replies(tab).nth(1).waitFor();
});

it('by keyboard alone, a setting can be changed, and closing the panel leads back', async () => {
	const tab = await page().open();
	await tabTo(tab, 'App settings');
	await tab.keyboard.press('Enter');
	await tab.waitForFunction("document.activeElement.innerText === 'App settings'");
	await tab.getByLabel('Workspace URL').focus();
	await tab.keyboard.press('End');
	await tab.keyboard.type('?');
	await tab.keyboard.press('Enter');
	await tab.locator('#workspace_url-problem').waitFor();
	await tab.keyboard.press('Escape');
	const button = tab.getByRole('button', { name: 'App settings' });
	expect(await appears(button.and(tab.locator(':focus')))).toBe(true);
	await page().running.engine.updateSetting({ id: 'workspace_url', value: page().running.url });
});

it('the page follows the theme of the system until one is chosen', async () => {
	const tab = await page().open();
	await tab.emulateMedia({ colorScheme: 'dark' });
	const background = 'getComputedStyle(document.documentElement).backgroundColor';
	const dark = await tab.evaluate<string>(background);
	await tab.getByRole('button', { name: 'Dark theme' }).click();
	await tab.locator(':root[data-theme=light]').waitFor();
	expect(await tab.evaluate(background)).not.toBe(dark);
	await tab.emulateMedia({ colorScheme: 'light' });
});
