/**
 * `npm run test:mutation:changed`: mutation testing of those files of `src/` that changed since the branch left
 * `origin/main`, or, on `main`, in the last commit. Part of the gate, so it does no more than fits in five minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../build/paths';

/** A line has one mutant on average, and a mutant takes a second or two. */
const MOST_LINES = 250;

const git = (...args: readonly string[]): string =>
	execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();

const since = (): string => {
	const head = git('rev-parse', 'HEAD');
	const base = git('merge-base', 'HEAD', 'origin/main');

	return base === head ? git('rev-parse', 'HEAD~1') : base;
};

const lines = (file: string): number =>
	readFileSync(join(projectRoot, file), 'utf8').split('\n').length;

const main = (): void => {
	const base = since();
	const changed = git('diff', '--name-only', '--diff-filter=d', base, '--', 'src/*.ts');
	const files = changed === '' ? [] : changed.split('\n');
	const total = files.map(lines).reduce((sum, count) => sum + count, 0);

	if (files.length === 0) {
		console.log(`No code of the app has changed since ${base}.`);
		return;
	}

	if (total > MOST_LINES) {
		console.log(
			`${files.length} files with ${total} lines have changed since ${base}: too many for the gate. Run npm run test:mutation.`,
		);
		return;
	}

	const { status } = spawnSync('npx', ['stryker', 'run'], {
		cwd: projectRoot,
		stdio: 'inherit',
		env: { ...process.env, MUTATE: files.join(',') },
	});
	process.exitCode = status ?? 1;
};

main();
