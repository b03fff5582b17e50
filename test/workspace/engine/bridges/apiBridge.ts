import type { ApiBridge } from '@rocket.chat/apps-engine/server/bridges';

import type { AppEndpoint } from '../../server/appsHost';
import type { BridgeContext } from '../context';
import { emulate } from '../emulate';

type AppApi = Parameters<ApiBridge['doRegisterApi']>[0];

export const createApiBridge = ({ engine, registry }: BridgeContext): ApiBridge =>
	emulate({
		base: engine.bridges.ApiBridge,
		methods: {
			registerApi: async ({ endpoint }: AppApi, appId: string) => {
				const paths = registry.apis.get(appId) ?? new Map<string, AppEndpoint>();
				// The server's router does not look at case.
				paths.set(endpoint.path.toLowerCase(), {
					path: endpoint.path,
					authRequired: endpoint.authRequired === true,
				});
				registry.apis.set(appId, paths);
			},
			unregisterApis: async (appId: string) => {
				registry.apis.delete(appId);
			},
		},
	});
