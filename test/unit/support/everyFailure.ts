import type { Failure, RefusalReason } from '../../../src/errors/SessionInfoError';
import type { ErrorCode } from '../../../src/errors/codes';
import type { SettingProblems } from '../../../src/settings/ids';

export const everyProblem: SettingProblems = [
	{ setting: 'workspace_url', problem: 'bad' },
	{ setting: 'workspace_url', problem: 'site-url' },
	{ setting: 'service_user_id', problem: 'missing' },
	{ setting: 'service_user_id', problem: 'bad' },
	{ setting: 'service_auth_token', problem: 'missing' },
	{ setting: 'service_auth_token', problem: 'bad' },
	{ setting: 'two_factor_method', problem: 'bad' },
	{ setting: 'two_factor_secret', problem: 'missing' },
	{ setting: 'two_factor_secret', problem: 'bad' },
	{ setting: 'self_service', problem: 'bad' },
	{ setting: 'show_own_ip', problem: 'bad' },
	{ setting: 'lookups_per_minute', problem: 'bad' },
	{ setting: 'allow_logout', problem: 'bad' },
	{ setting: 'audit_room', problem: 'bad' },
];

/** The type check asks for a new reason here. */
const reasons: { readonly [Reason in RefusalReason]: Reason } = {
	'permission': 'permission',
	'self-service': 'self-service',
	'status': 'status',
	'logout-off': 'logout-off',
	'logout-permission': 'logout-permission',
	'service-account': 'service-account',
};

const byCode: { readonly [Code in ErrorCode]: readonly Extract<Failure, { code: Code }>[] } = {
	'invalid-session-id': [true, false].map((isMissing) => ({
		code: 'invalid-session-id',
		isMissing,
	})),
	'invalid-params': [
		...(
			[
				...(['length', 'logout', 'press', 'body', 'body-not-json', 'page', 'offset'] as const),
				...(['count', 'username', 'filter', 'network', 'username-and-filter'] as const),
				...(['sort', 'sort-not-here', 'attachments', 'x-2fa-code', 'x-2fa-method'] as const),
			] as const
		).map((parameter) => ({ code: 'invalid-params', parameter }) as const),
		{ code: 'invalid-params', parameter: 'unknown', name: '*user* :a: `x`', known: ['offset'] },
		{ code: 'invalid-params', parameter: 'unknown', name: 'dryRun', known: [] },
	],
	'not-allowed': Object.values(reasons).map((reason) => ({ code: 'not-allowed', reason })),
	'session-not-found': (['own', 'anybody', 'either'] as const).map((whose) => ({
		code: 'session-not-found',
		whose,
	})),
	'user-not-found': [{ code: 'user-not-found', username: '*bob* @all :a: `x`' }],
	'too-many-requests': [
		{ code: 'too-many-requests', retryAfter: 1, limit: 10 },
		{ code: 'too-many-requests', retryAfter: 42, limit: 1 },
	],
	'internal-error': [{ code: 'internal-error' }],
	'workspace-unlicensed': [{ code: 'workspace-unlicensed', endpoint: 'me', status: 400 }],
	'workspace-credentials-rejected': [
		{ code: 'workspace-credentials-rejected', endpoint: 'me', status: 401 },
	],
	'workspace-permission-missing': [
		{ code: 'workspace-permission-missing', endpoint: 'sessions/list.all', status: 403 },
		{ code: 'workspace-permission-missing', endpoint: 'sessions/logout', status: 403 },
	],
	'workspace-two-factor-required': [
		{ code: 'workspace-two-factor-required', endpoint: 'sessions/info.admin', status: 400 },
	],
	'workspace-two-factor-rejected': [
		{ code: 'workspace-two-factor-rejected', endpoint: 'sessions/info.admin', status: 400 },
	],
	'workspace-unreachable': [
		{ code: 'workspace-unreachable', endpoint: 'sessions/info' },
		...(['refused', 'unknown-host', 'certificate'] as const).map(
			(fault) => ({ code: 'workspace-unreachable', endpoint: 'me', fault }) as const,
		),
	],
	'workspace-timeout': [{ code: 'workspace-timeout', endpoint: 'permissions.listAll' }],
	'workspace-bad-answer': [
		{ code: 'workspace-bad-answer', endpoint: 'sessions/info.admin', status: 502 },
		{ code: 'workspace-bad-answer', endpoint: 'sessions/list.all' },
		{ code: 'workspace-bad-answer', endpoint: 'me', status: 401 },
		{ code: 'workspace-bad-answer', endpoint: 'sessions/list', status: 403 },
	],
	'workspace-logout-unconfirmed': [
		{ code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' },
	],
	'workspace-rate-limited': [
		{ code: 'workspace-rate-limited', endpoint: 'sessions/info.admin', retryAfter: 1 },
		{ code: 'workspace-rate-limited', endpoint: 'sessions/info.admin', retryAfter: 30 },
	],
	'audit-failed': [{ code: 'audit-failed' }],
	'not-configured': [
		{ code: 'not-configured', problems: everyProblem },
		...everyProblem.map((problem) => ({ code: 'not-configured', problems: [problem] }) as const),
	],
};

/** Every failure there is, in all its variants. */
export const everyFailure: readonly Failure[] = Object.values(byCode).flat();
