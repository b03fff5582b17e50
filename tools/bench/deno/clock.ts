/**
 * Runs in the app's Deno before the engine's runtime and the app do. Each SIGUSR2 takes the clock a minute on, and what the
 * app keeps for a minute grows old, without anybody having to wait for it.
 */
declare const Deno: { addSignalListener(signal: string, listener: () => void): void };

const now = Date.now.bind(Date);
let ahead = 0;
Date.now = () => now() + ahead;
Deno.addSignalListener('SIGUSR2', () => {
	ahead += 60_000;
});
