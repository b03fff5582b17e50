import type { App } from '@rocket.chat/apps-engine/definition/App';
import type { IAppAccessors, ILogger } from '@rocket.chat/apps-engine/definition/accessors';
import type { IAppInfo } from '@rocket.chat/apps-engine/definition/metadata';
import { parse } from 'acorn';
import { simple } from 'acorn-walk';

/**
 * What an app may require in every engine. The Node runtime has `os`, `fs` and `uuid` besides and takes `node:` before a
 * name, where older engines have nothing.
 */
const allowed = 'path url crypto buffer stream net http https zlib util punycode querystring'.split(
	' ',
);

export const isAllowed = (module: string): boolean =>
	allowed.includes(module) || module.startsWith('@rocket.chat/apps-engine/definition/');

type AppClass = new (info: IAppInfo, logger: ILogger, accessors: IAppAccessors) => App;

/**
 * Runs the code of an app as the Node runtime of Rocket.Chat 8.8 and later does, whose package is not published: in a
 * function whose parameters are all it has besides the globals of Node, with `globalThis` taken away.
 *
 * @returns the first thing it exports
 */
export const runInNodeRuntime = async (code: string): Promise<AppClass> => {
	const sandboxRequire = (module: string): unknown => {
		if (!isAllowed(module)) {
			throw new Error(`Module ${module} is not allowed`);
		}
		// eslint-disable-next-line import/no-dynamic-require, @typescript-eslint/no-require-imports
		return require(module) as unknown;
	};
	const module: { exports: Record<string, unknown> } = { exports: {} };

	// eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how the runtime does it
	const run = new Function(
		'exports',
		'module',
		'require',
		'console',
		'globalThis',
		`return (async () => {${code}\n})();`,
	) as (...parameters: unknown[]) => Promise<void>;
	await run(module.exports, module, sandboxRequire, console, undefined);
	return Object.values(module.exports)[0] as AppClass;
};

/** Everything that code requires or imports, wherever in it that is; what is no plain text is `dynamic`. */
export const requiredModules = (code: string): string[] => {
	const modules: string[] = [];
	const note = (source: unknown): void => {
		const { value } = (source ?? {}) as { value?: unknown };
		modules.push(typeof value === 'string' ? value : 'dynamic');
	};
	simple(parse(code, { ecmaVersion: 'latest', sourceType: 'script' }), {
		CallExpression: (node) => {
			const { callee, arguments: given } = node as unknown as {
				callee: { name?: string };
				arguments: unknown[];
			};
			if (callee.name === 'require') {
				note(given[0]);
			}
		},
		ImportExpression: (node) => note((node as unknown as { source: unknown }).source),
	});
	return modules;
};
