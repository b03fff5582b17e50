import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { type Configuration, parseSettings, type RawSettings } from './parse';
import { SessionInfoError } from '../errors/SessionInfoError';
import { type SettingId, settingIds } from '../names/settings';

/** The settings of the server that the app reads. */
export type ServerSettingId =
	| 'Site_Url'
	| 'Language'
	| 'E2E_Enable'
	| 'E2E_Allow_Unencrypted_Messages';

/** The settings as saved; each is a round trip to the host. */
export const readSettings = async (read: IRead): Promise<RawSettings> => {
	const settings = read.getEnvironmentReader().getSettings();
	const value = async (id: SettingId): Promise<readonly [SettingId, unknown]> => [
		id,
		await settings.getValueById(id),
	];
	return new Map(await Promise.all(settingIds.map(value)));
};

/** @throws SessionInfoError `not-configured`, with every problem there is */
export const readConfiguration = async (read: IRead): Promise<Configuration> => {
	const parsed = parseSettings(await readSettings(read));
	if ('problems' in parsed) {
		throw new SessionInfoError({ code: 'not-configured', problems: parsed.problems });
	}
	return parsed.configuration;
};

/**
 * A setting of the server; `undefined` if it cannot be read: the accessor throws for settings that are missing, hidden, or
 * need a permission the app has not got.
 */
export const readServerSetting = async (id: ServerSettingId, read: IRead): Promise<unknown> => {
	try {
		return await read.getEnvironmentReader().getServerSettings().getValueById(id);
	} catch {
		return undefined;
	}
};
