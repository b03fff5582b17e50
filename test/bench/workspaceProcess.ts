/**
 * The workspace, in a process of its own. What it answers is the emulated Rocket.Chat's, asked once and then played back
 * after the delay: what is compared are apps, and not searches of a server that is not the real one.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { serve } from './rpc';
import type { SessionDocument } from '../workspace/model';
import { demo, seed } from '../workspace/seed';
import { createSessionDocument } from '../workspace/server/sessionDocument';
import { Workspace } from '../workspace/server/workspace';

type Recorded = { readonly contentType: string; readonly body: string };

const data = seed(new Date());
const own = data.sessions.filter(({ userId }) => userId === demo.users.alice.id);
const workspace = new Workspace({ data });
const made = new Map<number, SessionDocument[]>();
const recorded = new Map<string, Promise<Recorded>>();
let upstream = '';
let delay = 0;

/** Of alice, and older than the seeded ones, so that the first page of a list stays the same. */
const olderSessions = (count: number): SessionDocument[] => {
	const user = data.users.find(({ _id }) => _id === demo.users.alice.id);

	if (!user) {
		throw new Error('There is no alice');
	}

	return Array.from({ length: count }, (_, number) =>
		createSessionDocument({
			_id: `older-${number}`,
			user,
			sessionId: `older-${number}`,
			token: `older-${number}`,
			device: { type: 'browser', name: 'Firefox', os: { name: 'Linux', version: '' } },
			ip: '192.0.2.7',
			loginAt: new Date(Date.UTC(2020, 0, 1) + number),
		}),
	);
};

const record = async ({ url = '', headers }: IncomingMessage): Promise<Recorded> => {
	const response = await fetch(upstream + url, {
		headers: {
			'x-user-id': String(headers['x-user-id']),
			'x-auth-token': String(headers['x-auth-token']),
		},
	});

	return {
		contentType: response.headers.get('content-type') ?? '',
		body: await response.text(),
	};
};

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
	const key = `${data.sessions.length} ${request.url}`;
	const known = recorded.get(key) ?? record(request);
	recorded.set(key, known);
	const { contentType, body } = await known;
	const send = (): void => {
		response.writeHead(200, { 'content-type': contentType }).end(body);
	};

	if (delay > 0) {
		setTimeout(send, delay);
	} else {
		send();
	}
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

		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	},

	/** @param milliseconds how long each answer takes */
	setDelay: (milliseconds: number): void => {
		delay = milliseconds;
	},

	/** Leaves alice's sessions alone in the workspace, and so many of them. */
	setSessions: (count: number): void => {
		const sessions = made.get(count) ?? [...own, ...olderSessions(count - own.length)];
		made.set(count, sessions);
		data.sessions = sessions;
	},
};

export type WorkspaceMethods = typeof methods;

serve(methods);
