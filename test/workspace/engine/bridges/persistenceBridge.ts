import type { PersistenceBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

/** The app stores nothing; the engine purges what there might be when it removes an app. */
export const createPersistenceBridge = ({ engine }: BridgeContext): PersistenceBridge =>
	emulate({ base: engine.bridges.PersistenceBridge, methods: { purge: async () => undefined } });
