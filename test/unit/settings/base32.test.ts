import fc from 'fast-check';
import { Secret } from 'otpauth';

import { parseBase32 } from '../../../src/settings/base32';

describe('parseBase32', () => {
	// RFC 4648, section 10.
	it.each([
		['MY======', 'f'],
		['MZXQ====', 'fo'],
		['MZXW6===', 'foo'],
		['MZXW6YQ=', 'foob'],
		['MZXW6YTB', 'fooba'],
		['MZXW6YTBOI======', 'foobar'],
	])('reads the vector %s of RFC 4648', (text, want) => {
		expect(parseBase32(text)?.toString('ascii')).toBe(want);
	});

	it.each([
		['without padding', 'MZXW6YTBOI'],
		['in lower case', 'mzxw6ytboi'],
		['in groups', 'MZXW 6YTB OI'],
		['with hyphens', 'mzxw-6ytb-oi'],
		['with line breaks and tabs', ' MZXW\t6YTB\nOI '],
		['with a no-break space', 'MZXW\u00a06YTBOI'],
	])('reads a seed as people copy it: %s', (_name, text) => {
		expect(parseBase32(text)?.toString('ascii')).toBe('foobar');
	});

	it.each([
		['nothing', ''],
		['white space', ' \n'],
		['padding alone', '===='],
		['the digit 0', 'MZXW0YTB'],
		['the digit 1', 'MZXW1YTB'],
		['the digit 8', 'MZXW8YTB'],
		['the digit 9', 'MZXW9YTB'],
		['padding inside', 'MZ=XW6YTB'],
		['punctuation', 'MZXW6YTB!'],
		['a URL', 'otpauth://totp/x?secret=MZXW6YTB'],
		['1 symbol', 'M'],
		['3 symbols', 'MZX'],
		['6 symbols', 'MZXW6Y'],
		['9 symbols', 'MZXW6YTBO'],
		['a letter that only looks like one', 'MZXW6YTΒ'],
		['a letter whose upper case is ASCII', 'mzxw6ytſ'],
		['a ligature whose upper case is ASCII', 'mzxw6yﬀ'],
		['full-width letters', 'ＭＺＸＷ'],
	])('refuses %s', (_name, text) => {
		expect(parseBase32(text)).toBeUndefined();
	});

	it('reads back whatever bytes another encoder wrote', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), (bytes) => {
				const { base32 } = new Secret({ buffer: bytes.slice().buffer });
				expect(parseBase32(base32)).toEqual(Buffer.from(bytes));
			}),
		);
	});
});
