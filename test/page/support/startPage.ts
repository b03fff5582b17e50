import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { launchBrowser } from './browser';
import { createPage } from '../../workspace/page/server/createPage';
import { demo } from '../../workspace/seed';
import { type RunningWorkspace, type StartOptions, startWorkspace } from '../../workspace/start';

export type RunningPage = {
	readonly running: RunningWorkspace;
	/** Opens the chat page in a browser profile of its own. */
	open(options?: BrowserContextOptions): Promise<Page>;
	/** Closes all that are open. */
	closeAll(): Promise<void>;
	stop(): Promise<void>;
};

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
	return {
		running,
		open: async (contextOptions) => {
			const context = await browser.newContext({
				viewport: { width: 1280, height: 800 },
				...contextOptions,
			});
			const page = await context.newPage();
			page.setDefaultTimeout(15_000);
			await page.goto(running.url);
			await composer(page).waitFor();
			return page;
		},
		closeAll: async () => {
			await Promise.all(browser.contexts().map((context) => context.close()));
		},
		stop: async () => {
			await browser.close();
			await running.stop();
		},
	};
};

/** @returns a getter of a page for all tests of a file, which closes what each has opened */
export const sharedPage = (options?: StartOptions): (() => RunningPage) => {
	let page: RunningPage;
	beforeAll(async () => {
		page = await startPage(options);
	});
	afterEach(() => page.closeAll());
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
export const post = ({ running }: RunningPage, sender: string, msg: string): void => {
	const message = { rid: demo.rooms.general, sender, msg, attachments: [], ts: new Date() };
	running.workspace.addMessage(message);
};

/** What a reader sees, without what nobody sees. */
export const textOf = async (locator: Locator): Promise<string> =>
	(await locator.innerText()).replace(/\u200b/g, '');

/** @returns true once it is there; a timeout is an error */
export const appears = async (locator: Locator): Promise<true> => {
	await locator.first().waitFor();
	return true;
};
