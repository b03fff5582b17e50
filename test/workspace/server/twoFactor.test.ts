import { createHash } from 'node:crypto';

import { Secret, TOTP } from 'otpauth';

import type { AuthToken, ServerSettings, WorkspaceUser } from '../model';
import { demo } from '../seed';
import { freshWorkspace, type Reply, start, type User } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace();

const totpAt = (timestamp: number, secret: string = users.sam.totpSecret): string =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

const passwordCode = createHash('sha256').update(users.admin.password).digest('hex');

const find = ({ id }: { id: string }): WorkspaceUser => {
	const user = server().data.users.find(({ _id }) => _id === id);
	if (!user) {
		throw new Error(`No user ${id}`);
	}
	return user;
};

const tokenOf = (user: User): AuthToken => {
	const token = find(user).tokens[0];
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
const invalid = (details: object): object => ({
	success: false,
	error: 'TOTP Invalid [totp-invalid]',
	errorType: 'totp-invalid',
	details,
});

const totpDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const passwordDetails = { method: 'password', codeGenerated: false, availableMethods: [] };

test.each([
	['TOTP', users.sam, totpDetails],
	['the password, of a user without a second factor', users.admin, passwordDetails],
])('asks for %s', async (_name, as, details) => {
	const reply = await look(as);
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual(required(details));
});

test.each([
	['the code of now', 0, 200],
	['the code of 30 seconds ago', -30_000, 200],
	['the code of 30 seconds ahead', 30_000, 200],
	['an older code', -60_000, 400],
	['a code of the future', 60_000, 400],
])('TOTP: %s', async (_name, offset, status) => {
	const reply = await look(users.sam, totpAt(start + offset));
	expect(reply.status).toBe(status);
});

test('follows the published test vector of RFC 6238', async () => {
	find(users.sam).totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
	server().time = 1_111_111_109_000;
	expect((await look(users.sam, '081804')).status).toBe(200);
});

test.each([
	['a wrong code', users.sam, '000000', {}, totpDetails],
	['a wrong password', users.admin, '00', {}, passwordDetails],
	['the plain password', users.admin, users.admin.password, {}, passwordDetails],
	[
		'the password of one who has TOTP',
		users.sam,
		passwordCode,
		{ 'x-2fa-method': 'password' },
		totpDetails,
	],
	[
		'a method that the user has not enabled',
		users.admin,
		passwordCode,
		{ 'x-2fa-method': 'totp' },
		{ method: 'totp', codeGenerated: false, availableMethods: [] },
	],
])('refuses %s', async (_name, as, code, headers, details) => {
	const reply = await look(as, code, headers);
	expect(reply.status).toBe(400);
	expect(reply.body).toEqual(invalid(details));
});

test.each([
	['as clients send it', passwordCode],
	['in upper case', passwordCode.toUpperCase()],
])('takes the hash of the password %s', async (_name, code) => {
	expect((await look(users.admin, code)).status).toBe(200);
});

const settings = (): ServerSettings => server().data.settings;

test.each<[string, () => unknown]>([
	[
		'the check is switched off',
		() => Object.assign(settings(), { Accounts_TwoFactorAuthentication_Enabled: false }),
	],
	[
		'the password fallback is switched off',
		() =>
			Object.assign(settings(), {
				Accounts_TwoFactorAuthentication_Enforce_Password_Fallback: false,
			}),
	],
	['the account has no password', () => delete find(users.admin).passwordSha256],
	[
		'the user registered a moment ago',
		() => Object.assign(find(users.admin), { createdAt: new Date(start - 1_800_000) }),
	],
])('asks for nothing when %s', async (_name, arrange) => {
	arrange();
	expect((await look(users.admin)).status).toBe(200);
});

test.each([
	['8.4', 200],
	['8.9', 400],
])('%s: a fresh registration with TOTP enabled answers %s', async (generation, status) => {
	server().data.generation = generation;
	find(users.sam).createdAt = new Date(start);
	expect((await look(users.sam)).status).toBe(status);
});

test('asks again when the registration is long ago', async () => {
	find(users.admin).createdAt = new Date(start - 1_800_001);
	expect((await look(users.admin)).status).toBe(400);
});

test('only routes that say so ask for it', async () => {
	expect((await server().askSessions('list', users.sam)).status).toBe(200);
});

describe('remembers an accepted code', () => {
	beforeEach(async () => {
		await look(users.sam, totpAt(start));
	});

	test.each([
		['until the time is up', 1_800_000, {}, 200],
		['not longer', 1_800_001, {}, 400],
		['not for another user agent', 0, { 'user-agent': 'curl' }, 400],
		['not for another address', 0, { 'x-real-ip': '203.0.113.9' }, 400],
	])('%s', async (_name, later, headers, status) => {
		server().time += later;
		expect((await look(users.sam, undefined, headers)).status).toBe(status);
	});

	test('not for another token', async () => {
		find(users.sam).tokens.push({ token: 'another', type: 'login', bypassTwoFactor: false });
		expect((await look({ ...users.sam, token: 'another' })).status).toBe(400);
	});
});

test.each([
	['a wrong code', '000000', 1800],
	['a right code, when nothing is to be remembered', totpAt(start), 0],
])('does not remember %s', async (_name, code, seconds) => {
	server().data.settings.Accounts_TwoFactorAuthentication_RememberFor = seconds;
	await look(users.sam, code);
	expect(tokenOf(users.sam).twoFactorAuthorizedUntil).toBeUndefined();
	expect((await look(users.sam)).status).toBe(400);
});

describe('by e-mail', () => {
	beforeEach(() => {
		find(users.admin).emailTwoFactor = true;
	});

	const details = { method: 'email', emailOrUsername: 'admin', availableMethods: ['email'] };

	test('sends one code and tells how long it lasts', async () => {
		const first = await look(users.admin);
		const { emailCode } = find(users.admin);
		const second = await look(users.admin);
		expect(first.body).toEqual(required({ ...details, codeGenerated: true }));
		expect(second.body).toEqual(
			required({
				...details,
				codeGenerated: false,
				codeExpires: new Date(start + 3_600_000).toISOString(),
			}),
		);
		expect(emailCode).toMatch(/^\d{6}$/);
		expect(find(users.admin).emailCode).toBe(emailCode);
	});

	test.each([
		['right', (code: string) => code, 200],
		['right, with a dash', (code: string) => `${code.slice(0, 3)}-${code.slice(3)}`, 200],
		['wrong', (code: string) => code.replace(/./g, (digit) => String(9 - Number(digit))), 400],
	])('a code that is %s', async (_name, change, status) => {
		await look(users.admin);
		expect((await look(users.admin, change(find(users.admin).emailCode ?? ''))).status).toBe(
			status,
		);
	});

	test('a code is good once', async () => {
		await look(users.admin);
		const { emailCode } = find(users.admin);
		await look(users.admin, emailCode);
		delete tokenOf(users.admin).twoFactorAuthorizedUntil;
		expect((await look(users.admin, emailCode)).body).toMatchObject({ errorType: 'totp-invalid' });
	});

	test('a code is too old after an hour', async () => {
		await look(users.admin);
		const { emailCode } = find(users.admin);
		server().time += 3_600_001;
		expect((await look(users.admin, emailCode)).body).toMatchObject({ errorType: 'totp-invalid' });
	});

	test('the fifth wrong code is one too many', async () => {
		await look(users.admin);
		const answers = [];
		for (let attempt = 0; attempt < 5; attempt++) {
			answers.push((await look(users.admin, 'wrong')).body);
		}
		expect(answers.slice(0, 4)).toEqual(
			Array(4).fill(expect.objectContaining({ errorType: 'totp-invalid' })),
		);
		expect(answers[4]).toMatchObject({ errorType: 'totp-max-attempts' });
	});

	test('comes after TOTP unless asked for', async () => {
		find(users.sam).emailTwoFactor = true;
		const availableMethods = ['totp', 'email'];

		expect((await look(users.sam)).body).toMatchObject({
			details: { method: 'totp', availableMethods },
		});

		expect((await look(users.sam, undefined, { 'x-2fa-method': 'email' })).body).toMatchObject({
			details: { method: 'email', availableMethods },
		});
	});
});
