import type { Room, WorkspaceData, WorkspaceUser } from '../model';

/**
 * Why a room takes no message from a user, in the words of the server (`canSendMessage.ts`, `sendMessage.ts`). An app's
 * own user needs to be no member, and may be refused for all the rest. Servers of 5.x and 6.0 did not look at `archived`.
 */
export const refusalToPost = ({
	data: { settings, permissions },
	room: { archived, readOnly, muted, unmuted, encrypted },
	user,
}: {
	data: WorkspaceData;
	room: Room;
	user: WorkspaceUser | undefined;
}): string | undefined => {
	const username = user?.username ?? '';
	if (archived) {
		return 'error-room-archived';
	}
	const mayPostReadOnly = permissions.some(
		({ _id, roles }) => _id === 'post-readonly' && roles.some((role) => user?.roles.includes(role)),
	);
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
