import { seed } from '../seed';

const now = new Date('2024-03-01T00:30:00Z');
const data = seed(now);

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
	const made = [
		...users.map(({ _id }) => _id),
		...sessions.flatMap(({ _id, sessionId }) => [_id, sessionId || _id]),
	];
	expect(made.filter((id) => !/^[2-9A-HJKLMNP-Za-km-z]{17}$/.test(id))).toEqual([]);
});
