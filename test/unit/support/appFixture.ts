import { buildCaller } from './caller';
import { TestClock } from './clock';
import { FakeWorkspace } from './fakeWorkspace';
import { type HostData, TestHost } from './host';
import { buildSettings } from './settings';
import type { Outcome } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import type { Query } from '../../../src/requests/Query';
import type { Request, RequestOptions } from '../../../src/requests/Request';
import { SessionService } from '../../../src/service/SessionService';
import type { SettingId } from '../../../src/settings/ids';

export const alice = buildCaller();
export const sam = buildCaller({
	id: 'samUserId00000000',
	username: 'sam',
	name: 'Sam',
	roles: ['holders'],
});
/** A holder to whom a licensed workspace gives no permission. */
export const guest: Caller = { ...sam, roles: ['holders', 'guest'] };
export const admin = buildCaller({
	id: 'adminUserId000000',
	username: 'admin',
	name: 'Admin',
	roles: ['admin'],
});
export const serviceAccount = buildCaller({
	id: 'serviceUserId0000',
	username: 'session.service',
	name: 'Service',
	roles: ['bot', 'holders'],
});

/** A user who asks nothing, whose sessions others ask about. */
export const bob = { id: 'bobUserId00000000', username: 'bob' };

/** The whole core with a host and a workspace to ask, both of which a test may change. */
export class AppFixture {
	readonly clock = new TestClock();

	readonly service = new SessionService({ appVersion: () => '3.0.0', now: this.clock.now });

	readonly workspace = new FakeWorkspace();

	readonly testHost: TestHost;

	constructor({
		settings = {},
		...data
	}: { settings?: Partial<Record<SettingId, unknown>> } & Partial<
		Omit<HostData, 'settings'>
	> = {}) {
		this.testHost = new TestHost({
			settings: buildSettings(settings),
			http: this.workspace.http,
			...data,
		});
	}

	/** Begins a request of this caller. */
	begin(
		caller: Caller,
		options: Partial<Omit<RequestOptions, 'caller' | 'accessors'>> = {},
	): Request {
		return this.service.begin({ caller, accessors: this.testHost.accessors, ...options });
	}

	ask(query: Query, caller: Caller): Promise<Outcome> {
		return this.service.ask(query, this.begin(caller));
	}

	/** Saves settings, as an administrator does. */
	save(settings: Partial<Record<SettingId, unknown>>): void {
		this.testHost.data.settings = buildSettings(settings);
		this.service.forget();
	}
}
