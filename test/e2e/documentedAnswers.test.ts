import documented from '../seeds/documented-answers.json';
import infoAdminApi from '../seeds/sessions.info.admin.openapi.json';
import infoApi from '../seeds/sessions.info.openapi.json';
import { isOpen } from '../support/workspace/data';
import { ask, causeTitle, isRecord, type Question, unavailable } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { replyTo, visibleText } from '../support/workspace/replies';
import { trafficDuring } from '../support/workspace/traffic';
import { demo } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
import { startWorkspace, type ApiResponse, type RunningWorkspace } from '../workspace/start';

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

/** The examples of an OpenAPI file, by status. */
const openApiExamples = (api: unknown): readonly (readonly [string, string, object])[] => {
	const found: (readonly [string, string, object])[] = [];
	const paths = below(api, 'paths');
	for (const path of isRecord(paths) ? Object.values(paths) : []) {
		const responses = below(path, 'get', 'responses');
		for (const [status, response] of isRecord(responses) ? Object.entries(responses) : []) {
			const listed = below(response, 'content', 'application/json', 'examples');
			for (const [name, example] of isRecord(listed) ? Object.entries(listed) : []) {
				const value = below(example, 'value');
				if (isRecord(value)) {
					found.push([status, name, value]);
				}
			}
		}
	}
	return found;
};

let running: RunningWorkspace;

/** The answer of an endpoint from now on. */
const give = (endpoint: string, status: number, body: object): void => {
	running.workspace.faults = onRequests(endpoint, jsonAnswer(body, status));
};

const look = (as: string, path: string, query: Record<string, string> = {}): Promise<ApiResponse> =>
	running.api({ as, path, query });

const shown = async (as: string, text: string): Promise<string> =>
	visibleText((await replyTo(running, { as, text })).attachments);

const logOut = (as: string, path: string, sessionId: string): Promise<ApiResponse> =>
	running.api({ as, path, method: 'POST', body: { sessionId } });

const rows = ({ body }: ApiResponse): readonly Readonly<Record<string, unknown>>[] =>
	isRecord(body) && Array.isArray(body.sessions) ? body.sessions.filter(isRecord) : [];

beforeAll(async () => {
	running = await startWorkspace({
		configure: { lookups_per_minute: 0, allow_logout: true, audit_room: 'session-audit' },
	});
});
afterAll(() => running.stop());
beforeEach(() => running.engine.updateSetting({ id: 'self_service', value: true }));
afterEach(() => {
	running.workspace.faults = undefined;
});

describe('sessions/info.admin', () => {
	const example = exampleOf('sessions/info.admin', '200');
	const sessionId = String(example.sessionId);
	beforeEach(() => give('sessions/info.admin', 200, example));
	it('names the user in chat', async () => {
		const text = await shown('admin', `/session admin ${sessionId}`);
		expect(text).toContain('User: Rod (Rod)');
		expect(text).toMatch(/^Chrome 113\.0\.0 on Windows\nLast connected .*May.*24.*2023/);
		expect(text).toContain(`Device ID: ${sessionId}\nOS: Windows 10\nHost: localhost:3000\nIP`);
	});

	it('has the user in the API', async () => {
		expect((await look('admin', 'sessions/info.admin', { sessionId })).body).toMatchObject({
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
	});

	it('is told to the audit room by the name of the user', async () => {
		const { posts } = await trafficDuring(running, () =>
			look('admin', 'sessions/info.admin', { sessionId }),
		);
		expect(posts).toEqual([expect.stringContaining(`looked at the session ${sessionId} of Rod.`)]);
	});

	it('is nobody’s of those who ask for it as their own', async () => {
		expect(await look('alice', 'sessions/info', { sessionId })).toMatchObject({
			status: 404,
			body: { errorType: 'session-not-found' },
		});
	});
});

describe('sessions/info, a raw document', () => {
	const example = exampleOf('sessions/info', '200');
	const sessionId = String(example.sessionId);

	it('is shown to the account whose it is, without what is not to leave', async () => {
		const userId = String(example.userId);
		running.workspace.data.users.push({
			_id: userId,
			username: 'documented',
			name: 'Documented',
			roles: ['user', demo.roles.sessionService],
			active: true,
			type: 'user',
			utcOffset: 0,
			emailTwoFactor: false,
			tokens: [{ token: 'token-of-documented', type: 'login', bypassTwoFactor: true }],
		});

		running.workspace.data.rooms
			.find(({ _id }) => _id === demo.rooms.general)
			?.usernames.push('documented');
		await running.engine.updateSetting({ id: 'service_user_id', value: userId });
		await running.engine.updateSetting({ id: 'service_auth_token', value: 'token-of-documented' });
		give('sessions/info', 200, example);
		const byApi = await look('documented', 'sessions/info', { sessionId });
		const inChat = await shown('documented', `/session info ${sessionId}`);
		const { service } = demo.users;
		await running.engine.updateSetting({ id: 'service_user_id', value: service.id });
		await running.engine.updateSetting({ id: 'service_auth_token', value: service.token });
		expect(byApi.body).toMatchObject({ success: true, session: { sessionId, userId } });
		expect(JSON.stringify(byApi.body)).not.toContain(String(example.loginToken));
		expect(inChat).toMatch(/^Chrome 113\.0\.0 on Windows\nLast connected .*2023/);
	});
});

describe('sessions/list and sessions/list.all', () => {
	const all = exampleOf('sessions/list.all', '200');
	const listed = Array.isArray(all.sessions) ? all.sessions.filter(isRecord) : [];

	it('are everybody’s sessions, newest first, with their users', async () => {
		give('sessions/list.all', 200, all);
		const answer = await look('admin', 'sessions/list.all', { count: '50' });
		expect(listed.length).toBeGreaterThan(5);
		expect(answer.body).toMatchObject({ success: true, total: 13, count: listed.length });
		expect(rows(answer).map(({ sessionId }) => sessionId)).toEqual(
			listed.map(({ sessionId }) => sessionId),
		);

		expect(rows(answer).map(({ user }) => below(user, 'username'))).toEqual(
			listed.map((row) => below(row, '_user', 'username')),
		);
		expect(await shown('admin', '/session list all')).toContain('User: Test (testroxie)');
	});

	it('have users without a name', async () => {
		give('sessions/list.all', 200, all);
		expect(await shown('admin', '/session list all')).not.toContain('undefined');
		expect(
			rows(await look('admin', 'sessions/list.all', { count: '50' })).map(({ user }) => user),
		).toContainEqual({ username: 'user-0' });
	});

	it('are the account’s own by the other', async () => {
		const example = exampleOf('sessions/list', '200');
		const [first] = Array.isArray(example.sessions) ? example.sessions : [];
		give('sessions/list', 200, example);
		// They are another account's, which is not told.
		const answer = await look('session.service', 'sessions/list');
		expect(answer).toMatchObject({ status: 200, body: { success: true, sessions: [] } });
		const sessionId = String(below(first, 'sessionId'));
		expect(JSON.stringify(answer.body)).not.toContain(sessionId);
		const inChat = await shown('session.service', '/session');
		expect(inChat).toMatch(/^Your sessions\n/);
		expect(inChat).not.toContain(sessionId);
	});
});

/** Every example that is no success, and what it means. */
const refusals: [endpoint: string, status: string, name: string, errorType: string][] = [
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
	['sessions/logout', '400', 'TOTP Error', 'workspace-two-factor-required'],
	['sessions/logout', '401', 'Authorization Error', 'workspace-credentials-rejected'],
	['sessions/logout', '403', 'Permission Error', 'workspace-permission-missing'],
];

describe('a refusal', () => {
	const { laptop, phone } = demo.sessions.alice;
	const { browser } = demo.sessions.service;

	/** A question that leads to the endpoint, by somebody who may read causes. */
	const questions: Readonly<Record<string, Question>> = {
		'sessions/info': {
			as: 'session.service',
			text: `/session info ${browser}`,
			path: 'sessions/info',
			query: { sessionId: browser },
		},
		'sessions/info.admin': {
			as: 'admin',
			text: `/session admin ${laptop}`,
			path: 'sessions/info.admin',
			query: { sessionId: laptop },
		},
		'sessions/list': { as: 'session.service', text: '/session', path: 'sessions/list' },
		'sessions/list.all': { as: 'admin', text: '/session list all', path: 'sessions/list.all' },
		'permissions.listAll': { as: 'admin', text: '/session list all', path: 'sessions/list.all' },
	};

	const questionOf = (endpoint: string): Question => {
		const question = questions[endpoint];
		if (!question) {
			throw new Error(`Nothing leads to ${endpoint}`);
		}
		return question;
	};

	const titleOf = (errorType: string): string =>
		errorType === 'session-not-found' ? 'Session not found' : causeTitle(errorType);

	it('is each that is documented of what the app asks', () => {
		const asked = [...Object.keys(questions), 'sessions/logout', 'me'];
		const documentedOnes = asked.flatMap((endpoint) =>
			Object.entries(below(examples, `/api/v1/${endpoint}`) ?? {})
				.filter(([status]) => status !== '200')
				.flatMap(([status, named]) =>
					Object.keys(isRecord(named) ? named : {}).map((name) => [endpoint, status, name]),
				),
		);
		expect(refusals.map((row) => row.slice(0, 3)).sort()).toEqual(documentedOnes.sort());
	});

	it.each(refusals.filter(([endpoint]) => endpoint in questions))(
		'%s %s %s: %s',
		async (endpoint, status, name, errorType) => {
			give(endpoint, Number(status), exampleOf(endpoint, status, name));
			const { code, reply } = await ask(running, questionOf(endpoint));
			expect(code).toBe(errorType);
			expect(reply).toMatch(new RegExp(`^${titleOf(errorType)}\n`));
			expect(reply).not.toContain(laptop);
		},
	);

	it.each(
		refusals
			.filter(([endpoint]) => endpoint === 'sessions/logout')
			.flatMap(([, status, name, errorType]) => [
				[status, name, errorType, 'admin', 'sessions/logout', titleOf(errorType)],
				[status, name, errorType, 'alice', 'sessions/logout.me', unavailable],
			]),
	)('sessions/logout %s %s: %s, to %s by %s', async (status, name, errorType, as, path, title) => {
		give('sessions/logout', Number(status), exampleOf('sessions/logout', status, name));
		expect(await logOut(as, path, phone)).toMatchObject({ status: 502, body: { errorType } });
		expect(await shown(as, `/session logout ${phone}`)).toMatch(new RegExp(`^${title}\n`));
		expect(isOpen(running, phone)).toBe(true);
	});
});

describe('sessions/logout', () => {
	it('says yes, which is not believed', async () => {
		const { phone } = demo.sessions.alice;
		give('sessions/logout', 200, exampleOf('sessions/logout', '200'));
		expect(await logOut('alice', 'sessions/logout.me', phone)).toMatchObject({
			status: 502,
			body: { errorType: 'workspace-logout-unconfirmed' },
		});
		expect(await shown('alice', `/session logout ${phone}`)).toMatch(/^Logout not confirmed\n/);
		expect(isOpen(running, phone)).toBe(true);
	});
});

describe('permissions.listAll', () => {
	it('without the permission is a workspace without Device Management', async () => {
		give('permissions.listAll', 200, exampleOf('permissions.listAll', '200'));
		const { code, reply } = await ask(running, {
			as: 'admin',
			text: '/session list all',
			path: 'sessions/list.all',
		});
		expect(code).toBe('workspace-unlicensed');
		expect(reply).toMatch(/^Device Management is not licensed\n/);
		expect(await look('sam', 'sessions/list.all')).toMatchObject({
			status: 502,
			body: { errorType: 'workspace-unlicensed' },
		});
		expect(await shown('sam', '/session list all')).toMatch(new RegExp(`^${unavailable}\n`));
	});
});

describe('me', () => {
	it('names the account, which is an administrator and so can do more than it needs', async () => {
		give('me', 200, exampleOf('me', '200'));
		const { reply, body } = await ask(running, {
			as: 'admin',
			text: '/session status',
			path: 'status',
		});
		expect(reply).toContain('⚠ The token is accepted, but example is an administrator');
		const checks = below(body, 'checks');
		expect(checks).toContainEqual(
			expect.objectContaining({
				id: 'credentials',
				ok: true,
				message: expect.stringContaining('`example` is an administrator'),
				remedy: expect.any(String),
			}),
		);
	});
});

/** Of the two endpoints whole: texts in the place of numbers and truth values included. */
describe.each([
	['sessions/info.admin', 'admin', infoAdminApi],
	['sessions/info', 'session.service', infoApi],
])('every example of the OpenAPI file of %s', (endpoint, as, api) => {
	const found = openApiExamples(api);

	it('is found', () => {
		expect(found.length).toBeGreaterThan(1);
	});

	/** The account's own session is another's in the example. */
	const meaning: Readonly<Record<string, string>> = {
		'Success Example': endpoint === 'sessions/info' ? 'session-not-found' : 'ok',
		'Session not found': 'session-not-found',
		'TOTP Error': 'workspace-two-factor-required',
	};

	it.each(found)('%s %s means what it says, by both doors', async (status, name, value) => {
		give(endpoint, Number(status), value);
		const sessionId = String(below(value, 'sessionId') ?? demo.sessions.service.browser);
		const { body } = await look(as, endpoint, { sessionId });
		const subcommand = endpoint === 'sessions/info' ? 'info' : 'admin';
		const text = await shown(as, `/session ${subcommand} ${sessionId}`);
		const code = isRecord(body) && (body.success === true ? 'ok' : body.errorType);
		expect(code).toBe(meaning[name]);
		expect(text.includes(`Device ID: ${sessionId}`)).toBe(code === 'ok');
	});
});
