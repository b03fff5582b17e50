import type { HttpBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { BridgeContext } from '../context';
import { emulate } from '../emulate';
import { sendRequest } from '../sendRequest';

export const createHttpBridge = ({ engine }: BridgeContext): HttpBridge =>
	emulate({ base: engine.bridges.HttpBridge, methods: { call: sendRequest } });
