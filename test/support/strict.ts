/**
 * An object that says what it lacks. Whatever is read of it and not there is what `missing` makes of the name, instead of
 * an `undefined` that fails somewhere else as "is not a function".
 */
export const strict = <T extends object>(target: T, missing: (name: string) => unknown): T =>
	new Proxy(target, {
		get(whole, name, receiver) {
			// A `then` would make every `await` of the object call it.
			if (typeof name === 'symbol' || name === 'then' || name in whole) {
				return Reflect.get(whole, name, receiver) as unknown;
			}
			return missing(name);
		},
	});
