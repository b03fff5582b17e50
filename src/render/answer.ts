import type { Attachment } from './Attachment';
import type { View } from './View';
import { listAttachments, type PageCommand } from './list';
import { loggedOutAttachments, loggedOutSeveralAttachments, logoutQuestion } from './logout';
import { sessionAttachment } from './session';
import { statusAttachment } from './status';
import type { Answer } from '../requests/Answer';

/** What to type, for replies that say how to go on. The API has no commands. */
export type Commands = {
	readonly page: PageCommand;
	readonly logOutAll: (username: string) => string;
};

/** An answer as both doors show it. */
export const answerAttachments = (
	answer: Answer,
	view: View,
	commands?: Commands,
): readonly Attachment[] => {
	switch (answer.kind) {
		case 'session':
			return [sessionAttachment(answer.session, answer.own, view)];
		case 'page':
			return listAttachments(answer, view, commands?.page);
		case 'count':
			return [logoutQuestion(answer, commands?.logOutAll(answer.username) ?? '', view)];
		case 'logged-out':
			return loggedOutAttachments(answer, view);
		case 'logged-out-several':
			return loggedOutSeveralAttachments(answer, view);
		case 'status':
			return [statusAttachment(answer.checks, view.t)];
	}
};
