import { median } from 'simple-statistics';

import { milliseconds, ratioText, table } from '../../table';
import type { LookupName } from '../lookups';
import { atMost, type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const NAME: LookupName = '/session list all';
const few = 100;
const many = 100_000;
const ROUNDS = 24;
const COUNT = 25;

/** The loads of a machine's other users are never quite the same twice. */
const SAME = 1.05;

/** What a page of everybody's list costs the app, by how many sessions there are. */
export const pages: Part = async ({ apps: { app }, workspace, often }) => {
	const medians = { [few]: [] as number[], [many]: [] as number[] };
	const requests = { [few]: 0, [many]: 0 };
	const rounds = often(ROUNDS);
	for (let round = 0; round < rounds; round += 1) {
		for (const sessions of round % 2 === 0 ? ([few, many] as const) : ([many, few] as const)) {
			await workspace.putSessions(sessions);
			// Lets the workspace find the page once.
			const shown = JSON.stringify(await app.show(NAME));
			if (!new RegExp(` of ${sessions.toLocaleString('en')}(?![\\d,])`).test(shown)) {
				throw new Error(`No list of ${sessions} sessions: ${shown.slice(0, 300)}`);
			}
			await workspace.takeAsked();
			const { samples } = await app.run(NAME, { count: COUNT, inFlight: 1 });
			const { 'sessions/list.all': lists } = await workspace.takeAsked();
			medians[sessions].push(median(samples));
			requests[sessions] = Math.max(requests[sessions], (lists?.requests ?? 0) / COUNT);
		}
	}
	await workspace.restore();
	const compared = ratio(medians[many], medians[few]);
	return {
		tables: [
			table(
				[`A page of ${NAME}`, 'median, ms', 'requests', 'over the first'],
				[
					['100 sessions', milliseconds(median(medians[few])), String(requests[few]), ''],
					[
						'100,000 sessions',
						milliseconds(median(medians[many])),
						String(requests[many]),
						ratioText(compared),
					],
				],
			),
		],
		targets: [
			ratioAtMost('a page of 100,000 sessions: over one of 100', compared, SAME),
			atMost('requests for a page of 100,000 sessions', { value: requests[many] }, 1),
		],
	};
};
