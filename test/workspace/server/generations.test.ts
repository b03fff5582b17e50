import { demo } from '../seed';
import { findGeneration, generationNames } from './generations';
import { freshWorkspace, withPassword } from './testWorkspace';

const { users, sessions } = demo;
const loginRequired = 'You must be logged in to do this.';
const missing = "must have required property 'sessionId'";

type Expectation = {
	readonly unauthenticated: object;
	readonly unlicensed: readonly [status: number, body: object];
	readonly badParameters: object;
	/** What the license is checked before, where both are broken. */
	readonly licenseBefore: readonly string[];
	readonly bypassRoles: readonly string[];
	readonly hasRawInfo: boolean;
	readonly marksCurrent: boolean;
	readonly remembersTwoFactor: boolean;
	/** Whether Device Management's permissions are there without a license. */
	readonly hasPermissions: boolean;
};

const v84: Expectation = {
	unauthenticated: {
		success: false,
		error: loginRequired,
		status: 'error',
		message: loginRequired,
	},
	unlicensed: [
		400,
		{
			success: false,
			error: 'This is an enterprise feature [error-action-not-allowed]',
			errorType: 'error-action-not-allowed',
		},
	],
	badParameters: {
		success: false,
		error: `${missing} [invalid-params]`,
		errorType: 'invalid-params',
	},
	licenseBefore: ['parameters', 'second factor'],
	bypassRoles: ['admin', 'bot', 'app'],
	hasRawInfo: true,
	marksCurrent: false,
	remembersTwoFactor: true,
	hasPermissions: false,
};

const v65: Expectation = {
	...v84,
	unauthenticated: { status: 'error', message: loginRequired },
	unlicensed: [403, { success: false, error: 'unauthorized' }],
	licenseBefore: [],
	bypassRoles: ['admin', 'bot'],
};

const v89: Expectation = {
	...v84,
	badParameters: { success: false, error: missing, errorType: 'error-invalid-params' },
	hasRawInfo: false,
	marksCurrent: true,
};

const v90: Expectation = {
	...v89,
	unauthenticated: { success: false, error: loginRequired },
	hasPermissions: true,
};

const expectations: Record<string, Expectation> = {
	'6.5': v65,
	'7.2': { ...v65, unlicensed: [401, { success: false, error: 'unauthorized' }] },
	'7.10': {
		...v84,
		licenseBefore: ['authentication', 'permission', 'parameters', 'second factor'],
	},
	'8.4': v84,
	'8.5': { ...v84, remembersTwoFactor: false },
	'8.9': v89,
	'9.0': v90,
	'9.1': v90,
};

it('findGeneration has the generations that are tested, and refuses others by name', () => {
	expect(Object.keys(expectations)).toEqual(generationNames);
	expect(() => findGeneration('5.0')).toThrow('No server generation "5.0"');
});

describe.each(Object.entries(expectations))('Rocket.Chat %s', (generation, expected) => {
	const server = freshWorkspace(generation);

	it.each([
		[401, 'a request without login', 'list', undefined, expected.unauthenticated],
		[
			403,
			'a user without the permission',
			'info.admin?sessionId=x',
			users.alice,
			{
				success: false,
				error: 'User does not have the permissions required for this action [error-unauthorized]',
			},
		],
		[400, 'bad parameters', 'info', users.alice, expected.badParameters],
	])(`Rocket.Chat ${generation} answers %s to %s`, async (status, _what, path, as, body) => {
		const reply = await server().ask(`/api/v1/sessions/${path}`, as && { as });
		expect([reply.status, reply.body]).toEqual([status, body]);
	});

	it.each([
		['nothing', 'list', users.alice],
		['authentication', 'list', undefined],
		['permission', 'info.admin?sessionId=x', users.alice],
		['parameters', 'info', users.alice],
		['second factor', 'info.admin?sessionId=x', users.admin],
	])(
		`Rocket.Chat ${generation} refuses without a license before or after %s`,
		async (rule, path, as) => {
			Object.assign(server().data, { licensed: false, wasLicensed: true });
			const reply = await server().ask(`/api/v1/sessions/${path}`, as && { as });
			const isAboutLicense =
				JSON.stringify([reply.status, reply.body]) === JSON.stringify(expected.unlicensed);
			expect(isAboutLicense).toBe(['nothing', ...expected.licenseBefore].includes(rule));
		},
	);

	it(`Rocket.Chat ${generation} answers sessions/info with the document or a part of it`, async () => {
		const { body } = await server().askSessions(
			`info?sessionId=${sessions.alice.offline}`,
			users.alice,
		);

		const part = '_id device host ip loginAt sessionId success userId'.split(' ');
		const rest =
			'closedAt createdAt day instanceId lastActivityAt loginToken month mostImportantRole roles searchTerm type year _updatedAt'.split(
				' ',
			);
		expect(Object.keys(body ?? {}).sort()).toEqual(
			[...part, ...(expected.hasRawInfo ? rest : [])].sort(),
		);
	});

	it(`Rocket.Chat ${generation} marks the current session in sessions/list, or does not`, async () => {
		const { text } = await server().askSessions('list', users.alice);
		expect(text.includes('"current":false')).toBe(expected.marksCurrent);
	});

	it(`Rocket.Chat ${generation} knows a token that ignores the second factor and remembers a code, or does not`, async () => {
		const path = `info.admin?sessionId=${sessions.bob.desktop}`;
		const code = withPassword(users.admin.password);
		expect((await server().askSessions(path, users.admin, code)).status).toBe(200);
		const status = expected.remembersTwoFactor ? 200 : 400;
		expect((await server().askSessions(path)).status).toBe(status);
		expect((await server().askSessions(path, users.admin)).status).toBe(status);
	});

	it.each([
		['never had', expected.hasPermissions],
		['lost', true],
	])(
		`Rocket.Chat ${generation} without a license, which it %s, has the permissions: %s`,
		async (how, hasPermissions) => {
			Object.assign(server().data, { licensed: false, wasLicensed: how === 'lost' });
			const { text } = await server().ask('/api/v1/permissions.listAll', { as: users.alice });
			expect(text.includes('"view-device-management"')).toBe(hasPermissions);
			expect(text).toContain('"view-p-room"');
		},
	);

	it(`Rocket.Chat ${generation} lets its default roles bypass the rate limit`, () => {
		const { permissions } = server().data;
		expect(permissions.find(({ _id }) => _id === 'api-bypass-rate-limit')?.roles).toEqual([
			...expected.bypassRoles,
			demo.roles.sessionService,
		]);
	});
});

describe('Rocket.Chat by what sets two generations apart', () => {
	const server = freshWorkspace();

	it.each([
		['6.5', 400],
		['7.10', 400],
		['8.4', 403],
		['9.0', 403],
	])(
		'Rocket.Chat %s answers %s to bad parameters of a user without the permission',
		async (generation, status) => {
			server().data.generation = generation;
			expect((await server().askSessions('info.admin', users.alice)).status).toBe(status);
		},
	);

	it.each([
		['7.10', 400],
		['8.9', 403],
	])(
		'Rocket.Chat %s, which never had a license, answers its administrator %s',
		async (generation, status) => {
			Object.assign(server().data, { generation, licensed: false });
			expect((await server().askSessions('info.admin?sessionId=x', users.admin)).status).toBe(
				status,
			);
		},
	);

	it.each([
		['6.5', 400, { success: false, error: 'the limit must be positive' }],
		['9.0', 400, { success: false }],
		['9.1', 200, { success: true, count: 50, offset: 0 }],
	])('Rocket.Chat %s answers %s to a count of 0', async (generation, status, body) => {
		server().data.generation = generation;
		const reply = await server().askSessions('list?count=0', users.alice);
		expect(reply.status).toBe(status);
		expect(reply.body).toMatchObject(body);
	});
});
