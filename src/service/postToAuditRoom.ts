import type { IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';

import { serverTranslator } from './serverTranslator';
import type { AuditEntry } from '../audit/AuditEntry';
import { SessionInfoError } from '../errors/SessionInfoError';
import { toEngine } from '../render/Attachment';
import { auditAttachment } from '../render/audit';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Request } from '../requests/Request';
import { findAuditRoom } from '../requests/findAuditRoom';

export type AuditOptions = {
	/** A command opens a window: its post counts for the presses in the window. */
	readonly opensWindow?: boolean;
	/** A button of a window shows a list: one post in ten minutes is enough for each reader and user. */
	readonly isWindow?: boolean;
};

/**
 * Posts to the audit room, if there is one, as the app's own user: it needs no membership, even in a private room.
 *
 * @throws SessionInfoError `audit-failed` when the room does not exist or refuses the message (`findRoomFault` says why)
 */
export const postToAuditRoom = async (
	entry: AuditEntry,
	{ request, configuration }: ConnectedRequest,
	{ opensWindow = false, isWindow = false }: AuditOptions = {},
): Promise<void> => {
	const { auditRoom } = configuration;
	const { windowPosts } = request.cache;
	const reading = `${request.caller.id} ${entry.owners.map(({ id }) => id).join()}`;
	if (auditRoom === undefined || (isWindow && windowPosts.isRecent(reading))) {
		return;
	}

	const attachment = toEngine(auditAttachment(entry, await serverTranslator(request)));
	if (!(await post(auditRoom, request, attachment))) {
		throw new SessionInfoError({ code: 'audit-failed' });
	}
	if (isWindow || opensWindow) {
		windowPosts.add(reading);
	}
};

/** Whether the host took the message. What it says of a failure may hold anything; `status` finds out why. */
const post = async (
	auditRoom: string,
	request: Request,
	attachment: IMessageAttachment,
): Promise<boolean> => {
	const { read, modify } = request.accessors;
	try {
		const room = await findAuditRoom(auditRoom, read);
		const sender = await request.readAppUser();
		if (!room || !sender) {
			return false;
		}

		const creator = modify.getCreator();
		await creator.finish(creator.startMessage({ room, sender, attachments: [attachment] }));
		return true;
	} catch {
		return false;
	}
};
