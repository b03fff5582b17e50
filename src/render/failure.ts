import { type Attachment, bullets, type Color, colors } from './Attachment';
import { code } from './safe';
import type { Failure, Parameter } from '../errors/SessionInfoError';
import { type HiddenCause, hasHiddenCause } from '../errors/codes';
import { neededPermission } from '../names/endpoints';
import { LOGOUT_DEVICE_MANAGEMENT } from '../names/permissions';
import type { SettingProblem } from '../names/settings';
import { MAX_COMMAND_LENGTH, MAX_COUNT } from '../requests/parameters';
import type { Translator } from '../texts/Translator';
import type { TextKey } from '../texts/en';

/** What happened, in a few words, and what the reader can do about it, in a sentence. */
export type FailureTexts = { readonly title: string; readonly sentence: string };

/** A problem of the settings in one sentence: which setting, and what to enter. */
export const problemText = ({ setting, problem }: SettingProblem, t: Translator): string => {
	const key = `problem_${setting}_${problem === 'site-url' ? 'site_url' : problem}` as const;
	// Not every problem can befall every setting; `SettingProblem` says which can.
	return t.text(key as Extract<TextKey, typeof key>, {
		setting: t.text('problem_setting', { label: t.text(`setting_${setting}`), id: setting }),
	});
};

type Hidden = Extract<Failure, { readonly code: HiddenCause }>;

const isHidden = (failure: Failure): failure is Hidden => hasHiddenCause(failure.code);

const unavailable = (failure: Hidden, t: Translator): FailureTexts => ({
	title: t.text('error_unavailable_title'),
	sentence:
		failure.code === 'workspace-rate-limited'
			? t.text('error_unavailable_pause', { count: failure.retryAfter })
			: t.text('error_unavailable'),
});

/** Cause and remedy, for those who may read them. */
export const causeTexts = (failure: Hidden, t: Translator): FailureTexts => {
	const title = t.text(`cause_${failure.code}_title`);
	switch (failure.code) {
		case 'not-configured':
			return { title, sentence: problemText(failure.problems[0], t) };
		case 'workspace-rate-limited':
			return {
				title,
				sentence: t.text('cause_workspace-rate-limited', { count: failure.retryAfter }),
			};
		case 'workspace-timeout':
			return {
				title,
				sentence: t.text('cause_workspace-timeout', { endpoint: `\`${failure.endpoint}\`` }),
			};
		case 'workspace-bad-answer':
			return {
				title,
				sentence: t.text('cause_workspace-bad-answer', {
					endpoint: `\`${failure.endpoint}\``,
					status: String(failure.status ?? '–'),
				}),
			};
		case 'workspace-permission-missing':
			return {
				title,
				sentence: t.text(
					neededPermission(failure.endpoint) === LOGOUT_DEVICE_MANAGEMENT
						? 'cause_workspace-permission-missing_logout'
						: 'cause_workspace-permission-missing',
				),
			};
		default:
			return { title, sentence: t.text(`cause_${failure.code}`) };
	}
};

const openTexts = (failure: Exclude<Failure, Hidden>, t: Translator): FailureTexts => {
	const title = t.text(`error_${failure.code}_title`);
	switch (failure.code) {
		case 'invalid-session-id':
			return invalidSessionId(failure, t);
		case 'invalid-params':
			return { title, sentence: invalidParameter(failure.parameter, t) };
		case 'not-allowed':
			return {
				title:
					failure.reason === 'logout-off' || failure.reason === 'service-account'
						? t.text(`error_not-allowed_${failure.reason}_title`)
						: title,
				sentence: t.text(`error_not-allowed_${failure.reason}`),
			};
		case 'session-not-found':
			return { title, sentence: t.text(`error_session-not-found_${failure.asked}`) };
		case 'user-not-found':
			return {
				title,
				sentence: t.text('error_user-not-found', { username: code(failure.username) }),
			};
		case 'too-many-requests':
			return {
				title,
				sentence: t.text('error_too-many-requests', {
					count: failure.retryAfter,
					limit: failure.limit,
				}),
			};
		default:
			return { title, sentence: t.text(`error_${failure.code}`) };
	}
};

const invalidSessionId = (
	{ missing, door }: Extract<Failure, { readonly code: 'invalid-session-id' }>,
	t: Translator,
): FailureTexts => {
	if (door === 'api') {
		return {
			title: t.text('error_invalid-session-id_title'),
			sentence: t.text('error_invalid-session-id_api'),
		};
	}
	return missing
		? {
				title: t.text('error_invalid-session-id_missing_title'),
				sentence: t.text('error_invalid-session-id_missing'),
			}
		: {
				title: t.text('error_invalid-session-id_title'),
				sentence: t.text('error_invalid-session-id'),
			};
};

const invalidParameter = (parameter: Parameter, t: Translator): string => {
	switch (parameter) {
		case 'count':
			return t.text('error_invalid-params_count', { max: MAX_COUNT });
		case 'length':
			return t.text('error_invalid-params_length', { max: MAX_COMMAND_LENGTH });
		default:
			return t.text(`error_invalid-params_${parameter}`);
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
