import { createHmac } from 'crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;
const DIGITS = 6;

/**
 * The bytes of a base32 seed (RFC 4648), or `undefined` if it is malformed. As people copy seeds: in upper or lower
 * case, grouped by spaces or hyphens, with or without padding.
 */
export const parseBase32 = (text: string): Buffer | undefined => {
	const symbols = text.replace(/[\s-]/g, '').replace(/=+$/, '');

	// 1, 3 and 6 symbols left over are fewer bits than the bytes they would have to end.
	if (symbols === '' || !/^[A-Za-z2-7]+$/.test(symbols) || [1, 3, 6].includes(symbols.length % 8)) {
		return undefined;
	}

	const bytes: number[] = [];
	let buffer = 0;
	let bits = 0;

	for (const symbol of symbols.toUpperCase()) {
		buffer = ((buffer << 5) | ALPHABET.indexOf(symbol)) & 0xfff;
		bits += 5;

		if (bits >= 8) {
			bits -= 8;
			bytes.push((buffer >> bits) & 0xff);
		}
	}

	return Buffer.from(bytes);
};

/** The RFC 6238 code as Rocket.Chat and its authenticator apps make it: HMAC-SHA-1, 30 s, six digits. */
export const totp = (seed: Buffer, now: number): string => {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / STEP_MS)));

	const digest = createHmac('sha1', seed).update(counter).digest();
	// Dynamic truncation, RFC 4226 section 5.3.
	const offset = digest.readUInt8(digest.length - 1) & 0x0f;
	const number = digest.readUInt32BE(offset) & 0x7fffffff;

	return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
};
