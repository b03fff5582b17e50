import type { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import type { BridgeContext } from './context';
import { convertRoom } from './convert/room';
import { convertUser } from './convert/user';
import type { AppsHost } from '../server/appsHost';

/** What the server does with apps when a request arrives, as its `commands` and `api` bridges do. */
export const createAppsHost = ({
	engine,
	workspace,
	registry,
	manager,
}: BridgeContext & { manager: AppManager }): AppsHost => ({
	hasCommand: (command) => registry.commands.has(command),

	runCommand: async ({ command, params, user, room, threadId, triggerId }) => {
		const context = new engine.SlashCommandContext(
			convertUser(user),
			convertRoom({ room, users: workspace.data.users }),
			// The engine freezes what it is given.
			[...params],
			threadId,
			triggerId,
		);
		await manager.getCommandManager().executeCommand(command, context).catch(rethrow);
	},

	findApi: ({ appId, path }) => registry.apis.get(appId)?.get(path),

	callApi: async ({ appId, path, method, headers, query, body, user }) => {
		const request = {
			method: method as RequestMethod,
			headers,
			// The type promises strings; a repeated key is an array all the same.
			query: query as Record<string, string>,
			params: {},
			content: body,
			...(user && { user: convertUser(user) }),
		};
		return manager.getApiManager().executeApi(appId, path, request).catch(rethrow);
	},
});

/** What an app throws comes out of its process as a JSON-RPC error, which is no `Error` but has a message. */
const rethrow = (reason: unknown): never => {
	throw reason instanceof Error
		? reason
		: new Error((reason as { message?: string }).message ?? String(reason), { cause: reason });
};
