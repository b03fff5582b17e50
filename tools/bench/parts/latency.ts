import { median, quantile } from 'simple-statistics';

import { compare } from './rounds';
import { milliseconds, ratioText } from '../../table';
import { type Subject, subjectNames } from '../cast';
import { isCommand } from '../lookups';
import type { Batch } from '../measure';
import { type Part, ratioAtMost } from '../part';

const subjects: readonly Subject[] = ['app', 'minimal', 'rest'];

const sizes = {
	0: { rounds: 30, count: 25, inFlight: 1 },
	20: { rounds: 16, count: 12, inFlight: 1 },
};

const medianOf = ({ samples }: Batch): number => median(samples);

/** How long a lookup takes, one after the other. */
export const latency: Part = async (cast) => {
	const comparisons = await compare(cast, subjects, sizes);
	const names = subjects.map((subject) => subjectNames[subject]);
	return {
		head: [
			'Latency, ms',
			'workspace answers after',
			...names.map((name) => `${name}, median`),
			...names.map((name) => `${name}, 95 %`),
			'Session Info / minimal app (quartiles)',
		],
		rows: comparisons.map(({ name, delay, batches, overMinimal }) => {
			const all = subjects.map((subject) => batches(subject).flatMap(({ samples }) => samples));
			return [
				name,
				`${delay} ms`,
				...all.map((samples) => milliseconds(median(samples))),
				...all.map((samples) => milliseconds(quantile(samples, 0.95))),
				ratioText(overMinimal(medianOf)),
			];
		}),
		targets: comparisons.map(({ name, delay, overMinimal }) =>
			ratioAtMost(
				`${name}, workspace answers after ${delay} ms: median over the minimal app's`,
				overMinimal(medianOf),
				isCommand(name) ? 1 : 1.1,
			),
		),
	};
};
