import { demo } from '../seed';
import { createSessionDocument } from './sessionDocument';
import { freshWorkspace, start } from './testWorkspace';

const server = freshWorkspace();
const owner = { _id: demo.users.bob.id, roles: ['user'] };

/** Bob's only sessions: four, the newest first. */
beforeEach(() => {
	server().data.sessions = ['A', 'B', 'C', 'D'].map((sessionId, index) =>
		createSessionDocument({
			_id: sessionId,
			user: owner,
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

const readBoth = async (): Promise<string[]> => [await readPage(0), await readPage(2)];

describe('Workspace.interrupt', () => {
	it('moves rows before a page is read', async () => {
		server().workspace.interrupt({
			endpoint: 'sessions/list.all',
			before: (nth) => nth === 2 && logOutFirst(),
		});
		expect(await readBoth()).toEqual(['AB', 'D']);
	});

	it('moves rows after a page is read, whose answer stays as it was', async () => {
		server().workspace.interrupt({
			endpoint: 'sessions/list.all',
			after: (nth) => nth === 1 && logOutFirst(),
		});
		expect(await readBoth()).toEqual(['AB', 'D']);
	});

	it('brings rows, so that one comes twice', async () => {
		const { data } = server();
		server().workspace.interrupt({
			endpoint: 'sessions/list.all',
			after(nth) {
				const [first] = data.sessions;
				if (nth === 1 && first) {
					const newer = { ...first, _id: 'E', sessionId: 'E', loginToken: 'E' };
					data.sessions = [...data.sessions, { ...newer, loginAt: new Date(start + 1) }];
				}
			},
		});
		expect(await readBoth()).toEqual(['AB', 'BC']);
	});

	it('counts requests of its endpoint alone, until it is taken away', async () => {
		const counted: number[] = [];
		const stop = server().workspace.interrupt({
			endpoint: 'sessions/list.all',
			before: (nth) => counted.push(nth),
		});
		await server().askSessions('list', demo.users.bob);
		await readBoth();
		stop();
		await readPage(0);
		expect(counted).toEqual([1, 2]);
	});

	it('runs before faults, and after what they answer', async () => {
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
});
