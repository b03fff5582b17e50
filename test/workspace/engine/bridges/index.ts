import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';

import { createApiBridge } from './apiBridge';
import { createCommandBridge } from './commandBridge';
import { createHttpBridge } from './httpBridge';
import {
	createActivationBridge,
	createDetailChangesBridge,
	createFederationBridge,
	createInternalBridge,
	createSchedulerBridge,
} from './internalBridges';
import { createMessageBridge } from './messageBridge';
import { createPersistenceBridge } from './persistenceBridge';
import { createRoomBridge } from './roomBridge';
import { createServerSettingBridge } from './serverSettingBridge';
import { createUiInteractionBridge } from './uiInteractionBridge';
import { createUserBridge } from './userBridge';
import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

/** The server's side of the engine. A bridge that is not listed fails when it is used, not when it is asked for. */
export const createBridges = (context: BridgeContext): AppBridges => {
	const user = createUserBridge(context);
	const room = createRoomBridge(context);
	const message = createMessageBridge(context);
	const http = createHttpBridge(context);
	const serverSetting = createServerSettingBridge(context);
	const command = createCommandBridge(context);
	const api = createApiBridge(context);
	const persistence = createPersistenceBridge(context);
	const scheduler = createSchedulerBridge(context);
	const activation = createActivationBridge(context);
	const detailChanges = createDetailChangesBridge(context);
	const internal = createInternalBridge(context);
	const uiInteraction = createUiInteractionBridge(context);
	const federation = createFederationBridge();
	return emulate({
		base: context.engine.bridges.AppBridges,
		methods: {
			getUserBridge: () => user,
			getRoomBridge: () => room,
			getMessageBridge: () => message,
			getHttpBridge: () => http,
			getServerSettingBridge: () => serverSetting,
			getCommandBridge: () => command,
			getApiBridge: () => api,
			getPersistenceBridge: () => persistence,
			getSchedulerBridge: () => scheduler,
			getAppActivationBridge: () => activation,
			getAppDetailChangesBridge: () => detailChanges,
			getUiInteractionBridge: () => uiInteraction,
			getInternalBridge: () => internal,
			getInternalFederationBridge: () => federation,
		},
		missing: (getter) => () =>
			emulate({ base: bridgeNamed(getter.replace(/^get/, '')), methods: {} }),
	});
};

const bridgeNamed = (name: string): new () => object =>
	({ [name]: class {} })[name] as new () => object;
