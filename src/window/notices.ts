import type { Press } from './Press';
import type { Failure } from '../errors/SessionInfoError';
import type { View } from '../render/Attachment';
import { failureTexts, reasonSentence } from '../render/failure';
import { plainText } from '../render/safe';
import { deviceTitle } from '../render/session';
import type { Answer, Outcome } from '../requests/Answer';

/** What came of a press, in lines with the words of the slash command. A list needs no notice. */
export const noticesOf = (outcome: Outcome, view: View): readonly string[] => {
	const { t } = view;
	if (!outcome.ok) {
		const { title, sentence } = failureTexts(outcome.failure, {
			t,
			mayReadCause: outcome.mayReadCause,
			door: 'window',
		});
		return [`✗ ${t.text('window_field', { label: title, value: sentence })}`];
	}
	const { answer } = outcome;
	switch (answer.kind) {
		case 'logged-out':
			return [`✓ ${t.text('window_done', { session: deviceTitle(answer.session, t) })}`];
		case 'logged-out-several':
			return severalNotices(answer, view);
		default:
			return [];
	}
};

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

/** How many were logged out, and how many were not for each reason. */
const severalNotices = (answer: Several, view: View): readonly string[] => {
	const { t } = view;
	const { username, ended, remaining, isIncomplete } = answer;
	const lines: string[] = [];
	if (ended.length > 0) {
		lines.push(`✓ ${t.text('window_done_several', { count: ended.length })}`);
	} else if (remaining.length === 0) {
		lines.push(
			username === undefined
				? t.text('logout_none_text')
				: t.text('logout_user_none', { username: plainText(username) }),
		);
	}
	for (const [reason, count] of countReasons(answer, view)) {
		lines.push(`✗ ${t.text('window_remaining', { count, reason })}`);
	}
	return isIncomplete ? [...lines, t.text('list_incomplete')] : lines;
};

/** How many sessions remain for each reason, in the order of the first of each. */
const countReasons = (
	{ remaining, mayReadCauses: mayReadCause }: Several,
	view: View,
): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const { reason } of remaining) {
		const sentence = reasonSentence(reason, { ...view, mayReadCause });
		counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
	}
	return counts;
};

/** Of a failure that no question to the workspace has met. */
export const failureNotices = (failure: Failure, view: View): readonly string[] =>
	noticesOf({ ok: false, failure, mayReadCause: false }, view);

/** A logout may have happened when time ran out; a list was not shown. */
export const lateNotices = ({ action }: Press, view: View): readonly string[] =>
	action === 'log-out'
		? failureNotices({ code: 'workspace-logout-unconfirmed', endpoint: 'sessions/logout' }, view)
		: [`✗ ${view.t.text('window_late')}`];

/** Why there is no list after a logout. That time ran out says nothing of the workspace: most of it went into the logout. */
export const missingListNotices = (outcome: Outcome, view: View): readonly string[] =>
	!outcome.ok && outcome.failure.code === 'workspace-timeout'
		? [view.t.text('window_late')]
		: noticesOf(outcome, view);
