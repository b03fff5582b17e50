import type { IMessage, IMessageAttachment } from '@rocket.chat/apps-engine/definition/messages';
import type { IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type {
	IUser,
	UserStatusConnection,
	UserType,
} from '@rocket.chat/apps-engine/definition/users';

import type { ChatAttachment, ChatMessage, Room, WorkspaceData, WorkspaceUser } from '../model';

/** The workspace keeps hardly any dates of its users; apps get some. */
const longAgo = new Date('2024-01-01T00:00:00Z');

/** As Rocket.Chat's `AppUsersConverter.convertToApp`: the user's own language only if one was chosen. */
export const convertUser = (user: WorkspaceUser): IUser => ({
	id: user._id,
	username: user.username,
	emails: user.type === 'user' ? [{ address: `${user.username}@example.com`, verified: true }] : [],
	type: user.type as UserType,
	isEnabled: user.active,
	name: user.name,
	roles: structuredClone(user.roles),
	status: 'online',
	statusConnection: 'online' as UserStatusConnection,
	utcOffset: user.utcOffset,
	createdAt: longAgo,
	updatedAt: longAgo,
	lastLoginAt: longAgo,
	...(user.language !== undefined && { settings: { preferences: { language: user.language } } }),
});

/**
 * As Rocket.Chat's `AppRoomsConverter.convertRoom`. What it does not map, such as `archived` and `encrypted`, is found
 * in `_unmappedProperties_` where the room has it (`transformMappedData`). An app learns the members of direct messages
 * only; the engine asks for `usernames` when an app reads them.
 */
export const convertRoom = ({
	room,
	users,
}: {
	room: Room;
	users: readonly WorkspaceUser[];
}): IRoom => {
	const members = users.filter(({ username }) => room.usernames.includes(username));
	const [creator] = members;
	const converted: Partial<IRoom> & { readonly _unmappedProperties_: object } = {
		id: room._id,
		displayName: room.fname ?? room.name,
		slugifiedName: room.name,
		type: room.type as RoomType,
		// Absent on a real server as well when the creator is gone.
		...(creator && { creator: convertUser(creator) }),
		...(room.type === 'd' && { userIds: members.map(({ _id }) => _id) }),
		messageCount: 0,
		createdAt: longAgo,
		updatedAt: longAgo,
		isDefault: room._id === 'GENERAL',
		isReadOnly: room.readOnly ?? false,
		displaySystemMessages: true,
		_unmappedProperties_: {
			usersCount: members.length,
			// A room that was never archived has no such field.
			...(room.archived && { archived: true }),
			...(room.encrypted !== undefined && { encrypted: room.encrypted }),
			...(room.muted && { muted: [...room.muted] }),
			...(room.unmuted && { unmuted: [...room.unmuted] }),
			...(room.abacAttributes && { abacAttributes: [...room.abacAttributes] }),
		},
	};
	return converted as IRoom;
};

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

/** As Rocket.Chat's `convertAppAttachments`: whatever has no mapping there (pretext, footer, …) does not arrive. */
export const convertAttachment = (attachment: IMessageAttachment): ChatAttachment =>
	withoutEmpty({
		collapsed: attachment.collapsed,
		color: attachment.color,
		text: attachment.text,
		ts: attachment.timestamp?.toJSON(),
		message_link: attachment.timestampLink,
		thumb_url: attachment.thumbnailUrl,
		author_name: attachment.author?.name,
		author_link: attachment.author?.link,
		author_icon: attachment.author?.icon,
		title: attachment.title?.value,
		title_link: attachment.title?.link,
		title_link_download: attachment.title?.displayDownloadLink,
		image_url: attachment.imageUrl,
		audio_url: attachment.audioUrl,
		video_url: attachment.videoUrl,
		fields: attachment.fields,
		button_alignment: attachment.actionButtonsAlignment,
		actions: attachment.actions,
		type: attachment.type,
		description: attachment.description,
	});

const withoutEmpty = (attachment: Record<string, unknown>): ChatAttachment =>
	Object.fromEntries(
		Object.entries(attachment).filter(([, value]) => value !== undefined && value !== null),
	);
