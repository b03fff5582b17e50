import type { ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';

import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager';

import type { EngineModules } from './modules';
import type { DenoHome } from './prepareDeno';

type ControllerClass = NonNullable<EngineModules['DenoRuntimeSubprocessController']>;

/** The engine's object that runs an app in a process, with the private parts that are needed here. */
type ControllerInside = EventEmitter & {
	deno?: ChildProcess;
	denoConfigPath: string;
	livenessManager: { options: { pingFrequencyInMS?: number } };
	spawnProcess(): void;
	restartApp(): Promise<void>;
	stopApp(): Promise<void>;
};

/** Every process the engine starts for the app, also those it starts by itself when one dies. */
export class AppProcesses {
	private readonly controllers: ControllerInside[] = [];

	private readonly processes = new Set<ChildProcess>();

	private stopped = false;

	/** Makes the engine start apps with our Deno configuration. */
	install(manager: AppManager, controllerClass: ControllerClass, home: DenoHome): void {
		const runtimeFactory = (
			...args: ConstructorParameters<ControllerClass>
		): InstanceType<ControllerClass> => {
			// eslint-disable-next-line new-cap -- a class that the engine hands over
			const controller = new controllerClass(...args);
			this.adopt(controller as unknown as ControllerInside, home);
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

	private adopt(controller: ControllerInside, { configPath }: DenoHome): void {
		const { spawnProcess, restartApp } = controller;
		this.controllers.push(controller);
		if (controller.livenessManager.options.pingFrequencyInMS !== undefined) {
			// Engines before 1.58 ask every 10 s whether the app hangs, and keep our process from ending until the next time.
			Object.assign(controller.livenessManager, { ping: () => undefined });
		}
		Object.assign(controller, {
			denoConfigPath: configPath,
			spawnProcess: () => {
				if (this.stopped) {
					throw new Error('The workspace is stopping');
				}
				spawnProcess.call(controller);
				if (controller.deno) {
					this.processes.add(controller.deno);
					// The engine may write to a process in the moment in which a test kills it; its own time limits answer for that.
					controller.deno.stdin?.on('error', () => undefined);
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
const release = (controller: ControllerInside): void => {
	for (const listener of controller.rawListeners('ready')) {
		// Registered with `once`: somebody waits. The other listener of older engines would send a ping.
		if ('listener' in listener) {
			listener.call(controller);
		}
	}
	for (const name of controller.eventNames()) {
		if (typeof name === 'string' && name.startsWith('result:')) {
			controller.emit(name, undefined, new Error('The app has been stopped'));
		}
	}
};
