import type { SessionDocument } from '../model';
import { demo, seed } from '../seed';

const now = new Date('2024-03-01T00:30:00Z');
const data = seed(now);

const rows = (id: string): SessionDocument[] =>
	data.sessions.filter(({ sessionId }) => sessionId === id);

it('the seed is the same for the same moment, and shared by no two workspaces', () => {
	const other = seed(now);
	other.users[0]?.roles.push('owner');
	other.permissions[0]?.roles.push('owner');
	other.settings.Language = 'de';
	expect(seed(now)).toEqual(data);
	expect(seed(new Date(now.getTime() + 1))).not.toEqual(data);
});

it('the seed has all ids once, as Meteor makes them', () => {
	const { users, roles, permissions, rooms, sessions } = data;
	const ids = [...users, ...roles, ...permissions, ...rooms, ...sessions].map(({ _id }) => _id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(users.map(({ username }) => username)).size).toBe(users.length);
	const made = [
		...users.map(({ _id }) => _id),
		...sessions.flatMap(({ _id, sessionId }) => [_id, sessionId || _id]),
	];
	expect(made.filter((id) => !/^[2-9A-HJKLMNP-Za-km-z]{17}$/.test(id))).toEqual([]);
});

it('the seed has one row a day of an open session, in UTC', () => {
	expect(rows(demo.sessions.alice.phone)).toMatchObject([
		{ year: 2024, month: 2, day: 28 },
		{ year: 2024, month: 2, day: 29 },
		{ year: 2024, month: 3, day: 1 },
	]);
});

it('the seed has one search term for each session, without the address', () => {
	const { laptop } = demo.sessions.alice;
	expect(rows(laptop)).toMatchObject([
		{
			searchTerm: `ChromebrowserWindows${laptop}${demo.users.alice.id}`,
			loginToken: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
		},
	]);
});

it('the seed lets the service account see all sessions by a role that no other user has', () => {
	const own = demo.roles.sessionService;
	const roles = data.permissions.find(({ _id }) => _id === 'view-device-management')?.roles ?? [];
	const holders = data.users.filter((user) => user.roles.some((role) => roles.includes(role)));
	expect(holders.map(({ username }) => username)).toEqual(['admin', 'sam', 'session.service']);
	expect(holders[2]?.roles.filter((role) => roles.includes(role))).toEqual([own]);
	expect(data.users.filter((user) => user.roles.includes(own))).toEqual([holders[2]]);
});

it('the seed has nothing of the future', () => {
	const times = data.sessions.flatMap(({ loginAt, _updatedAt }) => [loginAt, _updatedAt]);
	expect(times.filter((time) => time > now)).toEqual([]);
});
