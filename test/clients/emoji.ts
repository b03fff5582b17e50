import emojione from 'emojione';

/**
 * What Rocket.Chat's web client draws as a picture, as far as letters can spell it: the data of its own library,
 * emojione 4.5. The successor of later clients, emoji-toolkit 7 to 9, has the same smileys, and of the shortcodes that an
 * address can spell the same as well.
 */

/**
 * Smileys such as `:)`. Only exactly these letters, with white space (anything that `\s` matches) before and white space
 * or one of `!,.?` after: so in a code span neither its first nor its last word. A zero-width space before the smiley is
 * enough to keep it.
 */
export const smileys: readonly string[] = Object.keys(emojione.asciiList);

/**
 * Shortcodes such as `:100:`, colons included, all in small letters. Nothing has to stand around them, and the closing
 * colon of one can be the first of the next. So can that of an emoji: the library writes it as its shortcode first, and
 * `:a` with an emoji behind it is read as `:a:`. A zero-width space after the first colon is enough to keep it.
 */
export const shortcodes: readonly string[] = Object.entries(emojione.emojioneList).flatMap(
	([name, { shortnames }]) => [name, ...shortnames],
);

/** Those that an IPv6 address can have in it: groups of hexadecimal digits, flags such as `:de:` among them. */
export const addressShortcodes: readonly string[] = shortcodes.filter((shortcode) =>
	/^:[0-9a-f]{1,4}:$/.test(shortcode),
);
emojione.sprites = true;

// Built of thousands of entries, and anew for each text; so the client keeps the first of these as well.
const characters = emojione.unicodeCharRegex();
const escapedCharacters = emojione.escapeRegExp(characters);
const names = emojione.shortnameConversionMap();
const { escapeRegExp, toShort } = emojione;
emojione.unicodeCharRegex = () => characters;
emojione.escapeRegExp = (text) => (text === characters ? escapedCharacters : escapeRegExp(text));
emojione.shortnameConversionMap = () => names;
emojione.toShort = (html) => (/[^\0-\x7f]/.test(html) ? toShort(html) : html);

const toPictures = (html: string): string =>
	emojione
		.toImage(html.replace(/&#39;/g, "'").replace(/<br>/g, ' <br> '))
		.replace(/'/g, '&#39;')
		.replace(/ <br> /g, '<br>');

export type EmojiReader = {
	/** Whether code is read as well, as clients up to about 8.x do. */
	readonly inCode: boolean;
	/** Whether smileys are read, which a user can switch off ("Convert ASCII to Emoji"). */
	readonly smileys: boolean;
};

/** Puts pictures of emoji into HTML: `span`s of the class `emojione` around the character. */
export const drawEmoji = (html: string, reader: EmojiReader): string => {
	emojione.ascii = reader.smileys;
	if (reader.inCode) {
		return toPictures(html.trim());
	}

	const codes: string[] = [];
	// Text is escaped, so no text can be such a tag.
	const shielded = html
		.trim()
		.replace(/<code.*?<\/code>/gs, (code) => `<a code="${codes.push(code) - 1}">`);
	return toPictures(shielded).replace(
		/<a code="(\d+)">/g,
		(_tag, index: string) => codes[Number(index)] ?? '',
	);
};

const mainNames = new Map(
	Object.entries(emojione.emojioneList).flatMap(([name, { shortnames }]) =>
		[name, ...shortnames].map((shortcode) => [shortcode, name]),
	),
);

/** The character that a shortcode stands for, given without its colons. */
export const characterOf = (name: string): string | undefined => {
	const mainName = mainNames.get(`:${name}:`);
	return mainName === undefined ? undefined : emojione.shortnameToUnicode(mainName);
};
