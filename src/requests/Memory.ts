import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Kept } from '../common/Kept';
import { type Clock, MINUTE } from '../common/clock';
import type { Configuration } from '../settings/parse';
import { readConfiguration, readServerSetting, type ServerSettingId } from '../settings/read';
import { PermissionList } from '../workspace/PermissionList';
import { Pauses } from '../workspace/RestRequest';
import type { TwoFactorMemory } from '../workspace/TwoFactor';

const SERVER_SETTINGS_KEPT = MINUTE;

/**
 * What was asked once, of the host or of the workspace, and is not asked again for a while. Saving a setting replaces
 * it as a whole; a request keeps the one it started with.
 */
export class Memory {
	readonly permissions: PermissionList;

	readonly pauses: Pauses;

	readonly twoFactor: TwoFactorMemory = { needed: false };

	private readonly configuration: Kept<Configuration>;

	private readonly user: Kept<IUser>;

	private readonly serverSettings = new Map<ServerSettingId, Kept<unknown>>();

	constructor(private readonly now: Clock) {
		this.permissions = new PermissionList(now);
		this.pauses = new Pauses(now);
		this.configuration = new Kept(now);
		this.user = new Kept(now);
	}

	/** @throws SessionInfoError `not-configured` */
	readConfiguration(read: IRead): Promise<Configuration> {
		return this.configuration.get(() => readConfiguration(read));
	}

	/** `undefined` if it cannot be read. */
	readServerSetting(id: ServerSettingId, read: IRead): Promise<unknown> {
		const kept = this.serverSettings.get(id) ?? new Kept(this.now, SERVER_SETTINGS_KEPT);
		this.serverSettings.set(id, kept);
		return kept.get(() => readServerSetting(id, read));
	}

	/** The user that the app's messages come from; `undefined` if the host does not say. */
	async readAppUser(read: IRead): Promise<IUser | undefined> {
		try {
			return await this.user.get(async () => {
				const user = await read.getUserReader().getAppUser();
				if (!user) {
					throw new Error('The host knows no user of this app.');
				}
				return user;
			});
		} catch {
			return undefined;
		}
	}
}
