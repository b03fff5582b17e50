import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { type Clock, MINUTE } from '../clock';
import { type SettingId, settingIds } from './ids';
import { type Configuration, parseSettings, type RawSettings } from './parse';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Memory } from '../workspace/Memory';

const SERVER_SETTINGS_KEPT = MINUTE;

/** The settings as saved; each is a round trip to the host. */
export const readSettings = async (read: IRead): Promise<RawSettings> => {
	const settings = read.getEnvironmentReader().getSettings();
	const value = async (id: SettingId): Promise<readonly [SettingId, unknown]> => [
		id,
		await settings.getValueById(id),
	];
	return new Map(await Promise.all(settingIds.map(value)));
};

/**
 * The configuration, read once and kept until a setting is saved.
 *
 * @throws SessionInfoError `not-configured`, with every problem there is
 */
export const readConfiguration = async (memory: Memory, read: IRead): Promise<Configuration> => {
	memory.configuration ??= readSettings(read).then((raw) => {
		const parsed = parseSettings(raw);

		if ('problems' in parsed) {
			throw new SessionInfoError({ code: 'not-configured', problems: parsed.problems });
		}

		return parsed.configuration;
	});

	try {
		return await memory.configuration;
	} catch (error) {
		// What is wrong in the settings stays wrong until they are saved; anything else may pass.
		if (!(error instanceof SessionInfoError)) {
			delete memory.configuration;
		}

		throw error;
	}
};

/**
 * A setting of the server, kept for up to a minute; `undefined` if it cannot be read (the accessor throws for settings
 * that are missing, hidden, or need a permission the app has not got).
 */
export const readServerSetting = async (options: {
	readonly id: 'Site_Url' | 'Language';
	readonly memory: Memory;
	readonly read: IRead;
	readonly now: Clock;
}): Promise<unknown> => {
	const { id, memory, read, now } = options;
	const kept = memory.serverSettings.get(id);

	if (kept && kept.until > now()) {
		return kept.answer;
	}

	const ask = async (): Promise<unknown> => {
		try {
			return await read.getEnvironmentReader().getServerSettings().getValueById(id);
		} catch {
			return undefined;
		}
	};
	const answer = ask();

	memory.serverSettings.set(id, { answer, until: now() + SERVER_SETTINGS_KEPT });
	return answer;
};
