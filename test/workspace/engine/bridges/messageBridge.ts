import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { MessageBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { ChatMessage, Room, WorkspaceUser } from '../../model';
import type { BridgeContext } from '../context';
import { convertAttachment } from '../convert/attachments';
import { emulate } from '../emulate';
import { refusalToPost } from '../roomRules';

export const createMessageBridge = ({
	engine,
	workspace,
	registry,
}: BridgeContext): MessageBridge => {
	const findRoom = (message: IMessage): Room => {
		const room = workspace.data.rooms.find(({ _id }) => _id === message.room?.id);
		if (!room) {
			throw new Error('Invalid room provided on the message.');
		}
		return room;
	};

	/** Without a sender the server takes the app's own user. */
	const senderOf = (message: IMessage, appId: string): WorkspaceUser | undefined => {
		const userId = message.sender?.id ?? registry.appUsers.get(appId);
		return workspace.data.users.find(({ _id }) => _id === userId);
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
	return emulate({
		base: engine.bridges.MessageBridge,
		methods: {
			create: async (message: IMessage, appId: string) => {
				const refusal = refusalToPost({
					data: workspace.data,
					room: findRoom(message),
					user: senderOf(message, appId),
				});
				if (refusal !== undefined) {
					throw new Error(refusal);
				}
				return workspace.addMessage(convert(message, appId))._id;
			},
			notifyUser: async (user: IUser, message: IMessage, appId: string) => {
				workspace.addMessage({ ...convert(message, appId), visibleOnlyTo: user.id });
			},
		},
	});
};
