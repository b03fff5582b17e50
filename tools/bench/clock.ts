import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { addDenoFlags } from '../../test/support/denoFlags';

/** Milliseconds that a signal has to arrive in. */
const PAUSE = 30;

/** Before the app is started: what runs is the zip as it ships, but on a clock that can be moved. */
export const installClock = (): void => {
	addDenoFlags('--preload', join(__dirname, 'deno', 'clock.ts'));
};

/** Takes the clock of an app's process a minute on. */
export const passMinute = async (processId: number): Promise<void> => {
	process.kill(processId, 'SIGUSR2');
	await sleep(PAUSE);
};

/** As long as it takes to pass a minute: processes that have slept are slower, and all that is compared has to be. */
export const passNothing = async (): Promise<void> => {
	await sleep(PAUSE);
};
