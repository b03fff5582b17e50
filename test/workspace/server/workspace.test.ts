import type { RequestLogEntry } from '../model';
import { demo } from '../seed';
import { freshWorkspace, start } from './testWorkspace';

const { users, roles } = demo;
const server = freshWorkspace();

const collectRequests = (): RequestLogEntry[] => {
	const entries: RequestLogEntry[] = [];
	server().workspace.events.on('request', (entry) => entries.push(entry));
	return entries;
};

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

it('a workspace logs requests that were never answered', async () => {
	server().workspace.faults = () => ({ kind: 'reset' });
	const entries = collectRequests();
	await expect(server().ask('/api/v1/me')).rejects.toThrow('fetch failed');
	expect(entries).toMatchObject([{ path: '/api/v1/me', status: 0 }]);
});

it.each([
	['/api/info', undefined],
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

it('me answers roles, language and kinds of second factors without secrets', async () => {
	const alice = await server().ask('/api/v1/me', { as: users.alice });
	const sam = await server().ask('/api/v1/me', { as: users.sam });
	expect(alice.body).toMatchObject({ settings: { preferences: { language: 'en' } } });
	expect(sam.body).toMatchObject({
		roles: ['user', roles.deviceAuditor],
		services: { totp: { enabled: true }, password: { exists: true } },
	});
	expect(alice.text + sam.text).not.toMatch(/demo-token|demo-password|JBSWY3DP/);
});

it.each([
	['with the token of another user', { id: users.bob.id, token: users.alice.token }],
	['with an unknown user', { id: 'nobody', token: users.bob.token }],
	['by a deactivated user', users.alice],
])('me answers 401 to a request %s', async (_how, as) => {
	server().user(users.alice).active = false;
	expect((await server().ask('/api/v1/me', { as })).status).toBe(401);
});

it('roles.list has ids that are no names for roles that an administrator made', async () => {
	const { body } = await server().ask('/api/v1/roles.list', { as: users.alice });
	const own = { _id: roles.deviceAuditor, name: 'device-auditor', protected: false };
	expect(body).toMatchObject({
		roles: expect.arrayContaining([
			expect.objectContaining({ _id: 'admin', name: 'admin', scope: 'Users', protected: true }),
			expect.objectContaining({ _id: 'owner', scope: 'Subscriptions' }),
			expect.objectContaining(own),
		]),
	});
});
