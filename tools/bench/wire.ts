import { join } from 'node:path';

import { UiInteractionBridge } from '@rocket.chat/apps-engine/server/bridges';

import { isObject } from '../../src/common/json';
import { projectRoot } from '../projectRoot';

/** One message between the engine and the app's process. */
export type Message = {
	/** Milliseconds. */
	readonly at: number;
	readonly direction: 'to app' | 'to host';
	/** The method of a request; `undefined` for an answer. */
	readonly method: string | undefined;
};

type Prototype = Record<string, (this: unknown, message: unknown) => unknown>;

/** Listens to what the engine and the app's process say to each other. Of the engine's internals this is all it takes. */
export class Wire {
	count = 0;

	/** Kept only while somebody traces. */
	trace: Message[] | undefined;

	/** The last window that the app opened or updated. */
	view: unknown;

	/** Has to happen before the engine starts. */
	install(): void {
		const runtime = join(projectRoot, 'node_modules/@rocket.chat/apps-engine/server/runtime/deno');
		/* eslint-disable import/no-dynamic-require, @typescript-eslint/no-require-imports */
		const { ProcessMessenger } = require(join(runtime, 'ProcessMessenger')) as {
			ProcessMessenger: { prototype: Prototype };
		};
		const { DenoRuntimeSubprocessController } = require(join(runtime, 'AppsEngineDenoRuntime')) as {
			DenoRuntimeSubprocessController: { prototype: Prototype };
		};
		/* eslint-enable import/no-dynamic-require, @typescript-eslint/no-require-imports */
		this.tap(ProcessMessenger.prototype, 'send', 'to app');
		this.tap(DenoRuntimeSubprocessController.prototype, 'handleIncomingMessage', 'to host');
		this.tap(DenoRuntimeSubprocessController.prototype, 'handleResultMessage', 'to host');
		this.watchWindows();
	}

	private watchWindows(): void {
		const { doNotifyUser } = UiInteractionBridge.prototype;
		const keep = (view: unknown): void => {
			this.view = view;
		};
		UiInteractionBridge.prototype.doNotifyUser = async function watched(user, interaction, appId) {
			keep('view' in interaction ? interaction.view : undefined);
			return doNotifyUser.call(this, user, interaction, appId);
		};
	}

	private tap(prototype: Prototype, name: string, direction: Message['direction']): void {
		const original = prototype[name];
		const note = (message: unknown): void => this.note(message, direction);
		if (!original) {
			throw new Error(`This Apps-Engine has no ${name}`);
		}
		prototype[name] = function tapped(message) {
			note(message);
			return original.call(this, message);
		};
	}

	private note(message: unknown, direction: Message['direction']): void {
		// Now and then the engine pings the process with a string.
		if (!isObject(message)) {
			return;
		}

		const { method } = isObject(message.payload) ? message.payload : message;
		this.count += 1;
		this.trace?.push({
			at: performance.now(),
			direction,
			method: typeof method === 'string' ? method : undefined,
		});
	}
}
