import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';

import { MINUTE, SECOND } from '../../../src/common/clock';
import type { Failure } from '../../../src/errors/SessionInfoError';
import { Memory } from '../../../src/requests/Memory';
import { RequestContext } from '../../../src/requests/RequestContext';
import { buildCaller } from '../support/caller';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { FakeWorkspace, loginRequired, permissions, type Reply } from '../support/fakeWorkspace';
import { TestHost } from '../support/host';
import { sessionId } from '../support/sessions';
import { buildSettings } from '../support/settings';
import { stub } from '../support/stub';

const setUp = () => {
	const workspace = new FakeWorkspace();
	const timeouts: (number | undefined)[] = [];
	const headers: Record<string, string>[] = [];
	const http = stub<IHttp>('IHttp', {
		get: (url, options) => {
			timeouts.push(options?.timeout);
			headers.push(options?.headers ?? {});
			return workspace.http.get(url, options);
		},
	});
	const testHost = new TestHost({ http });
	const clock = new TestClock();
	const memory = new Memory(clock.now);
	const begin = (
		override: Partial<ConstructorParameters<typeof RequestContext>[0]> = {},
	): RequestContext =>
		new RequestContext({
			caller: buildCaller(),
			accessors: testHost.accessors,
			memory,
			now: clock.now,
			...override,
		});
	return { workspace, timeouts, headers, testHost, clock, memory, begin };
};

const unlicensed: Reply = { body: { update: [{ _id: 'create-c', roles: ['user'] }], remove: [] } };
const down: Reply = { status: 500, body: { success: false } };

describe('a request', () => {
	it('has 25 s for all its requests together', async () => {
		const { timeouts, clock, begin } = setUp();
		const { workspace } = await begin().connect();
		for (const elapsed of [0, 12 * SECOND, 8 * SECOND]) {
			clock.advance(elapsed);
			await workspace.anySession(sessionId);
		}
		expect(timeouts).toEqual([10 * SECOND, 10 * SECOND, 5 * SECOND]);
		clock.advance(5 * SECOND);
		expect(await rejected(workspace.anySession(sessionId))).toMatchObject({
			code: 'workspace-timeout',
		});
		expect(timeouts).toHaveLength(3);
	});

	it('has less if it is given less', async () => {
		const { timeouts, clock, begin } = setUp();
		const context = begin({ timeLimit: 3 * SECOND });
		await (await context.connect()).workspace.anySession(sessionId);
		expect(timeouts).toEqual([3 * SECOND]);
		expect(context.deadline).toBe(clock.time + 3 * SECOND);
	});

	it.each([
		[undefined, 18.75 * SECOND],
		[4 * SECOND, 3 * SECOND],
	])('of %p ms leaves a quarter of its time for a question', (timeLimit, want) => {
		const { clock, begin } = setUp();
		const begun = clock.time;
		const context = begin(timeLimit === undefined ? {} : { timeLimit });
		clock.advance(SECOND);
		expect(context.lastMomentToAct - begun).toBe(want);
		expect(context.now).toBe(begun + SECOND);
	});

	it('goes to the Site URL without its slash, read once a minute', async () => {
		const { workspace, testHost, clock, begin } = setUp();
		testHost.data.settings = buildSettings({ workspace_url: '' });
		testHost.data.serverSettings = { Site_Url: 'https://site.example/' };
		await (await begin().connect()).workspace.anySession(sessionId);
		await (await begin().connect()).workspace.anySession(sessionId);
		expect(testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(1);
		clock.advance(60 * SECOND);
		await begin().connect();
		expect(testHost.reads.filter((id) => id === 'Site_Url')).toHaveLength(2);
		expect(workspace.asked).toEqual(['sessions/info.admin', 'sessions/info.admin']);
	});

	it.each<readonly [string, Record<string, unknown>]>([
		['missing', {}],
		['no text', { Site_Url: 7 }],
		['no address', { Site_Url: 'chat.example.com' }],
	])('is not configured if the Site URL is needed and %s', async (_name, serverSettings) => {
		const { testHost, begin } = setUp();
		testHost.data.settings = buildSettings({ workspace_url: '' });
		testHost.data.serverSettings = serverSettings;
		expect(await rejected(begin().connect())).toEqual({
			code: 'not-configured',
			problems: [{ setting: 'workspace_url', problem: 'site-url' }],
		});
	});

	it('has one workspace and one configuration, whatever is saved meanwhile', async () => {
		const { testHost, begin } = setUp();
		const context = begin();
		const first = await context.connect();
		testHost.data.settings = buildSettings({ self_service: false });
		await expect(context.connect()).resolves.toBe(first);
		expect(first.configuration.selfService).toBe(true);
	});

	it('knows the user of the app, and settings of the server', async () => {
		const { testHost, begin } = setUp();
		const context = begin();
		await expect(context.readAppUser()).resolves.toMatchObject({ username: 'session-info.bot' });
		await expect(context.readServerSetting('Language')).resolves.toBe('en');
		expect(context.accessors).toBe(testHost.accessors);
	});
});

describe('the question who holds what', () => {
	it('is asked once a minute, and once for each request', async () => {
		const { workspace, clock, begin } = setUp();
		const context = begin();
		await context.permissions();
		await begin().permissions();
		expect(workspace.requests).toHaveLength(1);
		clock.advance(MINUTE);
		await context.permissions();
		expect(workspace.requests).toHaveLength(1);
		await begin().permissions();
		expect(workspace.requests).toHaveLength(2);
	});

	it('is asked again, and as a whole, for a refresh alone', async () => {
		const { workspace, begin } = setUp();
		const context = begin();
		await context.permissions();
		await context.permissions({ refresh: true });
		await context.permissions();
		expect(workspace.requests).toEqual(['permissions.listAll', 'permissions.listAll']);
	});

	it('is refreshed even if it was not asked before', async () => {
		const { workspace, begin } = setUp();
		await begin().permissions();
		await begin().permissions({ refresh: true });
		expect(workspace.requests).toEqual(['permissions.listAll', 'permissions.listAll']);
	});

	it('asks for what changed a minute later', async () => {
		const { workspace, clock, begin } = setUp();
		await begin().permissions();
		clock.advance(MINUTE);
		await begin().permissions();
		expect(workspace.requests).toEqual([
			'permissions.listAll',
			`permissions.listAll?updatedSince=${encodeURIComponent('2024-05-31T23:55:00.000Z')}`,
		]);
	});

	it('is asked once, even if it fails, and by another request again', async () => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => down;
		const context = begin();
		const failure = await rejected(context.isHolder());

		expect(failure).toMatchObject({
			code: 'workspace-bad-answer',
			endpoint: 'permissions.listAll',
		});
		expect(await rejected(context.mayLogOutAnybody())).toEqual(failure);
		await context.mayReadCauses();
		expect(workspace.requests).toHaveLength(1);
		await begin().mayReadCauses();
		expect(workspace.requests).toHaveLength(2);
	});

	it('keeps the memory it started with, when a setting is saved meanwhile', async () => {
		const { workspace, clock, begin } = setUp();
		const context = begin();
		await context.permissions();
		begin({ memory: new Memory(clock.now) });
		await context.isHolder();
		expect(workspace.requests).toHaveLength(1);
	});
});

describe('of a caller', () => {
	it.each([
		[['holders'], true],
		[['user', 'holders'], true],
		[['admin'], true],
		[['user'], false],
		[['Holders'], false],
		[['view-device-management'], false],
		[[], false],
	])('with the roles %j: a holder is %p', async (roles, want) => {
		const { begin } = setUp();
		const context = begin({ caller: buildCaller({ roles }) });
		await expect(context.isHolder()).resolves.toBe(want);
		await expect(context.mayReadCauses()).resolves.toBe(want);
	});

	it.each([
		[['viewers', 'enders'], true],
		[['viewers'], false],
		[['enders'], false],
		[['user'], false],
	])('with the roles %j: may log out anybody is %p', async (roles, want) => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () =>
			permissions({
				'view-device-management': ['viewers'],
				'logout-device-management': ['enders'],
			});
		await expect(begin({ caller: buildCaller({ roles }) }).mayLogOutAnybody()).resolves.toBe(want);
	});

	it.each<readonly [string, Reply, string]>([
		['the workspace fails', down, 'workspace-bad-answer'],
		['there is no licence', unlicensed, 'workspace-unlicensed'],
	])('nobody can tell if %s, and administrators may read why', async (_name, reply, code) => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => reply;
		const mayReadCauses = (roles: readonly string[]): Promise<boolean> =>
			begin({ caller: buildCaller({ roles }) }).mayReadCauses();

		expect(await rejected(begin().isHolder())).toMatchObject({
			code,
			endpoint: 'permissions.listAll',
		});
		expect(await rejected(begin().mayLogOutAnybody())).toMatchObject({ code });
		await expect(mayReadCauses(['user', 'admin'])).resolves.toBe(true);
		await expect(mayReadCauses(['holders'])).resolves.toBe(false);
	});

	it('administrators who are no holders may not read why', async () => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () =>
			permissions({ 'view-device-management': ['holders'] });
		const context = begin({ caller: buildCaller({ roles: ['admin'] }) });
		await expect(context.mayReadCauses()).resolves.toBe(false);
	});

	it('administrators may read what is wrong with the settings', async () => {
		const { testHost, begin } = setUp();
		testHost.data.settings = buildSettings({ service_user_id: '' });
		const mayReadCauses = (roles: readonly string[]): Promise<boolean> =>
			begin({ caller: buildCaller({ roles }) }).mayReadCauses();
		await expect(mayReadCauses(['admin'])).resolves.toBe(true);
		await expect(mayReadCauses(['holders'])).resolves.toBe(false);
	});
});

describe('a failure', () => {
	const missing: Failure = {
		code: 'workspace-permission-missing',
		endpoint: 'sessions/list.all',
		status: 403,
	};

	it.each<readonly [string, Failure, Reply, Failure]>([
		['stays what it is if the permission is there', missing, permissions(), missing],
		[
			'for want of a permission that nobody can have is one for want of a licence',
			missing,
			unlicensed,
			{ ...missing, code: 'workspace-unlicensed' },
		],
		['stays what it is if nobody can tell', missing, down, missing],
	])('%s', async (_name, failure, reply, want) => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => reply;
		await expect(begin().explain(failure)).resolves.toEqual(want);
	});

	it('of another kind is not asked about', async () => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => unlicensed;
		const failure: Failure = { code: 'workspace-timeout', endpoint: 'me' };
		await expect(begin().explain(failure)).resolves.toEqual(failure);
		expect(workspace.requests).toEqual([]);
	});
});

describe('the second factor of the caller', () => {
	const callerTwoFactor = { code: '123456', method: 'email' };

	it.each<readonly [string, readonly string[], Reply, string | undefined]>([
		['goes along for a holder', ['holders'], permissions(), '123456'],
		['does not for anybody else', ['user'], permissions(), undefined],
		['does not while nobody can tell', ['holders'], loginRequired, undefined],
		['does not for administrators while nobody can tell', ['admin'], loginRequired, undefined],
		['does not without a licence', ['holders'], unlicensed, undefined],
	])('%s', async (_name, roles, reply, want) => {
		const { workspace, headers, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => reply;
		const context = begin({ caller: buildCaller({ roles }), callerTwoFactor });
		await (await context.connect()).workspace.anySession(sessionId);
		expect(headers.at(-1)?.['X-2fa-code']).toBe(want);
		expect(workspace.asked).toEqual(['permissions.listAll', 'sessions/info.admin']);
	});

	it('that was not sent needs no question', async () => {
		const { workspace, begin } = setUp();
		await (await begin().connect()).workspace.anySession(sessionId);
		expect(workspace.asked).toEqual(['sessions/info.admin']);
	});
});
