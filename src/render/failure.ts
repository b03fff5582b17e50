import { type Attachment, bullets, colors } from './Attachment';
import { code } from './safe';
import type { Failure } from '../errors/SessionInfoError';
import { type HiddenCause, hasHiddenCause } from '../errors/codes';
import { neededPermission } from '../common/endpoints';
import { LOGOUT_DEVICE_MANAGEMENT } from '../common/permissions';
import type { SettingProblem } from '../settings/ids';
import { MAX_COMMAND_LENGTH, MAX_COUNT } from '../requests/parameters';
import type { Translator } from '../texts/Translator';
import { en, type TextKey } from '../texts/en';

/** A problem of the settings in one sentence: which setting, and what to enter. */
export const problemText = ({ setting, problem }: SettingProblem, t: Translator): string => {
	const key = `problem_${setting}_${problem === 'site-url' ? 'site_url' : problem}` as const;
	// Not every problem can befall every setting; `SettingProblem` says which can.
	return t.text(key as Extract<TextKey, typeof key>, {
		setting: t.text('problem_setting', { label: t.text(`setting_${setting}`), id: setting }),
	});
};

/** Everything that the sentences have places for; each takes what it names. */
const placesOf = (failure: Failure) => ({
	count: 'retryAfter' in failure ? failure.retryAfter : 0,
	limit: 'limit' in failure ? failure.limit : 0,
	max: 'parameter' in failure && failure.parameter === 'length' ? MAX_COMMAND_LENGTH : MAX_COUNT,
	username: 'username' in failure ? code(failure.username) : '',
	endpoint: 'endpoint' in failure ? `\`${failure.endpoint}\`` : '',
	status: String(('status' in failure ? failure.status : undefined) ?? '–'),
});

type Hidden = Extract<Failure, { readonly code: HiddenCause }>;

const isHidden = (failure: Failure): failure is Hidden => hasHiddenCause(failure.code);

/** The key of the sentence. */
const keyOf = (failure: Exclude<Failure, Hidden>) => {
	switch (failure.code) {
		case 'invalid-session-id':
			if (failure.door === 'api') {
				return 'error_invalid-session-id_api';
			}
			return failure.missing ? 'error_invalid-session-id_missing' : 'error_invalid-session-id';
		case 'invalid-params':
			return `error_${failure.code}_${failure.parameter}` as const;
		case 'not-allowed':
			return `error_${failure.code}_${failure.reason}` as const;
		case 'session-not-found':
			return `error_${failure.code}_${failure.asked}` as const;
		default:
			return `error_${failure.code}` as const;
	}
};

const hasText = (key: string): key is TextKey => key in en;

/**
 * The texts of a failure for one of its two audiences, those who may read cause and remedy and the others: what happened,
 * in a few words, and what the reader can do about it, in a sentence.
 */
export const failureTexts = (failure: Failure, mayReadCause: boolean, t: Translator) => {
	const places = placesOf(failure);
	if (!isHidden(failure)) {
		const key = keyOf(failure);
		const ownTitle = `${key}_title` as const;
		return {
			title: t.text(hasText(ownTitle) ? ownTitle : `error_${failure.code}_title`),
			sentence: t.text(key, places),
		};
	}
	if (!mayReadCause) {
		const isPause = failure.code === 'workspace-rate-limited';
		return {
			title: t.text('error_unavailable_title'),
			sentence: t.text(isPause ? 'error_unavailable_pause' : 'error_unavailable', places),
		};
	}

	const title = t.text(`cause_${failure.code}_title`);
	if (failure.code === 'not-configured') {
		return { title, sentence: problemText(failure.problems[0], t) };
	}

	const isAboutLogout =
		failure.code === 'workspace-permission-missing' &&
		neededPermission(failure.endpoint) === LOGOUT_DEVICE_MANAGEMENT;
	const key = isAboutLogout ? 'workspace-permission-missing_logout' : failure.code;
	return { title, sentence: t.text(`cause_${key}`, places) };
};

export const failureAttachment = (
	failure: Failure,
	mayReadCause: boolean,
	t: Translator,
): Attachment => {
	const { title, sentence } = failureTexts(failure, mayReadCause, t);
	return {
		title,
		text:
			failure.code === 'not-configured' && mayReadCause
				? bullets(failure.problems.map((problem) => problemText(problem, t)))
				: sentence,
		color: isHidden(failure) || failure.code === 'internal-error' ? colors.danger : colors.warning,
	};
};
