import { setUpWorkspace } from './support/setUpWorkspace';
import documented from '../seeds/documented-answers.json';
import { isOpen } from '../support/workspace/data';
import { ask, causeTitle, isRecord, type Question, unavailable } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { type Endpoint, endpoints, requests } from '../support/workspace/requests';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
import type { ApiResponse } from '../workspace/start';

/**
 * The answers that Rocket.Chat documents, given to the app word for word in place of the embedded workspace's: the only
 * real ones at hand.
 */
const examples: Readonly<Record<string, unknown>> = documented;

/** Whatever lies below a path of keys. */
const below = (value: unknown, ...keys: readonly string[]): unknown =>
	keys.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);

const exampleOf = (endpoint: string, status: string, name?: string): Record<string, unknown> => {
	const named = below(examples, `/api/v1/${endpoint}`, status);
	const [first] = isRecord(named) ? Object.values(named) : [];
	const example = name === undefined ? first : below(named, name);
	if (!isRecord(example)) {
		throw new Error(`No example of ${endpoint} ${status}`);
	}
	return { ...example };
};

const app = setUpWorkspace({ allow_logout: true, audit_room: 'session-audit' });

/** The answer of an endpoint from now on. */
const give = (endpoint: string, status: number, body: object): void => {
	app.running.workspace.faults = onRequests(endpoint, jsonAnswer(body, status));
};

const rows = ({ body }: ApiResponse): readonly Readonly<Record<string, unknown>>[] =>
	isRecord(body) && Array.isArray(body.sessions) ? body.sessions.filter(isRecord) : [];

const everybody: Question = { as: 'admin', text: '/session list all', path: 'sessions/list.all' };

describe('the documented answer', () => {
	it('the documented session of sessions/info.admin is shown with its user, and posted', async () => {
		const example = exampleOf('sessions/info.admin', '200');
		const sessionId = String(example.sessionId);
		give('sessions/info.admin', 200, example);
		const text = await app.type('admin', `/session admin ${sessionId}`);
		expect(text).toMatch(/^Chrome 113\.0\.0 on Windows\nLast connected .*May.*24.*2023/);
		expect(text).toContain(`Device ID: ${sessionId}\nOS: Windows 10\nHost: localhost:3000\nIP`);
		expect(text).toContain('User: Rod (Rod)');
		const { result, posts } = await app.traffic(() =>
			app.get('admin', 'sessions/info.admin', { sessionId }),
		);
		expect(result.body).toMatchObject({
			success: true,
			session: {
				sessionId,
				userId: 'rYhzFRd2QZjNwAAXX',
				user: { username: 'Rod', name: 'Rod' },
				device: {
					type: 'browser',
					name: 'Chrome',
					version: '113.0.0',
					longVersion: '113.0.0.0',
					os: { name: 'Windows', version: '10' },
				},
				host: 'localhost:3000',
				ip: '172.20.0.2',
				loginAt: '2023-05-24T05:08:42.806Z',
			},
		});
		expect(posts).toEqual([expect.stringContaining(`looked at the session ${sessionId} of Rod.`)]);
		expect(await app.get('alice', 'sessions/info', { sessionId })).toMatchObject({
			status: 404,
			body: { errorType: 'session-not-found' },
		});
	});

	it('the documented raw session of sessions/info is shown to its owner without its token', async () => {
		const example = exampleOf('sessions/info', '200');
		const sessionId = String(example.sessionId);
		const userId = String(example.userId);
		Object.assign(app.user('session.service'), { _id: userId });
		await app.save('service_user_id', userId);
		give('sessions/info', 200, example);
		const { body } = await app.get('session.service', 'sessions/info', { sessionId });
		expect(body).toMatchObject({ success: true, session: { sessionId, userId } });
		expect(JSON.stringify(body)).not.toContain(String(example.loginToken));
		expect(await app.type('session.service', `/session info ${sessionId}`)).toMatch(
			/^Chrome 113\.0\.0 on Windows\nLast connected .*2023/,
		);
	});

	it('the documented list of sessions/list.all is shown with its users, of whom some have no name', async () => {
		const example = exampleOf('sessions/list.all', '200');
		const listed = Array.isArray(example.sessions) ? example.sessions.filter(isRecord) : [];
		give('sessions/list.all', 200, example);
		const answer = await app.get('admin', 'sessions/list.all', { count: '50' });
		expect(listed.length).toBeGreaterThan(5);
		expect(answer.body).toMatchObject({ success: true, total: 13, count: listed.length });
		expect(rows(answer).map(({ sessionId, user }) => [sessionId, below(user, 'username')])).toEqual(
			listed.map((row) => [row.sessionId, below(row, '_user', 'username')]),
		);
		expect(rows(answer).map(({ user }) => user)).toContainEqual({ username: 'user-0' });
		const text = await app.type('admin', '/session list all');
		expect(text).toContain('User: Test (testroxie)');
		expect(text).not.toContain('undefined');
	});

	it('the documented list of sessions/list is shown to no other account', async () => {
		const example = exampleOf('sessions/list', '200');
		const [first] = Array.isArray(example.sessions) ? example.sessions : [];
		const sessionId = String(below(first, 'sessionId'));
		give('sessions/list', 200, example);
		const { body } = await app.get('session.service', 'sessions/list');
		expect(body).toMatchObject({ success: true, sessions: [] });
		expect(JSON.stringify(body)).not.toContain(sessionId);
		const text = await app.type('session.service', '/session');
		expect(text).toMatch(/^Your sessions\n/);
		expect(text).not.toContain(sessionId);
	});

	it('the documented permissions are those of a workspace without Device Management', async () => {
		give('permissions.listAll', 200, exampleOf('permissions.listAll', '200'));
		const { code, reply } = await ask(app.running, everybody);
		expect(code).toBe('workspace-unlicensed');
		expect(reply).toMatch(/^Device Management is not licensed\n/);
		expect((await ask(app.running, { ...everybody, as: 'sam' })).reply).toMatch(
			new RegExp(`^${unavailable}\n`),
		);
	});

	it('the documented account of me is an administrator, who can do more than the app needs', async () => {
		give('me', 200, exampleOf('me', '200'));
		const question = { as: 'admin', text: '/session status', path: 'status' };
		const { reply, body } = await ask(app.running, question);
		expect(reply).toContain('⚠ The token is accepted, but example is an administrator');
		expect(below(body, 'checks')).toContainEqual(
			expect.objectContaining({
				id: 'credentials',
				ok: true,
				message: expect.stringContaining('`example` is an administrator'),
				remedy: expect.any(String),
			}),
		);
	});
});

/** Every example that is no success, and what it means. */
const refusals: [endpoint: Endpoint, status: string, name: string, errorType: string][] = [
	['sessions/info', '400', 'Session not found', 'session-not-found'],
	['sessions/info', '401', 'Authorization Error', 'workspace-credentials-rejected'],
	['sessions/info.admin', '400', 'Session not found', 'session-not-found'],
	['sessions/info.admin', '400', 'TOTP Error', 'workspace-two-factor-required'],
	['sessions/info.admin', '401', 'Authorization Error', 'workspace-credentials-rejected'],
	['sessions/info.admin', '403', 'Permission Error', 'workspace-permission-missing'],
	['sessions/list', '401', 'Authorization Error', 'workspace-credentials-rejected'],
	['sessions/list.all', '400', 'TOTP Error', 'workspace-two-factor-required'],
	['sessions/list.all', '401', 'Authorization Error', 'workspace-credentials-rejected'],
	['sessions/list.all', '403', 'Permission Error', 'workspace-permission-missing'],
	['permissions.listAll', '401', 'Authorization Error', 'workspace-credentials-rejected'],
];

const logoutRefusals: [status: string, name: string, errorType: string][] = [
	['400', 'TOTP Error', 'workspace-two-factor-required'],
	['401', 'Authorization Error', 'workspace-credentials-rejected'],
	['403', 'Permission Error', 'workspace-permission-missing'],
];

describe('the documented refusal', () => {
	const { laptop, phone } = demo.sessions.alice;

	const titleOf = (errorType: string): string =>
		errorType === 'session-not-found' ? 'Session not found' : causeTitle(errorType);

	it('the documented refusals are all of the endpoints that the app asks', () => {
		const documentedOnes = [...endpoints, 'sessions/logout'].flatMap((endpoint) =>
			Object.entries(below(examples, `/api/v1/${endpoint}`) ?? {})
				.filter(([status]) => status !== '200')
				.flatMap(([status, named]) =>
					Object.keys(isRecord(named) ? named : {}).map((name) => [endpoint, status, name]),
				),
		);
		const known = [...refusals, ...logoutRefusals.map((row) => ['sessions/logout', ...row])];
		expect(known.map((row) => row.slice(0, 3)).sort()).toEqual(documentedOnes.sort());
	});

	it.each(refusals)(
		'the documented refusal of %s %s %s means %s',
		async (endpoint, status, name, errorType) => {
			give(endpoint, Number(status), exampleOf(endpoint, status, name));
			const { code, reply } = await ask(app.running, requests[endpoint]);
			expect(code).toBe(errorType);
			expect(reply).toMatch(new RegExp(`^${titleOf(errorType)}\n`));
			expect(reply).not.toContain(laptop);
		},
	);

	it.each(
		logoutRefusals.flatMap((row) => [
			[...row, 'admin', 'sessions/logout', titleOf(row[2])],
			[...row, 'alice', 'sessions/logout.me', unavailable],
		]),
	)(
		'the documented refusal of sessions/logout %s %s means %s to %s by %s',
		async (status, name, errorType, as, path, title) => {
			give('sessions/logout', Number(status), exampleOf('sessions/logout', status, name));
			expect(await app.post(as, path, { sessionId: phone })).toMatchObject({
				status: 502,
				body: { errorType },
			});
			expect(await app.type(as, `/session logout ${phone}`)).toMatch(new RegExp(`^${title}\n`));
			expect(isOpen(app.running, phone)).toBe(true);
		},
	);
});

it('the documented yes of sessions/logout is not believed', async () => {
	const { phone } = demo.sessions.alice;
	give('sessions/logout', 200, exampleOf('sessions/logout', '200'));
	expect(await app.post('alice', 'sessions/logout.me', { sessionId: phone })).toMatchObject({
		status: 502,
		body: { errorType: 'workspace-logout-unconfirmed' },
	});
	expect(await app.type('alice', `/session logout ${phone}`)).toMatch(/^Logout not confirmed\n/);
	expect(isOpen(app.running, phone)).toBe(true);
});
