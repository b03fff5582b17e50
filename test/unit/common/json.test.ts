import { asCount, asDate, asText, compact, fieldsOf, isObject } from '../../../src/common/json';

it.each<readonly [unknown, boolean]>([
	[{}, true],
	[null, false],
	[[], false],
	[() => undefined, false],
])('isObject says of %p: %p', (value, want) => {
	expect(isObject(value)).toBe(want);
});

it('fieldsOf gives the properties of an object, and of anything else none', () => {
	expect(fieldsOf({ a: 1 })).toEqual({ a: 1 });
	expect(fieldsOf(['a'])).toEqual({});
});

it.each<readonly [unknown, string | undefined]>([
	['x', 'x'],
	[' x ', ' x '],
	['', undefined],
	[' \n\u00a0', undefined],
	[7, undefined],
	[['x'], undefined],
	[null, undefined],
])('asText makes %p to %p', (value, want) => {
	expect(asText(value)).toBe(want);
});

it.each<readonly [unknown, number | undefined]>([
	['2024-06-12T08:30:00.000Z', Date.UTC(2024, 5, 12, 8, 30)],
	['2024-06-12T08:30:00+02:00', Date.UTC(2024, 5, 12, 6, 30)],
	['2024-06-12', undefined],
	['2024-02-30T25:00:00Z', undefined],
	['(since) 2024-06-12T08:30:00Z', undefined],
	[['2024-06-12T08:30:00Z'], undefined],
	['', undefined],
	[null, undefined],
	['+012024-06-12T08:30:00.000Z', undefined],
])('asDate makes %p to %p', (value, want) => {
	expect(asDate(value)?.getTime()).toBe(want);
});

it.each<readonly [unknown, number | undefined]>([
	[0, 0],
	[-1, undefined],
	[1.5, undefined],
	[2 ** 53, undefined],
	['3', undefined],
])('asCount makes %p to %p', (value, want) => {
	expect(asCount(value)).toBe(want);
});

it('compact leaves out what is undefined, and is undefined if nothing is left', () => {
	const object: Record<string, unknown> = { a: undefined, b: null, c: 0, d: '', e: false };
	expect(compact(object)).toStrictEqual({ b: null, c: 0, d: '', e: false });
	expect([compact({ a: undefined }), compact({})]).toEqual([undefined, undefined]);
});
