import { createHash, createHmac } from 'crypto';

import type { Clock } from '../common/clock';
import { type Endpoint, rulesOf } from '../common/endpoints';
import { toFailure } from '../errors/SessionInfoError';
import type { TwoFactorSetting } from '../settings/parse';

/** A code and its method as the headers carry them, alone or together. What a caller of the API sends replaces both. */
export type CallerTwoFactor = { readonly code?: string; readonly method?: string };

/**
 * Whether the workspace demands a code of the service account. The first refusal tells, and requests bring a code at
 * once from then on, until one is refused.
 */
export class SecondFactor {
	isDemanded = false;
}

export type TwoFactorAccess = {
	readonly twoFactor: TwoFactorSetting;
	readonly secondFactor: SecondFactor;
	readonly readCallerTwoFactor: () => Promise<CallerTwoFactor | undefined>;
	/** The true time, of which codes are made. */
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
 * Sends a request with the second factor of the service account, if any. A code is sent only where the workspace demands
 * one: on a second request, after the first was refused with `totp-required`, and once it was accepted, at once (8.5.x
 * forgets that it accepted one, #41065).
 */
export const withTwoFactor = async <T>(
	endpoint: Endpoint,
	access: TwoFactorAccess,
	request: (code: CallerTwoFactor) => Promise<T>,
): Promise<T> => {
	if (!rulesOf(endpoint).demandsTwoFactor) {
		return request({});
	}

	const ofCaller = await access.readCallerTwoFactor();
	if (ofCaller) {
		return request(ofCaller);
	}

	const { twoFactor, secondFactor, now } = access;
	if (twoFactor.method === 'none') {
		return request({});
	}
	if (!secondFactor.isDemanded) {
		try {
			return await request({});
		} catch (error) {
			if (toFailure(error).code !== 'workspace-two-factor-required') {
				throw error;
			}
		}
	}
	const code = twoFactor.method === 'totp' ? totp(twoFactor.seed, now()) : hash(twoFactor.password);
	try {
		const answer = await request({ code, method: twoFactor.method });
		secondFactor.isDemanded = true;
		return answer;
	} catch (error) {
		const { code: reason } = toFailure(error);
		if (reason === 'workspace-two-factor-required' || reason === 'workspace-two-factor-rejected') {
			secondFactor.isDemanded = false;
		}
		throw error;
	}
};
