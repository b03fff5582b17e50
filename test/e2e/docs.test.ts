import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { type Block, commandsOf, readPages, tableOf } from './support/markdown';
import { httpStatus, hasHiddenCause } from '../../src/errors/codes';
import { checkIds } from '../../src/lookups/status';
import { settings } from '../../src/settings/definitions';
import { en } from '../../src/texts/en';
import { projectRoot } from '../build/paths';
import type { ChatMessage } from '../workspace/model';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';
import { drawMessage } from '../workspace/terminal';

const execute = promisify(execFile);

const pages = readPages();
const page = (path: string): (typeof pages)[number] => {
	const found = pages.find((one) => one.path === path);

	if (!found) {
		throw new Error(`There is no ${path}`);
	}

	return found;
};

/** Where the documentation says that the workspace is. */
const documentedUrl = 'http://localhost:3000';

const { scripts, version } = JSON.parse(
	readFileSync(join(projectRoot, 'package.json'), 'utf8'),
) as { scripts: Record<string, string>; version: string };

/** A block that says what was typed as well: `alice> /session list`. */
const isTranscript = ({ info, content }: Block): boolean =>
	info === 'text' && /^[\w.]+> \//.test(content);

/** A block that shows the answer to a command. */
const isAnswer = (block: Block): boolean =>
	/^(json|text)( |$)/.test(block.info) && !isTranscript(block);

type Example = {
	readonly name: string;
	readonly command: string;
	/** What follows it: its answer, and whatever else it brings about. */
	readonly answers: readonly Block[];
};

/** Commands of `sh` blocks with the answers that stand below them: one each, or all of them below a single command. */
const examplesOf = ({ path, blocks }: (typeof pages)[number]): readonly Example[] =>
	blocks.flatMap((block, index) => {
		if (block.info !== 'sh') {
			return [];
		}

		const below = blocks.slice(index + 1);
		const end = below.findIndex(({ info }) => info.startsWith('sh'));
		const answers = below.slice(0, end < 0 ? below.length : end).filter(isAnswer);
		const commands = commandsOf(block);

		if (commands.length > 1 && answers.length > 0 && answers.length !== commands.length) {
			throw new Error(`${path}: ${commands.length} commands, ${answers.length} answers`);
		}

		return commands.map((command, position) => ({
			name: `${path}: ${command}`,
			command,
			answers: commands.length > 1 ? answers.slice(position, position + 1) : answers,
		}));
	});

/** Moments and distances of time differ from run to run; everything else has to be as it is written. */
const withoutTimes = (text: string): string =>
	text
		.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<moment>')
		.replace(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M/g, '<time>')
		.replace(/\b\d+ (minute|hour|day)s? ago/g, '<ago>');

/** The columns of a drawn message, and where its lines break, depend on the length of the time. */
const flow = (text: string): string => withoutTimes(text.replace(/[┃│\s]+/g, ' ').trim());

const stable = (json: unknown): unknown => JSON.parse(withoutTimes(JSON.stringify(json)));

const draw = (messages: readonly ChatMessage[]): string =>
	messages.map((message) => drawMessage(message, { width: 80, color: false })).join('\n');

describe('the documentation', () => {
	let running: RunningWorkspace;

	beforeAll(async () => {
		// As `npm start` has it.
		running = await startWorkspace({ configure: { lookups_per_minute: 60 } });
	});

	afterAll(() => running.stop());

	const curl = async (command: string): Promise<{ status: number; text: string }> => {
		const { stdout } = await execute('bash', [
			'-c',
			command
				.replaceAll(documentedUrl, running.url)
				.replace(/^curl /, `curl --silent --show-error --write-out '\\n%{http_code}' `),
		]);
		const end = stdout.lastIndexOf('\n');

		return {
			status: Number(stdout.slice(end)),
			text: stdout.slice(0, end).replaceAll(running.url, documentedUrl),
		};
	};

	const logged = async (from: number, entry: unknown): Promise<void> => {
		const entries = (): unknown[] =>
			running.workspace.appLogs.slice(from).flatMap(({ args }) => args);

		// The engine stores the log of a call after its answer.
		for (let rounds = 0; rounds < 50 && entries().length === 0; rounds++) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}

		expect(entries().map(stable)).toContainEqual(stable(entry));
	};

	const runCurl = async ({ command, answers }: Example): Promise<void> => {
		const { workspace } = running;
		const before = { messages: workspace.messages.length, logs: workspace.appLogs.length };
		const [answer, ...effects] = answers;
		const { status, text } = await curl(command);

		if (!answer) {
			throw new Error('No answer is shown below it');
		}

		const [language, wanted = '200'] = answer.info.split(' ');
		expect({ status, text }).toMatchObject({ status: Number(wanted) });

		if (language === 'json') {
			expect(stable(JSON.parse(text))).toEqual(stable(JSON.parse(answer.content)));
		} else {
			expect(text.trim()).toBe(answer.content.trim());
		}

		for (const { info, content } of effects) {
			if (info === 'json log') {
				await logged(before.logs, JSON.parse(content));
			} else {
				expect(flow(draw(workspace.messages.slice(before.messages)))).toBe(flow(content));
			}
		}
	};

	const runNpm = async ({ command, answers }: Example): Promise<string> => {
		const { stdout } = await execute('bash', ['-c', command], {
			cwd: projectRoot,
			// Some port that is free: another workspace may be up.
			env: { ...process.env, PORT: '0', NO_COLOR: '1' },
		});
		const [answer] = answers;

		if (answer) {
			expect(flow(stdout)).toContain(flow(answer.content));
		}

		return stdout;
	};

	/** How each kind of command is run. */
	const rules: readonly (readonly [RegExp, (example: Example) => Promise<void>])[] = [
		[/^curl /, runCurl],
		[
			/^npm start -- (--server [\d.]+ )?--as /,
			async (example) => {
				const output = await runNpm(example);

				expect(output.match(/Only you can see this message/g)).toHaveLength(1);
				expect(output).not.toContain('is not understood');
			},
		],
		[
			/^npm run package$/,
			async (example) => {
				expect(await runNpm(example)).toContain(`session-info_${version}.zip`);
			},
		],
	];

	describe('runs', () => {
		it.each(pages.flatMap(examplesOf))(
			'$name',
			async (example) => {
				const [run] = rules.flatMap(([pattern, way]) =>
					pattern.test(example.command) ? [way] : [],
				);

				// Else no rule says how to run this command.
				expect(run).toBeDefined();
				await run?.(example);
			},
			180_000,
		);

		it.each(
			pages.flatMap(({ path, blocks }) =>
				blocks.filter(isTranscript).map(({ content }) => {
					const [, as = '', text = '', reply = ''] =
						/^([\w.]+)> (.*)\n([\s\S]*)/.exec(content) ?? [];

					return { name: `${path}: ${as}> ${text}`, as, text, reply };
				}),
			),
		)('$name', async ({ as, text, reply }) => {
			expect(flow(draw(await running.run({ as, text })))).toBe(flow(reply));
		});
	});

	it.each(pages.map(({ path, blocks }) => ({ path, blocks })))(
		'$path: every block is one that is checked',
		({ path, blocks }) => {
			const answers = new Set(examplesOf(page(path)).flatMap((example) => example.answers));
			const unchecked = blocks.filter(
				(block) =>
					!answers.has(block) &&
					!isTranscript(block) &&
					// Without a language: a drawing.
					!['sh', ''].includes(block.info) &&
					!(path === 'README.md' && ['sh start', 'sh test'].includes(block.info)),
			);

			expect(unchecked).toEqual([]);
		},
	);

	it('README.md: has exactly the two commands that the gate runs', () => {
		const marked = page('README.md').blocks.filter(({ info }) => info.startsWith('sh '));

		expect(marked).toEqual([
			{ info: 'sh start', content: 'npm ci && npm start\n' },
			{ info: 'sh test', content: 'npm ci && npm test\n' },
		]);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
	});

	it.each(pages)('$path: names npm scripts, files and pages that exist', ({ path, text }) => {
		const outsideBlocks = text.replace(/^```[\s\S]*?^```$/gm, '');
		const named = [...outsideBlocks.matchAll(/`npm (?:run )?([\w:-]+)[^`]*`/g)].map(
			([, script = '']) => script,
		);
		const files = [...outsideBlocks.matchAll(/`((?:src|test|i18n|docs|\.ci)\/[\w./-]*)`/g)].map(
			([, file = '']) => file,
		);
		const links = [...outsideBlocks.matchAll(/\]\(([^)\s]+)\)/g)]
			.map(([, link = '']) => link)
			.filter((link) => !link.startsWith('http'));
		const exists = (file: string): boolean => existsSync(join(projectRoot, file));

		expect(named.filter((script) => script !== 'ci' && !(script in scripts))).toEqual([]);
		expect(files.filter((file) => !exists(file))).toEqual([]);
		expect(links.filter((link) => !resolves(path, link))).toEqual([]);
	});
});

/** Whether a link leads to a file, and to a heading in it. */
const resolves = (from: string, link: string): boolean => {
	const [file = '', anchor] = link.split('#');
	const target = file === '' ? from : join(dirname(from), file);

	if (!existsSync(join(projectRoot, target))) {
		return false;
	}

	// As GitHub makes anchors of headings.
	const anchors = [...readFileSync(join(projectRoot, target), 'utf8').matchAll(/^#+ (.*)$/gm)].map(
		([, heading = '']) =>
			heading
				.toLowerCase()
				.replace(/[^\w\s-]/g, '')
				.replace(/ /g, '-'),
	);

	return anchor === undefined || anchors.includes(anchor);
};

const unquoted = (cell: string | undefined): string => cell?.replaceAll('`', '') ?? '';

describe('docs/admin.md', () => {
	const admin = page('docs/admin.md');
	const manifest = JSON.parse(readFileSync(join(projectRoot, 'app.json'), 'utf8')) as {
		requiredApiVersion: string;
		permissions: { name: string }[];
	};

	it('lists every setting with its label and default', () => {
		const shown = (value: unknown): string => {
			switch (value) {
				case '':
					return 'empty';
				case true:
					return 'on';
				default:
					return String(value);
			}
		};

		expect(
			tableOf(admin, 'Setting', 'id').map(([label, id, , initial]) => [
				label,
				unquoted(id),
				unquoted(initial),
			]),
		).toEqual(
			settings.map(({ id, i18nLabel, packageValue }) => [
				Object.entries(en).find(([key]) => key === i18nLabel)?.[1],
				id,
				shown(packageValue),
			]),
		);
	});

	it('explains every check of the status', () => {
		expect(tableOf(admin, 'Check', 'Asks').map(([id]) => unquoted(id))).toEqual([...checkIds]);
	});

	it('explains every permission of the app', () => {
		expect(tableOf(admin, 'Permission', 'For').map(([name]) => unquoted(name))).toEqual(
			manifest.permissions.map(({ name }) => name),
		);
	});

	it('names replies by their titles', () => {
		const titles = Object.values<unknown>(en);

		expect(
			tableOf(admin, 'Reply', 'Cause and remedy').filter(([title]) => !titles.includes(title)),
		).toEqual([]);
	});

	it('names the engine that the app requires', () => {
		const [, required] = /^\^(\d+\.\d+)\./.exec(manifest.requiredApiVersion) ?? [];

		expect(admin.text).toContain(`Apps-Engine ${required} or newer`);
	});
});

describe('docs/api.md', () => {
	it('lists every failure with its status, and whose causes are hidden', () => {
		const rows = tableOf(page('docs/api.md'), 'Status', '`errorType`');

		expect(rows.map(([status, code]) => [unquoted(code), Number(status)]).sort()).toEqual(
			Object.entries(httpStatus)
				.map(([code, status]) => [
					hasHiddenCause(code as keyof typeof httpStatus) ? `${code} ●` : code,
					status,
				])
				.sort(),
		);
	});
});
