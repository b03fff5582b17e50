import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { SessionInfoError } from '../errors/SessionInfoError';
import type { RequestContext } from '../requests/RequestContext';

/**
 * Posts to the audit room, as the app's own user: it needs no membership, even in a private room.
 *
 * @throws SessionInfoError `audit-failed` when the room does not exist or refuses the message (`findRoomFault` says why)
 */
export const postToAuditRoom = async (
	roomName: string,
	attachment: IMessageAttachment,
	context: RequestContext,
): Promise<void> => {
	try {
		const { read, modify } = context.accessors;
		const room = await read.getRoomReader().getByName(roomName);
		const sender = await context.readAppUser();
		if (!room || !sender) {
			throw new SessionInfoError({ code: 'audit-failed' });
		}

		const creator = modify.getCreator();
		await creator.finish(creator.startMessage({ room, sender, attachments: [attachment] }));
	} catch {
		throw new SessionInfoError({ code: 'audit-failed' });
	}
};
