/** The bare REST request, as the host makes it for an app. */
import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { serve } from './child';
import { compared, type ComparedName } from './lookups';
import { type Batch, measure, type Size } from './measure';
import { sendRequest } from '../../test/workspace/engine/sendRequest';
import { demo } from '../../test/workspace/seed';

const { id, token } = demo.users.service;
let workspaceUrl = '';

const ask = async (name: ComparedName): Promise<void> => {
	const { statusCode } = await sendRequest({
		appId: '',
		method: RequestMethod.GET,
		url: `${workspaceUrl}/api/v1/${compared[name]}`,
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
	run: async (name: ComparedName, size: Size): Promise<Batch> =>
		measure(async () => ask(name), size),
};

export type RestMethods = typeof methods;
serve(methods);
