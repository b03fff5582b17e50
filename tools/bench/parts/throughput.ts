import { median } from 'simple-statistics';

import { delays, interleave } from './rounds';
import { ratioText, table } from '../../table';
import { type AppName, subjectNames } from '../cast';
import { comparedNames } from '../lookups';
import { type Part, ratioAtLeast, type Target } from '../part';
import { ratio } from '../ratio';

const subjects: readonly AppName[] = ['app', 'minimal'];

/** Batches that are long next to their beginning and end. */
const sizes = { 0: { rounds: 7, count: 1024 }, 20: { rounds: 5, count: 1024 } } as const;

const IN_FLIGHT = 64;

/** How many lookups are done in a second, when many are asked for at once. */
export const throughput: Part = async (cast) => {
	const rows: string[][] = [];
	const targets: Target[] = [];
	for (const delay of delays) {
		const { rounds, count } = sizes[delay];
		await cast.workspace.setDelay(delay);
		for (const name of comparedNames) {
			const batches = await interleave(cast, {
				subjects,
				name,
				rounds: cast.often(rounds),
				count,
				inFlight: IN_FLIGHT,
			});
			const rates = (subject: AppName): number[] =>
				batches(subject).map(({ samples, elapsed }) => (1000 * samples.length) / elapsed);
			const compared = ratio(rates('app'), rates('minimal'));
			rows.push([
				name,
				`${delay} ms`,
				...subjects.map((subject) => median(rates(subject)).toFixed(0)),
				ratioText(compared),
			]);
			targets.push(
				ratioAtLeast(
					`${name}, ${IN_FLIGHT} in flight, workspace answers after ${delay} ms: rate over the minimal app's`,
					compared,
					1,
				),
			);
		}
	}
	await cast.workspace.setDelay(0);
	return {
		tables: [
			table(
				[
					`Lookups per second, ${IN_FLIGHT} in flight`,
					'workspace answers after',
					...subjects.map((subject) => subjectNames[subject]),
					'Session Info / minimal app (quartiles)',
				],
				rows,
			),
		],
		targets,
	};
};
