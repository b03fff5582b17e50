import { type Parameter, SessionInfoError } from '../errors/SessionInfoError';

/** Rows on one page of the API. */
export const MAX_COUNT = 100;

/** Characters of a whole slash command, blanks included. */
export const MAX_COMMAND_LENGTH = 512;

const MAX_TEXT = 256;

/**
 * A whole number written in digits.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseInteger = (
	value: unknown,
	parameter: Parameter,
	min: number,
	max = Number.MAX_SAFE_INTEGER,
): number => {
	const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : NaN;
	if (!(number >= min && number <= max)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter });
	}
	return number;
};

/**
 * A text to search for. Never empty: the workspace takes an empty filter for none and answers with everything.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseFilter = (value: unknown, parameter: Parameter): string => {
	// Its length first: nothing else is done with a text that is too long.
	const text = typeof value === 'string' && value.length <= MAX_TEXT ? value.trim() : '';
	if (text === '') {
		throw new SessionInfoError({ code: 'invalid-params', parameter });
	}
	return text;
};

/**
 * A username, with or without the `@` before it, as long as a filter may be.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseUsername = (value: unknown, parameter: 'username' | 'username_chat'): string =>
	parseFilter(typeof value === 'string' ? value.replace(/^@/, '') : value, parameter);
