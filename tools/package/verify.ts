/**
 * `npm run package:verify`: packages the sources twice, from nothing, and compares the bytes. With the path of a zip, such as
 * that of a release, it packages once and compares it with that one.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { packageApp } from './packageApp';

/** In a folder of its own, so that nothing packaged before is taken for it. */
const packageAnew = async (): Promise<Buffer> => {
	const out = await mkdtemp(join(tmpdir(), 'session-info-verify-'));
	try {
		return await readFile(await packageApp({ out, cache: join(out, 'cache') }));
	} finally {
		await rm(out, { recursive: true, force: true });
	}
};

const describeZip = (name: string, zip: Buffer): string =>
	`${createHash('sha256').update(zip).digest('hex')}  ${zip.length} bytes  ${name}`;

const main = async (given: string | undefined): Promise<void> => {
	const own = await packageAnew();
	const other = given === undefined ? await packageAnew() : await readFile(given);
	console.log(describeZip('these sources', own));
	console.log(describeZip(given === undefined ? 'once more' : basename(given), other));
	const isSame = own.equals(other);
	console.log(isSame ? 'The same bytes.' : 'Not the same bytes.');
	process.exitCode = isSame ? 0 : 1;
};
main(process.argv[2]).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
