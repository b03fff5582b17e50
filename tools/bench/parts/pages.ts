import { median } from 'simple-statistics';

import { inTurns } from './rounds';
import { milliseconds, ratioText } from '../../table';
import type { LookupName } from '../lookups';
import { atMost, type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const NAME: LookupName = '/session list all';
const FEW = 100;
const MANY = 100_000;
const ROUNDS = 24;
const COUNT = 25;

/** The loads of a machine's other users are never quite the same twice. */
const SAME = 1.05;

/** What a page of everybody's list costs the app, by how many sessions there are. */
export const pages: Part = async ({ apps: { app }, workspace, often }) => {
	const results = await inTurns([FEW, MANY], often(ROUNDS), async (sessions) => {
		await workspace.putSessions(sessions);
		// Lets the workspace find the page once.
		const shown = JSON.stringify(await app.show(NAME));
		if (!new RegExp(` of ${sessions.toLocaleString('en')}(?![\\d,])`).test(shown)) {
			throw new Error(`No list of ${sessions} sessions: ${shown.slice(0, 300)}`);
		}
		await workspace.takeAsked();
		const { samples } = await app.run(NAME, { count: COUNT, inFlight: 1 });
		const { 'sessions/list.all': lists } = await workspace.takeAsked();
		return { time: median(samples), requests: (lists?.requests ?? 0) / COUNT };
	});
	await workspace.restore();
	const times = (sessions: number): number[] => results(sessions).map(({ time }) => time);
	const requests = (sessions: number): number =>
		Math.max(...results(sessions).map((result) => result.requests));
	const row = (sessions: number): string[] => [
		`${sessions.toLocaleString('en')} sessions`,
		milliseconds(median(times(sessions))),
		String(requests(sessions)),
		ratioText(ratio(times(sessions), times(FEW))),
	];
	return {
		head: [`A page of ${NAME}`, 'median, ms', 'requests', 'over the first'],
		rows: [row(FEW), row(MANY)],
		targets: [
			ratioAtMost(
				'a page of 100,000 sessions: over one of 100',
				ratio(times(MANY), times(FEW)),
				SAME,
			),
			atMost('requests for a page of 100,000 sessions', { value: requests(MANY) }, 1),
		],
	};
};
