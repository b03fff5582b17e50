import type { ErrorCode } from './codes';
import type { Endpoint } from '../common/endpoints';
import type { SettingProblems } from '../settings/ids';
import type { TextKey } from '../texts/en';

/** The variants of a failure, each with a text of its own: `error_<code>_<variant>`. */
type Variant<Code extends ErrorCode, Key = TextKey> = Key extends `error_${Code}_${infer Name}`
	? Exclude<Name, 'title' | `${string}_title`>
	: never;

/** What a caller can get wrong, besides the session id. */
export type Parameter = Variant<'invalid-params'>;

/** Spread over its codes, so that a switch over them narrows the failure too. */
type Of<Code extends ErrorCode, Details = unknown> = Code extends Code
	? Details & { readonly code: Code }
	: never;

/** A failure, with just what its texts and its HTTP answer need. It never holds a token, a code or an IP address. */
export type Failure =
	| Of<'audit-failed' | 'internal-error'>
	| Of<'invalid-session-id', { readonly missing: boolean; readonly door: 'chat' | 'api' }>
	| Of<'invalid-params', { readonly parameter: Parameter }>
	| Of<'not-allowed', { readonly reason: Variant<'not-allowed'> }>
	| Of<'session-not-found', { readonly asked: Variant<'session-not-found'> }>
	| Of<'user-not-found', { readonly username: string }>
	| Of<'not-configured', { readonly problems: SettingProblems }>
	// `retryAfter` in whole seconds.
	| Of<'too-many-requests', { readonly retryAfter: number; readonly limit: number }>
	| Of<'workspace-rate-limited', { readonly retryAfter: number; readonly endpoint: Endpoint }>
	| Of<
			Exclude<Extract<ErrorCode, `workspace-${string}`>, 'workspace-rate-limited'>,
			// HTTP status of the answer, when there was one.
			{ readonly endpoint: Endpoint; readonly status?: number }
	  >;

/** The only error the app throws on purpose; anything else that surfaces is an `internal-error`. */
export class SessionInfoError extends Error {
	constructor(readonly failure: Failure) {
		super(failure.code);
		this.name = 'SessionInfoError';
	}
}

/** Any thrown value as a failure. Whatever is not ours says nothing to the caller: its message may hold anything. */
export const toFailure = (error: unknown): Failure =>
	error instanceof SessionInfoError ? error.failure : { code: 'internal-error' };
