import { parseFilter, parseInteger, parseUsername } from '../../../src/requests/parameters';
import { thrown } from '../support/failures';

describe('parseInteger', () => {
	it.each([
		['0', 0],
		['1', 1],
		['007', 7],
		['50', 50],
	])('reads %s', (text, want) => {
		expect(parseInteger(text, 'offset', 0, 50)).toBe(want);
	});

	it.each<readonly [unknown]>([
		...[undefined, null, 5, NaN, true, {}, [], ['5'], ''].map((value) => [value] as const),
		...['-1', '+1', '1.0', '1e3', '0x10', ' 5', '5 ', '5\n', '٣', '５', '1,000', 'five'].map(
			(value) => [value] as const,
		),
		...['51', '9'.repeat(15), '9'.repeat(16), '9'.repeat(400)].map((value) => [value] as const),
	])('refuses %p', (value) => {
		expect(thrown(() => parseInteger(value, 'count', 1, 50))).toEqual({
			code: 'invalid-params',
			parameter: 'count',
		});
	});

	it('heeds the least', () => {
		expect(thrown(() => parseInteger('0', 'page', 1))).toEqual({
			code: 'invalid-params',
			parameter: 'page',
		});
		expect(parseInteger('1', 'page', 1)).toBe(1);
	});

	it('reads nothing that is not exact', () => {
		expect(parseInteger('9'.repeat(15), 'offset', 0)).toBe(999_999_999_999_999);
		expect(thrown(() => parseInteger('9'.repeat(16), 'offset', 0))).toEqual({
			code: 'invalid-params',
			parameter: 'offset',
		});
	});
});

describe.each([
	['filter', (value: unknown) => parseFilter(value, 'filter')],
	['filter_chat', (value: unknown) => parseFilter(value, 'filter_chat')],
	['username', (value: unknown) => parseUsername(value, 'username')],
	['username_chat', (value: unknown) => parseUsername(value, 'username_chat')],
] as const)('the parameter %s', (parameter, parse) => {
	it.each([
		['a word', 'alice', 'alice'],
		['white space around', ' \talice \n', 'alice'],
		['white space inside', 'a  b', 'a  b'],
		['a number', '0', '0'],
		['what means something in a pattern', '.*[a](', '.*[a]('],
		['256 characters', 'x'.repeat(256), 'x'.repeat(256)],
	])('takes %s', (_case, text, want) => {
		expect(parse(text)).toBe(want);
	});

	it.each<readonly [string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty text: the workspace would show everything', ''],
		['white space', ' \n\u00a0'],
		['257 characters', 'x'.repeat(257)],
		['257 characters, blanks included', `${' '.repeat(256)}x`],
		['a million', 'x'.repeat(1_000_000)],
		['a number', 5],
		['a list', ['alice', 'bob']],
		['an object', { $ne: '' }],
	])('refuses %s', (_case, value) => {
		expect(thrown(() => parse(value))).toEqual({ code: 'invalid-params', parameter });
	});
});

describe('a username', () => {
	it.each([
		['@bob', 'bob'],
		['@@bob', '@bob'],
		['bob@example.com', 'bob@example.com'],
		[`@${'x'.repeat(256)}`, 'x'.repeat(256)],
	])('%s is meant as %s', (typed, want) => {
		expect(parseUsername(typed, 'username_chat')).toBe(want);
	});

	it.each([['@'], ['@ '], [`@${'x'.repeat(257)}`]])('%s is none', (typed) => {
		expect(thrown(() => parseUsername(typed, 'username_chat'))).toEqual({
			code: 'invalid-params',
			parameter: 'username_chat',
		});
	});
});

it('a filter keeps its `@`', () => {
	expect(parseFilter('@bob', 'filter')).toBe('@bob');
});
