import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import AdmZip from 'adm-zip';

/**
 * The packaged app with its clock stopped: it runs in a process of its own, where nobody else can do that.
 *
 * @returns the path of the zip
 */
export const freeze = async (zip: string, now: Date): Promise<string> => {
	const frozen = new AdmZip(zip);
	const main = 'SessionInfoApp.js';
	const code = frozen.readAsText(main);
	frozen.updateFile(main, Buffer.from(`Date.now = () => ${now.getTime()};\n${code}`));

	const path = join(await mkdtemp(join(tmpdir(), 'session-info-frozen-')), 'app.zip');
	await frozen.writeZipPromise(path);
	return path;
};
