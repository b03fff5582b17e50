import type { RequestLogEntry } from '../model';
import { demo } from '../seed';
import type { Fault } from './faults';
import { freshWorkspace, start } from './testWorkspace';

const { users, roles } = demo;
const server = freshWorkspace();

const collectRequests = (): RequestLogEntry[] => {
	const entries: RequestLogEntry[] = [];
	server().workspace.events.on('request', (entry) => entries.push(entry));
	return entries;
};

const inject = (fault: Fault): void => {
	server().workspace.faults = ({ path }) => (path === '/api/v1/me' ? fault : undefined);
};

const askMe = async (): Promise<unknown> =>
	server().ask('/api/v1/me', { as: users.alice, signal: AbortSignal.timeout(300) });

test('logs a request without what is secret', async () => {
	const entries = collectRequests();
	await server().askSessions('info.admin?sessionId=x', users.sam, { 'x-2fa-code': '424242' });
	await server().ask('/api/v1/me');
	expect(entries).toEqual([
		{
			method: 'GET',
			path: '/api/v1/sessions/info.admin',
			query: 'sessionId=x',
			userId: users.sam.id,
			twoFactorCodeSent: true,
			status: 400,
			at: new Date(start),
		},
		{
			method: 'GET',
			path: '/api/v1/me',
			query: '',
			twoFactorCodeSent: false,
			status: 401,
			at: new Date(start),
		},
	]);
	expect(JSON.stringify(entries)).not.toMatch(/424242|demo-token/);
});

test.each<[string, Fault, string | RegExp]>([
	[
		'a server that never answers',
		{ kind: 'never-answer' },
		'The operation was aborted due to timeout',
	],
	['a dropped connection', { kind: 'reset' }, 'fetch failed'],
	[
		'a connection that breaks in the middle',
		{ kind: 'reset-mid-body', body: '{"success":true' },
		'terminated',
	],
])('can be %s', async (_name, fault, message) => {
	inject(fault);
	await expect(askMe()).rejects.toThrow(message);
});

test('logs what was never answered, too', async () => {
	inject({ kind: 'reset' });
	const entries = collectRequests();
	await askMe().catch(() => undefined);
	expect(entries).toMatchObject([{ path: '/api/v1/me', status: 0 }]);
});

test('can answer late', async () => {
	inject({ kind: 'delay', milliseconds: 50 });
	const before = performance.now();
	expect(await askMe()).toMatchObject({ status: 200, body: { username: 'alice' } });
	expect(performance.now() - before).toBeGreaterThan(45);
});

test('can answer anything', async () => {
	inject({
		kind: 'answer',
		status: 502,
		headers: { 'content-type': 'text/html' },
		body: '<h1>Bad Gateway</h1>',
	});
	expect(await askMe()).toMatchObject({ status: 502, text: '<h1>Bad Gateway</h1>' });
	expect((await server().askSessions('list', users.alice)).status).toBe(200);
});

test('tells of messages and log entries, and keeps them', () => {
	const { workspace } = server();
	const seen: unknown[] = [];
	workspace.events.on('message', (message) => seen.push(message));
	workspace.events.on('appLog', (entry) => seen.push(entry));
	const entry = { method: 'x', severity: 'info', args: [], timestamp: new Date(start) };

	const message = workspace.addMessage({
		rid: 'GENERAL',
		sender: 'bot',
		attachments: [],
		ts: new Date(start),
	});
	workspace.addAppLog(entry);
	expect(message).toMatchObject({ _id: expect.stringMatching(/./), rid: 'GENERAL' });
	expect(seen).toEqual([message, entry]);
	expect([workspace.messages, workspace.appLogs]).toEqual([[message], [entry]]);
});

test('stops while a request hangs', async () => {
	let hanging: Promise<unknown> | undefined;
	await new Promise<void>((arrived) => {
		server().workspace.faults = () => {
			arrived();
			return { kind: 'never-answer' };
		};

		hanging = server()
			.ask('/api/v1/me')
			.catch((error: unknown) => String(error));
	});
	await server().stop();
	expect(await hanging).toBe('TypeError: fetch failed');
});

describe('me', () => {
	test.each([
		[
			'a user',
			users.alice,
			{
				username: 'alice',
				roles: ['user'],
				settings: { preferences: { language: 'en' } },
				services: { password: { exists: true } },
			},
		],
		[
			'one with TOTP',
			users.sam,
			{ roles: ['user', roles.deviceAuditor], services: { totp: { enabled: true } } },
		],
	])('tells %s who they are', async (_name, as, body) => {
		const reply = await server().ask('/api/v1/me', { as });
		expect(reply.body).toMatchObject({ success: true, _id: as.id, ...body });
		expect(reply.text).not.toMatch(/demo-token|demo-password|JBSWY3DP/);
	});

	test('is refused to a deactivated user', async () => {
		const user = server().data.users.find(({ _id }) => _id === users.alice.id);
		if (user) {
			user.active = false;
		}
		expect((await server().ask('/api/v1/me', { as: users.alice })).status).toBe(401);
	});
});

test('roles.list: a role made by an administrator has an id that is not its name', async () => {
	const { body } = await server().ask('/api/v1/roles.list', { as: users.alice });

	expect(body).toMatchObject({
		success: true,
		roles: expect.arrayContaining([
			{
				_id: 'admin',
				name: 'admin',
				description: 'Admin',
				scope: 'Users',
				protected: true,
				mandatory2fa: false,
			},
			expect.objectContaining({ _id: 'owner', scope: 'Subscriptions' }),
			expect.objectContaining({
				_id: roles.deviceAuditor,
				name: 'device-auditor',
				protected: false,
			}),
		]),
	});
});
