import type { IHttp, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type {
	ISlashCommand,
	SlashCommandContext,
} from '@rocket.chat/apps-engine/definition/slashcommands';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { reply } from './reply';
import { toEngine } from '../render/Attachment';
import { COMMAND } from '../render/commands';
import { parseCaller } from '../requests/Caller';
import type { SessionApp } from '../window/SessionApp';

/**
 * One of the host's rooms or users, of which only these properties go back to it. Rocket.Chat looks rooms and users up by
 * id (`convertAppMessage`; names count for users it does not find), and what it sends along is a lot, such as a room's
 * last message. The other properties are inherited.
 */
const reference = <T extends object>(whole: T, own: readonly (keyof T)[]): T =>
	Object.create(
		whole,
		Object.fromEntries(own.map((key) => [key, { value: whole[key], enumerable: true }])),
	) as T;

const userReference = (user: IUser): IUser => reference(user, ['id', 'username', 'name']);

/**
 * `/session`. The engine sends this object to the host when it is registered, so it holds strings and `app` only; and it
 * keeps log entries of the logger it puts in the place of `this.app`'s, so that is the one to use.
 */
export class SessionCommand implements ISlashCommand {
	readonly command = COMMAND;

	readonly i18nParamsExample = 'command_params';

	readonly i18nDescription = 'command_description';

	readonly providesPreview = false;

	constructor(private readonly app: SessionApp) {}

	/** Answers with exactly one ephemeral message, whatever happens: no client shows an error that is thrown from here. */
	// eslint-disable-next-line max-params -- the engine calls it so
	async executor(
		context: SlashCommandContext,
		read: IRead,
		modify: IModify,
		http: IHttp,
	): Promise<void> {
		const { app } = this;
		const logger = app.getLogger();
		const user = context.getSender();
		const caller = parseCaller(user);
		if (!caller) {
			logger.error({ event: 'no-sender' });
			return;
		}

		const request = app.service.begin({ caller, accessors: { read, modify, http, logger } });
		const attachments = await reply({
			words: context.getArguments(),
			app,
			request,
			user,
			// Without one the subprocess engines hand over `null`.
			triggerId: context.getTriggerId() ?? undefined,
		});
		const sender = await request.readAppUser();
		const threadId = context.getThreadId();

		const notifier = modify.getNotifier();
		const message = notifier
			.getMessageBuilder()
			.setRoom(reference(context.getRoom(), ['id']))
			.setAttachments(attachments.map(toEngine));
		if (sender) {
			message.setSender(userReference(sender));
		}
		// Outside of threads the subprocess engines hand over `null`.
		if (threadId) {
			message.setThreadId(threadId);
		}
		await notifier.notifyUser(userReference(user), message.getMessage());
	}
}
