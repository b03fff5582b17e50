import type { Whose } from '../sessions/Owner';
import type { Pagination, Sort } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** Whose sessions a list shows. */
export type Scope =
	| { readonly of: 'own' }
	| { readonly of: 'everybody'; readonly sort?: Sort }
	/** The user with this name, as it was typed (`spellingsOf` in typedText.ts). */
	| { readonly of: 'user'; readonly username: string }
	/** The sessions that match a text, as it was typed, or have an IP address, or one of a network. */
	| { readonly of: 'search'; readonly filter: string; readonly sort?: Sort };

/** A question about sessions. */
export type Lookup =
	| { readonly kind: 'session'; readonly whose: Whose; readonly sessionId: SessionId }
	| {
			readonly kind: 'list';
			readonly scope: Scope;
			readonly pagination: Pagination;
			/** Shows the last page in place of one beyond the end, as the window does. */
			readonly orLastPage?: boolean;
	  }
	/** How many sessions a logout of all would end; for those who may log them out. */
	| { readonly kind: 'count'; readonly username: string }
	/** The newest sessions in numbers. */
	| { readonly kind: 'summary' };

/** Ending sessions. */
export type Logout =
	| { readonly kind: 'logout'; readonly whose: Whose; readonly sessionId: SessionId }
	/** All of the caller's sessions but one. */
	| { readonly kind: 'logout-others'; readonly sessionId: SessionId }
	/** All sessions of the user with this name. */
	| { readonly kind: 'logout-all'; readonly username: string };

/** What can be asked of the app, checked by the door through which it came. */
export type Query = Lookup | Logout | { readonly kind: 'status' };
