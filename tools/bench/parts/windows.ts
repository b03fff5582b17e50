import { median } from 'simple-statistics';

import { milliseconds, ratioText, table } from '../../table';
import type { LookupName } from '../lookups';
import { type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const names = ['/session list', '/session manage', 'Refresh'] as const satisfies LookupName[];

const ROUNDS = 30;
const COUNT = 25;

/** What a press costs: "Refresh" asks for the list that `/session list` shows, and draws ten rows of it and buttons. */
export const windows: Part = async ({ apps: { app }, often }) => {
	const medians: Record<(typeof names)[number], number[]> = {
		'/session list': [],
		'/session manage': [],
		'Refresh': [],
	};
	for (const name of names.slice(1)) {
		const shown = JSON.stringify(await app.show(name));
		if (!shown.includes('"view"') || !shown.includes('Chrome 113.0.0')) {
			throw new Error(`No window after ${name}: ${shown.slice(0, 300)}`);
		}
	}
	for (let round = 0; round < often(ROUNDS); round += 1) {
		const first = round % names.length;
		for (const name of [...names.slice(first), ...names.slice(0, first)]) {
			const { samples } = await app.run(name, { count: COUNT, inFlight: 1 });
			medians[name].push(median(samples));
		}
	}

	const rows: string[][] = [];
	for (const name of names) {
		rows.push([
			name,
			milliseconds(median(medians[name])),
			ratioText(ratio(medians[name], medians['/session list'])),
			String(await app.countMessages(name, 20)),
		]);
	}
	return {
		tables: [table(['Windows', 'median, ms', 'over /session list', 'messages'], rows)],
		targets: [
			ratioAtMost(
				'a press of "Refresh" in the window: over /session list',
				ratio(medians.Refresh, medians['/session list']),
				1.25,
			),
		],
	};
};
