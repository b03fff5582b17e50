import type { Endpoint } from '../../../src/common/endpoints';
import type { StatusCheck } from '../../../src/requests/StatusCheck';
import { checkStatus, type Status, unconfiguredStatus } from '../../../src/status/checkStatus';
import { admin, AppFixture, sam } from '../support/appFixture';
import {
	late,
	loginRequired,
	lost,
	permissions,
	type Reply,
	unpermitted,
} from '../support/fakeWorkspace';
import { room } from '../support/host';

type Replies = Partial<Record<Endpoint, Reply>>;

const answer = (app: AppFixture, replies: Replies): AppFixture => {
	Object.entries(replies).forEach(([endpoint, reply]) => {
		app.workspace.answers[endpoint as Endpoint] = () => reply;
	});
	return app;
};

const check = async (app: AppFixture, caller = sam): Promise<Status> =>
	checkStatus(await app.begin(caller).connect());

/** A setup in which all is well: the account may see everybody's sessions, and not log them out. */
const setUp = (settings = {}): AppFixture =>
	answer(new AppFixture({ settings }), {
		'permissions.listAll': permissions({ 'logout-device-management': ['admin'] }),
	});

/** The checks in short: what each found. */
const results = ({ checks }: Status): Readonly<Record<string, string>> =>
	Object.fromEntries(
		checks.map((one) => [one.id, one.result === 'failed' ? one.failure.code : one.result]),
	);

const find = <Id extends StatusCheck['id']>({ checks }: Status, id: Id): StatusCheck | undefined =>
	checks.find((one) => one.id === id);

const good = {
	'settings': 'ok',
	'workspace': 'ok',
	'credentials': 'ok',
	'permissions': 'ok',
	'access': 'ok',
	'sessions': 'ok',
	'logout': 'unused',
	'rate-limit': 'ok',
	'audit-room': 'unused',
};

const account = (roles: readonly string[]): Reply => ({
	body: { _id: 'serviceUserId0000', username: 'session.service', roles },
});
/** A server without Device Management. */
const withoutFeature: Reply = {
	body: { update: [{ _id: 'api-bypass-rate-limit', roles: ['bot'] }], remove: [] },
};

it('checkStatus finds a good setup in order, in the order of the contract', async () => {
	const status = await check(setUp());
	expect(results(status)).toEqual(good);
	expect(status.checks.map(({ id }) => id)).toEqual(Object.keys(good));
	expect(status.server).toBe('8.0');
	expect(find(status, 'credentials')).toMatchObject({ username: 'session.service' });
});

it('checkStatus asks five questions, one for a session that cannot exist, and ends nothing', async () => {
	const app = setUp({ allow_logout: true });
	await check(app);
	expect(app.workspace.requests).toEqual([
		'permissions.listAll',
		'me',
		expect.stringMatching(/^sessions\/info\.admin\?sessionId=[A-Za-z0-9_-]{18,64}$/),
		'roles.list',
		'info',
	]);
});

it.each<readonly [string, Replies, Partial<typeof good>]>([
	['an account without the permission', { me: account(['bot']) }, { permissions: 'missing' }],
	['an account without a bypass', { me: account(['holders']) }, { 'rate-limit': 'missing' }],
	[
		'an account that is a guest',
		{ me: account(['guest', 'holders', 'bot']) },
		{ 'permissions': 'guest', 'rate-limit': 'skipped' },
	],
	[
		'an administrator',
		{ me: account(['admin']) },
		{ credentials: 'administrator', logout: 'unneeded' },
	],
	[
		'a refusal',
		{ 'sessions/info.admin': unpermitted },
		{ sessions: 'workspace-permission-missing' },
	],
	[
		'another service at this address',
		{ 'me': { body: { hello: 'world' } }, 'sessions/info.admin': { body: { hello: 'world' } } },
		{
			...{ credentials: 'workspace-bad-answer', permissions: 'skipped' },
			...{ 'sessions': 'skipped', 'logout': 'skipped', 'rate-limit': 'skipped' },
		},
	],
	[
		'a permission that a refusal misses too',
		{ 'me': account(['bot']), 'sessions/info.admin': unpermitted },
		{ permissions: 'missing', sessions: 'skipped' },
	],
	[
		'a guest whom a refusal meets too',
		{ 'me': account(['guest']), 'sessions/info.admin': unpermitted },
		{ 'permissions': 'guest', 'sessions': 'skipped', 'rate-limit': 'skipped' },
	],
	[
		'a role that everybody gets',
		{ 'permissions.listAll': permissions({ 'view-device-management': ['holders', 'user'] }) },
		{ access: 'everybody', logout: 'unneeded' },
	],
])('checkStatus finds %s', async (_name, replies, want) => {
	expect(results(await check(answer(setUp(), replies)))).toEqual({ ...good, ...want });
});

it('checkStatus without a license still finds the bypass', async () => {
	const app = setUp({ allow_logout: true });
	answer(app, { 'permissions.listAll': withoutFeature, 'sessions/info.admin': unpermitted });
	const status = await check(app, admin);
	expect(results(status)).toEqual({
		...good,
		...{ permissions: 'workspace-unlicensed', access: 'skipped', sessions: 'skipped' },
		logout: 'skipped',
	});

	expect(find(status, 'permissions')).toMatchObject({
		failure: { endpoint: 'permissions.listAll', status: 200 },
	});
});

it('checkStatus asks about permissions anew, though an answer was kept', async () => {
	const app = setUp();
	await (await app.begin(sam).connect()).rights.permissions();
	answer(app, { 'permissions.listAll': permissions({ 'view-device-management': ['bot'] }) });
	expect(results(await check(app))).toMatchObject({ permissions: 'ok' });
	expect(await (await app.begin(sam).connect()).rights.may('see-anybody')).toBe(false);
	answer(app, { 'permissions.listAll': withoutFeature });
	expect(results(await check(app))).toMatchObject({ permissions: 'workspace-unlicensed' });
});

it('checkStatus asks no question twice where the token is not accepted', async () => {
	const app = setUp();
	Object.keys(app.workspace.answers).forEach((endpoint) =>
		answer(app, { [endpoint]: loginRequired }),
	);
	const request = app.begin(admin);
	await request.mayReadCauses();
	const status = await checkStatus(await request.connect());
	expect(results(status)).toEqual({
		...good,
		credentials: 'workspace-credentials-rejected',
		...{ permissions: 'skipped', access: 'skipped', sessions: 'skipped' },
		...{ 'logout': 'skipped', 'rate-limit': 'skipped' },
	});
	expect(status).not.toHaveProperty('server');
	expect(app.workspace.asked).toEqual([
		...['permissions.listAll', 'me', 'sessions/info.admin', 'roles.list', 'info'],
	]);
});

const nothing = {
	...good,
	...{ credentials: 'skipped', permissions: 'skipped', access: 'skipped' },
	...{ 'sessions': 'skipped', 'logout': 'skipped', 'rate-limit': 'skipped' },
};

it.each([
	['workspace-unreachable', lost],
	['workspace-timeout', late],
])('checkStatus stops where the workspace is gone: %s', async (code, answer) => {
	const app = setUp();
	await (await app.begin(sam).connect()).rights.permissions();
	app.workspace.requests.length = 0;
	app.workspace.answers.me = answer;
	const status = await check(app);
	expect(results(status)).toEqual({ ...nothing, workspace: code });
	expect(status).not.toHaveProperty('server');
	expect(app.workspace.requests).toEqual(['me']);
});

it('checkStatus asks nothing if the one who asks could not be told apart just now', async () => {
	const app = setUp();
	app.workspace.answers['permissions.listAll'] = lost;
	const request = app.begin(admin);
	await request.mayReadCauses();
	const status = await checkStatus(await request.connect());
	expect(results(status)).toEqual({ ...nothing, workspace: 'workspace-unreachable' });
	expect(app.workspace.requests).toEqual(['permissions.listAll']);
});

it('checkStatus keeps what it found before the workspace was gone', async () => {
	const app = answer(setUp(), {
		'me': account(['user', 'bot']),
		'permissions.listAll': permissions({ 'view-device-management': ['user', 'holders'] }),
	});
	app.workspace.answers['sessions/info.admin'] = lost;
	const status = await check(app);
	expect(results(status)).toEqual({
		...good,
		...{ workspace: 'workspace-unreachable', access: 'everybody', sessions: 'skipped' },
	});
	// Without names, ids.
	expect(find(status, 'access')).toMatchObject({ access: { viewers: ['user', 'holders'] } });
});

it('checkStatus does without names of roles and the version of the server', async () => {
	const app = answer(setUp(), { 'roles.list': unpermitted, 'info': unpermitted });
	const status = await check(app);
	expect(results(status)).toMatchObject({ access: 'ok', logout: good.logout });
	expect(find(status, 'access')).toMatchObject({ access: { viewers: ['admin', 'holders'] } });
	expect(status).not.toHaveProperty('server');
});

it('checkStatus names roles as the workspace does', async () => {
	const app = answer(setUp({ allow_logout: true }), {
		'me': account(['user', 'holders']),
		'permissions.listAll': permissions({
			'view-device-management': ['holders', 'user'],
			'logout-device-management': ['admin'],
		}),
	});
	const status = await check(app);
	expect(find(status, 'access')).toEqual({
		id: 'access',
		result: 'everybody',
		access: {
			...{ viewers: ['Device Managers', 'user'], loggers: ['admin'], everybody: ['user'] },
		},
	});

	expect(find(status, 'logout')).toEqual({
		id: 'logout',
		result: 'missing',
		account: { username: 'session.service', ownRoles: ['Device Managers'] },
	});
});

const on = { allow_logout: true };

it.each<readonly [string, object, Replies, string]>([
	['switched off', {}, { me: account(['bot']) }, 'unused'],
	['switched off, and the account may', {}, { me: account(['holders']) }, 'unneeded'],
	['switched off, and a guest', {}, { me: account(['holders', 'guest']) }, 'unused'],
	['switched off, and it cannot be known', {}, { me: loginRequired }, 'skipped'],
	['switched on', on, {}, 'ok'],
	['switched on, and the account may not', on, { me: account(['bot']) }, 'missing'],
	['switched on, and a guest', on, { me: account(['holders', 'guest']) }, 'skipped'],
])('checkStatus checks logging out that is %s', async (_name, settings, replies, want) => {
	expect(results(await check(answer(new AppFixture({ settings }), replies)))).toMatchObject({
		logout: want,
	});
});

it('checkStatus advises against an address that sends the token in clear text', async () => {
	const app = new AppFixture({ settings: { workspace_url: 'http://chat.example.com' } });
	expect(results(await check(app))).toMatchObject({ workspace: 'insecure' });
});

it.each<readonly [string, string, object, string]>([
	['is there', 'audit', {}, 'ok'],
	['everybody may read', 'audit', { type: 'c' }, 'public'],
	['is archived', 'audit', { _unmappedProperties_: { archived: true } }, 'archived'],
	['is not there', 'gone', {}, 'missing'],
])('checkStatus checks an audit room that %s', async (_name, audit_room, fields, want) => {
	const app = new AppFixture({
		settings: { audit_room },
		findRoom: (name) => Promise.resolve(name === 'audit' ? room(name, fields) : undefined),
	});
	expect(find(await check(app), 'audit-room')).toEqual({
		...{ id: 'audit-room', result: want, room: audit_room },
	});
	app.workspace.answers.me = lost;
	expect(results(await check(app))).toMatchObject({ 'audit-room': want });
});

it('unconfiguredStatus tells the problems, and that nothing else was checked', () => {
	const problems = [{ setting: 'service_user_id', problem: 'missing' }] as const;
	const [settings, ...rest] = unconfiguredStatus(problems);
	expect(settings).toEqual({ id: 'settings', result: 'problems', problems });
	expect(rest).toEqual(
		Object.keys(good)
			.slice(1)
			.map((id) => ({ id, result: 'skipped' })),
	);
});
