import rocketChat from '@rocket.chat/eslint-config';

export default [
	{ ignores: ['dist/', 'coverage/', 'reports/', 'node_modules/'] },
	...rocketChat,
	{
		languageOptions: {
			parserOptions: {
				projectService: { allowDefaultProject: ['*.mjs', '*.cjs'] },
				tsconfigRootDir: import.meta.dirname,
			},
		},
	},
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
		},
	},
	{
		files: ['src/**/*.ts', 'SessionInfoApp.ts'],
		rules: { 'no-console': 'error' },
	},
	{
		files: ['**/*.test.ts'],
		// Playwright, supertest and table-driven tests assert through helpers of their own.
		rules: { 'testing-library/prefer-screen-queries': 'off' },
	},
];
