import { MINUTE, SECOND } from '../../../src/common/clock';
import type { RequestOptions } from '../../../src/requests/Request';
import { AppFixture, sam } from '../support/appFixture';
import { rejected } from '../support/failures';
import {
	deferred,
	loginRequired,
	permissions,
	type Reply,
	unlicensed,
} from '../support/fakeWorkspace';
import { sessionId } from '../support/sessions';

const setUp = (data: ConstructorParameters<typeof AppFixture>[0] = {}) => {
	const app = new AppFixture(data);
	const connect = (options: Partial<RequestOptions> = {}, caller = sam) =>
		app.begin(caller, options).connect();
	return { app, sent: app.workspace.sent, connect };
};

const timeouts = (sent: ReturnType<typeof setUp>['sent']): readonly unknown[] =>
	sent.map(({ timeout }) => timeout);

afterEach(() => {
	jest.useRealTimers();
});

it.each<readonly [object, readonly number[]]>([
	[{}, [10, 10, 5]],
	[{ timeLimit: 23 * SECOND }, [10, 10, 3]],
])('connect with %j gives all requests together so many seconds: %j', async (options, want) => {
	const { app, sent, connect } = setUp();
	const { workspace } = await connect(options);
	for (const elapsed of [0, 12 * SECOND, 8 * SECOND]) {
		app.clock.advance(elapsed);
		await workspace.findAnybodys(sessionId);
	}
	expect(timeouts(sent)).toEqual(want.map((seconds) => seconds * SECOND));
	app.clock.advance(5 * SECOND);
	expect((await rejected(workspace.findAnybodys(sessionId))).code).toBe('workspace-timeout');
	expect(sent).toHaveLength(3);
});

it('connect gives no request longer than all of them have', async () => {
	const { app, connect } = setUp();
	const { request, workspace } = await connect();
	app.clock.advance(25 * SECOND - 1);
	await workspace.logOut(sessionId, request.deadline + MINUTE);
	app.clock.advance(1);
	await rejected(workspace.logOut(sessionId, request.deadline + MINUTE));
	expect(app.workspace.asked).toEqual(['sessions/logout']);
});

it('connect uses the Site URL without its slash where no address is set', async () => {
	const { sent, connect } = setUp({
		settings: { workspace_url: '' },
		serverSettings: { Site_Url: 'https://site.example/sub/' },
	});
	const { baseUrl, workspace } = await connect();
	await workspace.ownSessions({ offset: 0, count: 5 });
	expect(baseUrl).toBe('https://site.example/sub');
	const url = 'https://site.example/sub/api/v1/sessions/list?offset=0&count=5';
	expect(sent).toMatchObject([{ url }]);
});

it.each([{ Site_Url: 7 }, { Site_Url: 'chat.example.com' }])(
	'connect is not configured if it needs a Site URL and there is but %j',
	async (serverSettings) => {
		const { connect } = setUp({ settings: { workspace_url: '' }, serverSettings });
		expect(await rejected(connect())).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'workspace_url', problem: 'site-url' }],
		});
	},
);

it.each<readonly [string, readonly string[], Reply, string | undefined]>([
	['of a holder', ['holders'], permissions(), '123456'],
	['of nobody else', ['user'], permissions(), undefined],
	['of no administrator while it cannot know the holders', ['admin'], loginRequired, undefined],
	['of no holder without a license', ['holders'], unlicensed, undefined],
])('connect passes on the second factor %s', async (_name, roles, reply, want) => {
	const { app, sent, connect } = setUp();
	app.workspace.answers['permissions.listAll'] = () => reply;
	const callerTwoFactor = { code: '123456', method: 'email' };
	const { workspace } = await connect({ callerTwoFactor }, { ...sam, roles });
	await workspace.findAnybodys(sessionId);
	expect(sent.map(({ headers }) => headers?.['X-2fa-code'])).toEqual([undefined, want]);
});

it('connect asks nothing about a second factor that was not sent', async () => {
	const { app, connect } = setUp();
	await (await connect()).workspace.findAnybodys(sessionId);
	expect(app.workspace.asked).toEqual(['sessions/info.admin']);
});

it('connect repeats a question about permissions that failed, unless a recent failure is accepted', async () => {
	const { app, connect } = setUp();
	app.workspace.answers['permissions.listAll'] = () => loginRequired;
	const { rights } = await connect();
	await rejected(rights.permissions());
	await rejected((await connect()).rights.withRecentFailures().permissions());
	expect(app.workspace.requests).toHaveLength(1);
	await rejected(rights.permissions());
	expect(app.workspace.requests).toHaveLength(2);
});

it('connect lets a caller wait for the permissions as long as there is time', async () => {
	jest.useFakeTimers();
	const { app, connect } = setUp();
	const { promise, resolve } = deferred<Reply>();
	app.workspace.answers['permissions.listAll'] = () => promise;
	const may = (await connect({ timeLimit: 5 * SECOND })).rights.may('see-anybody');
	await jest.advanceTimersByTimeAsync(5 * SECOND - 1);
	resolve(permissions());
	expect(await may).toBe(true);
});

it.each<readonly [string, boolean, number]>([
	['again, though the answer was kept', false, 2],
	['no more if this very request has just asked', true, 1],
])('connect asks for the permissions of this moment %s', async (_name, hasAsked, want) => {
	const { app, connect } = setUp();
	const before = await connect();
	await before.rights.permissions();
	const { readPermissionsNow } = hasAsked ? before : await connect();
	expect((await readPermissionsNow()).hasDeviceManagement).toBe(true);
	await readPermissionsNow();
	expect(app.workspace.requests).toEqual(Array(want).fill('permissions.listAll'));
});
