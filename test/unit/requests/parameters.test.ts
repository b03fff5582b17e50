import fc from 'fast-check';

import {
	parseFilter,
	parseInteger,
	parseSessionId,
	parseTypedSessionId,
	parseUsername,
} from '../../../src/requests/parameters';
import { spellingsOf } from '../../../src/requests/typedText';
import { thrown } from '../support/failures';

const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

it.each([
	['0', 0],
	['007', 7],
	['50', 50],
])('parseInteger reads %s', (text, want) => {
	expect(parseInteger(text, 'offset', { min: 0, max: 50 })).toBe(want);
});

it.each<unknown>([
	...[undefined, 5, ['5'], '', '-1', '1.0', '1e3', ' 5', '5\n', '５'],
	...['0', '51'],
])('parseInteger refuses %j', (value) => {
	const parse = () => parseInteger(value, 'count', { min: 1, max: 50 });
	expect(thrown(parse)).toEqual(invalid('count'));
});

it('parseInteger reads no number that is not exact', () => {
	expect(parseInteger('9'.repeat(15), 'offset', { min: 0 })).toBe(999_999_999_999_999);
	const parse = () => parseInteger('9'.repeat(16), 'offset', { min: 0 });
	expect(thrown(parse)).toEqual(invalid('offset'));
});

const id = 'QoYYFw2t9oKks2niG';

it.each([`“<${id}>”.`, ` ${id}\n`, 'Qo\u200bYYFw2t9oKks2niG\ufeff'])(
	'parseTypedSessionId reads %j',
	(text) => {
		expect(parseTypedSessionId(text)).toBe(id);
		expect(parseSessionId(id)).toBe(id);
	},
);

it.each<unknown>(['', '.*', `\`${id}\``, ` ${id}`, [id], { $ne: '' }, null])(
	'parseSessionId refuses %j',
	(value) => {
		const failure = { code: 'invalid-session-id', isMissing: false };
		expect(thrown(() => parseSessionId(value))).toEqual(failure);
	},
);

it.each([
	['parseSessionId', parseSessionId],
	['parseTypedSessionId', parseTypedSessionId],
])('%s says that there is no id', (_name, parse) => {
	const failure = { code: 'invalid-session-id', isMissing: true };
	expect(thrown(() => parse(undefined))).toEqual(failure);
});

const both = [
	['parseFilter', 'filter', parseFilter],
	['parseUsername', 'username', parseUsername],
] as const;

describe.each(both)('%s', (name, parameter, parse) => {
	it.each([
		['a word', 'alice', 'alice'],
		['white space around', ' \talice \n', 'alice'],
		['invisible characters inside', 'a\u200cb', 'a\u200cb'],
		['256 characters', 'x'.repeat(256), 'x'.repeat(256)],
	])(`${name} takes %s as typed`, (_case, text, want) => {
		expect(parse(text)).toBe(want);
	});

	it.each<readonly [string, unknown]>([
		['nothing', undefined],
		['an empty text: the workspace would show everything', ''],
		['white space', ' \n\u00a0'],
		['invisible characters', '\u200b \u2060'],
		['257 characters, blanks included', `${' '.repeat(257)}x`],
		['a number', 5],
	])(`${name} refuses %s`, (_case, value) => {
		expect(thrown(() => parse(value))).toEqual(invalid(parameter));
	});
});

it.each([
	['`198.51.100.7`.', '198.51.100.7'],
	['`198.51.100.0/24`.', '198.51.100.0/24'],
	['2001:db8:\u200ba:\u200bb::\u200b1234:100', '2001:db8:a:b::1234:100'],
	['`QoYYFw2t9oKks2niG`', 'QoYYFw2t9oKks2niG'],
	['`Chrome`', '`Chrome`'],
	['`QoYYFw2t9oKks2niG Anna`', '`QoYYFw2t9oKks2niG Anna`'],
	['`Anna QoYYFw2t9oKks2niG`', '`Anna QoYYFw2t9oKks2niG`'],
	['@bob', '@bob'],
])('parseFilter reads %j as %j', (text, want) => {
	expect(parseFilter(text)).toBe(want);
});

it.each(['198.51.100.0/33', '198.51.100.0/', '`2001:db8::/129`', '198.51.\u200b100.0/x.'])(
	'parseFilter refuses the network %j',
	(text) => {
		expect(thrown(() => parseFilter(text))).toEqual(invalid('network'));
	},
);

it.each([
	['@bob', 'bob'],
	['@@bob', '@bob'],
	['@carol:matrix.example', '@carol:matrix.example'],
	['carol:matrix.example', 'carol:matrix.example'],
	['`@bob', 'bob'],
	[`@${'x'.repeat(256)}`, 'x'.repeat(256)],
])('parseUsername reads %j as %j', (typed, want) => {
	expect(parseUsername(typed)).toBe(want);
});

it.each(['@', '@ ', '@\u200b', `@${'x'.repeat(257)}`])('parseUsername refuses %j', (typed) => {
	expect(thrown(() => parseUsername(typed))).toEqual(invalid('username'));
});

it('parseUsername leaves a spelling that is the name, however it was typed', () => {
	const name = fc.constantFrom(
		...['bob', 'anna lena', 'jürgen', 'o.brien', '2', '@carol:matrix.example', 'Ångström'],
	);
	const around = fc.constantFrom('', '``', '<>', '“”', '«»', '""').map((pair) => [...pair]);
	const change = fc.constantFrom(
		(text: string) => text,
		(text: string) => text.normalize('NFD'),
		(text: string) => `\u200b${[...text].join('\u200b')}`,
	);
	const drawn = fc.tuple(name, around, change, fc.boolean());

	fc.assert(
		fc.property(drawn, ([username, [open = '', close = ''], changed, hasSigil]) => {
			const sigil = hasSigil && !username.startsWith('@') ? '@' : '';
			const typed = changed(`${open}${sigil}${username}${close}`);
			expect(spellingsOf(parseUsername(typed))).toContain(username);
		}),
		{ numRuns: 500 },
	);
});
