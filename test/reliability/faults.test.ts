import { answer, honestAnswer, on, outcomeOf } from './support/failing';
import { ask, causeTitle, forget, unavailable } from '../support/workspace/doors';
import { type Endpoint, endpoints, requests } from '../support/workspace/requests';
import { type Fault, jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const html = { 'content-type': 'text/html' };
const padding = Object.fromEntries(
	Array.from({ length: 100 }, (_, index) => [`more${index}`, { of: ['this', index, null] }]),
);

const bad = 'workspace-bad-answer';
const unreachable = 'workspace-unreachable';

/** What the endpoint gives instead of its answer, and what that is to the app. */
const faults: Readonly<Record<string, readonly [fault: Fault, code: string]>> = {
	'a reset': [{ kind: 'reset' }, unreachable],
	'500': [answer(500, '{"success":false,"error":"Internal server error"}'), bad],
	'502 with HTML': [answer(502, '<h1>Bad Gateway</h1>', html), bad],
	'503 with nothing': [answer(503, ''), bad],
	'304': [answer(304, '', {}), bad],
	'404 with HTML': [answer(404, '<h1>Not Found</h1>', html), bad],
	'403 with HTML': [answer(403, '<h1>Forbidden</h1>', html), bad],
	'401': [
		answer(401, '{"status":"error","message":"You must be logged in to do this."}'),
		'workspace-credentials-rejected',
	],
	'403': [
		answer(
			403,
			'{"success":false,"error":"User does not have the permissions [error-unauthorized]"}',
		),
		'workspace-permission-missing',
	],
	'200 with nothing': [answer(200, ''), bad],
	'200 with HTML': [answer(200, '<html><title>Log in</title></html>', html), bad],
	'200 with null': [answer(200, 'null'), bad],
	'200 with success: false': [answer(200, '{"success":false}'), bad],
	'truncated JSON': [answer(200, '{"success":true,"sessions":[{"sess'), bad],
	'nothing but bytes': [
		answer(200, '\u0001\u0002\ufffd'.repeat(100), { 'content-type': 'application/octet-stream' }),
		bad,
	],
};

/** The answer of the workspace itself, in clothes in which the app has to take it. */
const disguises: Readonly<Record<string, (body: object) => Fault>> = {
	'without a content type': (body) => answer(200, JSON.stringify(body), {}),
	'as text/html': (body) => answer(200, JSON.stringify(body), html),
	'with a hundred fields more': (body) => jsonAnswer({ ...padding, ...body }),
};

let running: RunningWorkspace;
beforeAll(async () => {
	running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
});
afterAll(() => running.stop());
beforeEach(() => forget(running));
afterEach(() => {
	running.workspace.faults = undefined;
});

const onEach = <Case>(cases: Readonly<Record<string, Case>>): [Endpoint, string, Case][] =>
	endpoints.flatMap((endpoint) =>
		Object.entries(cases).map(([what, one]): [Endpoint, string, Case] => [endpoint, what, one]),
	);

it.each(onEach(faults))(
	'The app survives a fault of %s and names it: %s',
	async (endpoint, _what, [fault, code]) => {
		running.workspace.faults = on(endpoint, fault);
		// The status tells of a failure in one of its checks, by its title.
		const want = endpoint === 'me' ? causeTitle(code) : code;
		expect((await outcomeOf(running, requests[endpoint])).code).toBe(want);
		expect(await running.engine.appStatus()).toBe('manually_enabled');
	},
);

it.each(onEach(disguises))(
	'The app takes the answer of %s %s',
	async (endpoint, _what, disguised) => {
		const honest = await honestAnswer(running, endpoint);
		running.workspace.faults = on(endpoint, disguised(honest));
		expect((await outcomeOf(running, requests[endpoint])).code).toBe('ok');
	},
);

it.each(endpoints)('The app works again as soon as the workspace answers %s', async (endpoint) => {
	running.workspace.faults = on(endpoint, answer(500, '{}'));
	await outcomeOf(running, requests[endpoint]);
	running.workspace.faults = undefined;
	expect((await outcomeOf(running, requests[endpoint])).code).toBe('ok');
});

describe('a workspace that is not there', () => {
	beforeAll(async () => {
		// Port 9 is `discard`: nothing listens there.
		await running.engine.updateSetting({ id: 'workspace_url', value: 'http://127.0.0.1:9' });
	});
	afterAll(() => running.engine.updateSetting({ id: 'workspace_url', value: running.url }));
	it.each(endpoints)(
		'The app says that the workspace is not there when it asks %s',
		async (endpoint) => {
			const question = requests[endpoint];
			const { code, reply, body } = await ask(running, question);
			const isStatus = endpoint === 'me';
			expect(code).toBe(isStatus ? 'ok' : unreachable);
			expect(body).toMatchObject(isStatus ? { ready: false } : { success: false });
			// It cannot be known who holds the permission, so only the role `admin` reads the cause.
			expect(reply).toContain(question.as === 'admin' ? causeTitle(unreachable) : unavailable);
		},
	);
});
