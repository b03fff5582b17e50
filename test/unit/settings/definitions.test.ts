import { SettingType } from '@rocket.chat/apps-engine/definition/settings';

import { settings } from '../../../src/settings/definitions';
import { settingIds } from '../../../src/settings/ids';
import { en } from '../../../src/texts/en';

const texts: Readonly<Record<string, unknown>> = en;

describe('settings', () => {
	it.each([
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
	])('%s is of type %s with the default %p', (id, type, packageValue) => {
		expect(settings.find((setting) => setting.id === id)).toMatchObject({ type, packageValue });
	});

	it('are ten, each once, in the order of the public contract', () => {
		expect(settings.map(({ id }) => id)).toEqual([
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
		]);
		expect([...settingIds]).toEqual(settings.map(({ id }) => id));
	});

	it('offer the three answers to the second factor', () => {
		const method = settings.find(({ id }) => id === 'two_factor_method');
		expect(method?.values?.map(({ key }) => key)).toEqual(['none', 'totp', 'password']);
	});

	it.each(settings.map((setting) => [setting.id, setting] as const))(
		'%s is not public and has texts',
		(_id, setting) => {
			const keys = [
				setting.i18nLabel,
				setting.i18nDescription,
				setting.i18nPlaceholder,
				setting.section,
				...(setting.values ?? []).map(({ i18nLabel }) => i18nLabel),
			].filter((key) => key !== undefined);
			expect(setting.public).toBe(false);
			expect(keys.length).toBeGreaterThanOrEqual(3);
			keys.forEach((key) => expect(texts[key]).toEqual(expect.stringMatching(/\S/)));
		},
	);
});
