import { access, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import writeFileAtomic from 'write-file-atomic';

import type { EngineModules } from './modules';
import { projectRoot } from '../../../tools/projectRoot';

export type DenoHome = {
	/** For the engine's temporary files; the newest links its runtime into it. */
	readonly folder: string;
	readonly configPath: string;
};

/** What the engines' runtimes import from npm, in the versions they name. */
export const denoPackages = {
	'@msgpack/msgpack': '3.0.0-beta2',
	'@rocket.chat/ui-kit': '0.31.25',
	'acorn': '8.10.0',
	'acorn-walk': '8.2.0',
	'astring': '1.8.6',
	'jsonrpc-lite': '2.2.0',
	'stack-trace': '0.0.10',
	'uuid': '8.3.2',
};

const nodeModules = join(projectRoot, 'node_modules');

/**
 * Makes Deno run the engine's runtime with npm packages alone. The runtime's own configuration takes helpers from the jsr
 * registry or by URL, and maps the engine to TypeScript sources that its package does not have.
 */
export const prepareDeno = async (engine: EngineModules): Promise<DenoHome> => {
	putDenoOnPath();
	const home = engine.packageRoot.startsWith(nodeModules)
		? await layOut(engine)
		: await replaceConfig(engine);
	const config = JSON.stringify(denoConfig(engine), null, '\t');
	// Test files run in parallel: nobody may read half a file, and Deno's cache depends on the time of change.
	if ((await readFile(home.configPath, 'utf8').catch(() => '')) !== config) {
		await writeFileAtomic(home.configPath, config);
	}
	return home;
};

/**
 * The engine starts `deno` by that name. Where npm ran no install scripts, the one in `node_modules/.bin` is a Node.js
 * script around the real one, which would survive when the engine kills it: so the folder of the real one goes first.
 */
const putDenoOnPath = (): void => {
	// What the install script of the package would have done, unless that is done.
	// eslint-disable-next-line import/no-dynamic-require, @typescript-eslint/no-require-imports
	const { runInstall } = require(join(nodeModules, 'deno', 'install_api.cjs')) as {
		runInstall: () => string;
	};
	const folder = dirname(runInstall());
	const { PATH: path = '' } = process.env;
	if (path.split(delimiter)[0] !== folder) {
		Object.assign(process.env, { PATH: `${folder}${delimiter}${path}` });
	}
};

/**
 * Deno 2 runs no script inside `node_modules`: the newest engine links its runtime into a folder, and takes the path of a
 * configuration from us. The folder is below `dist`, because the engine derives from its place what Deno may read:
 * everything two levels up.
 */
const layOut = async ({ version }: EngineModules): Promise<DenoHome> => {
	const folder = join(projectRoot, 'dist', `engine-${version}`);
	await mkdir(folder, { recursive: true });
	const link = join(folder, 'node_modules');
	// Another test file may have made it in this moment.
	await symlink(nodeModules, link, 'dir').catch(async () => access(link));
	return { folder, configPath: join(folder, 'deno.json') };
};

/** Older engines start the runtime where it is, so they are installed elsewhere, and Deno takes the file beside it. */
const replaceConfig = async ({ packageRoot }: EngineModules): Promise<DenoHome> => {
	const folder = join(packageRoot, 'deno-runtime');
	await rm(join(folder, 'deno.lock'), { force: true });
	return { folder, configPath: join(folder, 'deno.jsonc') };
};

const denoConfig = ({ packageRoot }: EngineModules): object => {
	const file = (...path: string[]): string => pathToFileURL(join(...path)).href;
	const std = file(__dirname, 'deno', 'std.ts');
	const exception = 'definition/exceptions/AppsEngineException';
	return {
		imports: {
			'@std/io': std,
			'https://deno.land/std@0.216.0/io/write_all.ts': std,
			'@std/streams': std,
			'@std/cli/parse-args': std,
			...Object.fromEntries(
				Object.entries(denoPackages).map(([name, version]) => [name, `npm:${name}@${version}`]),
			),
			// The runtime turns `apps-engine/src/` into `apps-engine/` when it requires something.
			'@rocket.chat/apps-engine/': `${file(packageRoot, 'src')}/`,
			// Its only import of a value by a path that ends in `.ts`.
			[`@rocket.chat/apps-engine/${exception}.ts`]: file(packageRoot, `${exception}.js`),
		},
		nodeModulesDir: 'manual',
		unstable: ['detect-cjs'],
		lock: false,
	};
};
