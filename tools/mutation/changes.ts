import fc from 'fast-check';

/** What git answers; `undefined` where it has no answer. */
export type Git = (...args: readonly string[]) => string | undefined;

/**
 * The commit that changes are counted from: where the branch left `origin/main`, or, on `main` itself, the last release
 * before this commit. A checkout without tags knows a release by the commit that changed the version in `app.json`.
 */
export const findBase = (git: Git): string | undefined => {
	const head = git('rev-parse', 'HEAD');
	const fork = git('merge-base', 'HEAD', 'origin/main');
	return fork !== undefined && fork !== head ? fork : lastRelease(git, head);
};

const lastRelease = (git: Git, head: string | undefined): string | undefined => {
	const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD~1');
	const versions = git('log', '--format=%H', '-G"version":', '--', 'app.json');
	return tag ?? versions?.split('\n').find((commit) => commit !== '' && commit !== head);
};

/** Neighboring lines of one file, both ends included. */
export type Lines = { readonly file: string; readonly from: number; readonly to: number };

/** Code begins with a sign, so none of it looks like these: no formatted line begins with `++ b/`. */
const FILE = /^\+\+\+ b\/(.*)$/;

const HUNK = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads the lines that are new or different now. Where lines were only taken out, it takes the one before and the one after.
 *
 * @param diff - as `git diff -U0 --dst-prefix=b/` prints it
 */
export const parseDiff = (diff: string): readonly Lines[] => {
	let file = '';
	return diff.split('\n').flatMap((line) => {
		file = FILE.exec(line)?.[1] ?? file;
		const [, first, added = '1'] = HUNK.exec(line) ?? [];
		return first === undefined ? [] : [{ file, ...range(Number(first), Number(added)) }];
	});
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
	const pieces = all.flatMap(divide);
	const order = fc.shuffledSubarray(pieces, { minLength: pieces.length });
	let left = most;
	const cut = ({ file, from, to }: Lines): Lines => {
		const piece = { file, from, to: Math.min(to, from + left - 1) };
		left -= countLines([piece]);
		return piece;
	};
	const [shuffled = []] = fc.sample(order, { seed, numRuns: 1 });
	return shuffled.map(cut).filter(({ from, to }) => from <= to);
};

/** Long pieces of new code are divided, so that a sample has something of many places. */
const LONGEST_PIECE = 20;

const divide = ({ file, from, to }: Lines): readonly Lines[] =>
	from + LONGEST_PIECE > to
		? [{ file, from, to }]
		: [
				{ file, from, to: from + LONGEST_PIECE - 1 },
				...divide({ file, from: from + LONGEST_PIECE, to }),
			];

/** As Stryker takes them, with commas between. */
export const asRanges = (all: readonly Lines[]): string =>
	all.map(({ file, from, to }) => `${file}:${from}-${to}`).join(',');
