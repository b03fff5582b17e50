import { addressShortcodes, characterOf, drawEmoji, shortcodes, smileys } from './emoji';

const ZERO_WIDTH_SPACE = '\u200b';

/** The text in code as a client up to 8.x draws it. */
const draw = (text: string): string => {
	const escaped = text.replace(/</g, '&lt;').replace(/>/g, '&gt;');
	return drawEmoji(`<code>${escaped}</code>`, { inCode: true, smileys: true });
};

/** Those of some texts that have pictures in code. */
const withPictures = (texts: readonly string[]): readonly string[] =>
	texts.filter((text) => draw(text).includes('class="emojione'));

// The package looks for `<` and `>` and never meets them, since text is escaped; its successor does.
const withBrackets = smileys.filter((smiley) => /[<>]/.test(smiley));
const plainSmileys = smileys.filter((smiley) => !/[<>]/.test(smiley));

const whiteSpace = [' ', '\t', '\u2003', '\u202f', '\u3000', '\ufeff'];

it('smileys and shortcodes are what can be spelled', () => {
	expect(smileys).toHaveLength(115);
	expect(smileys).toEqual(
		expect.arrayContaining([':)', ':P', ':D', '-_-', '=)', ':/', '8-)', ':$']),
	);

	expect(addressShortcodes.map((one) => one.slice(1, -1)).sort()).toEqual(
		'100 1234 a ab abc abcd ac ad ae af b ba bb bd be bed bee bf ca cc cd cf de ea ec ee'.split(
			' ',
		),
	);
});

it.each(plainSmileys)('drawEmoji makes a picture of %s as a word of its own', (smiley) => {
	const words = [
		...whiteSpace.map((space) => `a${space}${smiley}${space}b`),
		...['!', ',', '.', '?'].map((after) => `a ${smiley}${after}b`),
	];
	expect(withPictures(words)).toEqual(words);
	const parts = [smiley, `${smiley} b`, `a ${smiley}`];
	const inWords = [`a${smiley} b`, `a ${smiley}b`, `a ${smiley};`];
	expect(withPictures([...parts, ...inWords])).toEqual([]);
});

it('drawEmoji makes no picture of a smiley with brackets, or with a zero-width space before it', () => {
	expect(withPictures(withBrackets.map((smiley) => `a ${smiley} b`))).toEqual([]);
	const broken = smileys.flatMap((smiley) =>
		whiteSpace.map((space) => `a${space}${ZERO_WIDTH_SPACE}${smiley}${space}b`),
	);
	expect(withPictures(broken)).toEqual([]);
});

it('drawEmoji makes a picture of a shortcode wherever it stands', () => {
	const texts = addressShortcodes.flatMap((one) => [one, `1${one}2`, `:${one}:`, `a ${one} b`]);
	expect(withPictures(texts)).toEqual(texts);
});

it('drawEmoji takes the colon of an emoji that follows for that of a shortcode', () => {
	expect(draw(':a😀')).toContain('🅰');
	expect(draw(`:${ZERO_WIDTH_SPACE}a😀`)).not.toContain('🅰');
	expect(draw('😀a:')).not.toContain('🅰');
});

it('drawEmoji makes no picture of a shortcode in capital letters', () => {
	const capital = shortcodes.map((one) => one.toUpperCase());
	expect(withPictures(capital.filter((one) => !shortcodes.includes(one)))).toEqual([]);
});

it('drawEmoji makes no picture of a shortcode with a zero-width space after its first colon', () => {
	const known = shortcodes.map((one) => one.slice(1).replace(/\+/g, '\\+'));
	const breaks = new RegExp(`:(?=${known.join('|')})`, 'g');
	const chain = `:${addressShortcodes.map((one) => one.slice(1)).join('')}`;
	const broken = [...shortcodes, chain].map((one) => one.replace(breaks, `:${ZERO_WIDTH_SPACE}`));
	expect(withPictures(broken)).toEqual([]);
});

it('drawEmoji leaves code alone as the newest client does', () => {
	expect(
		drawEmoji('<p>a :) b <code>c :) :100: d</code> :100:</p>', { inCode: false, smileys: true }),
	).toBe(
		'<p>a <span class="emojione emojione-32-people _1f642"  title=":)">🙂</span> b <code>c :) :100: d</code> <span class="emojione emojione-32-symbols _1f4af" title=":100:">💯</span></p>',
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
