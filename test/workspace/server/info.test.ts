import { demo } from '../seed';
import { freshWorkspace } from './testWorkspace';

const { users } = demo;
const server = freshWorkspace('6.5');

it.each([
	['6.5', undefined],
	['6.5', users.service],
	['9.1', users.alice],
])('/api/info of %s tells the release alone without a permission', async (generation, as) => {
	server().data.generation = generation;
	const { body } = await server().ask('/api/info', as && { as });
	expect(body).toMatchObject({ version: generation, success: true });
	expect(body).not.toHaveProperty('info');
});

it('/api/info tells administrators the exact version, and until 7.0 no version beside it', async () => {
	const old = await server().ask('/api/info', { as: users.admin });
	expect(old.body).toMatchObject({ info: { version: '6.5.0' } });
	expect(old.body).not.toHaveProperty('version');
	server().data.generation = '7.2';
	const { body } = await server().ask('/api/info', { as: users.admin });
	expect(body).toMatchObject({ version: '7.2.0', info: { version: '7.2.0' } });
});
