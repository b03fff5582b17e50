import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Chromium out of an npm package; its first start on a machine unpacks it, which takes some seconds. */
export const launchBrowser = async (): Promise<Browser> =>
	playwright.launch({
		executablePath: await chromium.executablePath(),
		args: ['--no-sandbox', '--headless=shell', '--disable-gpu', '--font-render-hinting=none'],
	});
