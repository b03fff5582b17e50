const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** @param part between 0 and 1; values in between are interpolated */
export const quantile = (values: readonly number[], part: number): number => {
	const inOrder = sorted(values);
	const position = (inOrder.length - 1) * part;
	const below = inOrder[Math.floor(position)] ?? Number.NaN;
	const above = inOrder[Math.ceil(position)] ?? Number.NaN;

	return below + (above - below) * (position - Math.floor(position));
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export type Ratio = { readonly median: number; readonly quartiles: readonly [number, number] };

/**
 * How one subject compares with another that was measured in the same rounds. Each round is compared by itself, so that
 * whatever else the machine did in it weighs on both.
 */
export const ratio = (values: readonly number[], others: readonly number[]): Ratio => {
	const ratios = values.map((value, round) => value / (others[round] ?? Number.NaN));

	return {
		median: median(ratios),
		quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
	};
};
