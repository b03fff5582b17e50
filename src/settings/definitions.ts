import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';

import type { SettingId } from '../names/settings';
import type { TextKey } from '../texts/en';

type Section = Extract<TextKey, `section_${string}`>;

/** The texts of a setting follow from its id. No setting is public: the client of every user can read public ones. */
const setting = <Id extends SettingId>(
	id: Id,
	section: Section,
	own: Pick<ISetting, 'type' | 'packageValue'> & Partial<ISetting>,
): ISetting => {
	const label: TextKey = `setting_${id}`;
	const description: TextKey = `setting_${id}_description`;
	return {
		id,
		section,
		public: false,
		required: false,
		i18nLabel: label,
		i18nDescription: description,
		...own,
	};
};

const placeholder = (
	key: Extract<TextKey, `setting_${string}_placeholder`>,
): Partial<ISetting> => ({ i18nPlaceholder: key });

const choice = (key: 'none' | 'totp' | 'password'): { key: string; i18nLabel: TextKey } => ({
	key,
	i18nLabel: `choice_two_factor_method_${key}`,
});

export const settings: readonly ISetting[] = [
	setting('workspace_url', 'section_workspace', {
		type: SettingType.STRING,
		packageValue: '',
		...placeholder('setting_workspace_url_placeholder'),
	}),
	setting('service_user_id', 'section_workspace', {
		type: SettingType.STRING,
		packageValue: '',
		...placeholder('setting_service_user_id_placeholder'),
	}),
	setting('service_auth_token', 'section_workspace', {
		type: SettingType.PASSWORD,
		packageValue: '',
		...placeholder('setting_service_auth_token_placeholder'),
	}),
	setting('two_factor_method', 'section_two_factor', {
		type: SettingType.SELECT,
		packageValue: 'none',
		values: [choice('none'), choice('totp'), choice('password')],
	}),
	setting('two_factor_secret', 'section_two_factor', {
		type: SettingType.PASSWORD,
		packageValue: '',
		...placeholder('setting_two_factor_secret_placeholder'),
	}),
	setting('self_service', 'section_access', { type: SettingType.BOOLEAN, packageValue: true }),
	setting('show_own_ip', 'section_access', { type: SettingType.BOOLEAN, packageValue: true }),
	setting('lookups_per_minute', 'section_access', { type: SettingType.NUMBER, packageValue: 10 }),
	setting('allow_logout', 'section_access', { type: SettingType.BOOLEAN, packageValue: false }),
	setting('audit_room', 'section_access', {
		type: SettingType.STRING,
		packageValue: '',
		...placeholder('setting_audit_room_placeholder'),
	}),
];
