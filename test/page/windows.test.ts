import type { BrowserContextOptions, Locator, Page } from 'playwright-core';

import { findings } from './support/findings';
import { focused, tabTo } from './support/keyboard';
import { composer, type RunningPage, startPage, type } from './support/startPage';
import { actions, askView, buildView, button, FakeApp, listView, section } from './support/windows';
import { demo } from '../workspace/seed';

const phone = { viewport: { width: 390, height: 844 } };

let page: RunningPage;
let app: FakeApp;
let tab: Page;
beforeAll(async () => {
	page = await startPage();
});
afterEach(() => page.closeAll());
afterAll(() => page.stop());

const openPage = async (options: BrowserContextOptions = {}): Promise<void> => {
	app = new FakeApp(page, demo.users.alice.id);
	tab = await page.open(options);
	await app.attach(tab);
};

const dialog = (): Locator => tab.getByRole('dialog');

const openWindow = async (view = listView()): Promise<void> => {
	await app.command(tab);
	app.send('modal.open', view);
	await dialog().waitFor();
};

/** Nothing has come of it: whatever was sent later is there already. */
const settled = async (): Promise<void> => {
	page.running.workspace.addMessage({
		rid: demo.rooms.general,
		sender: 'bob',
		msg: 'Later',
		attachments: [],
		ts: new Date(),
	});
	await tab.getByText('Later').last().waitFor();
};

describe('a window', () => {
	it('opens for whoever asked for it, and says what it holds', async () => {
		await openPage();
		await openWindow();
		expect(await dialog().getAttribute('aria-modal')).toBe('true');
		expect(await tab.getByRole('dialog', { name: 'Your sessions' }).count()).toBe(1);
		expect(await dialog().getByRole('button', { name: 'Log out' }).count()).toBe(2);
		expect(await focused(tab)).toBe('Your sessions');
	});

	it('shows text as it is written', async () => {
		const hostile = '*a* _b_ `c` :) :100: <b>x</b> @all [x](https://evil.example) 203.0.113.7';
		await openPage();
		await openWindow(
			buildView(hostile, section(hostile, [hostile]), actions(button(hostile, 'x'))),
		);
		expect((await dialog().innerText()).split(hostile)).toHaveLength(5);
	});

	it('draws what is marked as markdown', async () => {
		await openPage();
		await openWindow(
			buildView('Title', { type: 'section', text: { type: 'mrkdwn', text: '*bold* `code`' } }),
		);
		expect(await dialog().locator('strong').innerText()).toBe('bold');
		expect(await dialog().locator('code').innerText()).toBe('code');
	});

	it.each([
		['web', {}, 'literal *text*'],
		['mobile', phone, 'literal text'],
	])('in a context block, the %s client', async (_client, options, want) => {
		await openPage(options);
		await openWindow(
			buildView('Title', {
				type: 'context',
				elements: [{ type: 'plain_text', text: 'literal *text*' }],
			}),
		);
		expect(await dialog().locator('.block-context').innerText()).toBe(want);
	});

	it('shows five buttons of a row, and the others when asked to', async () => {
		await openPage();
		const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
		await openWindow(buildView('Title', actions(...names.map((name) => button(name, name)))));
		const row = dialog().locator('.block-actions button');
		expect(await row.allInnerTexts()).toEqual(['A', 'B', 'C', 'D', 'E', 'Show more']);
		await dialog().getByRole('button', { name: 'Show more' }).click();
		expect(await row.allInnerTexts()).toEqual(names);
	});

	it('stands beside a button on the web, above it on a phone', async () => {
		const gap = async (): Promise<number> => {
			const block = dialog().locator('.block-section').first();
			const [words, accessory] = [
				await block.locator('.block-words').boundingBox(),
				await block.getByRole('button').boundingBox(),
			];
			return (accessory?.y ?? 0) - (words?.y ?? 0) - (words?.height ?? 0);
		};
		await openPage();
		await openWindow();
		const onWeb = await gap();
		await openPage(phone);
		await openWindow();
		expect(onWeb).toBeLessThan(0);
		expect(await gap()).toBeGreaterThanOrEqual(0);
	});
});

describe('a trigger', () => {
	it('works once', async () => {
		await openPage();
		await openWindow();
		const used = app.triggerId;
		await tab.keyboard.press('Escape');
		await dialog().waitFor({ state: 'detached' });
		app.send('modal.open', listView(), used);
		await settled();
		expect(await dialog().count()).toBe(0);
	});

	it('of another user opens nothing', async () => {
		await openPage();
		await app.command(tab);
		const other = await page.open();
		app.send('modal.open', listView());
		await dialog().waitFor();
		expect(await other.getByRole('dialog').count()).toBe(0);
	});

	it.each([
		['web', {}, 0],
		['mobile', phone, 1],
	])('after five seconds, the %s client', async (_client, options, want) => {
		await openPage(options);
		await tab.clock.install();
		await app.command(tab);
		await tab.clock.fastForward(5_000);
		app.send('modal.open', listView());
		await settled();
		expect(await dialog().count()).toBe(want);
	});
});

describe('a press', () => {
	it('is posted with the user’s credentials and a trigger of its own', async () => {
		await openPage();
		await openWindow();
		app.answer = askView;
		await dialog().getByRole('button', { name: 'Log out' }).first().click();
		await tab.getByRole('dialog', { name: 'Log out device?' }).waitFor();
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

	it('is busy until it is answered, and nothing else is pressed meanwhile', async () => {
		await openPage();
		await openWindow();
		const [one, two] = [
			dialog().getByRole('button', { name: 'Log out' }).first(),
			dialog().getByRole('button', { name: 'Refresh' }),
		];
		const posted = tab.waitForResponse('**/api/apps/ui.interaction/*');
		await one.click();
		expect(await dialog().getAttribute('aria-busy')).toBe('true');
		expect(await one.getAttribute('aria-busy')).toBe('true');
		expect(await two.getAttribute('aria-disabled')).toBe('true');
		await two.click({ force: true });
		await posted;
		app.send('modal.update', askView());
		await tab.getByRole('dialog', { name: 'Log out device?' }).waitFor();
		expect(app.interactions).toHaveLength(1);
		expect(await dialog().getAttribute('aria-busy')).toBe('false');
	});

	it('that nobody answers is given up after five seconds, and a late answer is dropped', async () => {
		await openPage();
		await openWindow();
		await tab.clock.install();
		await dialog().getByRole('button', { name: 'Refresh' }).click();
		await tab.clock.fastForward(5_000);
		await dialog().getByRole('alert').waitFor();
		expect(await dialog().getByRole('alert').innerText()).toContain('App has failed to respond');
		expect(await dialog().getAttribute('aria-busy')).toBe('false');
		app.send('modal.update', askView());
		await settled();
		expect(await tab.getByRole('dialog', { name: 'Your sessions' }).count()).toBe(1);
		app.answer = askView;
		await dialog().getByRole('button', { name: 'Refresh' }).click();
		await tab.getByRole('dialog', { name: 'Log out device?' }).waitFor();
		expect(await dialog().getByRole('alert').count()).toBe(0);
	});

	it('says so when the server is gone', async () => {
		await openPage();
		await openWindow();
		await tab.route('**/api/apps/ui.interaction/*', (route) => route.abort());
		await dialog().getByRole('button', { name: 'Refresh' }).click();
		await dialog().getByRole('alert').waitFor();
		expect(await dialog().getByRole('alert').innerText()).toContain(
			'The workspace does not answer',
		);
	});

	it('does not change another window', async () => {
		await openPage();
		await openWindow();
		app.answer = () => ({ ...askView(), id: 'another' });
		await dialog().getByRole('button', { name: 'Refresh' }).click();
		await settled();
		expect(await tab.getByRole('dialog', { name: 'Your sessions' }).count()).toBe(1);
	});
});

describe('by keyboard alone', () => {
	it('a session is logged out, and the focus is where it makes sense', async () => {
		await openPage();
		await openWindow();
		app.answer = (actionId) =>
			actionId === 'ask' ? askView() : listView(section('Device logged out'));
		await tabTo(tab, 'Log out', 2);
		await tab.keyboard.press('Enter');
		await tab.getByRole('dialog', { name: 'Log out device?' }).waitFor();
		expect(await focused(tab)).toBe('Log out device?');
		await tabTo(tab, 'Log out device');
		await tab.keyboard.press('Enter');
		await tab.getByRole('dialog', { name: 'Your sessions' }).waitFor();
		expect(await focused(tab)).toBe('Your sessions');
		expect(await dialog().getByRole('status').innerText()).toBe('Device logged out');
		expect(app.interactions).toMatchObject([
			{ actionId: 'ask', payload: { value: 'two' } },
			{ actionId: 'end', payload: { value: 'one' } },
		]);
	});

	it('the focus stays on what is still there, or does the same', async () => {
		await openPage();
		const paged = (number: number) =>
			buildView(`Page ${number}`, actions(button('Next page', 'next', String(number + 1))));
		await openWindow(paged(1));
		app.answer = () => paged(2);
		await tabTo(tab, 'Next page');
		await tab.keyboard.press('Enter');
		await tab.getByRole('dialog', { name: 'Page 2' }).waitFor();
		expect(await focused(tab)).toBe('Next page');
	});

	it('the focus does not leave the window, and returns to where it was', async () => {
		await openPage();
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
});

describe.each([
	['light', 'web', {}],
	['dark', 'web', {}],
	['light', 'mobile', phone],
	['dark', 'mobile', phone],
] as const)('in the %s theme, the %s client', (colorScheme, _client, options) => {
	it('everybody can use it', async () => {
		await openPage({ ...options, colorScheme });
		await openWindow();
		expect(await findings(tab)).toEqual([]);
		await dialog().getByRole('button', { name: 'Refresh' }).click();
		expect(await findings(tab)).toEqual([]);
		app.send('modal.update', askView());
		await tab.getByRole('dialog', { name: 'Log out device?' }).waitFor();
		expect(await findings(tab)).toEqual([]);
	});
});

it('a command that is typed sends a trigger', async () => {
	tab = await page.open();
	const sent = tab.waitForRequest('**/api/v1/commands.run');
	await type(tab, '/session help');
	expect((await sent).postDataJSON()).toMatchObject({ triggerId: expect.any(String) });
});
