import type { ChatMessage, WindowEvent, WorkspaceUser } from './model';
import { demo } from './seed';
import type { Workspace } from './server/workspace';
import { Triggers } from './triggers';
import { readTyped } from './typedCommand';
import { isObject } from '../../src/common/json';

export type Command = {
	/** Username. */
	readonly as: string;
	/** What is typed: `/session list`. */
	readonly text: string;
	/**
	 * Room id.
	 * @default 'GENERAL'
	 */
	readonly room?: string;
	/** Id of a message in that room. */
	readonly threadId?: string;
};

/** What a command brought about. */
export type Opened = {
	/** What the user alone got to see. */
	readonly replies: ChatMessage[];
	/** Those that the web client shows. */
	readonly windows: WindowEvent[];
};

export type Press = {
	/** Username. */
	readonly as: string;
	readonly view?: WindowEvent['view'];
	/**
	 * @default that of `view`
	 */
	readonly viewId?: string;
	readonly actionId: string;
	readonly blockId?: string;
	readonly value?: unknown;
};

export type Pressed = {
	readonly status: number;
	readonly body: unknown;
	/** Those that the web client shows, opened and updated ones. */
	readonly windows: WindowEvent[];
};

type Sent = {
	/** Username; without one no credentials are sent. */
	readonly as?: string | undefined;
	readonly headers?: Readonly<Record<string, string>>;
	readonly method?: string;
	/** Sent as JSON; a string is sent as it is, declared as JSON unless `headers` say otherwise. */
	readonly body?: unknown;
};

export type ApiRequest = Sent & {
	/** As the app registered it: `sessions/info`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
};

export type ApiResponse = {
	readonly status: number;
	readonly headers: Headers;
	/** Parsed if it is JSON, else text. */
	readonly body: unknown;
};

/** What a person does with a web client, and a script with the app's API. */
export type Client = {
	/**
	 * Sends a command over HTTP as a client does.
	 *
	 * @returns what the user alone got to see in the room until the command was done; commands of one user in one room
	 * that run at the same time see each other's
	 */
	run(command: Command): Promise<ChatMessage[]>;
	/** Sends a command as the web client does, with a trigger; shows windows as it does. */
	open(command: Command): Promise<Opened>;
	/** Presses a button of a window as the web client does. */
	press(press: Press): Promise<Pressed>;
	/** Sends any body to where clients report presses; `windows` are those for its `triggerId`. */
	interact(interaction: { readonly as?: string; readonly body: unknown }): Promise<Pressed>;
	/** Calls an endpoint of the app; by GET unless told otherwise. */
	api(request: ApiRequest): Promise<ApiResponse>;
};

type Connection = {
	readonly url: string;
	readonly workspace: Workspace;
	readonly appId: string;
};

export const createClient = (connection: Connection): Client => {
	const triggers = new Triggers(() => connection.workspace.now());
	const interact: Client['interact'] = async ({ as, body }) => {
		const triggerId = isObject(body) ? body.triggerId : undefined;
		const { result, windows } = await showing({ ...connection, triggers, triggerId }, async () =>
			send(connection, `/api/apps/ui.interaction/${connection.appId}`, { as, body }),
		);
		return { status: result.status, body: result.body, windows };
	};
	return {
		run: async (command) => run(connection, command),
		open: async (command) => {
			const triggerId = triggers.make();
			const { result, windows } = await showing({ ...connection, triggers, triggerId }, async () =>
				run(connection, { ...command, triggerId }),
			);
			return { replies: result, windows };
		},
		press: async ({ as, view, viewId: id = view?.id, actionId, blockId, value }) =>
			interact({
				as,
				body: {
					type: 'blockAction',
					actionId,
					payload: { blockId, value },
					container: { type: 'view', id },
					triggerId: triggers.make(),
				},
			}),
		interact,
		api: async ({ path, query = {}, method = 'GET', ...rest }) => {
			const search = new URLSearchParams(query).toString();
			const target = `/api/apps/public/${connection.appId}/${path}${search && `?${search}`}`;
			return send(connection, target, { ...rest, method });
		},
	};
};

const send = async (
	{ url, workspace }: Connection,
	path: string,
	{ as, headers, method = 'POST', body }: Sent,
): Promise<ApiResponse> => {
	const response = await fetch(url + path, {
		method,
		headers: {
			...(as !== undefined && credentials(findUser(workspace, as))),
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return {
		status: response.status,
		headers: response.headers,
		body: isJson ? JSON.parse(text) : text,
	};
};

const run = async (
	connection: Connection,
	{
		as,
		text,
		room = demo.rooms.general,
		threadId,
		triggerId,
	}: Command & { readonly triggerId?: string },
): Promise<ChatMessage[]> => {
	const { workspace } = connection;
	const user = findUser(workspace, as);
	const typed = readTyped(text);
	if (!typed) {
		throw new Error(`A command starts with a slash: "/session list", not "${text}"`);
	}

	const replies: ChatMessage[] = [];
	const collect = (message: ChatMessage): void => {
		if (message.visibleOnlyTo === user._id && message.rid === room) {
			replies.push(message);
		}
	};
	workspace.events.on('message', collect);
	try {
		const { status, body } = await send(connection, '/api/v1/commands.run', {
			as,
			headers: { 'x-real-ip': nextAddress() },
			body: { ...typed, roomId: room, tmid: threadId, triggerId },
		});
		if (status !== 200) {
			const { error = status }: { error?: string | number } = Object(body);
			throw new Error(`${text}: ${error}`);
		}
	} finally {
		workspace.events.off('message', collect);
	}
	return replies;
};

/** Does something, and collects the windows that the web client shows meanwhile because they bring its trigger back. */
const showing = async <Result>(
	{ workspace, triggers, triggerId }: Connection & { triggers: Triggers; triggerId: unknown },
	act: () => Promise<Result>,
): Promise<{ result: Result; windows: WindowEvent[] }> => {
	const windows: WindowEvent[] = [];
	const collect = (window: WindowEvent): void => {
		if (window.triggerId === triggerId && triggers.take(window.triggerId)) {
			windows.push(window);
		}
	};
	workspace.events.on('window', collect);
	try {
		return { result: await act(), windows };
	} finally {
		workspace.events.off('window', collect);
	}
};

let addresses = 0;

/** The server allows ten requests a minute from one address; it is the app's own limit that tests should meet. */
const nextAddress = (): string => {
	addresses += 1;
	return `2001:db8::${addresses.toString(16)}`;
};

const findUser = ({ data: { users } }: Workspace, username: string): WorkspaceUser => {
	const user = users.find((one) => one.username === username);
	if (!user?.tokens[0]) {
		const names = users.filter(({ tokens }) => tokens.length > 0).map((one) => one.username);
		throw new Error(`Nobody named "${username}" can sign in here; there are ${names.join(', ')}`);
	}
	return user;
};

const credentials = ({ _id, tokens }: WorkspaceUser): Record<string, string> => ({
	'X-User-Id': _id,
	'X-Auth-Token': tokens[0]?.token ?? '',
});
