import { asCount, asDate, asText, compact, isObject } from '../../../src/common/json';

describe('isObject', () => {
	it.each<readonly [unknown, boolean]>([
		[{}, true],
		[{ a: 1 }, true],
		[null, false],
		[undefined, false],
		[[], false],
		['x', false],
		[7, false],
		[() => undefined, false],
	])('%p: %p', (value, want) => {
		expect(isObject(value)).toBe(want);
	});
});

describe('asText', () => {
	it.each<readonly [unknown, string | undefined]>([
		['x', 'x'],
		[' x ', ' x '],
		['0', '0'],
		['', undefined],
		[' \n\u00a0', undefined],
		[7, undefined],
		[['x'], undefined],
		[null, undefined],
	])('%p: %p', (value, want) => {
		expect(asText(value)).toBe(want);
	});
});

describe('asDate', () => {
	it.each<readonly [unknown, number | undefined]>([
		['2024-06-12T08:30:00.000Z', Date.UTC(2024, 5, 12, 8, 30)],
		['2024-06-12T08:30:00+02:00', Date.UTC(2024, 5, 12, 6, 30)],
		['2024-06-12', undefined],
		['+002024-06-12T08:30:00.000Z', undefined],
		['2024-02-30T25:00:00Z', undefined],
		['12 June 2024', undefined],
		['(since) 2024-06-12T08:30:00Z', undefined],
		[['2024-06-12T08:30:00Z'], undefined],
		['', undefined],
		[1718180000000, undefined],
		[null, undefined],
	])('%p: %p', (value, want) => {
		expect(asDate(value)?.getTime()).toBe(want);
	});
});

describe('asCount', () => {
	it.each<readonly [unknown, number | undefined]>([
		[0, 0],
		[12, 12],
		[-1, undefined],
		[1.5, undefined],
		[NaN, undefined],
		[Infinity, undefined],
		[2 ** 53, undefined],
		['3', undefined],
	])('%p: %p', (value, want) => {
		expect(asCount(value)).toBe(want);
	});
});

describe('compact', () => {
	it('leaves out what is undefined, and nothing else', () => {
		expect(
			compact<Record<string, unknown>>({ a: undefined, b: null, c: 0, d: '', e: false }),
		).toStrictEqual({ b: null, c: 0, d: '', e: false });
	});

	it('is nothing if nothing is left', () => {
		expect(compact<Record<string, unknown>>({ a: undefined })).toBeUndefined();
		expect(compact({})).toBeUndefined();
	});
});
