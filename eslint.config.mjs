import { readdirSync } from 'node:fs';

import rocketChat from '@rocket.chat/eslint-config';

/** The folders of `src/`: each imports only itself and those before it (docs/maintainers/architecture.md has the picture). */
const folders = [
	'common',
	'texts',
	'settings',
	'sessions',
	'errors',
	'workspace',
	'requests',
	'audit',
	'lookups',
	'logout',
	'status',
	'render',
	'service',
	'window',
	'api',
	'command',
];

const found = readdirSync(new URL('src', import.meta.url));
if (found.sort().join() !== folders.toSorted().join()) {
	throw new Error(
		`src/ has ${found.join(', ')}; its folders and their order are ${folders.join(', ')}`,
	);
}

const zones = folders.map((folder, index) => ({
	target: `./src/${folder}`,
	// What stands above and beside `src/` is no business of any of them.
	from: [
		...folders.slice(index + 1).map((later) => `./src/${later}`),
		'./SessionInfoApp.ts',
		'./test',
		'./tools',
	],
	message: `src/${folder} comes before it; see docs/maintainers/architecture.md.`,
}));

/** What a blank line never stands before: within functions it only sets declarations apart. */
const statements = [
	'break',
	'do',
	'expression',
	'for',
	'if',
	'return',
	'switch',
	'throw',
	'try',
	'while',
];

const blankLines = [
	{ blankLine: 'never', prev: '*', next: statements },
	{ blankLine: 'always', prev: 'import', next: statements },
];

/** What a bare `true` means, only the function called knows; a name in an object says it. */
const positionalBooleans = [
	'CallExpression > Literal.arguments[raw=/^(true|false)$/]',
	':function[params.length>1] > Identifier.params[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"]',
].map((selector) => ({ selector, message: 'Give a boolean a name: pass it in an object.' }));

export default [
	{ ignores: ['dist/', 'coverage/', 'reports/', 'node_modules/'] },
	...rocketChat,
	{
		languageOptions: {
			parserOptions: {
				projectService: { allowDefaultProject: ['*.mjs', '*.cjs', 'test/support/*.cjs'] },
				tsconfigRootDir: import.meta.dirname,
			},
		},
	},
	{
		// Preact is no React that its plugin could find.
		settings: { react: { version: '18.3' } },
		rules: {
			'padding-line-between-statements': ['error', ...blankLines],
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
		rules: {
			'no-console': 'error',
			// The type check of the lowest engine (ES2020) misses it: the types of Node 16 declare it, Node 14 lacks it.
			'no-restricted-properties': ['error', { property: 'at' }],
			'import/no-restricted-paths': ['error', { zones }],
			'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
			'max-params': ['error', 3],
			'@typescript-eslint/explicit-module-boundary-types': 'error',
			'no-restricted-syntax': ['error', ...positionalBooleans],
		},
	},
	{
		files: ['**/*.test.ts'],
		rules: {
			'padding-line-between-statements': [
				'error',
				...blankLines,
				// Test cases, and what goes before and after them.
				{ blankLine: 'always', prev: 'multiline-expression', next: 'multiline-expression' },
				{ blankLine: 'any', prev: ['const', 'function'], next: 'multiline-expression' },
			],
			// Playwright, supertest and table-driven tests assert through helpers of their own.
			'testing-library/prefer-screen-queries': 'off',
		},
	},
];
