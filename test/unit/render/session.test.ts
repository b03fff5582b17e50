import fc from 'fast-check';

import { rowAttachment, sessionAttachment } from '../../../src/render/session';
import type { Device, Session } from '../../../src/sessions/Session';
import { flawsOf, shown } from '../support/attachments';
import { buildSession, sessionId } from '../support/sessions';
import { buildView, everyLanguage } from '../support/view';

const view = buildView();
const { device } = buildSession();

/** The smallest session there is. */
const bare: Session = {
	sessionId,
	userId: 'aliceUserId000000',
	loginAt: new Date('2024-06-12T08:30:00Z'),
};

const withDevice = (own: Device): Session => ({ ...bare, device: own });

describe('sessionAttachment', () => {
	it("shows all that is known of somebody else's session, in Rocket.Chat's words", () => {
		const session = buildSession({
			lastActivityAt: new Date('2024-06-12T09:00:00Z'),
			closedAt: new Date('2024-06-12T09:10:00Z'),
			logoutAt: new Date('2024-06-12T09:20:00Z'),
		});
		const attachment = sessionAttachment(session, false, view);
		expect(attachment.title).toBe('Chrome 113.0.0 on Windows 10');
		expect(shown(attachment)).toEqual({
			'User': 'Alice Example (alice)',
			'Device ID': sessionId,
			'Host': 'chat.example.com',
			'IP Address': '203.0.113.7',
			'Last activity': expect.stringMatching(/9:00/),
			'Logged out': expect.stringMatching(/9:20/),
		});

		expect(Object.keys(shown(attachment))).toEqual([
			...['User', 'Device ID', 'Host', 'IP Address', 'Last activity', 'Logged out'],
		]);
	});

	it("does not tell people who they are in their own session's attachment", () => {
		expect(Object.keys(shown(sessionAttachment(buildSession(), true, view)))).toEqual([
			...['Device ID', 'Host', 'IP Address'],
		]);
	});

	it('says nothing twice: what title and text have said is in no field', () => {
		const { title, text, fields = [] } = sessionAttachment(buildSession(), true, view);
		const values = fields.map(({ value }) => value).join(' ');
		expect(title).toBe('Chrome 113.0.0 on Windows 10');
		expect(text).toMatch(/^Logged in .*12.*8:30.*\(UTC\), 1 day ago\.$/);
		expect(values).not.toMatch(/Chrome|Windows|8:30/);
	});

	it.each([
		['a.example', '`a.example`', true],
		['x'.repeat(32), `\`${'x'.repeat(32)}\``, true],
		['x'.repeat(33), `\`${'x'.repeat(33)}\``, false],
	])('gives a host named %s half a row as long as it fits', (host, value, short) => {
		const { fields = [] } = sessionAttachment({ ...bare, host }, true, view);
		expect(fields[1]).toEqual({ title: 'Host', value, short });
	});

	it('gives a time a row of its own, so that it touches no other field on a phone', () => {
		const { fields = [] } = sessionAttachment(
			{ ...bare, lastActivityAt: bare.loginAt, logoutAt: bare.loginAt },
			true,
			view,
		);

		expect(fields.map(({ title, short }) => [title, short])).toEqual([
			['Device ID', true],
			['Last activity', false],
			['Logged out', false],
		]);
	});

	it('leaves out everything that is not known', () => {
		const attachment = sessionAttachment(bare, true, view);
		expect(attachment.title).toBe('Unknown device');
		expect(Object.keys(shown(attachment))).toEqual(['Device ID']);
	});

	it.each<readonly [string, Session, string]>([
		['client and OS', withDevice({ ...device }), 'Chrome 113.0.0 on Windows 10'],
		['no versions', withDevice({ name: 'Firefox', os: { name: 'Linux' } }), 'Firefox on Linux'],
		['no OS', withDevice({ name: 'Firefox', version: '115.0' }), 'Firefox 115.0'],
		['an OS without a name', withDevice({ name: 'Firefox', os: { version: '10' } }), 'Firefox'],
		['no client', withDevice({ os: { name: 'Android', version: '14' } }), 'Android 14'],
		['a type alone', withDevice({ type: 'mobile' }), 'Unknown device'],
		['a long version alone', withDevice({ name: 'X', longVersion: '1.2.3' }), 'X 1.2.3'],
		[
			'a name like markdown, in a title that is plain',
			withDevice({ name: '*a* <b> :1:' }),
			'*a* <b> :1:',
		],
		[
			'a version that is known alone',
			withDevice({ version: '1.0', os: { version: '10' } }),
			'Unknown device',
		],
		['fillers', withDevice({ name: '\u3164\u2800\u200b', os: { name: 'Linux' } }), 'Linux'],
		['fillers alone', withDevice({ name: '\u115f \u200d', version: '\ufeff' }), 'Unknown device'],
		['line breaks', withDevice({ name: 'a\nb' }), 'a b'],
		['nothing that can be seen', withDevice({ name: '\u0000\u202e' }), 'Unknown device'],
		['an OS that cannot be seen', withDevice({ name: 'X', os: { name: '\u0007' } }), 'X'],
		[
			'what a text has places for',
			withDevice({ name: '{os}', os: { name: '{client}' } }),
			'{os} on {client}',
		],
	])('has a title for %s', (_name, session, want) => {
		expect(sessionAttachment(session, true, view).title).toBe(want);
		expect(rowAttachment(session, true, view).title).toBe(want);
	});

	it.each<readonly [string, Session, string]>([
		['neither: the id', bare, 'aliceUserId000000'],
		['a username alone', { ...bare, user: { username: 'alice' } }, 'alice'],
		['name and username', { ...bare, user: { username: 'alice', name: 'Al' } }, 'Al (alice)'],
	])('names the user by %s', (_name, session, want) => {
		expect(shown(sessionAttachment(session, false, view)).User).toBe(want);
		expect(shown(rowAttachment(session, false, view)).User).toBe(want);
	});

	it.each([
		[0, '8:30', '(UTC)'],
		[5.75, '2:15', '(UTC+05:45)'],
		[-3.5, '5:00', '(UTC\u201103:30)'],
		[14, '10:30', '(UTC+14:00)'],
	])('tells the login by the clock of a caller at %d hours', (utcOffset, time, zone) => {
		const { text, fields } = sessionAttachment(
			{ ...bare, lastActivityAt: bare.loginAt },
			true,
			buildView('en', { utcOffset }),
		);
		expect(text).toContain(time);
		expect(text).toContain(zone);
		expect(fields?.[1]?.value).toContain(`${zone}`);
	});

	it('says how long ago the login was', () => {
		expect(sessionAttachment(bare, true, view).text).toContain('1 day ago');
	});

	it('has another colour once the session has ended', () => {
		const ended = { ...bare, logoutAt: new Date('2024-06-12T09:20:00Z') };

		expect(sessionAttachment(ended, true, view).color).not.toBe(
			sessionAttachment(bare, true, view).color,
		);
		expect(rowAttachment(ended, true, view).color).toBe(sessionAttachment(ended, true, view).color);
	});

	it('gives long values a row of their own', () => {
		const host = 'a-very-long-host-name.of-a-department.example.com';
		const { fields = [] } = sessionAttachment({ ...bare, host }, true, view);
		expect(fields.map(({ short }) => short)).toEqual([true, false]);
	});
});

describe('rowAttachment', () => {
	it("tells somebody else's session apart", () => {
		expect(shown(rowAttachment(buildSession(), false, view))).toEqual({
			'User': 'Alice Example (alice)',
			'Device ID': sessionId,
			'IP Address': '203.0.113.7',
		});
	});

	it('leaves out the user of own sessions, and an address that is not told', () => {
		expect(shown(rowAttachment(bare, true, view))).toEqual({ 'Device ID': sessionId });
	});
});

it('never shows an empty field, a title twice or markup, whatever a device calls itself', () => {
	const text = fc.oneof(
		fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
		fc.constantFrom(
			'\u0000',
			'\ud800',
			'`',
			'<',
			'> x',
			'*a*',
			':1234:',
			'@all',
			'\u202e',
			'&amp;',
		),
		fc.constant('long '.repeat(100)),
	);
	const maybe = fc.option(text, { nil: undefined });
	const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
	const optional = <T extends object>(object: T): Partial<T> =>
		Object.fromEntries(
			Object.entries(object).filter(([, value]) => value !== undefined),
		) as Partial<T>;
	const sessions = fc
		.record({
			name: maybe,
			version: maybe,
			osName: maybe,
			osVersion: maybe,
			host: maybe,
			ip: maybe,
			username: maybe,
			loginAt: date,
			logoutAt: fc.option(date, { nil: undefined }),
		})
		.map(({ name, version, osName, osVersion, host, ip, username, loginAt, logoutAt }) => ({
			...bare,
			loginAt,
			...optional({ host, ip, logoutAt }),
			...(username !== undefined && { user: { username } }),
			device: {
				...optional({ name, version }),
				os: optional({ name: osName, version: osVersion }),
			},
		}));

	fc.assert(
		fc.property(
			sessions,
			fc.boolean(),
			fc.constantFrom(...everyLanguage),
			(session, own, language) => {
				const its = buildView(language);
				expect(flawsOf(sessionAttachment(session as Session, own, its))).toEqual([]);
				expect(flawsOf(rowAttachment(session as Session, own, its))).toEqual([]);
			},
		),
		{ numRuns: 150 },
	);
});
