import fc from 'fast-check';

import {
	describeCaller,
	describeQuery,
	maskIpAddresses,
	ownerOf,
} from '../../../src/audit/AuditEntry';
import type { Logout, Lookup } from '../../../src/requests/Query';
import { buildCaller } from '../support/caller';
import { buildSession, sessionId } from '../support/sessions';

describe('describeQuery', () => {
	const page = { offset: 0, count: 5 };

	it.each<readonly [Lookup | Logout, object]>([
		[{ kind: 'admin', sessionId }, { sessionId }],
		[{ kind: 'list', ...page }, {}],
		[{ kind: 'list-user', username: 'bob', ...page }, { username: 'bob' }],
		[{ kind: 'list-user', username: '203.0.113.7', ...page }, { username: '[IP]' }],
		[{ kind: 'list-all', ...page }, {}],
		[{ kind: 'find', filter: 'Chrome', ...page }, { filter: 'Chrome' }],
		[{ kind: 'find', filter: 'at 203.0.113.7', ...page }, { filter: 'at [IP]' }],
		[{ kind: 'find', filter: '2001:db8::1', ...page }, { filter: '[IP]' }],
		[{ kind: 'count-user', username: '::1' }, { username: '[IP]' }],
		[{ kind: 'logout', whose: 'either', sessionId }, { sessionId }],
		[{ kind: 'logout-others', sessionId }, { sessionId }],
		[{ kind: 'logout-all', username: 'bob' }, { username: 'bob' }],
	])('%j: %j', (query, want) => {
		expect(describeQuery(query)).toStrictEqual(want);
	});
});

describe('describeCaller', () => {
	it('says who, by the id too, and nothing else', () => {
		expect(describeCaller(buildCaller())).toStrictEqual({
			id: 'aliceUserId000000',
			username: 'alice',
			name: 'Alice Example',
		});
	});
});

describe('ownerOf', () => {
	it('has the username where the workspace told it', () => {
		const { user: _user, ...nameless } = buildSession({ userId: 'bob' });
		expect(ownerOf(buildSession())).toStrictEqual({ id: 'aliceUserId000000', username: 'alice' });
		expect(ownerOf(nameless)).toStrictEqual({ id: 'bob' });
	});
});

describe('maskIpAddresses', () => {
	it.each([
		['IPv4', '203.0.113.7', '[IP]'],
		['IPv4 in a sentence', 'from 203.0.113.7 today', 'from [IP] today'],
		['IPv4 with a port', '203.0.113.7:443', '[IP]:443'],
		['two', '203.0.113.7, 198.51.100.1', '[IP], [IP]'],
		['IPv6', '2001:db8:85a3::8a2e:370:7334', '[IP]'],
		['IPv6 in full', '2001:0DB8:0000:0000:0000:0000:0000:0001', '[IP]'],
		['IPv6 loopback', '::1', '[IP]'],
		['nothing but zeros', '::', '[IP]'],
		['IPv4 in IPv6', '::ffff:203.0.113.7', '[IP]'],
		['IPv6 in brackets', 'http://[2001:db8::1]:3000', 'http://[[IP]]:3000'],
		['a version', 'Chrome 113.0.0', 'Chrome 113.0.0'],
		['a word', 'Windows', 'Windows'],
		['an id', 'QoYYFw2t9oKks2niG', 'QoYYFw2t9oKks2niG'],
		['one colon', 'os:windows', 'os:windows'],
	])('%s: %s', (_name, text, want) => {
		expect(maskIpAddresses(text)).toBe(want);
	});

	// Quadratic work on any of these would take longer than jest waits.
	it.each([
		['letters that no address has', 'x', 1_000_000, /^x{1000000}$/],
		['letters that an address has', 'a', 1_000_000, /^a{1000000}$/],
		['digits', '1', 1_000_000, /^1{1000000}$/],
		['dots', '.', 1_000_000, /^\.{1000000}$/],
		['colons', ':', 1_000_000, /^\[IP\]$/],
		['digits and dots', '1.', 500_000, /^(?:\[IP\]\.){125000}$/],
		['what an address has and blanks', 'a1. ', 250_000, /^(?:a1\. ){250000}$/],
		['starts of addresses', '1.1.1 ', 200_000, /^(?:1\.1\.1 ){200000}$/],
		['blanks', ' ', 1_000_000, /^ {1000000}$/],
	])('takes a million of %s', (_name, unit, times, want) => {
		expect(want.test(maskIpAddresses(unit.repeat(times)))).toBe(true);
	});

	it('leaves no address, wherever it stands', () => {
		const around = fc.constantFrom('', ' ', ',', '"', '(', 'ip=', '@', '/', 'x ');

		fc.assert(
			fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), around, around, (address, before, after) => {
				expect(maskIpAddresses(before + address + after)).not.toContain(address);
			}),
		);
	});
});
