import type { Room, WorkspaceUser } from '../model';

/** What the REST API needs to know of a registered app endpoint before the app runs. */
export type AppEndpoint = {
	readonly authRequired: boolean;
};

export type CommandCall = {
	/** Lower-cased, without the slash. */
	readonly command: string;
	/** Already split as Rocket.Chat's `parseParameters` does. */
	readonly params: string[];
	readonly user: WorkspaceUser;
	readonly room: Room;
	readonly threadId?: string;
	readonly triggerId?: string;
};

export type ApiCall = {
	readonly appId: string;
	/** As the app registered it, no leading slash: `sessions/info`. */
	readonly path: string;
	/** Lower case, as `RequestMethod`. */
	readonly method: string;
	/** Names in lower case, values raw: an app sees the caller's own token. */
	readonly headers: Record<string, string>;
	/** As Express 4's extended parser reads it: repeated keys are arrays, `a[b]=` nests. */
	readonly query: Record<string, unknown>;
	readonly body: unknown;
	/** Present whenever valid credentials were sent, required or not. */
	readonly user: WorkspaceUser | undefined;
};

export type ApiReply = {
	readonly status: number;
	readonly headers?: Record<string, string>;
	readonly content?: unknown;
};

/** The Apps-Engine as the REST API sees it; `engine/` implements it. */
export type AppsHost = {
	/** Whether an enabled app has registered the command (name in lower case). */
	hasCommand(command: string): boolean;
	/** Rejects as the engine does; the message of the error ends up in the answer of `commands.run` (400). */
	runCommand(call: CommandCall): Promise<void>;
	/** `undefined`: no enabled app has registered this path, which is a 404 and not the app's business. */
	findApi(endpoint: { appId: string; path: string }): AppEndpoint | undefined;
	/** Only called for a path that `findApi` knows. Rejects as the engine does: a 500 with the error's message as text. */
	callApi(call: ApiCall): Promise<ApiReply>;
};
