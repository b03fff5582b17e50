import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import type { AppStatus } from '@rocket.chat/apps-engine/definition/AppStatus';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import { AppProcesses } from './appProcess';
import { createAppsHost } from './appsHost';
import { createBridges } from './bridges';
import { type EngineWorkspace, Registry } from './context';
import { convertUser } from './convert';
import { installEngine } from './install';
import { loadEngine } from './modules';
import { prepareDeno } from './prepareDeno';
import { createLogStorage, createMetadataStorage, createSourceStorage } from './storage';
import { ownEngine, parseEngineVersion } from './versions';
import type { AppsHost } from '../server/appsHost';

export type EngineOptions = {
	readonly workspace: EngineWorkspace;
	/** Path of the packaged app. */
	readonly zip: string;
};

export type Engine = {
	readonly host: AppsHost;
	readonly version: string;
	/** The app's id, from its `app.json`. */
	readonly appId: string;
	/** How long it took to install and enable the app, in milliseconds. */
	readonly installMs: number;
	/** Saves a setting as Apps > Session Info > Settings does, hooks of the app included. */
	updateSetting(setting: { id: string; value: unknown }): Promise<void>;
	getSettings(): Record<string, ISetting>;
	appStatus(): Promise<AppStatus>;
	/**
	 * Process id of the app's Deno process; a new one after the engine had to start it again. None in an engine that runs
	 * apps in its own process.
	 */
	appProcessId(): number | undefined;
	stop(): Promise<void>;
};

/**
 * Runs the real Apps-Engine with the packaged app installed: the version that the environment variable ENGINE names, or the
 * project's own. Only one at a time: the engine is a singleton.
 */
export const startEngine = async ({ workspace, zip }: EngineOptions): Promise<Engine> => {
	const { ENGINE: chosen } = process.env;
	const engine = loadEngine(await installEngine(chosen ? parseEngineVersion(chosen) : ownEngine));
	const { DenoRuntimeSubprocessController: controllerClass } = engine;
	const home = controllerClass && (await prepareDeno(engine));

	const context = { engine, workspace, registry: new Registry() };
	const manager = new engine.AppManager({
		metadataStorage: createMetadataStorage(engine),
		logStorage: createLogStorage(engine, workspace),
		sourceStorage: createSourceStorage(engine),
		bridges: createBridges(context),
		tempFilePath: home?.folder ?? tmpdir(),
	});

	const processes = new AppProcesses();
	if (home) {
		processes.install(manager, controllerClass, home);
	}
	const killAtExit = (): void => processes.kill();
	process.once('exit', killAtExit);

	const stop = async (): Promise<void> => {
		await processes.stop();
		process.off('exit', killAtExit);
		Object.assign(engine.AppManager, { Instance: undefined });
	};
	try {
		const started = performance.now();
		const appId = await install(manager, { workspace, zip });
		const installMs = performance.now() - started;
		return {
			host: createAppsHost({ ...context, manager }),
			version: engine.version,
			appId,
			installMs,
			updateSetting: async ({ id, value }) => {
				const setting = manager.getSettingsManager().getAppSetting(appId, id);
				await manager.getSettingsManager().updateAppSetting(appId, { ...setting, value });
			},
			getSettings: () => ({ ...manager.getSettingsManager().getAppSettings(appId) }),
			appStatus: async () => manager.getOneById(appId).getStatus(),
			appProcessId: () => processes.pid,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
};

const install = async (manager: AppManager, { workspace, zip }: EngineOptions): Promise<string> => {
	const admin = workspace.data.users.find(({ roles }) => roles.includes('admin'));
	if (!admin) {
		throw new Error('The workspace needs an admin to install the app');
	}
	await manager.load();
	const added = await manager.add(await readFile(zip), { enable: true, user: convertUser(admin) });
	if (
		added.hasStorageError() ||
		added.hasAppUserError() ||
		added.getLicenseValidationResult().hasErrors
	) {
		throw new Error(
			`The engine did not install the app: ${added.getStorageError() ?? JSON.stringify(added.getAppUserError())}`,
		);
	}
	return added.getApp().getID();
};
