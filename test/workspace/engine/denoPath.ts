import { delimiter, dirname, join } from 'node:path';

import { projectRoot } from '../../../tools/projectRoot';

/**
 * The engine starts `deno` by that name. Where npm ran no install scripts, the one in `node_modules/.bin` is a Node.js
 * script around the real one, which would survive when the engine kills it: so the folder of the real one goes first.
 */
export const putDenoOnPath = (): void => {
	const folder = dirname(findDeno());
	const { PATH: path = '' } = process.env;
	if (path.split(delimiter)[0] !== folder) {
		Object.assign(process.env, { PATH: `${folder}${delimiter}${path}` });
	}
};

/** Does what the install script of the `deno` package would have done, unless that is done. */
const findDeno = (): string => {
	// eslint-disable-next-line import/no-dynamic-require, @typescript-eslint/no-require-imports
	const { runInstall } = require(join(projectRoot, 'node_modules', 'deno', 'install_api.cjs')) as {
		runInstall: () => string;
	};
	return runInstall();
};
