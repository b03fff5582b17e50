import type { Engine } from './engine/startEngine';
import { startEngine } from './engine/startEngine';
import type { ChatMessage, WindowEvent, WorkspaceData, WorkspaceUser } from './model';
import type { Page } from './page/server/createPage';
import { demo, seed } from './seed';
import { Workspace } from './server/workspace';
import { Triggers } from './triggers';
import { watchers } from './watch';
import { packageApp } from '../../tools/package/packageApp';

export type StartOptions = {
	/**
	 * @default 0, which takes a free one
	 */
	readonly port?: number;
	/** Name of the server generation to emulate, see `server/generations.ts`. */
	readonly generation?: string;
	/**
	 * App settings on top of those that connect the app with the workspace; `false` leaves the app as it is installed.
	 * @default {}
	 */
	readonly configure?: Readonly<Record<string, unknown>> | false;
	/**
	 * Leaves the app as it is installed, and the service account without a personal access token: it signs in with its
	 * usual one, which is no exception from the second factor.
	 * @default false
	 */
	readonly fresh?: boolean;
	/**
	 * Whether the list of permissions has its entry for each setting, as servers have it: half a megabyte. What does not ask
	 * about size does without, since an app asks for all of it after each saved setting.
	 * @default false
	 */
	readonly settingPermissions?: boolean;
	/** Packaged app. Built from the sources unless given. */
	readonly zip?: string;
	/** Milliseconds; the workspace's clock. */
	readonly now?: () => number;
	/** Folder of another `@rocket.chat/apps-engine` package to run the app in. */
	readonly packageRoot?: string;
	/** The chat page, served at `/`. */
	readonly page?: Page;
};

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
	/** Sent along as it is; `open` sends one as the web client does. */
	readonly triggerId?: string;
};

/** What a command brought about. */
export type Opened = {
	/** What the user alone got to see. */
	readonly replies: ChatMessage[];
	/** Those that the web client shows. */
	readonly windows: WindowEvent[];
};

export type Press = {
	/** Username; without one no credentials are sent. */
	readonly as?: string;
	/** The window that has the button; where the block and the value are not given they are taken from it. */
	readonly view?: WindowEvent['view'];
	/**
	 * Window id, where no `view` is given or another is to be claimed.
	 */
	readonly viewId?: string;
	readonly actionId: string;
	readonly blockId?: string;
	readonly value?: unknown;
	/**
	 * @default a new one, as the web client sends it
	 */
	readonly triggerId?: string;
	/** Room id; clients send none from a window. */
	readonly room?: string;
};

export type Pressed = {
	readonly status: number;
	readonly body: unknown;
	/** Those that the web client shows, opened and updated ones. */
	readonly windows: WindowEvent[];
};

export type ApiRequest = {
	/** Username; without one no credentials are sent. */
	readonly as?: string;
	/** As the app registered it: `sessions/info`. */
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/**
	 * @default 'GET'
	 */
	readonly method?: string;
	/** Sent as JSON; a string is sent as it is, declared as JSON unless `headers` say otherwise. */
	readonly body?: unknown;
};

export type ApiResponse = {
	readonly status: number;
	readonly headers: Headers;
	/** Parsed if it is JSON, else text. */
	readonly body: unknown;
};

export type RunningWorkspace = {
	readonly url: string;
	readonly workspace: Workspace;
	readonly engine: Engine;
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
	/** Closes a window by its X or by Escape. */
	close(closed: Pick<Press, 'as'> & { readonly view: WindowEvent['view'] }): Promise<Pressed>;
	/** Sends any body to where clients report presses; `windows` are those for its `triggerId`. */
	interact(interaction: { readonly as?: string; readonly body: unknown }): Promise<Pressed>;
	/** Calls an endpoint of the app. */
	api(request: ApiRequest): Promise<ApiResponse>;
	/** People, rooms, sessions, messages and the app's settings as they were when it was started. */
	startOver(): Promise<void>;
	stop(): Promise<void>;
};

/** Starts the emulated server with the app installed in the real Apps-Engine. */
export const startWorkspace = async ({
	port = 0,
	generation,
	configure = {},
	fresh = false,
	settingPermissions = false,
	zip,
	now,
	packageRoot,
	page,
}: StartOptions = {}): Promise<RunningWorkspace> => {
	const packaged = zip ?? (await packageApp());
	const plant = (): WorkspaceData =>
		seedFor({ now: new Date(now?.() ?? Date.now()), generation, fresh });
	const data = plant();
	if (!settingPermissions) {
		data.permissions = data.permissions.filter(({ level }) => level !== 'settings');
	}
	const workspace = new Workspace({ data, page: page?.routes, ...(now && { now }) });
	const { url } = await workspace.start(port);
	data.settings.Site_Url = url;
	try {
		const engine = await startEngine({
			workspace,
			zip: packaged,
			...(packageRoot !== undefined && { packageRoot }),
		});
		workspace.apps = engine.host;
		const checks = watchers.map((watch) => watch({ workspace, engine, zip: packaged }));
		if (configure && !fresh) {
			await saveSettings({ engine, values: { ...connection(url), ...configure } });
		}

		const startSettings = settingsOf(engine);
		const triggers = new Triggers(() => workspace.now());
		const client = { url, workspace, triggers, appId: engine.appId };
		const running: RunningWorkspace = {
			url,
			workspace,
			engine,
			run: (command) => run({ ...command, url, workspace }),
			open: async (command) => {
				const triggerId = command.triggerId ?? triggers.make();
				const { result, windows } = await showing({ ...client, triggerId }, async () =>
					run({ ...command, url, workspace, triggerId }),
				);
				return { replies: result, windows };
			},
			press: async ({ triggerId = triggers.make(), ...pressed }) =>
				interact({ ...client, as: pressed.as, body: { ...toBlockAction(pressed), triggerId } }),
			close: async ({ as, view }) =>
				interact({
					...client,
					as,
					body: {
						type: 'viewClosed',
						payload: { viewId: view.id, view, isCleared: true },
					},
				}),
			interact: async ({ as, body }) => interact({ ...client, as, body }),
			api: (request) => callApi({ ...request, url, workspace, appId: engine.appId }),
			startOver: async () => {
				const { users, rooms, sessions, messages = [] } = plant();
				const apps = data.users.filter(({ type }) => type === 'app');
				Object.assign(data, { users: [...users, ...apps], rooms, sessions, messages });
				const changed = settingsOf(engine);
				const values = Object.entries(startSettings).filter(([id, value]) => changed[id] !== value);
				await saveSettings({ engine, values: Object.fromEntries(values) });
			},
			stop: async () => {
				await engine.stop();
				await workspace.stop();
				checks.forEach((check) => check());
			},
		};
		page?.open(running);
		return running;
	} catch (error) {
		await workspace.stop();
		throw error;
	}
};

const seedFor = ({
	now,
	generation,
	fresh,
}: {
	now: Date;
	generation: string | undefined;
	fresh: boolean;
}): WorkspaceData => {
	const data = seed(now, generation);
	const service = data.users.find(({ _id }) => _id === demo.users.service.id);
	if (fresh && service) {
		service.tokens = [{ token: demo.users.service.token, type: 'login', bypassTwoFactor: false }];
	}
	return data;
};

const settingsOf = (engine: Engine): Record<string, unknown> =>
	Object.fromEntries(
		Object.values(engine.getSettings()).map(({ id, value, packageValue }) => [
			id,
			value ?? packageValue,
		]),
	);

/** The settings an admin fills in first. */
const connection = (url: string): Record<string, unknown> => ({
	workspace_url: url,
	service_user_id: demo.users.service.id,
	service_auth_token: demo.users.service.token,
});

const saveSettings = async ({
	engine,
	values,
}: {
	engine: Engine;
	values: Readonly<Record<string, unknown>>;
}): Promise<void> => {
	for (const [id, value] of Object.entries(values)) {
		await engine.updateSetting({ id, value });
	}
};

type Connected = { readonly url: string; readonly workspace: Workspace };

const run = async ({
	url,
	workspace,
	as,
	text,
	room = demo.rooms.general,
	threadId,
	triggerId,
}: Command & Connected): Promise<ChatMessage[]> => {
	const user = findUser({ workspace, username: as });
	const { command, params } = parseCommand(text);

	const replies: ChatMessage[] = [];
	const collect = (message: ChatMessage): void => {
		if (message.visibleOnlyTo === user._id && message.rid === room) {
			replies.push(message);
		}
	};
	workspace.events.on('message', collect);
	try {
		const response = await fetch(`${url}/api/v1/commands.run`, {
			method: 'POST',
			headers: {
				...credentials(user),
				'content-type': 'application/json',
				'x-real-ip': nextAddress(),
			},
			body: JSON.stringify({
				command,
				params,
				roomId: room,
				...(threadId !== undefined && { tmid: threadId }),
				...(triggerId !== undefined && { triggerId }),
			}),
		});
		if (!response.ok) {
			const { error = response.statusText } = (await response.json()) as { error?: string };
			throw new Error(`${text}: ${error}`);
		}
	} finally {
		workspace.events.off('message', collect);
	}
	return replies;
};

type Client = Connected & { readonly triggers: Triggers; readonly appId: string };

/** Does something, and collects the windows that the web client shows meanwhile because they bring its trigger back. */
const showing = async <Result>(
	{ workspace, triggers, triggerId }: Client & { triggerId: unknown },
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

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

/** Block and value of a button, where a client takes them from. */
const findButton = ({
	view,
	actionId,
	value,
}: Omit<Press, 'as'>): { blockId?: unknown; value?: unknown } => {
	for (const block of (view?.blocks ?? []).filter(isObject)) {
		const elements: unknown[] = Array.isArray(block.elements) ? block.elements : [];
		const button = [block.accessory, ...elements]
			.filter(isObject)
			.find((one) => one.actionId === actionId && (value === undefined || one.value === value));
		if (button) {
			return { blockId: block.blockId, value: button.value };
		}
	}
	return {};
};

const toBlockAction = (press: Press): Record<string, unknown> => {
	const { view, viewId = view?.id, actionId, room } = press;
	const { blockId, value } = { ...findButton(press), ...press };
	return {
		type: 'blockAction',
		actionId,
		payload: { blockId, value },
		container: { type: 'view', id: viewId },
		...(room !== undefined && { rid: room }),
	};
};

const interact = async ({
	as,
	body,
	...client
}: Client & { as: string | undefined; body: unknown }): Promise<Pressed> => {
	const { url, workspace, appId } = client;
	const triggerId = isObject(body) ? body.triggerId : undefined;
	const { result, windows } = await showing({ ...client, triggerId }, async () =>
		fetch(`${url}/api/apps/ui.interaction/${appId}`, {
			method: 'POST',
			headers: {
				...(as !== undefined && credentials(findUser({ workspace, username: as }))),
				'content-type': 'application/json',
			},
			body: typeof body === 'string' ? body : JSON.stringify(body),
		}).then(async (response) => ({ status: response.status, body: await readBody(response) })),
	);
	return { ...result, windows };
};

/** @returns parsed JSON, or text */
const readBody = async (response: Response): Promise<unknown> => {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return isJson ? JSON.parse(text) : text;
};

let addresses = 0;

/** The server allows ten requests a minute from one address; it is the app's own limit that tests should meet. */
const nextAddress = (): string => {
	addresses += 1;
	return `2001:db8::${addresses.toString(16)}`;
};

/** As the web client does it: what follows the first line is lost. */
const parseCommand = (text: string): { command: string; params: string } => {
	const [, command, params = ''] = /^\/(\S+)(.*)/.exec(text) ?? [];
	if (command === undefined) {
		throw new Error(`A command starts with a slash: "/session list", not "${text}"`);
	}
	return { command, params };
};

const callApi = async ({
	url,
	workspace,
	appId,
	as,
	path,
	query = {},
	headers = {},
	method = 'GET',
	body,
}: ApiRequest & Connected & { appId: string }): Promise<ApiResponse> => {
	const target = new URL(`${url}/api/apps/public/${appId}/${path}`);
	target.search = new URLSearchParams({ ...query }).toString();
	const response = await fetch(target, {
		method,
		headers: {
			...(as !== undefined && credentials(findUser({ workspace, username: as }))),
			...(body !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	return { status: response.status, headers: response.headers, body: await readBody(response) };
};

const findUser = ({
	workspace,
	username,
}: {
	workspace: Workspace;
	username: string;
}): WorkspaceUser => {
	const { users } = workspace.data;
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
