import { demo } from '../seed';
import { findGeneration, generationNames } from './generations';
import { freshWorkspace, withPassword } from './testWorkspace';

const { users, sessions } = demo;
const server = freshWorkspace();
const loginRequired = 'You must be logged in to do this.';
const missing = "must have required property 'sessionId'";
const anySession = 'info.admin?sessionId=.';

type Expectation = {
	readonly unauthenticated: object;
	readonly unlicensed: readonly [status: number, body: object];
	readonly badParameters: object;
	/** What the license is checked before, where both are broken. */
	readonly licenseBefore: readonly string[];
	/** Whether `sessions/info` answers the document, login token included. */
	readonly hasRawInfo: boolean;
	readonly marksCurrent: boolean;
	/** Whether the second factor knows the token: one that ignores it, and one that was used with a code. */
	readonly findsToken: boolean;
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
	licenseBefore: ['nothing', 'parameters', 'second factor'],
	hasRawInfo: true,
	marksCurrent: false,
	findsToken: true,
	hasPermissions: false,
};

const v65: Expectation = {
	...v84,
	unauthenticated: { status: 'error', message: loginRequired },
	unlicensed: [403, { success: false, error: 'unauthorized' }],
	licenseBefore: ['nothing'],
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
		licenseBefore: ['nothing', 'authentication', 'permission', 'parameters', 'second factor'],
	},
	'8.4': v84,
	'8.5': { ...v84, findsToken: false },
	'8.9': v89,
	'9.0': v90,
	'9.1': v90,
};

const ask = async (
	path: string,
	as?: { id: string; token: string },
): Promise<[number, unknown]> => {
	const { status, body } = await server().ask(`/api/v1/sessions/${path}`, as && { as });
	return [status, body];
};

it('findGeneration has the generations that are tested, and refuses others by name', () => {
	expect(Object.keys(expectations)).toEqual(generationNames);
	expect(() => findGeneration('5.0')).toThrow('No server generation "5.0"');
});

describe.each(Object.entries(expectations))('Rocket.Chat %s', (generation, expected) => {
	beforeEach(() => {
		server().data.generation = generation;
	});

	it(`Rocket.Chat ${generation} refuses who is not signed in, who has no permission, and bad parameters`, async () => {
		const unpermitted =
			'User does not have the permissions required for this action [error-unauthorized]';
		expect(await ask('list')).toEqual([401, expected.unauthenticated]);
		expect(await ask(anySession, users.alice)).toEqual([
			403,
			{ success: false, error: unpermitted },
		]);
		expect(await ask('info', users.alice)).toEqual([400, expected.badParameters]);
	});

	it(`Rocket.Chat ${generation} refuses without a license, before or after all else`, async () => {
		Object.assign(server().data, { licensed: false, wasLicensed: true });
		const answers = {
			'nothing': await ask('list', users.alice),
			'authentication': await ask('list'),
			'permission': await ask(anySession, users.alice),
			'parameters': await ask('info', users.alice),
			'second factor': await ask(anySession, users.admin),
		};
		const unlicensed = JSON.stringify(expected.unlicensed);
		const before = Object.entries(answers).filter(
			([, answer]) => JSON.stringify(answer) === unlicensed,
		);
		expect(before.map(([rule]) => rule)).toEqual(expected.licenseBefore);
	});

	it(`Rocket.Chat ${generation} says of sessions and asks for codes what its releases do`, async () => {
		const { alice } = sessions;
		const info = await server().askSessions(`info?sessionId=${alice.offline}`, users.alice);
		const list = await server().askSessions('list', users.alice);
		expect(info.text.includes('"loginToken"')).toBe(expected.hasRawInfo);
		expect(list.text.includes('"current":false')).toBe(expected.marksCurrent);
		await server().askSessions(anySession, users.admin, withPassword(users.admin.password));
		const status = expected.findsToken ? 200 : 400;
		expect((await server().askSessions(anySession, users.admin)).status).toBe(status);
		expect((await server().askSessions(anySession, users.service)).status).toBe(status);
	});

	it.each([
		['never had', false, expected.hasPermissions],
		['lost', true, true],
	])(
		`Rocket.Chat ${generation} without a license, which it %s, has the permissions or not`,
		async (_how, wasLicensed, hasPermissions) => {
			Object.assign(server().data, { licensed: false, wasLicensed });
			const { text } = await server().ask('/api/v1/permissions.listAll', { as: users.alice });
			expect(text.includes('"view-device-management"')).toBe(hasPermissions);
			expect(text).toContain('"view-p-room"');
		},
	);
});

it.each([
	['6.5', 400],
	['7.10', 400],
	['8.4', 403],
	['9.1', 403],
])(
	'Rocket.Chat %s answers %s to bad parameters of a user without the permission',
	async (generation, status) => {
		server().data.generation = generation;
		expect(await ask('info.admin', users.alice)).toMatchObject([status, {}]);
	},
);

it('Rocket.Chat 9.1 takes the default for a count of 0', async () => {
	server().data.generation = '9.1';
	expect(await ask('list?count=0', users.alice)).toMatchObject([200, { count: 50 }]);
});
