import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

import type { SettingId } from './ids';
import { twoFactorMethods } from './parse';
import { en, type TextKey } from '../texts/en';

/** The texts of a setting follow from its id. No setting is public: the client of every user can read public ones. */
const setting = (
	id: SettingId,
	section: Extract<TextKey, `section_${string}`>,
	{ type, packageValue }: Pick<ISetting, 'type' | 'packageValue'>,
): ISetting => {
	const placeholder = `setting_${id}_placeholder`;
	return {
		id,
		section,
		type,
		packageValue,
		public: false,
		required: false,
		i18nLabel: `setting_${id}` satisfies TextKey,
		i18nDescription: `setting_${id}_description` satisfies TextKey,
		...(placeholder in en && { i18nPlaceholder: placeholder }),
	};
};

export const settings: readonly ISetting[] = [
	setting('workspace_url', 'section_workspace', { type: SettingType.STRING, packageValue: '' }),
	setting('service_user_id', 'section_workspace', { type: SettingType.STRING, packageValue: '' }),
	setting('service_auth_token', 'section_workspace', {
		type: SettingType.PASSWORD,
		packageValue: '',
	}),
	{
		...setting('two_factor_method', 'section_two_factor', {
			type: SettingType.SELECT,
			packageValue: 'none',
		}),
		values: twoFactorMethods.map((key) => ({
			key,
			i18nLabel: `choice_two_factor_method_${key}` satisfies TextKey,
		})),
	},
	setting('two_factor_secret', 'section_two_factor', {
		type: SettingType.PASSWORD,
		packageValue: '',
	}),
	setting('self_service', 'section_access', { type: SettingType.BOOLEAN, packageValue: true }),
	setting('show_own_ip', 'section_access', { type: SettingType.BOOLEAN, packageValue: true }),
	setting('lookups_per_minute', 'section_access', { type: SettingType.NUMBER, packageValue: 10 }),
	setting('allow_logout', 'section_access', { type: SettingType.BOOLEAN, packageValue: false }),
	setting('audit_room', 'section_access', { type: SettingType.STRING, packageValue: '' }),
];
