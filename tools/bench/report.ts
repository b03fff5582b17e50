import { markdownTable } from 'markdown-table';

import type { Cast } from './cast';
import { table } from '../table';

/** Something that was promised, and what came of it. */
export type Target = {
	readonly name: string;
	readonly value: number;
	readonly limit: number;
	/** @default '≤' */
	readonly sign?: '≤' | '≥';
};

/** What a part found out, as a table unless it has no rows, and how its targets fared. */
export type Finding = {
	readonly head: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly targets: readonly Target[];
};

/** One thing that is measured. It leaves the others' processes, settings and data as it found them. */
export type Part = (cast: Cast) => Promise<Finding>;

/** A figure is judged as it is printed. */
const judge = ({ name, value, limit, sign = '≤' }: Target): string[] => {
	const printed = Number(value.toFixed(2));
	const isMet = sign === '≤' ? printed <= limit : printed >= limit;
	return [name, `${sign} ${limit}`, String(printed), isMet ? '✓ met' : '✗ not met'];
};

export const report = (findings: readonly Finding[]): string => {
	const judged = findings.flatMap(({ targets }) => targets).map(judge);
	return [
		...findings.filter(({ rows }) => rows.length > 0).map(({ head, rows }) => table(head, rows)),
		markdownTable([['Target', 'Limit', 'Measured', ''], ...judged], {
			align: ['l', 'r', 'r', 'l'],
		}),
	].join('\n\n');
};
