import { parseBase32 } from './base32';
import { parseWorkspaceUrl } from './workspaceUrl';
import { asCount } from '../common/json';
import type {
	RequiredSetting,
	SettingId,
	SettingProblem,
	SettingProblems,
} from '../names/settings';

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

type Parsed = { readonly configuration: Configuration } | { readonly problems: SettingProblems };

const methods = ['none', 'totp', 'password'] as const;

/**
 * What a header carries: visible ASCII. A line break would end the header, and anything beyond ASCII is refused or mangled.
 * Copied with spaces around it, it is still meant.
 */
const parseHeaderValue = (text: string): string | undefined =>
	/^ *(?! )([\x21-\x7e]*) *$/.exec(text)?.[1];

const parseSwitch = (value: unknown): boolean | undefined =>
	typeof value === 'boolean' ? value : undefined;

const parseLimit = (value: unknown): number | undefined =>
	asCount(typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

const parseRoom = (text: string): string | undefined => {
	const name = text.trim().replace(/^#\s*/, '');
	// Taken for empty, a mere # would switch off the audit that somebody wanted.
	return name === '' && text.trim() !== '' ? undefined : name;
};

/** Reads the settings as saved. A bad value is reported, never repaired or replaced by a default. */
export const parseSettings = (raw: RawSettings): Parsed => {
	const problems: SettingProblem[] = [];

	/** `undefined` for a bad value, which is reported. */
	const read = <T>(setting: SettingId, parse: (value: unknown) => T | undefined): T | undefined => {
		const parsed = parse(raw.get(setting));
		if (parsed === undefined) {
			problems.push({ setting, problem: 'bad' });
		}
		return parsed;
	};

	/** What was never saved is an empty text. */
	const readText = <T>(setting: SettingId, parse: (text: string) => T | undefined): T | undefined =>
		read(setting, (value) => {
			const text = value ?? '';
			return typeof text === 'string' ? parse(text) : undefined;
		});

	/** `undefined` as well if `parse` gives an empty text: the setting is missing. */
	const readRequired = <T>(
		setting: RequiredSetting,
		parse: (text: string) => T | '' | undefined,
	): T | undefined => {
		const parsed = readText(setting, parse);
		if (parsed === '') {
			problems.push({ setting, problem: 'missing' });
			return undefined;
		}
		return parsed;
	};

	const readTwoFactor = (): TwoFactorSetting => {
		const method = read('two_factor_method', (value) => methods.find((each) => each === value));
		if (method === 'totp') {
			const seed = readRequired('two_factor_secret', (text) => text.trim() && parseBase32(text));
			return seed ? { method, seed } : { method: 'none' };
		}
		if (method === 'password') {
			const password = readRequired('two_factor_secret', (text) => text.trim() && text);
			return password ? { method, password } : { method: 'none' };
		}
		return { method: 'none' };
	};

	// What stands here for a value with a problem is never used.
	const configuration: Configuration = {
		workspaceUrl:
			readText('workspace_url', (text) => text.trim() && parseWorkspaceUrl(text)) || undefined,
		account: {
			userId: readRequired('service_user_id', parseHeaderValue) ?? '',
			authToken: readRequired('service_auth_token', parseHeaderValue) ?? '',
		},
		twoFactor: readTwoFactor(),
		selfService: read('self_service', parseSwitch) ?? false,
		showOwnIp: read('show_own_ip', parseSwitch) ?? false,
		lookupsPerMinute: read('lookups_per_minute', parseLimit) ?? 0,
		allowLogout: read('allow_logout', parseSwitch) ?? false,
		auditRoom: readText('audit_room', parseRoom) || undefined,
	};

	const [first, ...others] = problems;
	return first ? { problems: [first, ...others] } : { configuration };
};
