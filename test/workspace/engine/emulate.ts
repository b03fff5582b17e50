import { strict } from '../../support/strict';

/** Methods by name; the engine declares them `protected abstract`, so their types cannot be derived. */
export type Methods = Record<string, (...args: never[]) => unknown>;

/** What is there instead of a method: it says so instead of failing with "is not a function". */
export const notEmulated = (owner: string) => (method: string) => (): never => {
	throw new Error(`${owner}.${method} is not emulated`);
};

/** Makes an object of an abstract engine class with the methods the app needs. */
export const emulate = <T extends object>(
	base: abstract new (...args: never[]) => T,
	methods: Methods,
): T => {
	const Concrete = base as new () => T;
	return strict(Object.assign(new Concrete(), methods), notEmulated(base.name));
};
