import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import { focused, tabTo } from './support/keyboard';
import { composer, phone, post, sharedPage, type } from './support/startPage';
import { actions, askView, buildView, button, FakeApp, listView, section } from './support/windows';
import { demo } from '../workspace/seed';

const page = sharedPage();
let app: FakeApp;
let tab: Page;

const openPage = async (options: BrowserContextOptions = {}): Promise<void> => {
	app = new FakeApp(page(), demo.users.alice.id);
	tab = await page().open(options);
	await app.attach(tab);
};

const dialog = (): Locator => tab.getByRole('dialog');

const titled = (name: string): Locator => tab.getByRole('dialog', { name });

const openWindow = async (
	view = listView(),
	options: BrowserContextOptions = {},
): Promise<void> => {
	await openPage(options);
	await app.command(tab);
	app.send('modal.open', view);
	await dialog().waitFor();
};

const choose = async (name: string): Promise<void> =>
	dialog().getByRole('button', { name }).first().click();

/** Nothing has come of it: what was sent later is there already. */
const settled = async (): Promise<void> => {
	post(page(), 'bob', 'Later');
	await tab.getByText('Later').last().waitFor();
};

it('a window shows text as it is written', async () => {
	const hostile = '*a* _b_ `c` :) :100: <b>x</b> @all [x](https://evil.example) 203.0.113.7';
	await openWindow(buildView(hostile, section(hostile, [hostile]), actions(button(hostile, 'x'))));
	expect((await dialog().innerText()).split(hostile)).toHaveLength(5);
});

it('a window draws what is marked as markdown', async () => {
	await openWindow(
		buildView('Title', { type: 'section', text: { type: 'mrkdwn', text: '*bold* `code`' } }),
	);
	expect(await dialog().locator('strong').innerText()).toBe('bold');
	expect(await dialog().locator('code').innerText()).toBe('code');
});

it.each([
	['web', {}, 'literal *text*'],
	['mobile', phone, 'literal text'],
])('a window of the %s client draws a context block', async (_client, options, want) => {
	const elements = [{ type: 'plain_text', text: 'literal *text*' }];
	await openWindow(buildView('Title', { type: 'context', elements }), options);
	expect(await dialog().locator('.block-context').innerText()).toBe(want);
});

it('a window shows five buttons of a row, and the others when asked to', async () => {
	const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
	await openWindow(buildView('Title', actions(...names.map((name) => button(name, name)))));
	const row = dialog().locator('.block-actions button');
	expect(await row.allInnerTexts()).toEqual(['A', 'B', 'C', 'D', 'E', 'Show more']);
	await choose('Show more');
	expect(await row.allInnerTexts()).toEqual(names);
});

it.each([
	['beside', 'web', {}],
	['below', 'mobile', phone],
])('a window draws a button %s its words in the %s client', async (place, _client, options) => {
	await openWindow(listView(), options);
	const block = dialog().locator('.block-section').first();
	const words = await block.locator('.block-words').boundingBox();
	const accessory = await block.getByRole('button').boundingBox();
	const gap = (accessory?.y ?? 0) - (words?.y ?? 0) - (words?.height ?? 0);
	expect(gap >= 0).toBe(place === 'below');
});

it('a trigger opens one window, in the client of the user who sent it', async () => {
	await openPage();
	await app.command(tab);
	const other = await page().open();
	const used = app.triggerId;
	app.send('modal.open', listView());
	await dialog().waitFor();
	expect(await other.getByRole('dialog').count()).toBe(0);
	await tab.keyboard.press('Escape');
	await dialog().waitFor({ state: 'detached' });
	app.send('modal.open', listView(), used);
	await settled();
	expect(await dialog().count()).toBe(0);
});

it.each([
	['no window', 'web', {}, 0],
	['a window', 'mobile', phone, 1],
])(
	'a trigger opens %s after five seconds in the %s client',
	async (_what, _client, options, want) => {
		await openPage(options);
		await tab.clock.install();
		await app.command(tab);
		await tab.clock.fastForward(5_000);
		app.send('modal.open', listView());
		await settled();
		expect(await dialog().count()).toBe(want);
	},
);

it('a command that is typed sends a trigger', async () => {
	tab = await page().open();
	const sent = tab.waitForRequest('**/api/v1/commands.run');
	await type(tab, '/session help');
	expect((await sent).postDataJSON()).toMatchObject({ triggerId: expect.any(String) });
});

it('a press is posted with the user’s credentials and a trigger of its own', async () => {
	await openWindow();
	app.answer = askView;
	await choose('Log out');
	await titled('Log out device?').waitFor();
	expect(app.interactions).toEqual([
		{
			type: 'blockAction',
			actionId: 'ask',
			payload: { blockId: 'about Chrome on Windows 10', value: 'one' },
			container: { type: 'view', id: 'view' },
			triggerId: expect.any(String),
		},
	]);

	expect(app.headers[0]).toMatchObject({
		'x-user-id': demo.users.alice.id,
		'x-auth-token': demo.users.alice.token,
	});
});

it('a press is busy until it is answered, and nothing else is pressed meanwhile', async () => {
	await openWindow();
	const one = dialog().getByRole('button', { name: 'Log out' }).first();
	const two = dialog().getByRole('button', { name: 'Refresh' });
	const posted = tab.waitForResponse('**/api/apps/ui.interaction/*');
	await one.click();
	expect(await dialog().getAttribute('aria-busy')).toBe('true');
	expect(await one.getAttribute('aria-busy')).toBe('true');
	expect(await two.getAttribute('aria-disabled')).toBe('true');
	await two.click({ force: true });
	await posted;
	app.send('modal.update', askView());
	await titled('Log out device?').waitFor();
	expect(app.interactions).toHaveLength(1);
	expect(await dialog().getAttribute('aria-busy')).toBe('false');
});

it('a press without an answer is given up after five seconds, and a late answer is dropped', async () => {
	await openWindow();
	await tab.clock.install();
	await choose('Refresh');
	await tab.clock.fastForward(5_000);
	await dialog().getByRole('alert').getByText('App has failed to respond').waitFor();
	expect(await dialog().getAttribute('aria-busy')).toBe('false');
	app.send('modal.update', askView());
	await settled();
	expect(await titled('Your sessions').count()).toBe(1);
	app.answer = askView;
	await choose('Refresh');
	await titled('Log out device?').waitFor();
	expect(await dialog().getByRole('alert').count()).toBe(0);
});

it('a press does not change another window', async () => {
	await openWindow();
	app.answer = () => ({ ...askView(), id: 'another' });
	await choose('Refresh');
	await settled();
	expect(await titled('Your sessions').count()).toBe(1);
});

it('by keyboard alone, the focus goes to the title of a new view, and to a button that does the same', async () => {
	await openWindow();
	expect(await focused(tab)).toBe('Your sessions');
	expect(await dialog().getAttribute('aria-modal')).toBe('true');
	app.answer = (actionId) => (actionId === 'ask' ? askView() : listView(section('Logged out')));
	await tabTo(tab, 'Log out', 2);
	await tab.keyboard.press('Enter');
	await titled('Log out device?').waitFor();
	expect(await focused(tab)).toBe('Log out device?');
	await tabTo(tab, 'Log out device');
	await tab.keyboard.press('Enter');
	await titled('Your sessions').waitFor();
	expect(await focused(tab)).toBe('Your sessions');
	expect(await dialog().getByRole('status').innerText()).toBe('Logged out');
	expect(app.interactions).toMatchObject([
		{ actionId: 'ask', payload: { value: 'two' } },
		{ actionId: 'end', payload: { value: 'one' } },
	]);
	app.answer = () => buildView('Page 2', actions(button('Refresh', 'page', '3')));
	await tabTo(tab, 'Refresh');
	await tab.keyboard.press('Enter');
	await titled('Page 2').waitFor();
	expect(await focused(tab)).toBe('Refresh');
});

it('by keyboard alone, the focus does not leave the window, and returns to where it was', async () => {
	await openWindow();
	for (let step = 0; step < 14; step++) {
		await tab.keyboard.press(step < 7 ? 'Tab' : 'Shift+Tab');
		expect(await tab.evaluate(`document.activeElement.closest('dialog') !== null`)).toBe(true);
	}
	await tab.keyboard.press('Escape');
	await dialog().waitFor({ state: 'detached' });
	expect(await composer(tab).and(tab.locator(':focus')).count()).toBe(1);
	expect(app.interactions).toMatchObject([
		{ type: 'viewClosed', payload: { viewId: 'view', isCleared: true } },
	]);
});

it.each([
	['light', 'web', {}],
	['dark', 'web', {}],
	['light', 'mobile', phone],
	['dark', 'mobile', phone],
] as const)(
	'a window in the %s theme is accessible in the %s client',
	async (colorScheme, _client, options) => {
		await openWindow(listView(), { ...options, colorScheme });
		expect(await findings(tab)).toEqual([]);
		await choose('Refresh');
		expect(await findings(tab)).toEqual([]);
		app.send('modal.update', askView());
		await titled('Log out device?').waitFor();
		expect(await findings(tab)).toEqual([]);
	},
);
