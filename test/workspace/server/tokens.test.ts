import { demo } from '../seed';
import { freshWorkspace, type Reply } from './testWorkspace';

const { alice } = demo.users;
const server = freshWorkspace();

const make = async (body: unknown, headers?: Record<string, string>): Promise<Reply> =>
	server().post('/api/v1/users.generatePersonalAccessToken', body, alice, headers);

const withCode = (): Record<string, string> => ({
	'x-2fa-method': 'password',
	'x-2fa-code': server().data.users.find(({ _id }) => _id === alice.id)?.passwordSha256 ?? '',
});

test('makes a token that ignores the second factor, once for each name', async () => {
	const first = await make({ tokenName: 'mine', bypassTwoFactor: true }, withCode());
	const again = await make({ tokenName: 'mine' }, withCode());
	const { token = '' }: { token?: string } = Object(first.body);
	expect(first.body).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), success: true });
	expect(again.body).toMatchObject({ errorType: 'error-token-already-exists' });
	expect((await server().ask('/api/v1/me', { as: { id: alice.id, token } })).status).toBe(200);
	const user = server().data.users.find(({ _id }) => _id === alice.id);
	expect(user?.tokens.at(-1)).toMatchObject({ name: 'mine', bypassTwoFactor: true });
});

test.each([
	['the second factor', { tokenName: 'mine' }, undefined, 'totp-required'],
	['a name', {}, withCode, 'invalid-params'],
])('asks for %s', async (_name, body, headers, errorType) => {
	expect((await make(body, headers?.())).body).toMatchObject({ success: false, errorType });
});
