import { fork } from 'node:child_process';

import { type BirpcReturn, createBirpc } from 'birpc';

type End = {
	send?(message: unknown): unknown;
	on(event: 'message', receive: (message: unknown) => void): unknown;
};

/** What birpc needs of one end of the channel between two processes. Parts of a run take minutes, so nothing times out. */
const channel = (end: End) => ({
	post: (message: unknown) => end.send?.(message),
	on: (receive: (message: unknown) => void) => {
		end.on('message', receive);
	},
	timeout: -1,
});

/** Offers methods to the parent process, and ends with it. */
export const serve = (methods: object): void => {
	createBirpc(methods, channel(process));
	process.once('disconnect', () => process.exit());
};

/** Starts a process. @returns the methods that it `serve`s */
export const startChild = <Methods extends object>(
	script: string,
): BirpcReturn<Methods, object> => {
	// Errors arrive as errors.
	const child = fork(script, { serialization: 'advanced' });
	const methods = createBirpc<Methods, object>({}, channel(child));
	child.once('exit', (code) => methods.$close(new Error(`${script} ended (${code})`)));
	return methods;
};
