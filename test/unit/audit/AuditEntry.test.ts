import fc from 'fast-check';

import { entryOf, entryOfLook, isLogout, subjectByForm } from '../../../src/audit/AuditEntry';
import type { Logout, Lookup } from '../../../src/requests/Query';
import { alice, bob } from '../support/appFixture';
import {
	anybodysSession,
	countOf,
	listOf,
	listOfBob,
	listOfEverybody,
	ownList,
	ownSession,
	summary,
} from '../support/queries';
import { otherSessionId, sessionId } from '../support/sessions';

const logout: Logout = { kind: 'logout', whose: 'own', sessionId };
const logoutOfOthers: Logout = { kind: 'logout-others', sessionId };
const logoutOf = (username: string): Logout => ({ kind: 'logout-all', username });
const searchFor = (filter: string): Lookup => listOf({ of: 'search', filter });

const subject = { owners: [bob], sessionIds: [sessionId, otherSessionId], isAudited: true };
const caller = { id: alice.id, username: 'alice', name: 'Alice Example' };
const look = {
	event: 'session-lookup',
	caller,
	asked: anybodysSession,
	owners: [bob],
	outcome: 'granted',
};

it('entryOf says of a lookup who asked what, whose it was, and what came of it', () => {
	const found = { subject, outcome: 'granted' } as const;
	expect(entryOf(anybodysSession, alice, found)).toStrictEqual(look);
});

it('entryOfLook makes a granted look of what the workspace had shown', () => {
	expect(entryOfLook(sessionId, alice, subject)).toStrictEqual(look);
});

it.each([{ ended: 0 }, { ended: 2 }, {}])(
	'entryOf says of a logout which sessions it was about, and how many ended: %j',
	(ended) => {
		const found = { subject, outcome: 'workspace-timeout', ...ended } as const;
		expect(entryOf(logoutOf('bob'), alice, found)).toStrictEqual({
			event: 'session-logout',
			caller,
			asked: logoutOf('bob'),
			owners: [bob],
			sessionIds: [sessionId, otherSessionId],
			outcome: 'workspace-timeout',
			...ended,
		});
	},
);

it('entryOf gives fifty Device IDs at most', () => {
	const sessionIds = Array.from({ length: 51 }, (_value, index) => String(index));
	const found = { subject: { ...subject, sessionIds }, outcome: 'granted' } as const;
	const entry = entryOf(logoutOfOthers, alice, found);
	expect(entry).toMatchObject({ sessionIds: sessionIds.slice(0, 50) });
});

const askedOf = (query: Lookup | Logout): unknown =>
	entryOf(query, alice, { subject, outcome: 'granted' }).asked;

it.each<readonly [Lookup | Logout, Lookup | Logout]>([
	[listOf({ of: 'user', username: '203.0.113.7' }), listOf({ of: 'user', username: '[IP]' })],
	[searchFor('203.0.113.7'), searchFor('[IP]')],
	[countOf('::1'), countOf('[IP]')],
	[logoutOf('203.0.113.7'), logoutOf('[IP]')],
])('entryOf masks the addresses in %j', (query, want) => {
	expect(askedOf(query)).toStrictEqual(want);
});

it.each([ownSession, ownList, listOfEverybody, listOfBob, summary, logoutOfOthers])(
	'entryOf keeps %j as it was asked',
	(query) => {
		expect(askedOf(query)).toStrictEqual(query);
	},
);

/** What an entry shows of a text that was searched for. */
const shown = (filter: string): unknown => {
	const { asked } = entryOf(searchFor(filter), alice, { subject, outcome: 'granted' });
	return asked.kind === 'list' && asked.scope.of === 'search' ? asked.scope.filter : undefined;
};

it.each([
	['from 203.0.113.7 today', 'from [IP] today'],
	['203.0.113.0/24', '[IP]/24'],
	['::1', '[IP]'],
	['::ffff:203.0.113.7', '[IP]'],
	['http://[2001:db8::1]:3000', 'http://[[IP]]:3000'],
	['203.0.\u200b113.7', '[IP]'],
	['Chrome 113.0.0', 'Chrome 113.0.0'],
	['os:windows', 'os:windows'],
])('entryOf shows the text %j as %j', (filter, want) => {
	expect(shown(filter)).toBe(want);
});

it('entryOf leaves no address, wherever it stands', () => {
	const around = fc.constantFrom('', ' ', ',', '"', '(', 'ip=', '@', '/', 'x ');

	fc.assert(
		fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), around, around, (address, before, after) => {
			expect(shown(before + address + after)).not.toContain(address);
		}),
	);
});

it.each<readonly [Lookup | Logout, boolean]>([
	[ownSession, false],
	[anybodysSession, true],
	[ownList, false],
	[listOf({ of: 'user', username: 'alice' }), false],
	[listOfBob, true],
	[countOf('alice'), false],
	[countOf('bob'), true],
	[logout, true],
	[logoutOf('alice'), false],
	[logoutOf('bob'), true],
])('subjectByForm of %j is audited: %p', (query, isAudited) => {
	const want = { owners: [], sessionIds: [], isAudited };
	expect(subjectByForm(query, alice)).toStrictEqual(want);
});

it('isLogout is true of what ends sessions', () => {
	const queries = [logout, logoutOfOthers, logoutOf('bob'), ownSession, countOf('bob')];
	expect(queries.map(isLogout)).toEqual([true, true, true, false, false]);
});
