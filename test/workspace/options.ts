import { parseArgs } from 'node:util';

import { generationNames } from './server/generations';

export type Options = {
	/** End after the tour. */
	readonly once: boolean;
	/** The app as it is installed, and the service account without a personal access token. */
	readonly fresh: boolean;
	/** Run these commands of one user, one after the other, instead of the tour; none: take the tour. */
	readonly commands: readonly { readonly as: string; readonly text: string }[];
	readonly generation?: string;
	readonly port: number;
	readonly help: boolean;
};

export const usage = `Starts a Rocket.Chat workspace for trying out Session Info.

  npm start                                 take the tour, then stay up
  npm start -- --once                       end after the tour
  npm start -- --as alice "/session list"   run a command and print the reply
  npm start -- --as alice "/session logout iP3vBz9sLmWk6RtXc" "/session"
                                            run several, one after the other
  npm start -- --fresh                      stay up with the app installed, but not set up
  npm start -- --server 8.4                 answer like this server: ${generationNames.join(', ')}

Each call starts a fresh workspace: what one call logs out is back in the next. Commands of one call share a workspace.
Unlike a new installation, the workspace lets people log out sessions and make 60 requests a minute instead of 10;
with --fresh it is as installed.

The workspace is on http://localhost:3000; the environment variable PORT changes the port.
`;

const options = {
	once: { type: 'boolean', default: false },
	fresh: { type: 'boolean', default: false },
	as: { type: 'string' },
	server: { type: 'string' },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws {Error} with a sentence for the person who typed it */
export const readOptions = (
	args: readonly string[],
	environment: { readonly PORT?: string | undefined },
): Options => {
	checkOptions(args);
	const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
	return {
		once: values.once,
		fresh: values.fresh,
		help: values.help,
		port: readPort(environment.PORT),
		commands: readCommands(values.as, positionals),
		...(values.server !== undefined && { generation: values.server }),
	};
};

const isKnown = (name: string): name is keyof typeof options => Object.hasOwn(options, name);

/** In words of our own: Node's advise to put what is no option behind another "--". */
const checkOptions = (args: readonly string[]): void => {
	const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
	for (const token of tokens) {
		if (token.kind !== 'option') {
			continue;
		}
		const { name, rawName, value, inlineValue } = token;
		const seeHelp = 'npm start -- --help shows what there is';
		if (!isKnown(name)) {
			throw new Error(`There is no option ${rawName}; ${seeHelp}`);
		}
		const takesValue = options[name].type === 'string';
		if (!takesValue && value !== undefined) {
			throw new Error(`${rawName} takes no value; ${seeHelp}`);
		}
		if (takesValue && (!value || (!inlineValue && value.startsWith('-')))) {
			throw new Error(`${rawName} needs a value; ${seeHelp}`);
		}
	}
};

/** Quoted commands arrive one by one, and so do the words of one without quotes: a slash begins the next. */
const splitCommands = (positionals: readonly string[]): readonly string[] => {
	const commands: string[][] = [];
	for (const words of positionals.map((one) => one.trim()).filter((one) => one !== '')) {
		const last = commands.at(-1);
		if (last && !words.startsWith('/')) {
			last.push(words);
		} else {
			commands.push([words]);
		}
	}
	return commands.map((words) => words.join(' '));
};

const readCommands = (
	as: string | undefined,
	positionals: readonly string[],
): Options['commands'] => {
	const texts = splitCommands(positionals);
	const [first] = texts;
	if (as === undefined) {
		if (first !== undefined) {
			throw new Error(`Who is typing "${first}"? Add --as and a username`);
		}
		return [];
	}
	if (first === undefined) {
		throw new Error(`What does ${as} type? Add a command: --as ${as} "/session list"`);
	}
	if (!first.startsWith('/')) {
		throw new Error(`A command starts with a slash: "/session list", not "${first}"`);
	}
	// As people write usernames; all of the demo's are in lower case.
	const username = as.replace(/^@/, '').toLowerCase();
	return texts.map((text) => ({ as: username, text }));
};

const readPort = (port = '3000'): number => {
	const number = Number(port);
	if (!/^\d+$/.test(port) || number > 65_535) {
		throw new Error(`PORT has to be a number up to 65535, not "${port}"`);
	}
	return number;
};
