import type { AppConsole, ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type { AppLogStorage } from '@rocket.chat/apps-engine/server/storage';

import type { EngineWorkspace } from '../context';
import { emulate } from '../emulate';
import type { EngineModules } from '../modules';

/** Apps > Session Info > Logs. The engine hands over all entries of one call at once; 1.42 still inside its logger. */
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
			storeEntries: async (
				...stored: [ILoggerStorageEntry] | [appId: string, logger: AppConsole]
			) => {
				const call = stored.length === 1 ? stored[0] : engine.AppConsole.toStorageEntry(...stored);
				for (const { severity, timestamp, args } of call.entries) {
					workspace.addAppLog({ method: call.method, severity, args, timestamp });
				}
				return call;
			},
		},
	});
