/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Several versions of one package (`test/workspace/engine/install.ts`), and what an interrupted Stryker left behind.
	modulePathIgnorePatterns: ['<rootDir>/dist/engines/', '<rootDir>/reports/'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
	},
	// Published as ES modules only, which jest on Node 20 cannot `require`.
	transformIgnorePatterns: [
		'/node_modules/(?!@rocket\\.chat/message-parser/|@sparticuz/chromium/)',
	],
	setupFilesAfterEnv: [
		'<rootDir>/test/support/watch/watchSecrets.ts',
		'<rootDir>/test/support/watch/watchOpenApi.ts',
	],
	testTimeout: 60_000,
	testSequencer: '<rootDir>/test/support/slowFoldersFirst.cjs',
	// By itself jest leaves one core to others.
	maxWorkers: '100%',
};
