import { nearestCommand } from './nearMiss';
import { SessionInfoError } from '../errors/SessionInfoError';
import { COMMAND, commands } from '../render/commands';
import type { Caller } from '../requests/Caller';
import type { Query, Scope } from '../requests/Query';
import { MAX_COMMAND_LENGTH, PAGE_SIZE } from '../requests/limits';
import {
	parseFilter,
	parseInteger,
	parseTypedSessionId,
	parseUsername,
} from '../requests/parameters';
import { isNameOf, plainWord, wordsOf } from '../requests/typedText';
import type { Pagination } from '../sessions/Session';
import { isSessionId } from '../sessions/sessionId';

/** What was typed after `/session`. */
export type Command =
	| Query
	| { readonly kind: 'help'; readonly unknownWord?: string }
	/** Sessions in a window; without a username the caller's own. */
	| { readonly kind: 'manage'; readonly username: string | undefined }
	/** A word in place of a Device ID, which may be somebody's name. */
	| { readonly kind: 'logout-name'; readonly name: string }
	/** What was probably meant, as it has to be typed. */
	| { readonly kind: 'suggest'; readonly command: string };

type Parse = (words: readonly string[], caller: Caller) => Command;

const notUnderstood = (unknownWord: string): Command => ({ kind: 'help', unknownWord });

/** A word as words with a meaning are compared: without decoration and in small letters. */
const keyOf = (word = ''): string => plainWord(word).toLowerCase();

/** What somebody means as a number, whether or not it can be a page: `2`, `-1`, `1e9`. Versions (`8.1`) are text. */
const isNumber = (word = ''): boolean => /^[-+]?\d+(?:e\d+)?$/.test(keyOf(word));

/** A username with the `@` that tells it from other words. */
const isUser = (word: string): boolean => /^@./.test(keyOf(word));

/** Whose sessions are meant, by username; `undefined`: the caller's own. */
const parseWhose = (word: string | undefined, caller: Caller): string | undefined => {
	const username = word === undefined ? undefined : parseUsername(word);
	return username === undefined || isNameOf(caller, username) ? undefined : username;
};

const parsePage = (word = '1'): Pagination => {
	const number = parseInteger(plainWord(word), 'page', { min: 1 });
	return { offset: (number - 1) * PAGE_SIZE, count: PAGE_SIZE };
};

/** The page at the beginning of words: a number, or `page` and a number. */
const pageAt = ([first, second]: readonly string[]) => {
	if (isNumber(first)) {
		return { page: first, length: 1 };
	}
	return keyOf(first) === 'page' && isNumber(second) ? { page: second, length: 2 } : undefined;
};

const parseScope = (whose: string | undefined, caller: Caller): Scope => {
	if (keyOf(whose) === 'all') {
		return { of: 'everybody' };
	}
	const username = parseWhose(whose, caller);
	return username === undefined ? { of: 'own' } : { of: 'user', username };
};

const parseList: Parse = (words, caller) => {
	const hasWhose = keyOf(words[0]) !== 'page' && !isNumber(words[0]);
	const whose = hasWhose ? words[0] : undefined;
	const rest = words.slice(hasWhose ? 1 : 0);
	const { page, length } = pageAt(rest) ?? { length: 0 };
	const extra = rest[length];
	if (keyOf(whose) === '@') {
		return notUnderstood(plainWord(whose ?? ''));
	}
	if (extra !== undefined) {
		// Of `page two` the number is what is wrong.
		const [first = extra, second = extra] = rest;
		return notUnderstood(page === undefined && keyOf(first) === 'page' ? second : extra);
	}
	return { kind: 'list', scope: parseScope(whose, caller), pagination: parsePage(page) };
};

const parseFind: Parse = (words) => {
	const end = words.slice(-2);
	const hasPage = words.length > 2 && keyOf(end[0]) === 'page' && isNumber(end[1]);
	const filter = parseFilter((hasPage ? words.slice(0, -2) : words).join(' '));
	const pagination = parsePage(hasPage ? end[1] : undefined);
	return { kind: 'list', scope: { of: 'search', filter }, pagination };
};

const parseLogoutOf = (user: string, second: string | undefined): Command => {
	const username = parseUsername(user);
	if (second === undefined) {
		return { kind: 'count', username };
	}
	return keyOf(second) === 'all' ? { kind: 'logout-all', username } : notUnderstood(second);
};

const parseLogout: Parse = ([first, second], caller) => {
	const isOthers = keyOf(first) === 'others';
	if (first === undefined || (isOthers && second === undefined)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'logout' });
	}
	if (isOthers) {
		return { kind: 'logout-others', sessionId: parseTypedSessionId(second) };
	}
	if (isUser(first)) {
		return parseLogoutOf(first, second);
	}
	if (second !== undefined) {
		return notUnderstood(second);
	}
	if (keyOf(first) === 'all') {
		return { kind: 'suggest', command: commands.logOutAll(caller.username) };
	}
	return isSessionId(plainWord(first))
		? { kind: 'logout', whose: 'either', sessionId: parseTypedSessionId(first) }
		: { kind: 'logout-name', name: first };
};

const parseManage: Parse = ([whose], caller) =>
	whose !== undefined && (keyOf(whose) === '@' || isNumber(whose))
		? notUnderstood(whose)
		: { kind: 'manage', username: parseWhose(whose, caller) };

const lookUp =
	(whose: 'own' | 'anybody'): Parse =>
	([id]) => ({ kind: 'session', whose, sessionId: parseTypedSessionId(id) });

/** Phones make one dash of two. */
const HELP = ['help', '--help', '—help', '-h', '?'];

/** The subcommands: how many words each takes at most, and what it makes of them. */
const subcommands = new Map<string, readonly [max: number, parse: Parse]>([
	['list', [Infinity, parseList]],
	['find', [Infinity, parseFind]],
	['summary', [0, () => ({ kind: 'summary' })]],
	['info', [1, lookUp('own')]],
	['admin', [1, lookUp('anybody')]],
	['logout', [2, parseLogout]],
	['manage', [1, parseManage]],
	['status', [0, () => ({ kind: 'status' })]],
	...HELP.map((word) => [word, [0, (): Command => ({ kind: 'help' })]] as const),
]);

/** The subcommands that can be mistyped. */
const names: readonly string[] = [...subcommands.keys()].filter((name) => /^[a-z]+$/.test(name));

/** A first word that is no subcommand: nearly one, or an id. */
const parseOther: Parse = (words, caller) => {
	const [first = '', ...rest] = words;
	const nearest = isNameOf(caller, first) ? undefined : nearestCommand(keyOf(first), names);
	if (nearest !== undefined) {
		return { kind: 'suggest', command: commands.ofWords([nearest, ...rest]) };
	}
	return isSessionId(plainWord(first)) && rest.length === 0
		? { kind: 'session', whose: 'either', sessionId: parseTypedSessionId(first) }
		: notUnderstood(first);
};

/** Whether the words are those of a list, although none is `list`. */
const isList = (words: readonly string[]): boolean => {
	const [first = ''] = words;
	// Ids of digits alone are possible.
	return (
		words.length === 0 ||
		isUser(first) ||
		(pageAt(words) !== undefined && plainWord(first).length < 17)
	);
};

/**
 * Reads the words typed after `/session`, which the workspace has split at blanks, quotes keeping words together.
 *
 * @throws SessionInfoError `invalid-session-id`, `invalid-params`
 */
export const parseCommand: Parse = (typed, caller) => {
	// The blanks between the words are gone by now, but for one.
	if ([`/${COMMAND}`, ...typed].join(' ').length > MAX_COMMAND_LENGTH) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'length' });
	}

	const words = wordsOf(typed);
	if (isList(words)) {
		return parseList(words, caller);
	}
	const [first = '', ...rest] = words;
	const subcommand = subcommands.get(keyOf(first));
	if (!subcommand) {
		return parseOther(words, caller);
	}
	const [max, parse] = subcommand;
	const extra = rest[max];
	return extra === undefined ? parse(rest, caller) : notUnderstood(extra);
};
