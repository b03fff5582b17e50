import type { IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { convertUser, longAgo } from './user';
import type { Room, WorkspaceUser } from '../../model';

/** What the server knows of a room and the engine's types do not; a real one has its last message in there too. */
type Unmapped = {
	readonly _unmappedProperties_: { readonly usersCount: number } & Partial<
		Pick<Room, 'archived' | 'encrypted' | 'muted' | 'unmuted' | 'abacAttributes'>
	>;
};

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
	const converted: Partial<IRoom> & Unmapped = {
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
