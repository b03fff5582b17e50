import type { Permission, Role, SessionDocument, WorkspaceData, WorkspaceUser } from './model';
import { defaultPermissions, defaultRoles, defaultSettings } from './server/defaults';
import { Random } from './server/random';
import { createSessionDocument, type Device, type SessionInput } from './server/sessionDocument';
import { createUser } from './server/userDocument';

/** Names, tokens and ids that do not change, for documentation and tests. */
export const demo = {
	users: {
		/** Holds `view-device-management` by the role `admin`; asked for the password as second factor. */
		admin: {
			id: 'xT5dGmLqKc7sRz3Ah',
			username: 'admin',
			token: 'demo-token-of-admin',
			password: 'demo-password-of-admin',
		},
		alice: {
			id: 'aL6wYbN3rFk9PdQ2e',
			username: 'alice',
			token: 'demo-token-of-alice',
			password: 'demo-password-of-alice',
		},
		bob: {
			id: 'bQ8tZmC4hJs7XvR5g',
			username: 'bob',
			token: 'demo-token-of-bob',
			password: 'demo-password-of-bob',
		},
		/** Holds the permission by a role of their own making; has TOTP enabled. */
		sam: {
			id: 'sN2kWpD9xGy4TfM6j',
			username: 'sam',
			token: 'demo-token-of-sam',
			password: 'demo-password-of-sam',
			totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
		},
		/** The service account; its token ignores the second factor. */
		service: {
			id: 'vE7rHsB5qLz8KcW3n',
			username: 'session.service',
			token: 'demo-token-of-session.service',
			password: 'demo-password-of-session.service',
		},
		/** Nobody to trust: names their devices so that they would be markup. */
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
	id: 'gN5vTc8pXq2LsW7kD',
	username: 'gina',
	token: 'demo-token-of-gina',
	sessionId: 'gT4kWr9mYz6HnCs3B',
} as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const computer = (
	name: string,
	version: string,
	longVersion: string,
	osName: string,
	osVersion: string,
): Device => ({
	type: 'browser',
	name,
	longVersion,
	os: { name: osName, version: osVersion },
	version,
});
/** As `UAParserCustom.ts` reads "RC Mobile; ios 17.5; v4.51.0 (57801)": the build is in the long version only. */
const mobileApp = (version: string, build: number, osName: string, osVersion: string): Device => ({
	type: 'mobile-app',
	name: 'RC Mobile',
	longVersion: `${version} (${build})`,
	os: { name: osName, version: osVersion },
	version,
});
const desktopApp = (version: string, osName: string, osVersion: string): Device => ({
	type: 'desktop-app',
	name: 'Rocket.Chat',
	longVersion: version,
	os: { name: osName, version: osVersion },
	version,
});

const chromeOnWindows = computer('Chrome', '113.0.0', '113.0.0.0', 'Windows', '10');
const firefoxOnLinux = computer('Firefox', '127.0', '127.0', 'Ubuntu', '');
const appOnPhone = mobileApp('4.51.0', 57801, 'ios', '17.5');
const appOnAndroid = mobileApp('4.50.1', 57342, 'android', '14');
const appOnDesktop = desktopApp('4.0.2', 'Mac OS', '14.5');

/** What people use; every workspace has some of each. */
export const devices: readonly Device[] = [
	chromeOnWindows,
	firefoxOnLinux,
	appOnPhone,
	appOnAndroid,
	appOnDesktop,
	computer('Chrome', '125.0.0', '125.0.0.0', 'Mac OS', '10.15.7'),
	computer('Edge', '124.0.0', '124.0.0.0', 'Windows', '11'),
	computer('Safari', '17.4', '17.4', 'Mac OS', '10.15.7'),
	{ ...computer('Mobile Safari', '17.5', '17.5', 'iOS', '17.5'), type: 'mobile' },
	{ ...computer('Chrome', '125.0.0', '125.0.6422.53', 'Android', '14'), type: 'tablet' },
	desktopApp('3.9.14', 'Linux', 'x86_64'),
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

type Person = {
	readonly id: string;
	readonly username: string;
	readonly token?: string;
	readonly password?: string;
};

const toUser = (person: Person, rest: Partial<WorkspaceUser>): WorkspaceUser => {
	const { id, username, token, password } = person;
	return createUser({
		_id: id,
		username,
		...(token !== undefined && { token }),
		...(password !== undefined && { password }),
		...rest,
	});
};

const createNamedUsers = (): WorkspaceUser[] => {
	const { admin, alice, bob, sam, service, mallory } = demo.users;
	return [
		toUser(admin, { name: 'Ada Admin', roles: ['user', 'admin'], utcOffset: 1 }),
		toUser(alice, { name: 'Alice Archer', utcOffset: -3, language: 'en' }),
		toUser(bob, { name: 'Bob Baker', utcOffset: 5.5 }),
		toUser(sam, {
			name: 'Sam Security',
			roles: ['user', demo.roles.deviceAuditor],
			totpSecret: sam.totpSecret,
			utcOffset: 2,
		}),
		toUser(service, {
			name: 'Session Service',
			roles: ['user', demo.roles.sessionService],
			tokens: [{ token: service.token, type: 'personalAccessToken', bypassTwoFactor: true }],
		}),
		toUser(mallory, { name: 'Mallory *the* [Hacker](https://evil.example/)' }),
	];
};

const createOtherUsers = (random: Random): WorkspaceUser[] =>
	firstNames.flatMap((first) =>
		lastNames.map((last) =>
			toUser(
				{ id: random.id(), username: `${first}.${last}`.toLowerCase() },
				{ name: `${first} ${last}`, utcOffset: random.below(25) - 12 },
			),
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

type Add = (input: Omit<SessionInput, '_id' | 'loginAt'> & { readonly age: number }) => void;

const addNamedSessions = ({
	add,
	users,
	ago,
}: {
	add: Add;
	users: readonly WorkspaceUser[];
	ago: (age: number) => Date;
}): void => {
	const { sessions } = demo;
	const of = ({ id }: { id: string }): Pick<WorkspaceUser, '_id' | 'roles'> =>
		users.find(({ _id }) => _id === id) ?? { _id: id, roles: ['user'] };
	const alice = { user: of(demo.users.alice) };
	const bob = { user: of(demo.users.bob) };

	const laptop = { ...alice, token: 'alice laptop', device: chromeOnWindows, ip: '203.0.113.10' };
	add({
		...laptop,
		sessionId: sessions.alice.laptopBefore,
		age: 2 * day,
		closedAt: ago(26 * hour),
		lastActivityAt: ago(26 * hour),
	});
	add({ ...laptop, sessionId: sessions.alice.laptop, age: 12 * minute });
	const phone = {
		...alice,
		sessionId: sessions.alice.phone,
		token: 'alice phone',
		device: appOnPhone,
		ip: '203.0.113.77',
		age: 2 * day + hour,
	};
	for (const age of [2, 1, 0]) {
		add({ ...phone, day: ago(age * day), ...(age > 0 && { lastActivityAt: ago(age * day) }) });
	}
	add({
		...alice,
		sessionId: sessions.alice.offline,
		token: 'alice tablet',
		device: firefoxOnLinux,
		ip: '198.51.100.4',
		age: 5 * day,
		lastActivityAt: ago(4 * day),
		closedAt: ago(4 * day),
	});
	add({
		...alice,
		sessionId: sessions.alice.signedOut,
		token: 'alice internet café',
		device: computer('Edge', '124.0.0', '124.0.0.0', 'Windows', '11'),
		ip: '192.0.2.200',
		age: 6 * day,
		lastActivityAt: ago(6 * day - hour),
		logoutAt: ago(6 * day - hour),
	});
	add({
		...bob,
		sessionId: sessions.bob.desktop,
		token: 'bob desktop',
		device: appOnDesktop,
		ip: '203.0.113.22',
		age: 3 * hour,
	});
	add({
		...bob,
		sessionId: sessions.bob.phone,
		token: 'bob phone',
		device: appOnAndroid,
		ip: '2001:db8:a:b::1234:100',
		age: 30 * hour,
	});
	const { sam, admin, service } = demo.users;
	const others = [
		{ user: sam, sessionId: sessions.sam.laptop, token: 'sam laptop' },
		{ user: admin, sessionId: sessions.admin.laptop, token: 'admin laptop' },
		// Resumed with the token that the app has: it ends with this session.
		{ user: service, sessionId: sessions.service.browser, token: service.token },
	];
	for (const [index, { user, sessionId, token }] of others.entries()) {
		add({
			user: of(user),
			sessionId,
			token,
			device: firefoxOnLinux,
			ip: '203.0.113.5',
			// Rows of the same moment would come in any order.
			age: 8 * hour + index * minute,
		});
	}
};

const addOtherSessions = ({
	add,
	users,
	random,
	ago,
}: {
	add: Add;
	users: readonly WorkspaceUser[];
	random: Random;
	ago: (age: number) => Date;
}): void => {
	const strange = ({
		user,
		list,
		later,
	}: {
		user: Pick<WorkspaceUser, '_id' | 'roles'>;
		list: readonly (Device | undefined)[];
		/** Keeps their sessions apart from those of the others. */
		later: number;
	}): void => {
		for (const [index, device] of list.entries()) {
			add({
				user,
				sessionId: random.id(),
				token: random.id(),
				device,
				ip: '203.0.113.66',
				age: (30 + index) * hour + later,
			});
		}
	};
	const [sparse, unresumed] = users;
	if (!sparse || !unresumed) {
		return;
	}
	strange({
		user: { _id: demo.users.mallory.id, roles: ['user'] },
		list: hostileNames.map((name) => ({ ...chromeOnWindows, name })),
		later: minute,
	});
	strange({
		user: { _id: demo.deletedUserId, roles: ['user'] },
		list: [chromeOnWindows, appOnPhone],
		later: 2 * minute,
	});
	strange({ user: sparse, list: sparseDevices, later: 3 * minute });
	// A login by password, before the client resumed; and a row from before rows without a session id were filtered.
	add({
		user: unresumed,
		sessionId: random.id(),
		token: '',
		device: chromeOnWindows,
		ip: '203.0.113.8',
		age: hour,
	});
	add({
		user: unresumed,
		sessionId: '',
		token: random.id(),
		device: chromeOnWindows,
		ip: '203.0.113.8',
		age: 2 * hour,
	});
	for (const user of users) {
		for (let count = 1 + random.below(6); count > 0; count--) {
			const age = hour + random.below(39 * day);
			const ip =
				random.below(4) === 0
					? `2001:db8::${(1 + random.below(0xfffe)).toString(16)}`
					: `203.0.113.${1 + random.below(254)}`;
			const isOffline = random.below(3) === 0;
			const lastSeen = ago(Math.floor(age / 2));
			add({
				user,
				sessionId: random.id(),
				token: random.id(),
				device: random.pick(devices),
				ip,
				age,
				...(isOffline && { lastActivityAt: lastSeen, closedAt: lastSeen }),
			});
		}
	}
};

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
	const add: Add = ({ age, ...input }) => {
		sessions.push(createSessionDocument({ ...input, _id: random.id(), loginAt: ago(age) }));
	};
	addNamedSessions({ add, users: named, ago });
	addOtherSessions({ add, users: others, random, ago });
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
