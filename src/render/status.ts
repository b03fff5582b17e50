import { type Attachment, colors } from './Attachment';
import { codeList, failureTexts, problemText } from './failure';
import { inlineCode } from './safe';
import {
	BYPASS_RATE_LIMIT,
	LOGOUT_DEVICE_MANAGEMENT,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import type { Answer } from '../requests/Answer';
import {
	type Access,
	type CheckId,
	isAdvice,
	isOk,
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

type With<Result extends StatusCheck['result']> = Extract<StatusCheck, { readonly result: Result }>;

/** The names of the checks. */
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

/** What to do where a check is not ok, or could be better. */
const remedyKeys = {
	'insecure': ['status_workspace_insecure', 'status_workspace_insecure_remedy'],
	'administrator': ['status_credentials_administrator', 'status_credentials_administrator_remedy'],
	'guest': ['status_permissions_guest', 'status_permissions_guest_remedy'],
	'unneeded': ['status_logout_unneeded', 'status_logout_unneeded_remedy'],
	'everybody': ['status_access_everybody', 'status_access_everybody_remedy'],
	'public': ['status_audit-room_public', 'status_audit-room_public_remedy'],
	'missing': ['status_audit-room_missing', 'status_audit-room_missing_remedy'],
	'archived': ['status_audit-room_archived', 'status_audit-room_archived_remedy'],
	'read-only': ['status_audit-room_read-only', 'status_audit-room_read-only_remedy'],
	'encrypted': ['status_audit-room_encrypted', 'status_audit-room_encrypted_remedy'],
	'muted': ['status_audit-room_muted', 'status_audit-room_muted_remedy'],
	'locked': ['status_audit-room_locked', 'status_audit-room_locked_remedy'],
} as const satisfies Partial<
	Record<StatusCheck['result'], readonly [found: TextKey, remedy: TextKey]>
>;

const missingKeys = {
	'permissions': ['status_permissions_missing', VIEW_DEVICE_MANAGEMENT],
	'logout': ['status_logout_missing', LOGOUT_DEVICE_MANAGEMENT],
	'rate-limit': ['status_rate-limit_missing', BYPASS_RATE_LIMIT],
} as const;

const accessMessage = (access: Access, t: Translator): string => {
	const viewers = codeList(access.viewers);
	if (viewers === '') {
		return t.text('status_access_nobody');
	}
	return access.loggers.length === 0
		? t.text('status_access_ok', { viewers })
		: t.text('status_access_ok_logout', { viewers, loggers: codeList(access.loggers) });
};

const okMessage = (check: With<'ok'>, t: Translator): string => {
	switch (check.id) {
		case 'settings':
			return t.text('status_settings_ok');
		case 'workspace':
			return t.text('status_workspace_ok');
		case 'credentials':
			return t.text('status_credentials_ok', { username: inlineCode(check.username) });
		case 'permissions':
			return t.text('status_permissions_ok');
		case 'access':
			return accessMessage(check.access, t);
		case 'sessions':
			return t.text('status_sessions_ok');
		case 'logout':
			return t.text('status_logout_ok');
		case 'rate-limit':
			return t.text('status_rate-limit_ok');
		case 'audit-room':
			return t.text('status_audit-room_ok', { room: inlineCode(check.room) });
	}
};

/** A permission that is missing, and where to tick it: for a role of this account alone, which it may not have yet. */
const missingTexts = (
	{ id, account }: Exclude<With<'missing'>, { readonly id: 'audit-room' }>,
	t: Translator,
): Texts => {
	const [message, missing] = missingKeys[id];
	const username = inlineCode(account.username);
	const permission = inlineCode(missing);
	const tick =
		account.ownRoles.length > 0
			? t.text('remedy_role', { permission, roles: codeList(account.ownRoles) })
			: t.text('remedy_no_role', { permission, username });
	return {
		message: t.text(message, { username }),
		remedy: id === 'logout' ? `${tick} ${t.text('status_logout_missing_or_off')}` : tick,
	};
};

/** What stands in the places of `remedyKeys`. */
const placesOf = (check: StatusCheck): Readonly<Record<'username' | 'roles' | 'room', string>> => ({
	username: 'username' in check ? inlineCode(check.username) : '',
	roles: 'access' in check ? codeList(check.access.everybody) : '',
	room: 'room' in check ? inlineCode(check.room) : '',
});

/** What was found and, where something is to be done, the remedy. */
const textsOf = (check: StatusCheck, t: Translator): Texts => {
	if (check.result === 'missing' && check.id !== 'audit-room') {
		return missingTexts(check, t);
	}
	switch (check.result) {
		case 'ok':
			return { message: okMessage(check, t) };
		case 'unused':
			return {
				message: t.text(
					check.id === 'logout' ? 'status_logout_unused' : 'status_audit-room_unused',
				),
			};
		case 'skipped':
			return { message: t.text('status_not-checked', { check: t.text(checkKeys[check.id]) }) };
		case 'failed': {
			// Only those who may read causes get a status.
			const reader = { t, mayReadCause: true, door: 'api' } as const;
			const { title, sentence } = failureTexts(check.failure, reader);
			return { message: title, remedy: sentence };
		}
		case 'problems':
			return {
				message: t.text('status_settings_problems'),
				remedy: check.problems.map((problem) => problemText(problem, t)).join(' '),
			};
		default: {
			const [message, remedy] = remedyKeys[check.result];
			const places = placesOf(check);
			return { message: t.text(message, places), remedy: t.text(remedy, places) };
		}
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
	return [`${markOf(check)} ${message}`, remedy].filter((part) => part !== undefined).join(' → ');
};

/** All that were not checked, in one line. */
const skippedLine = (checks: readonly StatusCheck[], t: Translator): string =>
	`– ${t.text('status_not-checked', { check: checks.map(({ id }) => t.text(checkKeys[id])).join(', ') })}`;

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
	const skipped = checks.filter(({ result }) => result === 'skipped');
	const lines = [
		versionLine(versions, t),
		...checks.filter((check) => !skipped.includes(check)).map((check) => checkLine(check, t)),
		...(skipped.length > 0 ? [skippedLine(skipped, t)] : []),
	];
	return {
		title: t.text(isReady ? 'status_title_ready' : 'status_title_not_ready'),
		text: lines.join('  \n'),
		color: isReady ? colors.good : colors.danger,
	};
};
