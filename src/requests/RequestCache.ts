import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { RecentPosts } from './RecentPosts';
import { CachedPromise } from '../common/CachedPromise';
import { type Clock, MINUTE } from '../common/clock';
import type { ParsedSettings } from '../settings/parse';
import type { CommonServerSetting } from '../settings/read';
import { PermissionList } from '../workspace/PermissionList';
import { EndpointCooldowns } from '../workspace/sendRequest';
import { SecondFactor } from '../workspace/withTwoFactor';

/**
 * Answers of the host and of the workspace that later requests use too. Saving a setting replaces the cache as a whole; a
 * request keeps the one that it began with.
 */
export class RequestCache {
	readonly secondFactor = new SecondFactor();

	readonly permissions: PermissionList;

	readonly cooldowns: EndpointCooldowns;

	readonly settings: CachedPromise<ParsedSettings>;

	readonly appUser: CachedPromise<IUser>;

	/** Posts about lists that windows showed, by reader and user. */
	readonly windowPosts: RecentPosts;

	private readonly serverSettings = new Map<CommonServerSetting, CachedPromise<unknown>>();

	constructor(private readonly now: Clock) {
		this.permissions = new PermissionList(now);
		this.cooldowns = new EndpointCooldowns(now);
		this.settings = new CachedPromise(now);
		this.appUser = new CachedPromise(now);
		this.windowPosts = new RecentPosts(now);
	}

	serverSetting(id: CommonServerSetting): CachedPromise<unknown> {
		const cached = this.serverSettings.get(id) ?? new CachedPromise(this.now, MINUTE);
		this.serverSettings.set(id, cached);
		return cached;
	}
}
