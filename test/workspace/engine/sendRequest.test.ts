import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { IHttpRequest, RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { createHttpBridge } from './bridges/httpBridge';
import { loadEngine } from './modules';
import { Registry } from './registry';
import { sendRequest } from './sendRequest';
import { projectRoot } from '../../../tools/projectRoot';
import { seed } from '../seed';
import { Workspace } from '../server/workspace';

const readBody = async (request: IncomingMessage): Promise<string> => {
	let body = '';
	for await (const chunk of request) {
		body += String(chunk);
	}
	return body;
};

const paths: Readonly<Record<string, RequestListener>> = {
	'/slow': () => undefined,
	// A FIN in the middle of what was promised.
	'/cut': (_request, response) => {
		response.writeHead(200, { 'content-length': 100 });
		response.write('half', () => response.socket?.end());
	},
	'/reset': (_request, response) => response.socket?.resetAndDestroy(),
	'/moved': (_request, response) => response.writeHead(302, { location: '/echo' }).end(),
	'/loop': (_request, response) => response.writeHead(307, { location: '/loop' }).end(),
	'/drip': (_request, response) => {
		setTimeout(() => response.writeHead(200).write('half'), 100);
	},
	'/text': (_request, response) =>
		response.writeHead(404, { 'X-Custom': 'yes' }).end('{"not":"declared"}'),
	'/broken': (_request, response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
	'/echo': async (request, response) => {
		const { method, url, headers } = request;
		response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify({ method, url, headers, body: await readBody(request) }));
	},
};

const server = createServer((request, response) =>
	paths[request.url?.split('?')[0] ?? '']?.(request, response),
);
let base: string;
beforeAll(async () => {
	await once(server.listen(0), 'listening');
	base = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
	server.close();
	server.closeAllConnections();
});

const infoOf = (
	path: string,
	request: IHttpRequest,
	method: string,
): Parameters<typeof sendRequest>[0] => ({
	appId: 'app',
	url: new URL(path, base).href,
	method: method as RequestMethod,
	request,
});

const send = (
	path: string,
	request: IHttpRequest = {},
	method = 'get',
): ReturnType<typeof sendRequest> => sendRequest(infoOf(path, request, method));

const sendByServerFetch = (path: string, request: IHttpRequest): ReturnType<typeof sendRequest> =>
	sendRequest(infoOf(path, request, 'get'), 'server-fetch');

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
	['sends data as JSON', 'post', '/echo', { data: { a: 1 } }, { method: 'POST', body: '{"a":1}' }],
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
		'declares JSON, unless headers do',
		'post',
		'/echo',
		{ data: {}, headers: { 'content-type': 'x/y', 'X-Auth-Token': 'token' } },
		{ headers: expect.objectContaining({ 'content-type': 'x/y', 'x-auth-token': 'token' }) },
	],
	['sends no body if there is none', 'post', '/echo', {}, { body: '' }],
	['follows redirects', 'get', '/moved', {}, { url: '/echo' }],
])('sendRequest %s', async (_what, method, path, request, want) => {
	const { statusCode, data } = await send(path, request, method);
	expect(statusCode).toBe(200);
	expect(data).toMatchObject(want);
});

it('sendRequest resolves for any status, with lower-case headers, and no data unless declared as JSON', async () => {
	expect(await send('/text')).toMatchObject({
		statusCode: 404,
		content: '{"not":"declared"}',
		data: null,
		headers: { 'x-custom': 'yes' },
	});
});

it('sendRequest has no data if the JSON is none', async () => {
	expect(await send('/broken')).toMatchObject({ statusCode: 200, content: '<html>', data: null });
});

it.each([
	['/slow', /^The user aborted a request\.$/],
	['/cut', /^(The user aborted a request\.|Response timeout while trying to fetch .*)$/],
])('sendRequest gives up on %s when the time is up', async (path, message) => {
	await expect(send(path, { timeout: 50 })).rejects.toThrow(message);
});

it.each([
	['/reset', /^request to .* failed, reason: .*(hang up|ECONNRESET)/],
	['http://localhost:1', /^request to http:\/\/localhost:1\/ failed, reason: /],
])('sendRequest rejects where there is no connection: %s', async (path, message) => {
	await expect(send(path)).rejects.toThrow(message);
});

it('sendRequest sends nothing for a time that is no whole number of milliseconds', async () => {
	await expect(send('/echo', { timeout: 10.5 })).rejects.toThrow('must be an integer');
});

it('sendRequest by server-fetch follows five redirects and no more', async () => {
	let arrived = 0;
	server.on('request', () => {
		arrived += 1;
	});
	await expect(sendByServerFetch('/loop', {})).rejects.toThrow('5 redirects');
	expect(arrived).toBe(6);
});

it('sendRequest by server-fetch waits for the body as long again', async () => {
	const started = performance.now();
	await expect(sendByServerFetch('/drip', { timeout: 400 })).rejects.toThrow();
	expect(performance.now() - started).toBeGreaterThan(490);
});

it('sendRequest by server-fetch takes a time that is no whole number of milliseconds', async () => {
	expect((await sendByServerFetch('/echo', { timeout: 900.5 })).statusCode).toBe(200);
});

it.each([
	['9.0', { method: 'GET', body: '' }],
	['9.1', { method: 'POST', body: '{"a":1}' }],
])('createHttpBridge of %s sends a redirected POST on as %j', async (generation, want) => {
	const bridge = createHttpBridge({
		engine: loadEngine({
			packageRoot: join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'),
		}),
		workspace: new Workspace({ data: seed(new Date(0), generation) }),
		registry: new Registry(),
	}) as unknown as { call: typeof sendRequest };
	const request = { data: { a: 1 }, headers: { 'x-auth-token': 'token' } };
	const { data } = await bridge.call(infoOf('/moved', request, 'post'));
	expect(data).toMatchObject({
		...want,
		url: '/echo',
		headers: expect.objectContaining({ 'x-auth-token': 'token' }),
	});
});
