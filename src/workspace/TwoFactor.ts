import { createHash } from 'crypto';

import { totp } from './totp';
import type { Clock } from '../common/clock';
import { compact } from '../common/json';
import { toFailure } from '../errors/SessionInfoError';
import { demandsTwoFactor, type Endpoint } from '../names/endpoints';
import type { TwoFactorSetting } from '../settings/parse';

/** 2FA headers that a caller of the API sent; they take the place of the stored method for one request. */
export type CallerTwoFactor = { readonly code?: string; readonly method?: string };

export type Headers = Readonly<Record<string, string>>;

/** Whether the workspace has demanded a code and taken ours: later requests bring one at once. */
export type TwoFactorMemory = { needed: boolean };

export type SecondFactor = {
	readonly twoFactor: TwoFactorSetting;
	readonly twoFactorMemory: TwoFactorMemory;
	readonly readCallers: () => Promise<CallerTwoFactor | undefined>;
	readonly now: Clock;
};

const headersOf = ({ code, method }: CallerTwoFactor = {}): Headers =>
	compact({ 'X-2fa-code': code, 'X-2fa-method': method }) ?? {};

/** Rocket.Chat takes the password as its clients send it: lower-case hex SHA-256. */
const hash = (password: string): string => createHash('sha256').update(password).digest('hex');

/**
 * Sends a request with the second factor of the service account, if any. A code goes out only where the workspace demands
 * one: on a second request, after the first was refused with `totp-required`, and once it was taken, at once (8.5.x
 * forgets that it was taken, #41065).
 */
export const withTwoFactor = async <T>(
	endpoint: Endpoint,
	{ twoFactor, twoFactorMemory: memory, readCallers, now }: SecondFactor,
	request: (headers: Headers) => Promise<T>,
): Promise<T> => {
	const isDemanded = demandsTwoFactor(endpoint);
	const callers = isDemanded ? await readCallers() : undefined;
	if (!isDemanded || callers || twoFactor.method === 'none') {
		return request(headersOf(callers));
	}
	if (!memory.needed) {
		try {
			return await request({});
		} catch (error) {
			if (toFailure(error).code !== 'workspace-two-factor-required') {
				throw error;
			}
		}
	}
	try {
		const { method } = twoFactor;
		const code = method === 'totp' ? totp(twoFactor.seed, now()) : hash(twoFactor.password);
		const answer = await request(headersOf({ code, method }));
		memory.needed = true;
		return answer;
	} catch (error) {
		if (toFailure(error).code.startsWith('workspace-two-factor')) {
			memory.needed = false;
		}
		throw error;
	}
};
