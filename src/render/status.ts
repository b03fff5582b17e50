import { type Attachment, bullets, colors } from './Attachment';
import { failureTexts, problemText } from './failure';
import { code } from './safe';
import { hasHiddenCause } from '../errors/codes';
import { isOk, type StatusCheck } from '../requests/StatusCheck';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

type Texts = { readonly message: string; readonly remedy?: string };

/** A check as the API answers it: what was found, and for what failed, what to do. */
export type CheckReport = Texts & { readonly id: StatusCheck['id']; readonly ok: boolean };

const textsOf = (check: StatusCheck, t: Translator): Texts => {
	switch (check.result) {
		case 'failed': {
			const { failure } = check;
			const { title, sentence } = failureTexts(failure, hasHiddenCause(failure.code), t);
			return { message: title, remedy: sentence };
		}
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
		default: {
			const key = `status_${check.id}_${check.result}` as const;
			const remedy = `${key}_remedy` as const;
			const places = {
				username: 'username' in check ? code(check.username) : '',
				room: 'room' in check ? code(check.room) : '',
			};
			// Not every result can befall every check; `StatusCheck` says which can.
			return {
				message: t.text(key as Extract<TextKey, typeof key>, places),
				...(!isOk(check) && { remedy: t.text(remedy as Extract<TextKey, typeof remedy>, places) }),
			};
		}
	}
};

export const checkReports = (
	checks: readonly StatusCheck[],
	t: Translator,
): readonly CheckReport[] =>
	checks.map((check) => ({ id: check.id, ok: isOk(check), ...textsOf(check, t) }));

const lineOf = (check: StatusCheck, t: Translator): string => {
	const { message, remedy } = textsOf(check, t);
	if (check.result === 'not-checked') {
		return `– ${message}`;
	}
	return remedy === undefined ? `✓ ${message}` : `✗ ${message} → ${remedy}`;
};

/** One line per check, each failure with its remedy. */
export const statusAttachment = (checks: readonly StatusCheck[], t: Translator): Attachment => {
	const isReady = checks.every(isOk);
	return {
		title: t.text(isReady ? 'status_title_ready' : 'status_title_not_ready'),
		text: bullets(checks.map((check) => lineOf(check, t))),
		color: isReady ? colors.good : colors.danger,
	};
};
