import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { type Block, commandsOf, readPages, tableOf } from './support/markdown';
import { parseCommand } from '../../src/command/parseCommand';
import { httpStatus, hasHiddenCause } from '../../src/errors/codes';
import { checkIds } from '../../src/requests/Answer';
import { parseCaller } from '../../src/requests/Caller';
import { settings } from '../../src/settings/definitions';
import { en } from '../../src/texts/en';
import { projectRoot } from '../../tools/projectRoot';
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

const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

/** A block that says what was typed as well: `alice> /session list`. */
const isTranscript = ({ info, content }: Block): boolean =>
	info === 'text' && /^[\w.]+> \//.test(content);

/** A block that shows the answer to a command. */
const isAnswer = (block: Block): boolean =>
	/^(json|text)( |$)/.test(block.info) && !isTranscript(block);

/** A block that is a file: `js export.mjs`. A command below it runs it. */
const fileOf = ({ info, content }: Block): { name: string; content: string } | undefined => {
	const [, name] = /^js (\S+)$/.exec(info) ?? [];
	return name === undefined ? undefined : { name, content };
};

type Example = {
	readonly name: string;
	readonly command: string;
	/** What follows it: its answer, and whatever else it brings about. */
	readonly answers: readonly Block[];
};

type Transcript = {
	readonly name: string;
	readonly as: string;
	readonly text: string;
	readonly reply: string;
};

/** One a line, but for scripts. */
const commandsIn = (block: Block): readonly string[] =>
	block.info === 'sh script' ? [block.content] : commandsOf(block);

/** Commands of a block with the answers that stand below it: one each, or all of them below a single command. */
const examplesAt = ({ path, blocks }: (typeof pages)[number], block: Block): readonly Example[] => {
	const below = blocks.slice(blocks.indexOf(block) + 1);
	const end = below.findIndex(({ info }) => info.startsWith('sh'));
	const answers = below.slice(0, end < 0 ? below.length : end).filter(isAnswer);
	const commands = commandsIn(block);
	if (commands.length > 1 && answers.length > 0 && answers.length !== commands.length) {
		throw new Error(`${path}: ${commands.length} commands, ${answers.length} answers`);
	}
	return commands.map((command, position) => ({
		name: command.trim().split('\n')[0] ?? '',
		command,
		answers: commands.length > 1 ? answers.slice(position, position + 1) : answers,
	}));
};

const isRun = ({ info }: Block): boolean => info === 'sh' || info === 'sh script';

const toTranscript = ({ content }: Block): Transcript => {
	const [, as = '', text = '', reply = ''] = /^([\w.]+)> (.*)\n([\s\S]*)/.exec(content) ?? [];
	return { name: `${as}> ${text}`, as, text, reply };
};

/** What a page shows, in its order: what was ended stays ended. */
const stepsOf = (shown: (typeof pages)[number]): readonly (Example | Transcript)[] =>
	shown.blocks.flatMap((block): readonly (Example | Transcript)[] => {
		if (isTranscript(block)) {
			return [toTranscript(block)];
		}
		return isRun(block) ? examplesAt(shown, block) : [];
	});

/** Moments and distances of time differ from run to run; everything else has to be as it is written. */
const withoutTimes = (text: string): string =>
	text
		.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<moment>')
		.replace(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M/g, '<time>')
		.replace(/\b\d+ (minute|hour|day)s? ago/g, '<ago>');

/** The columns of a drawn message, and where its lines break, depend on the length of the time. */
const flow = (text: string): string => withoutTimes(text.replace(/[┃│\s]+/g, ' ').trim());

/** Some spaces in times are wider or narrower than others. */
const stable = (json: unknown): unknown =>
	JSON.parse(withoutTimes(JSON.stringify(json).replace(/[\u00a0\u202f]/g, ' ')));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer with `["…"]` where the page leaves a list out that is not empty. */
const leavingOut = (answer: unknown, shown: unknown): unknown => {
	if (Array.isArray(answer)) {
		const list: readonly unknown[] = answer;
		const shownList: readonly unknown[] = Array.isArray(shown) ? shown : [];
		return list.length > 0 && shownList.length === 1 && shownList[0] === '…'
			? ['…']
			: list.map((each, index) => leavingOut(each, shownList[index]));
	}
	return isObject(answer)
		? Object.fromEntries(
				Object.entries(answer).map(([key, value]) => [
					key,
					leavingOut(value, isObject(shown) ? shown[key] : undefined),
				]),
			)
		: answer;
};

const draw = (messages: readonly ChatMessage[]): string =>
	messages.map((message) => drawMessage(message, { width: 80, color: false })).join('\n');

// Each page has a workspace of its own: some end sessions.
describe.each(pages.filter((each) => stepsOf(each).length > 0))('$path', (shown) => {
	let running: RunningWorkspace;
	let folder: string;
	beforeAll(async () => {
		// As `npm start` has it.
		running = await startWorkspace({ configure: { lookups_per_minute: 60, allow_logout: true } });
		folder = mkdtempSync(join(tmpdir(), 'session-info-docs-'));
		for (const file of shown.blocks.flatMap((block) => fileOf(block) ?? [])) {
			writeFileSync(join(folder, file.name), here(file.content));
		}
	});

	afterAll(async () => {
		rmSync(folder, { recursive: true, force: true });
		await running.stop();
	});

	const here = (text: string): string => text.replaceAll(documentedUrl, running.url);

	const curl = async (command: string): Promise<{ status: number; text: string }> => {
		const { stdout } = await execute('bash', [
			'-c',
			here(command).replace(/^curl /, `curl --silent --show-error --write-out '\\n%{http_code}' `),
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
			const wantedJson: unknown = JSON.parse(answer.content);
			expect(stable(leavingOut(JSON.parse(text), wantedJson))).toEqual(stable(wantedJson));
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

	const runScript = async ({ command, answers }: Example): Promise<void> => {
		const { stdout, stderr } = await execute('bash', ['-c', here(command)], { cwd: folder });
		expect(`${stdout}${stderr}`.trim()).toBe(answers[0]?.content.trim());
	};

	const runNpm = async ({ command, answers }: Example): Promise<void> => {
		const { stdout } = await execute('bash', ['-c', command], {
			cwd: projectRoot,
			// Some port that is free: another workspace may be up.
			env: { ...process.env, PORT: '0', NO_COLOR: '1' },
		});
		for (const { content } of answers) {
			expect(flow(stdout)).toContain(flow(content));
		}
		expect(stdout.match(/Only you can see this message/g)).toHaveLength(1);
		expect(stdout).not.toContain(en.help_unknown_title.split('“')[0]);
	};

	const type = async (transcript: Transcript): Promise<void> => {
		expect(flow(draw(await running.run(transcript)))).toBe(flow(transcript.reply));
	};

	/** How each kind of command is run. */
	const rules: readonly (readonly [RegExp, (example: Example) => Promise<void>])[] = [
		[/^curl /, runCurl],
		[/^npm start -- (--server [\d.]+ )?--as /, runNpm],
		[/^node |\n/, runScript],
	];

	it.each(stepsOf(shown))(
		'$name',
		async (step) => {
			const way = 'as' in step ? undefined : rules.find(([pattern]) => pattern.test(step.command));
			await ('as' in step ? type(step) : way?.[1](step));
			// Else no rule says how to run this command.
			expect('as' in step || way).toBeTruthy();
		},
		180_000,
	);
});

describe('the documentation', () => {
	it.each(pages.map(({ path, blocks }) => ({ path, blocks })))(
		'$path: every block is one that is checked',
		({ path, blocks }) => {
			const examples = blocks.filter(isRun).flatMap((block) => examplesAt(page(path), block));
			const answers = new Set(examples.flatMap((example) => example.answers));
			const isRunAsFile = (block: Block): boolean => {
				const { name } = fileOf(block) ?? {};
				return examples.some(({ command }) => command.trim() === `node ${name}`);
			};
			const unchecked = blocks.filter(
				(block) =>
					!answers.has(block) &&
					!isTranscript(block) &&
					!isRun(block) &&
					!isRunAsFile(block) &&
					// Without a language: a drawing.
					block.info !== '' &&
					!(path === 'README.md' && ['sh start', 'sh test'].includes(block.info)),
			);
			expect(unchecked).toEqual([]);
		},
	);

	it('README.md: has exactly the two commands that the gate runs', () => {
		const marked = page('README.md').blocks.filter(({ info }) => info.startsWith('sh '));

		expect(marked).toEqual([
			{ info: 'sh start', content: 'npm ci && npm start\n' },
			{ info: 'sh test', content: 'npm test\n' },
		]);
		expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'test']));
	});

	it('README.md: lists the commands there are, and all that help knows', () => {
		const codes = (text: string): readonly string[] =>
			[...text.matchAll(/`(\/session[^`]*)`/g)].map(([, code = '']) => code);
		const listed = tableOf(page('README.md'), 'Type').flatMap(([cell = '']) => codes(cell));
		const helped = Object.entries<unknown>(en).flatMap(([key, text]) =>
			key.startsWith('help_') ? codes(String(text)) : [],
		);
		const typed = (command: string): readonly string[] =>
			command
				.replace('<Device ID>', 'QoWc7Lr4kHdTn2ZsP')
				.replace('[page N]', 'page 2')
				.replace('[page]', '2')
				.split(' ')
				.slice(1);
		const caller = parseCaller({ id: 'someone', username: 'someone', roles: [] });
		if (!caller) {
			throw new Error('Nobody types');
		}
		expect(
			listed.filter((command) => 'unknownWord' in parseCommand(typed(command), caller)),
		).toEqual([]);
		expect(helped.filter((command) => !listed.includes(command))).toEqual([]);
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
		expect(
			named.filter((script) => !['ci', 'version'].includes(script) && !(script in scripts)),
		).toEqual([]);
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

const manifest = JSON.parse(readFileSync(join(projectRoot, 'app.json'), 'utf8')) as {
	requiredApiVersion: string;
	permissions: { name: string }[];
};

describe('docs/admin.md', () => {
	const admin = page('docs/admin.md');
	it('explains every check of the status', () => {
		expect(tableOf(admin, 'Check', 'Asks').map(([id]) => unquoted(id))).toEqual([...checkIds]);
	});

	it('names the engine that the app requires', () => {
		const [, required] = /^\^(\d+\.\d+)\./.exec(manifest.requiredApiVersion) ?? [];
		expect(admin.text).toContain(`Apps-Engine ${required} or newer`);
	});
});

describe('docs/settings.md', () => {
	it('lists every setting with its label and default', () => {
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

		expect(
			tableOf(page('docs/settings.md'), 'Setting', 'id').map(([label, id, , initial]) => [
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
});

describe('docs/safety.md', () => {
	it('explains every permission of the app', () => {
		expect(
			tableOf(page('docs/safety.md'), 'Permission', 'For').map(([name]) => unquoted(name)),
		).toEqual(manifest.permissions.map(({ name }) => name));
	});
});

describe('docs/troubleshooting.md', () => {
	const { path, text, blocks } = page('docs/troubleshooting.md');
	const titles = Object.entries<unknown>(en).filter(([key]) =>
		/^(error|cause)_.*_title$/.test(key),
	);

	it.each(['What holders read', 'What everyone reads'])(
		'%s: names replies by their titles',
		(heading) => {
			const section = { path, blocks, text: text.slice(text.indexOf(`## ${heading}`)) };
			const named = tableOf(section, 'Reply').map(([title]) => title);
			expect(named.filter((title) => !titles.some(([, known]) => known === title))).toEqual([]);
		},
	);

	it('explains every cause that is hidden from others', () => {
		const causes = titles.filter(([key]) => key.startsWith('cause_')).map(([, title]) => title);
		expect(causes.filter((title) => !text.includes(`| ${String(title)} |`))).toEqual([]);
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
