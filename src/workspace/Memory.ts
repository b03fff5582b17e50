import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Endpoint } from './endpoints';
import type { Permissions } from './parse';
import type { Configuration } from '../settings/parse';

/** An answer that may be kept until a time; kept as a promise, so that all who wait for it share one request. */
export type Kept<T> = { readonly answer: Promise<T>; readonly until: number };

/**
 * What was asked once, of the host or of the workspace, and is not asked again for a while. Saving a setting replaces
 * it as a whole; a lookup keeps the one it started with.
 */
export class Memory {
	configuration?: Promise<Configuration>;

	appUser?: Promise<IUser | undefined>;

	permissions?: Kept<Permissions>;

	readonly serverSettings = new Map<string, Kept<unknown>>();

	/** After a 429: when the endpoint may be asked again (milliseconds). */
	readonly pauses = new Map<Endpoint, number>();

	/** The workspace asked for a 2FA code and took ours: later requests bring one at once. */
	twoFactorNeeded = false;
}
