import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { commands, PAGE_SIZE, parseCommand } from './parseCommand';
import { toFailure } from '../errors/SessionInfoError';
import { type Attachment, colors, type View } from '../render/Attachment';
import { answerAttachments } from '../render/answer';
import { failureAttachment } from '../render/failure';
import { helpAttachment } from '../render/help';
import { commandCode } from '../render/list';
import { code } from '../render/safe';
import type { RequestContext } from '../requests/RequestContext';
import type { Outcome } from '../service/SessionService';
import { translator } from '../texts/Translator';
import { listQuery, type SessionInfo } from '../window/SessionWindow';
import { WINDOW_SIZE } from '../window/drawWindow';

export type ReplyOptions = {
	readonly words: readonly string[];
	readonly app: Pick<SessionInfo, 'service' | 'window'>;
	readonly context: RequestContext;
	readonly user: IUser;
	/** Opens a window, once; scripts send none. */
	readonly triggerId: string | undefined;
};

/** The reply to what was typed after `/session`. Never throws. */
export const reply = async (options: ReplyOptions): Promise<readonly Attachment[]> => {
	const { words, context } = options;
	const { service } = options.app;
	const { caller } = context;
	const now = service.now();
	let t = translator('en');
	try {
		t = await service.translator(context);
		const view: View = { t, now, utcOffset: caller.utcOffset };
		const command = parseCommand(words, caller);
		switch (command.kind) {
			case 'help':
				return [helpAttachment(await service.abilities(context), t, command.unknownWord)];
			case 'manage':
				return await manage(command.username, view, options);
			default:
				return draw(await service.ask(command, context), view);
		}
	} catch (error) {
		return [failureAttachment(toFailure(error), false, t)];
	}
};

const draw = (outcome: Outcome, view: View): readonly Attachment[] =>
	outcome.ok
		? answerAttachments(outcome.answer, view, commands)
		: [failureAttachment(outcome.failure, outcome.mayReadCause, view.t)];

/** Opens the window, and says how to get at the list if none appeared; without a window the list is the reply. */
const manage = async (
	username: string | undefined,
	view: View,
	{ app, context, user, triggerId }: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const { service, window } = app;
	const query = listQuery(username, { offset: 0, count: WINDOW_SIZE });
	const outcome = await service.ask(query, context);
	if (!outcome.ok || outcome.answer.kind !== 'page') {
		return draw(outcome, view);
	}

	const { answer } = outcome;
	const { page } = answer;
	const place = { offset: 0, username };
	const isOpen =
		triggerId !== undefined &&
		(await window.open(page, { ...view, place, context, triggerId, user }));
	if (!isOpen) {
		const sessions = page.sessions.slice(0, PAGE_SIZE);
		const pagination = { offset: 0, count: PAGE_SIZE };
		return draw({ ok: true, answer: { ...answer, page: { ...page, sessions }, pagination } }, view);
	}

	const { t } = view;
	const command = commandCode(commands.page(answer.of, 1));
	const text =
		username === undefined
			? t.text('window_reply_own', { command })
			: t.text('window_reply_user', { username: code(username), command });
	return [{ title: t.text('help_title'), text, color: colors.session }];
};
