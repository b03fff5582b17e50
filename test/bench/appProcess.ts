/** One engine with one app: this one (a), or the minimal one (b). */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { lookups, type Lookup, type LookupName } from './lookups';
import { type Batch, measure } from './measure';
import { serve } from './rpc';
import { type Message, Wire } from './wire';
import { giveAppsSmallHeap } from '../reliability/support/smallHeap';
import { type Engine, startEngine } from '../workspace/engine/startEngine';
import type { ChatMessage, WorkspaceUser } from '../workspace/model';
import { demo, seed } from '../workspace/seed';

const run = promisify(execFile);
const wire = new Wire();
wire.install();

/** What the bridges need, keeping nothing: a list of all messages ever sent would be the memory that is measured. */
const data = seed(new Date());
const replies: ChatMessage[] = [];
const workspace = {
	data,
	now: Date.now,
	addMessage: (message: ChatMessage) => {
		replies[0] = message;
		return { _id: 'message', ...message };
	},
	addAppLog: () => undefined,
};

let engine: Engine | undefined;

const running = (): Engine => {
	if (!engine) {
		throw new Error('No engine is running');
	}

	return engine;
};

const userNamed = (username: string): WorkspaceUser => {
	const user = data.users.find((one) => one.username === username);

	if (!user) {
		throw new Error(`There is no ${username}`);
	}

	return user;
};

const room = data.rooms.find(({ _id }) => _id === demo.rooms.general);

const ask = (name: LookupName): (() => Promise<unknown>) => {
	const { host, appId } = running();
	const lookup: Lookup = lookups[name];
	const user = userNamed(lookup.as);

	if (!room) {
		throw new Error('There is no room');
	}

	return 'words' in lookup
		? async () => host.runCommand({ command: 'session', params: [...lookup.words], user, room })
		: async () =>
				host.callApi({
					appId,
					path: lookup.path,
					method: 'get',
					headers: { 'x-user-id': user._id, 'x-auth-token': user.tokens[0]?.token ?? '' },
					query: { sessionId: lookup.sessionId },
					body: undefined,
					user,
				});
};

const methods = {
	/** Of this and every later app. */
	limitHeap: giveAppsSmallHeap,

	/** Installs and enables the app. @returns how long that took, in milliseconds */
	start: async (zip: string): Promise<number> => {
		engine = await startEngine({ workspace, zip });

		return engine.installMs;
	},

	stop: async (): Promise<void> => {
		await engine?.stop();
		engine = undefined;
		data.users = seed(new Date()).users;
	},

	configure: async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
		for (const [id, value] of Object.entries(settings)) {
			await running().updateSetting({ id, value });
		}
	},

	/** What the caller gets to see: to be sure that an answer is measured and not a refusal. */
	show: async (name: LookupName): Promise<unknown> => {
		replies.length = 0;
		const response = await ask(name)();

		return response ?? replies[0]?.attachments;
	},

	run: async (name: LookupName, size: { count: number; inFlight: number }): Promise<Batch> =>
		measure(ask(name), size),

	/** @returns messages between engine and app for one lookup */
	countMessages: async (name: LookupName, count: number): Promise<number> => {
		const before = wire.count;
		await measure(ask(name), { count, inFlight: 1 });

		return (wire.count - before) / count;
	},

	/** One lookup after the other, with every message of each. */
	trace: async (
		name: LookupName,
		count: number,
	): Promise<{ start: number; end: number; messages: Message[] }[]> => {
		const call = ask(name);
		const traces = [];

		for (let left = count; left > 0; left -= 1) {
			wire.trace = [];
			const start = performance.now();
			await call();
			traces.push({ start, end: performance.now(), messages: wire.trace });
		}

		wire.trace = undefined;
		return traces;
	},

	/** Kilobytes that the app's process occupies. */
	memory: async (): Promise<number> => {
		const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(running().appProcessId())]);

		return Number(stdout);
	},
};

export type AppMethods = typeof methods;

serve(methods);
