import { visibleText } from './visible';
import type { AuditEntry } from '../../../src/audit/AuditEntry';
import { auditAttachment } from '../../../src/render/audit';
import type { Lookup, Scope } from '../../../src/requests/Query';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { sessionId } from '../support/sessions';
import { everyLanguage } from '../support/view';

const caller = { id: 'samUserId', username: 'sam', name: 'Sam' };
const bob = { id: 'bobUserId', username: 'bob' };
const t = translator('en');

type LookupEntry = Extract<AuditEntry, { event: 'session-lookup' }>;
type LogoutEntry = Extract<AuditEntry, { event: 'session-logout' }>;

const session: Lookup = { kind: 'session', whose: 'anybody', sessionId };

const list = (scope: Scope): Lookup => ({
	kind: 'list',
	scope,
	pagination: { offset: 0, count: 5 },
});

const ofBob = list({ of: 'user', username: 'bob' });
const ofAll = list({ of: 'everybody' });
const all = { kind: 'logout-all', username: 'bob' } as const;

const search = (filter: string): Lookup => list({ of: 'search', filter });

const buildLook = (override: Partial<LookupEntry> = {}): LookupEntry => ({
	event: 'session-lookup',
	caller,
	asked: session,
	owners: [bob],
	outcome: 'granted',
	...override,
});

const buildLogout = (override: Partial<LogoutEntry> = {}): LogoutEntry => ({
	event: 'session-logout',
	caller,
	asked: { kind: 'logout', whose: 'anybody', sessionId },
	owners: [bob],
	sessionIds: [sessionId],
	outcome: 'granted',
	...override,
});

const many = Array.from({ length: 50 }, (_value, index) => ({
	id: `id${index}`,
	username: `user.name-${index}`,
}));

const entries: readonly (readonly [string, AuditEntry, RegExp])[] = [
	['a session', buildLook(), /^sam \(samUserId\) .*QoYYFw2t9oKks2niG.*bob\.$/],
	['a session of a deleted user', buildLook({ owners: [{ id: 'bobUserId' }] }), /bobUserId\.$/],
	['a session of nobody known', buildLook({ owners: [] }), / –\.$/],
	['a list', buildLook({ asked: ofBob }), /^sam \(samUserId\) .*sessions of bob\.$/],
	['a search', buildLook({ asked: search('*mac* [IP] <b>') }), /^sam .* \*mac\* \[IP\] <b>\.$/],
	['a count', buildLook({ asked: { kind: 'count', username: 'bob' } }), /^sam .*how many.* bob /],
	['a summary', buildLook({ asked: { kind: 'summary' } }), /^sam .*all sessions/],
	['all sessions', buildLook({ asked: ofAll, owners: many }), /^sam \(.*\) listed all sessions\.$/],
	['a logout', buildLogout(), /^sam \(samUserId\) is logging out .*QoYYFw2t9oKks2niG.*bob\.$/],
	['a logout of all', buildLogout({ asked: all, sessionIds: ['a', 'b'] }), / 2 sessions of bob\.$/],
];

it.each(entries)('auditAttachment tells who did what: %s', (_name, entry, want) => {
	expect(visibleText(auditAttachment(entry, t).text)).toMatch(want);
});

it.each([search('x'), ofAll])('auditAttachment names those whose sessions %j showed', (asked) => {
	const look = buildLook({ asked, owners: [{ id: 'a', username: 'anna' }, { id: 'b' }] });
	expect(auditAttachment(look, t).fields).toEqual([
		{ title: 'User', value: '`anna`, `b`', short: false },
	]);
});

it('auditAttachment names nobody where a search showed nothing', () => {
	const look = buildLook({ asked: ofAll, owners: [] });
	expect(auditAttachment(look, t)).not.toHaveProperty('fields');
});

it.each([session, ofBob])('auditAttachment names the user of %j in the text alone', (asked) => {
	expect(auditAttachment(buildLook({ asked }), t)).not.toHaveProperty('fields');
});

it('auditAttachment tells a logout from a look by its title', () => {
	expect(auditAttachment(buildLook(), t).title).toBe('Session lookup');
	expect(auditAttachment(buildLogout(), t).title).toBe('Session logout');
});

it('auditAttachment shows names letter for letter, and the id that nobody can choose beside them', () => {
	const evil = { id: 'evilId', username: '*admin* (adminId)', name: 'Admin' };
	const { text } = auditAttachment(buildLook({ caller: evil }), t);
	expect(visibleText(text)).toContain('*admin* (adminId) (evilId) looked');
});

it.each(everyLanguage)('auditAttachment has a title, a text and no markup in %s', (language) => {
	const flaws = entries.flatMap(([, entry]) =>
		flawsOf(auditAttachment(entry, translator(language))),
	);
	expect(flaws).toEqual([]);
});
