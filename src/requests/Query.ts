import type { Pagination } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** A question about sessions. */
export type Lookup =
	/** A session: one of the caller's own (`info`), anybody's (`admin`), or `any`: `admin` for those who may, else `info`. */
	| { readonly kind: 'info' | 'admin' | 'any'; readonly sessionId: SessionId }
	/** The caller's own sessions, or everybody's. */
	| ({ readonly kind: 'list' | 'list-all' } & Pagination)
	/** The sessions of the user with exactly this name. */
	| ({ readonly kind: 'list-user'; readonly username: string } & Pagination)
	/** Everybody's sessions that match a text or have an IP address. */
	| ({ readonly kind: 'find'; readonly filter: string } & Pagination)
	/** How many sessions a logout of all would end; for those who may log them out. */
	| { readonly kind: 'count-user'; readonly username: string };

/** Ending sessions. */
export type Logout =
	/** One session: the caller's own, anybody's, or whichever of the two it is. */
	| {
			readonly kind: 'logout';
			readonly whose: 'own' | 'anybody' | 'either';
			readonly sessionId: SessionId;
	  }
	/** All of the caller's sessions but one. */
	| { readonly kind: 'logout-others'; readonly sessionId: SessionId }
	/** All sessions of the user with exactly this name. */
	| { readonly kind: 'logout-all'; readonly username: string };

/** What can be asked of the app, checked by the door through which it came. */
export type Query = Lookup | Logout | { readonly kind: 'status' };
