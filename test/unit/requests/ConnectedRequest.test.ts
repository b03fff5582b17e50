import { MINUTE, SECOND } from '../../../src/common/clock';
import type { RequestOptions } from '../../../src/requests/Request';
import { AppFixture, sam } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { rejected } from '../support/failures';
import { deferred, loginRequired, permissions, type Reply } from '../support/fakeWorkspace';
import { sessionId } from '../support/sessions';

/** A fixture that remembers what each request was sent with. */
const setUp = (data: ConstructorParameters<typeof AppFixture>[0] = {}) => {
	const app = new AppFixture(data);
	const sent: { readonly url: string; readonly timeout: unknown; readonly code: unknown }[] = [];
	const { http } = app.workspace;
	app.testHost.data.http = {
		...http,
		get: (url, options) => {
			sent.push({ url, timeout: options?.timeout, code: options?.headers?.['X-2fa-code'] });
			return http.get(url.replace('/sub', ''), options);
		},
	};
	const connect = (options: Partial<RequestOptions> = {}, caller = sam) =>
		app.begin(caller, options).connect();
	return { app, sent, connect };
};

const timeouts = (sent: readonly { readonly timeout: unknown }[]): readonly unknown[] =>
	sent.map(({ timeout }) => timeout);

const unlicensed: Reply = { body: { update: [{ _id: 'create-c', roles: ['user'] }] } };

describe('connect', () => {
	it.each([
		[undefined, [10, 10, 5]],
		[23 * SECOND, [10, 10, 3]],
	])('connect gives all requests together %p ms', async (timeLimit, want) => {
		const { app, sent, connect } = setUp();
		const { workspace } = await connect(timeLimit === undefined ? {} : { timeLimit });
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

	it('connect goes to the Site URL without its slash, read once a minute', async () => {
		const { app, sent, connect } = setUp({
			settings: { workspace_url: '' },
			serverSettings: { Site_Url: 'https://site.example/sub/' },
		});
		const { baseUrl, workspace } = await connect();
		await workspace.ownSessions({ offset: 0, count: 5 });
		expect(baseUrl).toBe('https://site.example/sub');
		expect(sent.map(({ url }) => url)).toEqual([
			'https://site.example/sub/api/v1/sessions/list?offset=0&count=5',
		]);
		await connect();
		expect(app.testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(1);
		app.clock.advance(MINUTE);
		await connect();
		expect(app.testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(2);
	});

	it('connect does not read the Site URL if an address is set', async () => {
		const { app, connect } = setUp();
		expect((await connect()).baseUrl).toBe('https://chat.example.com');
		expect(app.testHost.reads).not.toContain('Site_Url');
	});

	it.each<readonly [string, Record<string, unknown>]>([
		['missing', {}],
		['no text', { Site_Url: 7 }],
		['empty', { Site_Url: '' }],
		['no address', { Site_Url: 'chat.example.com' }],
	])('connect is not configured if it needs a Site URL that is %s', async (_name, settings) => {
		const { connect } = setUp({ settings: { workspace_url: '' }, serverSettings: settings });
		expect(await rejected(connect())).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'workspace_url', problem: 'site-url' }],
		});
	});

	it.each<readonly [string, readonly string[], Reply, string | undefined]>([
		['of a holder', ['holders'], permissions(), '123456'],
		['of nobody else', ['user'], permissions(), undefined],
		['of no guest', ['holders', 'guest'], permissions(), undefined],
		['of no holder while it cannot be known', ['holders'], loginRequired, undefined],
		['of no administrator while it cannot be known', ['admin'], loginRequired, undefined],
		['of no holder without a license', ['holders'], unlicensed, undefined],
	])('connect passes on the second factor %s', async (_name, roles, reply, want) => {
		const { app, sent, connect } = setUp();
		app.workspace.answers['permissions.listAll'] = () => reply;
		const callerTwoFactor = { code: '123456', method: 'email' };
		const { workspace } = await connect({ callerTwoFactor }, buildCaller({ roles }));
		await workspace.findAnybodys(sessionId);
		expect(sent.map(({ code }) => code)).toEqual([undefined, want]);
	});

	it('connect asks nothing about a second factor that was not sent', async () => {
		const { app, connect } = setUp();
		await (await connect()).workspace.findAnybodys(sessionId);
		expect(app.workspace.asked).toEqual(['sessions/info.admin']);
	});
});

describe('connect, of who has which permission,', () => {
	it('connect reads it once a minute for all requests', async () => {
		const { app, connect } = setUp();
		const first = await connect();
		await first.rights.permissions();
		await (await connect()).rights.permissions();
		app.clock.advance(MINUTE - 1);
		await first.rights.permissions();
		expect(app.workspace.requests).toHaveLength(1);
		app.clock.advance(1);
		await first.rights.permissions();
		expect(app.workspace.requests).toHaveLength(2);
	});

	it('connect reads a failed answer again, unless a recent failure is accepted', async () => {
		const { app, connect } = setUp();
		app.workspace.answers['permissions.listAll'] = () => loginRequired;
		const { rights } = await connect();
		await rejected(rights.may('see-anybody'));
		await rejected(rights.withRecentFailures().may('see-anybody'));
		await rejected((await connect()).rights.withRecentFailures().permissions());
		expect(app.workspace.requests).toHaveLength(1);
		await rejected(rights.may('see-anybody'));
		expect(app.workspace.requests).toHaveLength(2);
	});

	it('connect lets a caller wait as long as the caller has time', async () => {
		jest.useFakeTimers();
		try {
			const { app, connect } = setUp();
			const { promise, resolve } = deferred<Reply>();
			app.workspace.answers['permissions.listAll'] = () => promise;
			const { rights } = await connect({ timeLimit: 5 * SECOND });
			const may = rights.may('see-anybody');
			await jest.advanceTimersByTimeAsync(5 * SECOND - 1);
			resolve(permissions());
			expect(await may).toBe(true);
		} finally {
			jest.useRealTimers();
		}
	});

	it('connect lets a caller with less time give up alone', async () => {
		const { app, sent, connect } = setUp();
		const { promise, resolve } = deferred<Reply>();
		app.workspace.answers['permissions.listAll'] = () => promise;
		const { rights } = await connect({ timeLimit: SECOND });
		app.clock.advance(SECOND);
		expect(await rejected(rights.permissions())).toEqual({
			code: 'workspace-timeout',
			endpoint: 'permissions.listAll',
		});
		expect(timeouts(sent)).toEqual([10 * SECOND]);
		resolve(permissions());
		expect(await (await connect()).rights.may('see-anybody')).toBe(true);
		expect(sent).toHaveLength(1);
	});

	it.each<readonly [string, boolean, readonly string[]]>([
		['again and whole, though the answer was kept', false, ['listAll', 'listAll']],
		['no more if this very request has just asked', true, ['listAll']],
	])('connect reads it for the status %s', async (_name, hasAsked, want) => {
		const { app, connect } = setUp();
		const before = await connect();
		await before.rights.permissions();
		const { readPermissionsNow } = hasAsked ? before : await connect();
		expect((await readPermissionsNow()).hasDeviceManagement).toBe(true);
		await readPermissionsNow();
		expect(app.workspace.requests).toEqual(want.map((name) => `permissions.${name}`));
	});
});
