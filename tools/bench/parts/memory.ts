import { join } from 'node:path';

import { startChild } from '../child';
import { atMost, type Part } from '../part';
import type { SoakMethods } from '../soakProcess';

const LOOKUPS = 20_000;

/** The size of V8's heap is never quite the same twice. */
const FLAT = 1.05;

/** What the app's process occupies, over every kind of lookup, window and logout: what `npm run test:soak` does. */
export const memory: Part = async ({ often }) => {
	const process = startChild<SoakMethods>(join(__dirname, '..', 'soakProcess.ts'));
	const { before, after, windows, logouts } = await process.call
		.soak(often(LOOKUPS))
		.finally(async () => process.end());
	return {
		head: [`Memory over ${often(LOOKUPS)} lookups`, 'MB'],
		rows: [
			['first half after the warm-up, mean', before.toFixed(1)],
			['second half, mean', after.toFixed(1)],
		],
		targets: [
			atMost(
				`memory over ${often(LOOKUPS)} lookups, ${windows} windows and ${logouts} logouts among them: second half over first`,
				{ value: after / before, digits: 2 },
				FLAT,
			),
		],
	};
};
