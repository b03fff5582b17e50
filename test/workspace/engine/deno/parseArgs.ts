/** Stands in for `parseArgs` of Deno's `@std/cli`: the engine passes nothing but `--name value` pairs. */
export const parseArgs = (args: readonly string[]): Record<string, string> => {
	const parsed: Record<string, string> = {};
	args.forEach((arg, index) => {
		if (arg.startsWith('--')) {
			parsed[arg.slice(2)] = args[index + 1] ?? '';
		}
	});
	return parsed;
};
