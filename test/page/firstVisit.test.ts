import type { Locator, Page } from 'playwright-core';

import { launchBrowser } from './support/browser';
import { findings } from './support/findings';
import {
	appears,
	composer,
	openMenu,
	post,
	replies,
	sharedPage,
	signIn,
	textOf,
	type,
} from './support/startPage';

const page = sharedPage();

/** Errors that nothing has caught. */
const watchErrors = (tab: Page): readonly Error[] => {
	const errors: Error[] = [];
	tab.on('pageerror', (error) => errors.push(error));
	return errors;
};

/** The list of commands that a slash opens. */
const options = (tab: Page): Locator =>
	tab.getByRole('listbox', { name: 'Commands' }).getByRole('option');

it('what to try stands there in words, for each user, until something is tried', async () => {
	const tab = await page().open();
	const welcome = tab.locator('.welcome');
	expect(await welcome.innerText()).toContain('your own sessions');
	await signIn(tab, 'Sam Security');
	expect(await welcome.innerText()).toContain('a search');
	await welcome.getByRole('button', { name: '/session find Firefox' }).click();
	await replies(tab).first().waitFor();
	expect(await welcome.count()).toBe(0);
	expect(await tab.getByRole('button', { name: '/session find Firefox' }).count()).toBe(1);
});

it('a slash opens the list of commands, in the user’s language', async () => {
	const tab = await page().open();
	await tab.getByLabel('Language of alice').selectOption('de');
	await tab.getByText('Zeigt').first().waitFor();
	await composer(tab).pressSequentially('/');
	expect(await options(tab).innerText()).toMatch(/^\/session\s+\[.*\]\s+Zeigt/);
	expect(await findings(tab)).toEqual([]);
	await tab.getByLabel('Language of alice').selectOption('en');
});

it.each(['Enter', 'Tab'])('a slash and %s write out the command that is marked', async (key) => {
	const tab = await page().open();
	await composer(tab).pressSequentially('/se');
	await options(tab).waitFor();
	expect(await composer(tab).getAttribute('aria-activedescendant')).toBe(
		await options(tab).getAttribute('id'),
	);
	await tab.keyboard.press('ArrowDown');
	await tab.keyboard.press(key);
	expect(await composer(tab).inputValue()).toBe('/session ');
	expect(await options(tab).count()).toBe(0);
	await tab.keyboard.type('help');
	await tab.keyboard.press('Enter');
	await replies(tab).first().waitFor();
});

it('the list of commands can be left with Escape, and chosen from with the mouse', async () => {
	const tab = await page().open();
	await composer(tab).pressSequentially('/');
	await tab.keyboard.press('Escape');
	expect(await options(tab).count()).toBe(0);
	await composer(tab).pressSequentially('s');
	await options(tab).click();
	expect(await composer(tab).inputValue()).toBe('/session ');
	expect(await composer(tab).and(tab.locator(':focus')).count()).toBe(1);
});

it.each(['/x', 'a /'])('the list of commands has nothing for %s', async (text) => {
	const tab = await page().open();
	await composer(tab).fill(text);
	expect(await options(tab).count()).toBe(0);
});

it('the page says that it is loading, and goes on when the workspace is there', async () => {
	const browser = await launchBrowser();
	const tab = await browser.newPage();
	let isReady = false;
	await tab.route('**/workspace/state', (route) =>
		isReady
			? route.continue()
			: route.fulfill({ status: 503, json: { error: 'The workspace is starting' } }),
	);

	await tab.route('**/main.js', async (route) => {
		expect(await tab.getByRole('status').innerText()).toBe('Starting the workspace…');
		await route.continue();
	});
	const errors = watchErrors(tab);
	await tab.goto(page().running.url);
	await tab.getByText('The workspace is starting Trying again…').waitFor();
	isReady = true;
	await composer(tab).waitFor();
	expect(errors).toEqual([]);
	await browser.close();
});

it('the page shows that a command is under way', async () => {
	const tab = await page().open();
	let goOn = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	await tab.route('**/api/v1/commands.run', async (route) => {
		await held;
		await route.continue();
	});
	await composer(tab).fill('/session');
	await composer(tab).press('Enter');
	expect(await appears(tab.getByText('Running /session…'))).toBe(true);
	goOn();
	await replies(tab).first().waitFor();
	await tab.getByText('Running /session…').waitFor({ state: 'detached' });
});

it('the page says that the server is gone, and recovers by itself', async () => {
	const { url, workspace } = page().running;
	const tab = await page().open();
	const errors = watchErrors(tab);
	await workspace.stop();
	await tab.getByRole('alert').getByText('The workspace does not answer').waitFor();
	await composer(tab).fill('/session');
	await composer(tab).press('Enter');
	await tab.getByRole('listitem').getByText('The workspace does not answer.').waitFor();
	await tab.getByLabel('Language of alice').selectOption('de');
	await tab.getByRole('button', { name: 'App settings' }).click();
	await tab.getByRole('complementary').getByText('The workspace does not answer.').waitFor();
	await workspace.start(Number(new URL(url).port));
	await tab.getByRole('alert').waitFor({ state: 'detached' });
	expect(await textOf(await type(tab, '/session'))).toContain('Your sessions');
	expect(errors).toEqual([]);
});

it('a direct message has the name of the other user', async () => {
	const tab = await page().open();
	await tab.getByRole('button', { name: 'bob', exact: true }).click();
	expect(await composer(tab).getAttribute('placeholder')).toBe('Message bob');
	await signIn(tab, 'Bob Baker');
	expect(await composer(tab).getAttribute('placeholder')).toBe('Message alice');
});

it.each(['America/Los_Angeles', 'Asia/Tokyo'])(
	'messages have the user’s time, in a browser in %s too',
	async (timezoneId) => {
		const tab = await page().open({ timezoneId, locale: 'en-US' });
		post(page(), 'bob', 'What time is it?');
		const message = tab.getByRole('listitem').filter({ hasText: 'What time is it?' }).last();
		const time = message.getByRole('time');
		const at = Date.parse((await time.getAttribute('datetime')) ?? '');
		expect(await time.innerText()).toBe(
			new Date(at - 3 * 3_600_000).toLocaleTimeString('en-US', {
				timeStyle: 'short',
				timeZone: 'UTC',
			}),
		);
	},
);

it.each([
	['at 200 %', { width: 640, height: 400 }],
	['on a phone', { width: 390, height: 844 }],
])('%s the chat has most of the page, and nothing is out of reach', async (_what, viewport) => {
	const tab = await page().open({ viewport });
	await type(tab, '/session help');
	const box = await tab.getByRole('log').boundingBox();
	const width = await tab.evaluate<number>('document.documentElement.scrollWidth');
	expect(box?.height).toBeGreaterThanOrEqual(300);
	expect(width).toBe(viewport.width);
	expect(await findings(tab)).toEqual([]);
	await openMenu(tab);
	expect(await findings(tab)).toEqual([]);
	await tab.getByRole('button', { name: 'Close menu' }).click();
	for (const panel of ['App settings', 'Requests of the app', 'App log']) {
		await openMenu(tab);
		await tab.getByRole('button', { name: panel }).click();
		await tab.getByRole('button', { name: 'Close', exact: true }).click();
	}
	await openMenu(tab);
	await tab.getByLabel('Server').selectOption('8.9');
	await tab.getByLabel('Language of alice').selectOption('en');
	await tab.getByRole('button', { name: 'bob', exact: true }).click();
	expect(await composer(tab).getAttribute('placeholder')).toBe('Message bob');
});
