import type { Permission, Role, SessionDocument, WorkspaceData, WorkspaceUser } from './model';
import { defaultPermissions, defaultRoles, defaultSettings } from './server/defaults';
import { Random } from './server/random';
import { createSessionDocument, type Device, type SessionInput } from './server/sessionDocument';
import { createUser, type UserInput } from './server/userDocument';

type Person = {
	readonly id: string;
	readonly username: string;
	readonly token: string;
	readonly password: string;
};

const person = (id: string, username: string): Person => ({
	id,
	username,
	token: `demo-token-of-${username}`,
	password: `demo-password-of-${username}`,
});

/** Names, tokens and ids that do not change, for documentation and tests. */
export const demo = {
	users: {
		/** Holds `view-device-management` by the role `admin`; asked for the password as second factor. */
		admin: person('xT5dGmLqKc7sRz3Ah', 'admin'),
		alice: person('aL6wYbN3rFk9PdQ2e', 'alice'),
		bob: person('bQ8tZmC4hJs7XvR5g', 'bob'),
		/** Holds the permission by a role of their own making; has TOTP enabled. */
		sam: {
			...person('sN2kWpD9xGy4TfM6j', 'sam'),
			totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
		},
		/** The service account; its token ignores the second factor. */
		service: person('vE7rHsB5qLz8KcW3n', 'session.service'),
		/** Nobody to trust: names their devices so that they would be markup. Cannot sign in. */
		mallory: { id: 'mK4cXgT6yPw9BhS2d', username: 'mallory' },
	},
	/** Sessions of somebody who is gone. */
	deletedUserId: 'zD3fJnV7kRq5LmY8t',
	roles: { deviceAuditor: 'R4wTqZ8nKx2sGd6Lp', sessionService: 'H7mPcY3vBj9fNk5Ws' },
	rooms: {
		general: 'GENERAL',
		sessionAudit: 'gA5sKd7RwTq2ZxM9n',
		/** Of alice and bob. */
		direct: 'aL6wYbN3rFk9PdQ2ebQ8tZmC4hJs7XvR5g',
		archived: 'cW9bTj4HnXp6LsF3k',
	},
	/** A message of alice's in #general that a thread can hang on. */
	threadId: 'tY6hQwB2mNz8RcK4v',
	sessions: {
		alice: {
			/** "Chrome 113.0.0 on Windows 10", the newest on the workspace. */
			laptop: 'QoWc7Lr4kHdTn2ZsP',
			/** The laptop before it reconnected: the same login, not in lists, still found by its id. */
			laptopBefore: 'Kd5NxTq8wFb3YgMj6',
			/** Open for three days: one row a day. */
			phone: 'iP3vBz9sLmWk6RtXc',
			/** Disconnected, not signed out. */
			offline: 'oF7gJy2nQhKd8TwSe',
			/** Signed out: gone for everyone but alice. */
			signedOut: 'xL4mCs6pZrVb9NfTk',
		},
		bob: {
			desktop: 'bD8kWm3TqXn5HzGcy',
			/** On an IPv6 address. */
			phone: 'bP6rLs9YvJf2KdNtw',
		},
		sam: { laptop: 'sL5tGh7WcQz4XmBkr' },
		admin: { laptop: 'aD9nKp2VfTs6RwYgh' },
		service: { browser: 'sV3yMd8JkNx7LqPbz' },
	},
} as const;

/** Guest and device auditor: on a licensed server she holds nothing of what her second role holds. See `addGuest`. */
export const guest = {
	...person('gN5vTc8pXq2LsW7kD', 'gina'),
	sessionId: 'gT4kWr9mYz6HnCs3B',
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type System = readonly [name: string, version: string];

const computer = (
	[name, version, longVersion = version]: readonly [string, string, string?],
	[osName, osVersion]: System,
): Device => ({
	type: 'browser',
	name,
	longVersion,
	os: { name: osName, version: osVersion },
	version,
});
/** As `UAParserCustom.ts` reads "RC Mobile; ios 17.5; v4.51.0 (57801)": the build is in the long version only. */
const mobileApp = (version: string, build: number, system: System): Device => ({
	...computer(['RC Mobile', version, `${version} (${build})`], system),
	type: 'mobile-app',
});
const desktopApp = (version: string, system: System): Device => ({
	...computer(['Rocket.Chat', version], system),
	type: 'desktop-app',
});

const windows10 = ['Windows', '10'] as const;
const oldMac = ['Mac OS', '10.15.7'] as const;
const chromeOnWindows = computer(['Chrome', '113.0.0', '113.0.0.0'], windows10);
const firefoxOnLinux = computer(['Firefox', '127.0'], ['Ubuntu', '']);
const edgeOnWindows = computer(['Edge', '124.0.0', '124.0.0.0'], ['Windows', '11']);
const appOnPhone = mobileApp('4.51.0', 57801, ['ios', '17.5']);
const appOnAndroid = mobileApp('4.50.1', 57342, ['android', '14']);
const appOnDesktop = desktopApp('4.0.2', ['Mac OS', '14.5']);

/** What people use; every workspace has some of each. */
export const devices: readonly Device[] = [
	chromeOnWindows,
	firefoxOnLinux,
	appOnPhone,
	appOnAndroid,
	appOnDesktop,
	computer(['Chrome', '125.0.0', '125.0.0.0'], oldMac),
	edgeOnWindows,
	computer(['Safari', '17.4'], oldMac),
	{ ...computer(['Mobile Safari', '17.5'], ['iOS', '17.5']), type: 'mobile' },
	{ ...computer(['Chrome', '125.0.0', '125.0.6422.53'], ['Android', '14']), type: 'tablet' },
	desktopApp('3.9.14', ['Linux', 'x86_64']),
];

/** What clients leave out: no user agent, an unknown system, a React Native login. */
const sparseDevices: readonly (Device | undefined)[] = [
	undefined,
	{ ...chromeOnWindows, os: {} },
	{ ...firefoxOnLinux, name: '' },
	{ type: 'other', name: '', longVersion: '', os: {}, version: '' },
	{ type: 'mobile-app', os: { name: 'android' } },
];

/** A client chooses its own name. */
const hostileNames: readonly string[] = [
	'*bold* _italic_ ~struck~',
	'[Sign in](https://evil.example/)',
	'@all @here #general',
	'<img src=x onerror=alert(1)>',
	'``` `code` ```',
	'::1:1234:100: :smile:',
	'\u202Egnp.exe \u2066isolated\u2069',
	'line one\nline two\r\n\u0000\u0007end',
	'https://evil.example/?q=203.0.113.66',
	'undefined',
	'$& {{name}} %s __proto__',
	'x'.repeat(2000),
	'\u{1F469}\u200D\u{1F467} Z\u0430\u0301\u0301\u0301\u0301lgo',
];

const firstNames = 'Amir Beatriz Chen Dalia Emeka Freya Goran Hana Ines Jonas Keiko Luca'.split(
	' ',
);
const lastNames = 'Almeida Brandt Castillo Dubois'.split(' ');

const toUser = (
	{
		id,
		...one
	}: Pick<UserInput, 'username' | 'token' | 'password' | 'totpSecret'> & { id: string },
	rest: Partial<WorkspaceUser>,
): WorkspaceUser => createUser({ _id: id, ...one, ...rest });

const createNamedUsers = (): WorkspaceUser[] => {
	const { admin, alice, bob, sam, service, mallory } = demo.users;
	const { deviceAuditor, sessionService } = demo.roles;
	return [
		toUser(admin, { name: 'Ada Admin', roles: ['user', 'admin'], utcOffset: 1 }),
		toUser(alice, { name: 'Alice Archer', utcOffset: -3, language: 'en' }),
		toUser(bob, { name: 'Bob Baker', utcOffset: 5.5 }),
		toUser(sam, { name: 'Sam Security', roles: ['user', deviceAuditor], utcOffset: 2 }),
		toUser(service, {
			name: 'Session Service',
			roles: ['user', sessionService],
			tokens: [{ token: service.token, type: 'personalAccessToken', bypassTwoFactor: true }],
		}),
		toUser(mallory, { name: 'Mallory *the* [Hacker](https://evil.example/)' }),
	];
};

const findUser = (users: readonly WorkspaceUser[], username: string): Row['user'] =>
	users.find((user) => user.username === username) ?? { _id: username, roles: ['user'] };

const createOtherUsers = (random: Random): WorkspaceUser[] =>
	firstNames.flatMap((first) =>
		lastNames.map((last) =>
			createUser({
				_id: random.id(),
				username: `${first}.${last}`.toLowerCase(),
				name: `${first} ${last}`,
				utcOffset: random.below(25) - 12,
			}),
		),
	);

const createRoles = (): Role[] => [
	...defaultRoles(),
	{ _id: demo.roles.deviceAuditor, name: 'device-auditor', description: 'May look at all devices' },
	{
		_id: demo.roles.sessionService,
		name: 'session-service',
		description: 'For the Session Info app',
	},
];

const grants: Readonly<Record<string, readonly string[]>> = {
	'view-device-management': [demo.roles.deviceAuditor, demo.roles.sessionService],
	'logout-device-management': [demo.roles.sessionService],
	'api-bypass-rate-limit': [demo.roles.sessionService],
};

/** When an administrator gave the workspace's own roles their permissions: long after it was installed. */
const grantedAt = new Date('2024-02-19T08:31:07.412Z');

const createPermissions = (generation: string): Permission[] =>
	defaultPermissions(generation).map((permission) => {
		const granted = grants[permission._id];
		return granted
			? { ...permission, roles: [...permission.roles, ...granted], _updatedAt: grantedAt }
			: permission;
	});

type Row = Omit<SessionInput, '_id' | 'loginAt'> & { readonly age: number };

type Ago = (age: number) => Date;

const sessionsOfAlice = (user: Row['user'], ago: Ago): readonly Row[] => {
	const { alice } = demo.sessions;
	const laptop = { user, token: 'alice laptop', device: chromeOnWindows, ip: '203.0.113.10' };
	const phone = {
		user,
		sessionId: alice.phone,
		token: 'alice phone',
		device: appOnPhone,
		ip: '203.0.113.77',
		age: 2 * day + hour,
	};
	const offlineFor = (age: number): Partial<Row> => ({
		lastActivityAt: ago(age),
		closedAt: ago(age),
	});
	return [
		{ ...laptop, sessionId: alice.laptopBefore, age: 2 * day, ...offlineFor(26 * hour) },
		{ ...laptop, sessionId: alice.laptop, age: 12 * minute },
		{ ...phone, day: ago(2 * day), lastActivityAt: ago(2 * day) },
		{ ...phone, day: ago(day), lastActivityAt: ago(day) },
		{ ...phone, day: ago(0) },
		{
			user,
			sessionId: alice.offline,
			token: 'alice tablet',
			device: firefoxOnLinux,
			ip: '198.51.100.4',
			age: 5 * day,
			...offlineFor(4 * day),
		},
		{
			user,
			sessionId: alice.signedOut,
			token: 'alice internet café',
			device: edgeOnWindows,
			ip: '192.0.2.200',
			age: 6 * day,
			lastActivityAt: ago(6 * day - hour),
			logoutAt: ago(6 * day - hour),
		},
	];
};

/** Of bob, sam, the administrator and the service account: who, which, with what token, where and when. */
const sessionsOfColleagues = (users: readonly WorkspaceUser[]): readonly Row[] => {
	const { bob, sam, admin, service } = demo.sessions;
	const { token } = demo.users.service;
	const on = { phone: appOnAndroid, desktop: appOnDesktop, office: firefoxOnLinux };
	const table = [
		['bob', bob.desktop, 'bob desktop', on.desktop, '203.0.113.22', 3 * hour],
		['bob', bob.phone, 'bob phone', on.phone, '2001:db8:a:b::1234:100', 30 * hour],
		// Rows of the same moment would come in any order.
		['sam', sam.laptop, 'sam laptop', on.office, '203.0.113.5', 480 * minute],
		['admin', admin.laptop, 'admin laptop', on.office, '203.0.113.5', 481 * minute],
		// Resumed with the token that the app has: it ends with this session.
		['session.service', service.browser, token, on.office, '203.0.113.5', 482 * minute],
	] as const;
	return table.map(([username, sessionId, resumed, device, ip, age]) => {
		const user = findUser(users, username);
		return { user, sessionId, token: resumed, device, ip, age };
	});
};

type Chance = { readonly random: Random; readonly ago: Ago };

const drawSession = (user: Row['user'], { random, ago }: Chance): Row => {
	const age = hour + random.below(39 * day);
	const ip =
		random.below(4) === 0
			? `2001:db8::${(1 + random.below(0xfffe)).toString(16)}`
			: `203.0.113.${1 + random.below(254)}`;
	const isOffline = random.below(3) === 0;
	const lastSeen = ago(Math.floor(age / 2));
	return {
		user,
		sessionId: random.id(),
		token: random.id(),
		device: random.pick(devices),
		ip,
		age,
		...(isOffline && { lastActivityAt: lastSeen, closedAt: lastSeen }),
	};
};

/** Strange devices first, and then something of everything. */
function* sessionsOfTheRest(
	users: readonly WorkspaceUser[],
	{ random, ago }: Chance,
): Generator<Row> {
	const [sparse, unresumed] = users;
	if (!sparse || !unresumed) {
		return;
	}
	const strange: readonly (readonly [Row['user'], readonly Row['device'][]])[] = [
		[
			{ _id: demo.users.mallory.id, roles: ['user'] },
			hostileNames.map((name) => ({ ...chromeOnWindows, name })),
		],
		[{ _id: demo.deletedUserId, roles: ['user'] }, [chromeOnWindows, appOnPhone]],
		[sparse, sparseDevices],
	];
	for (const [number, [user, list]] of strange.entries()) {
		for (const [index, device] of list.entries()) {
			const age = (30 + index) * hour + (number + 1) * minute;
			const ip = '203.0.113.66';
			yield { user, sessionId: random.id(), token: random.id(), device, ip, age };
		}
	}
	// A login by password, before the client resumed; and a row from before rows without a session id were filtered.
	const home = { user: unresumed, device: chromeOnWindows, ip: '203.0.113.8' };
	yield { ...home, sessionId: random.id(), token: '', age: hour };
	yield { ...home, sessionId: '', token: random.id(), age: 2 * hour };
	for (const user of users) {
		for (let count = 1 + random.below(6); count > 0; count--) {
			yield drawSession(user, { random, ago });
		}
	}
}

/**
 * The demo workspace: the same for the same moment.
 *
 * @param generation - name of the server generation, see `server/generations.ts`
 */
export const seed = (now: Date, generation = '8.9'): WorkspaceData => {
	const random = new Random(20_240_613);
	const ago = (age: number): Date => new Date(now.getTime() - age);
	const named = createNamedUsers();
	const others = createOtherUsers(random);
	const sessions: SessionDocument[] = [];
	// Row by row, since the rows draw their ids from the same numbers.
	for (const rows of [
		sessionsOfAlice(findUser(named, 'alice'), ago),
		sessionsOfColleagues(named),
		sessionsOfTheRest(others, { random, ago }),
	]) {
		for (const { age, ...row } of rows) {
			sessions.push(createSessionDocument({ ...row, _id: random.id(), loginAt: ago(age) }));
		}
	}
	const { general, sessionAudit, direct, archived } = demo.rooms;
	const users = [...named, ...others];
	return {
		users,
		roles: createRoles(),
		permissions: createPermissions(generation),
		rooms: [
			{
				_id: general,
				name: 'general',
				type: 'c',
				usernames: users.map(({ username }) => username),
				archived: false,
			},
			{
				_id: sessionAudit,
				name: 'session-audit',
				type: 'p',
				usernames: ['admin', 'sam'],
				archived: false,
			},
			{ _id: direct, name: '', type: 'd', usernames: ['alice', 'bob'], archived: false },
			{ _id: archived, name: 'old-audit', type: 'p', usernames: ['admin', 'sam'], archived: true },
		],
		sessions,
		settings: defaultSettings(),
		licensed: true,
		messages: [
			{
				_id: demo.threadId,
				rid: general,
				sender: 'alice',
				msg: 'Which of these devices is mine?',
				attachments: [],
				ts: ago(hour),
			},
		],
		generation,
	};
};

/** Adds the guest with a session to a workspace, in which she is a member of #general. */
export const addGuest = (data: WorkspaceData, now: Date): void => {
	const { id, username, token, sessionId } = guest;
	const user = createUser({
		_id: id,
		username,
		token,
		name: 'Gina Guest',
		roles: ['guest', demo.roles.deviceAuditor],
	});
	data.users = [...data.users, user];
	data.rooms.find(({ _id }) => _id === demo.rooms.general)?.usernames.push(username);
	data.sessions = [
		...data.sessions,
		createSessionDocument({
			_id: sessionId,
			user,
			sessionId,
			token: 'gina laptop',
			device: firefoxOnLinux,
			ip: '203.0.113.30',
			loginAt: new Date(now.getTime() - 4 * hour),
		}),
	];
};
