import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { commands } from './commands';
import { type Command, FIRST_PAGE, parseCommand } from './parseCommand';
import { SECOND } from '../common/clock';
import { toFailure } from '../errors/SessionInfoError';
import { type Attachment, colors, type View } from '../render/Attachment';
import { answerAttachments } from '../render/answer';
import { failureAttachment } from '../render/failure';
import { helpAttachment } from '../render/help';
import { commandCode } from '../render/list';
import { code } from '../render/safe';
import type { RequestContext } from '../requests/RequestContext';
import type { SessionService } from '../service/SessionService';
import { translator } from '../texts/Translator';
import { FIRST_WINDOW, listQuery, type SessionWindow } from '../window/SessionWindow';

/** The web client forgets a trigger after 5 s; a window that comes later is dropped without a word. */
const WINDOW_LIMIT = 4 * SECOND;

export type ReplyOptions = {
	readonly words: readonly string[];
	readonly service: SessionService;
	readonly window: SessionWindow;
	readonly context: RequestContext;
	readonly user: IUser;
	/** Opens a window, once; scripts send none. */
	readonly triggerId: string | undefined;
};

/** The reply to what was typed after `/session`. Never throws. */
export const reply = async (options: ReplyOptions): Promise<readonly Attachment[]> => {
	const { words, service, context } = options;
	const { caller } = context;
	const now = service.now();
	try {
		const t = await service.translator(context);
		const view: View = { t, now, utcOffset: caller.utcOffset };
		try {
			return await answer(parseCommand(words, caller), view, options);
		} catch (error) {
			return [failureAttachment(toFailure(error), false, t)];
		}
	} catch {
		return [failureAttachment({ code: 'internal-error' }, false, translator('en'))];
	}
};

const answer = async (
	command: Command,
	view: View,
	options: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const { service, context } = options;
	switch (command.kind) {
		case 'help':
			return [helpAttachment(await service.abilities(context), view.t, command.unknownWord)];
		case 'manage':
			return manage(command.username, view, options);
		case 'query': {
			const outcome = await service.ask(command.query, context);
			return outcome.ok
				? answerAttachments(outcome.answer, view, commands)
				: [failureAttachment(outcome.failure, outcome.mayReadCause, view.t)];
		}
	}
};

/** Opens the window, and says how to get at the list if none appeared; without a window the list is the reply. */
const manage = async (
	username: string | undefined,
	view: View,
	{ service, window, context, user, triggerId }: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const outcome = await service.ask(listQuery(username, FIRST_WINDOW), context);
	if (!outcome.ok) {
		return [failureAttachment(outcome.failure, outcome.mayReadCause, view.t)];
	}

	const found = outcome.answer;
	if (found.kind !== 'page') {
		return answerAttachments(found, view, commands);
	}

	const isInTime = service.now() - view.now < WINDOW_LIMIT;
	const isOpen =
		triggerId !== undefined &&
		isInTime &&
		(await window.open({ answer: found, username, triggerId, user, context, view }));
	if (!isOpen) {
		const sessions = found.page.sessions.slice(0, FIRST_PAGE.count);
		const page = { ...found.page, sessions };
		return answerAttachments({ ...found, page, pagination: FIRST_PAGE }, view, commands);
	}

	const { t } = view;
	const command = commandCode(commands.page(found.of, 1));
	return [
		{
			title: t.text('help_title'),
			text:
				username === undefined
					? t.text('window_reply_own', { command })
					: t.text('window_reply_user', { username: code(username), command }),
			color: colors.session,
		},
	];
};
