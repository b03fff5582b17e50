import type { SessionDocument } from '../model';
import { demo } from '../seed';
import { freshWorkspace, type Reply, start, type User } from './testWorkspace';

const { users, sessions } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const logout = async (body: unknown, as: User = users.service): Promise<Reply> =>
	server().post('/api/v1/sessions/logout', body, { as });

const logoutMe = async (sessionId: string): Promise<Reply> =>
	server().post('/api/v1/sessions/logout.me', { sessionId }, { as: users.alice });

const rows = (id: string): SessionDocument[] =>
	server().data.sessions.filter(({ sessionId }) => sessionId === id);

const isListed = async (sessionId: string): Promise<boolean> =>
	(await server().askSessions(`info.admin?sessionId=${sessionId}`)).status === 200;

const mayAsk = async (as: User): Promise<boolean> =>
	(await server().ask('/api/v1/me', { as })).status === 200;

it('sessions/logout ends a login with all its rows, and no other', async () => {
	const reply = await logout({ sessionId: alice.phone });
	expect([reply.status, reply.body]).toEqual([200, { sessionId: alice.phone, success: true }]);
	const ended = { logoutAt: new Date(start), logoutBy: users.service.id };
	expect(rows(alice.phone)).toMatchObject([ended, ended, ended]);
	expect([await isListed(alice.phone), await isListed(alice.laptop)]).toEqual([false, true]);
});

it('sessions/logout takes an older connection of a login for the login', async () => {
	await logout({ sessionId: alice.laptopBefore });
	expect(await isListed(alice.laptop)).toBe(false);
});

it('sessions/logout answers the same for what is ended already', async () => {
	for (const sessionId of [bob.phone, bob.phone, alice.signedOut]) {
		expect((await logout({ sessionId })).status).toBe(200);
	}
});

it('sessions/logout ends the first row of an id that two users share, and no other', async () => {
	for (const { id: userId } of [users.bob, users.mallory]) {
		server().addSession({ userId, sessionId: 'shared' });
	}
	await logout({ sessionId: 'shared' });
	expect(rows('shared').map(({ logoutAt }) => logoutAt !== undefined)).toEqual([true, false]);
});

it.each([
	['part of an id', () => bob.phone.slice(0, 8)],
	['an id in the wrong case', () => bob.phone.toLowerCase()],
	['an empty id, unless a row has it', () => ''],
	[
		'a connection that never resumed',
		() => server().data.sessions.find(({ loginToken }) => loginToken === '')?.sessionId,
	],
])('sessions/logout does not find %s', async (_what, sessionId) => {
	server().data.sessions = server().data.sessions.filter((session) => session.sessionId !== '');
	const { status, body } = await logout({ sessionId: sessionId() });
	expect([status, body]).toEqual([404, { success: false, error: 'Session not found' }]);
});

it.each([{ sessionId: bob.phone, userId: users.bob.id }, '{'])(
	'sessions/logout refuses %j',
	async (body) => {
		const reply = await logout(body);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ success: false, errorType: 'invalid-params' });
		expect(await isListed(bob.phone)).toBe(true);
	},
);

it('sessions/logout refuses a user who may see all sessions and end none', async () => {
	expect((await logout({ sessionId: bob.phone }, users.sam)).status).toBe(403);
	expect(await isListed(bob.phone)).toBe(true);
});

it('sessions/logout.me reaches sessions of the caller only', async () => {
	expect((await logoutMe(bob.phone)).status).toBe(404);
	expect((await logoutMe(alice.offline)).status).toBe(200);
	expect(rows(alice.offline)).toMatchObject([{ logoutBy: users.alice.id }]);
});

it('sessions/logout ends the token that the login resumed with, of whatever kind, and no other', async () => {
	await logout({ sessionId: alice.laptop });
	expect(await mayAsk(users.alice)).toBe(true);
	await logout({ sessionId: sessions.service.browser });
	expect(await mayAsk(users.service)).toBe(false);
});
