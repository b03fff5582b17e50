/** `npm run screenshots`: the pictures of the documentation, the same on every run, cropped to what Rocket.Chat shows. */

import { join } from 'node:path';

import type { Locator, Page, PageScreenshotOptions } from 'playwright-core';

import { packageApp } from './package/packageApp';
import { projectRoot } from './projectRoot';
import { freeze } from '../test/page/support/freeze';
import { savePicture } from '../test/page/support/picture';
import { type RunningPage, signIn, startPage, type } from '../test/page/support/startPage';
import { demo } from '../test/workspace/seed';

const now = new Date('2026-11-21T22:48:00Z');

type Area = NonNullable<PageScreenshotOptions['clip']>;

const boxOf = async (locator: Locator): Promise<Area> => {
	const box = await locator.boundingBox();
	if (!box) {
		throw new Error(`Nothing is shown of ${String(locator)}`);
	}
	return box;
};

/** From the top of the first to the bottom of the last, as wide as the list of messages. */
const conversation = async (tab: Page, first: Locator, last: Locator): Promise<Area> => {
	// Less than there is between two attachments.
	const margin = 6;
	const list = await boxOf(tab.getByRole('log'));
	const top = (await boxOf(first)).y - margin;
	const end = await boxOf(last);
	return { x: list.x, y: top, width: list.width, height: end.y + end.height + margin - top };
};

const take = async (tab: Page, name: string, clip?: Area): Promise<void> => {
	await tab.evaluate('document.fonts.ready');
	// Nothing is hovered over, and no cursor blinks.
	await tab.mouse.move(0, 0);
	const path = join('docs', 'images', `${name}.png`);
	const screenshot = await tab.screenshot({ caret: 'hide', ...(clip && { clip }) });
	const isNew = await savePicture(join(projectRoot, path), screenshot);
	console.log(`${path}: ${isNew ? 'new' : 'looks the same'}`);
};

const open = async (
	page: RunningPage,
	viewport: { width: number; height: number },
): Promise<Page> => page.open({ viewport, deviceScaleFactor: 1.5, locale: 'en-US' });

/** What was typed stands in this page's list alone: Rocket.Chat shows commands to nobody. */
const hideTyped = async (tab: Page): Promise<void> =>
	tab.evaluate(`document.querySelectorAll('.typed').forEach((one) => { one.hidden = true; })`);

/** As it is after a new installation. */
const chat = async (page: RunningPage): Promise<void> => {
	const tab = await open(page, { width: 740, height: 1000 });
	const reply = await type(tab, '/session');
	await hideTyped(tab);
	const first = tab.locator('.message').first();
	await take(tab, 'chat', await conversation(tab, first, reply));
};

/** Without the one whose devices have odd names, of which no workspace has any. */
const summary = async (page: RunningPage): Promise<void> => {
	const { data } = page.running.workspace;
	data.sessions = data.sessions.filter(({ userId }) => userId !== demo.users.mallory.id);
	const tab = await open(page, { width: 740, height: 1600 });
	await signIn(tab, 'Sam Security');
	const reply = await type(tab, '/session summary');
	await hideTyped(tab);
	const types = reply.locator('.attachment').filter({ hasText: 'Device types' });
	await take(tab, 'summary', await conversation(tab, reply, types));
};

/** Once people may log out. */
const windowOnPhone = async (page: RunningPage): Promise<void> => {
	await page.running.engine.updateSetting({ id: 'allow_logout', value: true });
	const tab = await open(page, { width: 390, height: 856 });
	await type(tab, '/session manage');
	await tab.getByRole('dialog').waitFor();
	await take(tab, 'window-mobile');
};

const settings = async (page: RunningPage): Promise<void> => {
	const tab = await open(page, { width: 1080, height: 800 });
	await signIn(tab, 'Ada Admin');
	await tab.getByRole('button', { name: 'App settings' }).click();
	await tab.getByLabel('Workspace URL').fill('chat.example.com');
	await tab.getByRole('button', { name: 'Save changes' }).click();
	await tab.getByText('Saved.').waitFor();
	// The settings that are entered first.
	const { x, y, width, height } = await boxOf(
		tab.getByRole('complementary').getByRole('group').first(),
	);
	const margin = 16;
	await take(tab, 'settings', {
		x: x - margin,
		y: y - margin / 2,
		width: width + 2 * margin,
		height: height + margin,
	});
};

const main = async (): Promise<void> => {
	const zip = await freeze(await packageApp(), now);
	const page = await startPage({ zip, now: () => now.getTime(), configure: {} });
	try {
		await chat(page);
		await summary(page);
		await windowOnPhone(page);
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
