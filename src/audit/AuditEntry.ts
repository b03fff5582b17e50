import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';
import type { Owner } from '../sessions/Owner';

/** What the app's log and the audit room get: a lookup of somebody else's sessions, a logout, or an attempt at one. */
export type AuditEntry = {
	readonly caller: Pick<Caller, 'id' | 'username' | 'name'>;
	readonly owners: readonly Owner[];
	readonly outcome: 'granted' | ErrorCode;
} & (
	| { readonly event: 'session-lookup'; readonly asked: Lookup }
	| {
			readonly event: 'session-logout';
			readonly asked: Logout;
			/** The Device IDs that are tried. */
			readonly sessionIds: readonly string[];
			/** How many were ended; absent where nothing was granted. */
			readonly ended?: number;
	  }
);
