import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import type { IHttpRequest, RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { sendRequest } from './sendRequest';
import { findGeneration } from '../server/generations';

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
	'/half': (_request, response) => response.writeHead(200).write('half'),
	'/text': (_request, response) =>
		response.writeHead(404, { 'X-Custom': 'yes' }).end('{"not":"declared"}'),
	'/broken': (_request, response) =>
		response.writeHead(200, { 'content-type': 'application/json' }).end('<html>'),
	'/echo': async (request, response) => {
		const { method, url, headers } = request;
		response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
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

type Sent = IHttpRequest & { readonly method?: string; readonly by?: string };

/** @param by - the generation of the server */
const send = async (
	path: string,
	{ method = 'get', by = '9.0', ...request }: Sent = {},
): ReturnType<typeof sendRequest> =>
	sendRequest(
		{ appId: 'app', url: new URL(path, base).href, method: method as RequestMethod, request },
		findGeneration(by).httpClient,
	);

const post = { method: 'post' };
const ownType = { 'content-type': 'x/y' };

it.each<[what: string, path: string, request: Sent, want: object]>([
	['drops empty params', '/echo?a=1', { params: { b: '2', c: '' } }, { url: '/echo?a=1&b=2' }],
	['ignores the query option', '/echo', { query: 'a=1' }, { method: 'GET', url: '/echo' }],
	['sends no body with a GET', '/echo', { data: { a: 1 } }, { body: '' }],
	['sends data as JSON', '/echo', { ...post, data: { a: 1 } }, { method: 'POST', body: '{"a":1}' }],
	['sends content as it is', '/echo', { method: 'put', content: 'text' }, { body: 'text' }],
	[
		'sends params as a form',
		'/echo',
		{ ...post, params: { a: '1' } },
		{ body: 'a=1', url: '/echo' },
	],
	[
		'sends params beside data in the address',
		'/echo',
		{ ...post, params: { a: '1' }, data: {} },
		{ body: '{}', url: '/echo?a=1' },
	],
	[
		'declares JSON, unless headers do',
		'/echo',
		{ ...post, data: {}, headers: ownType },
		{ headers: expect.objectContaining(ownType) },
	],
	['sends no body if there is none', '/echo', post, { body: '' }],
])('sendRequest %s', async (_what, path, request, want) => {
	const { statusCode, data } = await send(path, request);
	expect(statusCode).toBe(200);
	expect(data).toMatchObject(want);
});

it('sendRequest resolves for any status, with no data unless it is declared as JSON', async () => {
	expect(await send('/text')).toMatchObject({
		statusCode: 404,
		content: '{"not":"declared"}',
		data: null,
		headers: { 'x-custom': 'yes' },
	});
	expect(await send('/broken')).toMatchObject({ statusCode: 200, content: '<html>', data: null });
});

it.each<[path: string, timeout: number, message: RegExp]>([
	['/slow', 50, /^The user aborted a request\.$/],
	['/cut', 50, /^(The user aborted a request\.|Response timeout while trying to fetch .*)$/],
	['/reset', 5_000, /^request to .* failed, reason: .*(hang up|ECONNRESET)/],
	['http://localhost:1', 5_000, /^request to http:\/\/localhost:1\/ failed, reason: /],
	// Nothing is sent for a time that is no whole number of milliseconds.
	['/echo', 10.5, /must be an integer/],
])('sendRequest rejects %s with %d ms', async (path, timeout, message) => {
	await expect(send(path, { timeout })).rejects.toThrow(message);
});

it('sendRequest by server-fetch follows five redirects and no more', async () => {
	let arrived = 0;
	server.on('request', () => {
		arrived += 1;
	});
	await expect(send('/loop', { by: '9.1' })).rejects.toThrow('5 redirects');
	expect(arrived).toBe(6);
});

it('sendRequest by server-fetch waits for the body as long again', async () => {
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
	try {
		const headersCame = new Promise((resolve) => subscribe('http.client.response.finish', resolve));
		server.once('request', () => jest.advanceTimersByTime(399));
		const failed = jest.fn();
		const answer = send('/half', { by: '9.1', timeout: 400 }).catch(failed);
		await headersCame;
		await new Promise(setImmediate);
		await jest.advanceTimersByTimeAsync(399);
		expect(failed).not.toHaveBeenCalled();
		jest.advanceTimersByTime(1);
		await answer;
		expect(String(failed.mock.calls[0])).toContain('Response timeout');
	} finally {
		jest.useRealTimers();
	}
});

it('sendRequest by server-fetch takes a time that is no whole number of milliseconds', async () => {
	expect((await send('/echo', { by: '9.1', timeout: 900.5 })).statusCode).toBe(200);
});

it.each([
	['9.0', { method: 'GET', body: '' }],
	['9.1', { method: 'POST', body: '{"a":1}' }],
])('sendRequest of a %s server sends a redirected POST on as %j', async (by, want) => {
	const headers = { 'x-auth-token': 'token' };
	const { data } = await send('/moved', { ...post, by, data: { a: 1 }, headers });
	expect(data).toMatchObject({ ...want, url: '/echo', headers: expect.objectContaining(headers) });
});
