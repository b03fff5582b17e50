import type { ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';

import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import type { DenoHome } from './denoConfig';
import type { EngineModules } from './modules';

type ControllerClass = EngineModules['DenoRuntimeSubprocessController'];

/** The engine's object that runs an app in a process, with the private parts that are needed here. */
type Controller = EventEmitter & {
	deno?: ChildProcess;
	denoConfigPath: string;
	spawnProcess(): void;
	restartApp(): Promise<void>;
	stopApp(): Promise<void>;
};

/** Every process the engine starts for the app, also those it starts by itself when one dies. */
export class AppProcesses {
	private readonly controllers: Controller[] = [];

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
			...args: ConstructorParameters<ControllerClass>
		): InstanceType<ControllerClass> => {
			const controller = new engine.DenoRuntimeSubprocessController(...args);
			this.adopt(controller as unknown as Controller, home);
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
		await Promise.all(this.controllers.map((controller) => controller.stopApp()));
		await Promise.all([...this.processes].filter(isRunning).map(end));
		this.controllers.forEach(release);
	}

	/** For the last moment, when nothing can be awaited any more. */
	kill(): void {
		this.stopped = true;
		this.processes.forEach((process) => process.kill('SIGKILL'));
	}

	private adopt(controller: Controller, { configPath }: DenoHome): void {
		const { spawnProcess, restartApp } = controller;
		this.controllers.push(controller);
		Object.assign(controller, {
			denoConfigPath: configPath,
			spawnProcess: () => {
				if (this.stopped) {
					throw new Error('The workspace is stopping');
				}
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

const end = async (process: ChildProcess): Promise<void> => {
	const exited = new Promise((resolve) => process.once('exit', resolve));
	process.kill('SIGKILL');
	await exited;
};

/** The engine waits up to 30 s for a process to be ready or to answer, and keeps ours from ending meanwhile. */
const release = (controller: Controller): void => {
	controller.emit('ready');
	for (const name of controller.eventNames()) {
		if (typeof name === 'string' && name.startsWith('result:')) {
			controller.emit(name, undefined, new Error('The app has been stopped'));
		}
	}
};
