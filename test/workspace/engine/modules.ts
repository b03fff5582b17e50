import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the workspace needs of an Apps-Engine package. It is loaded from a folder and not imported, so that a test can
 * run the same zip in another version.
 */
export type EngineModules = Pick<
	typeof import('@rocket.chat/apps-engine/server/AppManager'),
	'AppManager'
> &
	Pick<typeof import('@rocket.chat/apps-engine/server/logging'), 'AppConsole'> &
	Pick<typeof import('@rocket.chat/apps-engine/definition/slashcommands'), 'SlashCommandContext'> &
	// Absent before 1.44: such an engine runs apps in the process of the server.
	Partial<
		Pick<
			typeof import('@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime'),
			'DenoRuntimeSubprocessController'
		>
	> & {
		readonly packageRoot: string;
		readonly version: string;
		readonly bridges: typeof import('@rocket.chat/apps-engine/server/bridges');
		readonly storage: typeof import('@rocket.chat/apps-engine/server/storage');
	};

export const loadEngine = (packageRoot: string): EngineModules => {
	// eslint-disable-next-line import/no-dynamic-require, @typescript-eslint/no-require-imports
	const load = (path: string): object => require(join(packageRoot, path)) as object;
	const denoRuntime = 'server/runtime/deno/AppsEngineDenoRuntime';
	return {
		packageRoot,
		...load('package.json'),
		...load('server/AppManager'),
		...load('server/logging'),
		...load('definition/slashcommands'),
		...(existsSync(join(packageRoot, `${denoRuntime}.js`)) && load(denoRuntime)),
		bridges: load('server/bridges'),
		storage: { ...load('server/storage'), ...load('server/storage/AppSourceStorage') },
	} as EngineModules;
};
