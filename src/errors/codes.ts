/** Every way a request can fail, with the HTTP status the app's API answers. */
export const httpStatus = {
	'invalid-session-id': 400,
	'invalid-params': 400,
	'not-allowed': 403,
	'session-not-found': 404,
	'user-not-found': 404,
	'too-many-requests': 429,
	'internal-error': 500,
	'workspace-unlicensed': 502,
	'workspace-credentials-rejected': 502,
	'workspace-permission-missing': 502,
	'workspace-two-factor-required': 502,
	'workspace-two-factor-rejected': 502,
	'workspace-unreachable': 502,
	'workspace-bad-answer': 502,
	'workspace-logout-unconfirmed': 502,
	'audit-failed': 502,
	'not-configured': 503,
	'workspace-rate-limited': 503,
	'workspace-timeout': 504,
} as const;

export type ErrorCode = keyof typeof httpStatus;

/** The failures whose cause is the workspace's or the administrator's business, not the caller's. */
export const hiddenCauses = [
	'workspace-unlicensed',
	'workspace-credentials-rejected',
	'workspace-permission-missing',
	'workspace-two-factor-required',
	'workspace-two-factor-rejected',
	'workspace-unreachable',
	'workspace-bad-answer',
	'workspace-timeout',
	'workspace-rate-limited',
	'audit-failed',
	'not-configured',
] as const satisfies readonly ErrorCode[];

export type HiddenCause = (typeof hiddenCauses)[number];

export const hasHiddenCause = (code: ErrorCode): code is HiddenCause =>
	hiddenCauses.some((hidden) => hidden === code);
