import { demo } from '../seed';
import { findGeneration, generationNames } from './generations';
import { TestWorkspace } from './testWorkspace';

const { users, sessions } = demo;
const loginRequired = 'You must be logged in to do this.';
const permissionRequired = 'User does not have the permissions required for this action';
const enterprise = {
	success: false,
	error: 'This is an enterprise feature [error-action-not-allowed]',
	errorType: 'error-action-not-allowed',
};
const missing = "must have required property 'sessionId'";
const oldBadParameters = {
	success: false,
	error: `${missing} [invalid-params]`,
	errorType: 'invalid-params',
};
const newBadParameters = { success: false, error: missing, errorType: 'error-invalid-params' };
const fullUnauthenticated = {
	success: false,
	error: loginRequired,
	status: 'error',
	message: loginRequired,
};
const unpermitted = { success: false, error: `${permissionRequired} [error-unauthorized]` };

type Expectation = {
	readonly unauthenticated: unknown;
	readonly unpermitted: unknown;
	readonly unlicensed: readonly [status: number, body: unknown];
	readonly badParameters: unknown;
	/** Which rules come after the licence, when both are broken. */
	readonly licenceBefore: readonly string[];
	readonly rawInfo: boolean;
	readonly current: boolean;
	readonly bypassWorks: boolean;
};

const v84: Expectation = {
	unauthenticated: fullUnauthenticated,
	unpermitted,
	unlicensed: [400, enterprise],
	badParameters: oldBadParameters,
	licenceBefore: ['parameters', 'second factor'],
	rawInfo: true,
	current: false,
	bypassWorks: true,
};

const v65: Expectation = {
	...v84,
	unauthenticated: { status: 'error', message: loginRequired },
	unlicensed: [403, { success: false, error: 'unauthorized' }],
	licenceBefore: [],
};

const v89: Expectation = { ...v84, badParameters: newBadParameters, rawInfo: false, current: true };

const v90: Expectation = {
	...v89,
	unauthenticated: { success: false, error: loginRequired },
};

const expectations: Record<string, Expectation> = {
	'6.5': v65,
	'7.2': { ...v65, unlicensed: [401, { success: false, error: 'unauthorized' }] },
	'7.10': {
		...v84,
		licenceBefore: ['authentication', 'permission', 'parameters', 'second factor'],
	},
	'8.4': v84,
	'8.5': { ...v84, bypassWorks: false },
	'8.9': v89,
	'9.0': v90,
	'9.1': v90,
};

test('every generation is looked at', () => {
	expect(Object.keys(expectations)).toEqual(generationNames);
});

test('an unknown generation is refused by name', () => {
	expect(() => findGeneration('5.0')).toThrow('No server generation "5.0"');
});

describe.each(Object.entries(expectations))('Rocket.Chat %s', (generation, expected) => {
	let server: TestWorkspace;
	beforeEach(async () => {
		server = await new TestWorkspace(generation).listen();
	});
	afterEach(() => server.stop());

	const endLicence = (): void => {
		server.data.licensed = false;
		server.data.wasLicensed = true;
	};

	test.each([
		['no credentials', undefined],
		['a wrong token', { ...users.alice, token: 'wrong' }],
		["another user's token", { id: users.alice.id, token: users.bob.token }],
		['an unknown user', { id: 'nobody', token: users.bob.token }],
	])('answers 401 to %s', async (_name, as) => {
		const reply = await server.ask('/api/v1/me', as && { as });
		expect(reply).toMatchObject({ status: 401 });
		expect(reply.body).toEqual(expected.unauthenticated);
	});

	test('answers 403 without the permission', async () => {
		const reply = await server.askSessions('info.admin?sessionId=x', users.alice);
		expect(reply.status).toBe(403);
		expect(reply.body).toEqual(expected.unpermitted);
	});

	test.each(['list', 'info?sessionId=x'])(
		'answers %s without a licence in its own way',
		async (path) => {
			endLicence();
			const reply = await server.askSessions(path, users.alice);
			expect([reply.status, reply.body]).toEqual(expected.unlicensed);
		},
	);

	test('words bad parameters in its own way', async () => {
		const reply = await server.askSessions('info', users.alice);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(expected.badParameters);
	});

	test.each([
		['authentication', 'list', undefined],
		['permission', 'info.admin?sessionId=x', users.alice],
		['parameters', 'info', users.alice],
		['second factor', 'info.admin?sessionId=x', users.admin],
	])('tells of the licence before or after %s', async (rule, path, as) => {
		endLicence();
		const reply = await server.ask(`/api/v1/sessions/${path}`, as && { as });

		const isAboutLicence =
			JSON.stringify([reply.status, reply.body]) === JSON.stringify(expected.unlicensed);
		expect(isAboutLicence).toBe(expected.licenceBefore.includes(rule));
	});

	test('answers sessions/info with the document or a part of it', async () => {
		const { body } = await server.askSessions(
			`info?sessionId=${sessions.alice.offline}`,
			users.alice,
		);

		const part = ['_id', 'device', 'host', 'ip', 'loginAt', 'sessionId', 'success', 'userId'];
		const rest = [
			'closedAt',
			'createdAt',
			'day',
			'instanceId',
			'lastActivityAt',
			'loginToken',
			'month',
			'mostImportantRole',
			'roles',
			'searchTerm',
			'type',
			'year',
			'_updatedAt',
		];
		expect(Object.keys(body ?? {}).sort()).toEqual(
			[...part, ...(expected.rawInfo ? rest : [])].sort(),
		);
	});

	test('marks the current session in sessions/list, or does not', async () => {
		const { text } = await server.askSessions('list', users.alice);
		expect(text.includes('"current":false')).toBe(expected.current);
	});

	test('knows the token that ignores the second factor, or does not', async () => {
		const reply = await server.askSessions(`info.admin?sessionId=${sessions.bob.desktop}`);
		expect(reply.status).toBe(expected.bypassWorks ? 200 : 400);
		expect(reply.body).toMatchObject(
			expected.bypassWorks ? { sessionId: sessions.bob.desktop } : { errorType: 'totp-required' },
		);
	});

	test('remembers an accepted code, or does not', async () => {
		const first = await server.askSessions('info.admin?sessionId=x', users.admin, {
			'x-2fa-code': server.data.users[0]?.passwordSha256 ?? '',
			'x-2fa-method': 'password',
		});
		const second = await server.askSessions('info.admin?sessionId=x', users.admin);
		expect([first.status, second.status]).toEqual([200, expected.bypassWorks ? 200 : 400]);
	});

	test.each([
		['never had', false],
		['lost', true],
	])('without a licence that it %s, has the permission or not', async (_name, wasLicensed) => {
		server.data.licensed = false;
		server.data.wasLicensed = wasLicensed;
		const { text } = await server.ask('/api/v1/permissions.listAll', { as: users.alice });
		expect(text.includes('"view-device-management"')).toBe(
			wasLicensed || generation.startsWith('9.'),
		);
		expect(text).toContain('"view-p-room"');
	});

	test('gives the rate limit bypass to its default roles', async () => {
		const { text } = await server.ask('/api/v1/permissions.listAll', { as: users.alice });

		const roles =
			generation === '6.5' || generation === '7.2' ? '"admin","bot",' : '"admin","bot","app",';
		expect(text).toContain(
			`{"_id":"api-bypass-rate-limit","roles":[${roles}"${demo.roles.sessionService}"],"_updatedAt":"`,
		);
	});
});

test.each([
	['7.10', 400],
	['8.9', 403],
])(
	'a %s that never had a licence refuses its administrator with %s',
	async (generation, status) => {
		const server = await new TestWorkspace(generation).listen();
		server.data.licensed = false;

		const reply = await server.askSessions('info.admin?sessionId=x', users.admin);
		await server.stop();
		expect(reply.status).toBe(status);
	},
);

test.each([
	['6.5', 400],
	['7.10', 400],
	['8.4', 403],
	['9.0', 403],
])(
	'%s answers bad parameters of one without the permission with %s',
	async (generation, status) => {
		const server = await new TestWorkspace(generation).listen();

		const reply = await server.askSessions('info.admin', users.alice);
		await server.stop();
		expect(reply.status).toBe(status);
	},
);

describe.each([
	['8.9', 'answers refused calls without counting them', 403],
	['9.1', 'counts refused calls, until the rate limiter refuses them', 429],
])('Rocket.Chat %s', (generation, what, status) => {
	it(`Rocket.Chat ${generation} ${what}`, async () => {
		const server = await new TestWorkspace(generation).listen();
		let last = 0;
		for (let call = 0; call < 11; call += 1) {
			last = (await server.askSessions('info.admin', users.alice)).status;
		}
		await server.stop();
		expect(last).toBe(status);
	});
});

it.each([
	['6.5', 400, { success: false, error: 'the limit must be positive' }],
	['9.0', 400, { success: false }],
	['9.1', 200, { success: true, count: 50, offset: 0 }],
])('sessions/list of %s answers a count of 0 with %s', async (generation, status, body) => {
	const server = await new TestWorkspace(generation).listen();
	const reply = await server.askSessions('list?count=0', users.alice);
	await server.stop();
	expect(reply.status).toBe(status);
	expect(reply.body).toMatchObject(body);
});
