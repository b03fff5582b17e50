import type { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';
import { AppInterface } from '@rocket.chat/apps-engine/definition/metadata';
import type { UIKitIncomingInteraction } from '@rocket.chat/apps-engine/definition/uikit';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import type { BridgeContext } from './context';
import { convertMessage, convertRoom, convertUser } from './convert';
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

	findApi: ({ appId, path }) => registry.apis.get(appId)?.get(path.toLowerCase()),

	interact: async ({ visitor, user, room, message, ...interaction }) => {
		const { users } = workspace.data;
		const listeners = manager.getListenerManager();
		const data = {
			...interaction,
			...(user && { user: convertUser(user) }),
			...(visitor !== undefined && { visitor }),
			...(room && { room: convertRoom({ room, users }) }),
			...(message && { message: convertMessage({ message, data: workspace.data }) }),
		};
		// With a visitor a press goes to apps for Omnichannel; the other kinds do not look at it.
		const handler =
			visitor && interaction.type === 'blockAction'
				? AppInterface.IUIKitLivechatInteractionHandler
				: AppInterface.IUIKitInteractionHandler;
		// The types promise more than a server looks at.
		const unchecked = data as UIKitIncomingInteraction;
		return listeners.executeListener(handler, unchecked).catch(rethrow);
	},

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
