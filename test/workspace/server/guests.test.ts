import { addGuest, demo, guest } from '../seed';
import { hasPermission } from './permissions';
import { freshWorkspace, start } from './testWorkspace';

const server = freshWorkspace();
beforeEach(() => addGuest(server().data, new Date(start)));
it.each(['6.5', '9.1'])(
	'sessions/info.admin of %s refuses a guest in spite of a role that holds the permission',
	async (generation) => {
		server().data.generation = generation;
		expect((await server().askSessions('info.admin?sessionId=.', guest)).status).toBe(403);
	},
);

it.each([
	['view-p-room', { licensed: true }, true],
	['view-c-room', { licensed: true }, false],
	['logout-device-management', { licensed: true }, false],
	['logout-device-management', { licensed: false, wasLicensed: true }, true],
])(
	'hasPermission for %s of a guest with other roles, on a server that is %j: %s',
	(permission, license, expected) => {
		const { data } = server();
		const user = server().user(guest);
		user.roles.push('user', 'anonymous', 'admin');
		Object.assign(data, license);
		expect(hasPermission({ data, user, permission })).toBe(expected);
	},
);

it('hasPermission counts a role in a room in that room alone', () => {
	const { data } = server();
	const user = server().user(demo.users.alice);
	const [room, other] = data.rooms;
	Object.assign(room ?? {}, { memberRoles: { alice: ['owner'] } });
	const permission = 'post-readonly';
	expect(
		[room, other, undefined].map((where) =>
			hasPermission({ data, user, permission, ...(where && { room: where }) }),
		),
	).toEqual([true, false, false]);
});
