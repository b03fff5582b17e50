import { markdownTable } from 'markdown-table';

/** A table in Markdown: names to the left, figures to the right. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
	markdownTable([head, ...rows], { align: head.map((_, column) => (column === 0 ? 'l' : 'r')) });
