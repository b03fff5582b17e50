import { buildCaller } from './caller';
import { TestClock } from './clock';
import { FakeWorkspace } from './fakeWorkspace';
import { type HostData, TestHost } from './host';
import { buildSettings } from './settings';
import type { Caller } from '../../../src/lookups/Caller';
import { Lookups, type Outcome } from '../../../src/lookups/Lookups';
import type { Query } from '../../../src/lookups/Query';
import type { SettingId } from '../../../src/settings/ids';

export const alice = buildCaller();
export const sam = buildCaller({
	id: 'samUserId00000000',
	username: 'sam',
	name: 'Sam',
	roles: ['holders'],
});
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

/** All lookups with a host and a workspace to ask, both of which a test may change. */
export class Bench {
	readonly clock = new TestClock();

	readonly lookups = new Lookups(this.clock.now);

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

	request(caller: Caller): { caller: Caller; host: TestHost['host'] } {
		return { caller, host: this.testHost.host };
	}

	ask(query: Query, caller: Caller): Promise<Outcome> {
		return this.lookups.ask(query, this.request(caller));
	}
}
