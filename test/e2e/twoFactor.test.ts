import { setUpWorkspace } from './support/setUpWorkspace';
import { onRequests } from '../support/workspace/faults';
import { apiRequestsDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';

const { alice, admin } = demo.sessions;
const { service } = demo.users;
const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const app = setUpWorkspace({ allow_logout: true });

/** The service account has a token that does not ignore 2FA. */
beforeEach(() => {
	Object.assign(app.user('session.service'), {
		tokens: [{ token: service.token, type: 'personalAccessToken', bypassTwoFactor: false }],
	});
});

/** Status of each request about sessions, and whether it had a code. */
const codesDuring = async (
	action: () => Promise<unknown>,
): Promise<readonly (readonly [number, boolean])[]> =>
	(await apiRequestsDuring(app.running, action))
		.filter(({ path }) => path.startsWith('/api/v1/sessions/'))
		.map(({ status, twoFactorCodeSent }) => [status, twoFactorCodeSent]);

it.each([
	['totp', seed.toLowerCase().replace(/(.{4})/g, '$1 '), seed],
	['password', service.password, undefined],
])(
	'two_factor_method %s sends a code once it is demanded, and then at once',
	async (method, secret, totpSecret) => {
		Object.assign(app.user('session.service'), { totpSecret });
		await app.save('two_factor_secret', secret);
		await app.save('two_factor_method', method);
		const look = async (): Promise<void> =>
			expect(await app.type('alice', `/session info ${alice.laptop}`)).toContain('Chrome 113.0.0');
		expect(await codesDuring(look)).toEqual([
			[400, false],
			[200, true],
		]);
		expect(await codesDuring(look)).toEqual([[200, true]]);
		expect(await codesDuring(() => app.type('alice', '/session'))).toEqual([[200, true]]);
		const logOut = async (): Promise<void> =>
			expect(await app.type('alice', `/session logout ${alice.phone}`)).toMatch(
				/^Device logged out\n/,
			);
		expect(await codesDuring(logOut)).toEqual([
			[200, true],
			[200, true],
			[404, true],
		]);
	},
);

it('a wrong second factor is named to those who may read causes', async () => {
	Object.assign(app.user('session.service'), { totpSecret: seed });
	await app.save('two_factor_secret', 'MFRGGZDFMZTWQ2LK');
	await app.save('two_factor_method', 'totp');
	expect(await app.get('sam', 'sessions/info.admin', { sessionId: alice.laptop })).toMatchObject({
		status: 502,
		body: { errorType: 'workspace-two-factor-rejected' },
	});
});

describe('the second factor of an API caller', () => {
	/** The SHA-256 of the demo password of the service account is its code. */
	const right = (): Record<string, string> => ({
		'x-2fa-code': app.user('session.service').passwordSha256 ?? '',
		'x-2fa-method': 'password',
	});

	const look = (as: string, path: string, sessionId: string, headers: Record<string, string>) =>
		app.running.api({ as, path, query: { sessionId }, headers });

	it('a second factor of an API caller is asked for, passed on, and counts for one request', async () => {
		const answers: unknown[] = [];
		for (const headers of [{}, { ...right(), 'x-2fa-code': 'wrong' }, right()]) {
			const { status, body } = await look('sam', 'sessions/info.admin', alice.laptop, headers);
			answers.push([status, body]);
		}
		expect(answers).toMatchObject([
			[502, { errorType: 'workspace-two-factor-required' }],
			[502, { errorType: 'workspace-two-factor-rejected' }],
			[200, { success: true }],
		]);
	});

	it('a second factor of an API caller who holds no permission is ignored', async () => {
		const codes = await codesDuring(async () =>
			expect(await look('alice', 'sessions/info', alice.laptop, right())).toMatchObject({
				body: { errorType: 'workspace-two-factor-required' },
			}),
		);
		expect(codes).toEqual([[400, false]]);
	});

	it('a second factor of an API caller is ignored while the app cannot know who holds the permission', async () => {
		app.running.workspace.faults = onRequests('permissions.listAll', jsonAnswer({}, 500));
		const codes = await codesDuring(() => look('admin', 'sessions/info', admin.laptop, right()));
		expect(codes).toEqual([[400, false]]);
	});
});
