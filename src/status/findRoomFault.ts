import { isObject } from '../common/json';
import { POST_READONLY } from '../common/permissions';
import type { RoomFault } from '../requests/Answer';
import type { RequestContext } from '../requests/RequestContext';

/**
 * Why the server would refuse a message of the app in a room, as far as an app can tell (`sendMessage` and
 * `canSendMessage` of the server decide). What the engine's types do not know of a room is in `_unmappedProperties_`.
 */
export const findRoomFault = async (
	name: string,
	context: RequestContext,
): Promise<RoomFault | undefined> => {
	const rooms = context.accessors.read.getRoomReader();
	const room: unknown = await rooms.getByName(name).catch(() => undefined);
	if (!isObject(room)) {
		return 'missing';
	}

	const appUser = await context.readAppUser();
	const unmapped = isObject(room._unmappedProperties_) ? room._unmappedProperties_ : {};
	if (unmapped.archived === true) {
		return 'archived';
	}
	if (room.isReadOnly === true && !(await mayPostReadOnly(context, appUser?.roles ?? []))) {
		return 'read-only';
	}
	if (Array.isArray(unmapped.muted) && unmapped.muted.includes(appUser?.username)) {
		return 'muted';
	}
	return unmapped.encrypted === true && !(await mayPostUnencrypted(context))
		? 'encrypted'
		: undefined;
};

const mayPostReadOnly = (context: RequestContext, roles: readonly string[]): Promise<boolean> =>
	context.permissions().then(
		(permissions) => permissions.holds(roles, POST_READONLY),
		() => false,
	);

const mayPostUnencrypted = async (context: RequestContext): Promise<boolean> =>
	(await context.readServerSetting('E2E_Enable')) === false ||
	(await context.readServerSetting('E2E_Allow_Unencrypted_Messages')) === true;
