import type { CommandBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

export const createCommandBridge = ({ engine, registry }: BridgeContext): CommandBridge =>
	emulate({
		base: engine.bridges.CommandBridge,
		methods: {
			doesCommandExist: async (command: string) => registry.commands.has(command.toLowerCase()),
			registerCommand: async ({ command }: { command: string }) => {
				registry.commands.add(command.toLowerCase());
			},
			unregisterCommand: async (command: string) => {
				registry.commands.delete(command.toLowerCase());
			},
		},
	});
