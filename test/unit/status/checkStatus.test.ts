import type { Endpoint } from '../../../src/common/endpoints';
import { isOk, type StatusCheck } from '../../../src/requests/Answer';
import type { Caller } from '../../../src/requests/Caller';
import { admin, alice, Bench, sam } from '../support/appFixture';
import {
	deferred,
	loginRequired,
	notFound,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { room } from '../support/host';

const IDS = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'sessions',
	'logout',
	'rate-limit',
	'audit-room',
];

const check = async (bench: Bench, caller: Caller = sam): Promise<readonly StatusCheck[]> => {
	const outcome = await bench.ask({ kind: 'status' }, caller);
	if (!outcome.ok || outcome.answer.kind !== 'status') {
		throw new Error(`No status: ${JSON.stringify(outcome)}`);
	}
	return outcome.answer.checks;
};

/** The checks in short: what each found. */
const results = (checks: readonly StatusCheck[]): Readonly<Record<string, string>> =>
	Object.fromEntries(
		checks.map((one) => [one.id, one.result === 'failed' ? one.failure.code : one.result]),
	);

const good = {
	'settings': 'ok',
	'workspace': 'ok',
	'credentials': 'ok',
	'permissions': 'ok',
	'sessions': 'ok',
	'logout': 'unused',
	'rate-limit': 'ok',
	'audit-room': 'unused',
};

const fail = (message: string) => (): Promise<Reply> => Promise.reject(new Error(message));

describe('status', () => {
	it('of an app that is set up right: all is well, in the order of the contract', async () => {
		const checks = await check(new Bench());
		expect(checks.map(({ id }) => id)).toEqual(IDS);
		expect(results(checks)).toEqual(good);
		expect(checks.every(isOk)).toBe(true);
	});

	it('tells a permission that nobody can have from one that is missing', async () => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = () => unpermitted;
		expect(results(await check(bench))).toMatchObject({
			permissions: 'ok',
			sessions: 'workspace-permission-missing',
		});
		bench.service.forget();
		bench.workspace.answers['permissions.listAll'] = () => ({ body: { update: [], remove: [] } });
		expect((await check(bench, admin)).filter((one) => one.result === 'failed')).toEqual([
			{
				id: 'permissions',
				result: 'failed',
				failure: { code: 'workspace-unlicensed', endpoint: 'permissions.listAll', status: 200 },
			},
		]);
	});

	it('says nothing of who holds what, where nobody can be given the permissions of the feature', async () => {
		const bench = new Bench({ settings: { allow_logout: true } });
		bench.workspace.answers['permissions.listAll'] = () => ({
			body: { update: [{ _id: 'api-bypass-rate-limit', roles: ['admin'] }], remove: [] },
		});

		expect(results(await check(bench, admin))).toMatchObject({
			'permissions': 'workspace-unlicensed',
			'logout': 'not-checked',
			'rate-limit': 'missing',
		});
	});

	it('asks three questions, the last for a session that cannot exist', async () => {
		const bench = new Bench();
		await check(bench);
		expect(new Set(bench.workspace.asked)).toEqual(
			new Set(['me', 'permissions.listAll', 'sessions/info.admin']),
		);

		expect(bench.workspace.askedOfSessions).toEqual([
			expect.stringMatching(/^sessions\/info\.admin\?sessionId=[A-Za-z0-9_-]{18,64}$/),
		]);
	});

	const unlicensed: Reply = {
		status: 400,
		body: { success: false, error: 'This is an enterprise feature [error-action-not-allowed]' },
	};
	const totpRequired: Reply = {
		status: 400,
		body: { success: false, error: 'TOTP Required [totp-required]' },
	};
	const account = (roles: readonly string[]): Reply => ({
		body: { _id: 'serviceUserId0000', username: 'session.service', roles },
	});

	it.each<readonly [string, Partial<Record<Endpoint, Reply>>, Partial<typeof good>]>([
		[
			'a service account without the permission',
			{ me: account(['bot']) },
			{ permissions: 'missing' },
		],
		[
			'a service account without a bypass',
			{ me: account(['holders']) },
			{ 'rate-limit': 'missing' },
		],
		[
			'a service account without roles',
			{ me: account([]) },
			{ 'permissions': 'missing', 'rate-limit': 'missing' },
		],
		['no licence', { 'sessions/info.admin': unlicensed }, { sessions: 'workspace-unlicensed' }],
		[
			'a second factor',
			{ 'sessions/info.admin': totpRequired },
			{ sessions: 'workspace-two-factor-required' },
		],
		[
			'a refusal',
			{ 'sessions/info.admin': unpermitted },
			{ sessions: 'workspace-permission-missing' },
		],
		[
			'a session that exists after all',
			{ 'sessions/info.admin': { body: {} } },
			{ sessions: 'workspace-bad-answer' },
		],
		[
			'an account that is none',
			{ me: { body: { hello: 'world' } } },
			{
				'credentials': 'workspace-bad-answer',
				'permissions': 'not-checked',
				'rate-limit': 'not-checked',
			},
		],
	])('of %s', async (_name, replies, want) => {
		const bench = new Bench();
		Object.entries(replies).forEach(([endpoint, reply]) => {
			bench.workspace.answers[endpoint as Endpoint] = () => reply;
		});
		const checks = await check(bench);
		expect(results(checks)).toEqual({ ...good, ...want });
		expect(checks.filter((one) => !isOk(one)).map(({ id }) => id)).toEqual(Object.keys(want));
	});

	it('of a token that is not accepted, for an administrator, asks no question twice', async () => {
		const bench = new Bench();
		Object.keys(bench.workspace.answers).forEach((endpoint) => {
			bench.workspace.answers[endpoint as Endpoint] = () => loginRequired;
		});

		expect(results(await check(bench, admin))).toEqual({
			...good,
			'credentials': 'workspace-credentials-rejected',
			'permissions': 'not-checked',
			'sessions': 'not-checked',
			'rate-limit': 'not-checked',
		});

		expect([...bench.workspace.asked].sort()).toEqual([
			'me',
			'permissions.listAll',
			'sessions/info.admin',
		]);
	});

	it('of a server without the permission: not licensed', async () => {
		const bench = new Bench();
		bench.workspace.answers['permissions.listAll'] = () => ({
			body: { update: [{ _id: 'api-bypass-rate-limit', roles: ['bot'] }], remove: [] },
		});

		expect(results(await check(bench, admin))).toMatchObject({
			'permissions': 'workspace-unlicensed',
			'rate-limit': 'ok',
		});
	});

	it.each([
		['fetch failed', 'workspace-unreachable'],
		['The operation was aborted due to timeout', 'workspace-timeout'],
	])('stops where the workspace is gone: %s', async (message, code) => {
		const bench = new Bench();
		await bench.ask({ kind: 'list', offset: 0, count: 5 }, sam);
		await bench.service.abilities(bench.begin(sam));
		bench.workspace.requests.length = 0;
		bench.workspace.answers.me = fail(message);
		expect(results(await check(bench))).toEqual({
			'settings': 'ok',
			'workspace': code,
			'credentials': 'not-checked',
			'permissions': 'not-checked',
			'sessions': 'not-checked',
			'logout': 'unused',
			'rate-limit': 'not-checked',
			'audit-room': 'unused',
		});
		expect(bench.workspace.requests).toEqual(['me']);
	});

	it('stops before the first question, if the one who asks could not be told apart', async () => {
		const bench = new Bench();
		bench.workspace.answers['permissions.listAll'] = fail('fetch failed');
		expect(results(await check(bench, admin))).toMatchObject({
			workspace: 'workspace-unreachable',
			credentials: 'not-checked',
		});
		expect(bench.workspace.requests).toEqual(['permissions.listAll']);
	});

	it('keeps what was found before the workspace was gone', async () => {
		const bench = new Bench();
		bench.workspace.answers['sessions/info.admin'] = fail('fetch failed');
		expect(results(await check(bench))).toEqual({
			...good,
			workspace: 'workspace-unreachable',
			sessions: 'not-checked',
		});
	});

	it('asks about permissions again, though the answer was kept', async () => {
		const bench = new Bench();
		await bench.service.abilities(bench.begin(sam));
		bench.workspace.answers['permissions.listAll'] = () =>
			permissions({ 'view-device-management': ['admin', 'bot'] });
		expect(results(await check(bench))).toMatchObject({ permissions: 'ok' });
		expect(await bench.ask({ kind: 'find', filter: 'x', offset: 0, count: 5 }, sam)).toMatchObject({
			failure: { code: 'not-allowed' },
		});
	});

	it.each<readonly [string, string, string]>([
		['that exists', 'session-audit', 'ok'],
		['that does not exist', 'gone', 'missing'],
		['that cannot be read', 'broken', 'missing'],
	])('of an audit room %s', async (_name, name, want) => {
		const bench = new Bench({
			settings: { audit_room: name },
			findRoom: (asked) =>
				asked === 'broken'
					? Promise.reject(new Error('broken'))
					: Promise.resolve(asked === 'session-audit' ? room(asked) : undefined),
		});
		const checks = await check(bench);
		expect(results(checks)).toEqual({ ...good, 'audit-room': want });
		expect(checks[7]).toMatchObject({ room: name });
	});

	it('of an audit room that the app cannot post to says why', async () => {
		const bench = new Bench({
			settings: { audit_room: 'session-audit' },
			findRoom: (name) => Promise.resolve(room(name, { _unmappedProperties_: { archived: true } })),
		});

		expect((await check(bench))[7]).toEqual({
			id: 'audit-room',
			result: 'archived',
			room: 'session-audit',
		});
	});

	describe('of logging out', () => {
		const found = async (
			settings: object,
			replies: Partial<Record<Endpoint, Reply>> = {},
		): Promise<unknown> => {
			const bench = new Bench({ settings });
			Object.entries(replies).forEach(([endpoint, reply]) => {
				bench.workspace.answers[endpoint as Endpoint] = () => reply;
			});
			const one = (await check(bench)).find(({ id }) => id === 'logout');
			return [one?.result, one && isOk(one)];
		};
		const on = { allow_logout: true };

		it.each<readonly [string, object, Partial<Record<Endpoint, Reply>>, readonly unknown[]]>([
			['switched off', {}, {}, ['unused', true]],
			['switched off, and the account may', {}, { me: account(['admin']) }, ['unused', true]],
			['switched on', on, {}, ['ok', true]],
			['switched on, and the account may not', on, { me: account(['bot']) }, ['missing', false]],
			[
				'switched on, and nobody may',
				on,
				{ 'permissions.listAll': permissions({ 'logout-device-management': [] }) },
				['missing', false],
			],
			['switched on, and nobody knows', on, { me: loginRequired }, ['not-checked', false]],
		])('%s', async (_name, settings, replies, want) => {
			expect(await found(settings, replies)).toEqual(want);
		});

		it('names the account that may not', async () => {
			const bench = new Bench({ settings: on });
			bench.workspace.answers.me = () => account(['bot']);
			expect((await check(bench))[5]).toEqual({
				id: 'logout',
				result: 'missing',
				username: 'session.service',
			});
		});

		it('never tries it', async () => {
			const bench = new Bench({ settings: on });
			await check(bench);
			expect(bench.workspace.asked).not.toContain('sessions/logout');
		});
	});

	describe('tells each cause once:', () => {
		it.each<readonly [string, Partial<Record<Endpoint, Reply>>, Partial<typeof good>]>([
			[
				'a permission that is missing',
				{ 'me': account(['bot']), 'sessions/info.admin': unpermitted },
				{ permissions: 'missing', sessions: 'not-checked' },
			],
			[
				'another service at this address',
				{
					'me': { body: { hello: 'world' } },
					'sessions/info.admin': { body: { hello: 'world' } },
				},
				{
					'credentials': 'workspace-bad-answer',
					'permissions': 'not-checked',
					'sessions': 'not-checked',
					'rate-limit': 'not-checked',
				},
			],
			[
				'two causes, which are told both',
				{ 'me': account(['bot']), 'sessions/info.admin': totpRequired },
				{ permissions: 'missing', sessions: 'workspace-two-factor-required' },
			],
		])('%s', async (_name, replies, want) => {
			const bench = new Bench();
			Object.entries(replies).forEach(([endpoint, reply]) => {
				bench.workspace.answers[endpoint as Endpoint] = () => reply;
			});
			expect(results(await check(bench))).toEqual({ ...good, ...want });
		});
	});

	it('of an app that is not set up lists the problems, to an administrator, and asks nobody', async () => {
		const bench = new Bench({ settings: { service_user_id: '', lookups_per_minute: -1 } });
		const checks = await check(bench, admin);

		expect(checks[0]).toEqual({
			id: 'settings',
			result: 'problems',
			problems: [
				{ setting: 'service_user_id', problem: 'missing' },
				{ setting: 'lookups_per_minute', problem: 'bad' },
			],
		});

		expect(checks.slice(1).map(({ id, result }) => [id, result])).toEqual(
			IDS.slice(1).map((id) => [id, 'not-checked']),
		);
		expect(bench.workspace.requests).toEqual([]);
	});

	it('of an app without an address lists that', async () => {
		const bench = new Bench({ settings: { workspace_url: '' }, serverSettings: {} });

		expect((await check(bench, admin))[0]).toMatchObject({
			problems: [{ setting: 'workspace_url', problem: 'site-url' }],
		});
	});

	describe('is refused', () => {
		it('to a user', async () => {
			const bench = new Bench();

			expect(await bench.ask({ kind: 'status' }, alice)).toEqual({
				ok: false,
				failure: { code: 'not-allowed', reason: 'status' },
				mayReadCause: false,
			});
			expect(bench.workspace.requests).toEqual(['permissions.listAll']);
		});

		it('to a user of an app that is not set up, who reads no cause', async () => {
			const bench = new Bench({ settings: { service_user_id: '' } });

			expect(await bench.ask({ kind: 'status' }, alice)).toMatchObject({
				failure: { code: 'not-configured' },
				mayReadCause: false,
			});
		});

		it('to a user, if nobody can tell who may, with the failure of the question', async () => {
			const bench = new Bench();
			bench.workspace.answers['permissions.listAll'] = () => loginRequired;
			expect(await bench.ask({ kind: 'status' }, alice)).toMatchObject({
				failure: { code: 'workspace-credentials-rejected' },
				mayReadCause: false,
			});
		});
	});

	it('does not wait for what was asked before', async () => {
		const bench = new Bench();
		const { promise, resolve } = deferred<Reply>();
		bench.workspace.answers['sessions/info.admin'] = () => promise;
		const first = check(bench);
		await new Promise(setImmediate);
		bench.workspace.answers['sessions/info.admin'] = () => notFound;
		expect(results(await check(bench, admin))).toEqual(good);
		resolve(notFound);
		expect(results(await first)).toEqual(good);
	});
});
