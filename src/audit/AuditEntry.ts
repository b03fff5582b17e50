import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';
import type { Session } from '../sessions/Session';

/** A user whose sessions were looked at or ended; the username where it is known. */
export type Owner = { readonly id: string; readonly username?: string };

/** What was asked for, fit for the log. */
type What = { readonly sessionId?: string; readonly username?: string; readonly filter?: string };

/** What is told in the app's log, and in the audit room: a look at somebody else's sessions, a logout, an attempt at one. */
export type AuditEntry = {
	readonly caller: Pick<Caller, 'id' | 'username' | 'name'>;
	readonly owners: readonly Owner[];
	readonly outcome: 'granted' | ErrorCode;
} & (
	| {
			readonly event: 'session-lookup';
			readonly asked: What & { readonly lookup: Lookup['kind'] };
	  }
	| {
			readonly event: 'session-logout';
			readonly asked: What & { readonly logout: Logout['kind'] };
			/** The Device IDs that are tried. */
			readonly sessionIds: readonly string[];
			/** How many were ended; absent where nothing was granted. */
			readonly ended?: number;
	  }
);

export const ownerOf = ({ userId, user }: Session): Owner => ({
	id: userId,
	...(user && { username: user.username }),
});

export const describeCaller = ({ id, username, name }: Caller): AuditEntry['caller'] => ({
	id,
	username,
	name,
});

/** The log shall tell what was searched for, not whose address. */
export const describeQuery = (query: Lookup | Logout): What => ({
	...('sessionId' in query && { sessionId: query.sessionId }),
	...('username' in query && { username: maskIpAddresses(query.username) }),
	...('filter' in query && { filter: maskIpAddresses(query.filter) }),
});

const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}/g;

/** Runs of the characters that an address can have. */
const RUN = /[\da-f:.]+/gi;

const hasTwoColons = (text: string): boolean => text.indexOf(':') !== text.lastIndexOf(':');

export const maskIpAddresses = (text: string): string =>
	text.replace(RUN, (run) => (hasTwoColons(run) ? '[IP]' : run.replace(IPV4, '[IP]')));
