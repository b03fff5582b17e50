import fc from 'fast-check';

import { parseSession } from '../../../src/sessions/Session';
import { buildDocument, sessionId } from '../support/sessions';

const ALLOWED = [
	...['sessionId', 'userId', 'loginAt', 'user', 'device', 'host', 'ip'],
	...['lastActivityAt', 'closedAt', 'logoutAt'],
];

/** The path of every value in an object, as `device.os.name`. */
const paths = (value: unknown, prefix = ''): readonly string[] =>
	typeof value === 'object' && value !== null && !(value instanceof Date)
		? Object.entries(value).flatMap(([key, inner]) => [
				prefix + key,
				...paths(inner, `${prefix}${key}.`),
			])
		: [];

const ALLOWED_PATHS = [
	...ALLOWED,
	...['user.username', 'user.name'],
	...['device.type', 'device.name', 'device.version', 'device.longVersion', 'device.os'],
	...['device.os.name', 'device.os.version'],
];

describe('parseSession', () => {
	it('reads a raw document, as before 8.8, without what it may not tell', () => {
		const session = parseSession(
			buildDocument({
				lastActivityAt: '2024-06-12T09:00:00.000Z',
				closedAt: '2024-06-12T09:10:00.000Z',
				logoutAt: '2024-06-12T09:20:00.000Z',
				logoutBy: 'aliceUserId000000',
			}),
		);

		expect(session).toStrictEqual({
			sessionId,
			userId: 'aliceUserId000000',
			loginAt: new Date('2024-06-12T08:30:00.000Z'),
			device: {
				type: 'browser',
				name: 'Chrome',
				version: '113.0.0',
				longVersion: '113.0.0.0',
				os: { name: 'Windows', version: '10' },
			},
			host: 'chat.example.com',
			ip: '203.0.113.7',
			lastActivityAt: new Date('2024-06-12T09:00:00.000Z'),
			closedAt: new Date('2024-06-12T09:10:00.000Z'),
			logoutAt: new Date('2024-06-12T09:20:00.000Z'),
		});
	});

	it('reads an answer of info.admin, with its user', () => {
		const session = parseSession({
			_id: sessionId,
			sessionId,
			userId: 'u1',
			device: { type: 'mobile-app', name: 'Rocket.Chat Mobile', version: '4.40.0', os: {} },
			host: 'chat.example.com',
			ip: '2001:db8::1',
			loginAt: '2024-06-12T08:30:00.000Z',
			_user: {
				_id: 'u1',
				name: 'Álvaro',
				username: 'alvaro',
				avatarETag: 'x',
				avatarOrigin: 'upload',
			},
			success: true,
		});

		expect(session).toStrictEqual({
			sessionId,
			userId: 'u1',
			loginAt: new Date('2024-06-12T08:30:00.000Z'),
			user: { username: 'alvaro', name: 'Álvaro' },
			device: { type: 'mobile-app', name: 'Rocket.Chat Mobile', version: '4.40.0' },
			host: 'chat.example.com',
			ip: '2001:db8::1',
		});
	});

	it('reads the user as the server joins it, without an id', () => {
		const _user = { name: 'Alice Example', username: 'alice', avatarETag: 'x' };
		expect(parseSession(buildDocument({ _user }))?.user).toStrictEqual({
			username: 'alice',
			name: 'Alice Example',
		});
	});

	describe('refuses', () => {
		it.each<readonly [string, unknown]>([
			['nothing', undefined],
			['null', null],
			['a text', 'QoYYFw2t9oKks2niG'],
			['an array', [buildDocument()]],
			['an empty object', {}],
			...[undefined, null, '', 7, {}, 'a b', '.', 'x'.repeat(65)].map(
				(value) =>
					[`the id ${JSON.stringify(value)}`, buildDocument({ sessionId: value })] as const,
			),
			...[undefined, null, '', ' ', 7, {}].map(
				(value) =>
					[`the user id ${JSON.stringify(value)}`, buildDocument({ userId: value })] as const,
			),
			...[undefined, null, '', 'yesterday', '2024-06-12', 'June 12, 2024', 1718180000000, {}].map(
				(value) =>
					[`the login ${JSON.stringify(value)}`, buildDocument({ loginAt: value })] as const,
			),
			['a login that is no date', buildDocument({ loginAt: '2024-13-45T99:00:00.000Z' })],
			['a login as MongoDB has it', buildDocument({ loginAt: { $date: 1718180000000 } })],
			['the sessions of a list', { sessions: [buildDocument()], total: 1 }],
		])('%s', (_name, value) => {
			expect(parseSession(value)).toBeUndefined();
		});
	});

	describe('leaves out', () => {
		const wrong: readonly unknown[] = [undefined, null, '', '  ', 0, 7, true, [], {}];

		it.each(
			['host', 'ip', 'device', 'lastActivityAt', 'closedAt', 'logoutAt'].flatMap((key) =>
				wrong.map((value) => [key, value] as const),
			),
		)('%s, when it is %p', (key, value) => {
			const session = parseSession(buildDocument({ [key]: value }));
			expect(session).toBeDefined();
			expect(Object.keys(session ?? {})).not.toContain(key);
		});

		it.each(
			['type', 'name', 'version', 'longVersion', 'os'].flatMap((key) =>
				[...wrong, ...(key === 'os' ? ['Windows'] : [])].map((value) => [key, value] as const),
			),
		)('%s of the device, when it is %p', (key, value) => {
			const device = { ...Object(buildDocument().device), [key]: value };
			const session = parseSession(buildDocument({ device }));
			expect(Object.keys(session?.device ?? {})).toHaveLength(4);
			expect(Object.keys(session?.device ?? {})).not.toContain(key);
		});

		it.each<readonly [string, unknown]>([
			['an empty device', {}],
			['a device whose parts are empty', { type: '', name: '', os: { name: '', version: '' } }],
			['a device that is a list', [{ name: 'Chrome' }]],
		])('%s altogether', (_name, device) => {
			expect(Object.keys(parseSession(buildDocument({ device })) ?? {})).not.toContain('device');
		});

		// https://github.com/RocketChat/Rocket.Chat/issues/36409: React Native logs in without a user agent.
		it('what React Native leaves as the word "undefined"', () => {
			const device = {
				type: 'mobile',
				name: 'undefined',
				version: 'undefined',
				longVersion: 'undefined',
				os: { name: 'undefined', version: 'undefined' },
			};
			expect(parseSession(buildDocument({ device }))?.device).toStrictEqual({ type: 'mobile' });
		});

		it('nothing that merely contains the word', () => {
			const device = { name: 'undefined behaviour' };
			expect(parseSession(buildDocument({ device }))?.device).toEqual(device);
		});

		it.each<readonly [string, unknown]>([
			['without a username', { _id: 'aliceUserId000000', name: 'Alice' }],
			['that is null, as for deleted users', null],
			['that is a list', [{ _id: 'aliceUserId000000', username: 'alice' }]],
			['whose username is no text', { username: ['alice'], name: 'Alice' }],
		])('a user %s', (_name, _user) => {
			expect(Object.keys(parseSession(buildDocument({ _user })) ?? {})).not.toContain('user');
		});

		it("a user's name that is empty, but not the user", () => {
			const _user = { _id: 'aliceUserId000000', username: 'alice', name: '' };
			expect(parseSession(buildDocument({ _user }))?.user).toStrictEqual({ username: 'alice' });
		});
	});

	it('takes texts of any length as they are', () => {
		const long = 'x'.repeat(1_000_000);

		expect(parseSession(buildDocument({ host: long, device: { name: long } }))).toMatchObject({
			host: long,
			device: { name: long },
		});
	});

	it('never lets anything out that is not on the list, whatever the workspace adds', () => {
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

	it('never throws, and never gives a part that is undefined', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.jsonValue(), (value, inner) => {
				parseSession(value);
				const session = parseSession(buildDocument({ device: value, _user: inner, ip: inner }));
				expect(Object.values(session ?? {})).not.toContain(undefined);
				expect(Object.values(session?.device ?? {})).not.toContain(undefined);
			}),
		);
	});
});
