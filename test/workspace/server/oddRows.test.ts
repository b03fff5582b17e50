import { demo } from '../seed';
import { createSessionDocument } from './sessionDocument';
import { freshWorkspace, start } from './testWorkspace';
import { createUser } from './userDocument';

const server = freshWorkspace();

const addSession = (
	userId: string,
	{ sessionId = 'oddOne', ...rest }: { sessionId?: string; ip?: string; name?: string },
): void => {
	server().data.sessions.push(
		createSessionDocument({
			_id: `${userId} ${sessionId}`,
			user: { _id: userId, roles: ['user'] },
			sessionId,
			token: `${userId} ${sessionId}`,
			device: { name: rest.name ?? 'Chrome' },
			ip: rest.ip ?? '203.0.113.1',
			loginAt: new Date(start),
		}),
	);
};

const { bob, mallory } = demo.users;

describe('sessions/list.all', () => {
	it.each([
		'198.51.100.77:51234',
		'::ffff:198.51.100.77',
		'::FFFF:198.51.100.77',
		'[2001:db8::77]:443',
		'2001:DB8:0:0::77',
		'unknown',
	])('answers the address %s as it was stored', async (ip) => {
		addSession(bob.id, { ip });
		const { body } = await server().askSessions('list.all?filter=oddOne');
		expect(body).toMatchObject({ sessions: [{ ip }] });
	});

	it.each([
		['with blanks', 'Maria da Silva'],
		['composed', 'J\u00fcrgen'],
		['decomposed', 'Ju\u0308rgen'],
		['with joiners', 'a\u200cb\u200dc'],
		['of a megabyte', 'xyz'.repeat(350_000)],
	])('finds a user by a username %s', async (_kind, username) => {
		server().data.users.push(createUser({ _id: 'uOddOne', username, token: 't' }));
		addSession('uOddOne', {});
		// An address has an end, however long a name is.
		const filter = encodeURIComponent(username.slice(0, 2_000));
		const { body } = await server().askSessions(`list.all?filter=${filter}`);
		const { total, sessions }: { total?: number; sessions?: { _user?: { username?: string } }[] } =
			Object(body);
		// As a fact, since a name of a megabyte is nothing to print.
		expect([total, sessions?.[0]?._user?.username === username]).toEqual([1, true]);
	});

	it('tells composed usernames from decomposed ones, as a database does', async () => {
		server().data.users.push(createUser({ _id: 'uOddOne', username: 'Ju\u0308rgen' }));
		addSession('uOddOne', {});
		const { body } = await server().askSessions('list.all?filter=J%C3%BCrgen');
		expect(body).toMatchObject({ total: 0 });
	});

	it('answers the name of a device of a megabyte', async () => {
		const name = 'y'.repeat(1_000_000);
		addSession(bob.id, { name });
		const { text } = await server().askSessions('list.all?filter=oddOne');
		expect(text.includes(`"name":"${name}"`)).toBe(true);
	});

	it('answers the rows of two users under one id', async () => {
		addSession(bob.id, {});
		addSession(mallory.id, {});
		const { body } = await server().askSessions('list.all?filter=oddOne');
		expect(body).toMatchObject({ total: 2 });
	});
});

it('sessions/logout ends the first row of an id that two users share, and no other', async () => {
	addSession(bob.id, {});
	addSession(mallory.id, {});
	await server().post('/api/v1/sessions/logout', { sessionId: 'oddOne' });
	const rows = server().data.sessions.filter(({ sessionId }) => sessionId === 'oddOne');
	expect(rows.map(({ userId, logoutAt }) => [userId, logoutAt !== undefined])).toEqual([
		[bob.id, true],
		[mallory.id, false],
	]);
});

it('me and roles.list take a user whose username has a blank', async () => {
	const user = createUser({ _id: 'uOddOne', username: 'Maria da Silva', token: 't' });
	server().data.users.push(user);
	const as = { id: 'uOddOne', token: 't' };
	const { body } = await server().ask('/api/v1/me', { as });
	const listed = await server().ask('/api/v1/roles.list', { as });
	expect(body).toMatchObject({ username: 'Maria da Silva' });
	expect(listed.status).toBe(200);
});
