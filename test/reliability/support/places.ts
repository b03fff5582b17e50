import { isIP } from 'node:net';

/** An address or a network, as a number with so many bits in front that count; it shares no code with the app. */
export type Place = { readonly value: bigint; readonly bits: number; readonly isIpv6: boolean };

const ofIpv4 = (text: string): bigint =>
	text.split('.').reduce((value, part) => value * 256n + BigInt(part), 0n);

const ofIpv6 = (text: string): bigint => {
	// An IPv4 address at the end stands for the last two groups.
	const hex = text.replace(/\d+\.\d+\.\d+\.\d+$/, (ipv4) => {
		const value = ofIpv4(ipv4);
		return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
	});
	const [before = '', after] = hex.split('::');
	const groups = (part: string): string[] => part.split(':').filter(Boolean);
	const [head, tail] = [groups(before), groups(after ?? '')];
	const zeros = Array<string>(8 - head.length - tail.length).fill('0');
	return [...head, ...zeros, ...tail].reduce(
		(value, group) => value * 65_536n + BigInt(`0x${group}`),
		0n,
	);
};

/** An IPv4 address in the clothes of IPv6 is the IPv4 address. */
const addressOf = (text: string): Place | undefined => {
	const [, bare = text] =
		/^\[(.*)\](?::\d+)?$/.exec(text) ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text) ?? [];
	if (isIP(bare) === 4) {
		return { value: ofIpv4(bare), bits: 32, isIpv6: false };
	}
	if (isIP(bare) !== 6) {
		return undefined;
	}
	const value = ofIpv6(bare);
	return value >> 32n === 0xffffn
		? { value: value & 0xffff_ffffn, bits: 32, isIpv6: false }
		: { value, bits: 128, isIpv6: true };
};

/** Invisible characters do not count. `bad`: an address with a prefix that it cannot have. */
export const parsePlace = (typed: string): Place | 'bad' | undefined => {
	const [address = '', prefix, ...rest] = typed.replace(/\u200b/g, '').split('/');
	const place = addressOf(address);
	if (!place || rest.length > 0 || prefix === undefined) {
		return rest.length > 0 ? undefined : place;
	}
	const wasIpv6 = isIP(address) === 6;
	const bits = /^\d+$/.test(prefix) ? Number(prefix) - (wasIpv6 && !place.isIpv6 ? 96 : 0) : NaN;
	return bits >= 0 && bits <= place.bits ? { ...place, bits } : 'bad';
};

export const isWithin = (ip: string, { value, bits, isIpv6 }: Place): boolean => {
	const address = addressOf(ip);
	const rest = BigInt((isIpv6 ? 128 : 32) - bits);
	return address?.isIpv6 === isIpv6 && address.value >> rest === value >> rest;
};
