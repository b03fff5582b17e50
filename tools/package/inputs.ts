import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { projectRoot } from '../projectRoot';

export type AppManifest = {
	version: string;
	nameSlug: string;
	classFile: string;
	iconFile: string;
	requiredApiVersion: string;
};

export type AppInputs = {
	root: string;
	manifest: AppManifest;
	/** Everything that goes into the zip, in source form, by path relative to the app's folder; sorted. */
	files: Map<string, Buffer>;
};

/** Reads what the zip is made of, and nothing else of the folder. */
export const readInputs = async (root: string): Promise<AppInputs> => {
	const manifest = JSON.parse(await readFile(join(root, 'app.json'), 'utf8')) as AppManifest;
	const project = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	if (manifest.version !== project.version) {
		throw new Error(
			`app.json says version ${manifest.version}, package.json says ${project.version}: they have to agree`,
		);
	}

	const paths = [
		'app.json',
		manifest.classFile,
		manifest.iconFile,
		...(await listFiles(root, 'src')),
		...(await listFiles(root, 'i18n')),
	].sort();

	const files = new Map<string, Buffer>();
	for (const path of paths) {
		files.set(path, await readFile(join(root, path)));
	}
	return { root, manifest, files };
};

const listFiles = async (root: string, folder: string): Promise<string[]> => {
	const names = await readdir(join(root, folder), { recursive: true });
	return names
		.filter((name) => /\.(ts|json)$/.test(name))
		.map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
};

/** The same hash means the same zip: sources, packager and these scripts. */
export const hashInputs = async ({ files }: AppInputs): Promise<string> => {
	const hash = createHash('sha256');
	const add = (path: string, content: Buffer): void => {
		hash.update(`${path}\0${content.length}\0`).update(content);
	};
	for (const [path, content] of files) {
		add(path, content);
	}
	for (const name of (await readdir(__dirname)).sort()) {
		add(name, await readFile(join(__dirname, name)));
	}
	for (const name of [
		'@rocket.chat/apps-cli',
		'@rocket.chat/apps-compiler',
		'@rocket.chat/apps-engine',
		'esbuild',
		'typescript',
	]) {
		add(name, await readFile(join(projectRoot, 'node_modules', name, 'package.json')));
	}
	return hash.digest('hex');
};
