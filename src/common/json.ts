/** Reading what came from outside: everything is `unknown` until one of these has looked at it. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The properties of an object; of anything else none. */
export const fieldsOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** A text with something in it, else `undefined`. */
export const asText = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** A date as JSON carries it (ISO 8601), else `undefined`. */
export const asDate = (value: unknown): Date | undefined => {
	const date =
		typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : undefined;
	return date && !Number.isNaN(date.getTime()) ? date : undefined;
};

export const asCount = (value: unknown): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** The properties that have a value, since optional ones are left out and never `undefined`; `undefined` if none has. */
export const compact = <T extends object>(object: {
	[K in keyof T]: T[K] | undefined;
}): Partial<T> | undefined => {
	const result: Partial<T> = {};
	for (const key in object) {
		if (object[key] !== undefined) {
			result[key] = object[key];
		}
	}
	return Object.keys(result).length > 0 ? result : undefined;
};
