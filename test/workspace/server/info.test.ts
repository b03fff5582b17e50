import { demo } from '../seed';
import { freshWorkspace, type Reply, TestWorkspace, type User } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace();

const askInfo = async (generation: string, as?: User): Promise<Reply> => {
	server().data.generation = generation;
	return server().ask('/api/info', as && { as });
};

describe('/api/info', () => {
	it.each([
		['6.5', undefined],
		['6.5', users.service],
		['8.9', undefined],
		['9.1', users.alice],
		['9.0', { id: users.admin.id, token: 'wrong' }],
	])('of %s tells the release alone to people without a permission', async (generation, as) => {
		const { status, body } = await askInfo(generation, as);
		expect(status).toBe(200);
		expect(body).toMatchObject({ version: generation, success: true });
		expect(body).not.toHaveProperty('info');
	});

	it('of 6.5 tells administrators everything, and no version beside it', async () => {
		const old = await new TestWorkspace('6.5').listen();
		const { body } = await old.ask('/api/info', { as: users.admin });
		await old.stop();
		expect(body).toMatchObject({ info: { version: '6.5.0' }, success: true });
		expect(body).not.toHaveProperty('version');
	});

	it('of 7.2 and later tells administrators the exact version', async () => {
		const { body } = await askInfo('7.2', users.admin);
		expect(body).toMatchObject({ version: '7.2.0', info: { version: '7.2.0' } });
	});

	it('is not counted by the rate limiter', async () => {
		const { headers } = await askInfo('8.9', users.alice);
		expect(headers.has('x-ratelimit-limit')).toBe(false);
	});
});
