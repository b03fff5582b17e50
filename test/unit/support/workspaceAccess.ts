import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { TestClock } from './clock';
import { service } from './settings';
import { SECOND } from '../../../src/common/clock';
import { EndpointCooldowns, type WorkspaceAccess } from '../../../src/workspace/sendRequest';
import { SecondFactor } from '../../../src/workspace/withTwoFactor';

export type AccessOptions = Partial<WorkspaceAccess> & {
	readonly clock?: TestClock;
	/** Milliseconds that the lookup has left. */
	readonly left?: number;
};

/** The way to a workspace, as a request of the app has it. */
export const buildAccess = (
	http: IHttp,
	{ clock = new TestClock(), left = 25 * SECOND, ...override }: AccessOptions = {},
): WorkspaceAccess => {
	const end = clock.time + left;
	return {
		http,
		baseUrl: 'https://chat.example.com',
		account: service,
		twoFactor: { method: 'none' },
		secondFactor: new SecondFactor(),
		readCallerTwoFactor: () => Promise.resolve(undefined),
		cooldowns: new EndpointCooldowns(clock.now),
		now: clock.now,
		timeLeft: (until = Infinity) => Math.min(until, end) - clock.now(),
		...override,
	};
};
