import { type Attachment, bullets, colors } from './Attachment';
import { failureTexts, problemText } from './failure';
import { code } from './safe';
import { isOk, type StatusCheck } from '../requests/Answer';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** What was found, and for what failed, what to do. */
const textsOf = (check: StatusCheck, t: Translator) => {
	const { id, result } = check;
	if (result === 'failed') {
		const { title, sentence } = failureTexts(check.failure, true, t);
		return { message: title, remedy: sentence };
	}

	const key = `status_${result === 'not-checked' ? result : (`${id}_${result}` as const)}` as const;
	const remedy = `${key}_remedy` as const;
	const places = {
		check: t.text(`check_${id}`),
		username: 'username' in check ? code(check.username) : '',
		room: 'room' in check ? code(check.room) : '',
	};
	// Not every result can befall every check; `StatusCheck` says which can.
	const message = t.text(key as Extract<TextKey, typeof key>, places);
	if (result === 'problems') {
		return { message, remedy: check.problems.map((problem) => problemText(problem, t)).join(' ') };
	}
	return isOk(check)
		? { message }
		: { message, remedy: t.text(remedy as Extract<TextKey, typeof remedy>, places) };
};

/** The checks as the API answers them. */
export const checkReports = (checks: readonly StatusCheck[], t: Translator) =>
	checks.map((check) => ({ id: check.id, ok: isOk(check), ...textsOf(check, t) }));

/** One line per check, each failure with its remedy. */
export const statusAttachment = (checks: readonly StatusCheck[], t: Translator): Attachment => {
	const isReady = checks.every(isOk);
	const lines = checks.map((check) => {
		const { message, remedy } = textsOf(check, t);
		if (check.result === 'not-checked') {
			return `– ${message}`;
		}
		return remedy === undefined ? `✓ ${message}` : `✗ ${message} → ${remedy}`;
	});
	return {
		title: t.text(isReady ? 'status_title_ready' : 'status_title_not_ready'),
		text: bullets(lines),
		color: isReady ? colors.good : colors.danger,
	};
};
