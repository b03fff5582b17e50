import fc from 'fast-check';

import {
	connectionLine,
	deviceTitle,
	rowAttachment,
	sessionAttachment,
	sessionTitle,
	userName,
	withoutMarks,
} from '../../../src/render/session';
import type { Device, Session } from '../../../src/sessions/Session';
import { translator } from '../../../src/texts/Translator';
import { flawsOf, shown } from '../support/attachments';
import { buildSession, sessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

const t = translator('en');
const view = buildView();

/** The smallest session there is. */
const bare: Session = {
	sessionId,
	userId: 'aliceUserId000000',
	loginAt: new Date('2024-06-12T08:30:00Z'),
};

const own = { withUser: false };
const others = { withUser: true };

const windows = { name: 'Windows', version: '10' };

it.each<readonly [Device | undefined, string]>([
	[
		{ type: 'browser', name: 'Chrome', version: '113.0.0', os: windows },
		'Chrome 113.0.0 on Windows',
	],
	[{ type: 'mobile-app', name: 'RC', version: '4.51.0', os: windows }, 'RC 4.51.0 on Windows 10'],
	[{ type: 'desktop-app', name: '', os: { name: 'Linux x86_64' } }, 'Desktop app on Linux x86_64'],
	[{ type: 'mobile-app', os: { name: 'android' } }, 'Phone on android'],
	[{ type: 'browser' }, 'Browser'],
	[{ type: 'tablet', os: windows }, 'Tablet on Windows'],
	[{ type: 'other' }, 'Unknown device'],
	[{ name: 'Firefox', os: { version: '10' } }, 'Firefox'],
	[{ os: { name: 'Android', version: '14' } }, 'Android'],
	[{ name: 'X', longVersion: '1.2.3' }, 'X 1.2.3'],
	[{ version: '1.0', os: { version: '10' } }, 'Unknown device'],
	[{ name: '{os}', os: { name: '{client}' } }, '{os} on {client}'],
	// What cannot be seen is no name.
	[{ name: '\u3164\u2800\u200b', os: { name: 'Linux' } }, 'Linux'],
	[{ name: 'X', os: { name: '\u0007' } }, 'X'],
	[undefined, 'Unknown device'],
])('sessionTitle, rowAttachment and sessionAttachment call the device %j "%s"', (device, want) => {
	const session = { ...bare, ...(device && { device }) };
	expect(sessionTitle(session, t)).toBe(want);
	expect(rowAttachment(session, view, own).title).toBe(want);
	expect(sessionAttachment(session, view, own).title).toBe(want);
});

it.each([
	['✓ Device logged out: “Firefox”', 'Device logged out: “Firefox”'],
	['🗴 ✗⍻👍🟢 Not logged out', 'Not logged out'],
	['\u3164✓ \u200b✓ Not logged out', 'Not logged out'],
	['[Chrome]', '[Chrome]'],
	['هاتف أليس', 'هاتف أليس'],
	['7-Zip ✓', '7-Zip ✓'],
	['✓✗', 'Unknown device'],
])('deviceTitle takes %j as %j', (name, want) => {
	expect(deviceTitle({ device: { name } }, t)).toBe(want);
});

it('withoutMarks leaves nothing in front of a letter, a digit or a bracket', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
			expect(withoutMarks(text)).toMatch(/^$|^[\p{L}\p{N}([]/u);
			expect(text.endsWith(withoutMarks(text))).toBe(true);
		}),
	);
});

const named = (user: { username?: string; name?: string } | undefined): string =>
	userName({ userId: 'aliceUserId000000', ...(user && { user }) });

it.each<readonly [string, Parameters<typeof named>[0], string]>([
	['the id where nothing else is known', undefined, 'aliceUserId000000'],
	['name and username', { username: 'alice', name: 'Al' }, 'Al (alice)'],
	['the name where there is no username', { name: 'Al' }, 'Al (aliceUserId000000)'],
	['the username behind what cannot be seen', { username: 'alice', name: '\u3164' }, 'alice'],
])('userName is %s', (_name, user, want) => {
	expect(named(user)).toBe(want);
});

it.each([
	['of another user, with invisible letters', `Bob (bob)${'\u2060'.repeat(300)}`],
	['of megabytes', '😀'.repeat(1_000_000)],
])('userName never hides the username behind a name %s', (_name, name) => {
	const session = { ...bare, user: { username: 'mallory', name } };
	expect(named({ username: 'mallory', name })).toMatch(/ \(mallory\)$/);
	expect(shown(rowAttachment(session, view, others)).User).toMatch(/ \(mallory\)$/);
	expect(shown(sessionAttachment(session, view, others)).User).toMatch(/ \(mallory\)$/);
});

it.each([
	[0, 'Last connected Jun 12, 2024, 8:30\u00a0AM\u00a0(UTC), 1 day ago.'],
	[5.75, 'Last connected Jun 12, 2024, 2:15\u00a0PM\u00a0(UTC+05:45), 1 day ago.'],
	[-3.5, 'Last connected Jun 12, 2024, 5:00\u00a0AM\u00a0(UTC\u201103:30), 1 day ago.'],
])('connectionLine uses the clock of a caller at %d hours', (utcOffset, want) => {
	expect(connectionLine(bare, buildView('en', { utcOffset }))).toBe(want);
});

it('connectionLine never speaks of the future', () => {
	const ahead = { loginAt: new Date(view.now + 180_000) };
	expect(connectionLine(ahead, view)).toMatch(/, now\.$/);
});

it('sessionAttachment shows all that is known, in the words of Rocket.Chat', () => {
	const session = buildSession({
		lastActivityAt: new Date('2024-06-12T09:00:00Z'),
		closedAt: new Date('2024-06-12T09:10:00Z'),
		logoutAt: new Date('2024-06-12T09:20:00Z'),
	});
	const fields = shown(sessionAttachment(session, view, others));
	expect(Object.entries(fields)).toEqual([
		['User', 'Alice Example (alice)'],
		['Device ID', sessionId],
		['OS', 'Windows 10'],
		['Host', 'chat.example.com'],
		['IP Address', '203.0.113.7'],
		['Last activity', expect.stringMatching(/9:00/)],
		['Logged out', expect.stringMatching(/9:20/)],
	]);
});

it('sessionAttachment leaves out the user where that is asked for, and what is not known', () => {
	expect(shown(sessionAttachment(bare, view, own))).toEqual({ 'Device ID': sessionId });
});

it.each([
	['a.example', '`a.example`', true],
	['x'.repeat(32), `\`${'x'.repeat(32)}\``, true],
	['x'.repeat(33), `\`${'x'.repeat(33)}\``, false],
])(
	'sessionAttachment gives a host named %s half a row as long as it fits',
	(host, value, short) => {
		const { fields = [] } = sessionAttachment({ ...bare, host }, view, own);
		expect(fields[1]).toEqual({ title: 'Host', value, short });
	},
);

it('sessionAttachment gives a time a row of its own, so that it touches no other field on a phone', () => {
	const times = { lastActivityAt: bare.loginAt, logoutAt: bare.loginAt };
	const { fields = [] } = sessionAttachment({ ...bare, ...times }, view, own);
	expect(fields.map(({ title, short }) => [title, short])).toEqual([
		['Device ID', true],
		['Last activity', false],
		['Logged out', false],
	]);
});

it('sessionAttachment has another color once the session has ended', () => {
	const ended = { ...bare, logoutAt: new Date('2024-06-12T09:20:00Z') };
	const { color } = sessionAttachment(ended, view, own);
	expect(color).not.toBe(sessionAttachment(bare, view, own).color);
	expect(rowAttachment(ended, view, own).color).toBe(color);
});

it('rowAttachment shows what tells a session apart', () => {
	expect(shown(rowAttachment(buildSession(), view, others))).toEqual({
		'User': 'Alice Example (alice)',
		'Device ID': sessionId,
		'IP Address': '203.0.113.7',
	});
});

it('rowAttachment leaves out the user where that is asked for, and an address that is not told', () => {
	expect(shown(rowAttachment(bare, view, own))).toEqual({ 'Device ID': sessionId });
});

it.each(['2001:db8:a:b::1', '2001:db8:100:de::beef', 'fe80::abcd:1%eth0'])(
	'rowAttachment shows the address %s with nothing invisible in it',
	(ip) => {
		const { fields = [] } = rowAttachment({ ...bare, ip }, view, own);
		expect(fields[1]?.value).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
		expect(flawsOf(rowAttachment({ ...bare, ip }, view, own))).toEqual([]);
	},
);

it('rowAttachment and sessionAttachment show no empty field, no title twice and no markup, whatever a device calls itself', () => {
	const hostile = ['\u0000', '\ud800', '`', '<', '> x', '*a*', ':1234:', '@all', '\u202e', '&amp;'];
	const text = fc.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
		fc.constantFrom(...hostile, 'desktop-app', 'long '.repeat(100)),
	);
	const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
	const os = fc.record({ name: text, version: text }, { requiredKeys: [] });
	const device = fc.record({ type: text, name: text, version: text, os }, { requiredKeys: [] });
	const user = fc.record({ username: text, name: text }, { requiredKeys: ['username'] });
	const ids = { sessionId: fc.constant(sessionId), userId: text };
	const sessions = fc.record(
		{ ...ids, loginAt: date, logoutAt: date, host: text, ip: text, user, device },
		{ requiredKeys: ['sessionId', 'userId', 'loginAt'] },
	);
	const languages = fc.constantFrom(...everyLanguage);
	fc.assert(
		fc.property(sessions, fc.boolean(), languages, (session, withUser, language) => {
			const its = buildView(language);
			expect(flawsOf(sessionAttachment(session, its, { withUser }))).toEqual([]);
			expect(flawsOf(rowAttachment(session, its, { withUser }))).toEqual([]);
		}),
		{ numRuns: 150 },
	);
});
