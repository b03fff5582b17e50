import { readFile, writeFile } from 'node:fs/promises';

import UPNG from 'upng-js';

/** A palette keeps them small. */
const colors = 128;

/** Edges of letters and icons are never quite the same on two runs; what is new differs by more, of 3 × 255. */
const visible = 120;

type Pixels = { readonly width: number; readonly height: number; readonly rgba: Uint8Array };

const decode = (png: Buffer): Pixels => {
	const image = UPNG.decode(new Uint8Array(png).buffer);
	const [frame = new ArrayBuffer(0)] = UPNG.toRGBA8(image);
	return { width: image.width, height: image.height, rgba: new Uint8Array(frame) };
};

const looksLike = (one: Pixels, other: Pixels): boolean => {
	if (one.width !== other.width || one.height !== other.height) {
		return false;
	}
	const distance = (index: number): number =>
		Math.abs((one.rgba[index] ?? 0) - (other.rgba[index] ?? 0));
	for (let index = 0; index < one.rgba.length; index += 4) {
		if (distance(index) + distance(index + 1) + distance(index + 2) > visible) {
			return false;
		}
	}
	return true;
};

/**
 * Writes a screenshot as a small file, unless the one that is there looks the same.
 *
 * @returns whether it was written
 */
export const savePicture = async (path: string, screenshot: Buffer): Promise<boolean> => {
	const { rgba, width, height } = decode(screenshot);
	const small = Buffer.from(UPNG.encode([new Uint8Array(rgba).buffer], width, height, colors));
	const before = await readFile(path).catch(() => undefined);
	if (before && looksLike(decode(small), decode(before))) {
		return false;
	}
	await writeFile(path, small);
	return true;
};
