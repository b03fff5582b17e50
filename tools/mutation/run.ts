/**
 * `npm run test:mutation`: mutation testing of the app, folder by folder, and a table. What one folder does has to be
 * noticed by the tests of that folder, which takes less than half the time that all tests take. `npm run test:mutation --
 * render texts` takes these folders. Ends with 1 if less than 96 % are noticed in all.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { stryker } from './stryker';
import { projectRoot } from '../projectRoot';
import { table } from '../table';

const areas: readonly string[] = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

const LEAST = 0.96;

/** The parts of a report in the mutation testing report schema that count. */
type Report = {
	readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
};

type Result = { readonly area: string; readonly noticed: number; readonly survived: number };

const run = (area: string): Result => {
	const report = join(projectRoot, 'reports', 'mutation', `${area}.json`);
	rmSync(report, { force: true });
	stryker({
		MUTATE: `src/${area}/*.ts`,
		TESTS: `${area}/*`,
		REPORT: area,
	});

	const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
	const mutants = Object.values(files).flatMap((file) => file.mutants);
	const count = (...statuses: readonly string[]): number =>
		mutants.filter(({ status }) => statuses.includes(status)).length;
	return { area, noticed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') };
};

const score = ({ noticed, survived }: Result): number => noticed / (noticed + survived);

const row = (result: Result): readonly string[] => [
	result.area,
	String(result.noticed + result.survived),
	String(result.survived),
	`${(100 * score(result)).toFixed(1)} %`,
];

const main = (): void => {
	const chosen = process.argv.slice(2);
	const unknown = chosen.find((area) => !areas.includes(area));
	if (unknown !== undefined) {
		throw new Error(`There is no ${unknown}, but ${areas.join(', ')}`);
	}

	const started = performance.now();
	const results = (chosen.length > 0 ? chosen : areas).map(run);
	const sum = (key: 'noticed' | 'survived'): number =>
		results.reduce((total, result) => total + result[key], 0);
	const all = { area: 'all', noticed: sum('noticed'), survived: sum('survived') };
	console.log(`\n${table(['Folder', 'Mutants', 'Survived', 'Score'], [...results, all].map(row))}`);
	console.log(`\nIn ${((performance.now() - started) / 60_000).toFixed(0)} minutes.`);
	process.exitCode = score(all) >= LEAST ? 0 : 1;
};
main();
