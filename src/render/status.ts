import { type Attachment, colors } from './Attachment';
import { codeList, failureTexts, problemText } from './failure';
import { inlineCode } from './safe';
import {
	BYPASS_RATE_LIMIT,
	LOGOUT_DEVICE_MANAGEMENT,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import type { Answer } from '../requests/Answer';
import {
	type Access,
	type CheckId,
	isAdvice,
	isOk,
	type LackingAccount,
	type RoomFault,
	type StatusCheck,
} from '../requests/StatusCheck';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** A check as the API answers it. One that is ok carries a remedy as advice. */
export type CheckReport = {
	readonly id: CheckId;
	readonly ok: boolean;
	/** Not checked, since something before it failed. */
	readonly skipped?: true;
	readonly message: string;
	readonly remedy?: string;
};

type Texts = Pick<CheckReport, 'message' | 'remedy'>;

type Of<Id extends CheckId> = Extract<StatusCheck, { readonly id: Id }>;

type Done<Check extends StatusCheck> = Exclude<
	Check,
	{ readonly result: 'skipped' } | { readonly result: 'failed' }
>;

const checkKeys = {
	'settings': 'check_settings',
	'workspace': 'check_workspace',
	'credentials': 'check_credentials',
	'permissions': 'check_permissions',
	'access': 'check_access',
	'sessions': 'check_sessions',
	'logout': 'check_logout',
	'rate-limit': 'check_rate-limit',
	'audit-room': 'check_audit-room',
} as const satisfies Record<CheckId, TextKey>;

/** Where to tick a permission: for a role of this account alone, which it may not have yet. */
const tickRemedy = (
	{ username, ownRoles }: LackingAccount,
	permission: PermissionId,
	t: Translator,
): string => {
	const place = { permission: inlineCode(permission) };
	return ownRoles.length > 0
		? t.text('remedy_role', { ...place, roles: codeList(ownRoles) })
		: t.text('remedy_no_role', { ...place, username: inlineCode(username) });
};

const settingsTexts = (check: Done<Of<'settings'>>, t: Translator): Texts =>
	check.result === 'ok'
		? { message: t.text('status_settings_ok') }
		: {
				message: t.text('status_settings_problems'),
				remedy: check.problems.map((problem) => problemText(problem, t)).join(' '),
			};

const workspaceTexts = ({ result }: Done<Of<'workspace'>>, t: Translator): Texts =>
	result === 'ok'
		? { message: t.text('status_workspace_ok') }
		: {
				message: t.text('status_workspace_insecure'),
				remedy: t.text('status_workspace_insecure_remedy'),
			};

const credentialsTexts = (check: Done<Of<'credentials'>>, t: Translator): Texts => {
	const username = inlineCode(check.username);
	return check.result === 'ok'
		? { message: t.text('status_credentials_ok', { username }) }
		: {
				message: t.text('status_credentials_administrator', { username }),
				remedy: t.text('status_credentials_administrator_remedy'),
			};
};

const permissionsTexts = (check: Done<Of<'permissions'>>, t: Translator): Texts => {
	switch (check.result) {
		case 'ok':
			return { message: t.text('status_permissions_ok') };
		case 'guest': {
			const username = inlineCode(check.username);
			return {
				message: t.text('status_permissions_guest', { username }),
				remedy: t.text('status_permissions_guest_remedy', { username }),
			};
		}
		case 'missing': {
			const username = inlineCode(check.account.username);
			return {
				message: t.text('status_permissions_missing', { username }),
				remedy: tickRemedy(check.account, VIEW_DEVICE_MANAGEMENT, t),
			};
		}
	}
};

const accessMessage = (access: Access, t: Translator): string => {
	const viewers = codeList(access.viewers);
	if (viewers === '') {
		return t.text('status_access_nobody');
	}
	return access.loggers.length === 0
		? t.text('status_access_ok', { viewers })
		: t.text('status_access_ok_logout', { viewers, loggers: codeList(access.loggers) });
};

const accessTexts = ({ result, access }: Done<Of<'access'>>, t: Translator): Texts => {
	if (result === 'ok') {
		return { message: accessMessage(access, t) };
	}
	const roles = codeList(access.everybody);
	return {
		message: t.text('status_access_everybody', { roles }),
		remedy: t.text('status_access_everybody_remedy', { roles }),
	};
};

const logoutTexts = (check: Done<Of<'logout'>>, t: Translator): Texts => {
	switch (check.result) {
		case 'ok':
			return { message: t.text('status_logout_ok') };
		case 'unused':
			return { message: t.text('status_logout_unused') };
		case 'unneeded':
			return {
				message: t.text('status_logout_unneeded', { username: inlineCode(check.username) }),
				remedy: t.text('status_logout_unneeded_remedy'),
			};
		case 'missing': {
			const tick = tickRemedy(check.account, LOGOUT_DEVICE_MANAGEMENT, t);
			return {
				message: t.text('status_logout_missing', {
					username: inlineCode(check.account.username),
				}),
				remedy: `${tick} ${t.text('status_logout_missing_or_off')}`,
			};
		}
	}
};

const rateLimitTexts = (check: Done<Of<'rate-limit'>>, t: Translator): Texts =>
	check.result === 'ok'
		? { message: t.text('status_rate-limit_ok') }
		: {
				message: t.text('status_rate-limit_missing'),
				remedy: tickRemedy(check.account, BYPASS_RATE_LIMIT, t),
			};

const roomKeys = {
	'public': ['status_audit-room_public', 'status_audit-room_public_remedy'],
	'missing': ['status_audit-room_missing', 'status_audit-room_missing_remedy'],
	'archived': ['status_audit-room_archived', 'status_audit-room_archived_remedy'],
	'read-only': ['status_audit-room_read-only', 'status_audit-room_read-only_remedy'],
	'encrypted': ['status_audit-room_encrypted', 'status_audit-room_encrypted_remedy'],
	'muted': ['status_audit-room_muted', 'status_audit-room_muted_remedy'],
	'locked': ['status_audit-room_locked', 'status_audit-room_locked_remedy'],
} as const satisfies Record<RoomFault | 'public', readonly [message: TextKey, remedy: TextKey]>;

const roomTexts = (check: Done<Of<'audit-room'>>, t: Translator): Texts => {
	if (check.result === 'unused') {
		return { message: t.text('status_audit-room_unused') };
	}
	const room = inlineCode(check.room);
	if (check.result === 'ok') {
		return { message: t.text('status_audit-room_ok', { room }) };
	}
	const [message, remedy] = roomKeys[check.result];
	return { message: t.text(message, { room }), remedy: t.text(remedy) };
};

const doneTexts = (check: Done<StatusCheck>, t: Translator): Texts => {
	switch (check.id) {
		case 'settings':
			return settingsTexts(check, t);
		case 'workspace':
			return workspaceTexts(check, t);
		case 'credentials':
			return credentialsTexts(check, t);
		case 'permissions':
			return permissionsTexts(check, t);
		case 'access':
			return accessTexts(check, t);
		case 'sessions':
			return { message: t.text('status_sessions_ok') };
		case 'logout':
			return logoutTexts(check, t);
		case 'rate-limit':
			return rateLimitTexts(check, t);
		case 'audit-room':
			return roomTexts(check, t);
	}
};

/** What was found and, where something is to be done, the remedy. */
const textsOf = (check: StatusCheck, t: Translator): Texts => {
	switch (check.result) {
		case 'skipped':
			return { message: t.text('status_not-checked', { check: t.text(checkKeys[check.id]) }) };
		case 'failed': {
			// Only those who may read causes get a status.
			const reader = { t, mayReadCause: true, door: 'api' } as const;
			const { title, sentence } = failureTexts(check.failure, reader);
			return { message: title, remedy: sentence };
		}
		default:
			return doneTexts(check, t);
	}
};

/** The checks as the API answers them. */
export const checkReports = (
	checks: readonly StatusCheck[],
	t: Translator,
): readonly CheckReport[] =>
	checks.map((check) => ({
		id: check.id,
		ok: isOk(check),
		...(check.result === 'skipped' && { skipped: true }),
		...textsOf(check, t),
	}));

const markOf = (check: StatusCheck): string => {
	if (isAdvice(check.result)) {
		return '⚠';
	}
	return isOk(check) ? '✓' : '✗';
};

const checkLine = (check: StatusCheck, t: Translator): string => {
	const { message, remedy } = textsOf(check, t);
	const found = `${markOf(check)} ${message}`;
	return remedy === undefined ? found : `${found} → ${remedy}`;
};

/** All that were not checked, in one line. */
const skippedLine = (checks: readonly StatusCheck[], t: Translator): readonly string[] => {
	const names = checks
		.filter(({ result }) => result === 'skipped')
		.map(({ id }) => t.text(checkKeys[id]));
	return names.length === 0
		? []
		: [`– ${t.text('status_not-checked', { check: names.join(', ') })}`];
};

type Status = Pick<Extract<Answer, { kind: 'status' }>, 'checks' | 'versions'>;

const versionLine = ({ app, server }: Status['versions'], t: Translator): string =>
	server === undefined
		? t.text('status_version', { app: inlineCode(app) })
		: t.text('status_versions', { app: inlineCode(app), server: inlineCode(server) });

/**
 * The versions, one line for each check, each with its mark and, where something is to be done, the remedy, and one for
 * all that were not checked. The lines are no list, whose dots would stand beside the marks; two spaces at the end of each
 * keep the web client from joining them.
 */
export const statusAttachment = ({ checks, versions }: Status, t: Translator): Attachment => {
	const isReady = checks.every(isOk);
	const done = checks.filter(({ result }) => result !== 'skipped');
	const lines = [
		versionLine(versions, t),
		...done.map((check) => checkLine(check, t)),
		...skippedLine(checks, t),
	];
	return {
		title: t.text(isReady ? 'status_title_ready' : 'status_title_not_ready'),
		text: lines.join('  \n'),
		color: isReady ? colors.good : colors.danger,
	};
};
