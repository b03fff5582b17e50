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
	['a browser', 'Chrome'],
	['bold', '*a* **a** ***a***'],
	['italics', '_b_ __b__'],
	['strike-through', '~~x~~ ~x~'],
	['a link', '[x](http://evil.example)'],
	['a link of Slack', '<http://evil.example|click here>'],
	['an image', '![x](http://evil.example/x.png)'],
	['an address', 'http://evil.example/a?b=c&d=e#f'],
	['an address without a scheme', 'www.evil.example evil.example'],
	['an e-mail address', 'mail@evil.example'],
	['an automatic link', '<http://evil.example> <mail@evil.example>'],
	['a link by reference', '[x][y] [y]: http://evil.example'],
	['a phone number', '+12345678901'],
	['mentions', '@all @here @alice #general'],
	['emoji', ':smile: :+1: :-1: :1234: :100: :a: :b:'],
	['emoji side by side', '::a::b::'],
	['emoji that share a colon', ':a:b:c:d:'],
	['emoticons', ':) :-D <3 >:( :/ 8)'],
	['emoticons among words', 'a :) b :-D c :P d :/, e 8) f :), g :)) h'],
	['IPv4', '203.0.113.7'],
	['IPv6', '2001:db8:85a3:1234:100:8a2e:370:7334'],
	['IPv6, short', '2001:db8::1234:0:1'],
	['IPv6 loopback', '::1'],
	['IPv6 with a zone', 'fe80::1%eth0'],
	['IPv4 in IPv6', '::ffff:203.0.113.7'],
	['code', '`code`'],
	['double code', '``code``'],
	['a fence', '```js\nalert(1)\n```'],
	['one backtick', '`'],
	['backticks', '`````'],
	['a quote', '>quote'],
	['a quote with a space', '> quote'],
	['quotes', '>>> quote'],
	['a quote on the next line', 'x\n> quote'],
	['a bullet', '- item'],
	['a starred bullet', '* item'],
	['a plus', '+ item'],
	['a number', '1. item'],
	['a task', '- [x] done'],
	['a heading', '# head'],
	['a heading below', 'head\n===='],
	['a rule', '---'],
	['a table', '|a|b|\n|-|-|\n|c|d|'],
	['indented code', '    code'],
	['a spoiler', '||spoiler||'],
	['formulas', '$x^2$ \\(x\\) \\[x\\]'],
	['a color', 'color:#ff0000 #fff'],
	['a time stamp', '<t:1718280000:R>'],
	['escapes', '\\*a\\* \\_b\\_ \\\\ \\`'],
	['a backslash at the end', 'a\\'],
	['an entity', '&lt; &amp; &nbsp; &#60; &#x3c; &copy; &copy'],
	['an ampersand', '& && &&& a&b'],
	['an ampersand before a word', '&amp &lt &notanentity;'],
	['angle brackets', '< << <> >< > >>'],
	['a tag', '<img src=x onerror=alert(1)>'],
	['a script', '<script>alert("x")</script>'],
	['a comment', '<!-- x -->'],
	['quotes in a tag', "\"><a href='x'>"],
	['a no-break space', 'a\u00a0b \u00a0 c\u00a0'],
	['white space', '  a  b \t c  '],
	['white space around brackets', ' < a > & '],
	['a tab', 'a\tb'],
	['line breaks', 'a\nb\r\nc\u2028d\u2029e\u0085f'],
	['a null character', 'a\u0000b'],
	['an escape sequence', '\u001b[31mred'],
	['right to left', 'a\u202egnp.exe\u202c'],
	['isolates', '\u2066a\u2069'],
	['Arabic', 'هاتف أليس'],
	['Japanese', 'アリスの電話'],
	['emoji of Unicode', '\u{1f469}\u{1f3fd}\u200d\u{1f4bb} \u{1f1e9}\u{1f1ea} \u2764\ufe0f \u2705'],
	['half a pair', 'a\ud83d b'],
	['the other half', '\udc00b'],
	['accents', 'é e\u0301'],
	['a zero-width space', 'a\u200bb :a\u200b:'],
	['a joiner', 'a\u2060b\ufeffc'],
	['199 characters', 'x'.repeat(199)],
	['200 characters', 'x'.repeat(200)],
	['201 characters', 'x'.repeat(201)],
	['201 characters beyond the first plane', '😀'.repeat(201)],
	['10,000 characters', 'ab*_`<'.repeat(1667)],
	['a cut within an emoji', `${'x'.repeat(198)}:a:b`],
	['a cut before a backtick', `${'x'.repeat(200)}\``],
	['the word undefined', 'undefined'],
	['what a replacement would read', '$& $1 {client}'],
	['a bar', '████░░ 900 · Chrome ■■■ ▓▓ ⣿⣿ ━━'],
	['tildes', '~~~\n**a**\n~~~'],
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
	[drawWebField, 'www.evil.example', 'a'],
	[drawWebField, 'a `:1234:` b', 'emoji'],
	[drawWebText, '> quote', 'p'],
	[drawWebText, '- item', 'li'],
	[drawWebText, '# head', 'h1'],
	[drawMobile, '@all', 'MENTION_USER'],
	[drawMobile, ':smile:', 'EMOJI'],
	[drawMobile, '203.0.113.7', 'LINK'],
	[drawMobile, '> quote', 'QUOTE'],
	[drawMobile, '*a*', 'BOLD'],
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
	'QoYYFw2t9oKks2niG',
	'3f3a4e8c-6671-480f-af9a-979486319e50',
	'203.0.113.7',
	'2001:db8::1',
	'2001:db8:85a3:8a2e:370:7334:0:1',
	'fe80::1:2:3:4',
	'::1',
	'::ffff:203.0.113.7',
	'chat.example.com:3000',
	':)',
	':) first',
	'last :)',
	'a:)b',
	'a :)b',
	'a :); b',
	'12:30:45',
	'Mozilla/5.0 (X11; Linux x86_64)',
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

it('inlineCode copies any Device ID exactly', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/), (id) => {
			expect(inlineCode(id)).toBe(`\`${id}\``);
		}),
	);
});

it.each([
	['2001:db8:100:1', '`2001:db8:\u200b100:1`'],
	['2001:db8:de:ad:1', '`2001:db8:\u200bde:\u200bad:1`'],
	['a:smile:b', '`a:\u200bsmile:b`'],
	['a :) b', '`a \u200b:) b`'],
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
	['white space', ' \n\t '],
	['control characters', '\u0000\u0007'],
	['half a pair', '\udc00'],
])('inlineCode is empty for %s', (_name, text) => {
	expect(inlineCode(text)).toBe('');
});

it.each(hostile)('plainText keeps %s', (_name, text) => {
	expect(plainText(text)).toBe(promised(text).trim());
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

it('plainText cuts a text of ten million characters', () => {
	expect(plainText('x'.repeat(10_000_000))).toBe(`${'x'.repeat(200)}…`);
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
