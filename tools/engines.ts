/**
 * Runs the end-to-end tests of the app's contract in several Apps-Engines, one after the other, and prints a table:
 * `npm run test:engines` takes all, `npm run test:engines -- 1.53.1 lowest` those two.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageApp } from './package/packageApp';
import { projectRoot } from './projectRoot';
import { table } from './table';
import { installEngine } from '../test/workspace/engine/install';
import type { EngineVersion } from '../test/workspace/engine/versions';
import {
	engineVersions,
	lowestEngine,
	parseEngineVersion,
} from '../test/workspace/engine/versions';

/** The test files that only ask what the app does. The others test this project: packaging, pages, the workspace. */
const suite = [
	...['sessions', 'lists', 'refusals', 'settings', 'status', 'twoFactor', 'audit'],
	...['documentedAnswers', 'logout', 'window'],
];

type Result = {
	readonly row: readonly string[];
	/** Whether every file ran and every test passed. */
	readonly ok: boolean;
};

const runAll = async (versions: readonly EngineVersion[]): Promise<boolean> => {
	await packageApp();
	const folder = await mkdtemp(join(tmpdir(), 'session-info-engines-'));
	const results: Result[] = [];
	try {
		for (const version of versions) {
			process.stdout.write(`\nApps-Engine ${version}\n`);
			await installEngine(version);
			results.push(await runSuite(version, join(folder, `${version}.json`)));
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	const rows = results.map(({ row }) => row);
	process.stdout.write(`\n${table(['Apps-Engine', 'Tests passed', 'Seconds'], rows)}\n`);
	return results.every(({ ok }) => ok);
};

const runSuite = async (version: EngineVersion, report: string): Promise<Result> => {
	const started = performance.now();
	await jest(version, report);
	const seconds = ((performance.now() - started) / 1000).toFixed(0);

	const { success, numPassedTests, numTotalTests } = JSON.parse(await readFile(report, 'utf8')) as {
		success: boolean;
		numPassedTests: number;
		numTotalTests: number;
	};
	const passed = `${numPassedTests} of ${numTotalTests}${success ? '' : ' FAILED'}`;
	return { row: [version, passed, seconds], ok: success };
};

const jest = (version: EngineVersion, report: string): Promise<void> =>
	new Promise((resolve, reject) => {
		const files = `/test/e2e/(${suite.join('|')})\\.test\\.ts$`;
		const script = join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js');
		spawn(process.execPath, [script, files, '--json', `--outputFile=${report}`], {
			cwd: projectRoot,
			env: { ...process.env, ENGINE: version },
			// The report goes to a file, and what jest tells people to the other stream.
			stdio: ['ignore', 'ignore', 'inherit'],
		})
			.once('error', reject)
			.once('exit', () => resolve());
	});

const chosen = process.argv
	.slice(2)
	.map((text) => (text === 'lowest' ? lowestEngine : parseEngineVersion(text)));
runAll(chosen.length > 0 ? chosen : engineVersions)
	.then((ok) => {
		process.exitCode = ok ? 0 : 1;
	})
	.catch((error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	});
