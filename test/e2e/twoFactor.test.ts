import { textOf } from '../support/workspace/replies';
import type { RequestLogEntry } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { alice } = demo.sessions;
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** A workspace whose service account has a token that does not ignore 2FA. */
const startStrict = async (
	configure: Readonly<Record<string, unknown>>,
	totpSecret?: string,
	generation = '8.9',
): Promise<RunningWorkspace> => {
	const running = await startWorkspace({
		generation,
		configure: { lookups_per_minute: 0, ...configure },
	});
	const account = running.workspace.data.users.find(({ _id }) => _id === demo.users.service.id);

	Object.assign(account ?? {}, {
		tokens: [
			{ token: demo.users.service.token, type: 'personalAccessToken', bypassTwoFactor: false },
		],
		...(totpSecret !== undefined && { totpSecret }),
	});
	return running;
};

const sessionRequests = async (
	running: RunningWorkspace,
	action: () => Promise<unknown>,
): Promise<[status: number, withCode: boolean][]> => {
	const requests: RequestLogEntry[] = [];
	const note = (request: RequestLogEntry): unknown =>
		request.path.startsWith('/api/v1/sessions/') && requests.push(request);
	running.workspace.events.on('request', note);
	await action();
	running.workspace.events.off('request', note);
	return requests.map(({ status, twoFactorCodeSent }) => [status, twoFactorCodeSent]);
};

describe.each([
	[
		'totp',
		{ two_factor_method: 'totp', two_factor_secret: seed.toLowerCase().replace(/(.{4})/g, '$1 ') },
		seed,
	],
	[
		'password',
		{ two_factor_method: 'password', two_factor_secret: demo.users.service.password },
		undefined,
	],
])('two_factor_method %s', (_method, configure, totpSecret) => {
	it.each(['8.9', '8.5', '7.10'])(
		'answers totp-required of %s, once, and remembers that it is wanted',
		async (generation) => {
			const running = await startStrict(configure, totpSecret, generation);
			try {
				const look = (): Promise<string> =>
					textOf(running, 'alice', `/session info ${alice.laptop}`);
				const first = await sessionRequests(running, async () =>
					expect(await look()).toContain('Chrome 113.0.0 on Windows'),
				);
				const second = await sessionRequests(running, async () =>
					expect(await look()).toContain('Chrome 113.0.0 on Windows'),
				);
				const list = await sessionRequests(running, async () =>
					expect(await textOf(running, 'alice', '/session')).toContain(alice.laptop),
				);

				expect(first).toEqual([
					[400, false],
					[200, true],
				]);
				expect(second).toEqual([[200, true]]);
				expect(list).toEqual([[200, true]]);
			} finally {
				await running.stop();
			}
		},
	);
});

describe.each([
	['totp', { two_factor_method: 'totp', two_factor_secret: seed }, seed],
	[
		'password',
		{ two_factor_method: 'password', two_factor_secret: demo.users.service.password },
		undefined,
	],
])('a logout with two_factor_method %s', (_method, configure, totpSecret) => {
	it.each(['8.9', '8.5', '7.10', '6.5'])(
		'works with %s, and sends no code twice',
		async (generation) => {
			const running = await startStrict(
				{ allow_logout: true, ...configure },
				totpSecret,
				generation,
			);
			try {
				const requests = await sessionRequests(running, async () =>
					expect(await textOf(running, 'alice', `/session logout ${alice.phone}`)).toMatch(
						/^Device logged out\n/,
					),
				);

				expect(requests).toEqual([
					[400, false],
					[200, true],
					[200, true],
					[404, true],
				]);
			} finally {
				await running.stop();
			}
		},
	);
});

describe('a wrong second factor', () => {
	it('is told to those who may read causes', async () => {
		const running = await startStrict(
			{ two_factor_method: 'totp', two_factor_secret: 'MFRGGZDFMZTWQ2LK' },
			seed,
		);
		try {
			expect(
				await running.api({
					as: 'sam',
					path: 'sessions/info.admin',
					query: { sessionId: alice.laptop },
				}),
			).toMatchObject({
				status: 502,
				body: { errorType: 'workspace-two-factor-rejected' },
			});
		} finally {
			await running.stop();
		}
	});
});

describe('the second factor of an API caller', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startStrict({});
	});
	afterAll(() => running.stop());
	/** The workspace trusts a token for a while whose code it took. */
	beforeEach(() => {
		running.workspace.data.users
			.find(({ _id }) => _id === demo.users.service.id)
			?.tokens.forEach((token) => Object.assign(token, { twoFactorAuthorizedUntil: 0 }));
	});

	const look = (headers: Record<string, string>): ReturnType<RunningWorkspace['api']> =>
		running.api({
			as: 'sam',
			path: 'sessions/info.admin',
			query: { sessionId: alice.laptop },
			headers,
		});

	// SHA-256 of the service account's demo password.
	const code = (): string =>
		running.workspace.data.users.find(({ _id }) => _id === demo.users.service.id)?.passwordSha256 ??
		'';

	it('is asked for, passed on, and counts for one request', async () => {
		expect(await look({})).toMatchObject({
			status: 502,
			body: { errorType: 'workspace-two-factor-required' },
		});

		expect(await look({ 'x-2fa-code': 'wrong', 'x-2fa-method': 'password' })).toMatchObject({
			body: { errorType: 'workspace-two-factor-rejected' },
		});

		expect(await look({ 'x-2fa-code': code(), 'x-2fa-method': 'password' })).toMatchObject({
			status: 200,
		});
	});

	it('of those who hold no permission is ignored', async () => {
		const requests = await sessionRequests(running, async () =>
			expect(
				await running.api({
					as: 'alice',
					path: 'sessions/info',
					query: { sessionId: alice.laptop },
					headers: { 'x-2fa-code': code(), 'x-2fa-method': 'password' },
				}),
			).toMatchObject({ status: 502, body: { errorType: 'workspace-two-factor-required' } }),
		);
		expect(requests).toEqual([[400, false]]);
	});

	it('is ignored while nobody can tell who holds the permission', async () => {
		await running.engine.updateSetting({ id: 'self_service', value: true });
		running.workspace.faults = ({ path }) =>
			path === '/api/v1/permissions.listAll'
				? { kind: 'answer', status: 500, body: '{}' }
				: undefined;
		const requests = await sessionRequests(running, () =>
			running.api({
				as: 'admin',
				path: 'sessions/info',
				query: { sessionId: demo.sessions.admin.laptop },
				headers: { 'x-2fa-code': code(), 'x-2fa-method': 'password' },
			}),
		);
		running.workspace.faults = undefined;
		expect(requests).toEqual([[400, false]]);
	});

	it('goes to no endpoint that demands none', async () => {
		const asked: [string, boolean][] = [];
		const note = ({ path, twoFactorCodeSent }: RequestLogEntry): unknown =>
			asked.push([path.replace('/api/v1/', ''), twoFactorCodeSent]);
		await running.engine.updateSetting({ id: 'self_service', value: true });
		running.workspace.events.on('request', note);
		await running.api({
			as: 'sam',
			path: 'status',
			headers: { 'x-2fa-code': code(), 'x-2fa-method': 'password' },
		});
		running.workspace.events.off('request', note);
		expect(asked.filter(([, isSent]) => isSent).map(([path]) => path)).toEqual([
			'sessions/info.admin',
			expect.stringContaining('/api/apps/public/'),
		]);
	});

	it.each<[Record<string, string>]>([
		[{ 'x-2fa-method': 'sms' }],
		[{ 'x-2fa-code': 'x'.repeat(129) }],
		[{ 'x-2fa-code': '12 34' }],
		[{ 'x-2fa-code': '' }],
	])('is refused when it cannot be one: %j', async (headers) => {
		expect(await look(headers)).toMatchObject({
			status: 400,
			body: { errorType: 'invalid-params' },
		});
	});
});
