import { join } from 'node:path';

import type { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { createHttpBridge } from './httpBridge';
import { projectRoot } from '../../../../tools/projectRoot';
import { foreignAnswers } from '../../server/faults';
import { TestWorkspace } from '../../server/testWorkspace';
import { loadEngine } from '../modules';
import { Registry } from '../registry';

const engine = loadEngine({
	packageRoot: join(projectRoot, 'node_modules', '@rocket.chat', 'apps-engine'),
});

it.each([
	['9.0', 'GET'],
	['9.1', 'POST'],
])('the HTTP bridge of %s sends a redirected POST on as a %s', async (generation, method) => {
	const server = await new TestWorkspace(generation).listen();
	const arrived: string[] = [];
	server.workspace.faults = (request) => {
		arrived.push(request.method);
		return request.path === '/moved'
			? foreignAnswers['a proxy that sends people to its login page']
			: undefined;
	};
	const bridge = createHttpBridge({
		engine,
		workspace: server.workspace,
		registry: new Registry(),
	}) as unknown as { call(info: object): Promise<unknown> };
	await bridge.call({
		appId: 'app',
		url: `${server.address}/moved`,
		method: 'post' as RequestMethod,
		request: { data: {} },
	});
	await server.stop();
	expect(arrived).toEqual(['POST', method]);
});
