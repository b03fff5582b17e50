/** One engine with one app: Session Info, or the minimal one. */
import { serve } from './child';
import { type Lookup, type LookupName, lookups } from './lookups';
import { type Batch, measure, type Size } from './measure';
import { press } from './press';
import { type Message, Wire } from './wire';
import { MovableClock } from '../../test/support/movableClock';
import { findButton } from '../../test/support/windows';
import { type Engine, startEngine } from '../../test/workspace/engine/startEngine';
import type { ChatMessage, Room, WorkspaceUser } from '../../test/workspace/model';
import { demo, seed } from '../../test/workspace/seed';

const wire = new Wire();
wire.install();

/** What the app keeps for a minute grows old without a wait. */
const clock = new MovableClock();
process.once('exit', () => clock.remove());

const passMinute = (): void => clock.move(60_000);

/**
 * What the bridges need, keeping nothing: a list of all messages ever sent would be most of what is measured. Hosts find
 * users and rooms in an index, so the many users of a large workspace are at the workspace alone.
 */
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

const generalRoom = (): Room => {
	const room = data.rooms.find(({ _id }) => _id === demo.rooms.general);
	if (!room) {
		throw new Error('There is no room');
	}
	return room;
};

const credentials = ({ _id, tokens: [first] }: WorkspaceUser): Record<string, string> => ({
	'x-user-id': _id,
	'x-auth-token': first?.token ?? '',
});

const runCommand = async (username: string, words: readonly string[]): Promise<void> =>
	running().host.runCommand({
		command: 'session',
		params: [...words],
		user: userNamed(username),
		room: generalRoom(),
		// As clients do, whether or not a window is to be opened.
		triggerId: 'trigger',
	});

const callApi = async (
	username: string,
	request: { method: 'get' | 'post'; path: string; query?: object; body?: object },
): Promise<unknown> => {
	const { host, appId } = running();
	const user = userNamed(username);
	return host.callApi({
		appId,
		user,
		headers: credentials(user),
		body: undefined,
		...request,
		query: { ...request.query },
	});
};

/** What does a lookup, once whatever has to be there is there. */
const prepare = async (name: LookupName): Promise<() => Promise<unknown>> => {
	const lookup: Lookup = lookups[name];
	if ('words' in lookup) {
		return async () => runCommand(lookup.as, lookup.words);
	}
	if ('path' in lookup) {
		const { path, query } = lookup;
		return async () => callApi(lookup.as, { method: 'get', path, query });
	}
	await runCommand(lookup.as, lookups['/session manage'].words);
	const { view } = wire;
	const button = findButton(view, lookup.press);
	const { appId } = running();
	const user = userNamed(lookup.as);
	return async () => press({ appId, user, room: generalRoom(), view, button });
};

const save = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
	for (const [id, value] of Object.entries(settings)) {
		await running().updateSetting({ id, value });
	}
};

const methods = {
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

	save,

	/** What the caller gets to see: to be sure that an answer is measured and not a refusal. */
	show: async (name: LookupName): Promise<unknown> => {
		const call = await prepare(name);
		replies.length = 0;
		wire.view = undefined;
		const response = await call();
		return { response, replies, view: wire.view };
	},

	run: async (name: LookupName, size: Size): Promise<Batch> => measure(await prepare(name), size),

	/** @returns messages between engine and app for one lookup */
	countMessages: async (name: LookupName, count: number): Promise<number> => {
		const call = await prepare(name);
		const before = wire.count;
		await measure(call, { count, inFlight: 1 });
		return (wire.count - before) / count;
	},

	passMinute,

	/** Ends all sessions of a user by the app's API, as an administrator. @returns its response */
	logOutAll: async (username: string): Promise<unknown> =>
		callApi('admin', { method: 'post', path: 'sessions/logout.all', body: { username } }),

	/** One lookup after the other, with every message of each. */
	trace: async (
		name: LookupName,
		count: number,
	): Promise<{ start: number; end: number; messages: Message[] }[]> => {
		const call = await prepare(name);
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
};

export type AppMethods = typeof methods;
serve(methods);
