import fc from 'fast-check';

import { parseSession } from '../../../src/sessions/Session';
import { buildDocument, buildSession } from '../support/sessions';

/** The path of every value in an object, as `device.os.name`. */
const paths = (value: unknown, prefix = ''): readonly string[] =>
	typeof value === 'object' && value !== null && !(value instanceof Date)
		? Object.entries(value).flatMap(([key, inner]) => [
				prefix + key,
				...paths(inner, `${prefix}${key}.`),
			])
		: [];

const ALLOWED_PATHS = [
	...['sessionId', 'userId', 'loginAt', 'user', 'device', 'host', 'ip'],
	...['lastActivityAt', 'closedAt', 'logoutAt', 'user.username', 'user.name'],
	...['device.type', 'device.name', 'device.version', 'device.longVersion', 'device.os'],
	...['device.os.name', 'device.os.version'],
];

it('parseSession reads a raw document, as before 8.8, without what it may not tell', () => {
	const session = parseSession(
		buildDocument({
			lastActivityAt: '2024-06-12T09:00:00.000Z',
			closedAt: '2024-06-12T09:10:00.000Z',
			logoutAt: '2024-06-12T09:20:00.000Z',
			logoutBy: 'aliceUserId000000',
		}),
	);

	const { user: _user, ...known } = buildSession();
	expect(session).toStrictEqual({
		...known,
		lastActivityAt: new Date('2024-06-12T09:00:00.000Z'),
		closedAt: new Date('2024-06-12T09:10:00.000Z'),
		logoutAt: new Date('2024-06-12T09:20:00.000Z'),
	});
});

it('parseSession reads the user that info.admin and lists bring, without an avatar', () => {
	const _user = { _id: 'u1', name: 'Álvaro', username: 'alvaro', avatarETag: 'x' };
	const user = { username: 'alvaro', name: 'Álvaro' };
	expect(parseSession(buildDocument({ _user }))?.user).toStrictEqual(user);
});

it.each<readonly [string, unknown]>([
	['a text', 'QoYYFw2t9oKks2niG'],
	['a document whose id is none', buildDocument({ sessionId: 'a b' })],
	['a document without a user id', buildDocument({ userId: ' ' })],
	['a document without a login', buildDocument({ loginAt: null })],
	['a document whose login is a day', buildDocument({ loginAt: '2024-06-12' })],
])('parseSession refuses %s', (_name, value) => {
	expect(parseSession(value)).toBeUndefined();
});

const wrong: readonly unknown[] = [undefined, null, '  ', 7, [], {}];

it.each(['host', 'ip', 'device', 'lastActivityAt', 'closedAt', 'logoutAt'])(
	'parseSession leaves out a %s that is none',
	(key) => {
		const all = Object.keys(parseSession(buildDocument()) ?? {});
		wrong.forEach((value) => {
			const session = parseSession(buildDocument({ [key]: value }));
			expect(Object.keys(session ?? {})).toEqual(all.filter((name) => name !== key));
		});
	},
);

it.each(['type', 'name', 'version', 'longVersion', 'os'])(
	'parseSession leaves out a %s of the device that is none',
	(key) => {
		const whole = Object(buildDocument().device);
		const names = Object.keys(whole).filter((name) => name !== key);
		[...wrong, ...(key === 'os' ? ['Windows'] : [])].forEach((value) => {
			const session = parseSession(buildDocument({ device: { ...whole, [key]: value } }));
			expect(Object.keys(session?.device ?? {}).sort()).toEqual(names.sort());
		});
	},
);

it.each<readonly [string, unknown]>([
	['whose parts are empty', { type: '', name: '', os: { name: '', version: '' } }],
	['that is a list', [{ name: 'Chrome' }]],
])('parseSession leaves out a device %s', (_name, device) => {
	expect(Object.keys(parseSession(buildDocument({ device })) ?? {})).not.toContain('device');
});

// https://github.com/RocketChat/Rocket.Chat/issues/36409: React Native logs in without a user agent.
it('parseSession leaves out the word "undefined" that React Native leaves, but no name with it', () => {
	const unknown = { name: 'undefined', version: 'undefined' };
	const device = { ...unknown, type: 'mobile', longVersion: 'undefined', os: unknown };
	expect(parseSession(buildDocument({ device }))?.device).toStrictEqual({ type: 'mobile' });
	const named = { name: 'undefined behavior' };
	expect(parseSession(buildDocument({ device: named }))?.device).toEqual(named);
});

it.each<readonly [string, unknown]>([
	['without a username', { _id: 'aliceUserId000000', name: 'Alice' }],
	['that is null, as for deleted users', null],
	['whose username is no text', { username: ['alice'], name: 'Alice' }],
])('parseSession leaves out a user %s', (_name, _user) => {
	expect(Object.keys(parseSession(buildDocument({ _user })) ?? {})).not.toContain('user');
});

it('parseSession never lets anything out that is not on the list, whatever the workspace adds', () => {
	const secret = 'S3CRET';
	const extra = fc.dictionary(
		fc.oneof(
			fc.string(),
			fc.constantFrom('loginToken', 'searchTerm', '__proto__', 'toString', 'current', '_user'),
		),
		fc.oneof(
			fc.constant(secret),
			fc.jsonValue(),
			fc.record({ loginToken: fc.constant(secret), services: fc.constant(secret) }),
		),
	);

	fc.assert(
		fc.property(extra, extra, extra, (top, inDevice, inUser) => {
			const session = parseSession({
				...top,
				...buildDocument({ loginToken: secret, searchTerm: secret }),
				device: { ...inDevice, name: 'Chrome', os: { ...inDevice, name: 'Windows' } },
				_user: { ...inUser, _id: 'aliceUserId000000', username: 'alice', name: 'Alice' },
				host: undefined,
			});
			const unknown = paths(session).filter((path) => !ALLOWED_PATHS.includes(path));
			expect(session).toBeDefined();
			expect(unknown).toEqual([]);
		}),
	);
});
