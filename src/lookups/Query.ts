import type { SessionId } from '../sessions/sessionId';
import type { Window } from '../workspace/Workspace';

/** What can be asked, checked by the door through which it came. */
export type Query =
	/** One of the caller's own sessions. */
	| { readonly kind: 'info'; readonly sessionId: SessionId }
	/** Anybody's session. */
	| { readonly kind: 'admin'; readonly sessionId: SessionId }
	/** `admin` for those who may, else `info`. */
	| { readonly kind: 'any'; readonly sessionId: SessionId }
	/** The caller's own sessions. */
	| ({ readonly kind: 'list' } & Window)
	/** The sessions of the user with exactly this name. */
	| ({ readonly kind: 'list-user'; readonly username: string } & Window)
	/** Everybody's sessions that match a text. */
	| ({ readonly kind: 'find'; readonly filter: string } & Window)
	/** Is the app set up right? */
	| { readonly kind: 'status' };

/** A query about sessions. */
export type Lookup = Exclude<Query, { readonly kind: 'status' }>;
