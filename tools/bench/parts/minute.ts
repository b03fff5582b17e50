import { median } from 'simple-statistics';

import { afterDelays, inTurns } from './rounds';
import { milliseconds, ratioText } from '../../table';
import type { LookupName } from '../lookups';
import { type Part, ratioAtMost } from '../part';
import { ratio } from '../ratio';

const NAME: LookupName = '/session admin';
const ROUNDS = 60;

/**
 * What the first lookup of a minute costs its caller, in which the app asks the workspace who holds which permission. The
 * clock of the app's process is moved on, and the zip is the one that ships.
 */
export const minute: Part = async (cast) => {
	const { app } = cast.apps;
	const rounds = cast.often(ROUNDS);
	const before = {
		/** A later one of the same minute. */
		warm: () => undefined,
		/** The first of a minute, in which the app asks what has changed. */
		first: async () => app.passMinute(),
		/** The first after a setting was saved, which makes the app forget everything. */
		anew: async () => app.save({ self_service: true }),
	};
	const results = await afterDelays(cast, async (delay) => {
		await app.run(NAME, { count: 1, inFlight: 1 });
		await cast.workspace.takeAsked();
		const times = await inTurns(['warm', 'first', 'anew'] as const, rounds, async (age) => {
			await before[age]();
			const { samples } = await app.run(NAME, { count: 1, inFlight: 1 });
			return median(samples);
		});
		const { 'permissions.listAll': lists } = await cast.workspace.takeAsked();
		if (!lists || lists.requests < 2 * rounds) {
			throw new Error(`The app's clock did not move: ${lists?.requests ?? 0} lists of permissions`);
		}
		return { delay, warm: times('warm'), first: times('first'), anew: times('anew') };
	});
	return {
		head: [
			...['First lookup, ms', 'workspace answers after', 'warm', 'first of a minute', 'over warm'],
			...['after a saved setting', 'over warm'],
		],
		rows: results.map(({ delay, warm, first, anew }) => [
			`${NAME} by a holder`,
			`${delay} ms`,
			milliseconds(median([...warm])),
			milliseconds(median([...first])),
			ratioText(ratio(first, warm)),
			milliseconds(median([...anew])),
			ratioText(ratio(anew, warm)),
		]),
		targets: results.map(({ delay, warm, first }) =>
			ratioAtMost(
				`a holder's first lookup of a minute, workspace answers after ${delay} ms: over a warm one`,
				ratio(first, warm),
				1.5,
			),
		),
	};
};
