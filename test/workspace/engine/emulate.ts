import { strict } from '../../support/strict';

/** Methods of a bridge by name; the engine declares them `protected abstract`, so their types cannot be derived. */
export type BridgeMethods = Record<string, (...args: never[]) => unknown>;

/**
 * Makes an object of an abstract engine class with the methods the app needs. A call of any other abstract method
 * says so instead of failing with "is not a function".
 */
export const emulate = <T extends object>({
	base,
	methods,
	missing = (name) => () => {
		throw new Error(`${base.name}.${name} is not emulated`);
	},
}: {
	base: abstract new (...args: never[]) => T;
	methods: BridgeMethods;
	missing?: (name: string) => unknown;
}): T => {
	const Concrete = base as new () => T;
	return strict(Object.assign(new Concrete(), methods), missing);
};
