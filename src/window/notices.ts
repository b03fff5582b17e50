import type { Press } from './Press';
import type { Failure } from '../errors/SessionInfoError';
import type { View } from '../render/Attachment';
import { severalLines } from '../render/answer';
import { failureTexts } from '../render/failure';
import { deviceTitle } from '../render/session';
import type { Outcome } from '../requests/Answer';

/** What came of a press, in lines with the words of the slash command; a list says it by itself. */
export const noticesOf = (outcome: Outcome, view: View): readonly string[] => {
	const { t } = view;
	if (!outcome.ok) {
		const { title, sentence } = failureTexts(outcome.failure, {
			t,
			mayReadCause: outcome.mayReadCause,
			door: 'window',
		});
		return [`✗ ${title}: ${sentence}`];
	}
	const { answer } = outcome;
	switch (answer.kind) {
		case 'logged-out':
			return [`✓ ${t.text('window_done', { session: deviceTitle(answer.session, t) })}`];
		case 'logged-out-several':
			return severalLines(answer, view);
		default:
			return [];
	}
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
