const visible = {
	'invalid-session-id': 400,
	'invalid-params': 400,
	'not-allowed': 403,
	'session-not-found': 404,
	'user-not-found': 404,
	'too-many-requests': 429,
	'internal-error': 500,
	'workspace-logout-unconfirmed': 502,
} as const;

/** The failures whose cause and remedy only those see who may read causes. */
const hidden = {
	'workspace-unlicensed': 502,
	'workspace-credentials-rejected': 502,
	'workspace-permission-missing': 502,
	'workspace-two-factor-required': 502,
	'workspace-two-factor-rejected': 502,
	'workspace-unreachable': 502,
	'workspace-bad-answer': 502,
	'audit-failed': 502,
	'not-configured': 503,
	'workspace-rate-limited': 503,
	'workspace-timeout': 504,
} as const;

/** Every way a request can fail, with the HTTP status the app's API answers. */
export const httpStatus = { ...visible, ...hidden } as const;

export type ErrorCode = keyof typeof httpStatus;

export type HiddenCause = keyof typeof hidden;

export const hasHiddenCause = (code: ErrorCode): code is HiddenCause => code in hidden;
