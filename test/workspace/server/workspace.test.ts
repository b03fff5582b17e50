import type { RequestLogEntry } from '../model';
import { demo } from '../seed';
import { type Fault, foreignAnswers } from './faults';
import { freshWorkspace, start } from './testWorkspace';
import { createUser } from './userDocument';

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

const askMe = async (headers: Record<string, string> = {}): Promise<unknown> =>
	server().ask('/api/v1/me', { as: users.alice, headers, signal: AbortSignal.timeout(300) });

it('a workspace logs requests without what is secret', async () => {
	const entries = collectRequests();
	await server().askSessions('info.admin?sessionId=x', users.sam, { 'x-2fa-code': '424242' });
	await server().ask('/api/v1/me', { headers: { 'cache-control': 'no-cache' } });
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
			cacheControl: 'no-cache',
			status: 401,
			at: new Date(start),
		},
	]);
	expect(JSON.stringify(entries)).not.toMatch(/424242|demo-token/);
});

it.each<[Fault, string]>([
	[{ kind: 'never-answer' }, 'The operation was aborted due to timeout'],
	[{ kind: 'reset' }, 'fetch failed'],
	[{ kind: 'reset-mid-body', body: '{"success":true' }, 'terminated'],
])('a workspace with the fault %j fails requests: %s', async (fault, message) => {
	inject(fault);
	await expect(askMe()).rejects.toThrow(message);
});

it('a workspace logs requests that were never answered', async () => {
	inject({ kind: 'reset' });
	const entries = collectRequests();
	await askMe().catch(() => undefined);
	expect(entries).toMatchObject([{ path: '/api/v1/me', status: 0 }]);
});

it('a workspace can answer late', async () => {
	inject({ kind: 'delay', milliseconds: 5 });
	expect(await askMe()).toMatchObject({ status: 200, body: { username: 'alice' } });
});

it('a workspace can answer one endpoint as a proxy does', async () => {
	inject(foreignAnswers['a proxy that wants a login']);
	expect(await askMe()).toMatchObject({ status: 401, text: expect.stringMatching(/^<html>/) });
	expect((await server().askSessions('list', users.alice)).status).toBe(200);
});

it('a workspace keeps messages and log entries, and emits them', () => {
	const { workspace } = server();
	const seen: unknown[] = [];
	workspace.events.on('message', (message) => seen.push(message));
	workspace.events.on('appLog', (entry) => seen.push(entry));
	const ts = new Date(start);
	const entry = { method: 'x', severity: 'info', args: [], timestamp: ts };
	const message = workspace.addMessage({ rid: 'GENERAL', sender: 'bot', attachments: [], ts });
	workspace.addAppLog(entry);
	expect(message).toMatchObject({ _id: expect.stringMatching(/./), rid: 'GENERAL' });
	expect(seen).toEqual([message, entry]);
	expect([workspace.messages, workspace.appLogs]).toEqual([[message], [entry]]);
});

it('a workspace stops while a request hangs', async () => {
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

it.each([
	['/api/v1/me', undefined],
	['/api/info', undefined],
	['/api/v1/nothing', undefined],
	['/api/v1/me', { kind: 'answer', status: 502 } as const],
	['/api/v1/me', { kind: 'lose-answer', then: { kind: 'answer', status: 502 } } as const],
])(
	'a workspace dates the answers of %s by its own clock, with the fault %j',
	async (path, fault) => {
		const { workspace } = server();
		const dateOf = async (): Promise<string | null> =>
			(await server().ask(path)).headers.get('date');
		workspace.faults = () => fault;
		workspace.clockAhead = -3_600_000;
		expect(await dateOf()).toBe(new Date(start - 3_600_000).toUTCString());
		workspace.dateHeader = () => undefined;
		expect(await dateOf()).toBeNull();
		workspace.dateHeader = () => 'yesterday';
		expect(await dateOf()).toBe('yesterday');
	},
);

it.each([
	[
		users.alice,
		{
			username: 'alice',
			roles: ['user'],
			settings: { preferences: { language: 'en' } },
			services: { password: { exists: true } },
		},
	],
	[users.sam, { roles: ['user', roles.deviceAuditor], services: { totp: { enabled: true } } }],
])('me answers the user $username without secrets', async (as, body) => {
	const reply = await server().ask('/api/v1/me', { as });
	expect(reply.body).toMatchObject({ success: true, _id: as.id, ...body });
	expect(reply.text).not.toMatch(/demo-token|demo-password|JBSWY3DP/);
});

it('me answers a user whose username has a blank', async () => {
	const username = 'Maria da Silva';
	server().data.users.push(createUser({ _id: 'maria', username, token: 't' }));
	const { body } = await server().ask('/api/v1/me', { as: { id: 'maria', token: 't' } });
	expect(body).toMatchObject({ username });
});

it.each([
	['without credentials', undefined],
	['with a wrong token', { ...users.bob, token: 'wrong' }],
	['with the token of another user', { id: users.bob.id, token: users.alice.token }],
	['with an unknown user', { id: 'nobody', token: users.bob.token }],
	['by a deactivated user', users.alice],
])('me answers 401 to a request %s', async (_how, as) => {
	server().user(users.alice).active = false;
	expect((await server().ask('/api/v1/me', as && { as })).status).toBe(401);
});

it('roles.list has ids that are no names for roles that an administrator made', async () => {
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
