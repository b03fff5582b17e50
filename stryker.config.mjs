/**
 * Mutation testing of everything that decides, by the unit tests: `npm run test:mutation`. Left out are the two doors'
 * glue, which needs an engine (test/e2e), the settings' definitions, and the texts.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.cjs',
		config: { testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
	},
	mutate: [
		'src/**/*.ts',
		'!src/api/SessionEndpoint.ts',
		'!src/command/SessionCommand.ts',
		'!src/settings/definitions.ts',
		'!src/texts/??.ts',
		'!src/texts/??-*.ts',
	],
	coverageAnalysis: 'perTest',
	// Nothing of these is copied into the sandbox.
	ignorePatterns: ['coverage', 'dist', 'docs', 'reports', 'test/e2e', 'test/reliability'],
	tempDirName: 'reports/.stryker',
	reporters: ['clear-text', 'html', 'json'],
	clearTextReporter: { allowColor: false, logTests: false },
	htmlReporter: { fileName: 'reports/mutation/index.html' },
	jsonReporter: { fileName: 'reports/mutation/report.json' },
	thresholds: { high: 95, low: 90, break: 90 },
	concurrency: 2,
	timeoutMS: 10_000,
};
