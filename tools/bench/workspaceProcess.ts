/**
 * The workspace, in a process of its own and of real size. What it answers is the emulated Rocket.Chat's, asked once and then
 * played back after the delay: what is compared are apps, and not searches of a server that is not the real one.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { serve } from './child';
import type { WorkspaceUser } from '../../test/workspace/model';
import { makeSessions, populate, realSize } from '../../test/workspace/populate';
import { seed } from '../../test/workspace/seed';
import { Workspace } from '../../test/workspace/server/workspace';

type Recorded = { readonly status: number; readonly contentType: string; readonly body: Buffer };

/** What reached the workspace, by the path below `/api/v1/`. */
export type Asked = Readonly<Record<string, { readonly requests: number; readonly bytes: number }>>;

const data = seed(new Date());
populate(data, realSize);
const all = data.sessions;
const workspace = new Workspace({ data });
const recorded = new Map<string, Promise<Recorded>>();
let asked: Asked = {};
let upstream = '';
let delay = 0;

const userNamed = (username: string): WorkspaceUser => {
	const user = data.users.find((one) => one.username === username);
	if (!user) {
		throw new Error(`There is no ${username}`);
	}
	return user;
};

const record = async (request: IncomingMessage): Promise<Recorded> => {
	const { url = '', method = 'GET', headers } = request;
	const body = method === 'GET' ? null : await buffer(request);
	const response = await fetch(upstream + url, {
		method,
		body,
		headers: {
			'x-user-id': String(headers['x-user-id']),
			'x-auth-token': String(headers['x-auth-token']),
			...(body && { 'content-type': String(headers['content-type']) }),
		},
	});
	return {
		status: response.status,
		contentType: response.headers.get('content-type') ?? '',
		body: Buffer.from(await response.arrayBuffer()),
	};
};

/** What changes something is never played back, and nothing that was played back before it is after it. */
const play = async (request: IncomingMessage): Promise<Recorded> => {
	const { method, url = '' } = request;
	if (method !== 'GET') {
		const done = await record(request);
		recorded.clear();
		return done;
	}

	const known = recorded.get(url) ?? record(request);
	recorded.set(url, known);
	return known;
};

const count = (url: string, bytes: number): void => {
	const path = url.replace('/api/v1/', '').replace(/\?.*/, '');
	const { requests, bytes: before } = asked[path] ?? { requests: 0, bytes: 0 };
	asked = { ...asked, [path]: { requests: requests + 1, bytes: before + bytes } };
};

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
	const { status, contentType, body } = await play(request);
	const send = (): void => {
		response
			.writeHead(status, { 'content-type': contentType, 'content-length': body.length })
			.end(body);
	};
	count(request.url ?? '', body.length);
	if (delay > 0) {
		setTimeout(send, delay);
	} else {
		send();
	}
};

const setSessions = (sessions: typeof all): void => {
	data.sessions = structuredClone(sessions);
	recorded.clear();
};

const methods = {
	/** @returns the address */
	start: async (): Promise<string> => {
		({ url: upstream } = await workspace.start(0));
		const server = createServer((request, response) => {
			answer(request, response).catch((error: unknown) => {
				console.error(error);
				response.writeHead(500).end();
			});
		}).listen(0, '127.0.0.1');
		server.keepAliveTimeout = 60_000;
		await once(server, 'listening');
		const address = server.address();
		if (typeof address !== 'object' || !address) {
			throw new Error('The workspace has no port');
		}
		return `http://127.0.0.1:${address.port}`;
	},

	/** @param milliseconds how long each answer takes */
	setDelay: (milliseconds: number): void => {
		delay = milliseconds;
	},

	/** Puts so many sessions into the workspace, of all users, and no others. */
	putSessions: (wanted: number): void => setSessions(makeSessions(data.users, wanted)),

	/** Gives a user so many sessions, and no others. */
	giveSessions: (username: string, wanted: number): void => {
		const user = userNamed(username);
		setSessions([
			...all.filter(({ userId }) => userId !== user._id),
			...makeSessions([user], wanted),
		]);
	},

	/** Brings back whatever there was at the start. */
	restore: (): void => setSessions(all),

	/** What was asked since the last time. */
	takeAsked: (): Asked => {
		const taken = asked;
		asked = {};
		return taken;
	},

	size: (): { users: number; sessions: number; permissions: number } => ({
		users: data.users.length,
		sessions: data.sessions.length,
		permissions: data.permissions.length,
	}),
};

export type WorkspaceMethods = typeof methods;
serve(methods);
