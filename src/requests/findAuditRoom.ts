import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';

/**
 * The room with an id, else the one with a name as in its address. The id comes first: anybody can name a channel like the
 * id of another room. `undefined` if there is none, or if the host does not say.
 */
export const findAuditRoom = async (idOrName: string, read: IRead): Promise<IRoom | undefined> => {
	const rooms = read.getRoomReader();
	const byId = await rooms.getById(idOrName).catch(() => undefined);
	return byId ?? rooms.getByName(idOrName).catch(() => undefined);
};
