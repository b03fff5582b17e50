import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious within an element, and where; in the dark theme only what its colors change. */
export const findings = async (tab: Page, selector = 'body'): Promise<readonly string[]> => {
	await tab.evaluate(axe.source);
	const found: string[] = [];
	for (const [colorScheme, options] of [
		['light', {}],
		['dark', { runOnly: ['color-contrast'] }],
	] as const) {
		await tab.emulateMedia({ colorScheme });
		const { violations } = await tab.evaluate<AxeResults>(
			`axe.run('${selector}', ${JSON.stringify(options)})`,
		);
		const serious = violations.filter(
			({ impact }) => impact === 'serious' || impact === 'critical',
		);
		found.push(
			...serious.flatMap(({ id, nodes }) =>
				nodes.map(({ html, failureSummary }) => `${colorScheme}: ${id}: ${html} ${failureSummary}`),
			),
		);
	}
	await tab.emulateMedia({ colorScheme: 'light' });
	return found;
};
