import type { Scope } from '../requests/Query';
import { isFederated, isOneWord } from '../requests/typedText';
import type { SessionId } from '../sessions/sessionId';

export const COMMAND = 'session';

/**
 * One word of a command, in the quotes that the server takes off. Only a blank shows that it stood in them (`wordsOf`), so
 * other white space and curly quotes get one at the end. It also keeps a backslash at the end from escaping the quote.
 */
const wordOf = (text: string): string => {
	if (isOneWord(text) && !/["']/.test(text)) {
		return text;
	}
	const needsBlank = text.endsWith('\\') || (!/[ \t\r\n]/.test(text) && !isOneWord(text));
	const content = needsBlank ? `${text} ` : text;
	if (text.includes('"') && !text.includes("'")) {
		// The server reads `\"` as `"`, also in single quotes.
		return `'${content.replace(/\\"/g, '\\\\"')}'`;
	}
	return `"${content.replace(/"/g, '\\"')}"`;
};

const command = (words: readonly string[]): string =>
	[`/${COMMAND}`, ...words.map(wordOf)].join(' ');

/** A user as a word of a command. The `@` is there already in a federated name. */
const userWord = (username: string): string => (isFederated(username) ? username : `@${username}`);

const wordsOfList = (scope: Scope): readonly string[] => {
	switch (scope.of) {
		case 'own':
			return ['list'];
		case 'everybody':
			return ['list', 'all'];
		case 'user':
			return ['list', userWord(scope.username)];
		case 'search':
			return ['find', scope.filter];
	}
};

const pageWords = (scope: Scope, page: number): readonly string[] => {
	if (page === 1) {
		return [];
	}
	return scope.of === 'search' ? ['page', String(page)] : [String(page)];
};

/** What to type to go on, as `parseCommand` reads it. */
export const commands = {
	/** @param words as `wordsOf` returns them */
	ofWords: command,
	page: (scope: Scope, page: number): string =>
		command([...wordsOfList(scope), ...pageWords(scope, page)]),
	info: (sessionId: SessionId): string => command(['info', sessionId]),
	admin: (sessionId: SessionId): string => command(['admin', sessionId]),
	/** @param username without it the caller's own sessions */
	manage: (username?: string): string =>
		command(username === undefined ? ['manage'] : ['manage', userWord(username)]),
	logOut: (sessionId: SessionId): string => command(['logout', sessionId]),
	logOutOthers: (sessionId: SessionId): string => command(['logout', 'others', sessionId]),
	/** Says how many sessions there are. */
	countUser: (username: string): string => command(['logout', userWord(username)]),
	logOutAll: (username: string): string => command(['logout', userWord(username), 'all']),
} as const;
