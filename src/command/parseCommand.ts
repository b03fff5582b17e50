import { SessionInfoError } from '../errors/SessionInfoError';
import type { Commands } from '../render/answer';
import type { ListOf } from '../requests/Answer';
import type { Caller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import {
	MAX_COMMAND_LENGTH,
	parseFilter,
	parseInteger,
	parseUsername,
} from '../requests/parameters';
import type { Pagination } from '../sessions/Session';
import { isSessionId, parseSessionId, type SessionId } from '../sessions/sessionId';
import { listQuery } from '../window/SessionWindow';

/** What was typed after `/session`. */
export type Command =
	| Query
	| { readonly kind: 'help'; readonly unknownWord?: string }
	/** Sessions in a window; without a username the caller's own. */
	| { readonly kind: 'manage'; readonly username: string | undefined };

type Parse = (words: readonly string[], caller: Caller) => Command;

export const COMMAND = 'session';

/** Sessions on a page in chat. */
export const PAGE_SIZE = 5;

const notUnderstood = (unknownWord: string): Command => ({ kind: 'help', unknownWord });

const parseId = (word: string | undefined): SessionId => parseSessionId(word, 'chat');

const parseUser = (word: string): string => parseUsername(word, 'username_chat');

/** Whose sessions are meant, by username; `undefined`: the caller's own. */
const parseWhose = (word: string | undefined, caller: Caller): string | undefined => {
	const username = word === undefined ? undefined : parseUser(word);
	return username === caller.username ? undefined : username;
};

/** What somebody means as a number, whether or not it can be a page: `2`, `-1`, `1e9`. Versions (`8.1`) are text. */
const isNumber = (word = ''): boolean => /^[-+]?\d+(?:e\d+)?$/i.test(word);

const isUser = (word: string): boolean => word.startsWith('@') && word !== '@';

const parsePage = (word = '1'): Pagination => {
	const number = parseInteger(word, 'page', 1);
	return { offset: (number - 1) * PAGE_SIZE, count: PAGE_SIZE };
};

const parseList: Parse = (words, caller) => {
	const whose = isNumber(words[0]) ? undefined : words[0];
	const pageAt = whose === undefined ? 0 : 1;
	const unknownWord = words.find(
		(word, at) => word === '@' || at > pageAt || (at === pageAt && !isNumber(word)),
	);
	if (unknownWord !== undefined) {
		return notUnderstood(unknownWord);
	}

	const pagination = parsePage(words[pageAt]);
	return whose?.toLowerCase() === 'all'
		? { kind: 'list-all', ...pagination }
		: listQuery(parseWhose(whose, caller), pagination);
};

const parseFind: Parse = (words) => {
	const [keyword, number] = words.slice(-2);
	const hasPage = words.length > 2 && keyword?.toLowerCase() === 'page' && isNumber(number);
	const filter = parseFilter((hasPage ? words.slice(0, -2) : words).join(' '), 'filter_chat');
	return { kind: 'find', filter, ...parsePage(hasPage ? number : undefined) };
};

const parseLogout: Parse = ([first, second]) => {
	const isOthers = first?.toLowerCase() === 'others';
	if (first === undefined || (isOthers && second === undefined)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'logout' });
	}
	if (isOthers) {
		return { kind: 'logout-others', sessionId: parseId(second) };
	}
	if (isUser(first)) {
		const username = parseUser(first);
		if (second === undefined) {
			return { kind: 'count-user', username };
		}
		return second.toLowerCase() === 'all'
			? { kind: 'logout-all', username }
			: notUnderstood(second);
	}
	return second === undefined
		? { kind: 'logout', whose: 'either', sessionId: parseId(first) }
		: notUnderstood(second);
};

const parseManage: Parse = ([whose], caller) =>
	whose === '@' ? notUnderstood(whose) : { kind: 'manage', username: parseWhose(whose, caller) };

/** The subcommands: how many words each takes at most, and what it makes of them. */
const subcommands = new Map<string, readonly [max: number, parse: Parse]>([
	['list', [Infinity, parseList]],
	['find', [Infinity, parseFind]],
	['info', [1, ([id]) => ({ kind: 'info', sessionId: parseId(id) })]],
	['admin', [1, ([id]) => ({ kind: 'admin', sessionId: parseId(id) })]],
	['logout', [2, parseLogout]],
	['manage', [1, parseManage]],
	['status', [0, () => ({ kind: 'status' })]],
	['help', [0, () => ({ kind: 'help' })]],
]);

/**
 * Reads the words typed after `/session`, which the workspace has split at white space, quotes keeping words together.
 *
 * @throws SessionInfoError `invalid-session-id`, `invalid-params`
 */
export const parseCommand: Parse = (typed, caller) => {
	// The blanks between the words are gone by now, but for one.
	if ([`/${COMMAND}`, ...typed].join(' ').length > MAX_COMMAND_LENGTH) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'length' });
	}

	const words = typed.filter((word) => word.trim() !== '');
	const [first, ...rest] = words;
	if (first === undefined || isUser(first)) {
		return parseList(words, caller);
	}
	const subcommand = subcommands.get(first.toLowerCase());
	if (subcommand) {
		const [max, parse] = subcommand;
		const extra = rest[max];
		return extra === undefined ? parse(rest, caller) : notUnderstood(extra);
	}
	return isSessionId(first) && rest.length === 0
		? { kind: 'any', sessionId: first }
		: notUnderstood(first);
};

/** The server takes either kind of quotes. */
const quoted = (text: string): string =>
	/[\s"']/.test(text) ? `"${text.replace(/"/g, '\\"')}"` : text;

const listOf = (of: ListOf): string => {
	if (typeof of === 'string') {
		return of === 'own' ? 'list' : 'list all';
	}
	return 'username' in of ? `list @${of.username}` : `find ${quoted(of.filter)}`;
};

/** What to type to go on, as `parseCommand` reads it. */
export const commands: Commands = {
	page(of, page) {
		const isSearch = typeof of === 'object' && 'filter' in of;
		const number = page === 1 ? '' : ` ${isSearch ? 'page ' : ''}${page}`;
		return `/${COMMAND} ${listOf(of)}${number}`;
	},
	logOutAll: (username) => `/${COMMAND} logout @${username} all`,
};
