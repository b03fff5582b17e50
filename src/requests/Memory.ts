import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { Kept } from '../common/Kept';
import { type Clock, MINUTE } from '../common/clock';
import type { Configuration } from '../settings/parse';
import type { ServerSettingId } from '../settings/read';
import { PermissionList } from '../workspace/PermissionList';
import { Pauses } from '../workspace/RestRequest';
import type { TwoFactorMemory } from '../workspace/TwoFactor';

/**
 * What was asked once, of the host or of the workspace, and is not asked again for a while. Saving a setting replaces
 * it as a whole; a request keeps the one it started with.
 */
export class Memory {
	readonly twoFactor: TwoFactorMemory = { needed: false };

	readonly permissions: PermissionList;

	readonly pauses: Pauses;

	readonly configuration: Kept<Configuration>;

	readonly appUser: Kept<IUser>;

	private readonly serverSettings = new Map<ServerSettingId, Kept<unknown>>();

	constructor(private readonly now: Clock) {
		this.permissions = new PermissionList(now);
		this.pauses = new Pauses(now);
		this.configuration = new Kept(now);
		this.appUser = new Kept(now);
	}

	serverSetting(id: ServerSettingId): Kept<unknown> {
		const kept = this.serverSettings.get(id) ?? new Kept(this.now, MINUTE);
		this.serverSettings.set(id, kept);
		return kept;
	}
}
