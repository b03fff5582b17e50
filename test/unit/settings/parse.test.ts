import fc from 'fast-check';
import { Secret } from 'otpauth';

import type { SettingId, SettingProblem } from '../../../src/settings/ids';
import { type Configuration, parseBase32, parseSettings } from '../../../src/settings/parse';
import { buildSettings, service } from '../support/settings';

type Raw = Partial<Record<SettingId, unknown>>;

const configurationOf = (raw: Raw): Configuration => {
	const parsed = parseSettings(buildSettings(raw));
	if ('problems' in parsed) {
		throw new Error(`Problems: ${JSON.stringify(parsed.problems)}`);
	}
	return parsed.configuration;
};

const problemsOf = (raw: Raw): readonly SettingProblem[] => {
	const parsed = parseSettings(buildSettings(raw));
	return 'problems' in parsed ? parsed.problems : [];
};

describe('parseSettings', () => {
	it('reads settings as an administrator saves them', () => {
		expect(configurationOf({})).toEqual({
			workspaceUrl: 'https://chat.example.com',
			account: service,
			twoFactor: { method: 'none' },
			selfService: true,
			showOwnIp: true,
			lookupsPerMinute: 10,
			allowLogout: false,
			auditRoom: undefined,
		});
	});

	describe('takes', () => {
		const accepted: readonly (readonly [string, Raw, Partial<Configuration>])[] = [
			['no address: the Site URL', { workspace_url: '' }, { workspaceUrl: undefined }],
			['a blank address: the Site URL', { workspace_url: ' \n' }, { workspaceUrl: undefined }],
			['an address that is not there', { workspace_url: undefined }, { workspaceUrl: undefined }],
			[
				'an address with a sub-path and slashes',
				{ workspace_url: ' https://example.com/chat// ' },
				{ workspaceUrl: 'https://example.com/chat' },
			],
			[
				'spaces around what was copied',
				{ service_user_id: ' abc ', service_auth_token: '  t0ken-_  ' },
				{ account: { userId: 'abc', authToken: 't0ken-_' } },
			],
			[
				'every visible ASCII character in a token',
				{ service_auth_token: '!"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~' },
				{
					account: {
						userId: service.userId,
						authToken: '!"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~',
					},
				},
			],
			[
				'off',
				{ self_service: false, show_own_ip: false },
				{ selfService: false, showOwnIp: false },
			],
			['on', { allow_logout: true }, { allowLogout: true }],
			['no limit', { lookups_per_minute: 0 }, { lookupsPerMinute: 0 }],
			['a high limit', { lookups_per_minute: 100_000 }, { lookupsPerMinute: 100_000 }],
			['a limit that was posted as text', { lookups_per_minute: '25' }, { lookupsPerMinute: 25 }],
			['a room', { audit_room: 'session-audit' }, { auditRoom: 'session-audit' }],
			['a room with its #', { audit_room: ' #session-audit ' }, { auditRoom: 'session-audit' }],
			['a room with a # inside', { audit_room: 'audit#1' }, { auditRoom: 'audit#1' }],
			['a blank room: none', { audit_room: '  ' }, { auditRoom: undefined }],
			[
				'a malformed secret that is not used',
				{ two_factor_method: 'none', two_factor_secret: '1' },
				{ twoFactor: { method: 'none' } },
			],
			[
				'a seed',
				{ two_factor_method: 'totp', two_factor_secret: 'mzxw 6ytb' },
				{ twoFactor: { method: 'totp', seed: Buffer.from('fooba') } },
			],
			[
				'a password, white space included',
				{ two_factor_method: 'password', two_factor_secret: ' pass wörd ' },
				{ twoFactor: { method: 'password', password: ' pass wörd ' } },
			],
		];

		it.each(accepted)('%s', (_name, raw, want) => {
			expect(configurationOf(raw)).toMatchObject(want);
		});
	});

	describe('reports', () => {
		const refused: readonly (readonly [string, Raw, readonly SettingProblem[]])[] = [
			[
				'an address with a user',
				{ workspace_url: 'https://a:b@chat.example.com' },
				[{ setting: 'workspace_url', problem: 'bad' }],
			],
			[
				'an address that is no text',
				{ workspace_url: 7 },
				[{ setting: 'workspace_url', problem: 'bad' }],
			],
			['no user id', { service_user_id: '' }, [{ setting: 'service_user_id', problem: 'missing' }]],
			[
				'a user id that is not there',
				{ service_user_id: undefined },
				[{ setting: 'service_user_id', problem: 'missing' }],
			],
			[
				'no token',
				{ service_auth_token: '  ' },
				[{ setting: 'service_auth_token', problem: 'missing' }],
			],
			[
				'a line break in the user id',
				{ service_user_id: 'abc\r\nX-Evil: 1' },
				[{ setting: 'service_user_id', problem: 'bad' }],
			],
			[
				'a line break at the end of the token',
				{ service_auth_token: 'token\n' },
				[{ setting: 'service_auth_token', problem: 'bad' }],
			],
			[
				'a space inside the token',
				{ service_auth_token: 'to ken' },
				[{ setting: 'service_auth_token', problem: 'bad' }],
			],
			[
				'a token beyond ASCII',
				{ service_auth_token: 'tökén' },
				[{ setting: 'service_auth_token', problem: 'bad' }],
			],
			[
				'a token that is no text',
				{ service_auth_token: {} },
				[{ setting: 'service_auth_token', problem: 'bad' }],
			],
			[
				'a token of a million blanks and a letter that no header carries',
				{ service_auth_token: `${' '.repeat(1_000_000)}ä` },
				[{ setting: 'service_auth_token', problem: 'bad' }],
			],
			[
				'an unknown method',
				{ two_factor_method: 'email' },
				[{ setting: 'two_factor_method', problem: 'bad' }],
			],
			[
				'no method',
				{ two_factor_method: undefined },
				[{ setting: 'two_factor_method', problem: 'bad' }],
			],
			[
				'no seed',
				{ two_factor_method: 'totp', two_factor_secret: '' },
				[{ setting: 'two_factor_secret', problem: 'missing' }],
			],
			[
				'a blank seed',
				{ two_factor_method: 'totp', two_factor_secret: ' \t' },
				[{ setting: 'two_factor_secret', problem: 'missing' }],
			],
			[
				'a blank password',
				{ two_factor_method: 'password', two_factor_secret: ' \t' },
				[{ setting: 'two_factor_secret', problem: 'missing' }],
			],
			[
				'a seed with a digit that base32 has not got',
				{ two_factor_method: 'totp', two_factor_secret: 'MZXW6YT8' },
				[{ setting: 'two_factor_secret', problem: 'bad' }],
			],
			[
				'a secret that is no text, once',
				{ two_factor_method: 'password', two_factor_secret: 1234 },
				[{ setting: 'two_factor_secret', problem: 'bad' }],
			],
			[
				'a switch that is text',
				{ self_service: 'true' },
				[{ setting: 'self_service', problem: 'bad' }],
			],
			[
				'a switch that is not there',
				{ show_own_ip: null },
				[{ setting: 'show_own_ip', problem: 'bad' }],
			],
			...[undefined, null, 'true', 'false', 1, 0, {}].map(
				(value): readonly [string, Raw, readonly SettingProblem[]] => [
					`logout switched to ${JSON.stringify(value)}`,
					{ allow_logout: value },
					[{ setting: 'allow_logout', problem: 'bad' }],
				],
			),
			...[-1, 1.5, NaN, Infinity, 2 ** 53, '', '-1', '1.5', '1e3', ' 5', 'ten', null, true, []].map(
				(value): readonly [string, Raw, readonly SettingProblem[]] => [
					`the limit ${JSON.stringify(value)} (${String(value)})`,
					{ lookups_per_minute: value },
					[{ setting: 'lookups_per_minute', problem: 'bad' }],
				],
			),
			['a room that is no text', { audit_room: 5 }, [{ setting: 'audit_room', problem: 'bad' }]],
			['a room without a name', { audit_room: '#' }, [{ setting: 'audit_room', problem: 'bad' }]],
			[
				'everything at once, in the order of the settings',
				{
					workspace_url: 'x',
					service_user_id: '',
					service_auth_token: 'ä',
					two_factor_method: 'totp',
					two_factor_secret: '!',
					self_service: 1,
					show_own_ip: 0,
					lookups_per_minute: -5,
					allow_logout: 'yes',
					audit_room: false,
				},
				[
					{ setting: 'workspace_url', problem: 'bad' },
					{ setting: 'service_user_id', problem: 'missing' },
					{ setting: 'service_auth_token', problem: 'bad' },
					{ setting: 'two_factor_secret', problem: 'bad' },
					{ setting: 'self_service', problem: 'bad' },
					{ setting: 'show_own_ip', problem: 'bad' },
					{ setting: 'lookups_per_minute', problem: 'bad' },
					{ setting: 'allow_logout', problem: 'bad' },
					{ setting: 'audit_room', problem: 'bad' },
				],
			],
		];

		it.each(refused)('%s', (_name, raw, want) => {
			expect(problemsOf(raw)).toEqual(want);
		});
	});

	it('says of an app that was never configured only what is missing', () => {
		expect(problemsOf({ workspace_url: '', service_user_id: '', service_auth_token: '' })).toEqual([
			{ setting: 'service_user_id', problem: 'missing' },
			{ setting: 'service_auth_token', problem: 'missing' },
		]);
	});

	it('never throws, and never repeats a value in a problem', () => {
		const secret = 'S3CRET-value ä';
		const value = fc.oneof(fc.anything(), fc.constant(secret));

		fc.assert(
			fc.property(
				fc.record({
					workspace_url: value,
					service_user_id: value,
					service_auth_token: value,
					two_factor_method: fc.oneof(value, fc.constantFrom('totp', 'password')),
					two_factor_secret: value,
					self_service: value,
					show_own_ip: value,
					lookups_per_minute: value,
					allow_logout: value,
					audit_room: value,
				}),
				(raw) => {
					const problems = problemsOf(raw);
					const settings = problems.map(({ setting }) => setting);
					expect(JSON.stringify(problems)).not.toContain(secret);
					expect(new Set(settings).size).toBe(settings.length);
				},
			),
		);
	});
});

describe('parseBase32', () => {
	// RFC 4648, section 10.
	it.each([
		['MY======', 'f'],
		['MZXQ====', 'fo'],
		['MZXW6===', 'foo'],
		['MZXW6YQ=', 'foob'],
		['MZXW6YTB', 'fooba'],
		['MZXW6YTBOI======', 'foobar'],
	])('reads the vector %s of RFC 4648', (text, want) => {
		expect(parseBase32(text)?.toString('ascii')).toBe(want);
	});

	it.each([
		['without padding', 'MZXW6YTBOI'],
		['in lower case', 'mzxw6ytboi'],
		['in groups', 'MZXW 6YTB OI'],
		['with hyphens', 'mzxw-6ytb-oi'],
		['with line breaks and tabs', ' MZXW\t6YTB\nOI '],
		['with a no-break space', 'MZXW\u00a06YTBOI'],
	])('reads a seed as people copy it: %s', (_name, text) => {
		expect(parseBase32(text)?.toString('ascii')).toBe('foobar');
	});

	it.each([
		['nothing', ''],
		['white space', ' \n'],
		['padding alone', '===='],
		['the digit 0', 'MZXW0YTB'],
		['the digit 1', 'MZXW1YTB'],
		['the digit 8', 'MZXW8YTB'],
		['the digit 9', 'MZXW9YTB'],
		['padding inside', 'MZ=XW6YTB'],
		['punctuation', 'MZXW6YTB!'],
		['a URL', 'otpauth://totp/x?secret=MZXW6YTB'],
		['1 symbol', 'M'],
		['3 symbols', 'MZX'],
		['6 symbols', 'MZXW6Y'],
		['9 symbols', 'MZXW6YTBO'],
		['a letter that only looks like one', 'MZXW6YTΒ'],
		['a letter whose upper case is ASCII', 'mzxw6ytſ'],
		['a ligature whose upper case is ASCII', 'mzxw6yﬀ'],
		['full-width letters', 'ＭＺＸＷ'],
	])('refuses %s', (_name, text) => {
		expect(parseBase32(text)).toBeUndefined();
	});

	it('reads back whatever bytes another encoder wrote', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
				const { base32 } = new Secret({ buffer: bytes.slice().buffer });
				expect(parseBase32(base32)).toEqual(Buffer.from(bytes));
			}),
		);
	});
});
