import type { Lookup } from './Query';
import type { StatusCheck } from './StatusCheck';
import type { Failure, RefusalReason } from '../errors/SessionInfoError';
import type { Session, SessionPage } from '../sessions/Session';
import type { Summary } from '../sessions/Summary';

/** What a caller may use at present, for the help. */
export type Abilities = {
	readonly ownSessions: boolean;
	readonly allSessions: boolean;
	readonly logOutOwn: boolean;
	readonly logOutAnybody: boolean;
	readonly status: boolean;
};

/** A session that was to be ended and was not, with the reason. `not-tried`: one too many, or too late. */
export type Remaining = { readonly session: Session; readonly reason: Failure | 'not-tried' };

/** Whether the caller may log out the sessions of a list, or why not. */
export type LogoutRight = 'allowed' | RefusalReason;

export type ListAnswer = {
	readonly kind: 'list';
	readonly list: Extract<Lookup, { kind: 'list' }>;
	readonly page: SessionPage;
	/** Only of lists of one user: own ones, and those of the scope `user`. */
	readonly logout?: LogoutRight;
};

/** What came of a question, as far as its caller may see it. */
export type Answer =
	/** `isOwn`: it is the caller's and was asked for as such. */
	| { readonly kind: 'session'; readonly isOwn: boolean; readonly session: Session }
	| ListAnswer
	| {
			readonly kind: 'count';
			readonly username: string;
			readonly isOwn: boolean;
			readonly total: number;
			readonly isIncomplete: boolean;
	  }
	| { readonly kind: 'summary'; readonly summary: Summary }
	/** One session was ended; here it is as it was. */
	| { readonly kind: 'logged-out'; readonly isOwn: boolean; readonly session: Session }
	| {
			readonly kind: 'logged-out-several';
			/** Whose; without it all of the caller's but one. */
			readonly username?: string;
			readonly ended: readonly Session[];
			readonly remaining: readonly Remaining[];
			/** There may be others, which could not be read. */
			readonly isIncomplete: boolean;
			/** Whether this caller may read what is wrong with the workspace. */
			readonly mayReadCauses: boolean;
	  }
	| {
			readonly kind: 'status';
			readonly checks: readonly StatusCheck[];
			/** `server` where the workspace tells. */
			readonly versions: { readonly app: string; readonly server?: string };
	  };

/** How a question ended. `mayReadCause`: whether this caller sees what is wrong with the workspace or the settings. */
export type Outcome =
	| { readonly ok: true; readonly answer: Answer }
	| { readonly ok: false; readonly failure: Failure; readonly mayReadCause: boolean };
