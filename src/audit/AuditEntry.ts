import { maskIpAddresses } from './maskIpAddresses';
import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';

/** A user whose sessions were looked at or ended; the username where it is known. */
export type Owner = { readonly id: string; readonly username?: string };

/** What was asked for, fit for the log. */
type What = { readonly sessionId?: string; readonly username?: string; readonly filter?: string };

type Entry = {
	readonly caller: { readonly id: string; readonly username: string; readonly name: string };
	readonly owners: readonly Owner[];
	readonly outcome: 'granted' | ErrorCode;
};

/** A look at somebody else's sessions, or an attempt at one. */
export type LookupEntry = Entry & {
	readonly event: 'session-lookup';
	readonly asked: What & { readonly lookup: Lookup['kind'] };
};

/** A logout, or an attempt at one. */
export type LogoutEntry = Entry & {
	readonly event: 'session-logout';
	readonly asked: What & { readonly logout: Logout['kind'] };
	/** The Device IDs it was about. */
	readonly sessionIds: readonly string[];
	/** How many were ended; absent where nothing was granted. */
	readonly ended?: number;
};

/** What is to be told about what somebody did: in the app's log, and in the audit room. */
export type AuditEntry = LookupEntry | LogoutEntry;

export const describeQuery = (query: Lookup | Logout): What => ({
	...('sessionId' in query && { sessionId: query.sessionId }),
	...('username' in query && { username: maskIpAddresses(query.username) }),
	...('filter' in query && { filter: maskIpAddresses(query.filter) }),
});

export const describeCaller = ({ id, username, name }: Caller): Entry['caller'] => ({
	id,
	username,
	name,
});
