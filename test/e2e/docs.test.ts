import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { type Block, commandsOf, type Page, readPages } from './support/markdown';
import { en } from '../../src/texts/en';
import { projectRoot } from '../../tools/projectRoot';
import { isRecord } from '../support/workspace/doors';
import { demoSettings } from '../workspace/differences';
import type { ChatMessage } from '../workspace/model';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';
import { drawMessage } from '../workspace/terminal';

const execute = promisify(execFile);

const pages = readPages();

/** Where the documentation says that the workspace is. */
const documentedUrl = 'http://localhost:3000';

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
const examplesAt = ({ path, blocks }: Page, block: Block): readonly Example[] => {
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
const stepsOf = (shown: Page): readonly (Example | Transcript)[] =>
	shown.blocks.flatMap((block): readonly (Example | Transcript)[] => {
		if (isTranscript(block)) {
			return [toTranscript(block)];
		}
		return isRun(block) ? examplesAt(shown, block) : [];
	});

/** Moments, distances of time and versions differ from run to run; everything else has to be as it is written. */
const withoutTimes = (text: string): string =>
	text
		.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<moment>')
		.replace(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}, \d{1,2}:\d\d [AP]M/g, '<time>')
		.replace(/\b\d+ (minute|hour|day)s? ago/g, '<ago>')
		.replace(/\bSession Info \d+\.\d+\.\d+/g, 'Session Info <version>');

/** The columns of a drawn message, and where its lines break, depend on the length of the time. */
const flow = (text: string): string => withoutTimes(text.replace(/[┃│\s]+/g, ' ').trim());

/** Some spaces in times are wider or narrower than others. */
const stable = (json: unknown): unknown =>
	JSON.parse(withoutTimes(JSON.stringify(json).replace(/[\u00a0\u202f]/g, ' ')));

/** The answer with `["…"]` where the page leaves a list out that is not empty. */
const leavingOut = (answer: unknown, shown: unknown): unknown => {
	if (Array.isArray(answer)) {
		const list: readonly unknown[] = answer;
		const shownList: readonly unknown[] = Array.isArray(shown) ? shown : [];
		return list.length > 0 && shownList.length === 1 && shownList[0] === '…'
			? ['…']
			: list.map((each, index) => leavingOut(each, shownList[index]));
	}
	return isRecord(answer)
		? Object.fromEntries(
				Object.entries(answer).map(([key, value]) => [
					key,
					leavingOut(value, isRecord(shown) ? shown[key] : undefined),
				]),
			)
		: answer;
};

const draw = (messages: readonly ChatMessage[]): string =>
	messages.map((message) => drawMessage(message, { width: 80, color: false })).join('\n');

let running: RunningWorkspace;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'session-info-docs-'));
	// As `npm start` has it.
	running = await startWorkspace({ configure: demoSettings });
	const files = pages.flatMap(({ blocks }) => blocks.flatMap((block) => fileOf(block) ?? []));
	files.forEach(({ name, content }) => writeFileSync(join(folder, name), here(content)));
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
	while (entries().length === 0) {
		await once(running.workspace.events, 'appLog');
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
	const typed = command.match(/"\/session[^"]*"/g) ?? [];
	expect(stdout.match(/Only you can see this message/g)).toHaveLength(typed.length);
	expect(stdout).not.toContain(en.help_unknown_title.split('“')[0]);
};

const runTranscript = async (transcript: Transcript): Promise<void> => {
	expect(flow(draw(await running.run(transcript)))).toBe(flow(transcript.reply));
};

/** How each kind of command is run. */
const rules: readonly (readonly [RegExp, (example: Example) => Promise<void>])[] = [
	[/^curl /, runCurl],
	[/^npm start -- (--server [\d.]+ )?--as /, runNpm],
	[/^node |\n/, runScript],
];

const runExample = async (example: Example): Promise<void> => {
	const [, run] = rules.find(([pattern]) => pattern.test(example.command)) ?? [];
	if (!run) {
		throw new Error('No rule says how to run this command');
	}
	await run(example);
};

describe.each(pages.filter((each) => stepsOf(each).length > 0))('$path as it is run', (shown) => {
	// Some pages end sessions.
	beforeAll(() => running.startOver());
	it.each(stepsOf(shown))(
		`${shown.path} shows what is answered to $name`,
		async (step) => {
			expect.hasAssertions();
			await ('as' in step ? runTranscript(step) : runExample(step));
		},
		180_000,
	);
});

const examples = pages.flatMap((shown) =>
	shown.blocks.filter(isRun).flatMap((block) => examplesAt(shown, block)),
);

const answered = examples.flatMap(({ answers }) => answers);

/** Whether it stands below a command, of this page or of another one. */
const isAnswered = ({ info, content }: Block): boolean =>
	answered.some((answer) => answer.info === info && answer.content === content);

const isRunAsFile = (block: Block): boolean => {
	const file = fileOf(block);
	return examples.some(({ command }) => file && command.trim().startsWith(`node ${file.name}`));
};

it.each(pages)(
	'every block of $path is a command, its answer, a file that is run, or a drawing',
	({ path, blocks }) => {
		const unchecked = blocks.filter(
			(block) =>
				!isAnswered(block) &&
				!isTranscript(block) &&
				!isRun(block) &&
				!isRunAsFile(block) &&
				// Without a language: a drawing.
				block.info !== '' &&
				!(path === 'README.md' && ['sh start', 'sh test'].includes(block.info)) &&
				// A copy of the repository is there already.
				!block.content.startsWith('git clone '),
		);
		expect(unchecked).toEqual([]);
	},
);

it('README.md marks the two commands that the gate runs', () => {
	const readme = pages.find(({ path }) => path === 'README.md');
	expect(readme?.blocks.filter(({ info }) => info.startsWith('sh '))).toEqual([
		{ info: 'sh start', content: 'npm ci && npm start\n' },
		{ info: 'sh test', content: 'npm test\n' },
	]);
});
