import type { Engine } from './engine/startEngine';
import type { Workspace } from './server/workspace';

/** What a watcher gets to see of a workspace: from before the app is configured until after everything has stopped. */
export type Watched = {
	readonly workspace: Workspace;
	readonly engine: Engine;
	/** Path of the packaged app. */
	readonly zip: string;
};

/** @returns what is to be done when the workspace has stopped; may throw */
export type Watcher = (watched: Watched) => () => void;

/** Look over the shoulder of every workspace that is started in this process; empty unless a test suite adds one. */
export const watchers: Watcher[] = [];
