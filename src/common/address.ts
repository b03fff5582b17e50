import { isIP } from 'net';
import { URL } from 'url';

/** An IP address by value: 4 bytes or 16. An IPv4-mapped IPv6 address is the IPv4 address. */
export type Address = {
	readonly bytes: readonly number[];
	/** What stands behind `%`, as it was written: the interface of a link-local address. */
	readonly zone?: string;
};

/** The addresses that begin with the first `length` bits. */
export type Network = Address & { readonly length: number };

const IPV4_LENGTH = 4;

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** The longest that is looked at: a zone may have any length, and stored values may be anything. */
const MAX_LENGTH = 256;

const parseIpv4 = (text: string): readonly number[] => text.split('.').map(Number);

const bytesOfGroups = (text: string): readonly number[] =>
	text
		.split(':')
		.filter((group) => group !== '')
		.flatMap((group) => {
			const number = parseInt(group, 16);
			return group.includes('.') ? parseIpv4(group) : [number >> 8, number & 0xff];
		});

const parseIpv6 = (text: string): readonly number[] => {
	const [before = '', after = ''] = text.split('::');
	const [head, tail] = [bytesOfGroups(before), bytesOfGroups(after)];
	const zeros = Array.from({ length: 16 - head.length - tail.length }, () => 0);
	return [...head, ...zeros, ...tail];
};

const isMapped = (bytes: readonly number[]): boolean =>
	MAPPED_PREFIX.every((byte, index) => bytes[index] === byte);

const isPort = (digits: string): boolean => digits.length <= 5 && Number(digits) <= 0xffff;

/** The address without brackets and port, as gateways send it (`198.51.100.77:51234`, `[2001:db8::77]:443`). */
const withoutPort = (text: string): string => {
	const [, bracketed, bracketedPort] = /^\[([^[\]]*)\](?::(\d+))?$/.exec(text) ?? [];
	if (bracketed !== undefined) {
		const isIpv6 = isIP(bracketed) === 6 && isPort(bracketedPort ?? '0');
		return isIpv6 ? bracketed : text;
	}

	const [, ipv4 = text, port = ''] = /^([\d.]+):(\d+)$/.exec(text) ?? [];
	return isPort(port) ? ipv4 : text;
};

/** The parts of an address as it is written: without brackets, port and zone, and not yet told from IPv4. */
const parseWritten = (text: string): (Address & { readonly written: string }) | undefined => {
	const bare = text.length > MAX_LENGTH ? '' : withoutPort(text.trim());
	if (isIP(bare) === 0) {
		return undefined;
	}

	const zoneAt = bare.indexOf('%');
	const written = zoneAt < 0 ? bare : bare.slice(0, zoneAt);
	const bytes = isIP(written) === 4 ? parseIpv4(written) : parseIpv6(written);
	return { bytes, written, ...(zoneAt >= 0 && { zone: bare.slice(zoneAt + 1) }) };
};

const withoutMapping = ({ bytes, zone }: Address): Address =>
	isMapped(bytes)
		? { bytes: bytes.slice(MAPPED_PREFIX.length) }
		: { bytes, ...(zone !== undefined && { zone }) };

/** An IP address in any spelling, also in brackets or with a port. Stored addresses and typed ones are read alike. */
export const parseAddress = (text: string): Address | undefined => {
	const address = parseWritten(text);
	return address && withoutMapping(address);
};

/** The parts of `<address>/<prefix>`, without a length that it cannot have; `undefined` for any other text. */
const parsePrefixed = (text: string): (Address & { readonly length?: number }) | undefined => {
	const slash = text.indexOf('/');
	const written = slash < 0 ? undefined : parseWritten(text.slice(0, slash));
	if (!written) {
		return undefined;
	}
	const prefix = text.slice(slash + 1).trim();
	const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Infinity;
	// A mapped one with a shorter prefix would hold more than IPv4 addresses.
	const least = isMapped(written.bytes) ? MAPPED_PREFIX.length * 8 : 0;
	const isPossible = length >= least && length <= written.bytes.length * 8;
	return { ...withoutMapping(written), ...(isPossible && { length: length - least }) };
};

/** A network such as `198.51.100.0/24`; its host bits do not matter. */
export const parseNetwork = (text: string): Network | undefined => {
	const { length, ...address } = parsePrefixed(text) ?? { bytes: [] };
	return length === undefined ? undefined : { ...address, length };
};

/** Whether a text is an address with a prefix that it cannot have, such as `198.51.100.0/33`. */
export const hasBadPrefix = (text: string): boolean => {
	const prefixed = parsePrefixed(text);
	return prefixed !== undefined && prefixed.length === undefined;
};

/**
 * Whether an address is another one, or in a network. IPv4 addresses are in IPv4 networks alone. Without a zone, an
 * address or a network stands for those of every zone.
 */
export const isWithin = (
	{ bytes, zone }: Address,
	range: Address & { readonly length?: number },
): boolean => {
	const { length = range.bytes.length * 8 } = range;
	return (
		bytes.length === range.bytes.length &&
		(range.zone === undefined || range.zone === zone) &&
		range.bytes.every((byte, index) => {
			// How many of the eight bits belong to the host.
			const host = Math.min(8, Math.max(0, 8 * (index + 1) - length));
			return byte >> host === (bytes[index] ?? 0) >> host;
		})
	);
};

const writeIpv6 = (bytes: readonly number[]): string => {
	const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return new URL(`http://[${hex.replace(/.{4}(?!$)/g, '$&:')}]`).hostname.slice(1, -1);
};

/** The one spelling that all spellings of an address share (RFC 5952); `undefined` if it is none. */
export const canonicalAddress = (text: string): string | undefined => {
	const address = parseAddress(text);
	if (!address) {
		return undefined;
	}
	const { bytes, zone } = address;
	const written = bytes.length === IPV4_LENGTH ? bytes.join('.') : writeIpv6(bytes);
	return zone === undefined ? written : `${written}%${zone}`;
};

/** The emoji whose shortcodes an IPv6 address can spell, such as `:100:` and the flag `:de:` (emojione 4.5). */
export const HEX_EMOJI: ReadonlySet<string> = new Set(
	'ac ad ae af ba bb bd be bf ca cc cf de ea ec ee 100 1234 a ab abc abcd b bed bee cd'.split(' '),
);

/**
 * An address as clients up to 8.x draw it letter for letter: groups that are shortcodes of emoji between two colons get a
 * zero in front, or capital letters where there is no room. `1234` has no other spelling and stays, as does any text that
 * is no IPv6 address.
 */
export const writeAddress = (text: string): string => {
	const { written = '' } = parseWritten(text) ?? {};
	return text.replace(
		written,
		written.replace(/(?<=:)[\da-f]{1,4}(?=:)/g, (group) => {
			if (!HEX_EMOJI.has(group)) {
				return group;
			}
			return group.length < 4 ? `0${group}` : group.toUpperCase();
		}),
	);
};
