/** (c): the bare REST request, as the host makes it for an app. */
import { lookups, type LookupName } from './lookups';
import { type Batch, measure } from './measure';
import { serve } from './rpc';
import { sendRequest } from '../workspace/engine/sendRequest';
import { demo } from '../workspace/seed';

const { id, token } = demo.users.service;
let workspaceUrl = '';

const ask = async (name: LookupName): Promise<void> => {
	const { statusCode } = await sendRequest({
		appId: '',
		method: 'get' as Parameters<typeof sendRequest>[0]['method'],
		url: `${workspaceUrl}/api/v1/${lookups[name].rest}`,
		request: { headers: { 'X-User-Id': id, 'X-Auth-Token': token }, timeout: 10_000 },
	});

	if (statusCode !== 200) {
		throw new Error(`${name}: ${statusCode}`);
	}
};

const methods = {
	start: (url: string): void => {
		workspaceUrl = url;
	},
	run: async (name: LookupName, size: { count: number; inFlight: number }): Promise<Batch> =>
		measure(async () => ask(name), size),
};

export type RestMethods = typeof methods;

serve(methods);
