import type { Cast, Subject } from '../cast';
import { type ComparedName, comparedNames } from '../lookups';
import type { Batch, Size } from '../measure';
import { type Ratio, ratio } from '../ratio';

/** Milliseconds after which the workspace answers. */
const delays = [0, 20] as const;

export type Delay = (typeof delays)[number];

/**
 * Does something with each in turn, so that whatever else the machine does weighs on all of them, and begins each round with
 * another one, so that nobody always follows the same.
 *
 * @returns the results of one of them, in the order of the rounds
 */
export const inTurns = async <Name, Result>(
	names: readonly Name[],
	rounds: number,
	work: (name: Name) => Promise<Result>,
): Promise<(name: Name) => readonly Result[]> => {
	const results = new Map<Name, Result[]>(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		const first = round % names.length;
		for (const name of [...names.slice(first), ...names.slice(0, first)]) {
			results.get(name)?.push(await work(name));
		}
	}
	return (name) => results.get(name) ?? [];
};

/** Does something with a workspace that answers at once, and with one that takes a while. */
export const afterDelays = async <Result>(
	{ workspace }: Cast,
	work: (delay: Delay) => Promise<Result>,
): Promise<Result[]> => {
	const results: Result[] = [];
	for (const delay of delays) {
		await workspace.setDelay(delay);
		results.push(await work(delay));
	}
	await workspace.setDelay(0);
	return results;
};

/** What a lookup came to for each subject, with a workspace that answers after a delay. */
export type Comparison = {
	readonly name: ComparedName;
	readonly delay: Delay;
	readonly batches: (subject: Subject) => readonly Batch[];
	/** How a figure of Session Info compares with the minimal app's. */
	readonly overMinimal: (figure: (batch: Batch) => number) => Ratio;
};

/** Measures the same lookups of several subjects, after each delay. */
export const compare = async (
	cast: Cast,
	subjects: readonly Subject[],
	sizes: Readonly<Record<Delay, Size & { readonly rounds: number }>>,
): Promise<readonly Comparison[]> => {
	const comparisons = await afterDelays(cast, async (delay) => {
		const { rounds, ...size } = sizes[delay];
		const found: Comparison[] = [];
		for (const name of comparedNames) {
			const batches = await inTurns(subjects, cast.often(rounds), async (subject) =>
				cast.run(subject, name, size),
			);
			const overMinimal: Comparison['overMinimal'] = (figure) =>
				ratio(batches('app').map(figure), batches('minimal').map(figure));
			found.push({ name, delay, batches, overMinimal });
		}
		return found;
	});
	return comparisons.flat();
};
