import { markdownTable } from 'markdown-table';

import type { Finding } from './part';
import { table } from '../table';

export const report = (findings: readonly Finding[]): string => {
	const rows = findings
		.flatMap(({ targets }) => targets)
		.map(({ name, limit, figure, met }) => [name, limit, figure, met ? '✓ met' : '✗ not met']);
	return [
		...findings
			.filter((finding) => finding.rows.length > 0)
			.map((one) => table(one.head, one.rows)),
		markdownTable([['Target', 'Limit', 'Measured', ''], ...rows], { align: ['l', 'r', 'r', 'l'] }),
	].join('\n\n');
};
