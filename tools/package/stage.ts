import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { build } from 'esbuild';

import type { AppInputs } from './inputs';
import { projectRoot } from '../projectRoot';

/** What the packager resolves from the app's folder. */
const packagerNeeds = [
	'@rocket.chat/apps-engine',
	'@rocket.chat/icons',
	'@rocket.chat/ui-kit',
	'typescript',
];

/**
 * All of Node that the engine's declarations mention. The bundle is checked before it is one, the packager fails on the types of
 * Node 18 and later, and takes half as long again with those of Node 16.
 */
const nodeTypes = 'declare type Buffer = Uint8Array;';

/**
 * Lays out a folder with only what ships. The packager compiles and zips every file it finds below the app's folder,
 * tests and lock files included, so it never gets to see the project's own.
 *
 * @returns the folder's path; the caller removes it
 */
export const stage = async ({ root, manifest, files }: AppInputs): Promise<string> => {
	const folder = await mkdtemp(join(tmpdir(), 'session-info-package-'));
	for (const [path, content] of files) {
		if (!path.endsWith('.ts')) {
			await mkdir(dirname(join(folder, path)), { recursive: true });
			await writeFile(join(folder, path), content);
		}
	}

	const { classFile } = manifest;
	await bundle(root, classFile, join(folder, classFile));

	// `rc-apps package` overwrites `requiredApiVersion` with this range unless both are the same.
	const devDependencies = { '@rocket.chat/apps-engine': manifest.requiredApiVersion };
	await writeFile(join(folder, 'package.json'), JSON.stringify({ devDependencies }));
	for (const name of packagerNeeds) {
		const link = join(folder, 'node_modules', name);
		await mkdir(dirname(link), { recursive: true });
		await symlink(join(projectRoot, 'node_modules', name), link, 'dir');
	}
	const types = join(folder, 'node_modules', '@types', 'node');
	await mkdir(types, { recursive: true });
	await writeFile(join(types, 'index.d.ts'), nodeTypes);
	return folder;
};

/**
 * The app as one file. The engine bundles an app of several files at every start, and `rc-apps` type-checks all libraries
 * once per file: one file starts and packages several times faster. The compiler skips the type check of this one, which
 * `npm run typecheck` has done more strictly.
 */
const bundle = (root: string, classFile: string, outfile: string) =>
	build({
		entryPoints: [join(root, classFile)],
		outfile,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'es2022',
		// Without it every letter beyond ASCII in the texts takes six characters.
		charset: 'utf8',
		packages: 'external',
		banner: { js: '// @ts-nocheck' },
		logLevel: 'silent',
	});
