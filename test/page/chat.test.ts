import {
	appears,
	composer,
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
import { demo } from '../workspace/seed';

const { alice, bob, sam, admin, service } = demo.sessions;

const page = sharedPage();

it.each([
	['Alice Archer', alice.laptop, bob.desktop],
	['Bob Baker', bob.desktop, alice.laptop],
	['Sam Security', sam.laptop, alice.laptop],
	['Ada Admin', admin.laptop, alice.laptop],
	['Session Service', service.browser, alice.laptop],
])('the chat shows %s their own sessions alone', async (name, own, others) => {
	const tab = await page().open();
	await signIn(tab, name);
	const text = await textOf(await type(tab, '/session'));
	expect(text).toContain('Your sessions');
	expect(text).toContain(own);
	expect(text).not.toContain(others);
});

it('the chat shows a reply to no other user in the room', async () => {
	const [hers, his] = [await page().open(), await page().open()];
	await signIn(his, 'Bob Baker');
	await type(hers, '/session');
	post(page(), 'alice', 'Did you see that?');
	await his.getByText('Did you see that?').waitFor();
	expect(await replies(his).count()).toBe(0);
	expect(await replies(hers).count()).toBe(1);
});

it('the chat keeps what one user saw from the next on the same page', async () => {
	const tab = await page().open();
	await type(tab, '/session');
	await signIn(tab, 'Bob Baker');
	expect(await replies(tab).count()).toBe(0);
	await signIn(tab, 'Alice Archer');
	expect(await replies(tab).count()).toBe(1);
});

it.each([
	['hello', 'This page only runs slash commands'],
	['/nothing', 'The command provided does not exist (or is disabled).'],
])('the chat refuses %s: %s', async (text, refusal) => {
	const tab = await page().open();
	await composer(tab).fill(text);
	await tab.getByRole('button', { name: 'Send' }).click();
	expect(await appears(tab.getByText(refusal))).toBe(true);
});

it('the chat runs an example, whose second page leads to the third', async () => {
	const tab = await page().open();
	await signIn(tab, 'Ada Admin');
	await tab.getByRole('button', { name: '/session find Chrome page 2' }).click();
	await replies(tab).first().waitFor();
	expect(await replies(tab).first().locator('.attachment').count()).toBeGreaterThan(1);
	expect(await textOf(replies(tab).first())).toContain('/session find Chrome page 3');
});

it.each(['en', 'pt-BR', 'fr', 'de', 'es'] as const)(
	'the chat replies in the language %s once it is chosen',
	async (language) => {
		const tab = await page().open();
		const t = new Translator(language);
		await tab.getByLabel('Language of alice').selectOption(language);
		await tab.getByText(t.text('command_description')).waitFor();
		expect(await textOf(await type(tab, '/session'))).toContain(t.text('list_title_own'));
		await tab.getByLabel('Language of alice').selectOption('en');
	},
);

it.each([
	['the web client of 8.9', '8.9', {}],
	['the web client of 9.0', '9.0', {}],
	['the mobile client', '8.9', phone],
])(
	'hostile device names are letters and nothing else in %s',
	async (_client, generation, context) => {
		const { data } = page().running.workspace;
		const tab = await page().open(context);
		await openMenu(tab);
		await tab.getByLabel('Server').selectOption(generation);
		await signIn(tab, 'Sam Security');
		const texts: string[] = [];
		for (const { userId, sessionId } of data.sessions) {
			if (userId === demo.users.mallory.id) {
				texts.push(await textOf(await type(tab, `/session admin ${sessionId}`)));
			}
		}
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
			expect(texts.join('\n')).toContain(name);
		}
		const attachments = tab.locator('.attachment');
		expect(await attachments.count()).toBe(13);
		const drawn = 'a, img, em, i, strong, b, del, s, script, .mention, mark';
		expect(await attachments.locator(drawn).count()).toBe(0);
		// Only one name has an emoji in it.
		const pictures = await attachments.locator('.emojione').allInnerTexts();
		expect(pictures.filter((picture) => !'\u{1F469}\u200D\u{1F467}'.includes(picture))).toEqual([]);
		data.generation = '8.9';
	},
);
