import { HEX_EMOJI } from '../common/address';

/**
 * Text from outside, made safe to show. Device names come from attackers' browsers, and clients draw attachment text and
 * fields as markdown: the web client with `marked` (HTML-escaped before) and then its emoji parser, the mobile client
 * with `@rocket.chat/message-parser`.
 */

const LIMIT = 200;

// Control characters, line and paragraph separators, halves of surrogate pairs, and what reverses the reading direction.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

/** For places that show plain text, such as an attachment's title. A text longer than the limit ends in `…`. */
export const plainText = (text: string, limit = LIMIT): string => {
	const safe = text
		.slice(0, 2 * limit + 2)
		.replace(UNPRINTABLE, ' ')
		.replace(/`/g, 'ˋ');
	const characters = Array.from(safe);
	return (characters.length > limit ? `${characters.slice(0, limit).join('')}…` : safe).trim();
};

/** Whether a text shows anything: fillers, zero-width characters and blanks alone show as nothing. */
export const isVisible = (text: string): boolean =>
	/[^\s\u2800\p{Default_Ignorable_Code_Point}]/u.test(text);

const ZERO_WIDTH_SPACE = '\u200b';

/** Smileys that become pictures between white space (emojione 4.5 with `ascii`, as Rocket.Chat sets it). */
const SMILEYS =
	String.raw`*\0/* *\O/* -___- :'-) ':-) ':-D >:-) ':-( >:-( :'-( O:-) 0:-3 0:-) 0;^) O;-) 0;-) O:-3 -__- :-Þ </3 :') :-D ':) '=) ':D '=D >:) >;) >=) ;-) *-) ;-] ;^) ':( '=( :-* :^* >:P X-P >:[ :-( :-[ >:( :'( ;-( >.< #-) %-) X-) \0/ \O/ 0:3 0:) O:) O=) O:3 B-) 8-) B-D 8-D -_- >:\ >:/ :-/ :-. :-P :Þ :-b :-O O_O >:O :-X :-# :-) (y) <3 :D =D ;) *) ;] ;D :* =* :( :[ =( :@ ;( D: :$ =$ #) %) X) B) 8) :/ :\ =/ =\ :L =L :P =P :b :O :X :# =X =# :) =] =) :]`.split(
		' ',
	);

/** Breaks up what clients up to 8.x would turn into pictures although it stands in a code span. */
const withoutPictures = (text: string): string =>
	text
		// An emoji is read as its shortcode, so it can bring the second colon.
		.replace(/:(?=([-+\w]+)(:|[^\0-\x7f]))/g, (colon, name: string, end: string) =>
			end === ':' && /^[\da-f]{1,4}$/i.test(name) && !HEX_EMOJI.has(name)
				? colon
				: colon + ZERO_WIDTH_SPACE,
		)
		.replace(/(?<=\s)\S{2,6}/g, (word, at: number, whole: string) => {
			const isLast = at + word.length === whole.length;
			const isSmiley = SMILEYS.some(
				(smiley) =>
					word.startsWith(smiley) &&
					(word === smiley ? !isLast : '!,.?'.includes(word.charAt(smiley.length))),
			);
			return isSmiley ? ZERO_WIDTH_SPACE + word : word;
		});

/**
 * For places that show markdown. A code span keeps its content as it is, with two exceptions in the web client. Up to 8.x
 * its emoji parser reads code too, so a zero-width space breaks up what it would take for emoji, and only that; addresses
 * are written without such groups (`writeAddress`). In fields it shows the HTML escapes of `<`, `>`, `&` and no-break
 * spaces inside code, so these stand between spans, where they mean nothing on their own.
 */
export const inlineCode = (text: string, limit = LIMIT): string => {
	// Spaces at the ends of a span would be stripped, so they stand outside.
	const spans = plainText(text, limit).replace(
		/[^\s<>&](?:[^<>&\u00a0]*[^\s<>&])?/g,
		(content) => `\`${withoutPictures(content)}\``,
	);
	// A `>` in front would be a quote in the mobile client.
	return spans.startsWith('>') ? ZERO_WIDTH_SPACE + spans : spans;
};

/** What a bar of a code block can be made of, or looks like: boxes, blocks, geometric shapes and braille. */
const SHAPES = /[\u2500-\u25ff\u2800-\u28ff\u2b1b-\u2b1c\u{1fb00}-\u{1fbff}]/gu;

/** For lines of a code block: as plain text, without anything that looks like a bar. */
export const codeLine = (text: string, limit = LIMIT): string =>
	plainText(text.slice(0, 2 * limit + 2).replace(SHAPES, ' '), limit);

/**
 * A code block of lines whose parts from outside `codeLine` has made safe: without a backtick, nothing can end it. White
 * space follows its last word, since the web client puts a blank there.
 */
export const codeBlock = (lines: readonly string[]): string =>
	`\`\`\`\n${withoutPictures(`${lines.join('\n')}\n`)}\`\`\``;
