import { median, quantile } from 'simple-statistics';

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
