import fc from 'fast-check';
import { Secret } from 'otpauth';

import { type SettingId, settingIds, type SettingProblem } from '../../../src/settings/ids';
import { parseSettings } from '../../../src/settings/parse';
import { buildConfiguration, buildSettings, service } from '../support/settings';

type Raw = Partial<Record<SettingId, unknown>>;

const problemsOf = (raw: Raw): readonly SettingProblem[] => {
	const parsed = parseSettings(buildSettings(raw));
	return 'problems' in parsed ? parsed.problems : [];
};

it.each<readonly [string, Raw, Parameters<typeof buildConfiguration>[0]]>([
	['what an administrator saves', {}, {}],
	['no address: the Site URL', { workspace_url: '' }, { workspaceUrl: undefined }],
	['a blank address: the Site URL', { workspace_url: ' \n' }, { workspaceUrl: undefined }],
	[
		'an address with a slash',
		{ workspace_url: ' https://example.com/chat/ ' },
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
		{ account: { ...service, authToken: '!"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~' } },
	],
	['off', { self_service: false, show_own_ip: false }, { selfService: false, showOwnIp: false }],
	['on', { allow_logout: true }, { allowLogout: true }],
	['no limit', { lookups_per_minute: 0 }, { lookupsPerMinute: 0 }],
	['a limit that was posted as text', { lookups_per_minute: '25' }, { lookupsPerMinute: 25 }],
	['a room with its #', { audit_room: ' #session-audit ' }, { auditRoom: 'session-audit' }],
	['a room with a # inside', { audit_room: 'a#b' }, { auditRoom: 'a#b' }],
	['a blank room: none', { audit_room: '  ' }, { auditRoom: undefined }],
	['a malformed secret that is not used', { two_factor_secret: '1' }, {}],
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
])('parseSettings takes %s', (_name, raw, want) => {
	expect(parseSettings(buildSettings(raw))).toEqual({ configuration: buildConfiguration(want) });
});

const badLimits = [-1, 1.5, NaN, null, true, '', '-1', '1e3', ' 5'];

it.each<readonly [SettingId, SettingProblem['problem'], readonly unknown[]]>([
	['workspace_url', 'bad', ['https://a:b@chat.example.com', 7]],
	['service_user_id', 'missing', ['', undefined]],
	['service_user_id', 'bad', ['abc\r\nX-Evil: 1']],
	['service_auth_token', 'missing', ['  ']],
	['service_auth_token', 'bad', ['token\n', 'to ken', 'tökén', {}, `${' '.repeat(1_000_000)}ä`]],
	['two_factor_method', 'bad', ['email', undefined]],
	['self_service', 'bad', ['true']],
	['show_own_ip', 'bad', [null]],
	['lookups_per_minute', 'bad', badLimits],
	['allow_logout', 'bad', ['true', 1, undefined]],
	['audit_room', 'bad', [5, '#']],
])('parseSettings reports of %s: %s', (setting, problem, values) => {
	values.forEach((value) => {
		expect([value, problemsOf({ [setting]: value })]).toEqual([value, [{ setting, problem }]]);
	});
});

it.each([
	['totp', ' \t', 'missing'],
	['totp', 'MZXW6YT8', 'bad'],
	['password', ' \t', 'missing'],
	['password', 1234, 'bad'],
])('parseSettings reports of a secret for %s, %j: %s', (two_factor_method, secret, problem) => {
	expect(problemsOf({ two_factor_method, two_factor_secret: secret })).toEqual([
		{ setting: 'two_factor_secret', problem },
	]);
});

it('parseSettings reports everything at once, in the order of the settings', () => {
	const raw = {
		...{ workspace_url: 'x', service_user_id: '', service_auth_token: 'ä' },
		...{ two_factor_method: 'totp', two_factor_secret: '!', self_service: 1, show_own_ip: 0 },
		...{ lookups_per_minute: -5, allow_logout: 'yes', audit_room: false },
	};
	expect(problemsOf(raw)).toEqual(
		settingIds
			.filter((setting) => setting !== 'two_factor_method')
			.map((setting) => ({
				setting,
				problem: setting === 'service_user_id' ? 'missing' : 'bad',
			})),
	);
});

it('parseSettings never throws, and never repeats a value in a problem', () => {
	const secret = 'S3CRET-value ä';
	const value = fc.oneof(fc.anything(), fc.constant(secret), fc.constantFrom('totp', 'password'));
	const raws = fc.record(Object.fromEntries(settingIds.map((id) => [id, value])));

	fc.assert(
		fc.property(raws, (raw) => {
			const problems = problemsOf(raw);
			expect(JSON.stringify(problems)).not.toContain(secret);
			expect(new Set(problems.map(({ setting }) => setting)).size).toBe(problems.length);
		}),
	);
});

/** What `parseSettings` makes of a text that is saved as a seed. */
const readSeed = (text: string): unknown =>
	parseSettings(buildSettings({ two_factor_method: 'totp', two_factor_secret: text }));

const withSeed = (seed: Buffer) => ({
	configuration: buildConfiguration({ twoFactor: { method: 'totp', seed } }),
});

it.each([
	// RFC 4648, section 10.
	['MY======', 'f'],
	['MZXW6YQ=', 'foob'],
	// As people copy them.
	['mzxw-6ytb-oi', 'foobar'],
	[' MZXW\t6YTB\nOI ', 'foobar'],
])('parseSettings reads the seed %j', (text, want) => {
	expect(readSeed(text)).toEqual(withSeed(Buffer.from(want)));
});

it.each([
	['padding alone', '===='],
	['the digit 1', 'MZXW1YTB'],
	['a URL', 'otpauth://totp/x?secret=MZXW6YTB'],
	['1 symbol', 'M'],
	['3 symbols', 'MZX'],
	['6 symbols', 'MZXW6Y'],
	['a letter whose upper case is ASCII', 'mzxw6ytſ'],
])('parseSettings refuses a seed of %s', (_name, text) => {
	expect(readSeed(text)).toEqual({ problems: [{ setting: 'two_factor_secret', problem: 'bad' }] });
});

it('parseSettings reads back whatever bytes another encoder wrote as a seed', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
			const { base32 } = new Secret({ buffer: bytes.slice().buffer });
			expect(readSeed(base32)).toEqual(withSeed(Buffer.from(bytes)));
		}),
	);
});
