import { median, quantile } from 'simple-statistics';

import type { Cast } from './cast';

/** How one thing compares with another that was measured in the same rounds. The text has the quartiles too. */
export type Ratio = { readonly median: number; readonly text: string };

/** Each round is compared by itself, so that whatever else the machine did in it weighs on both. */
const ratioOf = (figures: readonly number[], others: readonly number[]): Ratio => {
	const ratios = figures.map((figure, round) => figure / (others[round] ?? Number.NaN));
	const [low, half, high] = quantile(ratios, [0.25, 0.5, 0.75]).map((one) => one.toFixed(2));
	return { median: median(ratios), text: `${half} (${low}-${high})` };
};

/** What was measured, one figure for each round. */
export type Figures<Name> = {
	median(name: Name): number;
	/** How it compares with the first. */
	over(name: Name): Ratio;
	/** For each of them its name, its median and how it compares with the first. */
	readonly rows: readonly string[][];
};

/**
 * Measures several things in turns, so that whatever else the machine does weighs on all of them, and begins each round with
 * another one, so that none always follows the same.
 */
export const inTurns = async <Name extends string>(
	names: readonly [Name, ...Name[]],
	rounds: number,
	work: (name: Name) => Promise<number>,
): Promise<Figures<Name>> => {
	const all = new Map<Name, number[]>(names.map((name) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		const first = round % names.length;
		for (const name of [...names.slice(first), ...names.slice(0, first)]) {
			all.get(name)?.push(await work(name));
		}
	}
	const figuresOf = (name: Name): number[] => all.get(name) ?? [];
	const medianOf = (name: Name): number => median(figuresOf(name));
	const over = (name: Name): Ratio => ratioOf(figuresOf(name), figuresOf(names[0]));
	return {
		median: medianOf,
		over,
		rows: names.map((name) => [name, medianOf(name).toFixed(2), over(name).text]),
	};
};

/** Milliseconds after which the workspace answers. */
export type Delay = 0 | 20;

/** Does something with a workspace that answers at once, and with one that takes a while. */
export const afterDelays = async (
	{ workspace }: Cast,
	work: (delay: Delay) => Promise<void>,
): Promise<void> => {
	for (const delay of [0, 20] as const) {
		await workspace.setDelay(delay);
		await work(delay);
	}
	await workspace.setDelay(0);
};
