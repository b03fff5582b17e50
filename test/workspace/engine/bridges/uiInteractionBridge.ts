import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { UiInteractionBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { WindowEvent } from '../../model';
import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

type Interaction = { readonly type: string } & Omit<WindowEvent, 'type' | 'userId'>;

const isWindow = (type: string): type is WindowEvent['type'] =>
	type === 'modal.open' || type === 'modal.update';

/** Windows go to all clients of the user; what a client does with them, an app never learns. */
export const createUiInteractionBridge = ({
	engine,
	workspace,
}: BridgeContext): UiInteractionBridge =>
	emulate({
		base: engine.bridges.UiInteractionBridge,
		methods: {
			notifyUser: async (
				user: Pick<IUser, 'id'>,
				{ type, triggerId, view }: Interaction,
				appId: string,
			) => {
				if (!isWindow(type)) {
					throw new Error(`The interaction ${type} is not emulated`);
				}
				// It travels as JSON.
				const window: WindowEvent = JSON.parse(
					JSON.stringify({ type, userId: user.id, triggerId, appId, view }),
				);
				workspace.sendWindow?.(window);
			},
		},
	});
