import { readFileSync } from 'node:fs';

import { mean } from 'simple-statistics';

import { addDenoFlags } from '../support/denoFlags';
import { findUser } from '../support/workspace/data';
import type { SessionDocument, WorkspaceUser } from '../workspace/model';
import { populate, realSize } from '../workspace/populate';
import { demo } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

/**
 * `npm run test:soak`: many lookups, windows and logouts, and the memory of the app's process before and after. Ends with 1
 * if it grew. `npm run test:soak -- 5000` makes that many.
 */

const samples = 20;
const atOnce = 20;
/** Until V8 has found the size of heap it likes. */
const warmUp = 0.3;
/**
 * Megabytes; what is no garbage fits in twice. V8 puts off collecting as long as there is room, and takes more and more of
 * it: with a large heap what is garbage and what is kept look alike for tens of thousands of lookups.
 */
const heap = 64;
const allowedGrowth = 0.1;
/** Fewer than real: the app only ever reads pages of them, and each logout makes the workspace sort all of them anew. */
const sessions = 10_000;

const { alice, bob, service } = demo.sessions;

/** Sessions to be ended: each one is there from before its logout until the next one. */
class Logins {
	private made = 0;

	private readonly before: readonly SessionDocument[];

	constructor(
		private readonly running: RunningWorkspace,
		private readonly user: WorkspaceUser,
	) {
		this.before = running.workspace.data.sessions;
	}

	/** @returns the id of a session that is open */
	open(): string {
		this.made += 1;
		const sessionId = `soak-${this.made}`;
		const { data } = this.running.workspace;
		// The newest of those that other lookups of this moment may want to end stay.
		data.sessions = [
			...this.before,
			...data.sessions.slice(this.before.length).slice(-2 * atOnce),
			createSessionDocument({
				_id: sessionId,
				user: this.user,
				sessionId,
				token: sessionId,
				device: { type: 'browser', name: 'Firefox', version: '127.0', os: { name: 'Linux' } },
				ip: '198.51.100.9',
				loginAt: new Date(Date.now() - 86_400_000),
			}),
		];
		return sessionId;
	}
}

/** Every kind of lookup, window and logout, refusals and failures among them. */
const kinds = (running: RunningWorkspace): readonly (() => Promise<unknown>)[] => {
	const logins = new Logins(running, findUser(running, 'bob'));
	return [
		() => running.run({ as: 'alice', text: '/session' }),
		() => running.run({ as: 'alice', text: `/session info ${alice.laptop}` }),
		() => running.run({ as: 'alice', text: `/session info ${bob.desktop}` }),
		() => running.run({ as: 'bob', text: `/session ${bob.phone}` }),
		() => running.run({ as: 'sam', text: `/session admin ${alice.phone}` }),
		() => running.run({ as: 'sam', text: '/session find Chrome page 2' }),
		() => running.run({ as: 'sam', text: '/session list @alice' }),
		() => running.run({ as: 'sam', text: '/session list all' }),
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
		() => running.open({ as: 'alice', text: '/session manage' }),
		() =>
			running.press({
				as: 'alice',
				viewId: 'session-info',
				actionId: 'session-info-refresh',
				value: '{"offset":0}',
			}),
		() => running.run({ as: 'bob', text: `/session logout ${logins.open()}` }),
		() => running.run({ as: 'alice', text: `/session logout ${logins.open()}` }),
		() =>
			running.api({
				as: 'admin',
				path: 'sessions/logout',
				method: 'POST',
				body: { sessionId: logins.open() },
			}),
	];
};

/** Resident memory of a process, in MB. */
const memoryOf = (pid: number): number => {
	const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
};

export type Soaked = {
	/** Megabytes, means of the first and the second half after the warm-up. */
	readonly before: number;
	readonly after: number;
	readonly windows: number;
	readonly logouts: number;
};

/**
 * So many lookups in a large workspace.
 *
 * @throws {Error} if the app's process did not live through it, or no window was opened or no session ended
 */
export const soak = async (
	total: number,
	note: (text: string) => void = () => undefined,
): Promise<Soaked> => {
	addDenoFlags(`--v8-flags=--max-old-space-size=${heap}`);

	const running = await startWorkspace({
		settingPermissions: true,
		configure: { lookups_per_minute: 0, audit_room: 'session-audit', allow_logout: true },
	});
	try {
		const { workspace, engine } = running;
		populate(workspace.data, { users: realSize.users, sessions });
		workspace.events.setMaxListeners(0);
		const pid = engine.appProcessId() ?? 0;
		const work = kinds(running);
		const memory: number[] = [];
		let done = 0;
		let windows = 0;
		let logouts = 0;
		workspace.events.on('window', () => {
			windows += 1;
		});
		workspace.events.on('request', ({ path, status }) => {
			logouts += path === '/api/v1/sessions/logout' && status === 200 ? 1 : 0;
		});

		const workUntil = async (limit: number): Promise<void> => {
			while (done < limit) {
				const lookup = work[done % work.length];
				done += 1;
				await lookup?.();
			}
		};
		for (let sample = 1; sample <= samples; sample++) {
			const limit = Math.round((total * sample) / samples);
			await Promise.all(Array.from({ length: atOnce }, () => workUntil(limit)));
			memory.push(memoryOf(pid));
			// What is kept here is not the app's.
			workspace.messages.length = 0;
			workspace.appLogs.length = 0;
			workspace.data.messages = [];
			note(`${done} lookups: ${memory[sample - 1]?.toFixed(1)} MB`);
		}
		if (engine.appProcessId() !== pid) {
			throw new Error("The app's process had to be started again");
		}
		if (windows === 0 || logouts === 0) {
			throw new Error(`${windows} windows were opened and ${logouts} sessions ended`);
		}

		const warm = memory.slice(Math.round(samples * warmUp));
		const half = Math.floor(warm.length / 2);
		return { before: mean(warm.slice(0, half)), after: mean(warm.slice(half)), windows, logouts };
	} finally {
		await running.stop();
	}
};

const main = async (): Promise<void> => {
	const total = Number(process.argv[2] ?? 20_000);
	const started = performance.now();
	const { before, after, windows, logouts } = await soak(total, console.log);
	const seconds = (performance.now() - started) / 1000;
	const growth = after / before - 1;
	console.log(
		`${total} lookups, ${windows} windows and ${logouts} logouts among them, in ${seconds.toFixed(0)} s; after the warm-up ${before.toFixed(1)} MB, in the end ${after.toFixed(1)} MB: ${(100 * growth).toFixed(1)} %`,
	);
	process.exitCode = growth < allowedGrowth ? 0 : 1;
};
if (require.main === module) {
	main().catch((error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	});
}
