import { markdownTable } from 'markdown-table';

import type { Finding } from './part';

/** What a part came to; an error if it could not be measured, which is not met either. */
export type Outcome = { readonly part: string } & (
	| { readonly finding: Finding }
	| { readonly error: Error }
);

const MET = '✓ met';
const NOT_MET = '✗ not met';

const targetRows = (outcome: Outcome): string[][] =>
	'error' in outcome
		? [[outcome.part, '', 'not measured', NOT_MET]]
		: (outcome.finding.targets ?? []).map(({ name, limit, figure, met }) => [
				name,
				limit,
				figure,
				met ? MET : NOT_MET,
			]);

export const report = (outcomes: readonly Outcome[]): string =>
	[
		...outcomes.flatMap((outcome) => ('error' in outcome ? [] : (outcome.finding.tables ?? []))),
		markdownTable([['Target', 'Limit', 'Measured', ''], ...outcomes.flatMap(targetRows)], {
			align: ['l', 'r', 'r', 'l'],
		}),
	].join('\n\n');
