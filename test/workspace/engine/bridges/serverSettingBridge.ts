import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

export const createServerSettingBridge = ({
	engine,
	workspace,
}: BridgeContext): ServerSettingBridge => {
	const find = (id: string): Partial<ISetting> | undefined => {
		const setting = Object.entries(workspace.data.settings).find(([name]) => name === id);
		return setting && { id, value: setting[1], public: true };
	};
	return emulate({
		base: engine.bridges.ServerSettingBridge,
		methods: {
			getOneById: async (id: string) => {
				const setting = find(id);
				if (!setting) {
					throw new Error(`The setting "${id}" is not readable.`);
				}
				return setting;
			},
			isReadableById: async (id: string) => find(id) !== undefined,
		},
	});
};
