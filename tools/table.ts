import { markdownTable } from 'markdown-table';

import type { Ratio } from './bench/ratio';

/** A table in Markdown: names to the left, figures to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	markdownTable([head, ...rows], { align: head.map((_, column) => (column === 0 ? 'l' : 'r')) });

export const milliseconds = (value: number): string => value.toFixed(2);

export const ratioText = ({ median, quartiles: [low, high] }: Ratio): string =>
	`${median.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`;
