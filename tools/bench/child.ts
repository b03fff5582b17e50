import { fork } from 'node:child_process';
import { once } from 'node:events';

import { type BirpcReturn, createBirpc } from 'birpc';

/** Parts of a run take minutes. */
const NEVER = -1;

/** Offers methods to the parent process. */
export const serve = (methods: object): void => {
	createBirpc(methods, {
		post: (message) => process.send?.(message),
		on: (receive) => {
			process.on('message', receive);
		},
		timeout: NEVER,
	});
	process.once('disconnect', () => process.exit());
};

export type Child<Methods extends object> = {
	/** What the process `serve`s. */
	readonly call: BirpcReturn<Methods, object>;
	end(): Promise<void>;
};

/** Starts a process that `serve`s methods. */
export const startChild = <Methods extends object>(script: string): Child<Methods> => {
	// Errors arrive as errors.
	const child = fork(script, { serialization: 'advanced' });
	const exited = once(child, 'exit');
	const call = createBirpc<Methods, object>(
		{},
		{
			post: (message) => child.send(message),
			on: (receive) => {
				child.on('message', receive);
			},
			timeout: NEVER,
		},
	);
	child.once('exit', (code) => call.$close(new Error(`${script} ended (${code})`)));
	return {
		call,
		end: async () => {
			if (child.connected) {
				child.disconnect();
			}
			await exited;
		},
	};
};
