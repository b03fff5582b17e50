import { MAX_TEXT } from './limits';
import { isFederated, plainWord, withoutInvisible } from './typedText';
import { hasBadPrefix, parseAddress, parseNetwork } from '../common/address';
import { type InvalidParameter, SessionInfoError } from '../errors/SessionInfoError';
import { isSessionId, type SessionId } from '../sessions/sessionId';

const invalid = (parameter: InvalidParameter): SessionInfoError =>
	new SessionInfoError({ code: 'invalid-params', parameter });

/**
 * A whole number written in digits.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseInteger = (
	value: unknown,
	parameter: InvalidParameter,
	{ min, max = Number.MAX_SAFE_INTEGER }: { readonly min: number; readonly max?: number },
): number => {
	const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : NaN;
	if (!(number >= min && number <= max)) {
		throw invalid(parameter);
	}
	return number;
};

/**
 * The id of a session, also with what people copy along with it.
 *
 * @throws SessionInfoError `invalid-session-id`
 */
export const parseSessionId = (value: unknown): SessionId => {
	if (!isSessionId(value)) {
		throw new SessionInfoError({ code: 'invalid-session-id', isMissing: value === undefined });
	}
	return value;
};

/**
 * A session id as people type or paste it: quotes, backticks, a full stop and invisible characters do not count.
 *
 * @throws SessionInfoError `invalid-session-id`
 */
export const parseTypedSessionId = (word: string | undefined): SessionId =>
	parseSessionId(word === undefined ? undefined : plainWord(word));

const parseText = (value: unknown, parameter: InvalidParameter, maxLength = MAX_TEXT): string => {
	// Its length first: nothing else is done with a text that is too long.
	const text = typeof value === 'string' && value.length <= maxLength ? value.trim() : '';
	if (withoutInvisible(text).trim() === '') {
		throw invalid(parameter);
	}
	return text;
};

/** Whether a text to search for is an IP address or a network of them. */
export const isPlace = (filter: string): boolean =>
	parseAddress(filter) !== undefined || parseNetwork(filter) !== undefined;

/**
 * A text to search for, as it was typed; an address, a network or a Device ID without what was copied along with it. Never
 * empty: the workspace takes an empty filter for none and answers with everything.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseFilter = (value: unknown): string => {
	const text = parseText(value, 'filter');
	const word = plainWord(text);
	if (hasBadPrefix(word)) {
		throw invalid('network');
	}
	return isPlace(word) || /^[A-Za-z0-9_-]{17,64}$/.test(word) ? word : text;
};

/** What was copied along before the `@`. */
const BEFORE_SIGIL = /^[\p{Default_Ignorable_Code_Point}"'“”„‟‘’‚‛«»‹›`<>]+(?=@)/u;

/** The name behind the `@`, unless that is part of the name. */
const withoutSigil = (text: string): string => {
	const name = text.replace(BEFORE_SIGIL, '');
	return name.startsWith('@') && !isFederated(name) ? name.slice(1) : name;
};

/**
 * A username as it was typed (`spellingsOf`), with or without the `@` before it.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseUsername = (value: unknown): string =>
	parseText(withoutSigil(parseText(value, 'username', MAX_TEXT + 1)), 'username');
