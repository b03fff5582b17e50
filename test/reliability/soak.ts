import { readFileSync } from 'node:fs';

import { giveAppsSmallHeap } from './support/smallHeap';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

/**
 * `npm run test:soak`: many lookups, and the memory of the app's process before and after. Ends with 1 if it grew.
 * `npm run test:soak -- 5000` makes that many.
 */

const total = Number(process.argv[2] ?? 20_000);
const samples = 20;
const atOnce = 20;
/** Until V8 has found the size of heap it likes. */
const warmUp = 0.3;
/** Megabytes; what is no garbage fits in twice. */
const heap = 64;
const allowedGrowth = 0.1;

const { alice, bob, service } = demo.sessions;

/** Every kind of lookup, refusals and failures among them. */
const lookups = (running: RunningWorkspace): readonly (() => Promise<unknown>)[] => [
	() => running.run({ as: 'alice', text: '/session' }),
	() => running.run({ as: 'alice', text: `/session info ${alice.laptop}` }),
	() => running.run({ as: 'alice', text: `/session info ${bob.desktop}` }),
	() => running.run({ as: 'bob', text: `/session ${bob.phone}` }),
	() => running.run({ as: 'sam', text: `/session admin ${alice.phone}` }),
	() => running.run({ as: 'sam', text: '/session find Chrome 2' }),
	() => running.run({ as: 'sam', text: '/session list @alice' }),
	() => running.run({ as: 'alice', text: '/session list @bob' }),
	() => running.run({ as: 'alice', text: '/session frobnicate' }),
	() => running.run({ as: 'admin', text: '/session status' }),
	() => running.api({ as: 'alice', path: 'sessions/list' }),
	() => running.api({ as: 'sam', path: 'sessions/list.all', query: { filter: 'Firefox' } }),
	() =>
		running.api({
			as: 'session.service',
			path: 'sessions/info',
			query: { sessionId: service.browser },
		}),
	() => running.api({ as: 'alice', path: 'sessions/info', query: { sessionId: '?' } }),
];

/** Resident memory of a process, in MB. */
const memoryOf = (pid: number): number => {
	const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];

	return Number(kilobytes) / 1024;
};

const mean = (numbers: readonly number[]): number =>
	numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const soak = async (): Promise<boolean> => {
	giveAppsSmallHeap(heap);

	const running = await startWorkspace({
		configure: { lookups_per_minute: 0, audit_room: 'session-audit' },
	});
	const { workspace, engine } = running;
	const kinds = lookups(running);
	const pid = engine.appProcessId() ?? 0;
	const memory: number[] = [];
	const started = performance.now();
	let done = 0;
	workspace.events.setMaxListeners(0);

	const work = async (limit: number): Promise<void> => {
		while (done < limit) {
			const lookup = kinds[done % kinds.length];
			done += 1;
			await lookup?.();
		}
	};

	for (let sample = 1; sample <= samples; sample++) {
		const limit = Math.round((total * sample) / samples);
		await Promise.all(Array.from({ length: atOnce }, () => work(limit)));
		memory.push(memoryOf(pid));
		// What is kept here is not the app's.
		workspace.messages.length = 0;
		workspace.appLogs.length = 0;
		workspace.data.messages = [];
		console.log(`${done} lookups: ${memory[sample - 1]?.toFixed(1)} MB`);
	}

	const seconds = (performance.now() - started) / 1000;
	const isSame = engine.appProcessId() === pid;
	await running.stop();

	const warm = memory.slice(Math.round(samples * warmUp));
	const half = Math.floor(warm.length / 2);
	const [before, after] = [mean(warm.slice(0, half)), mean(warm.slice(half))];
	const growth = after / before - 1;

	console.log(
		`${done} lookups in ${seconds.toFixed(0)} s; after the warm-up ${before.toFixed(1)} MB, in the end ${after.toFixed(1)} MB: ${(100 * growth).toFixed(1)} %`,
	);

	return isSame && growth < allowedGrowth;
};

void soak().then((passed) => {
	process.exitCode = passed ? 0 : 1;
});
