import { answer, honestAnswer, json, on, outcomeOf } from './support/failing';
import { ask, causeTitle, forget, unavailable } from '../support/workspace/doors';
import { type Endpoint, endpoints, requests } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const html = { 'content-type': 'text/html' };
const padding = Object.fromEntries(
	Array.from({ length: 100 }, (_, index) => [`more${index}`, { of: ['this', index, null] }]),
);

const paths: Readonly<Record<Endpoint, string>> = {
	'sessions/info': `sessions/info?sessionId=${sessions.service.browser}`,
	'sessions/info.admin': `sessions/info.admin?sessionId=${sessions.alice.laptop}`,
	'sessions/list': 'sessions/list?count=5',
	'sessions/list.all': `sessions/list.all?count=5&filter=${users.alice.id}`,
	'permissions.listAll': 'permissions.listAll',
	'me': 'me',
};

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

describe('a request that goes wrong', () => {
	let running: RunningWorkspace;
	const honest = new Map<Endpoint, Readonly<Record<string, unknown>>>();

	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		for (const endpoint of endpoints) {
			honest.set(
				endpoint,
				await honestAnswer(running, paths[endpoint], {
					'x-user-id': users.service.id,
					'x-auth-token': users.service.token,
				}),
			);
		}
	});
	afterAll(() => running.stop());
	beforeEach(() => forget(running));
	afterEach(() => {
		running.workspace.faults = undefined;
	});

	describe.each(endpoints)('%s', (endpoint) => {
		const question = requests[endpoint];
		/** `status` tells of a failure in one of its checks, by its title. */
		const told = (code: string): string => (endpoint === 'me' ? causeTitle(code) : code);

		it.each(Object.entries(faults))(
			'The app survives and names a fault of its workspace: %s',
			async (_what, [fault, code]) => {
				running.workspace.faults = on(endpoint, fault);
				expect((await outcomeOf(running, question)).code).toBe(told(code));
				expect(await running.engine.appStatus()).toBe('manually_enabled');
			},
		);

		const fine: [what: string, fault: (body: object) => Fault][] = [
			['a slow answer', () => ({ kind: 'delay', milliseconds: 300 })],
			['no content type', (body) => answer(200, JSON.stringify(body), {})],
			['text/plain', (body) => answer(200, JSON.stringify(body), { 'content-type': 'text/plain' })],
			['text/html', (body) => answer(200, JSON.stringify(body), html)],
			[
				'application/json with a charset',
				(body) =>
					answer(200, JSON.stringify(body), { 'content-type': 'application/json;charset=utf-8' }),
			],
			[
				'a hundred fields more than there were',
				(body) => answer(200, JSON.stringify({ ...padding, ...body })),
			],
		];

		it.each(fine)('The app takes an answer in spite of %s', async (_what, fault) => {
			running.workspace.faults = on(endpoint, fault(honest.get(endpoint) ?? {}));
			expect((await outcomeOf(running, question)).code).toBe('ok');
		});

		it('The app works again at once when the workspace does', async () => {
			running.workspace.faults = on(endpoint, answer(500, '{}', json));
			await outcomeOf(running, question);
			running.workspace.faults = undefined;
			expect((await outcomeOf(running, question)).code).toBe('ok');
		});
	});
});

describe('an answer that breaks off', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());
	// The HTTP client of real servers waits for the rest until its time is over.
	it('The app waits for the rest of an answer that breaks off until its time is over', async () => {
		const breakOff: Fault = { kind: 'reset-mid-body', body: '{"success":true,' };
		// Who holds the permission is known to the first, and asked anew by the second.
		await ask(running, requests['sessions/info.admin']);
		const arrived = new Promise<void>((resolve) => {
			let count = 0;
			running.workspace.faults = ({ path }) => {
				if (path !== '/api/v1/sessions/info.admin') {
					return undefined;
				}
				count += 1;
				if (count === 2) {
					resolve();
				}
				return breakOff;
			};
		});
		const first = outcomeOf(running, requests['sessions/info.admin']);
		await arrived;
		await forget(running);
		running.workspace.faults = on('permissions.listAll', breakOff);
		const second = outcomeOf(running, requests['permissions.listAll']);
		const outcomes = await Promise.all([first, second]);
		expect(outcomes.map(({ code }) => code)).toEqual(['workspace-timeout', 'workspace-timeout']);
	});
});

describe('a workspace that is not there', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({
			// Port 9 is `discard`: nothing listens there.
			configure: { lookups_per_minute: 0, workspace_url: 'http://127.0.0.1:9' },
		});
	});
	afterAll(() => running.stop());
	it.each(endpoints)(
		'The app says that the workspace is not there when it asks %s',
		async (endpoint) => {
			await forget(running);
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
