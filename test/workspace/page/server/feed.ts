import type { Request, Response } from 'express';

import type {
	AppLogEntry,
	ChatMessage,
	RequestLogEntry,
	WindowEvent,
	WorkspaceUser,
} from '../../model';
import { findCredentials } from '../../server/auth';
import type { Workspace } from '../../server/workspace';
import type { PageEvent, PageMessage, PageRequest } from '../protocol';

/** So many of each kind are kept for pages that are opened later. */
const kept = 300;

type Follower = { readonly user: WorkspaceUser; readonly send: (event: PageEvent) => void };

/** What happens in the workspace, for the pages that are open and those that come later. */
export class Feed {
	private readonly followers = new Set<Follower>();

	private readonly past: { readonly requests: PageEvent[]; readonly logs: PageEvent[] };

	constructor(readonly workspace: Workspace) {
		this.past = { requests: [], logs: workspace.appLogs.flatMap(logEvents).slice(-kept) };
		workspace.events.on('message', (message) => this.onMessage(message));
		workspace.events.on('window', (event) => this.onWindow(event));
		workspace.events.on('request', (entry) => {
			if (entry.path === '/api/v1/sessions/logout') {
				this.tellSessions();
			}
			if (isByApp(entry)) {
				this.tell(this.past.requests, { type: 'request', request: this.toRequest(entry) });
			}
		});
		workspace.events.on('appLog', (entry) =>
			logEvents(entry).forEach((event) => this.tell(this.past.logs, event)),
		);
	}

	/**
	 * Sends a user what was there and what comes; of messages only those the user may see.
	 *
	 * @returns a function that ends it
	 */
	follow(follower: Follower): () => void {
		const { send } = follower;
		this.sendStored(follower);
		[...this.past.requests, ...this.past.logs].forEach(send);
		this.followers.add(follower);
		return () => {
			this.followers.delete(follower);
		};
	}

	/** For a workspace that has been seeded anew. */
	startOver(): void {
		this.past.requests.length = 0;
		this.past.logs.length = 0;
		for (const follower of this.followers) {
			follower.send({ type: 'started-over' });
			this.sendStored(follower);
		}
	}

	private sendStored({ send, user }: Follower): void {
		// Ephemeral messages are stored nowhere: who was not there does not get them.
		(this.workspace.data.messages ?? [])
			.filter((message) => message.visibleOnlyTo === undefined && this.maySee(user, message))
			.forEach((message) =>
				send({ type: 'message', message: this.toMessage(message, message.ts) }),
			);
		send({ type: 'sessions', hasAny: this.hasSessions(user) });
	}

	private tellSessions(): void {
		for (const { user, send } of this.followers) {
			send({ type: 'sessions', hasAny: this.hasSessions(user) });
		}
	}

	private hasSessions({ _id }: WorkspaceUser): boolean {
		return this.workspace.data.sessions.some(
			({ userId, logoutAt, loginToken }) =>
				userId === _id && logoutAt === undefined && loginToken !== '',
		);
	}

	private onMessage(message: ChatMessage): void {
		// The bridge dates messages by the real clock, the workspace may live by another.
		const shown = this.toMessage(message, new Date(this.workspace.now()));
		for (const { user, send } of this.followers) {
			if (this.maySee(user, message)) {
				send({ type: 'message', message: shown });
			}
		}
	}

	/** Kept for nobody: a window is for those who wait for it. */
	private onWindow({ userId, ...window }: WindowEvent): void {
		for (const { user, send } of this.followers) {
			if (user._id === userId) {
				send({ type: 'window', window });
			}
		}
	}

	private tell(past: PageEvent[], event: PageEvent): void {
		past.push(event);
		past.splice(0, past.length - kept);
		this.followers.forEach(({ send }) => send(event));
	}

	private maySee(user: WorkspaceUser, { visibleOnlyTo, rid }: ChatMessage): boolean {
		const room = this.workspace.data.rooms.find(({ _id }) => _id === rid);
		return visibleOnlyTo === undefined
			? (room?.usernames.includes(user.username) ?? false)
			: visibleOnlyTo === user._id;
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

	private toRequest(entry: RequestLogEntry): PageRequest {
		const { at, method, path, query, status, twoFactorCodeSent } = entry;
		const user = this.workspace.data.users.find(({ _id }) => _id === entry.userId);
		return {
			at: at.toISOString(),
			method,
			target: path.replace('/api/v1/', '') + (query && `?${query}`),
			as: user?.username ?? '',
			status,
			twoFactorCodeSent,
		};
	}
}

/** People's own requests to the REST API are commands; all others are the app's. */
const isByApp = ({ path }: RequestLogEntry): boolean =>
	path.startsWith('/api/v1/') && path !== '/api/v1/commands.run';

/** The engine adds debug entries for every call, which are left out. */
const logEvents = ({ method, severity, args, timestamp }: AppLogEntry): readonly PageEvent[] => {
	const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
	const entry = { at: timestamp.toISOString(), method, severity, text };
	return severity === 'debug' ? [] : [{ type: 'log', entry }];
};

/** Server-sent events. The browser's `EventSource` sends no headers, so the credentials are in the query. */
export const sendEvents = (feed: Feed, request: Request, response: Response): void => {
	const { userId, token } = request.query;
	const headers = {
		...(typeof userId === 'string' && { 'x-user-id': userId }),
		...(typeof token === 'string' && { 'x-auth-token': token }),
	};
	const credentials = findCredentials({ data: feed.workspace.data, headers });
	if (!credentials) {
		response.sendStatus(401);
		return;
	}
	response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
	const end = feed.follow({
		user: credentials.user,
		send: (event) => {
			response.write(`data: ${JSON.stringify(event)}\n\n`);
		},
	});
	response.on('close', end);
};
