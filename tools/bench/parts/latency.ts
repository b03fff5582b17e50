import { median, quantile } from 'simple-statistics';

import { delays, interleave } from './rounds';
import { milliseconds, ratioText, table } from '../../table';
import { type Subject, subjectNames } from '../cast';
import { comparedNames, isCommand } from '../lookups';
import { type Part, ratioAtMost, type Target } from '../part';
import { ratio } from '../ratio';

const subjects: readonly Subject[] = ['app', 'minimal', 'rest'];

const sizes = { 0: { rounds: 30, count: 25 }, 20: { rounds: 16, count: 12 } } as const;

/** How long a lookup takes, one after the other. */
export const latency: Part = async (cast) => {
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
				inFlight: 1,
			});
			const samples = (subject: Subject): number[] =>
				batches(subject).flatMap((batch) => batch.samples);
			const medians = (subject: Subject): number[] =>
				batches(subject).map((batch) => median(batch.samples));
			const compared = ratio(medians('app'), medians('minimal'));
			rows.push([
				name,
				`${delay} ms`,
				...subjects.map((subject) => milliseconds(median(samples(subject)))),
				...subjects.map((subject) => milliseconds(quantile(samples(subject), 0.95))),
				ratioText(compared),
			]);
			targets.push(
				ratioAtMost(
					`${name}, workspace answers after ${delay} ms: median over the minimal app's`,
					compared,
					isCommand(name) ? 1 : 1.1,
				),
			);
		}
	}
	await cast.workspace.setDelay(0);
	const names = subjects.map((subject) => subjectNames[subject]);
	return {
		tables: [
			table(
				[
					'Latency, ms',
					'workspace answers after',
					...names.map((name) => `${name}, median`),
					...names.map((name) => `${name}, 95 %`),
					'Session Info / minimal app (quartiles)',
				],
				rows,
			),
		],
		targets,
	};
};
