import fc from 'fast-check';

import {
	filterSpellings,
	isNameOf,
	isOneWord,
	plainWord,
	spellingsOf,
	wordsOf,
} from '../../../src/requests/typedText';
import { parseParameters } from '../../workspace/server/parseParameters';

/** As the app gets what was typed after `/session`. */
const read = (typed: string): readonly string[] => wordsOf(parseParameters(typed));

it.each<readonly [string, readonly string[]]>([
	['', []],
	['list\u00a02', ['list', '2']],
	['list\u2028@bob\u00852', ['list', '@bob', '2']],
	['find "Mac OS" page 2', ['find', 'Mac OS', 'page', '2']],
	['find «\u00a0Mac OS\u00a0» page 2', ['find', ' Mac OS ', 'page', '2']],
	['find “Mac\u00a0OS”', ['find', 'Mac OS']],
	['find \u200b“Mac OS”\u200b', ['find', '\u200bMac OS']],
	['find “Mac OS”, page 2', ['find', 'Mac OS', 'page', '2']],
	['list @“anna lena” 2', ['list', '@anna lena', '2']],
	['list `@anna lena` 2', ['list', '`@anna lena`', '2']],
	['list <@anna lena>, 2', ['list', '<@anna lena>,', '2']],
	['find Anna’s iPhone', ['find', 'Anna’s', 'iPhone']],
	['find “Mac OS', ['find', '“Mac', 'OS']],
	['find “ x', ['find', '“', 'x']],
	['find “Anna’s phone” page 2', ['find', 'Anna’s phone', 'page', '2']],
	['find ’til “Mac OS”', ['find', '’til', 'Mac OS']],
	['find “a "b c" d”', ['find', 'a b c d']],
	['find "“a b" c”', ['find', '“a b', 'c”']],
	['find “”', ['find']],
	['find \u200b \u2060', ['find']],
])('wordsOf reads %j as %j', (typed, want) => {
	expect(read(typed)).toEqual(want);
});

it.each([
	['o’brien', true],
	['a\u00a0b', false],
	['“bob', false],
	['bob”.', false],
])('isOneWord(%j) is %s', (word, want) => {
	expect(isOneWord(word)).toBe(want);
});

it('wordsOf groups what stands in each kind of quotes', () => {
	const pairs = fc.constantFrom(
		...['""', "''", '“”', '„“', '””', '‘’', '‚‘', '«»', '»«', '‹›', '›‹', '‟”'],
	);
	const inner = fc.array(fc.stringMatching(/^[a-z0-9.]{1,5}$/), { minLength: 1, maxLength: 4 });
	const end = fc.constantFrom('', '.', ',', '\u200b', '.\u200b');

	fc.assert(
		fc.property(pairs, inner, end, ([open = '', close = ''], words, after) => {
			const [, ...found] = read(`find ${open}${words.join(' ')}${close}${after} page 2`);
			expect(found.slice(-2)).toEqual(['page', '2']);
			expect(found).toHaveLength(3);
			expect(plainWord(found[0] ?? '')).toBe(plainWord(words.join(' ')));
		}),
	);
});

it('wordsOf looks for the end of a quote that nothing closes once, however often it opens', () => {
	const looks = (opened: number): number => {
		const split = jest.spyOn(RegExp.prototype, 'exec');
		const words = wordsOf(Array.from({ length: opened }, () => ['“a', '’b', '`c']).flat());
		const { length } = split.mock.calls;
		split.mockRestore();
		expect(words).toHaveLength(3 * opened);
		return length;
	};
	expect(looks(200)).toBeLessThan(2.1 * looks(100));
});

it.each([
	['`QoYY`', 'QoYY'],
	["o'brien", "o'brien"],
	['.a', '.a'],
	['`.,', ''],
	['``', ''],
	['« QoYY »', 'QoYY'],
])('plainWord makes %s to %s', (text, want) => {
	expect(plainWord(text)).toBe(want);
});

it.each<readonly [string, readonly string[]]>([
	['bob', ['bob']],
	['ju\u0308rgen', ['ju\u0308rgen', 'jürgen']],
	['علی\u200cرضا', ['علی\u200cرضا', 'علیرضا']],
	[
		'“ju\u0308\u200brgen”.',
		['“ju\u0308\u200brgen”.', 'ju\u0308\u200brgen', 'jü\u200brgen', 'jürgen'],
	],
	['@carol:matrix.example', ['@carol:matrix.example', 'carol:matrix.example']],
	['carol@matrix:8', ['carol@matrix:8']],
	['...', ['...']],
])('spellingsOf(%j) is %j', (username, want) => {
	expect(spellingsOf(username)).toEqual(want);
});

it.each<readonly [string, readonly string[]]>([
	['Chrome', ['Chrome']],
	['👨\u200d👩', ['👨\u200d👩', '👨👩']],
	['“Chrome”.', ['“Chrome”.']],
	['Chrome \u200b', ['Chrome \u200b', 'Chrome']],
	['\u200b \u2060', []],
])('filterSpellings(%j) is %j', (filter, want) => {
	expect(filterSpellings(filter)).toEqual(want);
});

it.each([
	['alice', 'Alice', true],
	['alice', '`Alice`.', true],
	['Jürgen', 'ju\u0308rgen', true],
	['alice', 'alicia', false],
])('isNameOf takes %s for the one who typed %j: %s', (username, typed, want) => {
	expect(isNameOf({ username }, typed)).toBe(want);
});
