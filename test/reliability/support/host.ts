import { findUser } from '../../support/workspace/data';
import type { ChatMessage, WorkspaceUser } from '../../workspace/model';
import { demo } from '../../workspace/seed';
import type { RunningWorkspace } from '../../workspace/start';

/** A user record with whatever a test puts into it: servers do not check what they hand over. */
export const oddUser = (running: RunningWorkspace, username: string, odd: object): WorkspaceUser =>
	Object.assign({ ...findUser(running, username) }, odd);

/**
 * Runs `/session` in the real engine with words as they are, past the workspace's REST API and its splitting of words.
 *
 * @returns what the user alone got to see
 */
export const execute = async (
	running: RunningWorkspace,
	{
		user,
		words,
		triggerId,
	}: {
		readonly user: WorkspaceUser;
		readonly words: readonly string[];
		readonly triggerId?: string;
	},
): Promise<readonly ChatMessage[]> => {
	const { workspace } = running;
	const room = workspace.data.rooms.find(({ _id }) => _id === demo.rooms.general);
	if (!workspace.apps || !room) {
		throw new Error('The workspace has no app or no room');
	}

	const replies: ChatMessage[] = [];
	const collect = (message: ChatMessage): void => {
		if (message.visibleOnlyTo === user._id) {
			replies.push(message);
		}
	};
	workspace.events.on('message', collect);
	try {
		await workspace.apps.runCommand({
			command: 'session',
			params: [...words],
			user,
			room,
			...(triggerId !== undefined && { triggerId }),
		});
	} finally {
		workspace.events.off('message', collect);
	}
	return replies;
};

/** Presses a button in the real engine, past the workspace's own checks. */
export const press = async (
	{ workspace, engine }: RunningWorkspace,
	pressed: {
		readonly user: WorkspaceUser;
		readonly actionId: string;
		readonly value: unknown;
		readonly triggerId: string;
	},
): Promise<void> => {
	const { value, ...rest } = pressed;
	await workspace.apps?.interact({
		type: 'blockAction',
		appId: engine.appId,
		payload: { blockId: 'block', value },
		container: { type: 'view', id: 'session-info' },
		...rest,
	});
};

/** Calls the app's API in the real engine, past the workspace's own checks. */
export const call = async (
	running: RunningWorkspace,
	request: {
		readonly user: WorkspaceUser;
		readonly path: string;
		readonly query?: Readonly<Record<string, unknown>>;
		readonly method?: string;
		readonly body?: unknown;
		readonly headers?: Readonly<Record<string, string>>;
	},
): Promise<{ readonly status: number; readonly content: unknown }> => {
	const { workspace, engine } = running;
	if (!workspace.apps) {
		throw new Error('The workspace has no app');
	}

	const { status, content } = await workspace.apps.callApi({
		appId: engine.appId,
		method: 'get',
		body: {},
		headers: {},
		query: {},
		...request,
	});
	return { status, content };
};
