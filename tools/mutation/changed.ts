/**
 * `npm run test:mutation:changed`: mutation testing of those files of `src/` that changed since the branch left
 * `origin/main`, or, on `main`, in the last commit. Part of the gate, so it does no more than fits in five minutes.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { stryker } from './stryker';
import { projectRoot } from '../projectRoot';

/** A line has one mutant on average, and five minutes are enough for two hundred. */
const MOST_LINES = 200;

/** What git answers; `undefined` where it has no answer, as for the parent of a shallow clone's only commit. */
const git = (...args: readonly string[]): string | undefined => {
	const { status, stdout } = spawnSync('git', args, { cwd: projectRoot, encoding: 'utf8' });
	return status === 0 ? stdout.trim() : undefined;
};

const since = (): string | undefined => {
	const base = git('merge-base', 'HEAD', 'origin/main');
	return base === undefined || base === git('rev-parse', 'HEAD')
		? git('rev-parse', '--verify', '--quiet', 'HEAD~1')
		: base;
};

const linesOf = (file: string): number =>
	readFileSync(join(projectRoot, file), 'utf8').split('\n').length;

const main = (): void => {
	const base = since();
	if (base === undefined) {
		console.log('Mutation testing: there is no earlier commit to compare with.');
		return;
	}

	const changed = git('diff', '--name-only', '--diff-filter=d', base, '--', 'src/*.ts');
	if (changed === undefined) {
		throw new Error(`git cannot tell what has changed since ${base}`);
	}

	const files = changed.split('\n').filter((file) => file !== '');
	const lines = files.map(linesOf).reduce((sum, count) => sum + count, 0);
	if (files.length === 0) {
		console.log(`Mutation testing: no code of the app has changed since ${base}.`);
		return;
	}
	if (lines > MOST_LINES) {
		console.log(
			`Mutation testing: ${lines} lines in files that changed since ${base} are too many for the gate. Run npm run test:mutation.`,
		);
		return;
	}
	process.exitCode = stryker({ MUTATE: files.join(',') }) ? 0 : 1;
};
main();
