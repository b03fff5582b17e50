import { BlockList, isIP } from 'node:net';

import fc from 'fast-check';

import {
	type Address,
	canonicalAddress,
	hasBadPrefix,
	HEX_EMOJI,
	isWithin,
	parseAddress,
	parseNetwork,
	writeAddress,
} from '../../../src/common/address';
import { addressShortcodes, drawEmoji } from '../../clients/emoji';

const addressOf = (text: string): Address => {
	const address = parseAddress(text);
	if (!address) {
		throw new Error(`${text} is no address`);
	}
	return address;
};

const ipv4 = fc.ipV4();
const groups = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
const ipv6 = fc.oneof(
	fc.ipV6(),
	groups.map((all) => all.map((group) => group.toString(16)).join(':')),
);

const pad = (text: string): string =>
	text.replace(/(?<=^|:)[\da-f]{1,4}(?=:|$)/gi, (group) => group.padStart(4, '0'));

/** Other ways to write an address. */
const respell = (text: string): fc.Arbitrary<string> => {
	const spellings = [text, text.toUpperCase(), ` ${text} `];
	if (isIP(text) === 6) {
		const padded = pad(text);
		return fc.constantFrom(...spellings, padded, `[${text}]`, `[${padded}]:0`, `[${text}]:65535`);
	}
	const hex = text
		.split('.')
		.map((byte) => Number(byte).toString(16).padStart(2, '0'))
		.join('');
	return fc.constantFrom(
		...spellings,
		`${text}:1`,
		`${text}:65535`,
		`::ffff:${text}`,
		`::FFFF:${text}`,
		`0:0:0:0:0:ffff:${text}`,
		`[::ffff:${text}]:443`,
		`::ffff:${hex.slice(0, 4)}:${hex.slice(4)}`,
	);
};

const respelled = fc.oneof(ipv4, ipv6).chain((text) => fc.tuple(fc.constant(text), respell(text)));

it.each([
	['198.51.100.77', '198.51.100.77'],
	['198.51.100.77:51234', '198.51.100.77'],
	['::ffff:198.51.100.77', '198.51.100.77'],
	['[::ffff:198.51.100.77]:51234', '198.51.100.77'],
	['2001:DB8:0:0::77', '2001:db8::77'],
	['[2001:db8::77]:443', '2001:db8::77'],
	['64:ff9b::198.51.100.77', '64:ff9b::c633:644d'],
	['::1', '::1'],
	['FE80::1%Eth0', 'fe80::1%Eth0'],
])('parseAddress and canonicalAddress read %s as %s', (text, want) => {
	expect(canonicalAddress(text)).toBe(want);
});

it.each([
	...['', 'Chrome', '8.1', '198.51.100.256', '198.51.100.77:65536', '198.51.100.77:123456'],
	...[
		'198.51.100.77:000080',
		'x198.51.100.77:1',
		'198.51.100.77:1x',
		'x[2001:db8::1]',
		'[2001:db8::1]x',
		'[[::1]]',
	],
	...['[2001:db8::1]:65536', '[198.51.100.77]:1', '198.51.100.0/24'],
	`fe80::1%${'x'.repeat(300)}`,
])('parseAddress finds no address in %j', (text) => {
	expect(parseAddress(text)).toBeUndefined();
	expect(canonicalAddress(text)).toBeUndefined();
});

it('parseAddress reads every spelling of an address as the same one', () => {
	fc.assert(
		fc.property(respelled, ([text, spelling]) => {
			expect(addressOf(spelling)).toEqual(addressOf(text));
			expect(canonicalAddress(spelling)).toBe(canonicalAddress(text));
		}),
	);
});

it.each([
	['198.51.100.7', '198.51.100.7', true],
	['198.51.100.7', '198.51.100.8', false],
	['2001:db8::1', '2001:db8::2', false],
	['fe80::1%eth1', 'fe80::1%eth1', true],
	['fe80::1%eth0', 'fe80::1%eth1', false],
	['fe80::1', 'fe80::1%eth1', false],
	['fe80::1%eth1', 'fe80::1', true],
])('isWithin takes %s for %s: %s', (address, other, want) => {
	expect(isWithin(addressOf(address), addressOf(other))).toBe(want);
});

/** Whether Node finds an address in a network; IPv4 is never within IPv6 here. */
const oracle = (address: string, network: string, prefix: number): boolean => {
	const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
	const list = new BlockList();
	list.addSubnet(network, prefix, family);
	return isIP(address) === isIP(network) && list.check(address, family);
};

/** Addresses near each other, so that some are within. */
const near4 = fc
	.tuple(fc.constantFrom(0, 10, 127, 198), fc.constantFrom(0, 51, 255), fc.nat(255), fc.nat(255))
	.map((bytes) => bytes.join('.'));
const near6 = fc
	.tuple(
		fc.constantFrom('2001:db8', 'fe80:0', '0:0'),
		fc.constantFrom('0', '8000', 'a'),
		fc.nat(0xff),
		fc.nat(0xffff),
	)
	.map(([start, middle, a, b]) => `${start}:${middle}:0:0:${a.toString(16)}:1:${b.toString(16)}`);

const networks = fc.oneof(
	fc.tuple(near4, fc.integer({ min: 0, max: 32 })),
	fc.tuple(near6, fc.integer({ min: 0, max: 128 })),
);

it('parseNetwork and isWithin find the addresses that Node finds', () => {
	fc.assert(
		fc.property(fc.oneof(near4, near6), networks, (address, [network, prefix]) => {
			const parsed = parseNetwork(`${network}/${prefix}`);
			expect(parsed && isWithin(addressOf(address), parsed)).toBe(oracle(address, network, prefix));
		}),
		{ numRuns: 3000 },
	);
});

it.each([
	['198.51.100.77/24', '198.51.100.0', true],
	['198.51.100.77/ 24', '198.51.100.0', true],
	['198.51.100.0/24', '::ffff:198.51.100.7', true],
	['::ffff:198.51.100.0/120', '198.51.100.7', true],
	['[2001:db8::]/32', '[2001:db8::1]:443', true],
	['fe80::/10', 'fe80::1%eth0', true],
	['fe80::%eth1/10', 'fe80::1%eth0', false],
])('isWithin says of %s and %s: %s', (network, address, want) => {
	const parsed = parseNetwork(network);
	expect(parsed && isWithin(addressOf(address), parsed)).toBe(want);
	expect(hasBadPrefix(network)).toBe(false);
});

it.each([
	...['198.51.100.0/33', '198.51.100.0/', '198.51.100.0/-1', '198.51.100.0/2.4'],
	...['198.51.100.0/0024', '198.51.100.0/24/24', '198.51.100.0/２４', '2001:db8::/129'],
	'::ffff:198.51.100.0/24',
])('hasBadPrefix finds a prefix that cannot be in %s', (text) => {
	expect(hasBadPrefix(text)).toBe(true);
	expect(parseNetwork(text)).toBeUndefined();
});

it.each(['', '/24', 'Chrome/113', '198.51.100/24', '198.51.100.0'])(
	'hasBadPrefix takes %j for a text',
	(text) => {
		expect(hasBadPrefix(text)).toBe(false);
		expect(parseNetwork(text)).toBeUndefined();
	},
);

/** The shortcodes in a text that a client up to 8.x draws as pictures. */
const picturesIn = (text: string): readonly (string | undefined)[] => {
	const drawn = drawEmoji(`<code>${text}</code>`, { inCode: true, smileys: true });
	return Array.from(
		drawn.matchAll(/class="emojione.*?title="(.*?)"/g),
		([, shortcode]) => shortcode,
	);
};

it('writeAddress knows the shortcodes that the web client knows', () => {
	expect([...HEX_EMOJI].map((name) => `:${name}:`).sort()).toEqual([...addressShortcodes].sort());
});

it.each([
	['2001:db8:a:b::1234:100', '2001:db8:0a:0b::1234:100'],
	['2001:db8::abcd:1', '2001:db8::ABCD:1'],
	['a:b:c:d:e:f:100:a', 'a:0b:c:d:e:f:0100:a'],
	['2001:DB8:A:B::1', '2001:DB8:A:B::1'],
	['198.51.100.7:100', '198.51.100.7:100'],
	['no address :a:b:', 'no address :a:b:'],
])('writeAddress writes %s as %s', (text, want) => {
	expect(writeAddress(text)).toBe(want);
});

it('writeAddress changes no address and leaves no picture but the one of 1234', () => {
	const names = [...HEX_EMOJI, '0', 'db8', 'ffff', '2001', 'a0'];
	const written = fc.array(fc.constantFrom(...names), { minLength: 8, maxLength: 8 });
	const address = fc.oneof(
		written.map((all) => all.join(':')),
		written.chain((all) =>
			fc.nat(6).map((at) => `${all.slice(0, at).join(':')}::${all.slice(at + 2).join(':')}`),
		),
		fc.ipV6(),
	);
	expect(picturesIn('2001:a:db8:1234::1')).toEqual([':a:', ':1234:']);
	fc.assert(
		fc.property(address, (text) => {
			const result = writeAddress(text);
			expect(parseAddress(result)).toEqual(addressOf(text));
			expect(writeAddress(result)).toBe(result);
			expect(picturesIn(result).filter((shortcode) => shortcode !== ':1234:')).toEqual([]);
		}),
	);
});
