import { Secret, TOTP } from 'otpauth';

import { demo } from '../seed';
import { freshWorkspace, type Reply, start, type User } from './testWorkspace';
import { hashPassword } from './userDocument';

const { admin, sam } = demo.users;
const server = freshWorkspace();

const totpAt = (timestamp: number): string =>
	new TOTP({ secret: Secret.fromBase32(sam.totpSecret) }).generate({ timestamp });

const passwordCode = hashPassword(admin.password);

const look = async (
	as: User,
	code?: string,
	headers: Record<string, string> = {},
): Promise<Reply> =>
	server().askSessions('info.admin?sessionId=.', as, {
		...(code !== undefined && { 'x-2fa-code': code }),
		...headers,
	});

const totpDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const passwordDetails = { method: 'password', codeGenerated: false, availableMethods: [] };

it('the second factor is asked for by an authenticator where the user has one', async () => {
	const { status, body } = await look(sam);
	expect(status).toBe(400);
	expect(body).toEqual({
		success: false,
		error: 'TOTP Required [totp-required]',
		errorType: 'totp-required',
		details: totpDetails,
	});
});

it.each([
	[200, -30_000],
	[200, 30_000],
	[400, -60_000],
	[400, 60_000],
])('the second factor answers %s to a TOTP code of %s ms later', async (status, offset) => {
	expect((await look(sam, totpAt(start + offset))).status).toBe(status);
});

it.each([
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
		{ 'x-2fa-method': 'email' },
		{ ...passwordDetails, method: 'email', emailOrUsername: 'admin', codeGenerated: true },
	],
])('the second factor refuses %s', async (_what, as, code, headers, details) => {
	const { status, body } = await look(as, code, headers);
	expect(status).toBe(400);
	expect(body).toMatchObject({ error: 'TOTP Invalid [totp-invalid]', details });
});

it('the second factor takes the hash of the password in upper case too', async () => {
	expect((await look(admin, passwordCode.toUpperCase())).status).toBe(200);
});

it.each([
	'Accounts_TwoFactorAuthentication_Enabled',
	'Accounts_TwoFactorAuthentication_Enforce_Password_Fallback',
])('the second factor is not asked for without the setting %s', async (setting) => {
	Object.assign(server().data.settings, { [setting]: false });
	expect((await look(admin)).status).toBe(200);
});

it('the second factor is not asked for of a user who has none and no password', async () => {
	delete server().user(admin).passwordSha256;
	expect((await look(admin)).status).toBe(200);
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

it('the second factor is not remembered after a right code, when nothing is to be', async () => {
	server().data.settings.Accounts_TwoFactorAuthentication_RememberFor = 0;
	await look(sam, totpAt(start));
	expect((await look(sam)).status).toBe(400);
});
