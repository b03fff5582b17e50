import type { SettingId } from '../../../src/settings/ids';
import type { Configuration, RawSettings } from '../../../src/settings/parse';

export const service = { userId: 'serviceUserId0000', authToken: 'service-token_0123456789' };

/** The settings as an administrator would have saved them, with what differs. */
export const buildSettings = (
	override: Partial<Record<SettingId, unknown>> = {},
): RawSettings & ReadonlyMap<string, unknown> =>
	new Map<SettingId, unknown>([
		['workspace_url', 'https://chat.example.com'],
		['service_user_id', service.userId],
		['service_auth_token', service.authToken],
		['two_factor_method', 'none'],
		['two_factor_secret', ''],
		['self_service', true],
		['show_own_ip', true],
		['lookups_per_minute', 10],
		['allow_logout', false],
		['audit_room', ''],
		...(Object.entries(override) as [SettingId, unknown][]),
	]);

export const buildConfiguration = (override: Partial<Configuration> = {}): Configuration => ({
	workspaceUrl: 'https://chat.example.com',
	account: service,
	twoFactor: { method: 'none' },
	selfService: true,
	showOwnIp: true,
	lookupsPerMinute: 10,
	allowLogout: false,
	auditRoom: undefined,
	...override,
});
