import { parseArgs } from 'node:util';

import { generationNames } from './server/generations';

export type Options = {
	/** End after the tour. */
	readonly once: boolean;
	/** The app as it is installed, and the service account without a personal access token. */
	readonly fresh: boolean;
	/** Run this one command instead of the tour. */
	readonly command?: { readonly as: string; readonly text: string };
	readonly generation?: string;
	readonly port: number;
	readonly help: boolean;
};

export const usage = `Starts a Rocket.Chat workspace for trying out Session Info.

  npm start                                 take the tour, then stay up
  npm start -- --once                       end after the tour
  npm start -- --as alice "/session list"   run one command and print the reply
  npm start -- --fresh                      stay up with the app installed, but not set up
  npm start -- --server 8.4                 answer like this server: ${generationNames.join(', ')}

The workspace is on http://localhost:3000; the environment variable PORT changes the port.
`;

/** @throws {Error} with a sentence for the person who typed it */
export const readOptions = (
	args: readonly string[],
	environment: { readonly PORT?: string | undefined },
): Options => {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			once: { type: 'boolean', default: false },
			fresh: { type: 'boolean', default: false },
			as: { type: 'string' },
			server: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const command = readCommand({ as: values.as, positionals });
	return {
		once: values.once,
		fresh: values.fresh,
		help: values.help,
		port: readPort(environment.PORT),
		...(command && { command }),
		...(values.server !== undefined && { generation: values.server }),
	};
};

const readCommand = ({
	as,
	positionals,
}: {
	as: string | undefined;
	positionals: readonly string[];
}): Options['command'] => {
	// Unquoted words arrive one by one.
	const text = positionals.join(' ').trim();
	if (as === undefined) {
		if (text) {
			throw new Error(`Who is typing "${text}"? Add --as and a username`);
		}
		return undefined;
	}
	if (!text) {
		throw new Error(`What does ${as} type? Add a command: --as ${as} "/session list"`);
	}
	if (!text.startsWith('/')) {
		throw new Error(`A command starts with a slash: "/session list", not "${text}"`);
	}
	return { as, text };
};

const readPort = (port = '3000'): number => {
	const number = Number(port);
	if (!/^\d+$/.test(port) || number > 65_535) {
		throw new Error(`PORT has to be a number up to 65535, not "${port}"`);
	}
	return number;
};
