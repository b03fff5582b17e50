import { demo } from '../seed';
import { createSessionDocument } from './sessionDocument';
import { freshWorkspace, start } from './testWorkspace';

const server = freshWorkspace();
const endpoint = 'sessions/list.all';

/** Bob's only sessions: four, the newest first. */
beforeEach(() => {
	server().data.sessions = ['A', 'B', 'C', 'D'].map((sessionId, index) =>
		createSessionDocument({
			_id: sessionId,
			user: { _id: demo.users.bob.id, roles: ['user'] },
			sessionId,
			token: sessionId,
			device: { name: 'Chrome' },
			ip: '203.0.113.1',
			loginAt: new Date(start - index),
		}),
	);
});

const logOutFirst = (): void => {
	server().data.sessions = server().data.sessions.slice(1);
};

const readPage = async (offset: number): Promise<string> => {
	const { body } = await server().askSessions(`list.all?offset=${offset}&count=2`);
	const { sessions = [] }: { sessions?: { sessionId: string }[] } = Object(body);
	return sessions.map(({ sessionId }) => sessionId).join('');
};

it.each([
	['before the second page is read', { before: (nth: number) => nth === 2 && logOutFirst() }],
	['after the first page is read', { after: (nth: number) => nth === 1 && logOutFirst() }],
])('interrupt moves rows %s, which leaves out one', async (_when, interruption) => {
	server().workspace.interrupt({ endpoint, ...interruption });
	expect([await readPage(0), await readPage(2)]).toEqual(['AB', 'D']);
});

it('interrupt counts requests of its endpoint alone, until it is taken away', async () => {
	const counted: number[] = [];
	const before = (nth: number): unknown => counted.push(nth);
	const stop = server().workspace.interrupt({ endpoint, before });
	await server().askSessions('list', demo.users.bob);
	await readPage(0);
	await readPage(2);
	stop();
	await readPage(0);
	expect(counted).toEqual([1, 2]);
});

it('interrupt runs before faults, and after what they answer', async () => {
	const order: string[] = [];
	const { workspace } = server();
	workspace.interrupt({
		endpoint: 'me',
		before: () => order.push('before'),
		after: () => order.push('after'),
	});

	workspace.faults = () => {
		order.push('fault');
		return { kind: 'answer', status: 503 };
	};
	expect((await server().ask('/api/v1/me')).status).toBe(503);
	expect(order).toEqual(['before', 'fault', 'after']);
});
