/**
 * `npm run test:mutation:changed`: mutation testing of the lines of `src/` that changed since the branch left `origin/main`,
 * or, on `main`, since the last release. Part of the gate: where the lines are too many for its time it takes a sample.
 * Ends with 1 if too few mutants are noticed, and also where it cannot look.
 */
import { spawnSync } from 'node:child_process';

import { asRanges, countLines, findBase, parseDiff, sampleLines } from './changes';
import leftOut from './leftOut.json';
import { scoreOf, stryker } from './stryker';
import { projectRoot } from '../projectRoot';

/** How many mutants a line has differs a lot. These lines take about a minute on two cores, and the whole gate has twelve. */
const MOST_LINES = 40;

const SEED = 27;

/** One mutant in ten may change nothing that a test could see. */
const LEAST = 0.9;

const git = (...args: readonly string[]): string | undefined => {
	const { status, stdout } = spawnSync('git', args, {
		cwd: projectRoot,
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	return status === 0 ? stdout.trim() : undefined;
};

/** @throws {Error} if git cannot tell: nothing passes without a look */
const ask = (...args: readonly string[]): string => {
	const answer = git(...args);
	if (answer === undefined) {
		throw new Error(`Mutation testing: git ${args.join(' ')} failed`);
	}
	return answer;
};

const diffSince = (base: string): string =>
	ask(
		...['diff', '-U0', '-M', '--no-color', '--no-ext-diff', '--src-prefix=a/', '--dst-prefix=b/'],
		...['--diff-filter=d', base, '--', ':(glob)src/**/*.ts'],
		...leftOut.map((file) => `:(exclude,glob)${file}`),
	);

const main = (): void => {
	const base = findBase(git);
	if (base === undefined) {
		throw new Error(
			'Mutation testing: git knows neither origin/main nor an earlier release to compare with',
		);
	}
	const changed = parseDiff(diffSince(base));
	const since = `since ${ask('describe', '--tags', '--always', base)}`;
	if (changed.length === 0) {
		console.log(`Mutation testing: no code that it looks at has changed ${since}.`);
		return;
	}

	const looked = sampleLines(changed, { most: MOST_LINES, seed: SEED });
	const lines = `${countLines(looked)} of ${countLines(changed)} lines changed ${since}`;
	console.log(`Mutation testing: ${lines} (seed ${SEED}).`);
	const counts = stryker({ files: asRanges(looked), report: 'changed' });
	const { noticed, survived } = counts;
	const percent = (100 * scoreOf(counts)).toFixed(1);
	console.log(
		`Mutation testing: in ${lines}, ${noticed} of ${noticed + survived} mutants were noticed, ${percent} % (at least ${100 * LEAST} %).`,
	);
	process.exitCode = scoreOf(counts) >= LEAST ? 0 : 1;
};
main();
