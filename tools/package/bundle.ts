import { join } from 'node:path';

import { build } from 'esbuild';

/**
 * The app as one file. The engine bundles an app of several files at every start, and `rc-apps` type-checks all libraries
 * once per file: one file starts and packages several times faster.
 *
 * @returns TypeScript for `rc-apps` to compile. It skips the type check, which `npm run typecheck` has done more strictly.
 */
export const bundle = async ({
	root,
	classFile,
}: {
	root: string;
	classFile: string;
}): Promise<Buffer> => {
	const { outputFiles } = await build({
		entryPoints: [join(root, classFile)],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
		target: 'es2022',
		// Without it every letter beyond ASCII in the texts takes six characters.
		charset: 'utf8',
		packages: 'external',
		banner: { js: '// @ts-nocheck' },
		logLevel: 'silent',
	});
	const [file] = outputFiles;
	if (!file) {
		throw new Error(`esbuild made nothing of ${classFile}`);
	}
	return Buffer.from(file.contents);
};
