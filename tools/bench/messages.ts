import { DenoRuntimeSubprocessController } from '@rocket.chat/apps-engine/server/runtime/deno/AppsEngineDenoRuntime';
import { ProcessMessenger } from '@rocket.chat/apps-engine/server/runtime/deno/ProcessMessenger';

import { isObject } from '../../src/common/json';

let count = 0;

/** How many messages engine and app's process have sent each other. */
export const messageCount = (): number => count;

const countCallsOf = (prototype: object, name: string): void => {
	const original: unknown = Reflect.get(prototype, name);
	if (typeof original !== 'function') {
		throw new Error(`This Apps-Engine has no ${name}`);
	}
	Reflect.set(prototype, name, function counted(this: unknown, message: unknown): unknown {
		// Now and then the engine pings the process with a string.
		count += isObject(message) ? 1 : 0;
		return Reflect.apply(original, this, [message]) as unknown;
	});
};

/** Has to happen before the engine starts. Of the engine's internals this is all that the benchmark relies on. */
export const countMessages = (): void => {
	countCallsOf(ProcessMessenger.prototype, 'send');
	countCallsOf(DenoRuntimeSubprocessController.prototype, 'handleIncomingMessage');
	countCallsOf(DenoRuntimeSubprocessController.prototype, 'handleResultMessage');
};
