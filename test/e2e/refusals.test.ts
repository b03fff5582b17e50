import { keepData } from '../support/workspace/data';
import { forget } from '../support/workspace/doors';
import { textOf } from '../support/workspace/replies';
import type { WorkspaceData } from '../workspace/model';
import { demo } from '../workspace/seed';
import type { Fault, FaultRequest } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const sessionId = demo.sessions.alice.laptop;
const json = { 'content-type': 'application/json' };

const onSessions =
	(fault: Fault) =>
	({ path }: FaultRequest): Fault | undefined =>
		path.startsWith('/api/v1/sessions/') ? fault : undefined;

const answer = (status: number, body: string, headers: Record<string, string> = json): Fault => ({
	kind: 'answer',
	status,
	headers,
	body,
});

type Trouble = {
	readonly errorType: string;
	readonly status: number;
	readonly fault?: Fault;
	readonly change?: (data: WorkspaceData) => void;
	/** What those who may read causes are told. */
	readonly cause: RegExp;
};

const troubles: Record<string, Trouble> = {
	'no licence': {
		errorType: 'workspace-unlicensed',
		status: 502,
		change: (data) => Object.assign(data, { licensed: false }),
		cause: /Device Management/,
	},
	'a token that is gone': {
		errorType: 'workspace-credentials-rejected',
		status: 502,
		change: (data) => service(data).tokens.splice(0),
		cause: /Personal Access Tokens/,
	},
	'a service account without the permission': {
		errorType: 'workspace-permission-missing',
		status: 502,
		change: (data) => Object.assign(service(data), { roles: ['user'] }),
		cause: /view-device-management/,
	},
	'a token that does not bypass 2FA': {
		errorType: 'workspace-two-factor-required',
		status: 502,
		change: (data) =>
			Object.assign(service(data), {
				tokens: [
					{ token: demo.users.service.token, type: 'personalAccessToken', bypassTwoFactor: false },
				],
			}),
		cause: /Ignore Two Factor Authentication/,
	},
	'a reset connection': {
		errorType: 'workspace-unreachable',
		status: 502,
		fault: { kind: 'reset' },
		cause: /Workspace URL/,
	},
	'HTML from a proxy': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(502, '<h1>Bad Gateway</h1>', { 'content-type': 'text/html' }),
		cause: /502/,
	},
	'a server error': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(500, '{"success":false,"error":"Internal server error"}'),
		cause: /500/,
	},
	'nothing': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(200, ''),
		cause: /200/,
	},
	'null': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(200, 'null'),
		cause: /200/,
	},
	'an array': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(200, '[]'),
		cause: /200/,
	},
	'truncated JSON': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(200, '{"success":true,"sess'),
		cause: /REST API/,
	},
	'a session of the caller’s without a login time': {
		errorType: 'workspace-bad-answer',
		status: 502,
		fault: answer(200, JSON.stringify({ success: true, sessionId, userId: demo.users.alice.id })),
		cause: /200/,
	},
};

const service = (data: WorkspaceData): WorkspaceData['users'][number] => {
	const user = data.users.find(({ _id }) => _id === demo.users.service.id);
	if (!user) {
		throw new Error('No service account');
	}
	return user;
};

describe('when the workspace has or gives', () => {
	let running: RunningWorkspace;
	let restore: () => void;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		restore = keepData(running);
	});
	afterAll(() => running.stop());
	describe.each(Object.entries(troubles))('%s', (_name, trouble) => {
		const { errorType, status, fault, change, cause } = trouble;
		beforeAll(async () => {
			restore();
			change?.(running.workspace.data);
			running.workspace.faults = fault && onSessions(fault);
			await forget(running);
		});

		it('tells an administrator the cause, by slash command and by API', async () => {
			const { status: httpStatus, body } = await running.api({
				as: 'admin',
				path: 'sessions/info.admin',
				query: { sessionId },
			});
			expect(await textOf(running, 'admin', `/session admin ${sessionId}`)).toMatch(cause);
			expect(httpStatus).toBe(status);
			expect(body).toEqual({ success: false, errorType, error: expect.stringMatching(cause) });
		});

		it('tells anyone else only that lookups are not available', async () => {
			const { status: httpStatus, body } = await running.api({
				as: 'alice',
				path: 'sessions/info',
				query: { sessionId },
			});
			const text = 'Sessions can’t be shown or logged out right now; please tell an administrator.';

			expect(await textOf(running, 'alice', `/session info ${sessionId}`)).toBe(
				`Not available right now\n${text}`,
			);
			expect(httpStatus).toBe(status);
			expect(body).toEqual({ success: false, errorType, error: text });
		});
	});
});

describe('a malformed session that is not the caller’s', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
	});
	afterAll(() => running.stop());

	const rows: [what: string, row: object][] = [
		['without an owner', { sessionId, loginAt: new Date().toISOString() }],
		['of somebody else', { sessionId, userId: demo.users.bob.id, loginAt: 'yesterday' }],
		['with neither', { sessionId }],
	];

	it.each(rows)('%s reads like none', async (_what, row) => {
		const ask = async (): Promise<unknown[]> => {
			const { status, body } = await running.api({
				as: 'alice',
				path: 'sessions/info',
				query: { sessionId },
			});
			return [status, body, await textOf(running, 'alice', `/session info ${sessionId}`)];
		};
		running.workspace.faults = onSessions(answer(200, JSON.stringify({ success: true, ...row })));
		const malformed = await ask();
		running.workspace.faults = onSessions(
			answer(404, '{"success":false,"error":"Session not found"}'),
		);
		expect(malformed).toEqual(await ask());
		expect(malformed.slice(0, 2)).toMatchObject([404, { errorType: 'session-not-found' }]);
	});
});

describe('when it cannot be known who holds the permission', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		running.workspace.faults = ({ path }) =>
			path === '/api/v1/permissions.listAll' ? answer(500, '{}') : undefined;
	});
	afterAll(() => running.stop());

	const asked: [as: string, path: string, errorType: string | undefined, cause: boolean][] = [
		['sam', 'sessions/info.admin', 'workspace-bad-answer', false],
		['admin', 'sessions/info.admin', 'workspace-bad-answer', true],
		['alice', 'sessions/info.admin', 'workspace-bad-answer', false],
		['alice', 'sessions/info', undefined, false],
	];

	it.each(asked)('%s %s: %s, cause told: %s', async (as, path, errorType, cause) => {
		const sessionRequests: string[] = [];
		running.workspace.events.on(
			'request',
			({ path: requested }) =>
				requested.startsWith('/api/v1/sessions/') && sessionRequests.push(requested),
		);
		const { body } = await running.api({ as, path, query: { sessionId } });

		expect(body).toMatchObject(
			errorType === undefined ? { success: true } : { success: false, errorType },
		);
		expect(JSON.stringify(body).includes('permissions.listAll')).toBe(cause);
		expect(sessionRequests).toHaveLength(errorType === undefined ? 1 : 0);
		running.workspace.events.removeAllListeners('request');
	});
});

describe('when the workspace answers 429', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		await textOf(running, 'sam', '/session help');
		running.workspace.faults = onSessions(
			answer(
				429,
				'{"success":false,"error":"Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]"}',
			),
		);
	});
	afterAll(() => running.stop());
	it('says how long to wait, and asks no more until then', async () => {
		const first = await running.api({ as: 'alice', path: 'sessions/info', query: { sessionId } });
		running.workspace.faults = undefined;
		const second = await running.api({
			as: 'sam',
			path: 'sessions/info.admin',
			query: { sessionId },
		});
		const list = await running.api({ as: 'sam', path: 'sessions/list' });

		expect(first).toMatchObject({
			status: 503,
			body: { errorType: 'workspace-rate-limited', error: expect.stringContaining('42 seconds') },
		});
		expect(first.headers.get('retry-after')).toBe('42');
		expect(second).toMatchObject({
			status: 503,
			body: {
				errorType: 'workspace-rate-limited',
				error: expect.stringContaining('api-bypass-rate-limit'),
			},
		});
		expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(30);
		expect(list.status).toBe(200);
	});

	it('asks again once a setting is saved', async () => {
		await running.engine.updateSetting({ id: 'lookups_per_minute', value: 0 });
		expect(await textOf(running, 'alice', `/session info ${sessionId}`)).toContain(
			'Chrome 113.0.0 on Windows',
		);
	});
});

describe('when the workspace does not answer', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		await textOf(running, 'sam', '/session help');
		running.workspace.faults = onSessions({ kind: 'never-answer' });
	});
	afterAll(() => running.stop());
	it('gives up after ten seconds, with one reply by each door', async () => {
		const [reply, { status, body }] = await Promise.all([
			textOf(running, 'sam', `/session admin ${sessionId}`),
			running.api({ as: 'alice', path: 'sessions/info', query: { sessionId } }),
		]);
		expect(reply).toMatch(/^The workspace does not answer\n/);
		expect(status).toBe(504);
		expect(body).toMatchObject({ errorType: 'workspace-timeout' });
	});
});

describe('an app without settings', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: false });
	});
	afterAll(() => running.stop());
	it('is enabled all the same, and helps', async () => {
		expect(await running.engine.appStatus()).toMatch(/_enabled$/);
		expect(await textOf(running, 'alice', '/session help')).toContain('/session list');
		expect(await textOf(running, 'admin', '/session help')).toContain('/session status');
	});

	it('tells an administrator each setting to fill in', async () => {
		const text = await textOf(running, 'admin', '/session');
		expect(text).toMatch(/^Session Info is not set up\n/);
		expect(text).toContain('service_user_id');
		expect(text).toContain('service_auth_token');
	});

	it('tells anyone else whom to ask', async () => {
		expect(await textOf(running, 'sam', '/session')).toMatch(
			/^Not available right now\n.*administrator/s,
		);

		expect(await running.api({ as: 'sam', path: 'sessions/list' })).toMatchObject({
			status: 503,
			body: { errorType: 'not-configured' },
		});

		expect(await running.api({ as: 'sam', path: 'status' })).toMatchObject({
			status: 503,
			body: { errorType: 'not-configured' },
		});
	});

	it('looks at parameters first', async () => {
		expect(await running.api({ as: 'alice', path: 'sessions/info' })).toMatchObject({
			status: 400,
		});
	});
});
