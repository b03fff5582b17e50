import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

import { on, outcomeOf } from './support/failing';
import { causeTitle, forget } from '../support/workspace/doors';
import { endpoints, requests } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users } = demo;

/*
 * The accessor follows redirects and takes no option against it, so that an app can neither prevent nor notice one. What
 * is held here is what then arrives at the other host: docs/maintainers/reliability.md tells administrators.
 */

let running: RunningWorkspace;
let elsewhere: Server;
let target = '';
const arrived: IncomingHttpHeaders[] = [];

beforeAll(async () => {
	running = await startWorkspace({
		configure: {
			lookups_per_minute: 0,
			two_factor_method: 'password',
			two_factor_secret: users.service.password,
		},
	});

	elsewhere = createServer(({ headers }, response) => {
		arrived.push(headers);
		response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Not your workspace</h1>');
	}).listen(0, '127.0.0.1');
	await once(elsewhere, 'listening');
	const address = elsewhere.address();
	// The workspace is `localhost`: another host, and another origin.
	target = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/elsewhere`;
});

afterAll(async () => {
	await running.stop();
	elsewhere.close();
	elsewhere.closeAllConnections();
});

beforeEach(async () => {
	await forget(running);
	arrived.length = 0;
});

const redirect = (status: number): Fault => ({
	kind: 'answer',
	status,
	headers: { location: target },
});

it.each(endpoints)('The app takes no answer of %s from another host', async (endpoint) => {
	running.workspace.faults = on(endpoint, redirect(302));
	const { code } = await outcomeOf(running, requests[endpoint]);
	const bad = 'workspace-bad-answer';
	expect(code).toBe(endpoint === 'me' ? causeTitle(bad) : bad);
	expect(arrived.length).toBeGreaterThan(0);
});

it.each([301, 302, 303, 307, 308])(
	'The accessor carries user id and token along with the redirect %i, but the app sends no second factor, and tells nobody where it was sent',
	async (status) => {
		running.workspace.faults = on('sessions/info.admin', redirect(status));
		const { reply, body } = await outcomeOf(running, requests['sessions/info.admin']);
		expect(arrived.length).toBeGreaterThan(0);
		arrived.forEach((headers) => {
			expect(headers['x-user-id']).toBe(users.service.id);
			expect(headers['x-auth-token']).toBe(users.service.token);
			expect(Object.keys(headers).filter((name) => /2fa|cookie/.test(name))).toEqual([]);
		});
		expect(JSON.stringify([reply, body, running.workspace.appLogs])).not.toContain('elsewhere');
	},
);

it('The app takes a redirect in a circle for no answer', async () => {
	running.workspace.faults = ({ path }) =>
		path.startsWith('/api/v1/sessions/')
			? { kind: 'answer', status: 302, headers: { location: `${running.url}${path}` } }
			: undefined;
	const { code } = await outcomeOf(running, requests['sessions/info.admin']);
	expect(code).toBe('workspace-unreachable');
});
