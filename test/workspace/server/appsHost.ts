import type { ChatMessage, Room, WorkspaceUser } from '../model';

/** What the REST API needs to know of a registered app endpoint before the app runs. */
export type AppEndpoint = {
	/** As the app registered it; requests need not match its case. */
	readonly path: string;
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

/** What a client says was done in a window; whatever is `unknown` is its word and was not looked at. */
export type Interaction = {
	readonly type: 'blockAction' | 'viewSubmit' | 'viewClosed';
	readonly appId: string;
	readonly actionId: unknown;
	readonly payload: unknown;
	/** Whose credentials were sent. */
	readonly user: WorkspaceUser | undefined;
	readonly triggerId?: unknown;
	readonly container?: unknown;
	readonly visitor?: unknown;
	readonly room?: Room | undefined;
	readonly message?: ChatMessage | undefined;
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
	/** Resolves with what the app's handler returned, or nothing. Rejects as the engine does: a 500. */
	interact(interaction: Interaction): Promise<unknown>;
	/** `undefined`: no enabled app has registered this path, which is a 404 and not the app's business. */
	findApi(endpoint: { appId: string; path: string }): AppEndpoint | undefined;
	/** Only called for a path that `findApi` knows. Rejects as the engine does: a 500 with the error's message as text. */
	callApi(call: ApiCall): Promise<ApiReply>;
};
