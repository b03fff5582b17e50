import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { projectRoot } from '../projectRoot';

const run = promisify(execFile);

/**
 * Runs Rocket.Chat's own `rc-apps package` in a folder.
 *
 * @returns the path of the zip it made
 */
export const rcAppsPackage = async ({ folder }: { folder: string }): Promise<string> => {
	const cli = join(projectRoot, 'node_modules', '@rocket.chat', 'apps-cli', 'bin', 'run');
	try {
		await run(process.execPath, [cli, 'package'], { cwd: folder });
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		throw new Error(`rc-apps package failed:\n${stdout ?? ''}${stderr ?? ''}`.trim(), {
			cause: error,
		});
	}

	const zips = (await readdir(join(folder, 'dist'))).filter((name) => name.endsWith('.zip'));
	const [zip] = zips;
	if (!zip || zips.length > 1) {
		throw new Error(`rc-apps package should have made one zip, but made ${zips.length}`);
	}
	return join(folder, 'dist', zip);
};
