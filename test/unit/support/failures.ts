import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';

const asOwn = (error: unknown): SessionInfoError => {
	if (!(error instanceof SessionInfoError)) {
		throw error;
	}
	return error;
};

/** The failure that a function throws; anything else it throws surfaces, and no failure is an error too. */
export const thrown = (action: () => unknown): Failure => {
	let result: unknown;
	try {
		result = action();
	} catch (error) {
		return asOwn(error).failure;
	}
	throw new Error(`Nothing was thrown but returned: ${JSON.stringify(result)}`);
};

/** As `thrown`, for promises, and with what the error says besides the failure. */
export const rejectedWith = async (promise: Promise<unknown>): Promise<SessionInfoError> => {
	let result: unknown;
	try {
		result = await promise;
	} catch (error) {
		return asOwn(error);
	}
	throw new Error(`Nothing was thrown but returned: ${JSON.stringify(result)}`);
};

/** As `thrown`, for promises. */
export const rejected = async (promise: Promise<unknown>): Promise<Failure> =>
	(await rejectedWith(promise)).failure;
