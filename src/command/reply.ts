import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { type Command, parseCommand } from './parseCommand';
import { toFailure } from '../errors/SessionInfoError';
import { type Attachment, colors, type View } from '../render/Attachment';
import { answerAttachments } from '../render/answer';
import { commands } from '../render/commands';
import { failureAttachment } from '../render/failure';
import { helpAttachment, suggestionAttachment } from '../render/help';
import { commandCode } from '../render/list';
import { inlineCode } from '../render/safe';
import type { ListAnswer, Outcome } from '../requests/Answer';
import type { Request } from '../requests/Request';
import { PAGE_SIZE, WINDOW_SIZE } from '../requests/limits';
import { translator } from '../texts/Translator';
import type { SessionApp } from '../window/SessionApp';

export type ReplyOptions = {
	readonly words: readonly string[];
	readonly app: Pick<SessionApp, 'service' | 'window'>;
	readonly request: Request;
	readonly user: IUser;
	/** Opens a window, once; scripts send none. */
	readonly triggerId: string | undefined;
};

/** The reply to what was typed after `/session`. Never throws. */
export const reply = async (options: ReplyOptions): Promise<readonly Attachment[]> => {
	const { words, request } = options;
	const { service } = options.app;
	const { caller } = request;
	const now = service.now();
	let t = translator('en');
	try {
		t = await service.translator(request);
		const view: View = { t, door: 'chat', now, utcOffset: caller.utcOffset };
		return await replyTo(parseCommand(words, caller), view, options);
	} catch (error) {
		return [failureAttachment(toFailure(error), { t, door: 'chat', mayReadCause: false })];
	}
};

const replyTo = async (
	command: Command,
	view: View,
	options: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const { app, request } = options;
	switch (command.kind) {
		case 'help':
			return [helpAttachment(await app.service.abilities(request), view.t, command.unknownWord)];
		case 'suggest':
			return [suggestionAttachment(command.command, view.t)];
		case 'manage':
			return manage(command.username, view, options);
		case 'logout':
			return logOut(command, view, options);
		case 'logout-name': {
			const failure = { code: 'invalid-session-id', isMissing: false } as const;
			const attachment = failureAttachment(failure, { ...view, mayReadCause: false });
			return [attachment, ...(await suggestUser(command.name, view, options))];
		}
		case 'session':
		case 'list':
		case 'count':
		case 'summary':
		case 'logout-others':
		case 'logout-all':
		case 'status':
			return draw(await app.service.ask(command, request), view);
	}
};

const draw = (outcome: Outcome, view: View): readonly Attachment[] =>
	outcome.ok
		? answerAttachments(outcome.answer, view)
		: [failureAttachment(outcome.failure, { ...view, mayReadCause: outcome.mayReadCause })];

/** Ends a session. Where there is none with this id, but a user with this name, the reply says how to log out the user. */
const logOut = async (
	command: Extract<Command, { kind: 'logout' }>,
	view: View,
	options: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const outcome = await options.app.service.ask(command, options.request);
	const reply = draw(outcome, view);
	return outcome.ok || outcome.failure.code !== 'session-not-found'
		? reply
		: [...reply, ...(await suggestUser(command.sessionId, view, options))];
};

/** How to log out the user with a name; nothing if there is no such user, or the caller may not. */
const suggestUser = async (
	name: string,
	{ t }: View,
	{ app, request }: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const username = await app.service.userToLogOut(name, request);
	return username === undefined ? [] : [suggestionAttachment(commands.countUser(username), t)];
};

/** Opens the window, and says how to get at the list if none appeared; without a window the list is the reply. */
const manage = async (
	username: string | undefined,
	view: View,
	{ app, request, user, triggerId }: ReplyOptions,
): Promise<readonly Attachment[]> => {
	const { service, window } = app;
	const scope =
		username === undefined ? ({ of: 'own' } as const) : ({ of: 'user', username } as const);
	const pagination = { offset: 0, count: WINDOW_SIZE };
	const outcome = await service.ask({ kind: 'list', scope, pagination }, request, {
		window: 'opens',
	});
	if (!outcome.ok || outcome.answer.kind !== 'list') {
		return draw(outcome, view);
	}

	const { answer } = outcome;
	const isOpen =
		triggerId !== undefined && (await window.open(answer, { view, request, triggerId, user }));
	return isOpen ? [windowReply(answer, view)] : answerAttachments(firstPage(answer), view);
};

/** The page that `/session list` shows, of one that was read for the larger window. */
const firstPage = (answer: ListAnswer): ListAnswer => ({
	...answer,
	list: { ...answer.list, pagination: { offset: 0, count: PAGE_SIZE } },
	page: { ...answer.page, sessions: answer.page.sessions.slice(0, PAGE_SIZE) },
});

const windowReply = ({ list: { scope } }: ListAnswer, { t }: View): Attachment => {
	const command = commandCode(commands.page(scope, 1));
	const text =
		scope.of === 'user'
			? t.text('window_reply_user', { username: inlineCode(scope.username), command })
			: t.text('window_reply_own', { command });
	return { title: t.text('help_title'), text, color: colors.session };
};
