import { Secret, TOTP } from 'otpauth';

import type { AuthToken } from '../model';
import { demo } from '../seed';
import { freshWorkspace, type Reply, start, type User } from './testWorkspace';
import { hashPassword } from './userDocument';

const { users } = demo;
const { admin, sam } = users;
const server = freshWorkspace();

const totpAt = (timestamp: number, secret: string = sam.totpSecret): string =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

const passwordCode = hashPassword(admin.password);

const tokenOf = (user: User): AuthToken => {
	const token = server().user(user).tokens[0];
	if (!token) {
		throw new Error('No token');
	}
	return token;
};

const look = async (
	as: User,
	code?: string,
	headers: Record<string, string> = {},
): Promise<Reply> =>
	server().askSessions('info.admin?sessionId=.', as, {
		...(code !== undefined && { 'x-2fa-code': code }),
		...headers,
	});

const required = (details: object): object => ({
	success: false,
	error: 'TOTP Required [totp-required]',
	errorType: 'totp-required',
	details,
});

const totpDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const passwordDetails = { method: 'password', codeGenerated: false, availableMethods: [] };

it.each([
	['an authenticator', sam, totpDetails],
	['the password, of a user without a second factor', admin, passwordDetails],
])('the second factor is asked for: %s', async (_what, as, details) => {
	const reply = await look(as);
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual(required(details));
});

it.each([
	[200, 0],
	[200, -30_000],
	[200, 30_000],
	[400, -60_000],
	[400, 60_000],
])('the second factor answers %s to a TOTP code of %s ms later', async (status, offset) => {
	expect((await look(sam, totpAt(start + offset))).status).toBe(status);
});

it('the second factor follows the published test vector of RFC 6238', async () => {
	server().user(sam).totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
	server().time = 1_111_111_109_000;
	expect((await look(sam, '081804')).status).toBe(200);
});

it.each([
	['a wrong code', sam, '000000', {}, totpDetails],
	['a wrong password', admin, '00', {}, passwordDetails],
	['the plain password', admin, admin.password, {}, passwordDetails],
	[
		'the password of a user with an authenticator',
		sam,
		passwordCode,
		{ 'x-2fa-method': 'password' },
		totpDetails,
	],
	[
		'a method that the user has not enabled',
		admin,
		passwordCode,
		{ 'x-2fa-method': 'totp' },
		{ ...passwordDetails, method: 'totp' },
	],
])('the second factor refuses %s', async (_what, as, code, headers, details) => {
	const reply = await look(as, code, headers);
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual({
		success: false,
		error: 'TOTP Invalid [totp-invalid]',
		errorType: 'totp-invalid',
		details,
	});
});

it.each([passwordCode, passwordCode.toUpperCase()])(
	'the second factor takes the hash of the password in either case: %s',
	async (code) => {
		expect((await look(admin, code)).status).toBe(200);
	},
);

it.each<[string, number, () => unknown]>([
	[
		'the check is switched off',
		200,
		() => {
			server().data.settings.Accounts_TwoFactorAuthentication_Enabled = false;
		},
	],
	[
		'the password fallback is switched off',
		200,
		() => {
			server().data.settings.Accounts_TwoFactorAuthentication_Enforce_Password_Fallback = false;
		},
	],
	['the account has no password', 200, () => delete server().user(admin).passwordSha256],
	[
		'the user registered half an hour ago',
		200,
		() => {
			server().user(admin).createdAt = new Date(start - 1_800_000);
		},
	],
	[
		'the user registered longer ago',
		400,
		() => {
			server().user(admin).createdAt = new Date(start - 1_800_001);
		},
	],
])(
	'the second factor is asked for, or not, when %s: %s without one',
	async (_when, status, arrange) => {
		arrange();
		expect((await look(admin)).status).toBe(status);
	},
);

it.each([
	['8.4', 200],
	['8.9', 400],
])(
	'the second factor of %s after a fresh registration with an authenticator: %s without one',
	async (generation, status) => {
		server().data.generation = generation;
		server().user(sam).createdAt = new Date(start);
		expect((await look(sam)).status).toBe(status);
	},
);

it('the second factor is asked for by routes that say so only', async () => {
	expect((await server().askSessions('list', sam)).status).toBe(200);
});

it.each([
	['for half an hour', 200, 1_800_000, {}, sam],
	['no longer', 400, 1_800_001, {}, sam],
	['not for another user agent', 400, 0, { 'user-agent': 'curl' }, sam],
	['not for another address', 400, 0, { 'x-real-ip': '203.0.113.9' }, sam],
	['not for another token', 400, 0, {}, { ...sam, token: 'another' }],
])('the second factor is remembered %s', async (_how, status, later, headers, as) => {
	server().user(sam).tokens.push({ token: 'another', type: 'login', bypassTwoFactor: false });
	await look(sam, totpAt(start));
	server().time += later;
	expect((await look(as, undefined, headers)).status).toBe(status);
});

it.each([
	['a wrong code', '000000', 1800],
	['a right code, when nothing is to be remembered', totpAt(start), 0],
])('the second factor is not remembered after %s', async (_what, code, seconds) => {
	server().data.settings.Accounts_TwoFactorAuthentication_RememberFor = seconds;
	await look(sam, code);
	expect(tokenOf(sam).twoFactorAuthorizedUntil).toBeUndefined();
	expect((await look(sam)).status).toBe(400);
});

describe('the second factor by e-mail', () => {
	beforeEach(() => {
		server().user(admin).emailTwoFactor = true;
	});

	const sendCode = async (): Promise<string> => {
		await look(admin);
		return server().user(admin).emailCode ?? '';
	};

	it('the second factor by e-mail sends one code and tells how long it lasts', async () => {
		const details = { method: 'email', emailOrUsername: 'admin', availableMethods: ['email'] };
		expect((await look(admin)).body).toEqual(required({ ...details, codeGenerated: true }));
		const { emailCode } = server().user(admin);
		expect((await look(admin)).body).toEqual(
			required({
				...details,
				codeGenerated: false,
				codeExpires: new Date(start + 3_600_000).toISOString(),
			}),
		);
		expect(emailCode).toMatch(/^\d{6}$/);
		expect(server().user(admin).emailCode).toBe(emailCode);
	});

	it.each([
		['the code', (code: string) => code, 200],
		['the code with a dash', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`, 200],
		[
			'a wrong code',
			(code: string) => code.replace(/./g, (digit) => String(9 - Number(digit))),
			400,
		],
	])('the second factor by e-mail takes %s, or refuses it', async (_what, change, status) => {
		expect((await look(admin, change(await sendCode()))).status).toBe(status);
	});

	it.each<[string, (code: string) => unknown]>([
		[
			'a second time',
			async (code) => {
				await look(admin, code);
				delete tokenOf(admin).twoFactorAuthorizedUntil;
			},
		],
		[
			'after an hour',
			() => {
				server().time += 3_600_001;
			},
		],
	])('the second factor by e-mail refuses a code %s', async (_when, meanwhile) => {
		const code = await sendCode();
		await meanwhile(code);
		expect((await look(admin, code)).body).toMatchObject({ errorType: 'totp-invalid' });
	});

	it('the second factor by e-mail takes four wrong codes and no fifth', async () => {
		await sendCode();
		const errors = [];
		for (let attempt = 0; attempt < 5; attempt++) {
			const { errorType }: { errorType?: string } = Object((await look(admin, 'wrong')).body);
			errors.push(errorType);
		}
		expect(errors).toEqual([
			...Array.from({ length: 4 }, () => 'totp-invalid'),
			'totp-max-attempts',
		]);
	});

	it.each([
		['totp', {}],
		['email', { 'x-2fa-method': 'email' }],
	])('the second factor is by %s for a user with both who sends %j', async (method, headers) => {
		server().user(sam).emailTwoFactor = true;
		expect((await look(sam, undefined, headers)).body).toMatchObject({
			details: { method, availableMethods: ['totp', 'email'] },
		});
	});
});
