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
	return new Proxy(Object.assign(new Concrete(), methods), {
		get(target, name, receiver) {
			// A `then` would make every `await` of the object call it.
			if (typeof name === 'symbol' || name === 'then' || name in target) {
				return Reflect.get(target, name, receiver) as unknown;
			}
			return missing(name);
		},
	});
};
