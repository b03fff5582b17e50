import { createHash, createHmac } from 'crypto';

import type { Clock } from '../common/clock';
import { toFailure } from '../errors/SessionInfoError';
import { demandsTwoFactor, type Endpoint } from '../common/endpoints';
import type { TwoFactorSetting } from '../settings/parse';

/** A code and its method, as the headers carry them. What a caller of the API sent takes the place of the stored method. */
export type CallerTwoFactor = { readonly code?: string; readonly method?: string };

/** Whether the workspace has demanded a code and taken ours: later requests bring one at once. */
export type TwoFactorMemory = { needed: boolean };

export type SecondFactor = {
	readonly twoFactor: TwoFactorSetting;
	readonly twoFactorMemory: TwoFactorMemory;
	readonly readCallers: () => Promise<CallerTwoFactor | undefined>;
	readonly now: Clock;
};

/** The RFC 6238 code as Rocket.Chat and its authenticator apps make it: HMAC-SHA-1, 30 s, six digits. */
export const totp = (seed: Buffer, now: number): string => {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));

	const digest = createHmac('sha1', seed).update(counter).digest();
	// Dynamic truncation, RFC 4226 section 5.3.
	const offset = digest.readUInt8(digest.length - 1) & 0x0f;
	const number = digest.readUInt32BE(offset) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
};

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
	request: (code: CallerTwoFactor) => Promise<T>,
): Promise<T> => {
	const isDemanded = demandsTwoFactor(endpoint);
	const callers = isDemanded ? await readCallers() : undefined;
	if (!isDemanded || callers || twoFactor.method === 'none') {
		return request(callers ?? {});
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
		const answer = await request({ code, method });
		memory.needed = true;
		return answer;
	} catch (error) {
		if (toFailure(error).code.startsWith('workspace-two-factor')) {
			memory.needed = false;
		}
		throw error;
	}
};
