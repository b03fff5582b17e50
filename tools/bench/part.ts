import type { Cast } from './cast';
import type { Ratio } from './ratio';

/** Something that was promised, and what came of it. */
export type Target = {
	readonly name: string;
	readonly limit: string;
	readonly figure: string;
	readonly met: boolean;
};

/** What a part found out, as a table unless it has no rows, and how its targets fared. */
export type Finding = {
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly targets: readonly Target[];
};

/** One thing that is measured. It leaves the others' processes, settings and data as it found them. */
export type Part = (cast: Cast) => Promise<Finding>;

type Figure = { readonly value: number; readonly digits?: number; readonly unit?: string };

/** A figure is judged as it is printed. */
const judge = (
	name: string,
	{ value, digits = 0, unit = '' }: Figure,
	{ limit, sign }: { limit: number; sign: '≤' | '≥' },
): Target => {
	const printed = value.toFixed(digits);
	return {
		name,
		limit: `${sign} ${limit.toFixed(digits)}${unit}`,
		figure: `${printed}${unit}`,
		met: sign === '≤' ? Number(printed) <= limit : Number(printed) >= limit,
	};
};

export const atMost = (name: string, figure: Figure, limit: number): Target =>
	judge(name, figure, { limit, sign: '≤' });

export const ratioAtMost = (name: string, { median }: Ratio, limit: number): Target =>
	judge(name, { value: median, digits: 2 }, { limit, sign: '≤' });

export const ratioAtLeast = (name: string, { median }: Ratio, limit: number): Target =>
	judge(name, { value: median, digits: 2 }, { limit, sign: '≥' });
