import { findings } from './support/findings';
import { tabTo } from './support/keyboard';
import {
	appears,
	composer,
	openMenu,
	replies,
	sharedPage,
	signIn,
	type,
} from './support/startPage';

const page = sharedPage();

it.each([
	['light', 1280],
	['light', 390],
	['dark', 1280],
	['dark', 390],
] as const)(
	'the chat and the panels in the %s theme are accessible at a width of %s',
	async (colorScheme, width) => {
		const tab = await page().open({ colorScheme, viewport: { width, height: 800 } });
		await signIn(tab, 'Sam Security');
		await type(tab, '/session find Chrome');
		await type(tab, '/session help');
		await composer(tab).fill('/nonsense');
		await composer(tab).press('Enter');
		await tab.getByText('does not exist (or is disabled)').waitFor();
		expect(await findings(tab)).toEqual([]);
		for (const panel of ['App settings', 'Requests of the app', 'App log']) {
			await openMenu(tab);
			await tab.getByRole('button', { name: panel }).click();
			await tab.getByRole('complementary', { name: panel }).waitFor();
			if (panel === 'App settings') {
				await tab.getByText('The settings are filled in.').waitFor();
			}
			expect(await findings(tab)).toEqual([]);
			await tab.keyboard.press('Escape');
		}
	},
);

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
	await tab.getByText('The settings are filled in.').waitFor();
	await tab.waitForFunction("document.activeElement.innerText === 'App settings'");
	await tab.getByLabel('Audit room').focus();
	await tab.keyboard.type('no-such-room');
	await tab.keyboard.press('Enter');
	await tab.getByText('There is no room named').waitFor();
	await tab.keyboard.press('Escape');
	const button = tab.getByRole('button', { name: 'App settings' });
	expect(await appears(button.and(tab.locator(':focus')))).toBe(true);
	await page().running.engine.updateSetting({ id: 'audit_room', value: '' });
});

it('the page follows the theme of the system until one is chosen', async () => {
	const tab = await page().open({ colorScheme: 'dark' });
	const background = 'getComputedStyle(document.documentElement).backgroundColor';
	const dark = await tab.evaluate<string>(background);
	await tab.getByRole('button', { name: 'Dark theme' }).click();
	await tab.locator(':root[data-theme=light]').waitFor();
	expect(await tab.evaluate(background)).not.toBe(dark);
});
