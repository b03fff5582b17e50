/**
 * Runs the end-to-end tests of the app's contract in several Apps-Engines, one after the other, and prints a table:
 * `npm run test:engines` takes all, `npm run test:engines -- 1.53.1 lowest` those two.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageApp } from './package/packageApp';
import { projectRoot } from './projectRoot';
import { table } from './table';
import { installEngine } from '../test/workspace/engine/install';
import {
	type EngineVersion,
	engineVersions,
	lowestEngine,
	parseEngineVersion,
} from '../test/workspace/engine/versions';

/** The test files that only ask what the app does. The others test this project: packaging, pages, the workspace. */
const suite = [
	...['sessions', 'lists', 'refusals', 'settings', 'status', 'twoFactor', 'audit'],
	...['documentedAnswers', 'logout', 'window'],
];

/** What jest reports of a run. */
type Report = {
	/** Whether every file ran and every test passed. */
	readonly success: boolean;
	readonly numPassedTests: number;
	readonly numTotalTests: number;
};

const jest = (version: EngineVersion, report: string): Report => {
	const files = `/test/e2e/(${suite.join('|')})\\.test\\.ts$`;
	spawnSync('npx', ['jest', files, '--json', `--outputFile=${report}`], {
		cwd: projectRoot,
		env: { ...process.env, ENGINE: version },
		// The report goes to a file, and what jest tells people to the other stream.
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return JSON.parse(readFileSync(report, 'utf8')) as Report;
};

const run = async (versions: readonly EngineVersion[], folder: string): Promise<void> => {
	await packageApp();
	const rows: string[][] = [];
	for (const version of versions) {
		console.log(`\nApps-Engine ${version}`);
		await installEngine(version);
		const started = performance.now();
		const { success, numPassedTests, numTotalTests } = jest(
			version,
			join(folder, `${version}.json`),
		);
		const seconds = ((performance.now() - started) / 1000).toFixed(0);
		rows.push([
			version,
			`${numPassedTests} of ${numTotalTests}${success ? '' : ' FAILED'}`,
			seconds,
		]);
		process.exitCode = success ? process.exitCode : 1;
	}
	console.log(`\n${table(['Apps-Engine', 'Tests passed', 'Seconds'], rows)}`);
};

const main = async (): Promise<void> => {
	const chosen = process.argv
		.slice(2)
		.map((text) => (text === 'lowest' ? lowestEngine : parseEngineVersion(text)));
	const folder = mkdtempSync(join(tmpdir(), 'session-info-engines-'));
	try {
		await run(chosen.length > 0 ? chosen : engineVersions, folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
};
main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
