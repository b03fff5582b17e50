import { type Attachment, bullets, colors } from './Attachment';
import { failureTexts, problemText } from './failure';
import { code } from './safe';
import type { Failure } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { isOk, type StatusCheck } from '../requests/StatusCheck';
import type { Translator } from '../texts/Translator';

/** A check as the API answers it: what was found, and for what failed, what to do. */
export type CheckReport = {
	readonly id: StatusCheck['id'];
	readonly ok: boolean;
	readonly message: string;
	readonly remedy?: string;
};

const failureReport = (failure: Failure, t: Translator): { message: string; remedy: string } => {
	const { title, sentence } = failureTexts(failure, hasHiddenCause(failure.code), t);
	return { message: title, remedy: sentence };
};

const permissionMissing = (
	id: 'permissions' | 'logout' | 'rate-limit',
	username: string,
	t: Translator,
): { message: string; remedy: string } => {
	switch (id) {
		case 'permissions':
		case 'logout':
			return {
				message: t.text(`status_${id}_missing`, { username }),
				remedy: t.text(`status_${id}_missing_remedy`),
			};
		case 'rate-limit':
			return {
				message: t.text('status_rate-limit_limited'),
				remedy: t.text('status_rate-limit_limited_remedy', { username }),
			};
	}
};

const texts = (check: StatusCheck, t: Translator): { message: string; remedy?: string } => {
	switch (check.result) {
		case 'failed':
			return failureReport(check.failure, t);
		case 'problems':
			return {
				message: t.text('status_settings_problems'),
				remedy: check.problems.map((problem) => problemText(problem, t)).join(' '),
			};
		case 'not-checked':
			return {
				message: t.text('status_not-checked', { check: t.text(`check_${check.id}`) }),
				remedy: t.text('status_not-checked_remedy'),
			};
		case 'unused':
			return {
				message: t.text(check.id === 'logout' ? 'status_logout_off' : 'status_audit-room_unused'),
			};
		case 'permission-missing':
			return permissionMissing(check.id, code(check.username), t);
		case 'missing':
		case 'archived':
		case 'read-only':
		case 'encrypted':
		case 'muted':
			return {
				message: t.text(`status_audit-room_${check.result}`, { room: code(check.room) }),
				remedy: t.text(`status_audit-room_${check.result}_remedy`),
			};
		case 'ok':
			switch (check.id) {
				case 'credentials':
					return { message: t.text('status_credentials_ok', { username: code(check.username) }) };
				case 'audit-room':
					return { message: t.text('status_audit-room_ok', { room: code(check.room) }) };
				default:
					return { message: t.text(`status_${check.id}_ok`) };
			}
	}
};

export const checkReports = (
	checks: readonly StatusCheck[],
	t: Translator,
): readonly CheckReport[] =>
	checks.map((check) => ({ id: check.id, ok: isOk(check), ...texts(check, t) }));

/** One line per check, each failure with its remedy. */
export const statusAttachment = (checks: readonly StatusCheck[], t: Translator): Attachment => {
	const ready = checks.every(isOk);
	const mark = (check: StatusCheck): string => {
		if (isOk(check)) {
			return '✓';
		}
		return check.result === 'not-checked' ? '–' : '✗';
	};
	const lines = checks.map((check) => {
		const { message, remedy } = texts(check, t);
		return `${mark(check)} ${remedy === undefined || check.result === 'not-checked' ? message : `${message} → ${remedy}`}`;
	});
	return {
		title: ready ? t.text('status_title_ready') : t.text('status_title_not_ready'),
		text: bullets(lines),
		color: ready ? colors.good : colors.danger,
	};
};
