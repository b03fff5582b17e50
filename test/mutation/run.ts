/**
 * `npm run test:mutation`: mutation testing of the app, folder by folder, and a table. What one folder does has to be
 * noticed by the tests of that folder, which takes less than half the time that all tests take. `npm run test:mutation --
 * render texts` takes these folders. Ends with 1 if less than nine tenths are noticed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { projectRoot } from '../build/paths';

/** What is changed, and whose tests have to notice, below `test/unit/`. */
const areas: Readonly<Record<string, { readonly mutate: string; readonly tests: string }>> = {
	api: { mutate: 'src/api/*.ts', tests: 'api/*' },
	// What a look is, and where it is told, the tests of the lookups say.
	audit: { mutate: 'src/audit/*.ts', tests: '{audit,render,lookups}/*' },
	command: { mutate: 'src/command/*.ts', tests: 'command/*' },
	errors: { mutate: 'src/errors/*.ts', tests: 'errors/*' },
	json: { mutate: 'src/*.ts', tests: 'json' },
	lookups: { mutate: 'src/lookups/*.ts', tests: 'lookups/*' },
	render: { mutate: 'src/render/*.ts', tests: 'render/*' },
	sessions: { mutate: 'src/sessions/*.ts', tests: 'sessions/*' },
	settings: { mutate: 'src/settings/*.ts', tests: 'settings/*' },
	texts: { mutate: 'src/texts/*.ts', tests: 'texts/*' },
	workspace: { mutate: 'src/workspace/*.ts', tests: 'workspace/*' },
};

const LEAST = 0.9;

/** The parts of a report in the mutation testing report schema that count. */
type Report = {
	readonly files: Readonly<Record<string, { readonly mutants: readonly { status: string }[] }>>;
};

type Result = { readonly area: string; readonly noticed: number; readonly survived: number };

const run = (area: string): Result => {
	const { mutate, tests } = areas[area] ?? {};

	if (mutate === undefined || tests === undefined) {
		throw new Error(`No folder ${area}: there are ${Object.keys(areas).join(', ')}`);
	}

	const report = join(projectRoot, 'reports', 'mutation', `${area}.json`);
	rmSync(report, { force: true });
	spawnSync('npx', ['stryker', 'run'], {
		cwd: projectRoot,
		stdio: 'inherit',
		env: { ...process.env, MUTATE: mutate, TESTS: tests, REPORT: area },
	});

	const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
	const mutants = Object.values(files).flatMap((file) => file.mutants);
	const count = (...statuses: readonly string[]): number =>
		mutants.filter(({ status }) => statuses.includes(status)).length;

	return { area, noticed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage') };
};

const score = ({ noticed, survived }: Omit<Result, 'area'>): number =>
	noticed / (noticed + survived);

const row = ({ area, ...counts }: Result): string =>
	`| ${area} | ${counts.noticed + counts.survived} | ${counts.survived} | ${(100 * score(counts)).toFixed(1)} % |`;

const main = (): void => {
	const chosen = process.argv.slice(2);
	const started = performance.now();
	const results = (chosen.length > 0 ? chosen : Object.keys(areas)).map(run);
	const sum = (key: 'noticed' | 'survived'): number =>
		results.reduce((total, result) => total + result[key], 0);
	const all = { area: 'all', noticed: sum('noticed'), survived: sum('survived') };

	console.log(
		['', '| Folder | Mutants | Survived | Score |', '| --- | --- | --- | --- |']
			.concat([...results, all].map(row))
			.join('\n'),
	);
	console.log(`\nIn ${((performance.now() - started) / 60_000).toFixed(0)} minutes.`);
	process.exitCode = score(all) < LEAST ? 1 : 0;
};

main();
