import { createHmac } from 'crypto';

const STEP_MS = 30_000;
const DIGITS = 6;

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
