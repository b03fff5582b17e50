import childProcess, { type SpawnOptions } from 'node:child_process';

/**
 * Gives the processes of apps a small heap. V8 puts off collecting as long as there is room, and takes more and more of it:
 * with a large heap what is garbage and what is kept look alike for tens of thousands of lookups.
 */
export const giveAppsSmallHeap = (megabytes: number): void => {
	const { spawn } = childProcess;

	Object.assign(childProcess, {
		spawn: (command: string, [run = '', ...args]: readonly string[], options: SpawnOptions) =>
			command === 'deno'
				? spawn(command, [run, `--v8-flags=--max-old-space-size=${megabytes}`, ...args], options)
				: spawn(command, [run, ...args], options),
	});
};
