/**
 * The workspace, in a process of its own and of real size. What it answers is the emulated Rocket.Chat's, asked once and then
 * played back after the delay: what is compared are apps, and not searches of a server that is not the real one.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

import { serve } from './child';
import { makeSessions, populate, realSize } from '../../test/workspace/populate';
import { seed } from '../../test/workspace/seed';
import { Workspace } from '../../test/workspace/server/workspace';

type Recorded = { readonly status: number; readonly type: string; readonly body: Buffer };

/** What reached the workspace, by the path below `/api/v1/`. */
type Asked = Readonly<Record<string, { readonly requests: number; readonly bytes: number }>>;

const data = seed(new Date());
populate(data, realSize);
const all = data.sessions;
const workspace = new Workspace({ data });
const recorded = new Map<string, Promise<Recorded>>();
let asked: Asked = {};
let upstream = '';
let delay = 0;

const record = async (request: http.IncomingMessage): Promise<Recorded> => {
	const { url = '', method, headers } = request;
	const forwarded = request.pipe(http.request(upstream + url, { method, headers }));
	const [response] = (await once(forwarded, 'response')) as [http.IncomingMessage];
	const {
		statusCode: status = 500,
		headers: { 'content-type': type = '' },
	} = response;
	return { status, type, body: await buffer(response) };
};

/** What changes something is never played back, and nothing that was played back before it is after it. */
const play = async (request: http.IncomingMessage): Promise<Recorded> => {
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

const answer = async (
	request: http.IncomingMessage,
	response: http.ServerResponse,
): Promise<void> => {
	const { status, type, body } = await play(request);
	count(request.url ?? '', body.length);
	if (delay > 0) {
		await wait(delay);
	}
	response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body);
};

const setSessions = (sessions: typeof all): void => {
	data.sessions = structuredClone(sessions);
	recorded.clear();
};

const methods = {
	/** @returns the address */
	start: async (): Promise<string> => {
		({ url: upstream } = await workspace.start(0));
		const server = http.createServer((request, response) => void answer(request, response));
		server.listen(0, '127.0.0.1');
		server.keepAliveTimeout = 60_000;
		await once(server, 'listening');
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	},

	/** @param milliseconds how long each answer takes */
	setDelay: (milliseconds: number): void => {
		delay = milliseconds;
	},

	/** Puts so many sessions into the workspace, of all users or of one, and no others. */
	putSessions: (wanted: number, owner?: string): void => {
		const owners = data.users.filter(({ username }) => username === (owner ?? username));
		setSessions(makeSessions(owners, wanted));
	},

	/** Brings back whatever there was at the start. */
	restore: (): void => setSessions(all),

	/** What was asked since the last time. */
	takeAsked: (): Asked => {
		const taken = asked;
		asked = {};
		return taken;
	},

	describe: (): string =>
		`${data.users.length} users, ${data.sessions.length} sessions, ${data.permissions.length} permissions`,
};

export type WorkspaceMethods = typeof methods;
serve(methods);
