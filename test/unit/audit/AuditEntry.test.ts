import fc from 'fast-check';

import {
	entryOf,
	entryOfLook,
	isLogout,
	maskIpAddresses,
	subjectByForm,
} from '../../../src/audit/AuditEntry';
import type { Logout, Lookup, Scope } from '../../../src/requests/Query';
import { buildCaller } from '../support/caller';
import { otherSessionId, sessionId } from '../support/sessions';

const pagination = { offset: 0, count: 5 };
const list = (scope: Scope): Lookup => ({ kind: 'list', scope, pagination });
const session = (whose: 'own' | 'anybody' | 'either'): Lookup => ({
	kind: 'session',
	whose,
	sessionId,
});
const bob = { id: 'bob', username: 'bob' };
const subject = { owners: [bob], sessionIds: [sessionId, otherSessionId], isAudited: true };
const alice = { id: 'aliceUserId000000', username: 'alice', name: 'Alice Example' };

describe('entryOf', () => {
	it('entryOf says of a lookup who asked what, whose it was, and what came of it', () => {
		const lookup = session('anybody');
		const found = { subject, outcome: 'granted' } as const;
		expect(entryOf(lookup, buildCaller(), found)).toStrictEqual({
			event: 'session-lookup',
			caller: alice,
			asked: lookup,
			owners: [bob],
			outcome: 'granted',
		});
	});

	it.each([0, 2, undefined])(
		'entryOf says of a logout which sessions, and how many ended: %p',
		(ended) => {
			const logout: Logout = { kind: 'logout-all', username: 'bob' };
			const found = {
				subject,
				outcome: 'workspace-timeout',
				...(ended !== undefined && { ended }),
			} as const;
			expect(entryOf(logout, buildCaller(), found)).toStrictEqual({
				event: 'session-logout',
				caller: alice,
				asked: logout,
				owners: [bob],
				sessionIds: [sessionId, otherSessionId],
				outcome: 'workspace-timeout',
				...(ended !== undefined && { ended }),
			});
		},
	);

	it('entryOf gives fifty Device IDs at most', () => {
		const sessionIds = Array.from({ length: 51 }, (_value, index) => String(index));
		const logout: Logout = { kind: 'logout-others', sessionId };
		const found = { subject: { ...subject, sessionIds }, outcome: 'granted' } as const;
		expect(entryOf(logout, buildCaller(), found)).toMatchObject({
			sessionIds: sessionIds.slice(0, 50),
		});
	});

	const asked = (query: Lookup | Logout): unknown =>
		entryOf(query, buildCaller(), { subject, outcome: 'granted' }).asked;

	it.each<readonly [Lookup | Logout, Lookup | Logout]>([
		[list({ of: 'user', username: '203.0.113.7' }), list({ of: 'user', username: '[IP]' })],
		[list({ of: 'search', filter: 'at 2001:db8::1' }), list({ of: 'search', filter: 'at [IP]' })],
		[list({ of: 'search', filter: '203.0.113.0/24' }), list({ of: 'search', filter: '[IP]/24' })],
		[
			{ kind: 'count', username: '::1' },
			{ kind: 'count', username: '[IP]' },
		],
		[
			{ kind: 'logout-all', username: '203.0.113.7' },
			{ kind: 'logout-all', username: '[IP]' },
		],
	])('entryOf masks the addresses in %j', (query, want) => {
		expect(asked(query)).toStrictEqual(want);
	});

	it.each<Lookup | Logout>([
		...[session('own'), list({ of: 'own' }), list({ of: 'everybody' })],
		...[list({ of: 'search', filter: 'Chrome 113.0.0' }), list({ of: 'user', username: 'bob' })],
		...[{ kind: 'summary' } as const, { kind: 'logout-others', sessionId } as const],
	])('entryOf keeps %j as it was asked', (query) => {
		expect(asked(query)).toStrictEqual(query);
	});
});

it('entryOfLook makes a granted look of what the workspace had shown', () => {
	expect(entryOfLook(sessionId, buildCaller(), subject)).toStrictEqual({
		event: 'session-lookup',
		caller: alice,
		asked: session('anybody'),
		owners: [bob],
		outcome: 'granted',
	});
});

describe('subjectByForm', () => {
	it.each<readonly [Lookup | Logout, boolean]>([
		[session('own'), false],
		[session('either'), true],
		[session('anybody'), true],
		[list({ of: 'own' }), false],
		[list({ of: 'user', username: 'alice' }), false],
		[list({ of: 'user', username: 'bob' }), true],
		[list({ of: 'everybody' }), true],
		[list({ of: 'search', filter: 'alice' }), true],
		[{ kind: 'count', username: 'alice' }, false],
		[{ kind: 'count', username: 'bob' }, true],
		[{ kind: 'summary' }, true],
		[{ kind: 'logout', whose: 'own', sessionId }, true],
		[{ kind: 'logout-others', sessionId }, true],
		[{ kind: 'logout-all', username: 'alice' }, false],
		[{ kind: 'logout-all', username: 'bob' }, true],
	])('subjectByForm of %j is audited: %p', (query, isAudited) => {
		const want = { owners: [], sessionIds: [], isAudited };
		expect(subjectByForm(query, buildCaller())).toStrictEqual(want);
		expect(isLogout(query)).toBe(query.kind.startsWith('logout'));
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
		['a network', '2001:db8::/32', '[IP]/32'],
		['an address with invisible letters', '203.0.\u200b113.7', '[IP]'],
		['a version', 'Chrome 113.0.0', 'Chrome 113.0.0'],
		['a word', 'Windows', 'Windows'],
		['an id', 'QoYYFw2t9oKks2niG', 'QoYYFw2t9oKks2niG'],
		['one colon', 'os:windows', 'os:windows'],
	])('maskIpAddresses masks %s: %s', (_name, text, want) => {
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
	])('maskIpAddresses takes a million of %s', (_name, unit, times, want) => {
		expect(want.test(maskIpAddresses(unit.repeat(times)))).toBe(true);
	});

	it('maskIpAddresses leaves no address, wherever it stands', () => {
		const around = fc.constantFrom('', ' ', ',', '"', '(', 'ip=', '@', '/', 'x ');

		fc.assert(
			fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), around, around, (address, before, after) => {
				expect(maskIpAddresses(before + address + after)).not.toContain(address);
			}),
		);
	});
});
