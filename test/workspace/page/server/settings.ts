import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { Request } from 'express';

import type { RunningWorkspace } from '../../start';
import type { PageSetting } from '../protocol';

/** As Apps > Session Info > Settings shows them, secrets included: Rocket.Chat does not mask them either. */
export const settingsOf = ({ engine }: RunningWorkspace): readonly PageSetting[] =>
	Object.values(engine.getSettings()).map((setting: ISetting) => ({
		id: setting.id,
		type: setting.type,
		section: setting.section ?? '',
		label: setting.i18nLabel,
		description: setting.i18nDescription ?? '',
		placeholder: setting.i18nPlaceholder ?? '',
		value: valueOf(setting),
		choices: (setting.values ?? []).map(({ key, i18nLabel }) => ({ key, label: i18nLabel })),
	}));

/** Saves what has changed, one after the other, as the server does. */
export const saveSettings = async (
	running: RunningWorkspace,
	request: Request,
): Promise<readonly PageSetting[]> => {
	const { body } = request;
	const known = running.engine.getSettings();
	for (const [id, value] of Object.entries(typeof body === 'object' && body !== null ? body : {})) {
		const setting = Object.hasOwn(known, id) ? known[id] : undefined;
		if (!setting) {
			throw new Error(`No setting "${id}"`);
		}
		if (valueOf(setting) !== value) {
			await running.engine.updateSetting({ id, value });
		}
	}
	return settingsOf(running);
};

const valueOf = ({ value, packageValue }: ISetting): unknown => value ?? packageValue;
