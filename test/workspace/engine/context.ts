import type { EngineModules } from './modules';
import type { Registry } from './registry';
import type { AppLogEntry, ChatMessage, WorkspaceData } from '../model';

/** What the bridges need of the workspace. */
export type EngineWorkspace = {
	readonly data: WorkspaceData;
	addMessage(message: ChatMessage): void;
	addAppLog(entry: AppLogEntry): void;
};

export type BridgeContext = {
	readonly engine: EngineModules;
	readonly workspace: EngineWorkspace;
	readonly registry: Registry;
};
