import { median } from 'simple-statistics';

import { inTurns } from './rounds';
import { milliseconds, ratioText } from '../../table';
import type { LookupName } from '../lookups';
import { type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const LIST: LookupName = '/session list';
const windowNames: readonly LookupName[] = ['/session manage', 'Refresh'];

const ROUNDS = 30;
const COUNT = 25;

/** What a press costs: "Refresh" asks for the list that `/session list` shows, and draws ten rows of it and buttons. */
export const windows: Part = async ({ apps: { app }, often }) => {
	for (const name of windowNames) {
		const shown = JSON.stringify(await app.show(name));
		if (!shown.includes('"view"') || !shown.includes('Chrome 113.0.0')) {
			throw new Error(`No window after ${name}: ${shown.slice(0, 300)}`);
		}
	}
	const names = [LIST, ...windowNames];
	const times = await inTurns(names, often(ROUNDS), async (name) =>
		median((await app.run(name, { count: COUNT, inFlight: 1 })).samples),
	);
	const rows: string[][] = [];
	for (const name of names) {
		rows.push([
			name,
			milliseconds(median([...times(name)])),
			ratioText(ratio(times(name), times(LIST))),
			String(await app.countMessages(name, 20)),
		]);
	}
	return {
		head: ['Windows', 'median, ms', 'over /session list', 'messages'],
		rows,
		targets: [
			ratioAtMost(
				'a press of "Refresh" in the window: over /session list',
				ratio(times('Refresh'), times(LIST)),
				1.25,
			),
		],
	};
};
