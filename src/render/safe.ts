/**
 * Text from outside, made safe to show. Device names come from attackers' browsers, and clients draw attachment text and
 * fields as markdown: the web client with `marked` (HTML-escaped before) and then its emoji parser, the mobile client
 * with `@rocket.chat/message-parser`.
 */

const LIMIT = 200;

// Control characters, line and paragraph separators, halves of surrogate pairs, and what reverses the reading direction.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

const ZERO_WIDTH_SPACE = '\u200b';

/** For places that show plain text, such as an attachment's title. Longer than the limit, it ends in `…`. */
export const plain = (text: string, limit = LIMIT): string => {
	const shown = text
		.slice(0, 2 * limit + 2)
		.replace(UNPRINTABLE, ' ')
		.replace(/`/g, 'ˋ');
	// Counted as characters only where that may matter.
	const characters = shown.length > limit ? Array.from(shown) : [];

	return (characters.length > limit ? `${characters.slice(0, limit).join('')}…` : shown).trim();
};

/**
 * For places that show markdown. A code span keeps its content as it is, with two exceptions in the web client: up to
 * 8.x its emoji parser reads code too, so `:1234:` is broken up by a character that nobody sees; and in fields it shows
 * the HTML escapes of `<`, `>`, `&` and no-break spaces inside code, so these stand between spans, where they mean
 * nothing on their own. Spaces at the ends of a span would be stripped, so they stand outside as well.
 */
export const code = (text: string, limit = LIMIT): string => {
	const spans = plain(text, limit)
		.replace(/:(?=[-+\w]+:)/g, `:${ZERO_WIDTH_SPACE}`)
		.replace(/[^<>&\u00a0 ](?:[^<>&\u00a0]*[^<>&\u00a0 ])?/g, '`$&`');

	// A `>` in front would be a quote in the mobile client.
	return spans.startsWith('>') ? ZERO_WIDTH_SPACE + spans : spans;
};
