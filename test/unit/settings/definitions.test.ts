import { SettingType } from '@rocket.chat/apps-engine/definition/settings';

import { settings } from '../../../src/settings/definitions';
import { settingIds } from '../../../src/settings/ids';

it('settings are those of the public contract, in its order', () => {
	expect(settings.map(({ id, type, packageValue }) => [id, type, packageValue])).toEqual([
		['workspace_url', SettingType.STRING, ''],
		['service_user_id', SettingType.STRING, ''],
		['service_auth_token', SettingType.PASSWORD, ''],
		['two_factor_method', SettingType.SELECT, 'none'],
		['two_factor_secret', SettingType.PASSWORD, ''],
		['self_service', SettingType.BOOLEAN, true],
		['show_own_ip', SettingType.BOOLEAN, true],
		['lookups_per_minute', SettingType.NUMBER, 10],
		['allow_logout', SettingType.BOOLEAN, false],
		['audit_room', SettingType.STRING, ''],
	]);
	expect(settings.map(({ id }) => id)).toEqual(settingIds);
});
