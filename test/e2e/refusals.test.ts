import { setUpWorkspace } from './support/setUpWorkspace';
import { unavailable } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import type { WorkspaceData } from '../workspace/model';
import { demo } from '../workspace/seed';
import { type Fault, foreignAnswers, jsonAnswer } from '../workspace/server/faults';

const sessionId = demo.sessions.alice.laptop;
const query = { sessionId };

describe('a workspace that does not answer as it should', () => {
	const app = setUpWorkspace();

	/** The fault of every request about sessions from now on. */
	const onSessions = (fault: Fault | undefined): void => {
		app.running.workspace.faults = ({ path }) =>
			path.startsWith('/api/v1/sessions/') ? fault : undefined;
	};

	type Trouble = {
		readonly errorType: string;
		readonly fault?: Fault;
		readonly change?: (data: WorkspaceData) => void;
		/** What those who may read causes read. */
		readonly cause: RegExp;
	};

	const troubles: Record<string, Trouble> = {
		'no license': {
			errorType: 'workspace-unlicensed',
			change: (data) => Object.assign(data, { licensed: false }),
			cause: /Device Management/,
		},
		'a token that is gone': {
			errorType: 'workspace-credentials-rejected',
			change: () => app.user('session.service').tokens.splice(0),
			cause: /Personal Access Tokens/,
		},
		'a service account without the permission': {
			errorType: 'workspace-permission-missing',
			change: () => Object.assign(app.user('session.service'), { roles: ['user'] }),
			cause: /view-device-management/,
		},
		'a reset connection': {
			errorType: 'workspace-unreachable',
			fault: { kind: 'reset' },
			cause: /Workspace URL/,
		},
		'a server error': {
			errorType: 'workspace-bad-answer',
			fault: jsonAnswer({ success: false, error: 'Internal server error' }, 500),
			cause: /500/,
		},
		'truncated JSON': {
			errorType: 'workspace-bad-answer',
			fault: { kind: 'answer', status: 200, body: '{"success":true,"sess' },
			cause: /REST API/,
		},
		'a session of the caller without a login time': {
			errorType: 'workspace-bad-answer',
			fault: jsonAnswer({ success: true, sessionId, userId: demo.users.alice.id }),
			cause: /200/,
		},
		...Object.fromEntries(
			Object.entries(foreignAnswers).map(([name, fault]) => [
				name,
				{ errorType: 'workspace-bad-answer', fault, cause: /proxy|firewall|address/i },
			]),
		),
	};

	it.each(Object.entries(troubles))(
		'a look says the cause to an administrator alone: %s',
		async (_name, { errorType, fault, change, cause }) => {
			change?.(app.running.workspace.data);
			onSessions(fault);
			expect(await app.get('admin', 'sessions/info.admin', query)).toMatchObject({
				status: 502,
				body: { success: false, errorType, error: expect.stringMatching(cause) },
			});
			expect(await app.type('admin', `/session admin ${sessionId}`)).toMatch(cause);
			const text = 'Sessions can’t be shown or logged out right now; please tell an administrator.';
			expect(await app.get('alice', 'sessions/info', query)).toMatchObject({
				status: 502,
				body: { success: false, errorType, error: text },
			});
			expect(await app.type('alice', `/session info ${sessionId}`)).toBe(`${unavailable}\n${text}`);
		},
	);

	it.each<[what: string, row: object]>([
		['without an owner', { sessionId, loginAt: new Date().toISOString() }],
		['of somebody else', { sessionId, userId: demo.users.bob.id, loginAt: 'yesterday' }],
	])(
		'a malformed session %s looks like one that does not exist to those who ask for their own',
		async (_what, row) => {
			const ask = async (fault: Fault): Promise<readonly unknown[]> => {
				onSessions(fault);
				const { status, body } = await app.get('alice', 'sessions/info', query);
				return [status, body, await app.type('alice', `/session info ${sessionId}`)];
			};
			const malformed = await ask(jsonAnswer({ success: true, ...row }));
			expect(malformed.slice(0, 2)).toMatchObject([404, { errorType: 'session-not-found' }]);
			expect(malformed).toEqual(
				await ask(jsonAnswer({ success: false, error: 'Session not found' }, 404)),
			);
		},
	);

	it.each<[as: string, path: string, errorType: string | undefined, hasCause: boolean]>([
		['sam', 'sessions/info.admin', 'workspace-bad-answer', false],
		['admin', 'sessions/info.admin', 'workspace-bad-answer', true],
		['alice', 'sessions/info', undefined, false],
	])(
		'a look by %s at %s, while the app cannot know who holds the permission, answers %s',
		async (as, path, errorType, hasCause) => {
			app.running.workspace.faults = onRequests('permissions.listAll', jsonAnswer({}, 500));
			const { result, requests } = await app.traffic(() => app.get(as, path, query));
			expect(result.body).toMatchObject(
				errorType === undefined ? { success: true } : { success: false, errorType },
			);
			expect(JSON.stringify(result.body).includes('permissions.listAll')).toBe(hasCause);
			expect(requests).toHaveLength(errorType === undefined ? 1 : 0);
		},
	);

	it('a look after a 429 waits as long as the workspace says, or until a setting is saved', async () => {
		const error =
			'Error, too many requests. Please slow down. You must wait 42 seconds before trying this endpoint again. [error-too-many-requests]';
		app.running.workspace.faults = onRequests(
			'sessions/info.admin',
			jsonAnswer({ success: false, error }, 429),
			{ to: 1 },
		);
		const first = await app.get('alice', 'sessions/info', query);
		expect(first).toMatchObject({
			status: 503,
			body: { errorType: 'workspace-rate-limited', error: expect.stringContaining('42 seconds') },
		});
		expect(first.headers.get('retry-after')).toBe('42');
		const second = await app.traffic(() => app.get('sam', 'sessions/info.admin', query));
		expect(second.result).toMatchObject({
			status: 503,
			body: { error: expect.stringContaining('api-bypass-rate-limit') },
		});
		expect(second.requests).toEqual([]);
		expect(await app.get('sam', 'sessions/list')).toMatchObject({ status: 200 });
		await app.forget();
		expect(await app.get('alice', 'sessions/info', query)).toMatchObject({ status: 200 });
	});
});

describe('an app without settings', () => {
	const app = setUpWorkspace(false);

	it('an app without settings is enabled, and helps', async () => {
		expect(await app.running.engine.appStatus()).toMatch(/_enabled$/);
		expect(await app.type('alice', '/session help')).toContain('/session list');
		expect(await app.type('admin', '/session help')).toContain('/session status');
	});

	it('an app without settings says to an administrator each setting to fill in', async () => {
		const text = await app.type('admin', '/session');
		expect(text).toMatch(/^Session Info is not set up\n/);
		expect(text).toContain('service_user_id');
		expect(text).toContain('service_auth_token');
	});

	it('an app without settings says to others whom to ask, once it has looked at parameters', async () => {
		expect(await app.type('sam', '/session')).toMatch(/^Not available right now\n.*administrator/s);
		for (const path of ['sessions/list', 'status']) {
			expect(await app.get('sam', path)).toMatchObject({
				status: 503,
				body: { errorType: 'not-configured' },
			});
		}
		expect(await app.get('alice', 'sessions/info')).toMatchObject({ status: 400 });
	});
});
