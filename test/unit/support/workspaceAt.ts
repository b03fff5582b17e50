import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { TestClock } from './clock';
import { http } from './server';
import { service } from './settings';
import { SECOND } from '../../../src/common/clock';
import type { TwoFactorSetting } from '../../../src/settings/parse';
import { WorkspaceApi } from '../../../src/workspace/WorkspaceApi';
import { EndpointCooldowns, type WorkspaceAccess } from '../../../src/workspace/sendRequest';
import { type CallerTwoFactor, SecondFactor } from '../../../src/workspace/withTwoFactor';

export type WorkspaceSetup = {
	readonly twoFactor?: TwoFactorSetting;
	readonly callerTwoFactor?: CallerTwoFactor;
	readonly clock?: TestClock;
	readonly cooldowns?: EndpointCooldowns;
	readonly path?: string;
	/** Milliseconds that the lookup has left. */
	readonly timeLeft?: number;
	readonly accessor?: IHttp;
};

/** The way to a workspace at this address, as a request of the app has it. */
export const accessTo = (
	url: string,
	{
		twoFactor = { method: 'none' },
		callerTwoFactor,
		clock = new TestClock(),
		cooldowns = new EndpointCooldowns(clock.now),
		path = '',
		timeLeft = 25 * SECOND,
		accessor = http,
	}: WorkspaceSetup = {},
): WorkspaceAccess => {
	const end = clock.time + timeLeft;
	return {
		http: accessor,
		baseUrl: url + path,
		account: service,
		twoFactor,
		secondFactor: new SecondFactor(),
		readCallerTwoFactor: () => Promise.resolve(callerTwoFactor),
		cooldowns,
		now: clock.now,
		timeLeft: (until = Infinity) => Math.min(until, end) - clock.now(),
	};
};

export const workspaceAt = (url: string, setup?: WorkspaceSetup): WorkspaceApi =>
	new WorkspaceApi(accessTo(url, setup));
