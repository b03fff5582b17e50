import type { SessionDocument } from '../model';
import { demo, seed } from '../seed';
import { generationNames } from './generations';

const now = new Date('2024-03-01T00:30:00Z');
const data = seed(now);

const rows = (id: string): SessionDocument[] =>
	data.sessions.filter(({ sessionId }) => sessionId === id);

test('is the same for the same moment', () => {
	expect(seed(now)).toEqual(data);
	expect(seed(new Date(now.getTime() + 1))).not.toEqual(data);
});

test.each(generationNames)('makes a workspace of generation %s', (name) => {
	expect(seed(now, name)).toMatchObject({ generation: name, licensed: true });
});

test('does not share anything between two workspaces', () => {
	const other = seed(now);
	other.users[0]?.roles.push('owner');
	other.permissions[0]?.roles.push('owner');
	other.settings.Language = 'de';
	expect(seed(now)).toEqual(data);
});

test('has all ids once', () => {
	const ids = [
		...data.users,
		...data.roles,
		...data.permissions,
		...data.rooms,
		...data.sessions,
	].map(({ _id }) => _id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(data.users.map(({ username }) => username)).size).toBe(data.users.length);
});

test('has ids as Meteor makes them', () => {
	const { admin, alice, bob, sam, service, mallory } = demo.users;
	const named = [admin, alice, bob, sam, service, mallory].map(({ id }) => id);
	const ids = [
		...named,
		...data.users.map(({ _id }) => _id),
		...data.sessions.flatMap(({ _id, sessionId }) => [_id, sessionId || _id]),
	];
	expect(ids.filter((id) => !/^[2-9A-HJKLMNP-Za-km-z]{17}$/.test(id))).toEqual([]);
});

test.each(
	Object.entries(demo.sessions).flatMap(([owner, ids]) =>
		Object.entries(ids).map(([name, id]) => [owner, name, id] as const),
	),
)("%s's %s is there", (owner, _name, id) => {
	const user = Object.entries(demo.users).find(([name]) => name === owner)?.[1];
	expect(rows(id).length).toBeGreaterThan(0);
	expect(new Set(rows(id).map(({ userId }) => userId))).toEqual(new Set([user?.id]));
});

test('an open session has one row a day, in UTC', () => {
	expect(rows(demo.sessions.alice.phone).map(({ year, month, day }) => [year, month, day])).toEqual(
		[
			[2024, 2, 28],
			[2024, 2, 29],
			[2024, 3, 1],
		],
	);
});

test.each<[string, (session: SessionDocument) => boolean]>([
	['offline', ({ closedAt }) => closedAt !== undefined],
	['signed out', ({ logoutAt }) => logoutAt !== undefined],
	['not resumed yet', ({ loginToken }) => loginToken === ''],
	['without a session id', ({ sessionId }) => sessionId === ''],
	['without a device', ({ device }) => device === undefined],
	[
		'without an operating system',
		({ device }) => device?.os !== undefined && Object.keys(device.os).length === 0,
	],
	['without a device name', ({ device }) => device?.name === ''],
	['of a deleted user', ({ userId }) => !data.users.some(({ _id }) => _id === userId)],
	['on IPv6', ({ ip }) => ip.startsWith('2001:db8:')],
	['on a phone', ({ device }) => device?.type === 'mobile-app'],
	['of a desktop client', ({ device }) => device?.type === 'desktop-app'],
	['with a very long name', ({ device }) => (device?.name?.length ?? 0) > 1000],
	['that turns the text around', ({ device }) => device?.name?.includes('\u202E') ?? false],
])('there are sessions %s', (_name, predicate) => {
	expect(data.sessions.some(predicate)).toBe(true);
});

test('what a search looks into is one string, without the address', () => {
	const [laptop] = rows(demo.sessions.alice.laptop);

	expect(laptop?.searchTerm).toBe(
		`ChromebrowserWindows${demo.sessions.alice.laptop}${demo.users.alice.id}`,
	);
	expect(laptop?.loginToken).toMatch(/^[A-Za-z0-9+/]{43}=$/);
});

test('nobody but the holders may see all sessions', () => {
	const roles = data.permissions.find(({ _id }) => _id === 'view-device-management')?.roles ?? [];
	const holders = data.users.filter((user) => user.roles.some((role) => roles.includes(role)));
	expect(holders.map(({ username }) => username)).toEqual(['admin', 'sam', 'session.service']);
});

it('the service account has a role of its own that nobody else has, and sees everybody by that role alone', () => {
	const service = data.users.find(({ username }) => username === 'session.service');
	const own = demo.roles.sessionService;
	const holders = data.permissions.find(({ _id }) => _id === 'view-device-management')?.roles;
	expect(data.users.filter(({ roles }) => roles.includes(own))).toEqual([service]);
	expect(service?.roles.filter((role) => holders?.includes(role))).toEqual([own]);
	expect(data.roles.find(({ _id }) => _id === own)?.name).toBe('session-service');
});

test('nothing happens in the future', () => {
	const times = data.sessions.flatMap(({ loginAt, createdAt, _updatedAt }) => [
		loginAt,
		createdAt,
		_updatedAt,
	]);
	expect(Math.max(...times.map((time) => time.getTime()))).toBeLessThanOrEqual(now.getTime());
});
