import { type Cast, type Subject, subjectNames } from '../cast';
import { type ComparedName, comparedNames, isCommand } from '../lookups';
import type { Batch, Size } from '../measure';
import type { Finding, Part, Target } from '../report';
import { afterDelays, type Delay, inTurns } from '../turns';

type Comparison = {
	readonly title: string;
	/** The first is what others are compared with. */
	readonly subjects: readonly [Subject, ...Subject[]];
	readonly sizes: Readonly<Record<Delay, Size & { readonly rounds: number }>>;
	readonly figure: keyof Batch;
	/** Of what is printed. */
	readonly digits: number;
	/** For Session Info over the minimal app. */
	readonly target: (name: ComparedName) => Pick<Target, 'limit' | 'sign'>;
};

/** Measures the lookups that the minimal app can do as well, after each delay. */
const compare = async (
	cast: Cast,
	{ title, subjects, sizes, figure, digits, target }: Comparison,
): Promise<Finding> => {
	const rows: string[][] = [];
	const targets: Target[] = [];
	await afterDelays(cast, async (delay) => {
		const { rounds, ...size } = sizes[delay];
		for (const name of comparedNames) {
			const figures = await inTurns(
				subjects,
				cast.often(rounds),
				async (subject) => (await cast.run(subject, name, size))[figure],
			);
			const overMinimal = figures.over('app');
			rows.push([
				name,
				`${delay} ms`,
				...subjects.map((subject) => figures.median(subject).toFixed(digits)),
				overMinimal.text,
			]);
			targets.push({
				name: `${title}: ${name}, workspace answers after ${delay} ms, over the minimal app`,
				value: overMinimal.median,
				...target(name),
			});
		}
	});
	const names = subjects.map((subject) => subjectNames[subject]);
	const over = 'Session Info / minimal app (quartiles)';
	return { head: [title, 'workspace answers after', ...names, over], rows, targets };
};

/** How long a lookup takes, one after the other. */
export const latency: Part = async (cast) =>
	compare(cast, {
		title: 'Latency, ms',
		subjects: ['minimal', 'app', 'rest'],
		sizes: { 0: { rounds: 30, count: 25 }, 20: { rounds: 16, count: 12 } },
		figure: 'median',
		digits: 2,
		target: (name) => ({ limit: isCommand(name) ? 1 : 1.1 }),
	});

/** How many lookups are done in a second, when many are asked for at once: in batches that are long next to their ends. */
export const throughput: Part = async (cast) =>
	compare(cast, {
		title: 'Lookups per second, 64 in flight',
		subjects: ['minimal', 'app'],
		sizes: {
			0: { rounds: 7, count: 1024, inFlight: 64 },
			20: { rounds: 5, count: 1024, inFlight: 64 },
		},
		figure: 'rate',
		digits: 0,
		target: () => ({ limit: 1, sign: '≥' }),
	});
