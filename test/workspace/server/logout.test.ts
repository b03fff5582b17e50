import type { SessionDocument } from '../model';
import { demo } from '../seed';
import { documentedNotFound, jsonAnswer, type Fault } from './faults';
import { createSessionDocument, hashLoginToken } from './sessionDocument';
import { freshWorkspace, start, type Reply, type User, withPassword } from './testWorkspace';

const { users, sessions } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const logout = async (
	body: unknown,
	as: User = users.service,
	headers: Record<string, string> = {},
): Promise<Reply> => server().post('/api/v1/sessions/logout', body, { as, headers });

const logoutMe = async (sessionId: string, as: User): Promise<Reply> =>
	server().post('/api/v1/sessions/logout.me', { sessionId }, { as });

const rows = (id: string): SessionDocument[] =>
	server().data.sessions.filter(({ sessionId }) => sessionId === id);

const isListed = async (sessionId: string): Promise<boolean> =>
	(await server().askSessions(`info.admin?sessionId=${sessionId}`)).status === 200;

it('sessions/logout ends a login with all its rows, and no other', async () => {
	const reply = await logout({ sessionId: alice.phone });
	expect([reply.status, reply.body]).toEqual([200, { sessionId: alice.phone, success: true }]);
	const ended = { logoutAt: new Date(start), logoutBy: users.service.id };
	expect(rows(alice.phone)).toMatchObject([ended, ended, ended]);
	expect(rows(alice.laptop)[0]?.logoutAt).toBeUndefined();
	expect(await isListed(alice.phone)).toBe(false);
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
	for (const { id } of [users.bob, users.mallory]) {
		server().data.sessions.push(
			createSessionDocument({
				_id: id,
				user: { _id: id, roles: ['user'] },
				sessionId: 'shared',
				token: id,
				device: { name: 'Chrome' },
				ip: '203.0.113.1',
				loginAt: new Date(start),
			}),
		);
	}
	const { body } = await server().askSessions('list.all?filter=shared');
	expect(body).toMatchObject({ total: 2 });
	await logout({ sessionId: 'shared' });
	expect(rows('shared').map(({ logoutAt }) => logoutAt !== undefined)).toEqual([true, false]);
});

it.each([
	['an unknown id', 'nope'],
	['part of an id', bob.phone.slice(0, 8)],
	['an id in the wrong case', bob.phone.toLowerCase()],
	['a pattern', '.'],
	['an empty id, unless a row has it', ''],
])('sessions/logout does not find %s', async (_what, sessionId) => {
	server().data.sessions = server().data.sessions.filter((session) => session.sessionId !== '');
	const { status, body } = await logout({ sessionId });
	expect([status, body]).toEqual([404, { success: false, error: 'Session not found' }]);
});

it('sessions/logout does not find a connection that never resumed', async () => {
	const row = server().data.sessions.find(({ loginToken }) => loginToken === '');
	expect((await logout({ sessionId: row?.sessionId })).status).toBe(404);
});

it.each([{}, { sessionId: bob.phone, userId: users.bob.id }, { sessionId: ['a'] }, '{'])(
	'sessions/logout refuses %j',
	async (body) => {
		const reply = await logout(body);
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({ success: false, errorType: 'invalid-params' });
		expect(await isListed(bob.phone)).toBe(true);
	},
);

it.each([
	[403, 'by a user without its own permission', users.sam, {}],
	[400, 'without the second factor', users.admin, {}],
	[200, 'with the second factor', users.admin, withPassword(users.admin.password)],
])('sessions/logout answers %s to a request %s', async (status, _how, as, headers) => {
	const reply = await logout({ sessionId: bob.phone }, as, headers);
	expect([reply.status, await isListed(bob.phone)]).toEqual([status, status !== 200]);
});

it('sessions/logout.me reaches sessions of the caller only', async () => {
	const others = await logoutMe(bob.phone, users.alice);
	const own = await logoutMe(alice.offline, users.alice);
	expect([others.status, own.status]).toEqual([404, 200]);
	expect(own.body).toEqual({ sessionId: alice.offline, success: true });
	expect(rows(alice.offline)).toMatchObject([{ logoutBy: users.alice.id }]);
});

it('sessions/logout ends the token that the login resumed with, of whatever kind', async () => {
	const { service } = users;
	expect(rows(sessions.service.browser)).toMatchObject([
		{ loginToken: hashLoginToken(service.token) },
	]);
	await logout({ sessionId: sessions.service.browser });
	expect((await server().ask('/api/v1/me', { as: service })).status).toBe(401);
});

it('sessions/logout leaves other tokens of the user alone', async () => {
	await logout({ sessionId: alice.laptop });
	expect((await server().ask('/api/v1/me', { as: users.alice })).status).toBe(200);
});

it.each<[what: string, Fault, staysOpen: boolean, outcome: number | 'fails']>([
	['breaks the connection', { kind: 'reset' }, true, 'fails'],
	['loses the answer', { kind: 'lose-answer', then: { kind: 'reset' } }, false, 'fails'],
	[
		'lets a proxy answer instead',
		{ kind: 'lose-answer', then: { kind: 'answer', status: 502 } },
		false,
		502,
	],
	['never answers', { kind: 'lose-answer', then: { kind: 'never-answer' } }, false, 'fails'],
	['has no effect', jsonAnswer({ sessionId: bob.phone, success: true }), true, 200],
	['answers as documented', documentedNotFound, true, 400],
])('sessions/logout with a fault that %s', async (_what, fault, staysOpen, outcome) => {
	server().workspace.faults = ({ path }) =>
		path === '/api/v1/sessions/logout' ? fault : undefined;
	const status = await server()
		.ask('/api/v1/sessions/logout', {
			as: users.service,
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ sessionId: bob.phone }),
			signal: AbortSignal.timeout(300),
		})
		.then(
			(reply) => reply.status,
			() => 'fails',
		);
	expect([status, await isListed(bob.phone)]).toEqual([outcome, staysOpen]);
});
