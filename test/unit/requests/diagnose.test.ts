import { diagnose } from '../../../src/requests/diagnose';
import { admin, AppFixture } from '../support/appFixture';
import { loginRequired, permissions, type Reply, unlicensed } from '../support/fakeWorkspace';

const missing = {
	code: 'workspace-permission-missing',
	endpoint: 'sessions/list.all',
	status: 403,
} as const;

it.each<readonly [string, Reply, string]>([
	['missing where it is listed', permissions(), missing.code],
	['unlicensed where it is not listed', unlicensed, 'workspace-unlicensed'],
	['missing where the question fails, which is not repeated', loginRequired, missing.code],
])('diagnose calls a permission %s', async (_name, reply, code) => {
	const app = new AppFixture();
	app.workspace.answers['permissions.listAll'] = () => reply;
	const { rights } = await app.begin(admin).connect();
	expect(await diagnose(missing, rights)).toEqual({ ...missing, code });
	await diagnose(missing, rights);
	expect(app.workspace.requests).toHaveLength(1);
});

it('diagnose asks nothing about other failures', async () => {
	const app = new AppFixture();
	const failure = { code: 'workspace-timeout', endpoint: 'me' } as const;
	expect(await diagnose(failure, (await app.begin(admin).connect()).rights)).toBe(failure);
	expect(app.workspace.requests).toEqual([]);
});
