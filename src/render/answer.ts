import { type Attachment, bullets, colors, type View } from './Attachment';
import { commands } from './commands';
import { failureTexts, type Reader } from './failure';
import { commandCode, hintsAttachment, listAttachments } from './list';
import { inlineCode, plainText } from './safe';
import { sessionAttachment, sessionTitle } from './session';
import { statusAttachment } from './status';
import { summaryAttachments } from './summary';
import type { Answer, Remaining } from '../requests/Answer';
import { MAX_ENDED } from '../requests/limits';

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

type Count = Extract<Answer, { kind: 'count' }>;

const nothingToLogOut = (text: string, { t }: View): Attachment => ({
	title: t.text('logout_none_title'),
	text,
	color: colors.session,
});

const reasonText = (reason: Remaining['reason'], { t, door, mayReadCause }: Reader): string =>
	reason === 'not-tried'
		? t.text('error_not-tried', { max: MAX_ENDED })
		: failureTexts(reason, { t, mayReadCause, door }).sentence;

/** Each session that was not ended, with the reason. */
const remainingAttachment = ({ remaining, mayReadCauses }: Several, view: View): Attachment => {
	const { t } = view;
	const lines = remaining.map(({ session, reason }) =>
		t.text('logout_remaining_line', {
			session: `${inlineCode(sessionTitle(session, t))} ${inlineCode(session.sessionId)}`,
			reason: reasonText(reason, { ...view, mayReadCause: mayReadCauses }),
		}),
	);
	return {
		title: t.text('logout_remaining_title'),
		text: `${t.text('logout_remaining_intro', { count: remaining.length })}\n\n${bullets(lines)}`,
		color: colors.warning,
	};
};

const loggedOutSeveral = (answer: Several, view: View): readonly Attachment[] => {
	const { t } = view;
	const { username, ended, remaining } = answer;
	const done: Attachment = {
		title: t.text('logout_many_title'),
		text: t.text('logout_many_text', { count: ended.length }),
		color: remaining.length === 0 ? colors.good : colors.warning,
	};
	if (remaining.length > 0) {
		const left = remainingAttachment(answer, view);
		return ended.length === 0 ? [left] : [done, left];
	}
	if (ended.length > 0) {
		return [done];
	}
	const none =
		username === undefined
			? t.text('logout_none_text')
			: t.text('logout_user_none', { username: inlineCode(username) });
	return [nothingToLogOut(none, view)];
};

/** How many sessions there are, and what to type to end them. Of an incomplete list there is no number. */
const askText = ({ username, isOwn, total, isIncomplete }: Count, { t }: View): string => {
	const command = commandCode(commands.logOutAll(username));
	if (isIncomplete) {
		return t.text('logout_user_ask_some', { username: inlineCode(username), command });
	}
	return isOwn
		? t.text('logout_self_ask', { count: total, command })
		: t.text('logout_user_ask', { username: inlineCode(username), count: total, command });
};

/** What `/session logout @user` would end. */
const countAttachment = (answer: Count, view: View): Attachment => {
	const { username, isOwn, total, isIncomplete } = answer;
	const { t } = view;
	if (total === 0 && !isIncomplete) {
		const text = isOwn
			? t.text('logout_self_none')
			: t.text('logout_user_none', { username: inlineCode(username) });
		return nothingToLogOut(text, view);
	}
	return {
		title: isOwn
			? t.text('logout_self_ask_title')
			: t.text('logout_user_ask_title', { username: plainText(username) }),
		text: askText(answer, view),
		color: colors.warning,
	};
};

const incompleteHint = (
	{ isIncomplete }: { readonly isIncomplete: boolean },
	{ t }: View,
): readonly Attachment[] => (isIncomplete ? hintsAttachment([t.text('list_incomplete')], t) : []);

/** An answer as chat and API show it. */
export const answerAttachments = (answer: Answer, view: View): readonly Attachment[] => {
	const { t } = view;
	switch (answer.kind) {
		case 'session':
			return [sessionAttachment(answer.session, view, { withUser: !answer.isOwn })];
		case 'list':
			return listAttachments(answer, view);
		case 'count':
			return [countAttachment(answer, view), ...incompleteHint(answer, view)];
		case 'summary':
			return summaryAttachments(answer.summary, view);
		case 'logged-out': {
			const title = t.text('logout_done_title');
			const text = t.text('logout_done_text');
			const session = sessionAttachment(answer.session, view, { withUser: !answer.isOwn });
			return [
				{ title, text, color: colors.good },
				{ ...session, color: colors.ended },
			];
		}
		case 'logged-out-several':
			return [...loggedOutSeveral(answer, view), ...incompleteHint(answer, view)];
		case 'status':
			return [statusAttachment(answer, t)];
	}
};
