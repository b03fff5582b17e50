import { diagnose } from '../../../src/requests/diagnose';
import { admin, AppFixture } from '../support/appFixture';
import { loginRequired, permissions, type Reply } from '../support/fakeWorkspace';

const missing = {
	code: 'workspace-permission-missing',
	endpoint: 'sessions/list.all',
	status: 403,
} as const;

const unlicensed: Reply = { body: { update: [{ _id: 'create-c', roles: ['user'] }] } };

describe('diagnose', () => {
	it.each<readonly [string, Reply, string]>([
		['stay what it is if the permission is there', permissions(), missing.code],
		[
			'be a missing license if the server has no such permission',
			unlicensed,
			'workspace-unlicensed',
		],
		['stay what it is if the question fails, which is asked once', loginRequired, missing.code],
	])('diagnose lets a missing permission %s', async (_name, reply, code) => {
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
});
