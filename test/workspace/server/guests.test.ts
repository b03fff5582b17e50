import { addGuest, demo, guest } from '../seed';
import { hasPermission } from './permissions';
import { freshWorkspace, start } from './testWorkspace';

const { sessions } = demo;
const server = freshWorkspace();
beforeEach(() => addGuest(server().data, new Date(start)));
describe('a guest of the workspace', () => {
	it.each(['9.0', '9.1', '8.9', '6.5'])(
		'is refused by sessions/info.admin of %s in spite of a role that holds the permission',
		async (generation) => {
			server().data.generation = generation;
			const reply = await server().askSessions(
				`info.admin?sessionId=${sessions.bob.desktop}`,
				guest,
			);
			expect(reply.status).toBe(403);
		},
	);

	it('is refused by sessions/logout even as an administrator', async () => {
		const gina = server().data.users.find(({ username }) => username === guest.username);
		gina?.roles.push('admin');
		const body = { sessionId: sessions.bob.desktop };
		const reply = await server().post('/api/v1/sessions/logout', body, guest);
		expect(reply.status).toBe(403);
	});

	it('counts for the rate limiter in spite of a role that bypasses it', async () => {
		server().workspace.setRoles('api-bypass-rate-limit', [demo.roles.deviceAuditor]);
		const reply = await server().ask('/api/v1/me', { as: guest });
		expect(reply.headers.get('x-ratelimit-remaining')).toBe('9');
	});

	it('sees her own sessions as everybody does', async () => {
		const own = await server().askSessions('list', guest);
		expect(own.body).toMatchObject({ total: 1, sessions: [{ sessionId: guest.sessionId }] });
	});

	it.each([
		['view-d-room', true],
		['view-p-room', true],
		['view-joined-room', true],
		['view-c-room', false],
		['view-device-management', false],
	])('holds %s on a licensed server: %s', (permission, expected) => {
		const { data } = server();
		const gina = data.users.find(({ username }) => username === guest.username);
		gina?.roles.push('user', 'anonymous', 'admin');
		expect(gina && hasPermission({ data, user: gina, permission })).toBe(expected);
	});

	it('holds what her other roles hold where no license is valid', () => {
		const { data } = server();
		Object.assign(data, { licensed: false, wasLicensed: true });
		const user = data.users.find(({ username }) => username === guest.username);
		expect(user && hasPermission({ data, user, permission: 'view-device-management' })).toBe(true);
	});
});

it('a role in a room counts in that room alone', () => {
	const { data } = server();
	const user = data.users.find(({ username }) => username === 'alice');
	const [room, other] = data.rooms;
	if (!user || !room || !other) {
		throw new Error('Not in the seed');
	}
	room.memberRoles = { alice: ['owner'] };
	const permission = 'post-readonly';
	expect([
		hasPermission({ data, user, permission, room }),
		hasPermission({ data, user, permission, room: other }),
		hasPermission({ data, user, permission }),
	]).toEqual([true, false, false]);
});
