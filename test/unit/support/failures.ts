import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';

const asOwn = (error: unknown): SessionInfoError => {
	if (!(error instanceof SessionInfoError)) {
		throw error;
	}
	return error;
};

const nothing = (result: unknown): never => {
	throw new Error(`Nothing was thrown but returned: ${JSON.stringify(result)}`);
};

/** As `rejected`, with what the error says besides the failure. */
export const rejectedWith = (promise: Promise<unknown>): Promise<SessionInfoError> =>
	promise.then(nothing, asOwn);

/** The failure of a promise; any other error surfaces, and no failure is an error too. */
export const rejected = async (promise: Promise<unknown>): Promise<Failure> =>
	(await rejectedWith(promise)).failure;

/** As `rejected`, of what a function throws. */
export const thrown = (action: () => unknown): Failure => {
	let result: unknown;
	try {
		result = action();
	} catch (error) {
		return asOwn(error).failure;
	}
	return nothing(result);
};
