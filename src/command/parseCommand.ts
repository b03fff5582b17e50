import { SessionInfoError } from '../errors/SessionInfoError';
import type { Caller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import {
	MAX_COMMAND_LENGTH,
	parseFilter,
	parseInteger,
	parseUsername,
} from '../requests/parameters';
import type { Pagination } from '../sessions/Page';
import { isSessionId, parseSessionId } from '../sessions/sessionId';

/** What was typed after `/session`. */
export type Command =
	| { readonly kind: 'help'; readonly unknownWord?: string }
	| { readonly kind: 'query'; readonly query: Query }
	/** Sessions in a window; without a username the caller's own. */
	| { readonly kind: 'manage'; readonly username?: string };

export const COMMAND = 'session';

const PAGE_SIZE = 5;

/** The first page of a list in chat. */
export const FIRST_PAGE: Pagination = { offset: 0, count: PAGE_SIZE };

const help = (unknownWord?: string): Command => ({
	kind: 'help',
	...(unknownWord !== undefined && { unknownWord }),
});

const ask = (query: Query): Command => ({ kind: 'query', query });

const parseId = (word: string | undefined): ReturnType<typeof parseSessionId> =>
	parseSessionId(word, 'chat');

/** What somebody means as a number, whether or not it can be a page: `2`, `-1`, `1e9`. Versions (`8.1`) are text. */
const isNumber = (word: string | undefined): boolean =>
	word !== undefined && /^[-+]?\d+(?:e\d+)?$/i.test(word);

/** @throws SessionInfoError `invalid-params` */
const parsePage = (word: string | undefined): Pagination => {
	const number = word === undefined ? 1 : parseInteger(word, 'page', 1);
	return { offset: (number - 1) * PAGE_SIZE, count: PAGE_SIZE };
};

const parseUser = (word: string): string => parseUsername(word, 'username_chat');

/** The blanks between the words are gone by now, but for one. */
const lengthOf = (words: readonly string[]): number =>
	words.reduce((length, word) => length + 1 + word.length, `/${COMMAND}`.length);

/**
 * Reads the words typed after `/session`, which the workspace has split at white space, quotes keeping words together.
 *
 * @throws SessionInfoError `invalid-session-id`, `invalid-params`
 */
export const parseCommand = (typed: readonly string[], caller: Caller): Command => {
	if (lengthOf(typed) > MAX_COMMAND_LENGTH) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'length' });
	}

	const words = typed.filter((word) => word.trim() !== '');
	const [first, ...rest] = words;
	const [second, third] = rest;
	if (first === undefined || (first.startsWith('@') && first !== '@')) {
		return parseList(words, caller);
	}
	switch (first.toLowerCase()) {
		case 'list':
			return parseList(rest, caller);
		case 'find':
			return parseFind(rest);
		case 'info':
		case 'admin':
			return third === undefined
				? ask({
						kind: first.toLowerCase() === 'admin' ? 'admin' : 'info',
						sessionId: parseId(second),
					})
				: help(third);
		case 'logout':
			return parseLogout(rest);
		case 'manage':
			return parseManage(rest, caller);
		case 'status':
			return second === undefined ? ask({ kind: 'status' }) : help(second);
		case 'help':
			return help();
		default:
			return isSessionId(first) && second === undefined
				? ask({ kind: 'any', sessionId: first })
				: help(first);
	}
};

const parseList = (words: readonly string[], caller: Caller): Command => {
	const [first] = words;
	const whose = isNumber(first) ? undefined : first;
	const [page, extra] = whose === undefined ? words : words.slice(1);
	if (whose === '@') {
		return help(whose);
	}
	if (page !== undefined && !isNumber(page)) {
		return help(page);
	}
	if (extra !== undefined) {
		return help(extra);
	}

	const pagination = parsePage(page);
	if (whose === undefined) {
		return ask({ kind: 'list', ...pagination });
	}
	if (whose.toLowerCase() === 'all') {
		return ask({ kind: 'list-all', ...pagination });
	}

	const username = parseUser(whose);
	return username === caller.username
		? ask({ kind: 'list', ...pagination })
		: ask({ kind: 'list-user', username, ...pagination });
};

const parseFind = (words: readonly string[]): Command => {
	const [keyword, number] = words.slice(-2);
	const hasPage = words.length > 2 && keyword?.toLowerCase() === 'page' && isNumber(number);
	const text = (hasPage ? words.slice(0, -2) : words).join(' ');
	return ask({
		kind: 'find',
		filter: parseFilter(text, 'filter_chat'),
		...parsePage(hasPage ? number : undefined),
	});
};

const parseLogout = (words: readonly string[]): Command => {
	const [first, second, third] = words;
	if (first === undefined) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'logout' });
	}
	if (third !== undefined) {
		return help(third);
	}
	if (first.toLowerCase() === 'others') {
		if (second === undefined) {
			throw new SessionInfoError({ code: 'invalid-params', parameter: 'logout' });
		}
		return ask({ kind: 'logout-others', sessionId: parseId(second) });
	}
	if (first.startsWith('@') && first !== '@') {
		const username = parseUser(first);
		if (second === undefined) {
			return ask({ kind: 'count-user', username });
		}
		return second.toLowerCase() === 'all' ? ask({ kind: 'logout-all', username }) : help(second);
	}
	return second === undefined
		? ask({ kind: 'logout', whose: 'either', sessionId: parseId(first) })
		: help(second);
};

const parseManage = ([first, extra]: readonly string[], caller: Caller): Command => {
	if (extra !== undefined || first === '@') {
		return help(extra ?? first);
	}

	const username = first === undefined ? caller.username : parseUser(first);
	return username === caller.username ? { kind: 'manage' } : { kind: 'manage', username };
};
