export const settingIds = [
	'workspace_url',
	'service_user_id',
	'service_auth_token',
	'two_factor_method',
	'two_factor_secret',
	'self_service',
	'show_own_ip',
	'lookups_per_minute',
	'audit_room',
] as const;

export type SettingId = (typeof settingIds)[number];
