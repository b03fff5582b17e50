import type { Failure } from '../errors/SessionInfoError';
import type { SettingProblems } from '../settings/ids';
import type { Pagination, Session, SessionPage } from '../sessions/Session';

/** Whose sessions a list shows: the caller's own, everybody's, those of one user, or what a search found. */
export type ListOf = 'own' | 'all' | { readonly username: string } | { readonly filter: string };

/** A session that was to be ended and was not, with the reason. `not-tried`: one too many, too late, or new. */
export type Remaining = { readonly session: Session; readonly reason: Failure | 'not-tried' };

/** What came of a question, as far as its caller may see it. */
export type Answer =
	/** `own`: it is the caller's and was asked for as such. */
	| { readonly kind: 'session'; readonly own: boolean; readonly session: Session }
	| {
			readonly kind: 'page';
			readonly of: ListOf;
			readonly page: SessionPage;
			readonly pagination: Pagination;
	  }
	| ({ readonly kind: 'count'; readonly username: string } & Omit<SessionPage, 'sessions'>)
	/** One session was ended; here it is as it was. */
	| { readonly kind: 'logged-out'; readonly own: boolean; readonly session: Session }
	| {
			readonly kind: 'logged-out-several';
			readonly of: 'own' | { readonly username: string };
			readonly ended: readonly Session[];
			readonly remaining: readonly Remaining[];
			/** There may be others, which could not be read. */
			readonly incomplete?: boolean;
			/** Whether this caller is told what is wrong with the workspace. */
			readonly mayReadCauses: boolean;
	  }
	| { readonly kind: 'status'; readonly checks: readonly StatusCheck[] };

export const checkIds = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'sessions',
	'logout',
	'rate-limit',
	'audit-room',
] as const;

export type CheckId = (typeof checkIds)[number];

/** Why a message of the app would be refused in the audit room. */
export type RoomFault = 'missing' | 'archived' | 'read-only' | 'encrypted' | 'muted';

type Check<Id extends CheckId, Result, Details = unknown> = Details & {
	readonly id: Id;
	readonly result: Result;
};

/** What a check found; its texts are the renderer's business. */
export type StatusCheck =
	| Check<CheckId, 'not-checked'>
	| Check<Exclude<CheckId, 'credentials' | 'audit-room'>, 'ok'>
	| Check<'logout' | 'audit-room', 'unused'>
	| Check<'credentials', 'ok', { readonly username: string }>
	| Check<'permissions' | 'logout' | 'rate-limit', 'missing', { readonly username: string }>
	| Check<'audit-room', 'ok' | RoomFault, { readonly room: string }>
	| Check<'settings', 'problems', { readonly problems: SettingProblems }>
	| Check<CheckId, 'failed', { readonly failure: Failure }>;

/** What is switched off is in order. */
export const isOk = ({ result }: StatusCheck): boolean => result === 'ok' || result === 'unused';
