import { serverTranslator } from './serverTranslator';
import type { AuditEntry } from '../audit/AuditEntry';
import { SessionInfoError } from '../errors/SessionInfoError';
import { toEngine } from '../render/Attachment';
import { auditAttachment } from '../render/audit';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Request } from '../requests/Request';
import { findAuditRoom } from '../requests/findAuditRoom';

export type AskOptions = {
	/**
	 * A command that `opens` a window is posted, which counts for the presses in the window. A button that `shows` a list
	 * there is posted once in ten minutes for each reader and user.
	 */
	readonly window?: 'opens' | 'shows';
};

/**
 * Posts to the audit room, if there is one, as the app's own user: it needs no membership, even in a private room.
 *
 * @throws SessionInfoError `audit-failed` when the room does not exist or refuses the message (`findRoomFault` says why)
 */
export const postToAuditRoom = async (
	entry: AuditEntry,
	{ request, configuration }: ConnectedRequest,
	{ window }: AskOptions = {},
): Promise<void> => {
	const { auditRoom } = configuration;
	if (auditRoom === undefined) {
		return;
	}

	const post = (): Promise<void> => send(entry, auditRoom, request);
	const { windowPosts } = request.cache;
	const reading = `${request.caller.id} ${entry.owners.map(({ id }) => id).join()}`;
	switch (window) {
		case undefined:
			return post();
		case 'opens':
			return windowPosts.anew(reading, post);
		case 'shows':
			return windowPosts.once(reading, post);
	}
};

/** What the host says of a failure may hold anything, so it goes no further; `status` finds out why. */
const send = async (entry: AuditEntry, auditRoom: string, request: Request): Promise<void> => {
	const { read, modify } = request.accessors;
	const attachment = toEngine(auditAttachment(entry, await serverTranslator(request)));
	try {
		const room = await findAuditRoom(auditRoom, read);
		const sender = await request.readAppUser();
		if (room) {
			const creator = modify.getCreator();
			const message = creator.startMessage().setRoom(room).setAttachments([attachment]);
			await creator.finish(sender ? message.setSender(sender) : message);
			return;
		}
	} catch {
		// Answered below like a room that does not exist.
	}
	throw new SessionInfoError({ code: 'audit-failed' });
};
