import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { RoomBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { Room } from '../../model';
import type { BridgeContext } from '../context';
import { convertRoom } from '../convert/room';
import { convertUser } from '../convert/user';
import { emulate } from '../emulate';

export const createRoomBridge = ({ engine, workspace: { data } }: BridgeContext): RoomBridge => {
	const find = (matches: (room: Room) => boolean): IRoom | undefined => {
		const room = data.rooms.find(matches);
		return room && convertRoom({ room, users: data.users });
	};
	/** `getUsersByRoomIdAndSubscriptionRole`. */
	const withRole = (roomId: string, role: string): IUser[] => {
		const room = data.rooms.find(({ _id }) => _id === roomId);
		return data.users
			.filter(({ username }) => room?.memberRoles?.[username]?.includes(role))
			.map(convertUser);
	};
	return emulate({
		base: engine.bridges.RoomBridge,
		methods: {
			getById: async (id: string) => find(({ _id }) => _id === id),
			// What people see may be another name, and is not looked at.
			getByName: async (wanted: string) => find(({ name }) => name === wanted),
			getModerators: async (roomId: string) => withRole(roomId, 'moderator'),
			getOwners: async (roomId: string) => withRole(roomId, 'owner'),
			getLeaders: async (roomId: string) => withRole(roomId, 'leader'),
		},
	});
};
