import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { type SettingId, settingIds, type SettingProblem } from './ids';
import { type ParsedSettings, parseSettings, type RawSettings } from './parse';
import { parseWorkspaceUrl } from './workspaceUrl';
import { asText } from '../common/json';

/** The settings of the server that lookups need. */
export type CommonServerSetting = 'Site_Url' | 'Language';

/** All settings of the server that the app reads. */
export type ServerSettingId =
	| CommonServerSetting
	| 'E2E_Enable'
	| 'E2E_Allow_Unencrypted_Messages'
	| 'ABAC_Enabled'
	| 'ABAC_Enforce_All_Rooms'
	| 'Accounts_Registration_Users_Default_Roles';

/** The settings as saved; each is a round trip to the host. */
const readSettings = async (read: IRead): Promise<RawSettings> => {
	const settings = read.getEnvironmentReader().getSettings();
	const values = settingIds.map(async (id) => [id, await settings.getValueById(id)] as const);
	return new Map<SettingId, unknown>(await Promise.all(values));
};

/** The configuration, or every problem there is. */
export const readConfiguration = async (read: IRead): Promise<ParsedSettings> =>
	parseSettings(await readSettings(read));

/** Settings that are judged together: the secret is a seed or a password as the method says. */
const isAbout = (problem: SettingProblem, savedId: string): boolean =>
	problem.setting === savedId ||
	(problem.setting === 'two_factor_secret' && savedId === 'two_factor_method');

/** What is wrong with a setting that was just saved. An empty one is unfinished rather than wrong. */
export const savedProblems = async (
	savedId: string,
	read: IRead,
): Promise<readonly SettingProblem[]> => {
	const parsed = await readConfiguration(read);
	if ('problems' in parsed) {
		return parsed.problems.filter(
			(problem) => problem.problem === 'bad' && isAbout(problem, savedId),
		);
	}

	const needsSiteUrl =
		savedId === 'workspace_url' && parsed.configuration.workspaceUrl === undefined;
	return needsSiteUrl && (await readSiteUrl(read)) === undefined
		? [{ setting: 'workspace_url', problem: 'site-url' }]
		: [];
};

/** The server's own address, which stands in for an empty `workspace_url`; `undefined` if it is not usable. */
const readSiteUrl = async (read: IRead): Promise<string | undefined> =>
	parseWorkspaceUrl(asText(await readServerSetting('Site_Url', read)) ?? '');

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
