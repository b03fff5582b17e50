import { spawnSync } from 'node:child_process';

import { projectRoot } from '../projectRoot';

/** Runs Stryker, which reads these in `stryker.config.mjs`. @returns whether enough mutants were noticed */
export const stryker = (options: {
	/** Globs of the files to change, with commas between. */
	readonly MUTATE: string;
	/** Glob of the tests that have to notice, below `test/unit/`. */
	readonly TESTS?: string;
	/** Name of the reports in `reports/mutation/`. */
	readonly REPORT?: string;
}): boolean => {
	const { status } = spawnSync('npx', ['stryker', 'run'], {
		cwd: projectRoot,
		stdio: 'inherit',
		env: { ...process.env, ...options },
	});
	return status === 0;
};
