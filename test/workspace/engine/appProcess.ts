import type { ChildProcess } from 'node:child_process';

import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import type { DenoHome } from './denoConfig';
import type { EngineModules } from './modules';

type RuntimeController = InstanceType<EngineModules['DenoRuntimeSubprocessController']>;

/** The controller's private parts that are needed here. */
type Internals = {
	deno?: ChildProcess;
	denoConfigPath: string;
	spawnProcess(): void;
	restartApp(): Promise<void>;
};

/** Every process the engine starts for the app, also those it starts by itself when one dies. */
export class AppProcesses {
	private readonly processes = new Set<ChildProcess>();

	private stopped = false;

	/** Makes the engine start apps with our Deno configuration. */
	install({
		manager,
		engine,
		home,
	}: {
		manager: AppManager;
		engine: EngineModules;
		home: DenoHome;
	}): void {
		const runtimeFactory = (
			...args: ConstructorParameters<EngineModules['DenoRuntimeSubprocessController']>
		): RuntimeController => {
			const controller = new engine.DenoRuntimeSubprocessController(...args);
			this.watch(controller as unknown as Internals, home);
			return controller;
		};
		Object.assign(manager.getRuntime(), { runtimeFactory });
	}

	get pid(): number | undefined {
		return [...this.processes].find(isRunning)?.pid;
	}

	/** Ends what is running, and keeps the engine from starting it again. */
	async stop(): Promise<void> {
		this.stopped = true;
		await Promise.all(
			[...this.processes].filter(isRunning).map(async (process) => {
				const exited = new Promise((resolve) => process.once('exit', resolve));
				process.kill('SIGKILL');
				await exited;
			}),
		);
	}

	/** For the last moment, when nothing can be awaited any more. */
	kill(): void {
		this.stopped = true;
		this.processes.forEach((process) => process.kill('SIGKILL'));
	}

	private watch(controller: Internals, { configPath }: DenoHome): void {
		const { spawnProcess, restartApp } = controller;
		Object.assign(controller, {
			denoConfigPath: configPath,
			spawnProcess: () => {
				spawnProcess.call(controller);
				if (controller.deno) {
					this.processes.add(controller.deno);
				}
			},
			restartApp: async () => (this.stopped ? undefined : restartApp.call(controller)),
		});
	}
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
	exitCode === null && signalCode === null;
