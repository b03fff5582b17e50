import { maskIpAddresses } from './mask';
import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../lookups/Caller';
import type { Lookup } from '../lookups/Query';

/** What was looked for, fit for the log. */
export type Asked =
	| { readonly lookup: 'info' | 'admin' | 'any'; readonly sessionId: string }
	| { readonly lookup: 'list-user'; readonly username: string }
	| { readonly lookup: 'find'; readonly filter: string };

/** Whose sessions the workspace showed: user ids, with the username where it is known. */
export type Found = Map<string, string | undefined>;

/** One look at somebody else's sessions, or an attempt at one. */
export type Look = {
	readonly caller: { readonly id: string; readonly username: string; readonly name: string };
	readonly asked: Asked;
	readonly owners: readonly { readonly id: string; readonly username?: string }[];
	readonly outcome: 'granted' | ErrorCode;
};

const asked = (lookup: Lookup): Asked | undefined => {
	switch (lookup.kind) {
		case 'info':
		case 'admin':
		case 'any':
			return { lookup: lookup.kind, sessionId: lookup.sessionId };
		case 'list-user':
			return { lookup: lookup.kind, username: maskIpAddresses(lookup.username) };
		case 'find':
			return { lookup: lookup.kind, filter: maskIpAddresses(lookup.filter) };
		case 'list':
			return undefined;
	}
};

/**
 * What there is to tell about a lookup. `undefined` when it was no look at anybody else: the caller's own sessions were
 * asked for (unless the id turned out to be another's), or nothing but the caller's own was found.
 */
export const lookOf = (options: {
	readonly lookup: Lookup;
	readonly caller: Caller;
	readonly found: Found;
	readonly outcome: Look['outcome'];
}): Look | undefined => {
	const { lookup, caller, found, outcome } = options;
	const what = asked(lookup);
	const others = [...found.keys()].some((id) => id !== caller.id);

	if (!what || (!others && (lookup.kind === 'info' || found.size > 0))) {
		return undefined;
	}

	return {
		caller: { id: caller.id, username: caller.username, name: caller.name },
		asked: what,
		owners: [...found].map(([id, username]) =>
			username === undefined ? { id } : { id, username },
		),
		outcome,
	};
};

/** The structured entry of the app log. */
export const logEntry = (look: Look): object => ({ event: 'session-lookup', ...look });
