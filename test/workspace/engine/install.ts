import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { denoPackages } from './denoConfig';
import type { EngineVersion } from './versions';
import { lowestEngine, ownEngine } from './versions';
import { projectRoot } from '../../../tools/projectRoot';

const run = promisify(execFile);

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
	if (!(await exists(packageRoot))) {
		await mkdir(engines, { recursive: true });
		const part = await mkdtemp(join(engines, `${version}-`));
		try {
			await install({ version, folder: part });
			await moveWhole({ from: part, to: folder, proof: packageRoot });
		} finally {
			await rm(part, { recursive: true, force: true });
		}
	}
	return packageRoot;
};

const install = async ({
	version,
	folder,
}: {
	version: EngineVersion;
	folder: string;
}): Promise<void> => {
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({
			private: true,
			// The engine takes a `package.json` above its own for its own.
			version,
			dependencies: { '@rocket.chat/apps-engine': version, ...denoPackages },
		}),
	);
	try {
		await run(
			'npm',
			[
				'install',
				// Engines before 1.53 ask for a peer that does not exist (`@rocket.chat/ui-kit@next`).
				'--legacy-peer-deps',
				// Each engine keeps its own dependencies below it, where they stay when it is moved.
				'--install-strategy=nested',
				'--ignore-scripts',
				'--no-audit',
				'--no-fund',
				'--no-package-lock',
			],
			{ cwd: folder },
		);
	} catch (error) {
		const { stderr = String(error) } = error as { stderr?: string };
		throw new Error(`npm could not install Apps-Engine ${version} into ${folder}:\n${stderr}`, {
			cause: error,
		});
	}
	// Deno 2 runs no script inside `node_modules`, and these engines start one of their own.
	await rename(
		join(folder, 'node_modules', '@rocket.chat', 'apps-engine'),
		join(folder, 'apps-engine'),
	);
};

/** Test files run in parallel: the first one wins, and nobody sees half an installation. */
const moveWhole = async ({
	from,
	to,
	proof,
}: {
	from: string;
	to: string;
	proof: string;
}): Promise<void> => {
	try {
		await rename(from, to);
	} catch (error) {
		if (!(await exists(proof))) {
			throw error;
		}
	}
};

const exists = async (path: string): Promise<boolean> =>
	access(path).then(
		() => true,
		() => false,
	);
