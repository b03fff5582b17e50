import type { HttpBridge } from '@rocket.chat/apps-engine/server/bridges';

import { findGeneration } from '../../server/generations';
import type { BridgeContext } from '../context';
import { emulate } from '../emulate';
import { sendRequest, type RequestInfo } from '../sendRequest';

export const createHttpBridge = ({ engine, workspace }: BridgeContext): HttpBridge =>
	emulate({
		base: engine.bridges.HttpBridge,
		methods: {
			call: async (info: RequestInfo) =>
				sendRequest(info, findGeneration(workspace.data.generation).httpClient),
		},
	});
