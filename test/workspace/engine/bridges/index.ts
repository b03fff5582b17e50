import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges';

import { createApiBridge } from './apiBridge';
import { createCommandBridge } from './commandBridge';
import { createHttpBridge } from './httpBridge';
import { createFederationBridge, createInternalBridge } from './internalBridges';
import { createMessageBridge } from './messageBridge';
import { createRoomBridge } from './roomBridge';
import { createServerSettingBridge } from './serverSettingBridge';
import { createUiInteractionBridge } from './uiInteractionBridge';
import { createUserBridge } from './userBridge';
import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

const nothing = async (): Promise<void> => undefined;

/** The server's side of the engine. A bridge that is not listed fails when it is used, not when it is asked for. */
export const createBridges = (context: BridgeContext): AppBridges => {
	const { bridges } = context.engine;
	const emulated = {
		User: createUserBridge(context),
		Room: createRoomBridge(context),
		Message: createMessageBridge(context),
		Http: createHttpBridge(context),
		ServerSetting: createServerSettingBridge(context),
		Command: createCommandBridge(context),
		Api: createApiBridge(context),
		UiInteraction: createUiInteractionBridge(context),
		Internal: createInternalBridge(context),
		InternalFederation: createFederationBridge(),
		// The app stores and schedules nothing; the engine clears what there might be when it removes an app.
		Persistence: emulate({ base: bridges.PersistenceBridge, methods: { purge: nothing } }),
		Scheduler: emulate({ base: bridges.SchedulerBridge, methods: { cancelAllJobs: nothing } }),
		// They tell other instances and the browsers of administrators about apps; there are none.
		AppActivation: emulate({
			base: bridges.AppActivationBridge,
			methods: {
				appAdded: nothing,
				appUpdated: nothing,
				appRemoved: nothing,
				appStatusChanged: nothing,
				actionsChanged: nothing,
			},
		}),
		AppDetailChanges: emulate({
			base: bridges.AppDetailChangesBridge,
			methods: { onAppSettingsChange: () => undefined },
		}),
	};
	return emulate({
		base: bridges.AppBridges,
		methods: Object.fromEntries(
			Object.entries(emulated).map(([name, bridge]) => [`get${name}Bridge`, () => bridge]),
		),
		missing: (getter) => () =>
			emulate({ base: bridgeNamed(getter.replace(/^get/, '')), methods: {} }),
	});
};

const bridgeNamed = (name: string): new () => object =>
	({ [name]: class {} })[name] as new () => object;
