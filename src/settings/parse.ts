import { parseBase32 } from './base32';
import { parseWorkspaceUrl } from './workspaceUrl';
import type { SettingId, SettingProblem, SettingProblems } from '../names/settings';

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

// What a header carries: visible ASCII. A line break would end the header, and anything beyond ASCII is refused or mangled.
// Copied with spaces around it, it is still meant.
const HEADER_VALUE = /^ *(?! )([\x21-\x7e]*) *$/;

/** Reads the settings as saved. A bad value is reported, never repaired or replaced by a default. */
export const parseSettings = (raw: RawSettings): Parsed => {
	const problems: SettingProblem[] = [];

	/** `undefined` if the value is no text at all: that is reported here, and no more is to be said of it. */
	const text = (setting: SettingId): string | undefined => {
		const value = raw.get(setting) ?? '';
		if (typeof value === 'string') {
			return value;
		}
		problems.push({ setting, problem: 'bad' });
		return undefined;
	};

	const boolean = (setting: 'self_service' | 'show_own_ip' | 'allow_logout'): boolean => {
		const value = raw.get(setting);
		if (typeof value !== 'boolean') {
			problems.push({ setting, problem: 'bad' });
		}
		return value === true;
	};

	const url = (): string | undefined => {
		const value = text('workspace_url')?.trim() ?? '';
		const parsed = value === '' ? undefined : parseWorkspaceUrl(value);
		if (value !== '' && parsed === undefined) {
			problems.push({ setting: 'workspace_url', problem: 'bad' });
		}
		return parsed;
	};

	const headerValue = (setting: 'service_user_id' | 'service_auth_token'): string => {
		const value = text(setting);
		const trimmed = value === undefined ? undefined : HEADER_VALUE.exec(value)?.[1];
		if (trimmed === '') {
			problems.push({ setting, problem: 'missing' });
		} else if (value !== undefined && trimmed === undefined) {
			problems.push({ setting, problem: 'bad' });
		}
		return trimmed ?? '';
	};

	const twoFactor = (): TwoFactorSetting => {
		const method = raw.get('two_factor_method');
		if (method === 'none') {
			return { method };
		}
		if (method !== 'totp' && method !== 'password') {
			problems.push({ setting: 'two_factor_method', problem: 'bad' });
			return { method: 'none' };
		}

		const secret = text('two_factor_secret');
		if (secret === undefined) {
			return { method: 'none' };
		}
		if (secret.trim() === '') {
			problems.push({ setting: 'two_factor_secret', problem: 'missing' });
			return { method: 'none' };
		}
		if (method === 'password') {
			return { method, password: secret };
		}

		const seed = parseBase32(secret);
		if (!seed) {
			problems.push({ setting: 'two_factor_secret', problem: 'bad' });
			return { method: 'none' };
		}
		return { method, seed };
	};

	const limit = (): number => {
		const value = raw.get('lookups_per_minute');
		const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) {
			return number;
		}
		problems.push({ setting: 'lookups_per_minute', problem: 'bad' });
		return 0;
	};

	const room = (): string | undefined => {
		const value = text('audit_room')?.trim() ?? '';
		const name = value.replace(/^#\s*/, '');
		// Taken for empty, it would switch off the audit that somebody wanted.
		if (value !== '' && name === '') {
			problems.push({ setting: 'audit_room', problem: 'bad' });
		}
		return name || undefined;
	};

	const configuration: Configuration = {
		workspaceUrl: url(),
		account: {
			userId: headerValue('service_user_id'),
			authToken: headerValue('service_auth_token'),
		},
		twoFactor: twoFactor(),
		selfService: boolean('self_service'),
		showOwnIp: boolean('show_own_ip'),
		lookupsPerMinute: limit(),
		allowLogout: boolean('allow_logout'),
		auditRoom: room(),
	};

	const [first, ...others] = problems;
	return first ? { problems: [first, ...others] } : { configuration };
};
