import { requiredSettings, type SettingId, type SettingProblem, type SettingProblems } from './ids';
import { parseWorkspaceUrl } from './workspaceUrl';
import { asCount } from '../common/json';

export const twoFactorMethods = ['none', 'totp', 'password'] as const;

/** How the app answers `totp-required`. */
export type TwoFactorSetting =
	| { readonly method: 'none' }
	| { readonly method: 'totp'; readonly seed: Buffer }
	| { readonly method: 'password'; readonly password: string };

/** The app's settings, all of them usable. */
export type Configuration = {
	/** Base address without a trailing slash; `undefined`: the server's `Site_Url`. */
	readonly workspaceUrl: string | undefined;
	readonly account: { readonly userId: string; readonly authToken: string };
	readonly twoFactor: TwoFactorSetting;
	readonly selfService: boolean;
	readonly showOwnIp: boolean;
	/** 0: no limit. */
	readonly lookupsPerMinute: number;
	readonly allowLogout: boolean;
	readonly auditRoom: string | undefined;
};

export type RawSettings = ReadonlyMap<SettingId, unknown>;

export type ParsedSettings =
	| { readonly configuration: Configuration }
	| { readonly problems: SettingProblems };

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The bytes of a base32 seed (RFC 4648), or `undefined` if it is malformed. As people copy seeds: in upper or lower
 * case, grouped by spaces or hyphens, with or without padding.
 */
const parseBase32 = (text: string): Buffer | undefined => {
	const symbols = /^([A-Za-z2-7]+)=*$/.exec(text.replace(/[\s-]/g, ''))?.[1];
	// 1, 3 and 6 symbols left over are fewer bits than the bytes they would have to end.
	if (symbols === undefined || [1, 3, 6].includes(symbols.length % 8)) {
		return undefined;
	}

	const fiveBits = (symbol: string): string =>
		ALPHABET.indexOf(symbol).toString(2).padStart(5, '0');
	const bits = Array.from(symbols.toUpperCase(), fiveBits).join('');
	return Buffer.from(Array.from(bits.matchAll(/.{8}/g), ([byte]) => parseInt(byte, 2)));
};

// Each gives `undefined` for a bad value, and an empty text for one that was left empty.

const ofText =
	<T>(parse: (text: string) => T) =>
	(value: unknown): T | undefined =>
		typeof value === 'string' ? parse(value) : undefined;

const parseUrl = ofText((text) => text.trim() && parseWorkspaceUrl(text));

/**
 * What a header carries: visible ASCII. A line break would end the header, and anything beyond ASCII is refused or mangled.
 * Copied with spaces around it, it is still meant.
 */
const parseHeaderValue = ofText((text) => /^ *(?! )([\x21-\x7e]*) *$/.exec(text)?.[1]);

const parseMethod = (value: unknown): TwoFactorSetting['method'] | undefined =>
	twoFactorMethods.find((method) => method === value);

const parseSeed = ofText((text) => text.trim() && parseBase32(text));

const parsePassword = ofText((text) => text.trim() && text);

const parseSwitch = (value: unknown): boolean | undefined =>
	typeof value === 'boolean' ? value : undefined;

const parseLimit = (value: unknown): number | undefined =>
	asCount(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

const parseRoom = ofText((text) => {
	const name = text.trim().replace(/^#\s*/, '');
	// Taken for empty, a mere # would switch off the audit that somebody wanted.
	return name === '' && text.trim() !== '' ? undefined : name;
});

/** Reads the settings as saved. A bad value is reported, never repaired or replaced by a default. */
export const parseSettings = (raw: RawSettings): ParsedSettings => {
	const problems: SettingProblem[] = [];

	/** Reports what is bad or missing. What was never saved is an empty text. */
	const read = <T>(setting: SettingId, parse: (value: unknown) => T | undefined): T | undefined => {
		const parsed = parse(raw.get(setting) ?? '');
		const required = requiredSettings.find((id) => id === setting);
		if (parsed === undefined) {
			problems.push({ setting, problem: 'bad' });
		} else if (parsed === '' && required) {
			problems.push({ setting: required, problem: 'missing' });
		}
		return parsed;
	};

	const readTwoFactor = (): TwoFactorSetting => {
		const none = { method: 'none' } as const;
		const method = read('two_factor_method', parseMethod);
		if (method === 'totp') {
			const seed = read('two_factor_secret', parseSeed);
			return seed ? { method, seed } : none;
		}
		if (method === 'password') {
			const password = read('two_factor_secret', parsePassword);
			return password ? { method, password } : none;
		}
		return none;
	};

	// What stands here for a value with a problem is never used.
	const configuration: Configuration = {
		workspaceUrl: read('workspace_url', parseUrl) || undefined,
		account: {
			userId: read('service_user_id', parseHeaderValue) ?? '',
			authToken: read('service_auth_token', parseHeaderValue) ?? '',
		},
		twoFactor: readTwoFactor(),
		selfService: read('self_service', parseSwitch) ?? false,
		showOwnIp: read('show_own_ip', parseSwitch) ?? false,
		lookupsPerMinute: read('lookups_per_minute', parseLimit) ?? 0,
		allowLogout: read('allow_logout', parseSwitch) ?? false,
		auditRoom: read('audit_room', parseRoom) || undefined,
	};

	const [first, ...others] = problems;
	return first ? { problems: [first, ...others] } : { configuration };
};
