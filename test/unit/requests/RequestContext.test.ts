import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import { MINUTE, SECOND } from '../../../src/common/clock';
import { type Failure, SessionInfoError } from '../../../src/errors/SessionInfoError';
import type { SettingId } from '../../../src/settings/ids';
import { RequestCache } from '../../../src/requests/RequestCache';
import { RequestContext, type Right } from '../../../src/requests/RequestContext';
import { alice, Bench } from '../support/appFixture';
import { buildCaller } from '../support/caller';
import { TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import {
	FakeWorkspace,
	loginRequired,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { type HostData, TestHost, user } from '../support/host';
import { sessionId } from '../support/sessions';
import { buildSettings } from '../support/settings';
import { part, stub } from '../support/stub';

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
		post: (url, options) => {
			timeouts.push(options?.timeout);
			return workspace.http.post(url, options);
		},
	});
	const testHost = new TestHost({ http });
	const clock = new TestClock();
	const memory = new RequestCache(clock.now);
	const begin = (
		override: Partial<ConstructorParameters<typeof RequestContext>[0]> = {},
	): RequestContext =>
		new RequestContext({
			caller: buildCaller(),
			accessors: testHost.accessors,
			memory: () => memory,
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

	it('has no more for what could wait longer', async () => {
		const { timeouts, clock, begin } = setUp();
		const context = begin();
		const { workspace } = await context.connect();
		clock.advance(20 * SECOND);
		await workspace.logOut(sessionId, context.deadline + MINUTE);
		await workspace.logOut(sessionId, context.deadline - SECOND);
		expect(timeouts).toEqual([5 * SECOND, 4 * SECOND]);
	});

	it('sends no second factor before one is demanded', async () => {
		const { headers, testHost, begin } = setUp();
		testHost.data.settings = buildSettings({
			two_factor_method: 'password',
			two_factor_secret: 'S3CRET',
		});
		await (await begin().connect()).workspace.anySession(sessionId);
		expect(headers.map((sent) => Object.keys(sent))).toEqual([['X-Auth-Token', 'X-User-Id']]);
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
		expect(context.now()).toBe(begun + SECOND);
	});

	it('is made no longer by a clock that is set back', async () => {
		const { timeouts, clock, begin } = setUp();
		const context = begin();
		const { workspace } = await context.connect();
		for (const step of [10 * SECOND, -60 * MINUTE, 10 * SECOND]) {
			clock.advance(step);
			await workspace.anySession(sessionId);
		}
		expect(timeouts).toEqual([10 * SECOND, 10 * SECOND, 5 * SECOND]);
		expect(context.deadline - context.now()).toBe(5 * SECOND);
		clock.advance(5 * SECOND);
		expect((await rejected(workspace.anySession(sessionId))).code).toBe('workspace-timeout');
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

	it('knows whether logging out is switched on at this moment', async () => {
		const { testHost, clock, begin } = setUp();
		testHost.data.settings = buildSettings({ allow_logout: true });
		let memory = new RequestCache(clock.now);
		const context = begin({ memory: () => memory });
		await context.require('log-out');
		testHost.data.settings = buildSettings({ allow_logout: false, self_service: false });
		await context.require('log-out');
		memory = new RequestCache(clock.now);
		const off: Failure = { code: 'not-allowed', reason: 'logout-off' };
		expect(await rejected(context.require('log-out'))).toEqual(off);
		testHost.reads.length = 0;
		expect(await rejected(context.require('log-out'))).toEqual(off);
		expect(testHost.reads).toEqual([]);
		await context.require('see-own');
		memory = new RequestCache(clock.now);
		testHost.data.settings = buildSettings({ allow_logout: true, audit_room: 7 });
		expect((await rejected(context.require('log-out'))).code).toBe('not-configured');
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
		await begin().permissions();
		const context = begin();
		await context.permissions();
		await context.permissions({ refresh: true });
		await context.permissions();
		expect(workspace.requests).toEqual(['permissions.listAll', 'permissions.listAll']);
	});

	it('is not refreshed by the request that has just asked', async () => {
		const { workspace, begin } = setUp();
		const context = begin();
		await context.permissions();
		await context.permissions({ refresh: true });
		expect(workspace.requests).toEqual(['permissions.listAll']);
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
		const failure = await rejected(context.may('see-anybody'));

		expect(failure).toMatchObject({
			code: 'workspace-bad-answer',
			endpoint: 'permissions.listAll',
		});
		expect(await rejected(context.may('log-out-anybody'))).toEqual(failure);
		await context.mayReadCauses();
		expect(workspace.requests).toHaveLength(1);
		await begin().mayReadCauses();
		expect(workspace.requests).toHaveLength(2);
	});

	it('keeps the memory it started with, when a setting is saved meanwhile', async () => {
		const { workspace, clock, begin } = setUp();
		const context = begin();
		await context.permissions();
		begin({ memory: () => new RequestCache(clock.now) });
		await context.may('see-anybody');
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
		await expect(context.may('see-anybody')).resolves.toBe(want);
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

		await expect(begin({ caller: buildCaller({ roles }) }).may('log-out-anybody')).resolves.toBe(
			want,
		);
	});

	it.each<readonly [string, Reply, string]>([
		['the workspace fails', down, 'workspace-bad-answer'],
		['there is no licence', unlicensed, 'workspace-unlicensed'],
	])('nobody can tell if %s, and administrators may read why', async (_name, reply, code) => {
		const { workspace, begin } = setUp();
		workspace.answers['permissions.listAll'] = () => reply;
		const mayReadCauses = (roles: readonly string[]): Promise<boolean> =>
			begin({ caller: buildCaller({ roles }) }).mayReadCauses();

		expect(await rejected(begin().may('see-anybody'))).toMatchObject({
			code,
			endpoint: 'permissions.listAll',
		});
		expect(await rejected(begin().may('log-out-anybody'))).toMatchObject({ code });
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

/** Who holds what: `viewers` see, `enders` log out, and both do both. */
const setUpRoles = (
	roles: readonly string[],
	settings: Partial<Record<SettingId, unknown>> = {},
): { readonly bench: Bench; readonly context: RequestContext } => {
	const bench = new Bench({ settings });
	bench.workspace.answers['permissions.listAll'] = () =>
		permissions({
			'view-device-management': ['viewers', 'both'],
			'logout-device-management': ['enders', 'both'],
		});
	return { bench, context: bench.begin(buildCaller({ roles })) };
};

/** `granted`, or the reason of the refusal; anything else that is thrown surfaces. */
const outcomeOf = async (requirement: Promise<void>): Promise<string> => {
	try {
		await requirement;
		return 'granted';
	} catch (error) {
		if (error instanceof SessionInfoError && error.failure.code === 'not-allowed') {
			return error.failure.reason;
		}
		throw error;
	}
};

describe('the right', () => {
	const off = { self_service: false };

	it.each<readonly [string, Right, Partial<Record<SettingId, unknown>>, string, string]>([
		['to see everybody', 'see-anybody', {}, 'viewers', 'granted'],
		['to see everybody', 'see-anybody', {}, 'both', 'granted'],
		['to see everybody', 'see-anybody', {}, 'enders', 'permission'],
		['to see everybody', 'see-anybody', {}, 'user', 'permission'],
		['to see oneself', 'see-own', {}, 'user', 'granted'],
		['to see oneself, kept to holders', 'see-own', off, 'user', 'self-service'],
		['to see oneself, kept to holders', 'see-own', off, 'enders', 'self-service'],
		['to see oneself, kept to holders', 'see-own', off, 'viewers', 'granted'],
		['to log out everybody', 'log-out-anybody', {}, 'both', 'granted'],
		['to log out everybody', 'log-out-anybody', {}, 'viewers', 'logout-permission'],
		['to log out everybody', 'log-out-anybody', {}, 'enders', 'logout-permission'],
		['to log out everybody', 'log-out-anybody', {}, 'user', 'logout-permission'],
		['to log out', 'log-out', {}, 'both', 'logout-off'],
		['to log out, switched on', 'log-out', { allow_logout: true }, 'user', 'granted'],
	])('%s (%p, %j), with the role %s: %s', async (_name, right, settings, role, want) => {
		const { context } = setUpRoles([role], settings);
		await expect(outcomeOf(context.require(right))).resolves.toBe(want);
	});

	it.each<readonly [string, Right]>([
		['to see oneself', 'see-own'],
		['to log out', 'log-out'],
	])('%s is known without asking the workspace', async (_name, right) => {
		const { bench, context } = setUpRoles(['user'], { allow_logout: true });
		await context.require(right);
		expect(bench.workspace.requests).toEqual([]);
	});

	it.each<readonly [string, Right]>([
		['to see everybody', 'see-anybody'],
		['to see oneself, kept to holders', 'see-own'],
		['to log out everybody', 'log-out-anybody'],
	])('%s is nobody’s if nobody can tell', async (_name, right) => {
		const { bench, context } = setUpRoles(['both'], { self_service: false });
		bench.workspace.answers['permissions.listAll'] = () => unpermitted;
		await expect(context.require(right)).rejects.toMatchObject({
			failure: { code: 'workspace-permission-missing' },
		});
	});
});

const findUser = (username: string, findUserOfHost?: HostData['findUser']): Promise<string> => {
	const bench = new Bench(findUserOfHost && { findUser: findUserOfHost });
	return bench.begin(alice).findUser(username);
};

describe('a user', () => {
	it('gives the id of the user with exactly this name', async () => {
		await expect(findUser('bob')).resolves.toBe('bobUserId00000000');
	});

	it.each<readonly [string, HostData['findUser']]>([
		['nobody has it', () => Promise.resolve(undefined)],
		[
			'the host answers with a similar one',
			() => Promise.resolve(user('bobUserId00000000', 'Bob')),
		],
		['the user has no id', () => Promise.resolve(user('', 'bob'))],
		['the user has no name', () => Promise.resolve(part<IUser>({ id: 'bobUserId00000000' }))],
	])('finds nobody if %s', async (_name, find) => {
		expect(await rejected(findUser('bob', find))).toEqual({
			code: 'user-not-found',
			username: 'bob',
		});
	});

	it('asks the host for the name as it is', async () => {
		const find = jest.fn(() => Promise.resolve(undefined));
		await rejected(findUser('.*', find));
		expect(find).toHaveBeenCalledWith('.*');
	});
});
