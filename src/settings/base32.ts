const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The bytes of a base32 seed (RFC 4648), or `undefined` if it is malformed. As people copy seeds: in upper or lower
 * case, grouped by spaces or hyphens, with or without padding.
 */
export const parseBase32 = (text: string): Buffer | undefined => {
	const symbols = /^([A-Za-z2-7]+)=*$/.exec(text.replace(/[\s-]/g, ''))?.[1];
	// 1, 3 and 6 symbols left over are fewer bits than the bytes they would have to end.
	if (symbols === undefined || [1, 3, 6].includes(symbols.length % 8)) {
		return undefined;
	}

	const fiveBits = (symbol: string): string =>
		ALPHABET.indexOf(symbol).toString(2).padStart(5, '0');
	const bits = Array.from(symbols.toUpperCase(), fiveBits).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};
