import type { Room, ServerSettings, WorkspaceData, WorkspaceUser } from '../model';
import { hasPermission } from '../server/permissions';

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
export const refusalToPost = ({
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
