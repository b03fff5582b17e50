import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { AppLogStorage } from '@rocket.chat/apps-engine/server/storage';

import type { EngineWorkspace } from '../context';
import { emulate } from '../emulate';
import type { EngineModules } from '../modules';

/** Apps > Session Info > Logs. The engine hands over all entries of one call at once. */
export const createLogStorage = ({
	engine,
	workspace,
}: {
	engine: EngineModules;
	workspace: EngineWorkspace;
}): AppLogStorage =>
	emulate({
		base: engine.storage.AppLogStorage,
		methods: {
			storeEntries: async (call: ILoggerStorageEntry) => {
				for (const { severity, timestamp, args } of call.entries) {
					workspace.addAppLog({ method: call.method, severity, args, timestamp });
				}
				return call;
			},
		},
	});
