import { packageApp } from '../build/packageApp';
import type { Engine } from './engine/startEngine';
import { startEngine } from './engine/startEngine';
import type { ChatMessage, WorkspaceUser } from './model';
import type { Page } from './page/server/createPage';
import { demo, seed } from './seed';
import { Workspace } from './server/workspace';
import { watchers } from './watch';

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
	/** Calls an endpoint of the app. */
	api(request: ApiRequest): Promise<ApiResponse>;
	stop(): Promise<void>;
};

/** Starts the emulated server with the app installed in the real Apps-Engine. */
export const startWorkspace = async ({
	port = 0,
	generation,
	configure = {},
	zip,
	now,
	packageRoot,
	page,
}: StartOptions = {}): Promise<RunningWorkspace> => {
	const packaged = zip ?? (await packageApp());
	const data = seed(new Date(now?.() ?? Date.now()), generation);
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
		if (configure) {
			await saveSettings({ engine, values: { ...connection(url), ...configure } });
		}

		const running: RunningWorkspace = {
			url,
			workspace,
			engine,
			run: (command) => run({ ...command, url, workspace }),
			api: (request) => callApi({ ...request, url, workspace, appId: engine.appId }),
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
}: ApiRequest & Connected & { appId: string }): Promise<ApiResponse> => {
	const target = new URL(`${url}/api/apps/public/${appId}/${path}`);
	target.search = new URLSearchParams({ ...query }).toString();
	const response = await fetch(target, {
		method,
		headers: {
			...(as !== undefined && credentials(findUser({ workspace, username: as }))),
			...headers,
		},
	});
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return {
		status: response.status,
		headers: response.headers,
		body: isJson ? JSON.parse(text) : text,
	};
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
