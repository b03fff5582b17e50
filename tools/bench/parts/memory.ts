import { soak } from '../../../test/reliability/soak';
import type { Part } from '../report';

/** What the app's process occupies, over every kind of lookup, window and logout: what `npm run test:soak` does. */
export const memory: Part = async ({ often }) => {
	const lookups = often(20_000);
	const { before, after, windows, logouts } = await soak(lookups);
	return {
		head: [`Memory over ${lookups} lookups`, 'MB'],
		rows: [
			['first half after the warm-up, mean', before.toFixed(1)],
			['second half, mean', after.toFixed(1)],
		],
		targets: [
			{
				name: `memory over ${lookups} lookups, ${windows} windows and ${logouts} logouts among them: second half over first`,
				value: after / before,
				// The size of V8's heap is never quite the same twice.
				limit: 1.05,
			},
		],
	};
};
