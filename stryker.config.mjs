import { readFileSync } from 'node:fs';

/**
 * Mutation testing of everything that decides, by the unit tests. `npm run test:mutation` runs it folder by folder
 * (tools/mutation/run.ts); `MUTATE=src/common/json.ts,src/render/*.ts npx stryker run` takes these files and all unit tests, and
 * `TESTS=render` before it the tests of that folder alone. Left out are the two doors' glue, which needs an engine
 * (test/e2e), the settings' definitions, and the texts (leftOut.json).
 */
const { MUTATE: files = 'src/**/*.ts', REPORT: name = 'report' } = process.env;

const leftOut = JSON.parse(
	readFileSync(new URL('tools/mutation/leftOut.json', import.meta.url), 'utf8'),
);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.cjs',
		// Which tests a mutant needs, Stryker knows from the first run.
		enableFindRelatedTests: false,
		config: {
			testMatch: ['<rootDir>/tools/mutation/unitTests.ts'],
			setupFilesAfterEnv: [],
			// A mutant that never answers is not worth a minute.
			testTimeout: 10_000,
		},
	},
	mutate: [...files.split(','), ...leftOut.map((file) => `!${file}`)],
	coverageAnalysis: 'perTest',
	// A mutant of what is made when a module loads (tables, regular expressions) would have to run every test.
	ignoreStatic: true,
	// Nothing of these is copied into the sandbox.
	ignorePatterns: ['coverage', 'dist', 'reports', 'test/e2e', 'test/reliability', 'test/page'],
	tempDirName: 'reports/.stryker',
	reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: `reports/mutation/${name}.html` },
	jsonReporter: { fileName: `reports/mutation/${name}.json` },
	// What runs it decides (tools/mutation).
	thresholds: { high: 97, low: 90, break: null },
	concurrency: 2,
	// A mutant that runs out of time counts as noticed: a busy computer must not be the reason.
	timeoutMS: 20_000,
};
