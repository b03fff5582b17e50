/**
 * Runs the end-to-end tests of the app's contract in several Apps-Engines, one after the other, and prints a table:
 * `npm run test:engines` takes all, `npm run test:engines -- 1.53.1 lowest` those it is told.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packageApp } from './package/packageApp';
import { projectRoot } from './projectRoot';
import { installEngine } from '../test/workspace/engine/install';
import type { EngineVersion } from '../test/workspace/engine/versions';
import {
	engineVersions,
	lowestEngine,
	parseEngineVersion,
} from '../test/workspace/engine/versions';

/** The test files that only ask what the app does. The others test this project: packaging, pages, the workspace. */
const suite = [
	'sessions',
	'lists',
	'refusals',
	'settings',
	'status',
	'twoFactor',
	'audit',
	'documentedAnswers',
	'logout',
	'logoutFaults',
	'window',
].map((name) => `e2e/${name}`);

type Result = {
	readonly version: EngineVersion;
	readonly passed: number;
	readonly total: number;
	readonly seconds: number;
	/** Whether every file ran and every test passed. */
	readonly ok: boolean;
};

type JestReport = {
	readonly success: boolean;
	readonly numPassedTests: number;
	readonly numTotalTests: number;
};

const runAll = async (versions: readonly EngineVersion[]): Promise<boolean> => {
	await packageApp();
	const folder = await mkdtemp(join(tmpdir(), 'session-info-engines-'));
	const results: Result[] = [];
	try {
		for (const version of versions) {
			process.stdout.write(`\nApps-Engine ${version}\n`);
			await installEngine(version);
			results.push(await runSuite({ version, report: join(folder, `${version}.json`) }));
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	process.stdout.write(table(results));
	return results.every(({ ok }) => ok);
};

const runSuite = async ({
	version,
	report,
}: {
	version: EngineVersion;
	report: string;
}): Promise<Result> => {
	const started = performance.now();
	await jest({ version, report });
	const seconds = (performance.now() - started) / 1000;

	const { success, numPassedTests, numTotalTests } = JSON.parse(
		await readFile(report, 'utf8'),
	) as JestReport;
	return { version, seconds, passed: numPassedTests, total: numTotalTests, ok: success };
};

const jest = ({ version, report }: { version: EngineVersion; report: string }): Promise<void> =>
	new Promise((resolve, reject) => {
		const files = `/test/(${suite.join('|')})\\.test\\.ts$`;
		spawn(
			process.execPath,
			[
				join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js'),
				files,
				'--json',
				`--outputFile=${report}`,
			],
			// The report goes to a file, and what jest tells people to the other stream.
			{
				cwd: projectRoot,
				env: { ...process.env, ENGINE: version },
				stdio: ['ignore', 'ignore', 'inherit'],
			},
		)
			.once('error', reject)
			.once('exit', () => resolve());
	});

const table = (results: readonly Result[]): string =>
	[
		'',
		'| Apps-Engine | Tests passed | Seconds |',
		'| --- | --- | --- |',
		...results.map(({ version, passed, total, seconds, ok }) => {
			const tests = `${passed} of ${total}${ok ? '' : ' FAILED'}`;
			return `| ${version} | ${tests} | ${seconds.toFixed(0)} |`;
		}),
		'',
	].join('\n');

const chosen = process.argv
	.slice(2)
	.map((text) => (text === 'lowest' ? lowestEngine : parseEngineVersion(text)));
runAll(chosen.length > 0 ? chosen : engineVersions).then(
	(ok) => {
		process.exitCode = ok ? 0 : 1;
	},
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 1;
	},
);
