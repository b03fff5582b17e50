import type { RoleBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

export const createRoleBridge = ({ engine, workspace }: BridgeContext): RoleBridge =>
	emulate({
		base: engine.bridges.RoleBridge,
		methods: {
			getOneByIdOrName: async (idOrName: string) => {
				const role = workspace.data.roles.find(
					({ _id, name }) => _id === idOrName || name === idOrName,
				);
				return role ? { id: role._id, name: role.name, description: role.description } : null;
			},
		},
	});
