import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { AppConsole, ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging';
import type {
	AppLogStorage,
	AppMetadataStorage,
	IAppStorageItem,
} from '@rocket.chat/apps-engine/server/storage';
import type { AppSourceStorage } from '@rocket.chat/apps-engine/server/storage/AppSourceStorage';

import type { EngineWorkspace } from './context';
import { emulate } from './emulate';
import type { EngineModules } from './modules';

/** Apps > Session Info > Logs. The engine hands over all entries of one call at once; 1.42 still inside its logger. */
export const createLogStorage = (
	engine: EngineModules,
	workspace: EngineWorkspace,
): AppLogStorage =>
	emulate(engine.storage.AppLogStorage, {
		storeEntries: async (
			...stored: [ILoggerStorageEntry] | [appId: string, logger: AppConsole]
		) => {
			const call = stored.length === 1 ? stored[0] : engine.AppConsole.toStorageEntry(...stored);
			for (const { severity, timestamp, args } of call.entries) {
				workspace.addAppLog({ method: call.method, severity, args, timestamp });
			}
			return call;
		},
	});

/** The `rocketchat_apps` collection in memory. */
export const createMetadataStorage = ({ storage }: EngineModules): AppMetadataStorage => {
	/** By app id, which is not `_id`. */
	const items = new Map<string, IAppStorageItem>();

	const change = (_id: string, changes: Partial<IAppStorageItem>): IAppStorageItem | undefined => {
		const item = [...items.values()].find((one) => one._id === _id);
		return item && Object.assign(item, changes);
	};
	return emulate(storage.AppMetadataStorage, {
		create: async (item: IAppStorageItem) => {
			const now = new Date();
			Object.assign(item, { _id: `app-${item.id}`, createdAt: now, updatedAt: now });
			items.set(item.id, item);
			return item;
		},
		retrieveAll: async () => new Map(items),
		// Engines before 1.57 hand over the whole item instead of what changed.
		update: async (item: IAppStorageItem) => {
			items.set(item.id, item);
			return item;
		},
		updateStatus: async (_id: string, status: IAppStorageItem['status']) =>
			Boolean(change(_id, { status })),
		updateSetting: async (_id: string, setting: ISetting) => {
			const settings = change(_id, {})?.settings;
			return Boolean(change(_id, { settings: { ...settings, [setting.id]: setting } }));
		},
	});
};

/** Forgets the zip: the engine reads it again only when it starts anew. */
export const createSourceStorage = ({ storage }: EngineModules): AppSourceStorage =>
	emulate(storage.AppSourceStorage, {
		store: async ({ id }: IAppStorageItem) => id,
		remove: async () => undefined,
	});
