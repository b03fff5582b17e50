import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';

const failureOf = (error: unknown): Failure => {
	if (!(error instanceof SessionInfoError)) {
		throw error;
	}
	return error.failure;
};

/** The failure that a function throws; anything else it throws surfaces, and no failure is an error too. */
export const thrown = (action: () => unknown): Failure => {
	let result: unknown;
	try {
		result = action();
	} catch (error) {
		return failureOf(error);
	}
	throw new Error(`Nothing was thrown but returned: ${JSON.stringify(result)}`);
};

/** As `thrown`, for promises. */
export const rejected = async (promise: Promise<unknown>): Promise<Failure> => {
	let result: unknown;
	try {
		result = await promise;
	} catch (error) {
		return failureOf(error);
	}
	throw new Error(`Nothing was thrown but returned: ${JSON.stringify(result)}`);
};
