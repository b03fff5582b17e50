import type { Scope } from '../requests/Query';
import { isFederated, isOneWord } from '../requests/typedText';

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

/** What to type to go on, as `parseCommand` reads it. */
export const commands = {
	/** @param words as `wordsOf` returns them */
	ofWords: command,
	page: (scope: Scope, page: number): string => {
		const pageWords = scope.of === 'search' ? ['page', String(page)] : [String(page)];
		return command([...wordsOfList(scope), ...(page === 1 ? [] : pageWords)]);
	},
	/** The window with the caller's own sessions. */
	manage: (): string => command(['manage']),
	/** Says how many sessions there are. */
	countUser: (username: string): string => command(['logout', userWord(username)]),
	logOutAll: (username: string): string => command(['logout', userWord(username), 'all']),
} as const;
