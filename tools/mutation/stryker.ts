import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../projectRoot';

export type Mutation = {
	/** Globs of the files to change, or ranges of lines in them, with commas between. */
	readonly files: string;
	/** The folder of `test/unit/` whose tests have to notice; all of them without it. */
	readonly tests?: string;
	/** Name of the reports in `reports/mutation/`. */
	readonly report: string;
};

export type Counts = { readonly noticed: number; readonly survived: number };

/** The parts of a report in the mutation testing report schema that count. */
type Report = {
	readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
};

/**
 * Runs Stryker, which reads these in `stryker.config.mjs`.
 *
 * @throws {Error} if it could not, as where a test fails without any mutant
 */
export const stryker = ({ files, tests, report }: Mutation): Counts => {
	const path = join(projectRoot, 'reports', 'mutation', `${report}.json`);
	// A run that fails leaves no report, and nothing must take the one before for its own.
	rmSync(path, { force: true });
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
	if (!existsSync(path)) {
		throw new Error('Stryker made no report; what it says above tells why');
	}
	return countMutants(JSON.parse(readFileSync(path, 'utf8')) as Report);
};

const countMutants = (report: Report): Counts => {
	const mutants = Object.values(report.files).flatMap((file) => file.mutants);
	const count = (...statuses: readonly string[]): number =>
		mutants.filter(({ status }) => statuses.includes(status)).length;
	return { noticed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') };
};

/** From 0 to 1. Where there was nothing to notice, everything has been noticed. */
export const scoreOf = ({ noticed, survived }: Counts): number =>
	noticed + survived === 0 ? 1 : noticed / (noticed + survived);
