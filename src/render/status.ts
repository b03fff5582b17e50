import { type Attachment, bullets, colors } from './Attachment';
import { failureTexts, problemText } from './failure';
import { code } from './safe';
import type { Failure } from '../errors/SessionInfoError';
import { hasHiddenCause } from '../errors/codes';
import { isOk, type StatusCheck } from '../lookups/status';
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

const texts = (check: StatusCheck, t: Translator): { message: string; remedy?: string } => {
	switch (check.result) {
		case 'failed':
			return failureReport(check.failure, t);
		case 'problems':
			return {
				message: t.t('status_settings_problems'),
				remedy: check.problems.map((problem) => problemText(problem, t)).join(' '),
			};
		case 'not-checked':
			return {
				message: t.t('status_not-checked', { check: t.t(`check_${check.id}`) }),
				remedy: t.t('status_not-checked_remedy'),
			};
		case 'unused':
			return { message: t.t('status_audit-room_unused') };
		case 'limited':
			return {
				message: t.t('status_rate-limit_limited'),
				remedy: t.t('status_rate-limit_limited_remedy', { username: code(check.username) }),
			};
		case 'missing':
			return check.id === 'permissions'
				? {
						message: t.t('status_permissions_missing', { username: code(check.username) }),
						remedy: t.t('status_permissions_missing_remedy'),
					}
				: {
						message: t.t('status_audit-room_missing', { room: code(check.room) }),
						remedy: t.t('status_audit-room_missing_remedy'),
					};
		case 'ok':
			switch (check.id) {
				case 'credentials':
					return { message: t.t('status_credentials_ok', { username: code(check.username) }) };
				case 'audit-room':
					return { message: t.t('status_audit-room_ok', { room: code(check.room) }) };
				default:
					return { message: t.t(`status_${check.id}_ok`) };
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
		title: ready ? t.t('status_title_ready') : t.t('status_title_not_ready'),
		text: bullets(lines),
		color: ready ? colors.good : colors.danger,
	};
};
