/** `npm run screenshots`: the pictures of the documentation, the same on every run. */

import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { packageApp } from './package/packageApp';
import { projectRoot } from './projectRoot';
import { freeze } from '../test/page/support/freeze';
import { savePicture } from '../test/page/support/picture';
import { type RunningPage, signIn, startPage, type } from '../test/page/support/startPage';

const now = new Date('2026-11-21T22:48:00Z');

const take = async (tab: Page, name: string): Promise<void> => {
	await tab.evaluate('document.fonts.ready');
	// Nothing is hovered over, and no cursor blinks.
	await tab.mouse.move(0, 0);
	const path = join('docs', 'images', `${name}.png`);
	const isNew = await savePicture(join(projectRoot, path), await tab.screenshot({ caret: 'hide' }));
	console.log(`${path}: ${isNew ? 'new' : 'looks the same'}`);
};

const open = async (
	page: RunningPage,
	size: { width: number; height: number },
	options: object = {},
): Promise<Page> =>
	page.open({
		viewport: size,
		deviceScaleFactor: 1.5,
		locale: 'en-US',
		...options,
	});

const chat = async (page: RunningPage): Promise<void> => {
	const tab = await open(page, { width: 1080, height: 760 });
	await type(tab, '/session');
	await take(tab, 'chat');
};

const mobile = async (page: RunningPage): Promise<void> => {
	const tab = await open(page, { width: 390, height: 744 }, { colorScheme: 'dark' });
	await signIn(tab, 'Sam Security');
	await type(tab, '/session list @alice');
	await take(tab, 'mobile');
};

/** The app's own window, on each client. */
const windows = async (page: RunningPage): Promise<void> => {
	const web = await open(page, { width: 1080, height: 760 });
	await type(web, '/session manage');
	await web.getByRole('dialog').waitFor();
	await take(web, 'window');

	const phone = await open(page, { width: 390, height: 744 }, { colorScheme: 'dark' });
	await type(phone, '/session manage');
	await phone.getByRole('dialog').waitFor();
	await take(phone, 'window-mobile');
};

const settings = async (page: RunningPage): Promise<void> => {
	const tab = await open(page, { width: 1080, height: 720 });
	await signIn(tab, 'Ada Admin');
	await tab.getByRole('button', { name: 'App settings' }).click();
	await type(tab, '/session status');
	await tab.getByLabel('Workspace URL').fill('chat.example.com');
	await tab.getByRole('button', { name: 'Save changes' }).click();
	await tab.getByText('Saved.').waitFor();
	await take(tab, 'settings');
};

const main = async (): Promise<void> => {
	const zip = await freeze(await packageApp(), now);
	const page = await startPage({ zip, now: () => now.getTime() });
	try {
		await chat(page);
		await mobile(page);
		await windows(page);
		await settings(page);
	} finally {
		await page.stop();
	}
	process.exit();
};
main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
