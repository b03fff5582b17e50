import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage';
import type { AppSourceStorage } from '@rocket.chat/apps-engine/server/storage/AppSourceStorage';

import { emulate } from '../emulate';
import type { EngineModules } from '../modules';

/** Keeps the zip; the server has it in GridFS. */
export const createSourceStorage = ({ engine }: { engine: EngineModules }): AppSourceStorage => {
	const zips = new Map<string, Buffer>();
	const store = async ({ id }: IAppStorageItem, zip: Buffer): Promise<string> => {
		zips.set(id, zip);
		return id;
	};
	return emulate({
		base: engine.storage.AppSourceStorage,
		methods: {
			store,
			update: store,
			fetch: async ({ id }: IAppStorageItem) => zips.get(id),
			remove: async ({ id }: IAppStorageItem) => {
				zips.delete(id);
			},
		},
	});
};
