import { maskIpAddresses } from './maskIpAddresses';
import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';

/** A user whose sessions were looked at or ended; the username where it is known. */
export type Owner = { readonly id: string; readonly username?: string };

/** What was looked for, fit for the log. */
export type AskedLookup =
	| { readonly lookup: 'info' | 'admin' | 'any'; readonly sessionId: string }
	| { readonly lookup: 'list-user' | 'count-user'; readonly username: string }
	| { readonly lookup: 'list' | 'list-all' }
	| { readonly lookup: 'find'; readonly filter: string };

/** What was to be ended, fit for the log. */
export type AskedLogout =
	| { readonly logout: 'session' | 'others'; readonly sessionId: string }
	| { readonly logout: 'all'; readonly username: string };

type Entry = {
	readonly caller: { readonly id: string; readonly username: string; readonly name: string };
	readonly owners: readonly Owner[];
	readonly outcome: 'granted' | ErrorCode;
};

/** A look at somebody else's sessions, or an attempt at one. */
export type LookupEntry = Entry & {
	readonly event: 'session-lookup';
	readonly asked: AskedLookup;
};

/** A logout, or an attempt at one. */
export type LogoutEntry = Entry & {
	readonly event: 'session-logout';
	readonly asked: AskedLogout;
	/** The Device IDs it was about. */
	readonly sessionIds: readonly string[];
	/** How many were ended; absent where nothing was granted. */
	readonly ended?: number;
};

/** What is to be told about what somebody did: in the app's log, and in the audit room. */
export type AuditEntry = LookupEntry | LogoutEntry;

export const describeLookup = (lookup: Lookup): AskedLookup => {
	switch (lookup.kind) {
		case 'info':
		case 'admin':
		case 'any':
			return { lookup: lookup.kind, sessionId: lookup.sessionId };
		case 'list-user':
		case 'count-user':
			return { lookup: lookup.kind, username: maskIpAddresses(lookup.username) };
		case 'find':
			return { lookup: lookup.kind, filter: maskIpAddresses(lookup.filter) };
		case 'list':
		case 'list-all':
			return { lookup: lookup.kind };
	}
};

export const describeLogout = (logout: Logout): AskedLogout => {
	switch (logout.kind) {
		case 'logout':
			return { logout: 'session', sessionId: logout.sessionId };
		case 'logout-others':
			return { logout: 'others', sessionId: logout.sessionId };
		case 'logout-all':
			return { logout: 'all', username: maskIpAddresses(logout.username) };
	}
};

export const describeCaller = ({ id, username, name }: Caller): Entry['caller'] => ({
	id,
	username,
	name,
});
