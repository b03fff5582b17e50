import { median } from 'simple-statistics';

import { compare } from './rounds';
import { ratioText } from '../../table';
import { type AppName, subjectNames } from '../cast';
import type { Batch } from '../measure';
import { type Part, ratioAtLeast } from '../part';

const subjects: readonly AppName[] = ['app', 'minimal'];

const IN_FLIGHT = 64;

/** Batches that are long next to their beginning and end. */
const sizes = {
	0: { rounds: 7, count: 1024, inFlight: IN_FLIGHT },
	20: { rounds: 5, count: 1024, inFlight: IN_FLIGHT },
};

/** Lookups per second. */
const rateOf = ({ samples, elapsed }: Batch): number => (1000 * samples.length) / elapsed;

/** How many lookups are done in a second, when many are asked for at once. */
export const throughput: Part = async (cast) => {
	const comparisons = await compare(cast, subjects, sizes);
	return {
		head: [
			`Lookups per second, ${IN_FLIGHT} in flight`,
			'workspace answers after',
			...subjects.map((subject) => subjectNames[subject]),
			'Session Info / minimal app (quartiles)',
		],
		rows: comparisons.map(({ name, delay, batches, overMinimal }) => [
			name,
			`${delay} ms`,
			...subjects.map((subject) => median(batches(subject).map(rateOf)).toFixed(0)),
			ratioText(overMinimal(rateOf)),
		]),
		targets: comparisons.map(({ name, delay, overMinimal }) =>
			ratioAtLeast(
				`${name}, ${IN_FLIGHT} in flight, workspace answers after ${delay} ms: rate over the minimal app's`,
				overMinimal(rateOf),
				1,
			),
		),
	};
};
