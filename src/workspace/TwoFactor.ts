import { createHash } from 'crypto';

import { totp } from './totp';
import type { Clock } from '../common/clock';
import { toFailure } from '../errors/SessionInfoError';
import { demandsTwoFactor, type Endpoint } from '../names/endpoints';
import type { TwoFactorSetting } from '../settings/parse';

/** 2FA headers that a caller of the API sent; they take the place of the stored method for one request. */
export type CallerTwoFactor = { readonly code?: string; readonly method?: string };

export type Headers = Readonly<Record<string, string>>;

/** Whether the workspace has demanded a code and taken ours: later requests bring one at once. */
export type TwoFactorMemory = { needed: boolean };

const headersOf = ({ code, method }: CallerTwoFactor): Headers => ({
	...(code !== undefined && { 'X-2fa-code': code }),
	...(method !== undefined && { 'X-2fa-method': method }),
});

/**
 * The second factor of the service account. A code goes out only where the workspace demands one: on the first request
 * after `totp-required`, and once it was taken, at once (8.5.x forgets that it was taken, #41065).
 */
export class TwoFactor {
	constructor(
		private readonly options: {
			readonly setting: TwoFactorSetting;
			readonly callers: () => Promise<CallerTwoFactor | undefined>;
			readonly memory: TwoFactorMemory;
			readonly now: Clock;
		},
	) {}

	/** Sends a request with the headers it takes; a second time only if the first was refused for want of a code. */
	async send<T>(endpoint: Endpoint, request: (headers: Headers) => Promise<T>): Promise<T> {
		const { setting, memory } = this.options;
		if (!demandsTwoFactor(endpoint)) {
			return request({});
		}

		const callers = await this.options.callers();
		if (callers) {
			return request(headersOf(callers));
		}
		if (setting.method === 'none') {
			return request({});
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
			const answer = await request(this.stored());
			memory.needed = true;
			return answer;
		} catch (error) {
			if (toFailure(error).code.startsWith('workspace-two-factor')) {
				memory.needed = false;
			}
			throw error;
		}
	}

	private stored(): Headers {
		const { setting, now } = this.options;
		switch (setting.method) {
			case 'totp':
				return headersOf({ code: totp(setting.seed, now()), method: setting.method });
			case 'password':
				// Rocket.Chat takes the password as its clients send it: lower-case hex SHA-256.
				return headersOf({
					code: createHash('sha256').update(setting.password).digest('hex'),
					method: setting.method,
				});
			case 'none':
				return {};
		}
	}
}
