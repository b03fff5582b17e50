import type { AuditEntry } from '../../../src/audit/AuditEntry';
import { auditAttachment } from '../../../src/render/audit';
import { translator } from '../../../src/texts/Translator';
import { flawsOf } from '../support/attachments';
import { drawWebText } from '../support/clients';
import { everyLanguage } from '../support/view';

const caller = { id: 'samUserId', username: 'sam', name: 'Sam' };
const bob = { id: 'bobUserId', username: 'bob' };
const sessionId = 'QoYYFw2t9oKks2niG';

type LookupEntry = Extract<AuditEntry, { event: 'session-lookup' }>;
type LogoutEntry = Extract<AuditEntry, { event: 'session-logout' }>;

const buildLook = (override: Partial<LookupEntry> = {}): LookupEntry => ({
	event: 'session-lookup',
	caller,
	asked: { lookup: 'admin', sessionId },
	owners: [bob],
	outcome: 'granted',
	...override,
});

const buildLogout = (override: Partial<LogoutEntry> = {}): LogoutEntry => ({
	event: 'session-logout',
	caller,
	asked: { logout: 'logout', sessionId },
	owners: [bob],
	sessionIds: [sessionId],
	outcome: 'granted',
	...override,
});

const many = Array.from({ length: 50 }, (_value, index) => ({
	id: `id${index}`,
	username: `user.name-${index}`,
}));

const looks: readonly (readonly [string, AuditEntry, RegExp])[] = [
	['a session', buildLook(), /^sam \(samUserId\) .*QoYYFw2t9oKks2niG.*bob\.$/],
	['a session of a deleted user', buildLook({ owners: [{ id: 'bobUserId' }] }), /bobUserId\.$/],
	[
		'a list',
		buildLook({ asked: { lookup: 'list-user', username: 'bob' } }),
		/^sam \(samUserId\) .*sessions of bob\.$/,
	],
	[
		'a search',
		buildLook({ asked: { lookup: 'find', filter: '*mac* [IP] :a: <b>' } }),
		/^sam \(samUserId\) .*\*mac\* \[IP\] :a: <b>\.$/,
	],
	[
		'a search without a result',
		buildLook({ asked: { lookup: 'find', filter: 'x' }, owners: [] }),
		/x\.$/,
	],
	[
		'a count',
		buildLook({ asked: { lookup: 'count-user', username: 'bob' } }),
		/^sam .*sessions of bob\.$/,
	],
	[
		'everybody’s',
		buildLook({ asked: { lookup: 'list-all' }, owners: many }),
		/^sam \(samUserId\) listed everybody’s sessions\.$/,
	],
	['a logout', buildLogout(), /^sam \(samUserId\) is logging out .*QoYYFw2t9oKks2niG.*bob\.$/],
	[
		'a logout of all',
		buildLogout({ asked: { logout: 'logout-all', username: 'bob' }, sessionIds: ['a', 'b'] }),
		/^sam \(samUserId\) is logging out 2 sessions of bob\.$/,
	],
	[
		'a logout of all, who are one',
		buildLogout({ asked: { logout: 'logout-all', username: 'bob' } }),
		/ 1 session of bob\.$/,
	],
	[
		'a search with many results',
		buildLook({ asked: { lookup: 'find', filter: 'x' }, owners: many }),
		/x\.$/,
	],
];

describe('auditAttachment', () => {
	it.each(looks)('tells who looked at what: %s', (_name, look, want) => {
		const { text } = auditAttachment(look, translator('en'));

		expect(
			drawWebText(text)
				.visible.trim()
				.replace(/\u200b/g, ''),
		).toMatch(want);
	});

	it.each([{ lookup: 'find', filter: 'x' }, { lookup: 'list-all' }] as const)(
		'names those whose sessions %j showed',
		(asked) => {
			const look = buildLook({ asked, owners: [{ id: 'a', username: 'anna' }, { id: 'b' }] });

			expect(auditAttachment(look, translator('en')).fields).toEqual([
				{ title: 'User', value: '`anna`, `b`', short: false },
			]);
		},
	);

	it('names nobody where a search showed nothing', () => {
		const look = buildLook({ asked: { lookup: 'list-all' }, owners: [] });
		expect(auditAttachment(look, translator('en'))).not.toHaveProperty('fields');
	});

	it('tells a logout from a look by its title', () => {
		expect(auditAttachment(buildLook(), translator('en')).title).toBe('Session lookup');
		expect(auditAttachment(buildLogout(), translator('en')).title).toBe('Session logout');
	});

	it('shows names letter for letter, and the id that cannot be chosen beside them', () => {
		const { text } = auditAttachment(
			buildLook({ caller: { id: 'evilId', username: '*admin* (adminId)', name: 'Admin' } }),
			translator('en'),
		);
		expect(drawWebText(text).visible).toContain('*admin* (adminId) (evilId) looked');
	});

	it.each([
		['admin', { lookup: 'admin', sessionId: 'QoYYFw2t9oKks2niG' }],
		['list-user', { lookup: 'list-user', username: 'bob' }],
	] as const)('names them in the text alone for %s', (_name, asked) => {
		expect(auditAttachment(buildLook({ asked }), translator('en'))).not.toHaveProperty('fields');
	});

	it.each(everyLanguage)('has a title, a text and no markup in %s', (language) => {
		const flaws = looks.flatMap(([, look]) => flawsOf(auditAttachment(look, translator(language))));
		expect(flaws).toEqual([]);
	});
});
