import { spawnSync } from 'node:child_process';

import { type Counts, readReport, removeReport } from './report';
import { projectRoot } from '../projectRoot';

export type Mutation = {
	/** Globs of the files to change, or ranges of lines in them, with commas between. */
	readonly files: string;
	/** Glob of the tests that have to notice, below `test/unit/`. */
	readonly tests?: string;
	/** Name of the reports in `reports/mutation/`. */
	readonly report: string;
};

/**
 * Runs Stryker, which reads these in `stryker.config.mjs`.
 *
 * @throws {Error} if it could not, as where a test fails without any mutant
 */
export const stryker = ({ files, tests, report }: Mutation): Counts => {
	removeReport(report);
	spawnSync('npx', ['stryker', 'run'], {
		cwd: projectRoot,
		stdio: 'inherit',
		env: {
			...process.env,
			MUTATE: files,
			REPORT: report,
			...(tests !== undefined && { TESTS: tests }),
		},
	});
	return readReport(report);
};
