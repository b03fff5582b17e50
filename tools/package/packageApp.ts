import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import writeFileAtomic from 'write-file-atomic';

import { type AppInputs, hashInputs, readInputs } from './inputs';
import { projectRoot } from '../projectRoot';
import { rcAppsPackage, slim } from './rcApps';
import { stage } from './stage';

export type PackageOptions = {
	/** Folder with `app.json`; the project's own unless given. */
	root?: string;
	/** Folder for the zip; `dist` of the project unless given. */
	out?: string;
	/** Folder for what was packaged before. */
	cache?: string;
};

/**
 * Makes the zip that a Rocket.Chat server installs. Unchanged sources are packaged once and then copied. Test files run in
 * parallel and may package at the same time, so files appear whole or not at all.
 *
 * @returns the path of `<nameSlug>_<version>.zip`
 */
export const packageApp = async ({
	root = projectRoot,
	out = join(projectRoot, 'dist'),
	cache = join(projectRoot, 'node_modules', '.cache', 'session-info', 'package'),
}: PackageOptions = {}): Promise<string> => {
	const inputs = await readInputs(root);
	const cached = join(cache, `${await hashInputs(inputs)}.zip`);
	if (!existsSync(cached)) {
		const folder = await stage(inputs);
		try {
			const zip = await rcAppsPackage(folder);
			await mkdir(cache, { recursive: true });
			await writeFileAtomic(cached, slim(zip, shippedPaths(inputs)));
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	}
	await mkdir(out, { recursive: true });
	const zip = join(out, `${inputs.manifest.nameSlug}_${inputs.manifest.version}.zip`);
	await writeFileAtomic(zip, await readFile(cached));
	return zip;
};

/** One file of code in the place of all sources. */
const shippedPaths = ({ manifest, files }: AppInputs): string[] => [
	manifest.classFile.replace(/\.ts$/, '.js'),
	...[...files.keys()].filter((path) => !path.endsWith('.ts')),
];
