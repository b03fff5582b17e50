import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

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

const readPage = (path: string): Page => {
	const text = readFileSync(join(projectRoot, path), 'utf8');
	const blocks = [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map(
		([, info = '', content = '']) => ({ info: info.trim(), content }),
	);
	return { path, text, blocks };
};

/** Every page that people read. */
export const readPages = (): readonly Page[] =>
	[
		'README.md',
		'CHANGELOG.md',
		'CONTRIBUTING.md',
		'SECURITY.md',
		...readdirSync(join(projectRoot, 'docs')).map((name) => `docs/${name}`),
	]
		.filter((path) => path.endsWith('.md') && existsSync(join(projectRoot, path)))
		.sort()
		.map(readPage);

/** The commands of a block, one a line; a backslash at the end goes on. */
export const commandsOf = ({ content }: Block): readonly string[] =>
	content
		.replace(/\\\n\s*/g, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));

/** The cells of the first table whose header begins with these cells, without the header. */
export const tableOf = (
	{ text, path }: Page,
	...header: readonly string[]
): readonly string[][] => {
	const [, rows] = text.split(`\n| ${header.join(' | ')} |`);
	const lines = rows?.slice(rows.indexOf('\n') + 1).split('\n') ?? [];
	const end = lines.findIndex((line) => !line.startsWith('|'));
	if (end < 2) {
		throw new Error(`${path} has no table with the header ${header.join(', ')}`);
	}
	return lines.slice(1, end).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
};
