import { type Attachment, bullets, colors } from './Attachment';
import type { View } from './View';
import { failureTexts } from './failure';
import { commandCode } from './list';
import { code, plain } from './safe';
import { sessionAttachment, sessionTitle } from './session';
import { MAX_ENDED } from '../logout/endSessions';
import type { Answer } from '../requests/Answer';

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

/** One session was ended; what it was stands below. */
export const loggedOutAttachments = (
	{ session, own }: Extract<Answer, { kind: 'logged-out' }>,
	view: View,
): readonly Attachment[] => [
	{
		title: view.t.text('logout_done_title'),
		text: view.t.text('logout_done_text'),
		color: colors.good,
	},
	{ ...sessionAttachment(session, own, view), color: colors.ended },
];

const nothingToLogOut = (of: Several['of'], { t }: View): Attachment => ({
	title: t.text('logout_none_title'),
	text:
		of === 'own'
			? t.text('logout_none_text')
			: t.text('logout_user_none', { username: code(of.username) }),
	color: colors.session,
});

/** How many were ended, and each that was not, with the reason. */
export const loggedOutSeveralAttachments = (
	{ of, ended, remaining, mayReadCauses }: Several,
	view: View,
): readonly Attachment[] => {
	const { t } = view;
	const done: Attachment = {
		title: t.text('logout_many_title'),
		text: t.text('logout_many_text', { count: ended.length }),
		color: remaining.length === 0 ? colors.good : colors.warning,
	};
	if (remaining.length === 0) {
		return [ended.length === 0 ? nothingToLogOut(of, view) : done];
	}

	const lines = remaining.map(({ session, reason }) =>
		t.text('logout_remaining_line', {
			session: `${code(sessionTitle(session, view))} ${code(session.sessionId)}`,
			reason:
				reason === 'not-tried'
					? t.text('error_not-tried', { max: MAX_ENDED })
					: failureTexts(reason, mayReadCauses, t).sentence,
		}),
	);
	const left: Attachment = {
		title: t.text('logout_remaining_title'),
		text: `${t.text('logout_remaining_intro', { count: remaining.length })}\n\n${bullets(lines)}`,
		color: colors.warning,
	};
	return ended.length === 0 ? [left] : [done, left];
};

/** What `/session logout @user` would end, and what to type for it. */
export const logoutQuestion = (
	{ username, total }: Extract<Answer, { kind: 'count' }>,
	command: string,
	view: View,
): Attachment =>
	total === 0
		? nothingToLogOut({ username }, view)
		: {
				title: view.t.text('logout_user_ask_title', { username: plain(username) }),
				text: view.t.text('logout_user_ask', {
					username: code(username),
					count: total,
					command: commandCode(command),
				}),
				color: colors.warning,
			};
