export const settingIds = [
	'workspace_url',
	'service_user_id',
	'service_auth_token',
	'two_factor_method',
	'two_factor_secret',
	'self_service',
	'show_own_ip',
	'lookups_per_minute',
	'allow_logout',
	'audit_room',
] as const;

export type SettingId = (typeof settingIds)[number];

/** Those that may not be empty; the secret only if the method takes one. */
export const requiredSettings = [
	'service_user_id',
	'service_auth_token',
	'two_factor_secret',
] as const satisfies readonly SettingId[];

/** A setting that keeps the app from working. It names the rule that is broken and never holds the value. */
export type SettingProblem =
	| { readonly setting: SettingId; readonly problem: 'bad' }
	| { readonly setting: (typeof requiredSettings)[number]; readonly problem: 'missing' }
	/** `workspace_url` is empty and the server's own `Site_Url` is no usable address. */
	| { readonly setting: 'workspace_url'; readonly problem: 'site-url' };

export type SettingProblems = readonly [SettingProblem, ...SettingProblem[]];
