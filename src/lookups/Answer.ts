import type { StatusCheck } from './status';
import type { Session, SessionPage } from '../sessions/Session';
import type { Window } from '../workspace/Workspace';

/** Whose sessions a list shows: the caller's own, those of one user, or what a search found. */
export type ListOf = 'own' | { readonly username: string } | { readonly filter: string };

/** What a lookup found and its caller may see. `own`: it is the caller's and was asked for as such. */
export type Answer =
	| { readonly kind: 'session'; readonly own: boolean; readonly session: Session }
	| {
			readonly kind: 'page';
			readonly of: ListOf;
			readonly page: SessionPage;
			readonly window: Window;
	  }
	| { readonly kind: 'status'; readonly checks: readonly StatusCheck[] };
