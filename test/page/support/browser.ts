import { mkdir, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Chromium out of an npm package, which is for Linux on x64; elsewhere the Chrome that is installed. */
export const launchBrowser = async (): Promise<Browser> =>
	process.platform === 'linux' && process.arch === 'x64'
		? playwright.launch({
				executablePath: await unpack(),
				args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--font-render-hinting=none'],
			})
		: playwright.launch({ channel: 'chrome' });

/** One at a time: the package takes a half-written file of another process for the whole. */
const unpack = async (): Promise<string> => {
	const lock = join(tmpdir(), 'session-info-chromium.lock');
	while (!(await take(lock))) {
		await wait(200);
	}
	try {
		return await chromium.executablePath();
	} finally {
		await rmdir(lock);
	}
};

/** Unpacking takes some seconds; a process that takes longer has been killed. */
const tooLong = 60_000;

const take = async (lock: string): Promise<boolean> => {
	try {
		await mkdir(lock);
		return true;
	} catch {
		const taken = await stat(lock).catch(() => undefined);
		if (taken && Date.now() - taken.mtimeMs > tooLong) {
			await rmdir(lock).catch(() => undefined);
		}
		return false;
	}
};
