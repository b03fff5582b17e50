import { type Parameter, SessionInfoError } from '../errors/SessionInfoError';

/** Rows on one page of the API. */
export const MAX_COUNT = 50;

const MAX_TEXT = 256;

const invalid = (parameter: Parameter): SessionInfoError =>
	new SessionInfoError({ code: 'invalid-params', parameter });

/**
 * A whole number written in digits.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseInteger = (
	value: unknown,
	{
		parameter,
		min,
		max = Number.MAX_SAFE_INTEGER,
	}: { readonly parameter: Parameter; readonly min: number; readonly max?: number },
): number => {
	const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : NaN;

	if (!(number >= min && number <= max)) {
		throw invalid(parameter);
	}

	return number;
};

const parseText = (value: unknown, parameter: Parameter): string => {
	const text = typeof value === 'string' ? value.trim() : '';

	if (text === '' || text.length > MAX_TEXT) {
		throw invalid(parameter);
	}

	return text;
};

/**
 * A text to search for. Never empty: the workspace takes an empty filter for none and answers with everything.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseFilter = (value: unknown): string => parseText(value, 'filter');

/** @throws SessionInfoError `invalid-params` */
export const parseUsername = (value: unknown): string => parseText(value, 'username');
