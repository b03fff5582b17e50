import { addGuest, demo, guest } from '../seed';
import { hasPermission } from './permissions';
import { freshWorkspace, start } from './testWorkspace';

const { sessions } = demo;
const server = freshWorkspace();
beforeEach(() => addGuest(server().data, new Date(start)));
it.each(['6.5', '8.9', '9.0', '9.1'])(
	'sessions/info.admin of %s refuses a guest in spite of a role that holds the permission',
	async (generation) => {
		server().data.generation = generation;
		const reply = await server().askSessions(`info.admin?sessionId=${sessions.bob.desktop}`, guest);
		expect(reply.status).toBe(403);
	},
);

it('sessions/logout refuses a guest who is an administrator', async () => {
	server().user(guest).roles.push('admin');
	const body = { sessionId: sessions.bob.desktop };
	const { status } = await server().post('/api/v1/sessions/logout', body, { as: guest });
	expect(status).toBe(403);
});

it('the rate limiter counts a guest in spite of a role that bypasses it', async () => {
	server().workspace.setRoles('api-bypass-rate-limit', [demo.roles.deviceAuditor]);
	const reply = await server().ask('/api/v1/me', { as: guest });
	expect(reply.headers.get('x-ratelimit-remaining')).toBe('9');
});

it('sessions/list answers a guest their own sessions', async () => {
	const { body } = await server().askSessions('list', guest);
	expect(body).toMatchObject({ total: 1, sessions: [{ sessionId: guest.sessionId }] });
});

it.each([
	['view-d-room', { licensed: true }, true],
	['view-p-room', { licensed: true }, true],
	['view-joined-room', { licensed: true }, true],
	['view-c-room', { licensed: true }, false],
	['view-device-management', { licensed: true }, false],
	['view-device-management', { licensed: false, wasLicensed: true }, true],
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
