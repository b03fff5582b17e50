import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { launchBrowser } from './browser';
import type { ChatMessage } from '../../workspace/model';
import { createPage } from '../../workspace/page/server/createPage';
import { demo } from '../../workspace/seed';
import { type RunningWorkspace, type StartOptions, startWorkspace } from '../../workspace/start';

export type RunningPage = {
	readonly running: RunningWorkspace;
	/** Opens the chat page anew, in a tab that was given back unless there are options beside the viewport. */
	open(options?: BrowserContextOptions): Promise<Page>;
	/** Gives back all tabs that are open: a new one costs more than a test does in it. */
	giveBack(): Promise<void>;
	stop(): Promise<void>;
};

export const desktop = { viewport: { width: 1280, height: 800 } };

export const phone = { viewport: { width: 390, height: 844 } };

/** The embedded workspace with its chat page, and a real browser. */
export const startPage = async (options: StartOptions = {}): Promise<RunningPage> => {
	const running = await startWorkspace({
		configure: { lookups_per_minute: 0, allow_logout: true },
		...options,
		page: createPage(),
	});
	let browser: Browser;
	try {
		browser = await launchBrowser();
	} catch (error) {
		await running.stop();
		throw error;
	}
	const used: Page[] = [];
	const free: Page[] = [];

	const newTab = async (contextOptions: BrowserContextOptions): Promise<Page> => {
		const tab = await (await browser.newContext(contextOptions)).newPage();
		tab.setDefaultTimeout(15_000);
		return tab;
	};
	return {
		running,
		open: async ({ viewport = desktop.viewport, ...others } = {}) => {
			const isPlain = Object.keys(others).length === 0;
			const tab = (isPlain && free.pop()) || (await newTab({ viewport, ...others }));
			if (isPlain) {
				used.push(tab);
			}
			if (viewport) {
				await tab.setViewportSize(viewport);
			}
			await tab.goto(running.url);
			await composer(tab).waitFor();
			return tab;
		},
		giveBack: async () => {
			const tabs = used.splice(0).filter((tab) => !tab.isClosed());
			await Promise.all(tabs.map((tab) => tab.unrouteAll()));
			free.push(...tabs);
			const kept = new Set(free.map((tab) => tab.context()));
			const others = browser.contexts().filter((context) => !kept.has(context));
			await Promise.all(others.map((context) => context.close()));
		},
		stop: async () => {
			await browser.close();
			await running.stop();
		},
	};
};

/** @returns a getter of a page for all tests of a file, which takes back what each has opened */
export const sharedPage = (options?: StartOptions): (() => RunningPage) => {
	let page: RunningPage;
	beforeAll(async () => {
		page = await startPage(options);
	});
	afterEach(() => page.giveBack());
	afterAll(() => page.stop());
	return () => page;
};

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message / });

/** What a phone keeps in its menu: everything but the chat. Choosing a user, a room or a panel closes it. */
export const openMenu = async (page: Page): Promise<void> => {
	const menu = page.getByRole('button', { name: 'Menu', exact: true });
	if (await menu.isVisible()) {
		await menu.click();
	}
};

export const signIn = async (page: Page, name: string): Promise<void> => {
	await openMenu(page);
	await page.getByRole('button', { name }).click();
	await page.getByText(`as ${name}`).waitFor();
};

/** The messages that only the user can see. */
export const replies = (page: Page): Locator =>
	page.getByRole('log').getByRole('listitem').filter({ hasText: 'Only you can see this message' });

/** @returns the reply */
export const type = async (page: Page, text: string): Promise<Locator> => {
	const before = await replies(page).count();
	await composer(page).fill(text);
	await composer(page).press('Enter');
	const reply = replies(page).nth(before);
	await reply.waitFor();
	return reply;
};

/** Posts a message to #general. */
export const post = ({ running }: RunningPage, message: Partial<ChatMessage>): void => {
	running.workspace.addMessage({
		rid: demo.rooms.general,
		sender: 'bob',
		attachments: [],
		ts: new Date(),
		...message,
	});
};

/** @returns true once it is there; a timeout is an error */
export const appears = async (locator: Locator): Promise<true> => {
	await locator.waitFor();
	return true;
};

/** What a reader sees, without what nobody sees. */
export const textOf = async (locator: Locator): Promise<string> =>
	(await locator.innerText()).replace(/\u200b/g, '');
