import type { Page } from 'playwright-core';

import {
	appears,
	openMenu,
	replies,
	type RunningPage,
	signIn,
	startPage,
	textOf,
	type,
} from './support/startPage';
import { Translator } from '../../src/texts/Translator';
import { languages } from '../../src/texts/language';
import { demo } from '../workspace/seed';

const { alice, bob, sam, admin } = demo.sessions;
const phone = { viewport: { width: 390, height: 844 } };

let page: RunningPage;
beforeAll(async () => {
	page = await startPage();
});
afterEach(() => page.closeAll());
afterAll(() => page.stop());
describe('who sees what', () => {
	it.each([
		['Alice Archer', alice.laptop, bob.desktop],
		['Bob Baker', bob.desktop, alice.laptop],
		['Sam Security', sam.laptop, alice.laptop],
		['Ada Admin', admin.laptop, alice.laptop],
		['Session Service', demo.sessions.service.browser, alice.laptop],
	])('%s sees their own sessions in /session', async (name, own, others) => {
		const tab = await page.open();
		await signIn(tab, name);

		const text = await textOf(await type(tab, '/session'));
		expect(text).toContain('Your sessions');
		expect(text).toContain(own);
		expect(text).not.toContain(others);
	});

	it('shows alice nothing of bob’s session', async () => {
		const tab = await page.open();

		const text = await textOf(await type(tab, `/session info ${bob.desktop}`));
		expect(text).toContain('Session not found');
		expect(text).not.toContain('Rocket.Chat Desktop');
	});

	it('shows sam what alice may not see', async () => {
		const tab = await page.open();
		await signIn(tab, 'Sam Security');

		const text = await textOf(await type(tab, `/session admin ${bob.phone}`));
		expect(text).toContain('RC Mobile 4.50.1 on android 14');
		expect(text).toContain('Bob Baker (bob)');
		expect(text).toContain('2001:db8:0a:0b::1234:100');
	});

	it('shows a reply to nobody else in the room', async () => {
		const [hers, his] = [await page.open(), await page.open()];
		await signIn(his, 'Bob Baker');
		await type(hers, '/session');
		page.running.workspace.addMessage({
			rid: demo.rooms.general,
			sender: 'alice',
			msg: 'Did you see that?',
			attachments: [],
			ts: new Date(),
		});
		await his.getByText('Did you see that?').waitFor();
		expect(await replies(his).count()).toBe(0);
		expect(await replies(hers).count()).toBe(1);
	});

	it('keeps what one user saw from the next on the same page', async () => {
		const tab = await page.open();
		await type(tab, '/session');
		await signIn(tab, 'Bob Baker');
		expect(await replies(tab).count()).toBe(0);
		await signIn(tab, 'Alice Archer');
		expect(await replies(tab).count()).toBe(1);
	});
});

describe('what is typed', () => {
	it('has to be a command', async () => {
		const tab = await page.open();
		await tab.getByRole('textbox', { name: 'Message #general' }).fill('hello');
		await tab.getByRole('button', { name: 'Send' }).click();
		expect(await appears(tab.getByText('This page only runs slash commands'))).toBe(true);
	});

	it('is refused in the words of the server', async () => {
		const tab = await page.open();
		await tab.getByRole('textbox', { name: 'Message #general' }).fill('/nothing');
		await tab.keyboard.press('Enter');
		expect(
			await appears(tab.getByText('The command provided does not exist (or is disabled).')),
		).toBe(true);
	});

	it('can be chosen from the examples', async () => {
		const tab = await page.open();
		await tab.getByRole('button', { name: `/session info ${alice.laptop}` }).click();
		expect(
			await appears(replies(tab).getByText('Chrome 113.0.0 on Windows', { exact: true })),
		).toBe(true);
	});

	it('leads to the next page of a search', async () => {
		const tab = await page.open();
		await signIn(tab, 'Ada Admin');
		await tab.getByRole('button', { name: '/session find Chrome page 2' }).click();
		await replies(tab).first().waitFor();
		expect(await replies(tab).first().locator('.attachment').count()).toBeGreaterThan(1);
		expect(await textOf(replies(tab).first())).toContain('/session find Chrome page 3');
	});
});

describe('languages', () => {
	it.each(Object.keys(languages) as (keyof typeof languages)[])(
		'replies in %s',
		async (language) => {
			const tab = await page.open();
			const t = new Translator(language);
			await tab.getByLabel('Language of alice').selectOption(language);
			await tab.getByText(t.text('command_description')).waitFor();

			const text = await textOf(await type(tab, '/session'));
			expect(text).toContain(t.text('list_title_own'));
			expect(text).toContain(t.text('field_device_id'));
			await tab.getByLabel('Language of alice').selectOption('en');
		},
	);
});

describe('hostile device names', () => {
	const show = async (tab: Page): Promise<string> => {
		const { data } = page.running.workspace;
		const ids = data.sessions
			.filter(({ userId }) => userId === demo.users.mallory.id)
			.map(({ sessionId }) => sessionId);
		const texts: string[] = [];
		for (const id of ids) {
			texts.push(await textOf(await type(tab, `/session admin ${id}`)));
		}
		return texts.join('\n');
	};

	it.each([
		['the web client of 8.9', '8.9', {}],
		['the web client of 9.0', '9.0', {}],
		['the mobile client', '8.9', phone],
	])('are letters and nothing else in %s', async (_client, generation, context) => {
		const tab = await page.open(context);
		await openMenu(tab);
		await tab.getByLabel('Server').selectOption(generation);
		await signIn(tab, 'Sam Security');

		const text = await show(tab);
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
		const attachments = tab.locator('.attachment');
		expect(await attachments.count()).toBe(13);
		expect(
			await attachments.locator('a, img, em, i, strong, b, del, s, script, .mention, mark').count(),
		).toBe(0);
		// Only one name has an emoji in it.
		const pictures = await attachments.locator('.emojione').allInnerTexts();
		expect(pictures.filter((picture) => !'\u{1F469}\u200D\u{1F467}'.includes(picture))).toEqual([]);
		page.running.workspace.data.generation = '8.9';
	});
});
