import { addressShortcodes, characterOf, drawEmoji, shortcodes, smileys } from './emoji';

const ZERO_WIDTH_SPACE = '\u200b';

const inCode = (text: string): string => `<code>${text}</code>`;

const escape = (text: string): string => text.replace(/</g, '&lt;').replace(/>/g, '&gt;');

const isPicture = (html: string): boolean =>
	drawEmoji(html, { inCode: true, smileys: true }).includes('class="emojione');

// The package looks for `<` and `>` and never meets them, since text is escaped; its successor does.
const [withBrackets, plainSmileys] = [
	smileys.filter((smiley) => /[<>]/.test(smiley)),
	smileys.filter((smiley) => !/[<>]/.test(smiley)),
];

const whiteSpace = [' ', '\t', '\u2003', '\u202f', '\u3000', '\ufeff'];

it('knows what can be spelled', () => {
	expect(smileys).toHaveLength(115);
	expect(smileys).toEqual(
		expect.arrayContaining([':)', ':P', ':D', '-_-', '=)', ':/', '8-)', ':$']),
	);

	expect(
		addressShortcodes
			.map((shortcode) => shortcode.slice(1, -1))
			.sort()
			.join(' '),
	).toBe('100 1234 a ab abc abcd ac ad ae af b ba bb bd be bed bee bf ca cc cd cf de ea ec ee');
});

describe('a smiley in code', () => {
	it.each(plainSmileys)('%s is a picture as a word of its own, and nowhere else', (smiley) => {
		for (const space of whiteSpace) {
			expect(isPicture(inCode(`a${space}${smiley}${space}b`))).toBe(true);
		}
		for (const after of ['!', ',', '.', '?']) {
			expect(isPicture(inCode(`a ${smiley}${after}b`))).toBe(true);
		}
		for (const text of [
			smiley,
			`${smiley} b`,
			`a ${smiley}`,
			`a${smiley} b`,
			`a ${smiley}b`,
			`a ${smiley};`,
		]) {
			expect([text, isPicture(inCode(text))]).toEqual([text, false]);
		}
	});

	it.each(withBrackets)('%s is none', (smiley) => {
		expect(isPicture(inCode(`a ${escape(smiley)} b`))).toBe(false);
	});

	it.each(smileys)('%s is kept by a zero-width space before it', (smiley) => {
		for (const space of whiteSpace) {
			const text = `a${space}${ZERO_WIDTH_SPACE}${escape(smiley)}${space}b`;
			expect(isPicture(inCode(text))).toBe(false);
		}
	});
});

describe('a shortcode in code', () => {
	it('is a picture wherever it stands', () => {
		for (const shortcode of addressShortcodes) {
			for (const text of [shortcode, `1${shortcode}2`, `:${shortcode}:`, `a ${shortcode} b`]) {
				expect([text, isPicture(inCode(text))]).toEqual([text, true]);
			}
		}
	});

	it('is made with the colon of an emoji that follows as well', () => {
		const draw = (text: string): string => drawEmoji(inCode(text), { inCode: true, smileys: true });
		expect(draw(':a😀')).toContain('🅰');
		expect(draw(`:${ZERO_WIDTH_SPACE}a😀`)).not.toContain('🅰');
		expect(draw('😀a:')).not.toContain('🅰');
	});

	it('is none in capital letters', () => {
		for (const shortcode of shortcodes.filter((one) => one !== one.toUpperCase())) {
			expect([shortcode, isPicture(inCode(shortcode.toUpperCase()))]).toEqual([shortcode, false]);
		}
	});

	it('is kept by a zero-width space after the first colon of each', () => {
		const known = shortcodes.map((shortcode) => shortcode.slice(1).replace(/\+/g, '\\+'));
		const breaks = new RegExp(`:(?=${known.join('|')})`, 'g');
		const chain = `:${addressShortcodes.map((shortcode) => shortcode.slice(1)).join('')}`;
		for (const text of [...shortcodes, chain]) {
			expect([text, isPicture(inCode(text.replace(breaks, `:${ZERO_WIDTH_SPACE}`)))]).toEqual([
				text,
				false,
			]);
		}
	});
});

it('leaves code alone as the newest client does', () => {
	expect(
		drawEmoji('<p>a :) b <code>c :) :100: d</code> :100:</p>', { inCode: false, smileys: true }),
	).toBe(
		'<p>a <span class="emojione emojione-32-people _1f642"  title=":)">🙂</span> b <code>c :) :100: d</code> <span class="emojione emojione-32-symbols _1f4af" title=":100:">💯</span></p>',
	);
});

it('leaves smileys alone for whoever switched them off', () => {
	expect(drawEmoji('<p>a :) b</p>', { inCode: true, smileys: false })).toBe('<p>a :) b</p>');
});

it.each([
	['100', '💯'],
	['de', '🇩🇪'],
	['+1', '👍'],
	['nothing', undefined],
])('finds %s', (name, character) => {
	expect(characterOf(name)).toBe(character);
});
