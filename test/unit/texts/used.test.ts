import { allKeys } from './samples';
import type { SessionInfo } from '../../../src/App';
import { SessionCommand } from '../../../src/command/SessionCommand';
import { pageCommand } from '../../../src/command/parse';
import type { Failure, Parameter } from '../../../src/errors/SessionInfoError';
import type { ErrorCode } from '../../../src/errors/codes';
import { checkIds, type StatusCheck } from '../../../src/lookups/status';
import { auditAttachment } from '../../../src/render/audit';
import { failureAttachment } from '../../../src/render/failure';
import { helpAttachment } from '../../../src/render/help';
import { listAttachments } from '../../../src/render/list';
import { sessionAttachment, type View } from '../../../src/render/session';
import { statusAttachment } from '../../../src/render/status';
import { settings } from '../../../src/settings/definitions';
import { settingIds } from '../../../src/settings/ids';
import type { SettingProblem } from '../../../src/settings/problems';
import { Translator } from '../../../src/texts/Translator';
import { buildSession, sessionId } from '../support/sessions';
import { stub } from '../support/stub';

const problems: readonly [SettingProblem, ...SettingProblem[]] = [
	{ setting: 'workspace_url', problem: 'site-url' },
	{ setting: 'service_user_id', problem: 'missing' },
	{ setting: 'service_auth_token', problem: 'missing' },
	{ setting: 'two_factor_secret', problem: 'missing' },
	...settingIds.map((setting): SettingProblem => ({ setting, problem: 'bad' })),
];

const parameters: Readonly<Record<Parameter, true>> = {
	'page': true,
	'offset': true,
	'count': true,
	'username': true,
	'filter': true,
	'username-or-filter': true,
	'x-2fa-code': true,
	'x-2fa-method': true,
};

const endpoint = 'sessions/info.admin';

/** Every failure there is; a new one does not compile until it stands here. */
const failures: { readonly [C in ErrorCode]: readonly Extract<Failure, { code: C }>[] } = {
	'invalid-session-id': [{ code: 'invalid-session-id' }],
	'invalid-params': (Object.keys(parameters) as Parameter[]).map((parameter) => ({
		code: 'invalid-params',
		parameter,
	})),
	'not-allowed': (['permission', 'self-service', 'status'] as const).map((reason) => ({
		code: 'not-allowed',
		reason,
	})),
	'session-not-found': (['info', 'admin', 'any'] as const).map((asked) => ({
		code: 'session-not-found',
		asked,
	})),
	'user-not-found': [{ code: 'user-not-found', username: 'nobody' }],
	'too-many-requests': [{ code: 'too-many-requests', retryAfter: 7, limit: 10 }],
	'internal-error': [{ code: 'internal-error' }],
	'workspace-unlicensed': [{ code: 'workspace-unlicensed', endpoint }],
	'workspace-credentials-rejected': [{ code: 'workspace-credentials-rejected', endpoint }],
	'workspace-permission-missing': [{ code: 'workspace-permission-missing', endpoint }],
	'workspace-two-factor-required': [{ code: 'workspace-two-factor-required', endpoint }],
	'workspace-two-factor-rejected': [{ code: 'workspace-two-factor-rejected', endpoint }],
	'workspace-unreachable': [{ code: 'workspace-unreachable', endpoint }],
	'workspace-bad-answer': [{ code: 'workspace-bad-answer', endpoint, status: 502 }],
	'workspace-timeout': [{ code: 'workspace-timeout', endpoint }],
	'workspace-rate-limited': [{ code: 'workspace-rate-limited', endpoint, retryAfter: 7 }],
	'audit-failed': [{ code: 'audit-failed' }],
	'not-configured': [{ code: 'not-configured', problems }],
};

const checks: readonly StatusCheck[] = [
	{ id: 'settings', result: 'ok' },
	{ id: 'settings', result: 'problems', problems },
	{ id: 'workspace', result: 'ok' },
	{ id: 'workspace', result: 'failed', failure: { code: 'workspace-timeout', endpoint } },
	{ id: 'credentials', result: 'ok', username: 'session.service' },
	{ id: 'permissions', result: 'ok' },
	{ id: 'permissions', result: 'missing', username: 'session.service' },
	{ id: 'sessions', result: 'ok' },
	{ id: 'rate-limit', result: 'ok' },
	{ id: 'rate-limit', result: 'limited', username: 'session.service' },
	{ id: 'audit-room', result: 'ok', room: 'session-audit' },
	{ id: 'audit-room', result: 'missing', room: 'session-audit' },
	{ id: 'audit-room', result: 'unused' },
	...checkIds.map((id): StatusCheck => ({ id, result: 'not-checked' })),
];

const lists = ['own', { username: 'alice' }, { filter: 'chrome' }] as const;

const windows = [
	{ offset: 0, total: 0 },
	{ offset: 0, total: 1 },
	{ offset: 0, total: 7 },
	{ offset: 5, total: 1 },
];

/** Has the app say all it can say. */
const sayEverything = (t: Translator): void => {
	const view: View = { t, now: Date.parse('2024-06-12T10:30:00Z'), utcOffset: 2 };
	const moment = new Date('2024-06-12T08:31:00Z');
	const caller = { id: 'samUserId', username: 'sam', name: 'Sam Sample' };
	const owners = [{ id: 'aliceUserId', username: 'alice' }];

	Object.values(failures)
		.flat()
		.forEach((failure) => {
			failureAttachment(failure, true, t);
			failureAttachment(failure, false, t);
		});
	statusAttachment(checks, t);
	statusAttachment([{ id: 'settings', result: 'ok' }], t);
	helpAttachment({ ownSessions: true, allSessions: true, status: true }, t, 'lst');
	helpAttachment({ ownSessions: false, allSessions: false, status: false }, t);
	lists.forEach((of) =>
		windows.forEach(({ offset, total }) =>
			listAttachments(
				{ kind: 'page', of, page: { sessions: [], total }, window: { offset, count: 5 } },
				view,
				pageCommand,
			),
		),
	);
	sessionAttachment(buildSession({ lastActivityAt: moment, logoutAt: moment }), false, view);
	sessionAttachment({ sessionId, userId: 'aliceUserId', loginAt: moment }, false, view);
	(
		[
			{ lookup: 'admin', sessionId },
			{ lookup: 'list-user', username: 'alice' },
			{ lookup: 'find', filter: 'chrome' },
		] as const
	).forEach((asked) => auditAttachment({ caller, asked, owners, outcome: 'granted' }, t));
};

const command = new SessionCommand(stub<SessionInfo>('App', {}));

const shared = new Set([
	command.i18nParamsExample,
	command.i18nDescription,
	...settings.flatMap((setting) => [
		setting.section,
		setting.i18nLabel,
		setting.i18nDescription,
		setting.i18nPlaceholder,
		...(setting.values ?? []).map((value) => value.i18nLabel),
	]),
]);

it('every text is said somewhere, and everything said has a text', () => {
	const said = jest.spyOn(Translator.prototype, 't');

	sayEverything(new Translator('en'));

	const used = new Set<string | undefined>([...shared, ...said.mock.calls.map(([key]) => key)]);
	used.delete(undefined);
	said.mockRestore();

	expect([...used].sort()).toEqual([...allKeys].sort());
});
