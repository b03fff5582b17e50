import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { denoPackages } from './prepareDeno';
import { type EngineVersion, lowestEngine, ownEngine } from './versions';
import { projectRoot } from '../../../tools/projectRoot';

/** Those that `npm ci` installs. */
const inProject: Partial<Record<EngineVersion, string>> = {
	[lowestEngine]: 'apps-engine-lowest',
	[ownEngine]: '@rocket.chat/apps-engine',
};

/**
 * Installs an Apps-Engine with npm, below `dist`, unless it is there already.
 *
 * @returns the folder of the package
 */
export const installEngine = async (version: EngineVersion): Promise<string> => {
	const name = inProject[version];
	if (name !== undefined) {
		return join(projectRoot, 'node_modules', name);
	}

	const engines = join(projectRoot, 'dist', 'engines');
	const folder = join(engines, version);
	const packageRoot = join(folder, 'apps-engine');
	if (existsSync(packageRoot)) {
		return packageRoot;
	}
	await mkdir(engines, { recursive: true });
	const part = await mkdtemp(join(engines, `${version}-`));
	try {
		await install(version, part);
		// Test files run in parallel: the first one wins, and nobody sees half an installation.
		await rename(part, folder).catch((error: unknown) => {
			if (!existsSync(packageRoot)) {
				throw error;
			}
		});
	} finally {
		await rm(part, { recursive: true, force: true });
	}
	return packageRoot;
};

const options = [
	// Engines before 1.53 ask for a peer that does not exist (`@rocket.chat/ui-kit@next`).
	'--legacy-peer-deps',
	// Each engine keeps its own dependencies below it, where they stay when it is moved.
	'--install-strategy=nested',
	'--ignore-scripts',
	'--no-audit',
	'--no-fund',
	'--no-package-lock',
];

const install = async (version: EngineVersion, folder: string): Promise<void> => {
	const dependencies = { '@rocket.chat/apps-engine': version, ...denoPackages };
	await writeFile(
		join(folder, 'package.json'),
		// The engine takes a `package.json` above its own for its own.
		JSON.stringify({ private: true, version, dependencies }),
	);
	await promisify(execFile)('npm', ['install', ...options], { cwd: folder });
	// Deno 2 runs no script inside `node_modules`, and these engines start one of their own.
	await rename(
		join(folder, 'node_modules', '@rocket.chat', 'apps-engine'),
		join(folder, 'apps-engine'),
	);
};
