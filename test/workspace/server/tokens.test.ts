import { demo } from '../seed';
import { freshWorkspace, type Reply, withPassword } from './testWorkspace';

const { alice } = demo.users;
const server = freshWorkspace();
const headers = withPassword(alice.password);

const make = async (body: unknown): Promise<Reply> =>
	server().post('/api/v1/users.generatePersonalAccessToken', body, { as: alice, headers });

it('users.generatePersonalAccessToken makes a token that ignores the second factor, once for each name', async () => {
	const first = await make({ tokenName: 'mine', bypassTwoFactor: true });
	const again = await make({ tokenName: 'mine' });
	const { token = '' }: { token?: string } = Object(first.body);
	expect(first.body).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), success: true });
	expect(again.body).toMatchObject({ errorType: 'error-token-already-exists' });
	expect((await server().ask('/api/v1/me', { as: { id: alice.id, token } })).status).toBe(200);
	expect(server().user(alice).tokens.at(-1)).toMatchObject({ name: 'mine', bypassTwoFactor: true });
});
