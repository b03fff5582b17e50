import { SettingType } from '@rocket.chat/apps-engine/definition/settings';

import { settings } from '../../../src/settings/definitions';
import { settingIds } from '../../../src/settings/ids';
import { en } from '../../../src/texts/en';

const texts: Readonly<Record<string, unknown>> = en;

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

it('settings offer the three answers to the second factor', () => {
	const method = settings.find(({ id }) => id === 'two_factor_method');
	expect(method?.values?.map(({ key }) => key)).toEqual(['none', 'totp', 'password']);
});

it.each(settings.map((setting) => [setting.id, setting] as const))(
	'settings have texts and are not public: %s',
	(_id, { i18nLabel, i18nDescription, i18nPlaceholder, section, values = [], ...setting }) => {
		const choices = values.map((value) => value.i18nLabel);
		const keys = [i18nLabel, i18nDescription, i18nPlaceholder ?? i18nLabel, section, ...choices];
		expect(setting.public).toBe(false);
		keys.forEach((key) => expect(texts[key ?? '']).toEqual(expect.stringMatching(/\S/)));
	},
);
