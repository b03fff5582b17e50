/**
 * `npm run test:mutation`: mutation testing of the app, folder by folder, and a table. What one folder does has to be
 * noticed by the tests of that folder, which takes less than half the time that all tests take. `npm run test:mutation --
 * render texts` takes these folders. Ends with 1 if less than 97 % are noticed in all.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Counts, scoreOf, stryker } from './stryker';
import { projectRoot } from '../projectRoot';
import { table } from '../table';

const areas: readonly string[] = readdirSync(join(projectRoot, 'src'), { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

const LEAST = 0.97;

type Result = Counts & { readonly area: string };

const run = (area: string): Result => ({
	area,
	...stryker({ files: `src/${area}/*.ts`, tests: area, report: area }),
});

const row = (result: Result): readonly string[] => [
	result.area,
	String(result.noticed + result.survived),
	String(result.survived),
	`${(100 * scoreOf(result)).toFixed(1)} %`,
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
	process.exitCode = scoreOf(all) >= LEAST ? 0 : 1;
};
main();
