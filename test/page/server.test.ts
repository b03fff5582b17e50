import { request } from 'node:http';

import { createPage } from '../workspace/page/server/createPage';
import { demo, seed } from '../workspace/seed';
import { Workspace } from '../workspace/server/workspace';

/** The engine is not up yet: the page itself is there, what it asks for is not. */
const workspace = new Workspace({
	data: seed(new Date('2026-01-01T12:00:00Z')),
	page: createPage().routes,
});

let url: string;
beforeAll(async () => {
	({ url } = await workspace.start(0));
});
afterAll(() => workspace.stop());

const send = async (
	path: string,
	{ method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<number | undefined> =>
	new Promise((resolve, reject) => {
		request(`${url}${path}`, { method, headers }, (response) => {
			response.resume();
			resolve(response.statusCode);
		})
			.on('error', reject)
			.end(method === 'POST' ? '{}' : undefined);
	});

const json = { 'content-type': 'application/json' };

it.each<[what: string, path: string, options: Parameters<typeof send>[1], status: number]>([
	['the page', '/', {}, 200],
	['its code', '/workspace/page/main.js', {}, 200],
	['its styles', '/workspace/page/main.css', {}, 200],
	['its colors', '/workspace/page/tokens.css', {}, 200],
	['an icon', '/workspace/icon.png', {}, 200],
	['no other file', '/workspace/page/package.json', {}, 404],
	['the page under a name that only points here', '/', { headers: { host: 'evil.example' } }, 403],
	[
		'a setting from a form of another site',
		'/workspace/settings',
		{ method: 'POST', headers: { 'content-type': 'text/plain' } },
		403,
	],
	[
		'settings before the workspace is up',
		'/workspace/settings',
		{ method: 'POST', headers: json },
		503,
	],
	['events before the workspace is up', `/workspace/events?userId=${demo.users.alice.id}`, {}, 503],
	[
		'Rocket.Chat’s own paths under any name',
		'/api/v1/me',
		{ headers: { host: 'chat.example.com' } },
		401,
	],
])('the page server answers a request for %s', async (_what, path, options, status) => {
	expect(await send(path, options)).toBe(status);
});

it('the page server lets the page load nothing from elsewhere', async () => {
	const { headers } = await fetch(url);
	expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
});
