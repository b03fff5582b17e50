import type { SessionDocument } from '../model';
import { demo } from '../seed';
import { documentedNotFound, jsonAnswer, type Fault } from './faults';
import { generationNames, findGeneration } from './generations';
import { hashLoginToken } from './sessionDocument';
import { freshWorkspace, start, type Reply, type User } from './testWorkspace';

const { users, sessions } = demo;
const { alice, bob } = sessions;
const server = freshWorkspace();

const logout = async (
	body: unknown,
	as: User = users.service,
	headers: Record<string, string> = {},
): Promise<Reply> => server().post('/api/v1/sessions/logout', body, as, headers);

const logoutMe = async (body: unknown, as: User): Promise<Reply> =>
	server().post('/api/v1/sessions/logout.me', body, as);

const rows = (id: string): SessionDocument[] =>
	server().data.sessions.filter(({ sessionId }) => sessionId === id);

const isListed = async (sessionId: string): Promise<boolean> =>
	(await server().askSessions(`info.admin?sessionId=${sessionId}`)).status === 200;

describe.each(generationNames.filter((name) => findGeneration(name).twoFactorFindsToken))(
	'Rocket.Chat %s',
	(generation) => {
		beforeEach(() => {
			server().data.generation = generation;
		});

		test('ends a login with all its rows, and no other', async () => {
			server().data.sessions.find(({ sessionId }) => sessionId === alice.laptopBefore);

			const reply = await logout({ sessionId: alice.phone });
			expect([reply.status, reply.body]).toEqual([200, { sessionId: alice.phone, success: true }]);
			expect(rows(alice.phone)).toHaveLength(3);
			for (const row of rows(alice.phone)) {
				expect(row).toMatchObject({ logoutAt: new Date(start), logoutBy: users.service.id });
			}
			expect(rows(alice.laptop)).toMatchObject([
				expect.not.objectContaining({ logoutAt: expect.anything() }),
			]);
			expect(await isListed(alice.phone)).toBe(false);
		});

		test('an older connection of a login stands for the login', async () => {
			await logout({ sessionId: alice.laptopBefore });
			expect(await isListed(alice.laptop)).toBe(false);
		});

		test('answers the same for what is ended already', async () => {
			const first = await logout({ sessionId: bob.phone });
			const second = await logout({ sessionId: bob.phone });
			const third = await logout({ sessionId: alice.signedOut });
			expect([first, second, third].map(({ status }) => status)).toEqual([200, 200, 200]);
		});

		test.each([
			['an unknown id', 'nope'],
			['part of an id', bob.phone.slice(0, 8)],
			['an id in the wrong case', bob.phone.toLowerCase()],
			['a pattern', '.'],
			['an empty one, unless a row is without id', ''],
		])('does not find %s', async (_name, sessionId) => {
			server().data.sessions = server().data.sessions.filter((session) => session.sessionId !== '');

			const reply = await logout({ sessionId });

			expect([reply.status, reply.body]).toEqual([
				404,
				{ success: false, error: 'Session not found' },
			]);
		});

		test('does not find a connection that never resumed', async () => {
			const row = server().data.sessions.find(({ loginToken }) => loginToken === '');
			expect((await logout({ sessionId: row?.sessionId })).status).toBe(404);
		});

		test.each([
			['no id', {}],
			['another field', { sessionId: bob.phone, userId: users.bob.id }],
			['a list', { sessionId: ['a'] }],
			['no JSON', '{'],
		])('refuses %s', async (_name, body) => {
			const reply = await logout(body);
			expect(reply.status).toBe(400);
			expect(reply.body).toMatchObject({ success: false, errorType: 'invalid-params' });
			expect(await isListed(bob.phone)).toBe(true);
		});

		test('asks for its own permission, which sam lacks', async () => {
			const reply = await logout({ sessionId: bob.phone }, users.sam);
			expect(reply.status).toBe(403);
			expect(await isListed(bob.phone)).toBe(true);
		});

		test('asks for the second factor', async () => {
			const without = await logout({ sessionId: bob.phone }, users.admin);
			const wasListed = await isListed(bob.phone);
			const { passwordSha256 = '' } =
				server().data.users.find(({ _id }) => _id === users.admin.id) ?? {};
			const withCode = await logout({ sessionId: bob.phone }, users.admin, {
				'x-2fa-code': passwordSha256,
				'x-2fa-method': 'password',
			});
			expect(without.body).toMatchObject({ errorType: 'totp-required' });
			expect([without.status, wasListed, withCode.status]).toEqual([400, true, 200]);
		});

		test('asks for the licence', async () => {
			Object.assign(server().data, { licensed: false, wasLicensed: true });
			const { status, body } = findGeneration(generation).unlicensed;

			const reply = await logout({ sessionId: bob.phone });
			expect([reply.status, reply.body]).toEqual([status, body]);
		});

		test('logout.me reaches own sessions only', async () => {
			const others = await logoutMe({ sessionId: bob.phone }, users.alice);
			const own = await logoutMe({ sessionId: alice.offline }, users.alice);

			expect([others.status, own.status, own.body]).toEqual([
				404,
				200,
				{ sessionId: alice.offline, success: true },
			]);
			expect(rows(alice.offline)).toMatchObject([{ logoutBy: users.alice.id }]);
		});
	},
);

test('a token that the login resumed with stops working, of whatever kind', async () => {
	expect(rows(sessions.service.browser)).toMatchObject([
		{ loginToken: hashLoginToken(users.service.token) },
	]);
	await logout({ sessionId: sessions.service.browser });
	expect((await server().ask('/api/v1/me', { as: users.service })).status).toBe(401);
});

test('other tokens of the user go on working', async () => {
	await logout({ sessionId: alice.laptop });
	expect((await server().ask('/api/v1/me', { as: users.alice })).status).toBe(200);
});

test('has a rate limit of its own', async () => {
	const ask = async (): Promise<number> => (await logoutMe({ sessionId: 'x' }, users.bob)).status;
	const statuses = [];
	for (let call = 0; call < 11; call += 1) {
		statuses.push(await ask());
	}
	expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
	expect((await server().askSessions('list', users.bob)).status).toBe(200);
});

describe('what can go wrong', () => {
	const inject = (fault: Fault): void => {
		server().workspace.faults = ({ path }) =>
			path === '/api/v1/sessions/logout' ? fault : undefined;
	};

	test.each<[string, Fault, boolean, number | 'fails']>([
		['the connection breaks before', { kind: 'reset' }, true, 'fails'],
		['the answer is lost', { kind: 'lose-answer', then: { kind: 'reset' } }, false, 'fails'],
		[
			'a proxy answers instead',
			{ kind: 'lose-answer', then: { kind: 'answer', status: 502 } },
			false,
			502,
		],
		['it has no effect', jsonAnswer({ sessionId: bob.phone, success: true }), true, 200],
		['as documented', documentedNotFound, true, 400],
	])('%s', async (_name, fault, staysOpen, outcome) => {
		inject(fault);

		const status = await logout({ sessionId: bob.phone }).then(
			(reply) => reply.status,
			() => 'fails',
		);
		expect([status, await isListed(bob.phone)]).toEqual([outcome, staysOpen]);
	});

	test('the answer never comes', async () => {
		inject({ kind: 'lose-answer', then: { kind: 'never-answer' } });
		await expect(
			server().ask('/api/v1/sessions/logout', {
				as: users.service,
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ sessionId: bob.phone }),
				signal: AbortSignal.timeout(300),
			}),
		).rejects.toThrow('timeout');
		expect(await isListed(bob.phone)).toBe(false);
	});
});
