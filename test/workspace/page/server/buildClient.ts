import { join } from 'node:path';

import { build } from 'esbuild';

import { tokensCss } from './tokens';
import { projectRoot } from '../../../../tools/projectRoot';

/** Files by name. */
type Files = ReadonlyMap<string, string | Buffer>;

let built: Promise<Files> | undefined;

/** Bundles the page, once per process: it takes less time than finding out whether it is needed would save. */
export const buildClient = (): Promise<Files> => {
	built ??= bundle();
	return built;
};

const bundle = async (): Promise<Files> => {
	const { outputFiles } = await build({
		entryPoints: [join(projectRoot, 'test', 'workspace', 'page', 'client', 'main.tsx')],
		outdir: join(projectRoot, 'dist', 'page'),
		assetNames: '[name]',
		bundle: true,
		write: false,
		minify: true,
		format: 'esm',
		target: 'es2022',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		loader: { '.svg': 'text', '.woff2': 'file' },
		legalComments: 'none',
		logLevel: 'silent',
	});
	return new Map<string, string | Buffer>([
		...outputFiles.map(({ path, contents }): [string, Buffer] => [
			path.split(/[/\\]/).at(-1) ?? '',
			Buffer.from(contents),
		]),
		['tokens.css', tokensCss()],
	]);
};
