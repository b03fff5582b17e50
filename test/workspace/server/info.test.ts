import { demo } from '../seed';
import { freshWorkspace } from './testWorkspace';

const { users } = demo;
const old = freshWorkspace('6.5');
const server = freshWorkspace();

it.each([
	['6.5', undefined],
	['6.5', users.service],
	['8.9', undefined],
	['9.1', users.alice],
	['9.0', { id: users.admin.id, token: 'wrong' }],
])('/api/info of %s tells the release alone without a permission', async (generation, as) => {
	server().data.generation = generation;
	const { status, body } = await server().ask('/api/info', as && { as });
	expect(status).toBe(200);
	expect(body).toMatchObject({ version: generation, success: true });
	expect(body).not.toHaveProperty('info');
});

it('/api/info of 6.5 tells administrators everything, and no version beside it', async () => {
	const { body } = await old().ask('/api/info', { as: users.admin });
	expect(body).toMatchObject({ info: { version: '6.5.0' }, success: true });
	expect(body).not.toHaveProperty('version');
});

it('/api/info of 7.2 and later tells administrators the exact version', async () => {
	server().data.generation = '7.2';
	const { body } = await server().ask('/api/info', { as: users.admin });
	expect(body).toMatchObject({ version: '7.2.0', info: { version: '7.2.0' } });
});

it('/api/info is not counted by the rate limiter', async () => {
	const { headers } = await server().ask('/api/info', { as: users.alice });
	expect(headers.has('x-ratelimit-limit')).toBe(false);
});
