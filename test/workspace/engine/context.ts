import type { EngineModules } from './modules';
import type { Registry } from './registry';
import type { Workspace } from '../server/workspace';

/** What the bridges need of the workspace. */
export type EngineWorkspace = Pick<Workspace, 'data' | 'addMessage' | 'addAppLog'> &
	// Without it there are no clients that could show a window.
	Partial<Pick<Workspace, 'sendWindow'>>;

export type BridgeContext = {
	readonly engine: EngineModules;
	readonly workspace: EngineWorkspace;
	readonly registry: Registry;
};
