/**
 * A stand-in for one of the engine's wide interfaces with only the methods a test needs. Whatever else is called says
 * so, instead of failing with "is not a function".
 */
export const stub = <T extends object>(name: string, methods: Partial<T>): T =>
	// The one place where a part stands for the whole; the proxy guards what is missing.
	new Proxy(methods as T, {
		get(target, method, receiver) {
			if (typeof method === 'symbol' || method === 'then' || method in target) {
				return Reflect.get(target, method, receiver) as unknown;
			}

			throw new Error(`${name}.${method} is not stubbed`);
		},
	});

/** Data of one of the engine's wide types, with only the fields a test needs. */
export const part = <T extends object>(fields: Partial<T>): T => fields as T;
