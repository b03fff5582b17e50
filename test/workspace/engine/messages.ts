import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { BridgeContext } from './context';
import { convertAttachment } from './convert';
import type { ChatMessage, Room, ServerSettings, WorkspaceData, WorkspaceUser } from '../model';
import { hasPermission } from '../server/permissions';

/** The methods of the message bridge: what an app posts, and what it shows to one user. */
export const messageMethods = ({ workspace, registry }: BridgeContext) => {
	const { data } = workspace;
	const findRoom = (message: IMessage): Room => {
		const room = data.rooms.find(({ _id }) => _id === message.room?.id);
		if (!room) {
			throw new Error('Invalid room provided on the message.');
		}
		return room;
	};

	/** Without a sender the server takes the app's own user. */
	const senderOf = (message: IMessage, appId: string): WorkspaceUser | undefined => {
		const userId = message.sender?.id ?? registry.appUsers.get(appId);
		return data.users.find(({ _id }) => _id === userId);
	};

	/** What an app left undefined arrives from its process as null. */
	const convert = (message: IMessage, appId: string): ChatMessage => ({
		rid: findRoom(message)._id,
		sender: senderOf(message, appId)?.username ?? '',
		attachments: (message.attachments ?? []).map(convertAttachment),
		ts: new Date(),
		...(message.text && { msg: message.text }),
		...(message.threadId && { tmid: message.threadId }),
	});
	return {
		create: async (message: IMessage, appId: string) => {
			const room = findRoom(message);
			const refusal = refusalToPost({ data, room, user: senderOf(message, appId) });
			if (refusal !== undefined) {
				throw new Error(refusal);
			}
			return workspace.addMessage(convert(message, appId))._id;
		},
		notifyUser: async (user: IUser, message: IMessage, appId: string) => {
			workspace.addMessage({ ...convert(message, appId), visibleOnlyTo: user.id });
		},
	};
};

/** `isRoomAbacLocked`: rooms without attributes, once every room has to have some; direct messages are left alone. */
const isLockedByAbac = ({
	room: { type, abacAttributes = [] },
	settings,
}: {
	room: Room;
	settings: ServerSettings;
}): boolean =>
	settings.ABAC_Enabled &&
	settings.ABAC_Enforce_All_Rooms &&
	(type === 'c' || (type === 'p' && abacAttributes.length === 0));

/**
 * Why a room takes no message from a user, in the words of the server (`canSendMessage.ts`, `sendMessage.ts`). An app's
 * own user needs to be no member, and may be refused for all the rest. Servers of 5.x and 6.0 did not look at `archived`;
 * only the newest have the settings of ABAC.
 */
const refusalToPost = ({
	data,
	room,
	user,
}: {
	data: WorkspaceData;
	room: Room;
	user: WorkspaceUser | undefined;
}): string | undefined => {
	const { settings } = data;
	const { archived, readOnly, muted, unmuted, encrypted } = room;
	const username = user?.username ?? '';
	if (isLockedByAbac({ room, settings })) {
		return 'error-abac-room-locked';
	}
	if (archived) {
		return 'error-room-archived';
	}
	const mayPostReadOnly =
		user !== undefined && hasPermission({ data, user, permission: 'post-readonly', room });
	if (readOnly && !mayPostReadOnly && !unmuted?.includes(username)) {
		return "You can't send messages because the room is readonly.";
	}
	if (muted?.includes(username)) {
		return 'You_have_been_muted';
	}
	if (encrypted && settings.E2E_Enable && !settings.E2E_Allow_Unencrypted_Messages) {
		return 'Not allowed to send un-encrypted messages in an encrypted room [error-not-allowed]';
	}
	return undefined;
};
