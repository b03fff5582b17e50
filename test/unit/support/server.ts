import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import type { IHttp, IHttpRequest } from '@rocket.chat/apps-engine/definition/accessors';
import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { stub } from './stub';
import { sendRequest } from '../../workspace/engine/sendRequest';

export type Received = {
	readonly method: string;
	/** As it went over the wire, query included. */
	readonly url: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
};

/** What the server does with a request: answer, or whatever a test wants done with the response. */
export type Reaction =
	| {
			readonly status?: number;
			readonly headers?: Readonly<Record<string, string>>;
			/** An object is sent as JSON, a text as it is. */
			readonly body?: unknown;
	  }
	| ((response: ServerResponse) => void);

/** A real HTTP server that answers as a test tells it and remembers what it was asked. */
export class TestServer {
	readonly received: Received[] = [];

	/** Decides for each request; until it is set, every answer is a 404 in HTML. */
	react: (request: Received) => Reaction = () => ({ status: 404, body: '<h1>Not Found</h1>' });

	url = '';

	private readonly server = createServer(async (message, response) => {
		const { method = '', url = '', headers } = message;
		const request = { method, url, headers, body: await text(message) };
		this.received.push(request);
		const reaction = this.react(request);
		if (typeof reaction === 'function') {
			reaction(response);
			return;
		}

		const { status = 200, body = '' } = reaction;
		const type = typeof body === 'string' ? 'text/html' : 'application/json';
		response.writeHead(status, { 'content-type': type, ...reaction.headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	});

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const address = this.server.address();
		this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	/** Forgets what was asked, and answers nothing useful any more. */
	reset(): void {
		this.received.length = 0;
		this.react = () => ({ status: 404, body: '<h1>Not Found</h1>' });
	}

	/** What was asked so far, as paths below `/api/v1/` without their query. */
	get asked(): readonly string[] {
		return this.received.map(({ url }) => url.replace(/^\/api\/v1\//, '').replace(/\?.*$/, ''));
	}
}

/** The app's HTTP accessor, with what the embedded workspace's bridge makes of a request. */
export const http: IHttp = stub<IHttp>('IHttp', {
	get: (url: string, request: IHttpRequest = {}) =>
		sendRequest({ appId: 'unit-test', url, method: RequestMethod.GET, request }),
	post: (url: string, request: IHttpRequest = {}) =>
		sendRequest({ appId: 'unit-test', url, method: RequestMethod.POST, request }),
});
