import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IHttpRequest, RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { sendRequest } from './sendRequest';

const readBody = async (request: IncomingMessage): Promise<string> => {
	let body = '';
	for await (const chunk of request) {
		body += String(chunk);
	}
	return body;
};

describe('sendRequest', () => {
	let server: Server;
	let base: string;
	beforeAll(async () => {
		server = createServer(async (request, response) => {
			const { method, url = '', headers } = request;
			const path = url.split('?')[0];
			if (path === '/slow') {
				return;
			}
			if (path === '/cut') {
				// A FIN in the middle of what was promised.
				response.writeHead(200, { 'content-length': 100 });
				response.write('half', () => response.socket?.end());
				return;
			}
			if (path === '/reset') {
				response.socket?.resetAndDestroy();
				return;
			}
			if (path === '/moved') {
				response.writeHead(302, { location: '/echo' }).end();
				return;
			}
			if (path === '/drip') {
				setTimeout(() => response.writeHead(200).write('half'), 100);
				return;
			}
			if (path === '/loop') {
				response.writeHead(307, { location: '/loop' }).end();
				return;
			}
			if (path === '/text') {
				response.writeHead(404, { 'X-Custom': 'yes' }).end('{"not":"declared"}');
				return;
			}
			if (path === '/broken') {
				response.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
				return;
			}
			response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
			response.end(JSON.stringify({ method, url, headers, body: await readBody(request) }));
		}).listen(0);
		await once(server, 'listening');
		base = `http://localhost:${(server.address() as AddressInfo).port}`;
	});

	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});

	const sendBy = (
		client: Parameters<typeof sendRequest>[1],
		{
			path,
			request = {},
			method = 'get',
		}: { readonly path: string; readonly request?: IHttpRequest; readonly method?: string },
	): ReturnType<typeof sendRequest> => {
		const url = `${base}${path}`;
		return sendRequest({ appId: 'app', url, method: method as RequestMethod, request }, client);
	};

	const send = (
		path: string,
		request: IHttpRequest = {},
		method = 'get',
	): ReturnType<typeof sendRequest> => sendBy('node-fetch', { path, request, method });

	it.each<[what: string, method: string, path: string, request: IHttpRequest, want: object]>([
		[
			'drops falsy params',
			'get',
			'/echo?a=1',
			{ params: { b: '2', c: '', d: 0 as unknown as string } },
			{ method: 'GET', url: '/echo?a=1&b=2' },
		],
		['ignores the query option', 'get', '/echo', { query: 'a=1' }, { url: '/echo' }],
		['sends no body with a GET', 'get', '/echo', { data: { a: 1 } }, { body: '' }],
		[
			'sends data as JSON',
			'post',
			'/echo',
			{ data: { a: 1 } },
			{ method: 'POST', body: '{"a":1}' },
		],
		['sends content as it is', 'put', '/echo', { content: 'text' }, { body: 'text' }],
		[
			'sends params of a POST as a form',
			'post',
			'/echo',
			{ params: { a: '1' } },
			{ body: 'a=1', url: '/echo' },
		],
		[
			'sends params of a POST with data in the address',
			'post',
			'/echo',
			{ params: { a: '1' }, data: {} },
			{ body: '{}', url: '/echo?a=1' },
		],
		[
			'declares JSON, unless told otherwise',
			'post',
			'/echo',
			{ data: {}, headers: { 'content-type': 'x/y' } },
			{ headers: expect.objectContaining({ 'content-type': 'x/y' }) },
		],
		['sends no body if there is none', 'post', '/echo', {}, { body: '' }],
		[
			'sends headers',
			'get',
			'/echo',
			{ headers: { 'X-Auth-Token': 'token' } },
			{ headers: expect.objectContaining({ 'x-auth-token': 'token' }) },
		],
		['follows redirects', 'get', '/moved', {}, { url: '/echo' }],
	])('%s', async (_what, method, path, request, want) => {
		const { statusCode, data } = await send(path, request, method);
		expect(statusCode).toBe(200);
		expect(data).toMatchObject(want);
	});

	it('resolves for any status, with lower-case headers, and no data unless declared as JSON', async () => {
		expect(await send('/text')).toMatchObject({
			statusCode: 404,
			content: '{"not":"declared"}',
			data: null,
			headers: { 'x-custom': 'yes' },
		});
	});

	it('has no data if the JSON is none', async () => {
		expect(await send('/broken')).toMatchObject({ statusCode: 200, content: '<html>', data: null });
	});

	it.each([
		['never comes', '/slow', /^The user aborted a request\.$/],
		[
			'breaks off',
			'/cut',
			/^(The user aborted a request\.|Response timeout while trying to fetch .*)$/,
		],
	])('waits until the time is up for an answer that %s', async (_what, path, message) => {
		const started = performance.now();
		await expect(send(path, { timeout: 200 })).rejects.toThrow(message);
		expect(performance.now() - started).toBeGreaterThan(190);
	});

	it('rejects at once where there is no connection', async () => {
		await expect(send('/reset')).rejects.toThrow(
			/^request to .* failed, reason: .*(hang up|ECONNRESET)/,
		);

		await expect(
			sendRequest({
				appId: 'app',
				url: 'http://localhost:1',
				method: 'get' as RequestMethod,
				request: {},
			}),
		).rejects.toThrow(/^request to http:\/\/localhost:1\/ failed, reason: /);
	});

	it('sends nothing for a time that is no whole number of milliseconds', async () => {
		await expect(send('/echo', { timeout: 10.5 })).rejects.toThrow('must be an integer');
	});

	it.each([
		['node-fetch', { method: 'GET', body: '' }],
		['server-fetch', { method: 'POST', body: '{"a":1}' }],
	] as const)('sendRequest by %s sends a redirected POST on as %j', async (client, want) => {
		const request = { data: { a: 1 }, headers: { 'x-auth-token': 'token' } };
		const { data } = await sendBy(client, { path: '/moved', method: 'post', request });
		expect(data).toMatchObject({
			...want,
			url: '/echo',
			headers: expect.objectContaining({ 'x-auth-token': 'token' }),
		});
	});

	it('sendRequest by server-fetch follows five redirects and no more', async () => {
		let arrived = 0;
		server.on('request', () => {
			arrived += 1;
		});
		await expect(sendBy('server-fetch', { path: '/loop' })).rejects.toThrow('5 redirects');
		expect(arrived).toBe(6);
	});

	it('sendRequest by server-fetch waits for the body as long again', async () => {
		const started = performance.now();
		const answer = sendBy('server-fetch', { path: '/drip', request: { timeout: 400 } });
		await expect(answer).rejects.toThrow();
		expect(performance.now() - started).toBeGreaterThan(490);
	});

	it('sendRequest by server-fetch takes a time that is no whole number of milliseconds', async () => {
		const answer = await sendBy('server-fetch', { path: '/echo', request: { timeout: 900.5 } });
		expect(answer.statusCode).toBe(200);
	});
});
