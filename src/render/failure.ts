import { type Attachment, bullets, type Color, colors } from './Attachment';
import { code } from './safe';
import type { Failure } from '../errors/SessionInfoError';
import { type HiddenCause, hasHiddenCause } from '../errors/codes';
import { MAX_COUNT } from '../lookups/parameters';
import type { SettingProblem } from '../settings/problems';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** What happened, in a few words, and what the reader can do about it, in a sentence. */
export type FailureTexts = { readonly title: string; readonly sentence: string };

/** A problem of the settings in one sentence: which setting, and what to enter. */
export const problemText = ({ setting, problem }: SettingProblem, t: Translator): string => {
	const key = `problem_${setting}_${problem === 'site-url' ? 'site_url' : problem}` as const;

	// Not every problem can befall every setting; `SettingProblem` says which can.
	return t.t(key as Extract<TextKey, typeof key>, {
		setting: t.t('problem_setting', { label: t.t(`setting_${setting}`), id: setting }),
	});
};

type Hidden = Extract<Failure, { readonly code: HiddenCause }>;

const isHidden = (failure: Failure): failure is Hidden => hasHiddenCause(failure.code);

const unavailable = (failure: Hidden, t: Translator): FailureTexts => ({
	title: t.t('error_unavailable_title'),
	sentence:
		failure.code === 'workspace-rate-limited'
			? t.t('error_unavailable_pause', { count: failure.retryAfter })
			: t.t('error_unavailable'),
});

/** Cause and remedy, for those who may read them. */
export const causeTexts = (failure: Hidden, t: Translator): FailureTexts => {
	const title = t.t(`cause_${failure.code}_title`);

	switch (failure.code) {
		case 'not-configured':
			return { title, sentence: problemText(failure.problems[0], t) };
		case 'workspace-rate-limited':
			return {
				title,
				sentence: t.t('cause_workspace-rate-limited', { count: failure.retryAfter }),
			};
		case 'workspace-timeout':
			return {
				title,
				sentence: t.t('cause_workspace-timeout', { endpoint: `\`${failure.endpoint}\`` }),
			};
		case 'workspace-bad-answer':
			return {
				title,
				sentence: t.t('cause_workspace-bad-answer', {
					endpoint: `\`${failure.endpoint}\``,
					status: String(failure.status ?? '–'),
				}),
			};
		default:
			return { title, sentence: t.t(`cause_${failure.code}`) };
	}
};

const openTexts = (failure: Exclude<Failure, Hidden>, t: Translator): FailureTexts => {
	const title = t.t(`error_${failure.code}_title`);

	switch (failure.code) {
		case 'invalid-params':
			return {
				title,
				sentence:
					failure.parameter === 'count'
						? t.t('error_invalid-params_count', { max: MAX_COUNT })
						: t.t(`error_invalid-params_${failure.parameter}`),
			};
		case 'not-allowed':
			return { title, sentence: t.t(`error_not-allowed_${failure.reason}`) };
		case 'session-not-found':
			return { title, sentence: t.t(`error_session-not-found_${failure.asked}`) };
		case 'user-not-found':
			return { title, sentence: t.t('error_user-not-found', { username: code(failure.username) }) };
		case 'too-many-requests':
			return {
				title,
				sentence: t.t('error_too-many-requests', {
					count: failure.retryAfter,
					limit: failure.limit,
				}),
			};
		default:
			return { title, sentence: t.t(`error_${failure.code}`) };
	}
};

/** The texts of a failure for one of its two audiences. */
export const failureTexts = (
	failure: Failure,
	mayReadCause: boolean,
	t: Translator,
): FailureTexts => {
	if (!isHidden(failure)) {
		return openTexts(failure, t);
	}

	return mayReadCause ? causeTexts(failure, t) : unavailable(failure, t);
};

const color = ({ code: errorCode }: Failure): Color =>
	hasHiddenCause(errorCode) || errorCode === 'internal-error' ? colors.danger : colors.warning;

export const failureAttachment = (
	failure: Failure,
	mayReadCause: boolean,
	t: Translator,
): Attachment => {
	const { title, sentence } = failureTexts(failure, mayReadCause, t);
	const text =
		failure.code === 'not-configured' && mayReadCause
			? bullets(failure.problems.map((problem) => problemText(problem, t)))
			: sentence;

	return { title, text, color: color(failure) };
};
