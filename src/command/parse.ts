import type { Caller } from '../lookups/Caller';
import type { Query } from '../lookups/Query';
import { parseFilter, parseInteger } from '../lookups/parameters';
import type { PageCommand } from '../render/list';
import { isSessionId, parseSessionId } from '../sessions/sessionId';

/** What was typed after `/session`. */
export type Command =
	| { readonly kind: 'help'; readonly unknownWord?: string }
	| { readonly kind: 'query'; readonly query: Query };

export const PAGE_SIZE = 5;

/** What somebody means as a number, whether or not it can be a page: `2`, `-1`, `1e9`. Versions (`8.1`) are text. */
const isNumber = (word: string | undefined): word is string =>
	word !== undefined && /^[-+]?\d+(e\d+)?$/i.test(word);

/** @throws SessionInfoError `invalid-params` */
const parseWindow = (page: string | undefined): { offset: number; count: number } => {
	const number = page === undefined ? 1 : parseInteger(page, { parameter: 'page', min: 1 });

	return { offset: (number - 1) * PAGE_SIZE, count: PAGE_SIZE };
};

/**
 * Reads the words typed after `/session`, which the workspace has split at white space, quotes keeping words together.
 *
 * @throws SessionInfoError `invalid-session-id`, `invalid-params`
 */
export const parseCommand = (words: readonly string[], caller: Caller): Command => {
	const [first, ...rest] = words.filter((word) => word.trim() !== '');
	const help = (unknownWord: string | undefined): Command => ({
		kind: 'help',
		...(unknownWord !== undefined && { unknownWord }),
	});

	switch (first?.toLowerCase()) {
		case undefined:
			return parseList([], caller, help);
		case 'list':
			return parseList(rest, caller, help);
		case 'find':
			return parseFind(rest);
		case 'info':
		case 'admin': {
			const [sessionId, extra] = rest;

			return extra === undefined
				? {
						kind: 'query',
						query: {
							kind: first?.toLowerCase() === 'admin' ? 'admin' : 'info',
							sessionId: parseSessionId(sessionId),
						},
					}
				: help(extra);
		}
		case 'status':
			return rest[0] === undefined ? { kind: 'query', query: { kind: 'status' } } : help(rest[0]);
		case 'help':
			return help(undefined);
		default:
			return isSessionId(first) && rest.length === 0
				? { kind: 'query', query: { kind: 'any', sessionId: first } }
				: help(first);
	}
};

const parseList = (
	words: readonly string[],
	caller: Caller,
	help: (word: string | undefined) => Command,
): Command => {
	const username = words[0]?.startsWith('@') ? words[0].slice(1) : undefined;
	const [page, extra] = username === undefined ? words : words.slice(1);

	const noPage = page !== undefined && !isNumber(page) ? page : undefined;
	const unknownWord = username === '' ? '@' : (noPage ?? extra);

	if (unknownWord !== undefined) {
		return help(unknownWord);
	}

	const window = parseWindow(page);

	return {
		kind: 'query',
		query:
			username === undefined || username === caller.username
				? { kind: 'list', ...window }
				: { kind: 'list-user', username, ...window },
	};
};

const parseFind = (words: readonly string[]): Command => {
	const last = words[words.length - 1];
	const page = words.length > 1 && isNumber(last) ? last : undefined;
	const filter = parseFilter((page === undefined ? words : words.slice(0, -1)).join(' '));

	return { kind: 'query', query: { kind: 'find', filter, ...parseWindow(page) } };
};

const quoted = (text: string): string =>
	/[\s"]/.test(text) ? `"${text.replace(/"/g, '\\"')}"` : text;

/** The way back: what to type for a page of a list. */
export const pageCommand: PageCommand = (of, page) => {
	if (of === 'own') {
		return `/session list ${page}`;
	}

	return 'username' in of
		? `/session list @${of.username} ${page}`
		: `/session find ${quoted(of.filter)} ${page}`;
};
