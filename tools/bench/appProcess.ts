/** One engine with one app: Session Info, or the minimal one. */
import { serve } from './child';
import { type Lookup, type LookupName, lookups } from './lookups';
import { type Batch, measure, type Size } from './measure';
import { countMessages, messageCount } from './messages';
import { MovableClock } from '../../test/support/movableClock';
import { findButton, idOf } from '../../test/support/windows';
import { type Engine, startEngine } from '../../test/workspace/engine/startEngine';
import type { ChatMessage, WindowEvent, WorkspaceUser } from '../../test/workspace/model';
import { demo, seed } from '../../test/workspace/seed';

countMessages();

const clock = new MovableClock();
process.once('exit', () => clock.remove());

/** The last reply, and the last window. */
let shown: { readonly reply?: ChatMessage; readonly view?: WindowEvent['view'] } = {};

/**
 * What the bridges need, keeping nothing: a list of all messages ever sent would be most of what is measured. Hosts find
 * users and rooms in an index, so the many users of a large workspace are at the workspace alone.
 */
const data = seed(new Date());
const workspace = {
	data,
	addMessage: (message: ChatMessage) => {
		shown = { ...shown, reply: message };
		return { _id: 'message', ...message };
	},
	addAppLog: () => undefined,
	sendWindow: ({ view }: WindowEvent) => {
		shown = { ...shown, view };
	},
};

let engine: Engine | undefined;

const running = (): Engine => {
	if (!engine) {
		throw new Error('No engine is running');
	}
	return engine;
};

const found = <Thing>(things: readonly Thing[], matches: (thing: Thing) => boolean): Thing => {
	const thing = things.find(matches);
	if (!thing) {
		throw new Error('The demo data lacks a user or a room');
	}
	return thing;
};

const room = found(data.rooms, ({ _id }) => _id === demo.rooms.general);

const runCommand = async (user: WorkspaceUser, words: readonly string[]): Promise<void> =>
	running().host.runCommand({
		command: 'session',
		params: [...words],
		user,
		room,
		// As clients do, whether or not a window is to be opened.
		triggerId: 'trigger',
	});

/** What does a lookup, once whatever has to be there is there. */
const prepare = async (name: LookupName): Promise<() => Promise<unknown>> => {
	const lookup: Lookup = lookups[name];
	const { host, appId } = running();
	const user = found(data.users, ({ username }) => username === lookup.as);
	if ('words' in lookup) {
		return async () => runCommand(user, lookup.words);
	}
	if ('query' in lookup) {
		const { query } = lookup;
		const headers = { 'x-user-id': user._id, 'x-auth-token': user.tokens[0]?.token ?? '' };
		const request = { appId, path: 'sessions/info', method: 'get', headers, body: undefined };
		return async () => host.callApi({ ...request, user, query: { ...query } });
	}
	await runCommand(user, lookups['/session manage'].words);
	const { blockId, actionId, value } = findButton(shown.view, lookup.press);
	const container = { type: 'view', id: idOf(shown.view) };
	const press = { type: 'blockAction', appId, actionId, user, room, container } as const;
	return async () => host.interact({ ...press, payload: { blockId, value }, triggerId: 'trigger' });
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

	save: async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
		for (const [id, value] of Object.entries(settings)) {
			await running().updateSetting({ id, value });
		}
	},

	/** What the caller gets to see: to be sure that an answer is measured and not a refusal. */
	show: async (name: LookupName): Promise<string> => {
		const call = await prepare(name);
		shown = {};
		const response = await call();
		return JSON.stringify([response, shown]);
	},

	run: async (name: LookupName, size: Size): Promise<Batch> => measure(await prepare(name), size),

	/** @returns messages between engine and app for one lookup */
	countMessages: async (name: LookupName, count: number): Promise<number> => {
		const call = await prepare(name);
		const before = messageCount();
		await measure(call, { count });
		return (messageCount() - before) / count;
	},

	/** What the app keeps for a minute grows old without a wait. */
	passMinute: (): void => clock.move(60_000),
};

export type AppMethods = typeof methods;
serve(methods);
