import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { SessionInfoError } from '../errors/SessionInfoError';
import type { Host } from '../lookups/Run';

/**
 * Posts to the audit room, as the app's own user: it needs no membership, even in a private room.
 *
 * @throws SessionInfoError `audit-failed` when the room does not exist, is archived, or the message cannot be stored
 */
export const postToAuditRoom = async (options: {
	readonly host: Host;
	readonly roomName: string;
	readonly sender: IUser | undefined;
	readonly attachment: IMessageAttachment;
}): Promise<void> => {
	const { host, roomName, sender, attachment } = options;

	try {
		const room = await host.read.getRoomReader().getByName(roomName);

		if (!room || !sender) {
			throw new SessionInfoError({ code: 'audit-failed' });
		}

		const creator = host.modify.getCreator();

		await creator.finish(creator.startMessage({ room, sender, attachments: [attachment] }));
	} catch {
		throw new SessionInfoError({ code: 'audit-failed' });
	}
};
