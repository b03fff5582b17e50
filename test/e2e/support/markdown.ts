import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { projectRoot } from '../../../tools/projectRoot';

/** A fenced block. */
export type Block = {
	/** What stands behind the opening fence: `sh`, `json 404`. */
	readonly info: string;
	readonly content: string;
};

export type Page = {
	/** Relative to the project: `docs/api.md`. */
	readonly path: string;
	readonly text: string;
	readonly blocks: readonly Block[];
};

/** Blocks within a list are indented. */
const FENCED = /^( *)```([^\n]*)\n([\s\S]*?)^ *```$/gm;

const readPage = (path: string): Page => {
	const text = readFileSync(join(projectRoot, path), 'utf8');
	const blocks = [...text.matchAll(FENCED)].map(([, indent = '', info = '', content = '']) => ({
		info: info.trim(),
		content: indent === '' ? content : content.replace(new RegExp(`^${indent}`, 'gm'), ''),
	}));
	return { path, text, blocks };
};

const markdownIn = (folder: string): readonly string[] =>
	readdirSync(join(projectRoot, folder))
		.map((name) => join(folder, name))
		.filter((path) => path.endsWith('.md'));

/** Every page that people read, but for those beside the code. */
export const readPages = (): readonly Page[] =>
	[...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/maintainers')]
		.sort()
		.map(readPage);

/** The text of a page without its fenced blocks. */
export const withoutBlocks = ({ text }: Page): string => text.replace(FENCED, '');

/** The commands of a block, one a line; a backslash at the end goes on. */
export const commandsOf = ({ content }: Block): readonly string[] =>
	content
		.replace(/\\\n\s*/g, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));

type Table = readonly (readonly string[])[];

const cellsOf = (line: string): readonly string[] =>
	line
		.split(/(?<!\\)\|/)
		.slice(1, -1)
		.map((cell) => cell.trim());

const headerLine = (cells: readonly string[]): string =>
	`\n| ${cells.join(' | ')} |`.replace('|  |', '| |');

/** The cells of all tables whose header begins with these cells, without the header. */
export const tablesOf = ({ text }: Pick<Page, 'text'>, ...header: readonly string[]): Table =>
	text
		.split(headerLine(header))
		.slice(1)
		.flatMap((rest) => {
			const lines = rest.slice(rest.indexOf('\n') + 1).split('\n');
			const end = lines.findIndex((line) => !line.startsWith('|'));
			return lines.slice(1, end < 0 ? lines.length : end).map(cellsOf);
		});

/** The cells of the first table whose header begins with these cells, without the header. */
export const tableOf = ({ text, path }: Page, ...header: readonly string[]): Table => {
	const start = headerLine(header);
	const [, first = ''] = text.split(start);
	const rows = tablesOf({ text: start + first }, ...header);
	if (rows.length === 0) {
		throw new Error(`${path} has no table with the header ${header.join(', ')}`);
	}
	return rows;
};

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string): string =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_\s-]/gu, '')
		.replace(/ /g, '-');

/** Whether a link leads to a file, and to a heading in it. */
export const resolves = (from: string, link: string): boolean => {
	const [file = '', anchor] = link.split('#');
	const target = join(projectRoot, file === '' ? from : join(dirname(from), file));
	if (!existsSync(target)) {
		return false;
	}
	if (anchor === undefined) {
		return true;
	}

	const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm);
	return [...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
};
