import { readFile } from 'node:fs/promises';

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import writeFileAtomic from 'write-file-atomic';

/** Large areas of one color, without an alpha channel: half of the size that Chromium makes of it. */
const small = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const;

/** Edges of letters and icons, which are never quite the same on two runs, do not count. */
const looksLike = (one: PNG, other: PNG): boolean =>
	one.width === other.width &&
	one.height === other.height &&
	pixelmatch(one.data, other.data, null, one.width, one.height, { threshold: 0.2 }) === 0;

/**
 * Writes a screenshot as a small file, unless the one that is there looks the same.
 *
 * @returns whether it was written
 */
export const savePicture = async (path: string, screenshot: Buffer): Promise<boolean> => {
	const picture = PNG.sync.read(screenshot);
	const before = await readFile(path).catch(() => undefined);
	if (before && looksLike(picture, PNG.sync.read(before))) {
		return false;
	}
	await writeFileAtomic(path, PNG.sync.write(picture, small));
	return true;
};
