import { type Command, pageCommand, parseCommand } from './parse';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Lookups, Request } from '../lookups/Lookups';
import type { Attachment } from '../render/Attachment';
import { failureAttachment } from '../render/failure';
import { helpAttachment } from '../render/help';
import { listAttachments } from '../render/list';
import { sessionAttachment, type View } from '../render/session';
import { statusAttachment } from '../render/status';
import { translator } from '../texts/Translator';

type Options = {
	readonly words: readonly string[];
	readonly lookups: Lookups;
	readonly request: Request;
};

/** The reply to what was typed after `/session`. Never throws. */
export const reply = async (options: Options): Promise<readonly Attachment[]> => {
	const { words, lookups, request } = options;

	try {
		const t = await lookups.translator(request);
		const view: View = { t, now: lookups.now(), utcOffset: request.caller.utcOffset };

		try {
			return await answer({ command: parseCommand(words, request.caller), lookups, request, view });
		} catch (error) {
			return [failureAttachment(SessionInfoError.failureOf(error), false, t)];
		}
	} catch {
		return [failureAttachment({ code: 'internal-error' }, false, translator('en'))];
	}
};

const answer = async (options: {
	readonly command: Command;
	readonly lookups: Lookups;
	readonly request: Request;
	readonly view: View;
}): Promise<readonly Attachment[]> => {
	const { command, lookups, request, view } = options;

	if (command.kind === 'help') {
		return [helpAttachment(await lookups.abilities(request), view.t, command.unknownWord)];
	}

	const outcome = await lookups.ask(command.query, request);

	if (!outcome.ok) {
		return [failureAttachment(outcome.failure, outcome.mayReadCause, view.t)];
	}

	switch (outcome.answer.kind) {
		case 'session':
			return [sessionAttachment(outcome.answer.session, outcome.answer.own, view)];
		case 'page':
			return listAttachments(outcome.answer, view, pageCommand);
		case 'status':
			return [statusAttachment(outcome.answer.checks, view.t)];
	}
};
