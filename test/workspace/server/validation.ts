import Ajv, { type ValidateFunction } from 'ajv';

import { type Answer, codedFailure } from './answers';
import type { Generation } from './generations';

/** As the server configures it: a query is all strings, so `?count=5` has to become a number. */
const ajv = new Ajv({ coerceTypes: true });

export const compileObject = ({
	properties,
	required = [],
}: {
	properties: Record<string, object>;
	required?: string[];
}): ValidateFunction =>
	ajv.compile({ type: 'object', properties, required, additionalProperties: false });

/** @returns the refusal, or `undefined` when the parameters are good; converts them in place */
export const checkParameters = ({
	validate,
	parameters,
	typedCode,
	generation,
}: {
	validate: ValidateFunction;
	parameters: unknown;
	/** The code that a typed route answers with. */
	typedCode: string;
	generation: Generation;
}): Answer | undefined => {
	if (validate(parameters)) {
		return undefined;
	}
	const message = (validate.errors ?? []).map((error) => error.message).join('\n ');
	return generation.typedRoutes
		? { status: 400, body: { success: false, errorType: typedCode, error: message } }
		: codedFailure({ code: 'invalid-params', message });
};
