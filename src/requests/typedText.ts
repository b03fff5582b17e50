import type { Caller } from './Caller';

/**
 * What people type and paste, read as they mean it: keyboards put in curly quotes and no-break spaces, clipboards bring
 * invisible characters, decomposed letters, and the backticks or the full stop around what was copied.
 */

const QUOTES = '"\'“”„‟‘’‚‛«»‹›';

/** What can stand before and after a word without being part of it. */
const AROUND = `${QUOTES}\`<>`;

/** Characters that hold several words together. One is closed by any of its own family. */
const families = ['“”„‟', '‘’‚‛', '«»', '‹›', '`', '<>'] as const;

// At the start of a word only: `Anna’s iPhone` has an apostrophe.
const OPENING =
	/^\p{Default_Ignorable_Code_Point}*(?:@\p{Default_Ignorable_Code_Point}*)?[“”„‟‘’‚‛«»‹›`<]/u;

const CLOSING = /[“”„‟‘’‚‛«»‹›`>][.,\p{Default_Ignorable_Code_Point}]*$/u;

const WHITE_SPACE = /\p{White_Space}+/u;

/** Zero-width spaces, direction marks, joiners, variation selectors and the like. */
export const withoutInvisible = (text: string): string =>
	text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');

const hasContent = (text: string): boolean => withoutInvisible(text).trim() !== '';

const isAround = (character: string): boolean =>
	AROUND.includes(character) || character.trim() === '';

/** A word without quotes, backticks and angle brackets around it, and without full stops and commas after it. */
const undecorated = (word: string): string => {
	let start = 0;
	let end = word.length;
	while (start < end && isAround(word.charAt(start))) {
		start += 1;
	}
	while (end > start && (isAround(word.charAt(end - 1)) || '.,'.includes(word.charAt(end - 1)))) {
		end -= 1;
	}
	return word.slice(start, end);
};

/** A word that can hold neither invisible characters nor decoration: an id, a number, an address, a subcommand. */
export const plainWord = (word: string): string => undecorated(withoutInvisible(word));

const distinct = (spellings: readonly string[]): readonly string[] =>
	[...new Set(spellings)].filter(hasContent);

/** A federated user's name, such as `@carol:matrix.example`, to which the `@` belongs. */
export const isFederated = (username: string): boolean => /^@[^@:]+:./.test(username);

/**
 * How a username may be spelled, in the order to try: as it was typed, since it may hold joiners, without decoration,
 * normalized, and without invisible characters.
 */
export const spellingsOf = (username: string): readonly string[] => {
	const bare = undecorated(username);
	const spellings = [username, bare, bare.normalize('NFC'), plainWord(username).normalize('NFC')];
	return distinct([
		...spellings,
		// A name that only looks like a federated one.
		...spellings.filter(isFederated).map((spelling) => spelling.slice(1)),
	]);
};

/** What to search for, in the order to try. None is empty: the workspace would answer with everything. */
export const filterSpellings = (filter: string): readonly string[] =>
	distinct([filter, withoutInvisible(filter).trim()]);

const inOneCase = (name: string): string => name.normalize('NFC').toLowerCase();

/** Whether a username is the caller's, in any case: phones begin words with a capital letter. */
export const isNameOf = (caller: Pick<Caller, 'username'>, username: string): boolean =>
	spellingsOf(username).some((spelling) => inOneCase(spelling) === inOneCase(caller.username));

/** Whether `wordsOf` takes a word for one word and leaves it as it is, whatever stands beside it. */
export const isOneWord = (word: string): boolean =>
	!WHITE_SPACE.test(word) && !OPENING.test(word) && !CLOSING.test(word);

/** A word that stood in straight quotes is whole; the others may be parts of a word. */
type Part = { readonly text: string; readonly isWhole: boolean };

const partsOf = (arg: string): readonly Part[] =>
	// The server splits at these, except in quotes, which it takes off.
	/[ \t\r\n]/.test(arg)
		? [{ text: arg, isWhole: true }]
		: arg.split(WHITE_SPACE).map((text) => ({ text, isWhole: false }));

type Quote = { readonly family: string; readonly index: number };

const quoteAt = (text: string, index: number): Quote | undefined => {
	const family = families.find((characters) => characters.includes(text.charAt(index)));
	return family === undefined ? undefined : { family, index };
};

const openingOf = ({ text, isWhole }: Part): Quote | undefined => {
	const found = isWhole ? null : OPENING.exec(text);
	return found ? quoteAt(text, found[0].length - 1) : undefined;
};

const closingOf = ({ text, isWhole }: Part): Quote | undefined => {
	const found = isWhole ? null : CLOSING.exec(text);
	return found ? quoteAt(text, found.index) : undefined;
};

/** The words in a pair of quotes as one word. Backticks and brackets stay: they may belong to a device's name. */
const join = (parts: readonly Part[], opening: Quote, closing: Quote): string => {
	const text = parts.map((part) => part.text).join(' ');
	if (!QUOTES.includes(opening.family)) {
		return text;
	}
	const beforeLast = text.length - (parts[parts.length - 1]?.text.length ?? 0);
	return text.slice(0, opening.index) + text.slice(opening.index + 1, beforeLast + closing.index);
};

/** The word that a quote opens, and where the next one begins; `undefined` if nothing closes it. */
const groupFrom = (
	parts: readonly Part[],
	start: number,
	opening: Quote,
): { readonly word: string; readonly end: number } | undefined => {
	for (let last = start; last < parts.length; last += 1) {
		const part = parts[last];
		const closing = part && closingOf(part);
		if (closing?.family === opening.family && (last > start || closing.index > opening.index)) {
			const end = last + 1;
			return { word: join(parts.slice(start, end), opening, closing), end };
		}
	}
	return undefined;
};

/**
 * The words of a command. The server has split it at blanks, tabs and line breaks, and knows straight quotes only; this
 * splits at any white space and groups words in curly and angular quotes. A quote that is never closed is text.
 */
export const wordsOf = (args: readonly string[]): readonly string[] => {
	const parts = args.flatMap(partsOf);
	const words: string[] = [];
	// Families that nothing closes in the rest, so that the rest is searched once for each.
	const unclosed = new Set<string>();
	let next = 0;
	parts.forEach((part, at) => {
		if (at < next) {
			return;
		}
		const opening = openingOf(part);
		const group = opening && !unclosed.has(opening.family) && groupFrom(parts, at, opening);
		if (opening && !group) {
			unclosed.add(opening.family);
		}
		if (group) {
			next = group.end;
		}
		words.push(group ? group.word : part.text);
	});
	return words.filter(hasContent);
};
