import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
	type Page,
	readPages,
	resolves,
	tableOf,
	tablesOf,
	withoutBlocks,
} from './support/markdown';
import { paths } from '../../src/api/parse';
import { parseCommand } from '../../src/command/parseCommand';
import { endpoints } from '../../src/common/endpoints';
import { httpStatus, hasHiddenCause } from '../../src/errors/codes';
import { parseCaller } from '../../src/requests/Caller';
import { checkIds } from '../../src/requests/StatusCheck';
import {
	MAX_COMMAND_LENGTH,
	MAX_COUNT,
	MAX_ENDED,
	PAGE_SIZE,
	WINDOW_SIZE,
} from '../../src/requests/limits';
import { settings } from '../../src/settings/definitions';
import { en } from '../../src/texts/en';
import { projectRoot } from '../../tools/projectRoot';
import { isAllowed } from '../engines/nodeRuntime';

const pages = readPages();

const page = (path: string): Page => {
	const found = pages.find((one) => one.path === path);
	if (!found) {
		throw new Error(`There is no ${path}`);
	}
	return found;
};

const readJson = <T>(path: string): T =>
	JSON.parse(readFileSync(join(projectRoot, path), 'utf8')) as T;

const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');

const manifest = readJson<{
	version: string;
	requiredApiVersion: string;
	permissions: { name: string }[];
}>('app.json');

const unquoted = (cell = ''): string => cell.replaceAll('`', '');

const firstCells = (table: readonly (readonly string[])[]): readonly string[] =>
	table.map(([cell]) => unquoted(cell));

const english: readonly (readonly [string, unknown])[] = Object.entries<unknown>(en);

it.each(pages)('$path names npm scripts, files and pages that exist', (shown) => {
	const text = withoutBlocks(shown);
	const named = [...text.matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)].map(
		([, script = '']) => script,
	);
	const files = [...text.matchAll(/`((?:src|test|tools|i18n|docs|\.ci|\.github)\/[\w./-]*)`/g)].map(
		([, file = '']) => file,
	);
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, link = '']) => link)
		.filter((link) => !link.startsWith('http'));
	expect(
		named.filter((script) => !['ci', 'version'].includes(script) && !(script in scripts)),
	).toEqual([]);
	expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
	expect(links.filter((link) => !resolves(shown.path, link))).toEqual([]);
});

const ticks = /\btick\b[^.|]*`(?:view|logout)-device-management`/i;

it.each(pages.filter(({ text }) => ticks.test(text)))(
	'$path warns of the role that everybody has where it says to tick a permission',
	({ text }) => {
		expect(text).toMatch(/never (?:tick\b[^.]*)?for `user`/i);
	},
);

it.each(pages)('$path uses the words of the house', (shown) => {
	const odd =
		/\b(?:whoever|nobody knows|is told|are told|another's|licen[c]e|recognise|behaviour|colour|minimisation)\b/i;
	const text = withoutBlocks(shown).replace(/"[^"\n]*"/g, '');
	expect(text.split('\n').filter((line) => odd.test(line))).toEqual([]);
});

it.each(pages.filter(({ text }) => /\bholders?\b/i.test(text)))(
	'$path says who holders are where it speaks of them',
	({ text }) => {
		expect(text).toMatch(/\*holders?\*|Holders have the permission `view-device-management`/i);
	},
);

describe('README.md', () => {
	const codes = (text: string): readonly string[] =>
		[...text.matchAll(/`(\/session[^`]*)`/g)].map(([, code = '']) => code);

	it('README.md lists the commands there are, and all that the help knows', () => {
		const listed = tablesOf(page('README.md'), 'Type').flatMap(([cell = '']) => codes(cell));
		const helped = english.flatMap(([key, text]) =>
			/^help_(?!suggestion)/.test(key) ? codes(String(text)) : [],
		);
		const typed = (command: string): readonly string[] =>
			command
				.replace('<Device ID>', 'QoWc7Lr4kHdTn2ZsP')
				.replace('<text>', 'text')
				.replace('[page N]', 'page 2')
				.replace('[page]', '2')
				.split(' ')
				.slice(1);
		const caller = parseCaller({ id: 'someone', username: 'someone', roles: [] });
		if (!caller) {
			throw new Error('Nobody types');
		}
		const isKnown = (command: string): boolean => {
			const parsed = parseCommand(typed(command), caller);
			return parsed.kind !== 'suggest' && !('unknownWord' in parsed);
		};
		expect(listed.filter((command) => !isKnown(command))).toEqual([]);
		expect(helped.filter((command) => !listed.includes(command))).toEqual([]);
	});
});

describe('docs/admin.md', () => {
	const admin = page('docs/admin.md');

	it('docs/admin.md explains every check of the status', () => {
		expect(firstCells(tableOf(admin, 'Check', 'What it looks at'))).toEqual([...checkIds]);
	});

	it('docs/admin.md names the engine that the app requires', () => {
		const [, required = ''] = /^\^(\d+\.\d+)\./.exec(manifest.requiredApiVersion) ?? [];
		expect(admin.text).toContain(`Apps-Engine ${required} or newer`);
	});
});

describe('docs/settings.md', () => {
	const shown = (value: unknown): string => {
		switch (value) {
			case '':
				return 'empty';
			case true:
				return 'on';
			case false:
				return 'off';
			default:
				return String(value);
		}
	};

	it('docs/settings.md lists every setting with its label and default', () => {
		const rows = tableOf(page('docs/settings.md'), 'Setting', 'id');
		expect(rows.map(([label, id, , initial]) => [label, unquoted(id), unquoted(initial)])).toEqual(
			settings.map(({ id, i18nLabel, packageValue }) => [
				english.find(([key]) => key === i18nLabel)?.[1],
				id,
				shown(packageValue),
			]),
		);
	});
});

it('docs/safety.md explains every permission of the app', () => {
	expect(firstCells(tableOf(page('docs/safety.md'), 'Permission', 'For'))).toEqual(
		manifest.permissions.map(({ name }) => name),
	);
});

describe('docs/limits.md', () => {
	const limits = new Map(
		tableOf(page('docs/limits.md'), 'What', 'Limit').map(([what = '', limit = '']) => [
			what,
			limit,
		]),
	);

	it.each([
		['Length of a command', `${MAX_COMMAND_LENGTH} characters`],
		[
			'Rows per page',
			`${PAGE_SIZE} in a chat list, ${WINDOW_SIZE} in the window, up to ${MAX_COUNT} by the API`,
		],
		['Sessions logged out by one command', `${MAX_ENDED};`],
	])('docs/limits.md states the limit that the code has: %s', (what, limit) => {
		expect(limits.get(what)).toContain(limit);
	});
});

describe('docs/troubleshooting.md', () => {
	const { path, text, blocks } = page('docs/troubleshooting.md');
	const titles = english
		.filter(([key]) => /^(error|cause)_.*_title$/.test(key))
		.map(([key, title]) => [key, String(title)] as const);

	it.each(['Replies that holders get', 'Replies that everyone can get'])(
		'docs/troubleshooting.md names replies by their titles: %s',
		(heading) => {
			const section = { path, blocks, text: text.slice(text.indexOf(`## ${heading}`)) };
			const named = firstCells(tableOf(section, 'Reply'));
			expect(named.filter((title) => !titles.some(([, known]) => known === title))).toEqual([]);
		},
	);

	it('docs/troubleshooting.md explains every cause that is hidden from others', () => {
		const causes = titles.filter(([key]) => key.startsWith('cause_'));
		expect(causes.filter(([, title]) => !text.includes(`| ${title} |`))).toEqual([]);
	});
});

describe('docs/api.md', () => {
	const api = page('docs/api.md');

	it('docs/api.md lists every path with its method and its parameters', () => {
		const rows = tableOf(api, '', 'Path').map(([method = '', path = '', names = '']) => [
			/`(.*?)`/.exec(path)?.[1],
			method.toLowerCase(),
			[...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort(),
		]);
		expect(rows.sort()).toEqual(
			Object.entries(paths)
				.map(([path, { method, names }]) => [path, method, [...names].sort()])
				.sort(),
		);
	});

	it('docs/api.md lists every failure with its status, and whose causes are hidden', () => {
		const rows = tableOf(api, 'Status', '`errorType`');
		const codes = Object.keys(httpStatus) as (keyof typeof httpStatus)[];
		expect(rows.map(([status, code]) => [unquoted(code), Number(status)]).sort()).toEqual(
			codes.map((code) => [hasHiddenCause(code) ? `${code} ●` : code, httpStatus[code]]).sort(),
		);
	});
});

describe('CHANGELOG.md', () => {
	const versions = [...page('CHANGELOG.md').text.matchAll(/^## \[(.*?)\](.*)$/gm)].map(
		([, version = '', date = '']) => ({ version, date }),
	);

	it('CHANGELOG.md dates every version, newest first, as Keep a Changelog has it', () => {
		const released = versions.filter(({ version }) => version !== 'Unreleased');
		const dates = released.map(({ date }) => date);
		expect(dates.filter((date) => !/^ - \d{4}-\d\d-\d\d$/.test(date))).toEqual([]);
		expect([...dates].sort().reverse()).toEqual(dates);
	});

	it('CHANGELOG.md has a section for the version of app.json', () => {
		expect(versions.map(({ version }) => version)).toContain(manifest.version);
	});
});

describe('CONTRIBUTING.md', () => {
	const contributing = page('CONTRIBUTING.md');

	it('CONTRIBUTING.md explains every npm script', () => {
		const explained = tableOf(contributing, 'Command', 'Does').map(
			([command]) =>
				unquoted(command)
					.replace(/^npm (?:run )?/, '')
					.split(' ')[0],
		);
		expect(explained.sort()).toEqual(Object.keys(scripts).sort());
	});

	it('CONTRIBUTING.md allows modules of Node that every engine has', () => {
		const [, names = ''] = /these of Node: `([^`]*)`/.exec(contributing.text) ?? [];
		const modules = names.split(/\s+/);
		expect(modules.length).toBeGreaterThan(5);
		expect(modules.filter((name) => !isAllowed(name))).toEqual([]);
	});
});

describe('docs/maintainers/architecture.md', () => {
	const architecture = page('docs/maintainers/architecture.md');

	it('docs/maintainers/architecture.md lists the folders of src in the order in which lint lets them import', () => {
		const lint = readFileSync(join(projectRoot, 'eslint.config.mjs'), 'utf8');
		const [, list = ''] = /const folders = \[([^\]]*)\]/.exec(lint) ?? [];
		const folders = [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
		expect([...folders].sort()).toEqual(readdirSync(join(projectRoot, 'src')).sort());
		expect(firstCells(tableOf(architecture, 'Folder'))).toEqual(folders);
	});

	it('docs/maintainers/architecture.md names every endpoint that the app requests', () => {
		const named = tableOf(architecture, 'Endpoint', 'Relied on').flatMap(([cell = '']) =>
			[...cell.matchAll(/`([\w./]+)`/g)].map(([, name = '']) => name),
		);
		expect([...new Set(named)].sort()).toEqual(Object.keys(endpoints).sort());
	});

	it('docs/maintainers/architecture.md names things of the code that exist', () => {
		const code = readdirSync(join(projectRoot, 'src'), { recursive: true })
			.map(String)
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(join(projectRoot, 'src', file), 'utf8'))
			.join('\n');
		const rules = tablesOf(architecture, 'Rule', 'Where')
			.concat(tablesOf(architecture, '', 'Refusal', 'Where'))
			.concat(tablesOf(architecture, 'What', 'Where', 'Until'));
		const named = rules.flatMap((row) =>
			[
				...row
					.slice(1)
					.join(' ')
					.matchAll(/`([A-Za-z][\w.]*)`/g),
			].flatMap(([, name = '']) => (name.endsWith('.ts') ? [] : name.split('.'))),
		);
		expect(named.length).toBeGreaterThan(20);
		expect(named.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
	});
});
