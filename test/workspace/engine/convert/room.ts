import type { IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';

import { convertUser } from './user';
import type { Room, WorkspaceUser } from '../../model';

/** As Rocket.Chat's `AppRoomsConverter.convertRoom`. An app cannot tell an archived room from another. */
export const convertRoom = ({
	room,
	users,
}: {
	room: Room;
	users: readonly WorkspaceUser[];
}): IRoom => {
	const members = users.filter(({ username }) => room.usernames.includes(username));
	const [creator] = members;
	return {
		id: room._id,
		displayName: room.name,
		slugifiedName: room.name,
		type: room.type as RoomType,
		// Absent on a real server as well when the creator is gone.
		creator: (creator && convertUser(creator)) as IRoom['creator'],
		usernames: [...room.usernames],
		userIds: members.map(({ _id }) => _id),
		isDefault: room._id === 'GENERAL',
		isReadOnly: false,
		displaySystemMessages: true,
	};
};
