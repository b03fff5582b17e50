import { type Attachment, bullets, colors, type View } from './Attachment';
import { commands } from './commands';
import { reasonSentence } from './failure';
import { commandCode, hintsAttachment, listAttachments } from './list';
import { inlineCode, plainText } from './safe';
import { sessionAttachment, sessionTitle } from './session';
import { statusAttachment } from './status';
import { summaryAttachments } from './summary';
import type { Answer } from '../requests/Answer';

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

type Count = Extract<Answer, { kind: 'count' }>;

const nothingToLogOut = (text: string, { t }: View): Attachment => ({
	title: t.text('logout_none_title'),
	text,
	color: colors.session,
});

/** Each session that was not ended, with the reason. */
const remainingAttachment = (answer: Several, view: View): Attachment => {
	const { t } = view;
	const { remaining, mayReadCauses: mayReadCause } = answer;
	const lines = remaining.map(({ session, reason }) =>
		t.text('logout_remaining_line', {
			session: `${inlineCode(sessionTitle(session, t))} ${inlineCode(session.sessionId)}`,
			reason: reasonSentence(reason, { ...view, mayReadCause }),
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
	if (ended.length === 0 && remaining.length === 0) {
		const none =
			username === undefined
				? t.text('logout_none_text')
				: t.text('logout_user_none', { username: inlineCode(username) });
		return [nothingToLogOut(none, view)];
	}
	const done: Attachment = {
		title: t.text('logout_many_title'),
		text: t.text('logout_many_text', { count: ended.length }),
		color: remaining.length === 0 ? colors.good : colors.warning,
	};
	return [
		...(ended.length > 0 ? [done] : []),
		...(remaining.length > 0 ? [remainingAttachment(answer, view)] : []),
	];
};

/** What `/session logout @user` would end, and what to type to end it. Of an incomplete list there is no number. */
const countAttachment = (
	{ username: name, isOwn, total: count, isIncomplete }: Count,
	view: View,
): Attachment => {
	const { t } = view;
	const username = inlineCode(name);
	if (count === 0 && !isIncomplete) {
		const none = isOwn ? t.text('logout_self_none') : t.text('logout_user_none', { username });
		return nothingToLogOut(none, view);
	}
	const command = commandCode(commands.logOutAll(name));
	const ask = isOwn
		? t.text('logout_self_ask', { count, command })
		: t.text('logout_user_ask', { username, count, command });
	return {
		title: isOwn
			? t.text('logout_self_ask_title')
			: t.text('logout_user_ask_title', { username: plainText(name) }),
		text: isIncomplete ? t.text('logout_user_ask_some', { username, command }) : ask,
		color: colors.warning,
	};
};

const incompleteHint = ({ isIncomplete }: Several | Count, { t }: View): readonly Attachment[] =>
	hintsAttachment([isIncomplete && t.text('list_incomplete')], t);

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
