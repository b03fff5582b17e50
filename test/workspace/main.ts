import chalk from 'chalk';

import { demoSettings, differencesOf } from './differences';
import type { ChatMessage, WindowEvent } from './model';
import { readOptions, usage, type Options } from './options';
import { createPage } from './page/server/createPage';
import { demo } from './seed';
import { hashPassword } from './server/userDocument';
import { type Command, type RunningWorkspace, type StartOptions, startWorkspace } from './start';
import { drawMessage } from './terminal';
import { drawWindow } from './terminalWindow';
import { tour } from './tour';
import { packageApp } from '../../tools/package/packageApp';

const { NO_COLOR: noColor } = process.env;
const color = !noColor && Boolean(chalk.supportsColor);
const style = new chalk.Instance({ level: color ? 2 : 0 });

const terminal = { width: Math.min(process.stdout.columns || 80, 100), color };

const draw = (message: ChatMessage): string => drawMessage(message, terminal);

const drawView = ({ view }: WindowEvent): string => drawWindow(view, terminal);

/** What a command brings about. */
const show = async ({ open }: RunningWorkspace, command: Command): Promise<void> => {
	const { replies, windows } = await open(command);
	console.log([...windows.map(drawView), ...replies.map(draw)].join('\n'));
};

const main = async (): Promise<void> => {
	const options = readOptions(process.argv.slice(2), process.env);
	if (options.help) {
		console.log(usage);
		return;
	}

	const running = await start(options);
	const { commands } = options;
	try {
		if (commands.length > 0) {
			await runCommands(running, commands);
			return;
		}
		showUsers(running);
		if (options.fresh) {
			showSetUp(running);
		} else {
			await takeTour(running);
		}
		if (options.once) {
			return;
		}
		await stayUp(running);
	} finally {
		await running.stop();
	}
	// Ctrl+C reaches the app's process as well; the engine would wait for it to come back.
	process.exit();
};

/** What was typed stands above each reply where there are several. */
const runCommands = async (
	running: RunningWorkspace,
	commands: Options['commands'],
): Promise<void> => {
	for (const command of commands) {
		if (commands.length > 1) {
			console.log(`${style.green(`${command.as}>`)} ${style.bold(command.text)}\n`);
		}
		await show(running, command);
	}
};

/** Who only wants a reply does not care for the port. */
const start = async (options: Options): Promise<RunningWorkspace> => {
	const { port, generation, commands, once, fresh } = options;
	const settings: StartOptions = {
		zip: await packageWithNotice(),
		page: createPage(),
		generation,
		fresh,
		settingPermissions: true,
		configure: demoSettings,
	};
	try {
		return await startWorkspace({ ...settings, port });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
			throw error;
		}
		if (commands.length > 0 || once) {
			return startWorkspace(settings);
		}
		throw new Error(`Port ${port} is in use; choose another one: PORT=3001 npm start`, {
			cause: error,
		});
	}
};

/** Compiling takes a while, but only when the sources have changed. */
const packageWithNotice = async (): Promise<string> => {
	const notice = setTimeout(() => console.error('Packaging the app …\n'), 500);
	try {
		return await packageApp();
	} finally {
		clearTimeout(notice);
	}
};

const showUsers = ({ url, workspace, engine }: RunningWorkspace): void => {
	const { data } = workspace;
	console.log(
		`${style.bold(`Rocket.Chat ${data.generation}`)} (emulated) on ${style.bold(url)}, Apps-Engine ${engine.version}\n`,
	);

	const header = ['user', 'roles', 'X-User-Id', 'X-Auth-Token'];
	const rows = data.users
		.filter(({ type, tokens }) => type !== 'app' && tokens.length > 0)
		.map(({ username, roles, _id, tokens }) => [
			username,
			roles.map((id) => data.roles.find((role) => role._id === id)?.name ?? id).join(', '),
			_id,
			tokens[0]?.token ?? '',
		]);
	const widths = header.map((_, column) =>
		Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
	);
	for (const [index, row] of [header, ...rows].entries()) {
		const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
		console.log(index === 0 ? style.dim(line) : line);
	}
	console.log();
	const differences = differencesOf(engine);
	if (differences.length > 0) {
		console.log(`Unlike after a new installation, ${differences.join(', and ')}.\n`);
	}
};

const takeTour = async (running: RunningWorkspace): Promise<void> => {
	for (const { as, text, shows } of tour) {
		console.log(`${style.green(`${as}>`)} ${style.bold(text)}  ${style.dim(`# ${shows}`)}\n`);
		await show(running, { as, text });
	}
};

/** What docs/admin.md asks for that is different here. */
const showSetUp = ({ url }: RunningWorkspace): void => {
	const { service } = demo.users;
	console.log(`${style.bold('The app is installed and not set up.')} The service account ${service.username} is there, with its roles.

On the page: sign in as Ada Admin and open "App settings", where a button creates the account's personal access token.
Here it is created with this, where a person would use My Account > Personal Access Tokens:

curl -H 'X-User-Id: ${service.id}' -H 'X-Auth-Token: ${service.token}' \\
  -H 'X-2fa-code: ${hashPassword(service.password)}' -H 'X-2fa-method: password' \\
  -H 'Content-Type: application/json' -d '{"tokenName":"session-info","bypassTwoFactor":true}' \\
  ${url}/api/v1/users.generatePersonalAccessToken

Enter in the app's settings on ${url}: service_user_id ${service.id}, and the token as service_auth_token.
`);
};

const stayUp = async ({ url, workspace, engine }: RunningWorkspace): Promise<void> => {
	const { alice } = demo.users;
	const sessionId = demo.sessions.alice.laptop;
	const login = `-H 'X-User-Id: ${alice.id}' -H 'X-Auth-Token: ${alice.token}'`;
	const body = JSON.stringify({
		command: 'session',
		params: `info ${sessionId}`,
		roomId: demo.rooms.general,
	});
	console.log(`${style.bold('Your turn.')} Open ${style.bold(url)} to chat. Or as alice:

curl ${login} '${url}/api/apps/public/${engine.appId}/sessions/info?sessionId=${sessionId}'

curl ${login} -H 'Content-Type: application/json' -d '${body}' ${url}/api/v1/commands.run

Replies to commands and windows are drawn here. Ctrl+C ends.
`);
	workspace.events.on('message', (message) => console.log(draw(message)));
	workspace.events.on('window', (window) => console.log(drawView(window)));
	await new Promise((resolve) => {
		process.once('SIGINT', resolve).once('SIGTERM', resolve);
	});
};
// Piped into `head`, which reads no further.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
	process.exit(code === 'EPIPE' ? 0 : 1);
});
main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
