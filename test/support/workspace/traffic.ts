import { isRecord } from './doors';
import { visibleText } from './replies';
import type { AppLogEntry, ChatMessage, RequestLogEntry, WindowEvent } from '../../workspace/model';
import type { RunningWorkspace } from '../../workspace/start';

/** All that a workspace sees while something runs. */
const record = async <Result>(
	{ workspace: { events } }: RunningWorkspace,
	action: () => Promise<Result>,
) => {
	const requests: RequestLogEntry[] = [];
	const messages: ChatMessage[] = [];
	const windows: WindowEvent[] = [];
	const logs: AppLogEntry[] = [];
	const noteRequest = (request: RequestLogEntry): unknown => requests.push(request);
	const noteMessage = (message: ChatMessage): unknown => messages.push(message);
	const noteWindow = (window: WindowEvent): unknown => windows.push(window);
	const noteLog = (log: AppLogEntry): unknown => logs.push(log);
	events.on('request', noteRequest).on('message', noteMessage);
	events.on('window', noteWindow).on('appLog', noteLog);
	try {
		return { result: await action(), requests, messages, windows, logs };
	} finally {
		events.off('request', noteRequest).off('message', noteMessage);
		events.off('window', noteWindow).off('appLog', noteLog);
	}
};

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (arg: unknown): arg is Entry =>
	isRecord(arg) && (arg.event === 'session-lookup' || arg.event === 'session-logout');

/** What an app is asked to do while something runs, and what the workspace is asked because of it. */
export type Traffic<Result> = {
	readonly result: Result;
	/** `GET sessions/info.admin`, `POST sessions/logout`; without the permissions, which are asked once a minute. */
	readonly requests: readonly string[];
	/** How many of them end a session. */
	readonly sent: number;
	/** The entries of looks and logouts in the app's log. */
	readonly entries: readonly Entry[];
	/** What is to be read in the posts to rooms. */
	readonly posts: string[];
	/** The windows that go to anybody. */
	readonly windows: readonly WindowEvent[];
};

export const trafficDuring = async <Result>(
	running: RunningWorkspace,
	action: () => Promise<Result>,
): Promise<Traffic<Result>> => {
	const { result, requests, messages, windows, logs } = await record(running, action);
	const asked = requests
		.filter(({ path }) => /^\/api\/v1\/(sessions\/|me$)/.test(path))
		.map(({ method, path }) => `${method} ${path.replace('/api/v1/', '')}`);
	return {
		result,
		requests: asked,
		sent: asked.filter((request) => request === 'POST sessions/logout').length,
		entries: logs.flatMap(({ args }) => args).filter(isEntry),
		posts: messages
			.filter(({ visibleOnlyTo }) => visibleOnlyTo === undefined)
			.map(({ attachments }) => visibleText(attachments)),
		windows,
	};
};

/** The requests of the app to the REST API while something runs. */
export const apiRequestsDuring = async (
	running: RunningWorkspace,
	action: () => Promise<unknown>,
): Promise<readonly RequestLogEntry[]> =>
	(await record(running, action)).requests.filter(
		({ path }) => path.startsWith('/api/v1/') && path !== '/api/v1/commands.run',
	);

/** The same, as `path?query`. */
export const requestsDuring = async (
	running: RunningWorkspace,
	action: () => Promise<unknown>,
): Promise<string[]> =>
	(await apiRequestsDuring(running, action)).map(
		({ path, query }) => path.replace('/api/v1/', '') + (query && `?${decodeURIComponent(query)}`),
	);
