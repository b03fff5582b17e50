import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { CachedPromise } from '../common/CachedPromise';
import { type Clock, MINUTE } from '../common/clock';
import type { Configuration } from '../settings/parse';
import type { ServerSettingId } from '../settings/read';
import { PermissionList } from '../workspace/PermissionList';
import { EndpointCooldowns } from '../workspace/sendRequest';
import type { TwoFactorMemory } from '../workspace/withTwoFactor';

/**
 * What was asked once, of the host or of the workspace, and is not asked again for a while. Saving a setting replaces
 * it as a whole; a request keeps the one it started with.
 */
export class RequestCache {
	readonly twoFactor: TwoFactorMemory = { needed: false };

	readonly permissions: PermissionList;

	readonly pauses: EndpointCooldowns;

	readonly configuration: CachedPromise<Configuration>;

	readonly appUser: CachedPromise<IUser>;

	private readonly serverSettings = new Map<ServerSettingId, CachedPromise<unknown>>();

	constructor(private readonly now: Clock) {
		this.permissions = new PermissionList(now);
		this.pauses = new EndpointCooldowns(now);
		this.configuration = new CachedPromise(now);
		this.appUser = new CachedPromise(now);
	}

	serverSetting(id: ServerSettingId): CachedPromise<unknown> {
		const kept = this.serverSettings.get(id) ?? new CachedPromise(this.now, MINUTE);
		this.serverSettings.set(id, kept);
		return kept;
	}
}
