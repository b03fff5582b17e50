import { type Attachment, bullets, colors, type View } from './Attachment';
import { failureTexts } from './failure';
import { commandCode, listAttachments, type PageCommand } from './list';
import { code, plain } from './safe';
import { sessionAttachment, sessionTitle } from './session';
import { statusAttachment } from './status';
import { MAX_ENDED } from '../logout/endSessions';
import type { Answer } from '../requests/Answer';

/** What to type, for replies that say how to go on. The API has no commands. */
export type Commands = {
	readonly page: PageCommand;
	readonly logOutAll: (username: string) => string;
};

type Several = Extract<Answer, { kind: 'logged-out-several' }>;

const nothingToLogOut = (of: Several['of'], { t }: View): Attachment => ({
	title: t.text('logout_none_title'),
	text:
		of === 'own'
			? t.text('logout_none_text')
			: t.text('logout_user_none', { username: code(of.username) }),
	color: colors.session,
});

/** How many were ended, and each that was not, with the reason. */
const loggedOutSeveral = (
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

/** An answer as both doors show it. */
export const answerAttachments = (
	answer: Answer,
	view: View,
	commands?: Commands,
): readonly Attachment[] => {
	const { t } = view;
	switch (answer.kind) {
		case 'session':
			return [sessionAttachment(answer.session, answer.own, view)];
		case 'page':
			return listAttachments(answer, view, commands?.page);
		case 'count': {
			// What `/session logout @user` would end, and what to type for it.
			const { username, total: count } = answer;
			const command = commandCode(commands?.logOutAll(username) ?? '');
			const title = t.text('logout_user_ask_title', { username: plain(username) });
			const text = t.text('logout_user_ask', { username: code(username), count, command });
			return [count === 0 ? nothingToLogOut(answer, view) : { title, text, color: colors.warning }];
		}
		case 'logged-out':
			return [
				{
					title: t.text('logout_done_title'),
					text: t.text('logout_done_text'),
					color: colors.good,
				},
				{ ...sessionAttachment(answer.session, answer.own, view), color: colors.ended },
			];
		case 'logged-out-several':
			return loggedOutSeveral(answer, view);
		case 'status':
			return [statusAttachment(answer.checks, t)];
	}
};
