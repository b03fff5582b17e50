import childProcess, { type SpawnOptions } from 'node:child_process';

/**
 * Gives flags to the Deno of every app that an engine in this process starts from now on.
 *
 * @returns what ends that
 */
export const addDenoFlags = (...flags: readonly string[]): (() => void) => {
	const { spawn } = childProcess;
	Object.assign(childProcess, {
		spawn: (command: string, [run = '', ...args]: readonly string[], options: SpawnOptions) =>
			spawn(command, command === 'deno' ? [run, ...flags, ...args] : [run, ...args], options),
	});
	return () => {
		Object.assign(childProcess, { spawn });
	};
};
