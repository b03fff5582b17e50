import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';

import { totp } from '../../../src/workspace/totp';

describe('totp', () => {
	const seed = Buffer.from('12345678901234567890', 'ascii');

	// RFC 6238, appendix B, SHA-1. The vectors have eight digits; six are the last six of them.
	it.each([
		[59, '94287082'],
		[1111111109, '07081804'],
		[1111111111, '14050471'],
		[1234567890, '89005924'],
		[2000000000, '69279037'],
		[20000000000, '65353130'],
	])('makes the code of RFC 6238 for the time %d s', (seconds, eightDigits) => {
		expect(totp(seed, seconds * 1000)).toBe(eightDigits.slice(2));
	});

	it('makes one code for each half minute', () => {
		const codes = [0, 29_999, 30_000, 59_999].map((now) => totp(seed, now));
		// RFC 4226, appendix D: counters 0 and 1.
		expect(codes).toEqual(['755224', '755224', '287082', '287082']);
	});

	it('makes six digits, the same as an authenticator app', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ minLength: 1, maxLength: 40 }),
				fc.integer({ min: 0, max: 4e12 }),
				(bytes, now) => {
					const other = new TOTP({ secret: new Secret({ buffer: bytes.slice().buffer }) });
					expect(totp(Buffer.from(bytes), now)).toBe(other.generate({ timestamp: now }));
				},
			),
		);
	});
});
