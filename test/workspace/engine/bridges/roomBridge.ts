import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { RoomBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { Room } from '../../model';
import type { BridgeContext } from '../context';
import { convertRoom } from '../convert/room';
import { emulate } from '../emulate';

export const createRoomBridge = ({ engine, workspace: { data } }: BridgeContext): RoomBridge => {
	const find = (matches: (room: Room) => boolean): IRoom | undefined => {
		const room = data.rooms.find(matches);
		return room && convertRoom({ room, users: data.users });
	};
	return emulate({
		base: engine.bridges.RoomBridge,
		methods: {
			getById: async (id: string) => find(({ _id }) => _id === id),
			getByName: async (wanted: string) => find(({ name }) => name === wanted),
		},
	});
};
