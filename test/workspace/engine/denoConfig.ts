import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { EngineModules } from './modules';
import { projectRoot } from '../../build/paths';

export type DenoHome = {
	/** The engine links its runtime into it: Deno 2 runs no script inside `node_modules`. */
	readonly folder: string;
	readonly configPath: string;
};

/**
 * Lays out a folder from which Deno runs the engine's runtime with npm packages alone. The runtime's own configuration
 * takes three helpers from the jsr registry, and maps the engine to TypeScript sources that its package does not have.
 *
 * The folder is below `dist`, because the engine derives from its place what Deno may read: everything two levels up.
 */
export const prepareDeno = async ({ engine }: { engine: EngineModules }): Promise<DenoHome> => {
	const folder = join(projectRoot, 'dist', `engine-${engine.version}`);
	const configPath = join(folder, 'deno.json');

	await mkdir(folder, { recursive: true });
	await link({ from: join(projectRoot, 'node_modules'), to: join(folder, 'node_modules') });
	await writeIfChanged({
		path: configPath,
		content: JSON.stringify(denoConfig(engine), null, '\t'),
	});
	return { folder, configPath };
};

const denoConfig = ({ packageRoot }: EngineModules): object => {
	const file = (...path: string[]): string => pathToFileURL(join(...path)).href;

	return {
		imports: {
			'@std/io': file(__dirname, 'deno', 'writeAll.ts'),
			'@std/streams': file(__dirname, 'deno', 'toArrayBuffer.ts'),
			'@std/cli/parse-args': file(__dirname, 'deno', 'parseArgs.ts'),
			'@msgpack/msgpack': 'npm:@msgpack/msgpack@3.0.0-beta2',
			'@rocket.chat/ui-kit': 'npm:@rocket.chat/ui-kit@^0.31.22',
			'acorn': 'npm:acorn@8.10.0',
			'acorn-walk': 'npm:acorn-walk@8.2.0',
			'astring': 'npm:astring@1.8.6',
			'jsonrpc-lite': 'npm:jsonrpc-lite@2.2.0',
			'stack-trace': 'npm:stack-trace@0.0.10',
			'uuid': 'npm:uuid@8.3.2',
			// The runtime turns `apps-engine/src/` into `apps-engine/` when it requires something.
			'@rocket.chat/apps-engine/': `${file(packageRoot, 'src')}/`,
			// Its only import of a value by a path that ends in `.ts`.
			'@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.ts': file(
				packageRoot,
				'definition',
				'exceptions',
				'AppsEngineException.js',
			),
		},
		nodeModulesDir: 'manual',
		unstable: ['detect-cjs'],
		lock: false,
	};
};

const link = async ({ from, to }: { from: string; to: string }): Promise<void> => {
	try {
		await symlink(from, to, 'dir');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			throw error;
		}
	}
};

/** Test files run in parallel: nobody may read half a file, and Deno's cache depends on the time of change. */
const writeIfChanged = async ({
	path,
	content,
}: {
	path: string;
	content: string;
}): Promise<void> => {
	if ((await readFile(path, 'utf8').catch(() => '')) === content) {
		return;
	}
	const part = `${path}.${process.pid}`;
	await writeFile(part, content);
	await rename(part, path);
};
