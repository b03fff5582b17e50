import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { fieldsOf, type JsonObject } from '../common/json';
import { POST_READONLY } from '../common/permissions';
import { parseCaller } from '../requests/Caller';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { RoomFault } from '../requests/StatusCheck';
import { findAuditRoom } from '../requests/findAuditRoom';
import { readServerSetting } from '../settings/read';

/**
 * Why the server would refuse a message of the app in the audit room, or `public` if everybody may read it, as far as an app
 * can tell (`sendMessage` and `canSendMessage` of the server decide). What the engine's types do not know of a room is in
 * `_unmappedProperties_`.
 */
export const findRoomFault = async (
	idOrName: string,
	connected: ConnectedRequest,
): Promise<RoomFault | 'public' | undefined> => {
	const { request } = connected;
	const { read } = request.accessors;
	const room = await findAuditRoom(idOrName, read);
	if (!room) {
		return 'missing';
	}

	const unmapped = unmappedOf(room);
	const appUser = await request.readAppUser();
	if (await isLocked(room, read)) {
		return 'locked';
	}
	if (unmapped.archived === true) {
		return 'archived';
	}
	if (room.isReadOnly && !(await mayPostReadOnly(room, appUser, connected))) {
		return 'read-only';
	}
	if (isNamed(unmapped.muted, appUser)) {
		return 'muted';
	}
	if (unmapped.encrypted === true && !(await mayPostUnencrypted(read))) {
		return 'encrypted';
	}
	return String(room.type) === 'c' ? 'public' : undefined;
};

const unmappedOf = (room: object): JsonObject => fieldsOf(fieldsOf(room)._unmappedProperties_);

const isNamed = (usernames: unknown, user: IUser | undefined): boolean =>
	Array.isArray(usernames) && usernames.includes(user?.username);

/** With ABAC enforced, public rooms and private ones without attributes take no messages (`isRoomAbacLocked`, 9.1). */
const isLocked = async (room: IRoom, read: IRead): Promise<boolean> => {
	const type = String(room.type);
	const { abacAttributes } = unmappedOf(room);
	const hasAttributes = Array.isArray(abacAttributes) && abacAttributes.length > 0;
	return (
		(type === 'c' || (type === 'p' && !hasAttributes)) &&
		(await readServerSetting('ABAC_Enabled', read)) === true &&
		(await readServerSetting('ABAC_Enforce_All_Rooms', read)) === true
	);
};

/** Read-only rooms let those post who are named in `unmuted`, or have `post-readonly` by a role of theirs, in the room too. */
const mayPostReadOnly = async (
	room: IRoom,
	appUser: IUser | undefined,
	{ request, rights }: ConnectedRequest,
): Promise<boolean> => {
	if (!appUser) {
		return false;
	}
	if (isNamed(unmappedOf(room).unmuted, appUser)) {
		return true;
	}

	// A question that had no answer is not asked again.
	const permissions = await rights
		.withRecentFailures()
		.permissions()
		.catch(() => undefined);
	const rooms = request.accessors.read.getRoomReader();
	const isAmong = async (members: Promise<readonly IUser[]>): Promise<boolean> =>
		(await members.catch(() => [])).some(({ id }) => id === appUser.id);
	const roles = [
		...(parseCaller(appUser)?.roles ?? []),
		...((await isAmong(rooms.getOwners(room.id))) ? ['owner'] : []),
		...((await isAmong(rooms.getModerators(room.id))) ? ['moderator'] : []),
	];
	return permissions?.holds(roles, POST_READONLY) ?? false;
};

const mayPostUnencrypted = async (read: IRead): Promise<boolean> =>
	(await readServerSetting('E2E_Enable', read)) === false ||
	(await readServerSetting('E2E_Allow_Unencrypted_Messages', read)) === true;
