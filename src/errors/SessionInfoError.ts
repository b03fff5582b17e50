import type { ErrorCode } from './codes';
import type { Endpoint } from '../common/endpoints';
import type { Owner, Whose } from '../sessions/Owner';
import type { SettingProblems } from '../settings/ids';

/** What a caller can get wrong besides the Device ID, where no details are needed to say so. */
export type InvalidParameter =
	| 'length'
	| 'logout'
	| 'press'
	| 'body'
	| 'body-not-json'
	| 'page'
	| 'offset'
	| 'count'
	| 'username'
	| 'filter'
	| 'network'
	| 'username-and-filter'
	| 'sort'
	| 'sort-not-here'
	| 'attachments'
	| 'x-2fa-code'
	| 'x-2fa-method';

/** Why a caller may not do something. */
export type RefusalReason =
	| 'permission'
	| 'self-service'
	| 'status'
	| 'logout-off'
	| 'logout-permission'
	| 'service-account';

/** Why there is no connection, where the words of the host's HTTP client tell. */
export type ConnectionFault = 'refused' | 'unknown-host' | 'certificate';

/** Distributes over `Code`, so that a switch over `failure.code` narrows the details too. */
type Of<Code extends ErrorCode, Details = unknown> = Code extends Code
	? Details & { readonly code: Code }
	: never;

/** A failure, with just what its texts and its HTTP answer need. It never holds a token, a code or an IP address. */
export type Failure =
	| Of<'audit-failed' | 'internal-error'>
	| Of<'invalid-session-id', { readonly isMissing: boolean }>
	| Of<'invalid-params', { readonly parameter: InvalidParameter }>
	| Of<
			'invalid-params',
			// The name as it was sent, and the names that exist.
			{ readonly parameter: 'unknown'; readonly name: string; readonly known: readonly string[] }
	  >
	| Of<'not-allowed', { readonly reason: RefusalReason }>
	| Of<'session-not-found', { readonly whose: Whose }>
	| Of<'user-not-found', { readonly username: string }>
	| Of<'not-configured', { readonly problems: SettingProblems }>
	// `retryAfter` in whole seconds.
	| Of<'too-many-requests', { readonly retryAfter: number; readonly limit: number }>
	| Of<'workspace-rate-limited', { readonly retryAfter: number; readonly endpoint: Endpoint }>
	| Of<'workspace-unreachable', { readonly endpoint: Endpoint; readonly fault?: ConnectionFault }>
	| Of<
			Exclude<
				Extract<ErrorCode, `workspace-${string}`>,
				'workspace-rate-limited' | 'workspace-unreachable'
			>,
			// HTTP status of the answer, when there was one.
			{ readonly endpoint: Endpoint; readonly status?: number }
	  >;

/** Whose sessions a request turned out to be about, for the log and the audit room. */
export type Subject = {
	readonly owners: readonly Owner[];
	/** The Device IDs that the workspace has shown. */
	readonly sessionIds: readonly string[];
	/** Whether it is about somebody else's sessions: then the log gets it, and the audit room. */
	readonly isAudited: boolean;
};

/** The only error the app throws on purpose; anything else that surfaces is an `internal-error`. */
export class SessionInfoError extends Error {
	/** @param subject what the workspace had shown before the request failed */
	constructor(
		readonly failure: Failure,
		readonly subject?: Subject,
	) {
		super(failure.code);
		this.name = 'SessionInfoError';
	}
}

/** Any thrown value as a failure. The message of an error that is not the app's may hold anything, so it says nothing. */
export const toFailure = (error: unknown): Failure =>
	error instanceof SessionInfoError ? error.failure : { code: 'internal-error' };

/** An error that says what the workspace had shown before, or at least whose sessions it is about. */
export const withSubject = (error: unknown, subject: Subject): unknown =>
	error instanceof SessionInfoError && !error.subject
		? new SessionInfoError(error.failure, subject)
		: error;

/** What a promise fails with; `undefined` if it does not. */
export const failureOf = (promise: Promise<unknown>): Promise<Failure | undefined> =>
	promise.then(() => undefined, toFailure);
