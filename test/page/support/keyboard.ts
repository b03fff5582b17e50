import type { Page } from 'playwright-core';

/** What the element that has the focus is called. */
export const focused = async (tab: Page): Promise<string> =>
	tab.evaluate<string>(
		`((element) => element === document.body ? '' : element.ariaLabel ?? element.innerText)(document.activeElement)`,
	);

/** Tabs on until an element with this in its name has the focus, or the next but some. */
export const tabTo = async (tab: Page, name: string, nth = 1): Promise<void> => {
	let seen = 0;
	for (let step = 0; step < 60; step++) {
		await tab.keyboard.press('Tab');
		seen += (await focused(tab)).includes(name) ? 1 : 0;
		if (seen === nth) {
			return;
		}
	}
	throw new Error(`No tab stop named ${name}`);
};
