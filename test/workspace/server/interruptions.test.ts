import { demo } from '../seed';
import { freshWorkspace, idsOf } from './testWorkspace';

const { bob } = demo.users;
const server = freshWorkspace();
const endpoint = 'sessions/list.all';

/** Bob's only sessions: four, the newest first. */
beforeEach(() => {
	server().data.sessions = [];
	['A', 'B', 'C', 'D'].forEach((sessionId, age) =>
		server().addSession({ userId: bob.id, sessionId, age }),
	);
});

const logOutFirst = (): void => {
	server().data.sessions = server().data.sessions.slice(1);
};

const readPage = async (offset: number): Promise<string> => {
	const { body } = await server().askSessions(`list.all?offset=${offset}&count=2`);
	return idsOf(body).join('');
};

it.each([
	['before the second page is read', { before: (nth: number) => nth === 2 && logOutFirst() }],
	['after the first page is read', { after: (nth: number) => nth === 1 && logOutFirst() }],
])('interrupt moves rows %s, which leaves out one, until it is taken away', async (_when, what) => {
	const stop = server().workspace.interrupt({ endpoint, ...what });
	await server().askSessions('list', bob);
	expect([await readPage(0), await readPage(2)]).toEqual(['AB', 'D']);
	stop();
	expect(await readPage(0)).toBe('BC');
});
