import { strict } from '../../support/strict';

/**
 * A stand-in for one of the engine's wide interfaces with only the methods a test needs. Whatever else is called says
 * so, instead of failing with "is not a function".
 */
export const stub = <T extends object>(name: string, methods: Partial<T>): T =>
	// The one place where a part stands for the whole; what is missing says so.
	strict(methods as T, (method) => {
		throw new Error(`${name}.${method} is not stubbed`);
	});

/** Data of one of the engine's wide types, with only the fields a test needs. */
export const part = <T extends object>(fields: Partial<T>): T => fields as T;
