import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import AdmZip from 'adm-zip';

import { projectRoot } from '../projectRoot';

/**
 * Runs Rocket.Chat's own `rc-apps package` in a folder.
 *
 * @returns the zip it made
 */
export const rcAppsPackage = async (folder: string): Promise<Buffer> => {
	const cli = join(projectRoot, 'node_modules', '@rocket.chat', 'apps-cli', 'bin', 'run');
	try {
		await promisify(execFile)(process.execPath, [cli, 'package'], { cwd: folder });
	} catch (error) {
		const { stdout, stderr } = error as { stdout?: string; stderr?: string };
		throw new Error(`rc-apps package failed:\n${stdout ?? ''}${stderr ?? ''}`.trim(), {
			cause: error,
		});
	}
	const zip = (await readdir(join(folder, 'dist'))).find((name) => name.endsWith('.zip'));
	if (zip === undefined) {
		throw new Error('rc-apps package made no zip');
	}
	return readFile(join(folder, 'dist', zip));
};

/** Zip timestamps start in 1980; a fixed one makes the same sources give the same bytes. */
const timestamp = new Date(1980, 0, 1);

/**
 * Takes out what the packager swept in (it always adds `package.json`) and everything that differs from run to run.
 *
 * @param zip - as `rc-apps package` made it
 * @param shipped - paths of what belongs into it
 */
export const slim = (zip: Buffer, shipped: readonly string[]): Buffer => {
	const slimmed = new AdmZip();
	const entries = new AdmZip(zip).getEntries();
	for (const entry of entries.sort((a, b) => (a.entryName < b.entryName ? -1 : 1))) {
		const { entryName } = entry;
		if (entryName === '.packagedby' || shipped.includes(entryName)) {
			const content = entryName === '.packagedby' ? withoutTime(entry.getData()) : entry.getData();
			slimmed.addFile(entryName, content, '', 0o644).header.time = timestamp;
		}
	}
	return slimmed.toBuffer();
};

/** `.packagedby` tells which tool packaged the app, and when. */
const withoutTime = (packagedBy: Buffer): Buffer => {
	const { when: _when, ...tool } = JSON.parse(packagedBy.toString('utf8')) as Record<
		string,
		unknown
	>;
	return Buffer.from(JSON.stringify(tool));
};
