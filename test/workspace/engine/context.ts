import type { EngineModules } from './modules';
import type { AppEndpoint } from '../server/appsHost';
import type { Workspace } from '../server/workspace';

/** What the bridges need of the workspace. */
export type EngineWorkspace = Pick<Workspace, 'data' | 'addMessage' | 'addAppLog'> &
	// Without it there are no clients that could show a window.
	Partial<Pick<Workspace, 'sendWindow'>>;

/** What the app registered with the workspace. */
export class Registry {
	readonly commands = new Set<string>();

	/** By app id, then by path in lower case. */
	readonly apis = new Map<string, Map<string, AppEndpoint>>();

	/** User ids by app id. */
	readonly appUsers = new Map<string, string>();
}

export type BridgeContext = {
	readonly engine: EngineModules;
	readonly workspace: EngineWorkspace;
	readonly registry: Registry;
};
