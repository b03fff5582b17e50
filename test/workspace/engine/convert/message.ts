import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';

import { convertRoom } from './room';
import { convertUser } from './user';
import type { ChatMessage, WorkspaceData } from '../../model';

/** What an app needs of the message in which a button was pressed; attachments and blocks are left out. */
export const convertMessage = ({
	message: { _id, rid, sender, msg, ts },
	data: { rooms, users },
}: {
	message: ChatMessage;
	data: WorkspaceData;
}): Partial<IMessage> => {
	const room = rooms.find((one) => one._id === rid);
	const author = users.find(({ username }) => username === sender);
	return {
		...(_id !== undefined && { id: _id }),
		...(msg !== undefined && { text: msg }),
		...(room && { room: convertRoom({ room, users }) }),
		...(author && { sender: convertUser(author) }),
		createdAt: ts,
	};
};
