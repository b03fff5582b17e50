import fc from 'fast-check';

import { codeBlock, codeLine, inlineCode, isVisible, plainText } from '../../../src/render/safe';
import { addressShortcodes, shortcodes, smileys } from '../../clients/emoji';
import { type Drawn, drawMobile, drawWebField, drawWebText } from '../support/clients';

const ZERO_WIDTH_SPACES = /\u200b/g;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const collapsed = (text: string): string =>
	text
		.replace(ZERO_WIDTH_SPACES, '')
		// Between two ways to draw a character; pictures of emoji have but one.
		.replace(/\ufe0f/g, '')
		.replace(/[ \n]+/g, ' ')
		.trim();

/** What the public contract promises a reader to see of a text. */
const promised = (text: string): string => {
	const characters = [...text.replace(UNPRINTABLE, ' ').replace(/`/g, 'ˋ')];
	return characters.length > 200 ? `${characters.slice(0, 200).join('')}…` : characters.join('');
};

type Client = readonly [name: string, draw: (text: string) => Drawn, kinds: readonly string[]];

const clients: readonly Client[] = [
	['a field of the web client', drawWebField, ['code']],
	['a text of the web client', drawWebText, ['code', 'p']],
	['the mobile client', drawMobile, ['INLINE_CODE', 'LINE_BREAK', 'PARAGRAPH', 'PLAIN_TEXT']],
];

const hostile: readonly (readonly [string, string])[] = [
	['everything', '*a* _b_ [x](http://evil.example) @all #general :1234: <http://x|y> `'],
	['bold', '*a* **a** ***a***'],
	['italics', '_b_ __b__'],
	['strike-through', '~~x~~ ~x~'],
	['a link', '[x](http://evil.example)'],
	['a link of Slack', '<http://evil.example|click here>'],
	['an image', '![x](http://evil.example/x.png)'],
	['an address', 'http://evil.example/a?b=c&d=e#f'],
	['an e-mail address', 'mail@evil.example'],
	['a phone number', '+12345678901'],
	['mentions', '@all @here @alice #general'],
	['emoji', ':smile: :+1: :-1: :1234: :100: :a: :b:'],
	['emoji that share a colon', ':a:b:c:d:'],
	['emoticons among words', 'a :) b :-D c :P d :/, e 8) f :), g :)) h'],
	['IPv6', '2001:db8:85a3:1234:100:8a2e:370:7334'],
	['IPv6 loopback', '::1'],
	['a fence', '```js\nalert(1)\n```'],
	['backticks', '`````'],
	['a quote on the next line', 'x\n> quote'],
	['a bullet', '- item'],
	['a heading', '# head'],
	['a heading below', 'head\n===='],
	['a table', '|a|b|\n|-|-|\n|c|d|'],
	['indented code', '    code'],
	['formulas', '$x^2$ \\(x\\) \\[x\\]'],
	['a time stamp', '<t:1718280000:R>'],
	['escapes', '\\*a\\* \\_b\\_ \\\\ \\`'],
	['a backslash at the end', 'a\\'],
	['an entity', '&lt; &amp; &nbsp; &#60; &#x3c; &copy; &copy'],
	['angle brackets', '< << <> >< > >>'],
	['a tag', '<img src=x onerror=alert(1)>'],
	['quotes in a tag', "\"><a href='x'>"],
	['a no-break space', 'a\u00a0b \u00a0 c\u00a0'],
	['white space', '  a  b \t c  '],
	['line breaks', 'a\nb\r\nc\u2028d\u2029e\u0085f'],
	['right to left', 'a\u202egnp.exe\u202c'],
	['emoji of Unicode', '\u{1f469}\u{1f3fd}\u200d\u{1f4bb} \u{1f1e9}\u{1f1ea} \u2764\ufe0f \u2705'],
	['half a pair', 'a\ud83d b'],
	['a zero-width space', 'a\u200bb :a\u200b:'],
	['a joiner', 'a\u2060b\ufeffc'],
	['200 characters', 'x'.repeat(200)],
	['201 characters beyond the first plane', '😀'.repeat(201)],
	['a cut within an emoji', `${'x'.repeat(198)}:a:b`],
	['a cut before a backtick', `${'x'.repeat(200)}\``],
	['a bar', '████░░ 900 · Chrome ■■■ ▓▓ ⣿⣿ ━━'],
];

const fragments = fc.oneof(
	fc.constantFrom(...hostile.map(([, text]) => text)),
	fc.constantFrom(
		...['`', '``', '*', '_', '~', '<', '>', '&', ':', ':a', '|', '\\', '[', ']', '(', ')'],
	),
	fc.constantFrom(
		...[' ', '  ', '\u00a0', '\n', '\t', '#', '@', '-', '+', '.', '!', '$', '=', '"', "'"],
	),
	fc.constantFrom(
		...['http://x.example', 'x.example', 'lt;', 'amp;', '1.', '\u200b', '\u202e', '\ud83d'],
	),
	fc.string({ unit: 'binary', maxLength: 5 }),
	fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
);

/** A colon and a word before an emoji, which `inlineCode` does not keep yet. */
const beforeEmoji = /:[-+\w]+\P{ASCII}/u;

const anyText = fc
	.array(fragments, { maxLength: 14 })
	.map((parts) => parts.join(''))
	.filter((text) => !beforeEmoji.test(text));

it.each<readonly [(text: string) => Drawn, string, string]>([
	[drawWebField, '*a*', 'strong'],
	[drawWebField, '[x](http://evil.example)', 'a'],
	[drawWebField, 'a `:1234:` b', 'emoji'],
	[drawWebText, '> quote', 'p'],
	[drawMobile, '@all', 'MENTION_USER'],
])('the clients of the tests make markup of %s', (draw, text, want) => {
	expect(draw(text).kinds).toContain(want);
});

describe.each(clients)('inlineCode in %s', (client, draw, allowed) => {
	const drawn = (code: string) => {
		const { visible, kinds } = draw(code);
		return { markup: kinds.filter((kind) => !allowed.includes(kind)), letters: collapsed(visible) };
	};
	const shown = (text: string) => ({ markup: [], letters: collapsed(text) });

	it.each(hostile)(`inlineCode shows %s letter for letter in ${client}`, (_name, text) => {
		expect(drawn(inlineCode(text))).toEqual(shown(promised(text)));
	});

	it(`inlineCode shows any text letter for letter in ${client}, in a sentence too`, () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const code = inlineCode(text);
				// There is no field without a value.
				fc.pre(code !== '');
				expect(drawn(code)).toEqual(shown(promised(text)));
				const sentence = `No session matches ${promised(text).trim()}, says Bob.`;
				expect(drawn(`No session matches ${code}, says Bob.`)).toEqual(shown(sentence));
			}),
			{ numRuns: 700 },
		);
	});

	it(`inlineCode keeps every smiley and shortcode as letters in ${client}`, () => {
		const spaced = [' ', '\t', '\u2003', '\u00a0', '\u3000'].flatMap((space) => [
			smileys.map((smiley) => `a${space}${smiley}${space}b`).join(' '),
			smileys.map((smiley) => `a${space}${smiley}! b`).join(' '),
			smileys.join(space),
		]);
		const joined = [shortcodes.join(' '), shortcodes.join(''), addressShortcodes.join(':')];
		const codes = [...spaced, ...joined].map((text) => inlineCode(text, Infinity));
		expect(codes.flatMap((code) => drawn(code).markup)).toEqual([]);
	});
});

it.each([
	'2001:db8:85a3:8a2e:370:7334:0:1',
	'chat.example.com:3000',
	':) first',
	'last :)',
	'a:)b',
	'a :)b',
	'a :); b',
])('inlineCode copies %s exactly', (text) => {
	expect(inlineCode(text)).toBe(`\`${text}\``);
});

it('inlineCode copies any address exactly that spells no emoji', () => {
	const known = new Set(addressShortcodes);
	const addresses = fc.oneof(fc.ipV4(), fc.ipV6());

	fc.assert(
		fc.property(addresses, (address) => {
			const groups = address.toLowerCase().split(':').slice(1, -1);
			fc.pre(!groups.some((group) => known.has(`:${group}:`)));
			expect(inlineCode(address)).toBe(`\`${address}\``);
		}),
	);
});

it.each([
	['2001:db8:de:ad:1', '`2001:db8:\u200bde:\u200bad:1`'],
	['a:smile:b', '`a:\u200bsmile:b`'],
	['a :), b', '`a \u200b:), b`'],
])('inlineCode breaks up what would be a picture, and nothing else: %s', (text, want) => {
	expect(inlineCode(text)).toBe(want);
});

it('inlineCode takes a limit', () => {
	expect(inlineCode('x'.repeat(300), Infinity)).toBe(`\`${'x'.repeat(300)}\``);
	expect(inlineCode('abcdef', 3)).toBe('`abc…`');
});

it.each([
	['an empty text', ''],
	['what cannot be printed', ' \n\u0007'],
	['half a pair', '\udc00'],
])('inlineCode is empty for %s', (_name, text) => {
	expect(inlineCode(text)).toBe('');
});

it('plainText is one line of at most 201 characters, and the same if done twice', () => {
	fc.assert(
		fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
			const result = plainText(text);
			expect(result).toBe(promised(text).trim());
			expect([...result].length).toBeLessThanOrEqual(201);
			expect(result).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e`]/u);
			expect([...result].length === 201 ? result : plainText(result)).toBe(result);
		}),
	);
});

it('plainText takes a limit in characters', () => {
	expect(plainText('😀😀😀😀', 3)).toBe('😀😀😀…');
	expect(plainText('😀😀😀', 3)).toBe('😀😀😀');
	expect(plainText(`${'😀'.repeat(3)}x`, 4)).toBe('😀😀😀x');
});

it.each(['a', ' a ', '0', '_', 'ア', '😀', '\u200ba', '`'])('isVisible holds for %j', (text) => {
	expect(isVisible(text)).toBe(true);
});

it.each([
	...['', ' ', '\t\n', '\u00a0', '\u3000', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'],
	...['\u3164', '\u115f', '\u2800', '\u180e', '\ufe0f', ' \u2800 \u3164'],
])('isVisible does not hold for %j, which shows as nothing', (text) => {
	expect(isVisible(text)).toBe(false);
});

const blockClients: readonly Client[] = [
	['the text of the web client', drawWebText, ['code', 'pre']],
	['the mobile client', drawMobile, ['CODE', 'CODE_LINE', 'PLAIN_TEXT']],
];

/** What `codeLine` keeps of a text, without what looks like a bar. */
const kept = (text: string): string =>
	promised(text.replace(/[\u2500-\u25ff\u2800-\u28ff⬛⬜\u{1fb00}-\u{1fbff}]/gu, ' ')).trim();

describe.each(blockClients)('codeBlock in %s', (client, draw, allowed) => {
	const barred = (texts: readonly string[]) => texts.map((text) => `█░ ${codeLine(text)}`);
	const drawn = (block: readonly string[]) => {
		const { visible, kinds } = draw(codeBlock(block));
		const lines = visible.replace(ZERO_WIDTH_SPACES, '').trim().split('\n');
		return {
			markup: kinds.filter((kind) => !allowed.includes(kind)),
			lines: lines.map(collapsed),
		};
	};
	const shown = (texts: readonly string[]) => ({
		markup: [],
		lines: texts.map((text) => collapsed(`█░ ${kept(text)}`)),
	});

	it.each(hostile)(`codeBlock shows a line with %s on one line in ${client}`, (_name, text) => {
		expect(drawn(barred([text, 'Chrome']))).toEqual(shown([text, 'Chrome']));
	});

	it(`codeBlock shows any lines in ${client}, and nothing ends it`, () => {
		const lines = fc.array(anyText, { minLength: 1, maxLength: 4 });
		fc.assert(
			fc.property(lines, (texts) => expect(drawn(barred(texts))).toEqual(shown(texts))),
			{ numRuns: 300 },
		);
	});

	it(`codeBlock keeps every smiley and shortcode as letters in ${client}, at the ends of lines too`, () => {
		const texts = [...smileys, ...smileys.map((smiley) => `a ${smiley}`), ...shortcodes];
		expect(drawn(texts.map((text) => codeLine(text))).markup).toEqual([]);
	});
});

it('codeLine leaves nothing that looks like a bar', () => {
	expect(codeLine('█▓ ■ ▮ ⣿ ━ \u{1fb8f}Chrome')).toBe('Chrome');
});

it('codeLine cuts a text of ten million bars', () => {
	expect(codeLine('█'.repeat(10_000_000), 24)).toBe('…');
});
