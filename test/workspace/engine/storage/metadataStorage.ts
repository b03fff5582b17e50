import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { AppMetadataStorage, IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';

import { emulate } from '../emulate';
import type { EngineModules } from '../modules';

/** The `rocketchat_apps` collection in memory. */
export const createMetadataStorage = ({
	engine,
}: {
	engine: EngineModules;
}): AppMetadataStorage => {
	/** By app id, which is not `_id`. */
	const items = new Map<string, IAppStorageItem>();

	const change = (_id: string, changes: Partial<IAppStorageItem>): boolean => {
		const item = [...items.values()].find((one) => one._id === _id);
		return Boolean(item && Object.assign(item, changes));
	};
	return emulate({
		base: engine.storage.AppMetadataStorage,
		methods: {
			create: async (item: IAppStorageItem) => {
				const created = Object.assign(item, {
					_id: `app-${item.id}`,
					createdAt: new Date(),
					updatedAt: new Date(),
				});
				items.set(item.id, created);
				return created;
			},
			retrieveOne: async (id: string) => items.get(id) ?? null,
			retrieveAll: async () => new Map(items),
			retrieveAllPrivate: async () => new Map(items),
			remove: async (id: string) => ({ success: items.delete(id) }),
			// Engines before 1.57 hand over the whole item instead of what changed.
			update: async (item: IAppStorageItem) => {
				items.set(item.id, item);
				return item;
			},
			updatePartialAndReturnDocument: async (changes: Partial<IAppStorageItem>) => {
				change(changes._id ?? '', changes);
				return [...items.values()].find(({ _id }) => _id === changes._id);
			},
			updateStatus: async (_id: string, status: IAppStorageItem['status']) =>
				change(_id, { status }),
			updateSetting: async (_id: string, setting: ISetting) => {
				const item = [...items.values()].find((one) => one._id === _id);
				return change(_id, { settings: { ...item?.settings, [setting.id]: setting } });
			},
			updateAppInfo: async (_id: string, info: IAppStorageItem['info']) => change(_id, { info }),
		},
	});
};
