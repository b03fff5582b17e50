import type { LookupName } from './lookups';
import type { Batch } from './measure';
import { median, quantile, type Ratio, ratio } from './statistics';
import { type Cast, type Subject, subjects } from './subjects';

type Rounds = Readonly<Record<Subject, readonly Batch[]>>;

/**
 * The subjects take turns, so that whatever else the machine does weighs on all of them, and each round begins with
 * another one, so that nobody always follows the same.
 */
const interleave = async (
	{ run }: Cast,
	name: LookupName,
	{ rounds, ...size }: { rounds: number; count: number; inFlight: number },
): Promise<Rounds> => {
	const batches: Record<Subject, Batch[]> = { a: [], b: [], c: [] };

	for (let round = 0; round < rounds; round += 1) {
		const first = round % subjects.length;

		for (const subject of [...subjects.slice(first), ...subjects.slice(0, first)]) {
			batches[subject].push(await run[subject](name, size));
		}
	}

	return batches;
};

const forEach = <T>(make: (subject: Subject) => T): Record<Subject, T> => ({
	a: make('a'),
	b: make('b'),
	c: make('c'),
});

export type Latency = {
	readonly lookup: LookupName;
	readonly delay: number;
	/** Milliseconds. */
	readonly median: Readonly<Record<Subject, number>>;
	readonly p95: Readonly<Record<Subject, number>>;
	readonly ratio: Ratio;
};

export type Throughput = {
	readonly lookup: LookupName;
	readonly delay: number;
	readonly inFlight: number;
	readonly perSecond: Readonly<Record<Subject, number>>;
	readonly ratio: Ratio;
};

const compareThroughput = (
	lookup: LookupName,
	{ delay, inFlight }: { delay: number; inFlight: number },
	rounds: Rounds,
): Throughput => {
	const rates = (subject: Subject): number[] =>
		rounds[subject].map(({ samples, elapsed }) => (1000 * samples.length) / elapsed);

	return {
		lookup,
		delay,
		inFlight,
		perSecond: forEach((subject) => median(rates(subject))),
		ratio: ratio(rates('a'), rates('b')),
	};
};

/** One lookup after the other. */
export const latency = async (
	cast: Cast,
	lookup: LookupName,
	{ delay, ...size }: { delay: number; rounds: number; count: number },
): Promise<{ latency: Latency; inSequence: Throughput }> => {
	const rounds = await interleave(cast, lookup, { ...size, inFlight: 1 });
	const samples = (subject: Subject): number[] => rounds[subject].flatMap((batch) => batch.samples);
	const medians = (subject: Subject): number[] =>
		rounds[subject].map((batch) => median(batch.samples));

	return {
		latency: {
			lookup,
			delay,
			median: forEach((subject) => median(samples(subject))),
			p95: forEach((subject) => quantile(samples(subject), 0.95)),
			ratio: ratio(medians('a'), medians('b')),
		},
		inSequence: compareThroughput(lookup, { delay, inFlight: 1 }, rounds),
	};
};

export const throughput = async (
	cast: Cast,
	lookup: LookupName,
	{ delay, ...size }: { delay: number; rounds: number; count: number; inFlight: number },
): Promise<Throughput> =>
	compareThroughput(
		lookup,
		{ delay, inFlight: size.inFlight },
		await interleave(cast, lookup, size),
	);
