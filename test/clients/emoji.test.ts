import { addressShortcodes, characterOf, drawEmoji, smileys } from './emoji';

const ZERO_WIDTH_SPACE = '\u200b';

/** The text in code as a client up to 8.x draws it. */
const draw = (text: string): string =>
	drawEmoji(`<code>${text}</code>`, { inCode: true, smileys: true });

/** Those of some texts that have pictures in code. */
const withPictures = (texts: readonly string[]): readonly string[] =>
	texts.filter((text) => draw(text).includes('class="emojione'));

it('smileys and addressShortcodes are what can be spelled', () => {
	expect(smileys).toHaveLength(115);
	expect(smileys).toEqual(expect.arrayContaining([':)', ':P', '-_-', '=)', ':/', '8-)', ':$']));
	expect(addressShortcodes.map((one) => one.slice(1, -1)).sort()).toEqual(
		'100 1234 a ab abc abcd ac ad ae af b ba bb bd be bed bee bf ca cc cd cf de ea ec ee'.split(
			' ',
		),
	);
});

it('drawEmoji makes a picture of a smiley as a word of its own', () => {
	// The package looks for `<` and `>` and never meets them, since text is escaped; its successor does.
	const plain = smileys.filter((smiley) => !/[<>]/.test(smiley));
	const words = plain.flatMap((smiley) => [
		`a ${smiley} b`,
		`a\u2003${smiley}\ufeffb`,
		...['!', ',', '.', '?'].map((after) => `a ${smiley}${after}b`),
	]);
	expect(withPictures(words)).toEqual(words);
	const kept = plain.flatMap((smiley) => [
		...[smiley, `${smiley} b`, `a ${smiley}`, `a${smiley} b`, `a ${smiley}b`, `a ${smiley};`],
		`a ${ZERO_WIDTH_SPACE}${smiley} b`,
	]);
	expect(withPictures(kept)).toEqual([]);
});

it('drawEmoji makes a picture of a shortcode wherever it stands, unless its first colon is set apart', () => {
	const texts = addressShortcodes.flatMap((one) => [one, `1${one}2`, `:${one}:`]);
	expect(withPictures(texts)).toEqual(texts);
	const apart = addressShortcodes.map((one) => one.replace(':', `:${ZERO_WIDTH_SPACE}`));
	expect(withPictures([...apart, ':DE:'])).toEqual([]);
});

it('drawEmoji takes the colon of an emoji that follows for that of a shortcode', () => {
	expect(draw(':a😀')).toContain('🅰');
	expect(draw(`:${ZERO_WIDTH_SPACE}a😀`)).not.toContain('🅰');
	expect(draw('😀a:')).not.toContain('🅰');
});

it('drawEmoji leaves code alone as the newest client does', () => {
	const drawn = drawEmoji('<p>a :) b <code>c :) d</code></p>', { inCode: false, smileys: true });
	expect(drawn).toBe(
		'<p>a <span class="emojione emojione-32-people _1f642"  title=":)">🙂</span> b <code>c :) d</code></p>',
	);
});

it('drawEmoji leaves smileys alone where they are switched off', () => {
	expect(drawEmoji('<p>a :) b</p>', { inCode: true, smileys: false })).toBe('<p>a :) b</p>');
});

it.each([
	['100', '💯'],
	['de', '🇩🇪'],
	['+1', '👍'],
	['nothing', undefined],
])('characterOf(%j) is %s', (name, character) => {
	expect(characterOf(name)).toBe(character);
});
