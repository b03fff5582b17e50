import type { Locator, Page } from 'playwright-core';

import { openMenu, replies, sharedPage, signIn, type } from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { type Language, languages } from '../../src/texts/language';
import { demo } from '../workspace/seed';

/** The narrowest phones that are still sold: what the app sends has to fit in every language. */
const narrowPhone = { viewport: { width: 360, height: 780 } };

const everyLanguage = Object.keys(languages) as Language[];

const page = sharedPage();

const openIn = async (language: Language): Promise<Page> => {
	const tab = await page().open(narrowPhone);
	await signIn(tab, 'Ada Admin');
	await openMenu(tab);
	await tab.getByLabel('Language of admin').selectOption(language);
	await tab.getByRole('button', { name: 'Close menu' }).click();
	await tab.getByText(new Translator(language).text('command_description')).waitFor();
	return tab;
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

describe.each(everyLanguage)('on a phone of 360 px in %s', (language) => {
	it.each([
		['the list', '/session list @bob'],
		['a list of hostile names', '/session list @mallory'],
		['the summary', '/session summary'],
		['the help', '/session help'],
		['the status', '/session status'],
		['a session in full', `/session admin ${demo.sessions.bob.phone}`],
	])(
		`on a phone of 360 px in ${language} nothing of %s runs out of sight`,
		async (_what, command) => {
			const tab = await openIn(language);
			await type(tab, command);
			expect(await overflowing(replies(tab).last())).toEqual([]);
		},
	);

	it(`on a phone of 360 px in ${language} nothing of the window and its questions runs out of sight`, async () => {
		const t = new Translator(language);
		const tab = await openIn(language);
		const dialog = tab.getByRole('dialog');
		await type(tab, '/session manage @bob');
		await dialog.waitFor();
		expect(await overflowing(dialog)).toEqual([]);
		for (const [button, title] of [
			['window_log_out_all', 'window_ask_all_title'],
			['window_log_out', 'window_ask_title'],
		] as const) {
			await dialog
				.getByRole('button', { name: t.text(button), exact: true })
				.first()
				.click();
			await tab.getByRole('dialog', { name: t.text(title) }).waitFor();
			expect(await overflowing(dialog)).toEqual([]);
			await dialog.getByRole('button', { name: t.text('window_back') }).click();
			await dialog.getByRole('button', { name: t.text('window_refresh') }).waitFor();
		}
	});
});
