import fc from 'fast-check';

/** Neighboring lines of one file, both ends included. */
export type Lines = { readonly file: string; readonly from: number; readonly to: number };

/** Long pieces of new code are divided, so that a sample has something of many places. */
const LONGEST_PIECE = 20;

const FILE = /^\+\+\+ b\/(.*)$/;

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads the lines that are new or different now. Where lines were only taken out, it takes the one before and the one after.
 *
 * @param diff - as `git diff -U0 --dst-prefix=b/` prints it
 */
export const parseDiff = (diff: string): readonly Lines[] => {
	const found: Lines[] = [];
	let file: string | undefined;
	let content = 0;
	for (const line of diff.split('\n')) {
		if (content > 0) {
			// Git's remark on a last line without a line break is no content.
			content -= line.startsWith('\\') ? 0 : 1;
			continue;
		}
		const [, removed = '1', first, added = '1'] = HUNK.exec(line) ?? [];
		if (first === undefined) {
			file = FILE.exec(line)?.[1] ?? file;
			continue;
		}
		content = Number(removed) + Number(added);
		if (file !== undefined) {
			found.push({ file, ...range(Number(first), Number(added)) });
		}
	}
	return found;
};

/** Of a hunk without lines git names the line before it, which is 0 at the start of a file. */
const range = (first: number, added: number): Omit<Lines, 'file'> =>
	added === 0
		? { from: Math.max(first, 1), to: first + 1 }
		: { from: first, to: first + added - 1 };

export const countLines = (all: readonly Lines[]): number =>
	all.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/**
 * Takes pieces of the changed lines by chance, the same ones each time, until there are enough.
 *
 * @param most - lines; the last piece is cut off there
 */
export const sampleLines = (
	all: readonly Lines[],
	{ most, seed }: { readonly most: number; readonly seed: number },
): readonly Lines[] => {
	if (countLines(all) <= most) {
		return all;
	}
	const taken: Lines[] = [];
	let left = most;
	const pieces = all.flatMap(divide);
	const order = fc.shuffledSubarray(pieces, { minLength: pieces.length });
	for (const { file, from, to } of fc.sample(order, { seed, numRuns: 1 }).flat()) {
		if (left <= 0) {
			break;
		}
		const piece = { file, from, to: Math.min(to, from + left - 1) };
		taken.push(piece);
		left -= countLines([piece]);
	}
	return taken;
};

const divide = ({ file, from, to }: Lines): readonly Lines[] => {
	const pieces: Lines[] = [];
	for (let start = from; start <= to; start += LONGEST_PIECE) {
		pieces.push({ file, from: start, to: Math.min(to, start + LONGEST_PIECE - 1) });
	}
	return pieces;
};

/** As Stryker takes them, with commas between. */
export const asRanges = (all: readonly Lines[]): string =>
	all.map(({ file, from, to }) => `${file}:${from}-${to}`).join(',');
