import type { Request, Response } from 'express';

import type { AppLogEntry, ChatMessage, RequestLogEntry, WorkspaceUser } from '../../model';
import { findCredentials } from '../../server/auth';
import type { Workspace } from '../../server/workspace';
import type { PageEvent, PageLogEntry, PageMessage, PageRequest } from '../protocol';

/** So many of each kind are kept for pages that are opened later. */
const kept = 300;

/** What happens in the workspace, for the pages that are open and those that come later. */
export class Feed {
	private readonly requests: PageRequest[] = [];

	private readonly logs: PageLogEntry[] = [];

	constructor(readonly workspace: Workspace) {
		this.logs.push(...workspace.appLogs.map(toLogEntry).slice(-kept));
		workspace.events.on('request', (entry) => {
			if (isByApp(entry)) {
				keep(this.requests, this.toRequest(entry));
			}
		});
		workspace.events.on('appLog', (entry) => keep(this.logs, toLogEntry(entry)));
	}

	/**
	 * @param send - gets what was there and what comes; of messages only those the user may see
	 * @returns a function that ends it
	 */
	follow(user: WorkspaceUser, send: (event: PageEvent) => void): () => void {
		const { data, events } = this.workspace;
		const show = (message: ChatMessage, at: Date): void => {
			if (maySee({ message, user, rooms: data.rooms })) {
				send({ type: 'message', message: this.toMessage(message, at) });
			}
		};
		// The bridge dates messages by the real clock, the workspace may live by another.
		const onMessage = (message: ChatMessage): void => show(message, new Date(this.workspace.now()));
		const onRequest = (entry: RequestLogEntry): void => {
			if (isByApp(entry)) {
				send({ type: 'request', request: this.toRequest(entry) });
			}
		};
		const onLog = (entry: AppLogEntry): void => send({ type: 'log', entry: toLogEntry(entry) });

		// Ephemeral messages are stored nowhere: who was not there does not get them.
		(data.messages ?? [])
			.filter(({ visibleOnlyTo }) => visibleOnlyTo === undefined)
			.forEach((message) => show(message, message.ts));
		this.requests.forEach((request) => send({ type: 'request', request }));
		this.logs.forEach((entry) => send({ type: 'log', entry }));

		events.on('message', onMessage).on('request', onRequest).on('appLog', onLog);
		return () => {
			events.off('message', onMessage).off('request', onRequest).off('appLog', onLog);
		};
	}

	private toMessage(
		{ _id, rid, sender, msg, attachments, visibleOnlyTo }: ChatMessage,
		at: Date,
	): PageMessage {
		const user = this.workspace.data.users.find(({ username }) => username === sender);
		return {
			id: _id ?? '',
			roomId: rid,
			sender: { username: sender, name: user?.name ?? sender, isApp: user?.type === 'app' },
			text: msg ?? '',
			attachments,
			at: at.toISOString(),
			onlyYou: visibleOnlyTo !== undefined,
		};
	}

	private toRequest({
		method,
		path,
		query,
		userId,
		status,
		at,
		...entry
	}: RequestLogEntry): PageRequest {
		const user = this.workspace.data.users.find(({ _id }) => _id === userId);
		return {
			at: at.toISOString(),
			method,
			target: path.replace('/api/v1/', '') + (query && `?${query}`),
			as: user?.username ?? '',
			status,
			twoFactorCodeSent: entry.twoFactorCodeSent,
		};
	}
}

const keep = <Entry>(entries: Entry[], entry: Entry): void => {
	entries.push(entry);
	entries.splice(0, entries.length - kept);
};

/** People's own requests to the REST API are commands; all others are the app's. */
const isByApp = ({ path }: RequestLogEntry): boolean =>
	path.startsWith('/api/v1/') && path !== '/api/v1/commands.run';

const maySee = ({
	message,
	user,
	rooms,
}: {
	message: ChatMessage;
	user: WorkspaceUser;
	rooms: readonly { _id: string; usernames: string[] }[];
}): boolean =>
	message.visibleOnlyTo === undefined
		? (rooms.find(({ _id }) => _id === message.rid)?.usernames.includes(user.username) ?? false)
		: message.visibleOnlyTo === user._id;

const toLogEntry = ({ method, severity, args, timestamp }: AppLogEntry): PageLogEntry => ({
	at: timestamp.toISOString(),
	method,
	severity,
	text: args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '),
});

const one = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Server-sent events. The browser's `EventSource` sends no headers, so the credentials are in the query. */
export const eventsRoute = ({
	request,
	response,
	feed,
}: {
	request: Request;
	response: Response;
	feed: Feed | undefined;
}): void => {
	const credentials =
		feed &&
		findCredentials({
			data: feed.workspace.data,
			headers: {
				'x-user-id': one(request.query.userId),
				'x-auth-token': one(request.query.token),
			},
		});
	if (!feed || !credentials) {
		response.sendStatus(feed ? 401 : 503);
		return;
	}

	response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
	const end = feed.follow(credentials.user, (event) => {
		response.write(`data: ${JSON.stringify(event)}\n\n`);
	});
	response.on('close', end);
};
