import { AppInterface } from '@rocket.chat/apps-engine/definition/metadata';
import type { UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import { UIKitIncomingInteractionContainerType } from '@rocket.chat/apps-engine/definition/uikit/UIKitIncomingInteractionContainer';
import { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import { type Button, idOf } from '../../test/support/windows';
import { convertRoom, convertUser } from '../../test/workspace/engine/convert';
import type { Room, WorkspaceUser } from '../../test/workspace/model';

/** What the server hands to the running engine when somebody presses a button in a window. */
export const press = async ({
	appId,
	user,
	room,
	view,
	button: { blockId, actionId, value },
}: {
	appId: string;
	user: WorkspaceUser;
	room: Room;
	view: unknown;
	button: Button;
}): Promise<void> => {
	const interaction: UIKitIncomingInteraction = {
		type: 'blockAction',
		appId,
		actionId,
		user: convertUser(user),
		room: convertRoom({ room, users: [user] }),
		payload: { blockId, value },
		triggerId: 'trigger',
		container: { type: UIKitIncomingInteractionContainerType.VIEW, id: idOf(view) },
	};
	await AppManager.Instance.getListenerManager().executeListener(
		AppInterface.IUIKitInteractionHandler,
		interaction,
	);
};
