import type { ChatAttachment, SessionDocument } from '../../workspace/model';
import type { Fault, FaultRequest } from '../../workspace/server/faults';
import type { RunningWorkspace } from '../../workspace/start';

/** What an app is asked to do while something runs, and what the workspace is asked because of it. */
export type Traffic<Result> = {
	readonly result: Result;
	/** `GET sessions/info.admin`, `POST sessions/logout`; without the permissions, which are asked once a minute. */
	readonly requests: readonly string[];
	/** The requests that end a session. */
	readonly sent: number;
	/** The entries of logouts in the app's log. */
	readonly entries: readonly unknown[];
	/** The attachments that were posted to rooms. */
	readonly posts: readonly ChatAttachment[];
};

const isLogout = (entry: unknown): boolean =>
	typeof entry === 'object' &&
	entry !== null &&
	'event' in entry &&
	entry.event === 'session-logout';

export const trafficDuring = async <Result>(
	{ workspace }: RunningWorkspace,
	action: () => Promise<Result>,
): Promise<Traffic<Result>> => {
	const requests: string[] = [];
	const note = ({ method, path }: { method: string; path: string }): void => {
		if (/^\/api\/v1\/(sessions\/|me$)/.test(path)) {
			requests.push(`${method} ${path.replace('/api/v1/', '')}`);
		}
	};
	const firstLog = workspace.appLogs.length;
	const firstMessage = workspace.messages.length;
	workspace.events.on('request', note);
	try {
		const result = await action();
		return {
			result,
			requests,
			sent: requests.filter((request) => request === 'POST sessions/logout').length,
			entries: workspace.appLogs
				.slice(firstLog)
				.flatMap(({ args }) => args)
				.filter(isLogout),
			posts: workspace.messages
				.slice(firstMessage)
				.filter(({ visibleOnlyTo }) => visibleOnlyTo === undefined)
				.flatMap(({ attachments }) => attachments),
		};
	} finally {
		workspace.events.off('request', note);
	}
};

/** The Device IDs whose rows are still open. */
export const openIds = ({ workspace }: RunningWorkspace, userId: string): readonly string[] =>
	workspace.data.sessions
		.filter((row) => row.userId === userId && row.logoutAt === undefined && row.loginToken !== '')
		.map(({ sessionId }) => sessionId);

export const isOpen = (running: RunningWorkspace, wanted: string): boolean =>
	running.workspace.data.sessions.some(
		({ sessionId, logoutAt }) => sessionId === wanted && logoutAt === undefined,
	);

/** Remembers who is logged in, and logs them in again. */
export const remember = ({ workspace: { data } }: RunningWorkspace): (() => void) => {
	const sessions: readonly SessionDocument[] = structuredClone(data.sessions);
	const tokens = data.users.map((user) => ({ user, tokens: [...user.tokens] }));
	return () => {
		data.sessions = structuredClone([...sessions]);
		tokens.forEach(({ user, tokens: before }) => Object.assign(user, { tokens: [...before] }));
	};
};

/** A fault for the requests to one endpoint, from the first to the last of a range; counted from 1. */
export const onRequests = (
	endpoint: string,
	fault: Fault,
	{ from = 1, to = Infinity }: { readonly from?: number; readonly to?: number } = {},
): ((request: FaultRequest) => Fault | undefined) => {
	let count = 0;
	return ({ path }) => {
		if (path !== `/api/v1/${endpoint}`) {
			return undefined;
		}
		count += 1;
		return count >= from && count <= to ? fault : undefined;
	};
};
