import { type Attachment, bullets, type Color, colors } from './Attachment';
import { code } from './safe';
import type { Failure } from '../errors/SessionInfoError';
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

/** Everything that the sentences have places for; each takes what it names. */
const placesOf = (failure: Failure) => ({
	count: 'retryAfter' in failure ? failure.retryAfter : 0,
	limit: 'limit' in failure ? failure.limit : 0,
	max: 'parameter' in failure && failure.parameter === 'length' ? MAX_COMMAND_LENGTH : MAX_COUNT,
	username: 'username' in failure ? code(failure.username) : '',
	endpoint: 'endpoint' in failure ? `\`${failure.endpoint}\`` : '',
	status: String(('status' in failure ? failure.status : undefined) ?? '–'),
});

/** Cause and remedy, for those who may read them. */
const causeTexts = (failure: Hidden, t: Translator): FailureTexts => {
	const title = t.text(`cause_${failure.code}_title`);
	if (failure.code === 'not-configured') {
		return { title, sentence: problemText(failure.problems[0], t) };
	}
	const isAboutLogout =
		failure.code === 'workspace-permission-missing' &&
		neededPermission(failure.endpoint) === LOGOUT_DEVICE_MANAGEMENT;
	const key = isAboutLogout ? 'workspace-permission-missing_logout' : failure.code;
	return { title, sentence: t.text(`cause_${key}`, placesOf(failure)) };
};

/** What the others read of these. */
const unavailableTexts = (failure: Hidden, t: Translator): FailureTexts => ({
	title: t.text('error_unavailable_title'),
	sentence: t.text(
		failure.code === 'workspace-rate-limited' ? 'error_unavailable_pause' : 'error_unavailable',
		placesOf(failure),
	),
});

type Open = Exclude<Failure, Hidden>;

const titleOf = (failure: Open) => {
	switch (failure.code) {
		case 'invalid-session-id':
			return failure.missing && failure.door === 'chat'
				? (`${failure.code}_missing` as const)
				: failure.code;
		case 'not-allowed':
			return failure.reason === 'logout-off' || failure.reason === 'service-account'
				? (`${failure.code}_${failure.reason}` as const)
				: failure.code;
		default:
			return failure.code;
	}
};

const sentenceOf = (failure: Open) => {
	switch (failure.code) {
		case 'invalid-session-id':
			if (failure.door === 'api') {
				return `${failure.code}_api` as const;
			}
			return failure.missing ? (`${failure.code}_missing` as const) : failure.code;
		case 'invalid-params':
			return `${failure.code}_${failure.parameter}` as const;
		case 'not-allowed':
			return `${failure.code}_${failure.reason}` as const;
		case 'session-not-found':
			return `${failure.code}_${failure.asked}` as const;
		default:
			return failure.code;
	}
};

/** The texts of a failure for one of its two audiences. */
export const failureTexts = (
	failure: Failure,
	mayReadCause: boolean,
	t: Translator,
): FailureTexts => {
	if (isHidden(failure)) {
		return mayReadCause ? causeTexts(failure, t) : unavailableTexts(failure, t);
	}
	return {
		title: t.text(`error_${titleOf(failure)}_title`),
		sentence: t.text(`error_${sentenceOf(failure)}`, placesOf(failure)),
	};
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
