import type { Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import {
	appears,
	composer,
	post,
	replies,
	sharedPage,
	signIn,
	textOf,
	type,
} from './support/startPage';
import { demo } from '../workspace/seed';

const { alice, bob, sam, admin, service } = demo.sessions;

const page = sharedPage();

/** Errors that nothing has caught. */
const watchErrors = (tab: Page): readonly Error[] => {
	const errors: Error[] = [];
	tab.on('pageerror', (error) => errors.push(error));
	return errors;
};

/** The list of commands that a slash opens. */
const commands = (tab: Page): Locator =>
	tab.getByRole('listbox', { name: 'Commands' }).getByRole('option');

it('the chat shows each user their own sessions alone, and keeps them from the next on the same page', async () => {
	const tab = await page().open();
	for (const [name, own, others] of [
		['Alice Archer', alice.laptop, bob.desktop],
		['Bob Baker', bob.desktop, alice.laptop],
		['Sam Security', sam.laptop, alice.laptop],
		['Ada Admin', admin.laptop, alice.laptop],
		['Session Service', service.browser, alice.laptop],
	] as const) {
		await signIn(tab, name);
		expect(await replies(tab).count()).toBe(0);
		const text = await textOf(await type(tab, '/session'));
		expect(text).toContain('Your sessions');
		expect(text).toContain(own);
		expect(text).not.toContain(others);
	}
	await signIn(tab, 'Alice Archer');
	expect(await replies(tab).count()).toBe(1);
});

it('the chat shows a reply to no other user in the room', async () => {
	const [hers, his] = [await page().open(), await page().open()];
	await signIn(his, 'Bob Baker');
	await type(hers, '/session');
	post(page(), { sender: 'alice', msg: 'Did you see that?' });
	await his.getByText('Did you see that?').waitFor();
	expect(await replies(his).count()).toBe(0);
	expect(await replies(hers).count()).toBe(1);
});

it('the chat refuses what is no command, and a command that nobody has', async () => {
	const tab = await page().open();
	for (const [text, refusal] of [
		['hello', 'This page only runs slash commands'],
		['/nothing', 'The command provided does not exist (or is disabled).'],
	] as const) {
		await composer(tab).fill(text);
		await tab.getByRole('button', { name: 'Send' }).click();
		expect(await appears(tab.getByText(refusal))).toBe(true);
	}
});

it('what to try stands there in words, for each user, until something is tried', async () => {
	const tab = await page().open();
	const welcome = tab.locator('.welcome');
	expect(await welcome.innerText()).toContain('your own sessions');
	await signIn(tab, 'Ada Admin');
	expect(await welcome.innerText()).toContain('the second page of a search');
	const example = tab.getByRole('button', { name: '/session find Chrome page 2' });
	await example.click();
	const reply = replies(tab).first();
	await reply.waitFor();
	expect(await reply.locator('.attachment').count()).toBeGreaterThan(1);
	expect(await textOf(reply)).toContain('/session find Chrome page 3');
	expect(await welcome.count()).toBe(0);
	expect(await example.count()).toBe(1);
});

it('a slash opens the list of commands, in the user’s language, and what begins no command closes it', async () => {
	const tab = await page().open();
	await tab.getByLabel('Language of alice').selectOption('de');
	await tab.getByText('Zeigt').first().waitFor();
	for (const text of ['', 'a /', '/x', '/session', '/session help']) {
		await composer(tab).fill('/');
		expect(await commands(tab).innerText()).toMatch(/^\/session\s+\[.*\]\s+Zeigt/);
		await composer(tab).fill(text);
		await commands(tab).waitFor({ state: 'detached' });
	}
	await composer(tab).fill('/');
	await commands(tab).waitFor();
	expect(await findings(tab)).toEqual([]);
	await tab.getByLabel('Language of alice').selectOption('en');
});

it('Enter, Tab and the mouse write out the command of the list, which Escape closes', async () => {
	const tab = await page().open();
	const panel = tab.getByRole('complementary', { name: 'App log' });
	await tab.getByRole('button', { name: 'App log' }).click();
	for (const pick of [
		() => tab.keyboard.press('Enter'),
		() => tab.keyboard.press('Tab'),
		() => commands(tab).click(),
	]) {
		await composer(tab).fill('/');
		await commands(tab).waitFor();
		await tab.keyboard.press('Escape');
		await commands(tab).waitFor({ state: 'detached' });
		await tab.keyboard.type('s');
		await tab.keyboard.press('ArrowUp');
		await tab.keyboard.type('e');
		await commands(tab).and(tab.locator('[aria-selected=true]')).waitFor();
		expect(await composer(tab).getAttribute('aria-activedescendant')).toBe(
			await commands(tab).getAttribute('id'),
		);
		await pick();
		await commands(tab).waitFor({ state: 'detached' });
		await tab.keyboard.type('help');
		expect(await composer(tab).inputValue()).toBe('/session help');
	}
	expect(await panel.count()).toBe(1);
	await tab.keyboard.press('Enter');
	await replies(tab).first().waitFor();
});

it('the page shows that a command is under way, until it has been run', async () => {
	const tab = await page().open();
	const running = tab.getByRole('log').getByText('Running…');
	let goOn = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		goOn = resolve;
	});
	await tab.route('**/api/v1/commands.run', async (route) => {
		await held;
		await route.continue();
	});
	for (const text of ['/session', '/nothing']) {
		await composer(tab).fill(text);
		await composer(tab).press('Enter');
	}
	await running.nth(1).waitFor();
	goOn();
	await replies(tab).first().waitFor();
	await tab.getByText('does not exist (or is disabled)').waitFor();
	await running.first().waitFor({ state: 'detached' });
	expect(await running.count()).toBe(0);
});

it('the web client folds an attachment up and out again', async () => {
	const tab = await page().open();
	const reply = await type(tab, '/session help');
	const words = reply.getByText('Shows who is logged in');
	await words.waitFor();
	await reply.getByRole('button', { name: 'Hide Session Info' }).click();
	await words.waitFor({ state: 'detached' });
	await reply.getByRole('button', { name: 'Show Session Info' }).click();
	expect(await appears(words)).toBe(true);
});

it('a direct message has the name of the other user', async () => {
	const tab = await page().open();
	await tab.getByRole('button', { name: 'bob', exact: true }).click();
	expect(await composer(tab).getAttribute('placeholder')).toBe('Message bob');
	await signIn(tab, 'Bob Baker');
	expect(await composer(tab).getAttribute('placeholder')).toBe('Message alice');
});

it('messages have the user’s time, in a browser in another time zone too', async () => {
	const tab = await page().open({ timezoneId: 'Asia/Tokyo', locale: 'en-US' });
	post(page(), { msg: 'What time is it?' });
	const message = tab.getByRole('listitem').filter({ hasText: 'What time is it?' });
	const time = message.getByRole('time');
	const at = Date.parse((await time.getAttribute('datetime')) ?? '');
	expect(await time.innerText()).toBe(
		new Date(at - 3 * 3_600_000).toLocaleTimeString('en-US', {
			timeStyle: 'short',
			timeZone: 'UTC',
		}),
	);
});

it('hostile device names are letters and nothing else in the web client of 8.9 and 9.0, and in the mobile one', async () => {
	const { data } = page().running.workspace;
	const tab = await page().open();
	await signIn(tab, 'Sam Security');
	for (const { userId, sessionId } of data.sessions) {
		if (userId === demo.users.mallory.id) {
			await type(tab, `/session admin ${sessionId}`);
		}
	}
	const attachments = tab.locator('.attachment');
	const look = async (): Promise<void> => {
		const text = await textOf(tab.getByRole('log'));
		for (const name of [
			'*bold* _italic_ ~struck~',
			'[Sign in](https://evil.example/)',
			'@all @here #general',
			'<img src=x onerror=alert(1)>',
			'::1:1234:100: :smile:',
			'line one line two',
			'https://evil.example/?q=203.0.113.66',
			'$& {{name}} %s __proto__',
			'Mallory *the* [Hacker](https://evil.example/) (mallory)',
		]) {
			expect(text).toContain(name);
		}
		expect(await attachments.count()).toBe(13);
		const drawn = 'a, img, em, i, strong, b, del, s, script, .mention, mark';
		expect(await attachments.locator(drawn).count()).toBe(0);
		// Only one name has an emoji in it.
		const pictures = await attachments.locator('.emojione').allInnerTexts();
		expect(pictures.filter((picture) => !'\u{1F469}\u200D\u{1F467}'.includes(picture))).toEqual([]);
	};
	await look();
	const chosen = tab.waitForResponse('**/workspace/server');
	await tab.getByLabel('Server').selectOption('9.0');
	await chosen;
	await look();
	await tab.getByRole('button', { name: 'Mobile client' }).click();
	await tab.locator('.client-mobile').waitFor();
	await look();
	data.generation = '8.9';
});

it('the page says that it is loading, and goes on when the workspace is there', async () => {
	const tab = await (await page().open()).context().newPage();
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
	await tab.close();
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
