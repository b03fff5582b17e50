import { textOf } from '../support/workspace/replies';
import { requestsDuring, trafficDuring } from '../support/workspace/traffic';
import type { WorkspaceData, WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const ids = [
	'settings',
	'workspace',
	'credentials',
	'permissions',
	'access',
	'sessions',
	'logout',
	'rate-limit',
	'audit-room',
];

type Report = {
	readonly success: boolean;
	readonly ready: boolean;
	readonly checks: readonly { id: string; ok: boolean; message: string; remedy?: string }[];
};

const isReport = (body: unknown): body is Report =>
	typeof body === 'object' && body !== null && 'checks' in body;

const statusFor = async (running: RunningWorkspace, as: string): Promise<Report> => {
	const { status, body } = await running.api({ as, path: 'status' });
	if (status !== 200 || !isReport(body)) {
		throw new Error(`Status ${status}: ${JSON.stringify(body)}`);
	}
	return body;
};

const failing = ({ checks }: Report): string[] =>
	checks.filter(({ ok }) => !ok).map(({ id }) => id);

const service = (data: WorkspaceData): WorkspaceUser => {
	const user = data.users.find(({ _id }) => _id === demo.users.service.id);
	if (!user) {
		throw new Error('No service account');
	}
	return user;
};

const spoilRoom = ({ rooms }: WorkspaceData, change: object): void => {
	const room = rooms.find(({ _id }) => _id === demo.rooms.sessionAudit);
	Object.assign(room ?? {}, change);
};

describe('a workspace that is set up right', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { allow_logout: true } });
	});
	afterAll(() => running.stop());
	it.each(['sam', 'admin'])('is ready, as %s reads by both doors', async (as) => {
		const report = await statusFor(running, as);
		expect(report).toMatchObject({ success: true, ready: true });
		expect(report.checks.map(({ id }) => id)).toEqual(ids);
		expect(report.checks.every(({ ok, remedy }) => ok && remedy === undefined)).toBe(true);
		expect((await textOf(running, as, '/session status')).match(/✓/g)).toHaveLength(ids.length);
	});

	it('begins with the versions of the app and the server', async () => {
		expect(await textOf(running, 'sam', '/session status')).toMatch(
			/^Session Info is ready\nSession Info \d+\.\d+\.\d+, server 8\.9/,
		);
	});

	it('costs those who may read it no lookup, however often they ask', async () => {
		for (let time = 0; time < 12; time += 1) {
			expect(await running.api({ as: 'sam', path: 'status' })).toMatchObject({ status: 200 });
		}
	});

	it('is nobody else’s business', async () => {
		expect(await textOf(running, 'alice', '/session status')).toMatch(/^Permission required\n/);
		expect(await running.api({ as: 'alice', path: 'status' })).toMatchObject({
			status: 403,
			body: { errorType: 'not-allowed' },
		});
	});

	it('takes four requests, and one for the version', async () => {
		const requests = await requestsDuring(running, () => statusFor(running, 'sam'));

		expect(requests.map((request) => request.replace(/=.*/, ''))).toEqual([
			'me',
			'permissions.listAll',
			'sessions/info.admin?sessionId',
			'roles.list',
		]);
	});

	it('takes no more of an app that knows nothing yet', async () => {
		// Whatever was known is forgotten when a setting is saved.
		await running.engine.updateSetting({ id: 'lookups_per_minute', value: 10 });
		const requests = await requestsDuring(running, () => statusFor(running, 'sam'));

		expect(requests).toEqual([
			'permissions.listAll',
			'me',
			expect.stringMatching(/^sessions\/info\.admin\?/),
			'roles.list',
		]);
	});
});

describe('what is wrong', () => {
	type Case = {
		readonly change?: (running: RunningWorkspace) => void;
		readonly configure?: Readonly<Record<string, unknown>>;
		readonly failing: readonly string[];
		readonly remedy: RegExp;
	};

	const cases: Record<string, Case> = {
		'an empty token': {
			configure: { service_auth_token: '' },
			failing: ids,
			remedy: /service_auth_token/,
		},
		'a wrong token': {
			configure: { service_auth_token: 'wrong' },
			failing: ['credentials', 'permissions', 'access', 'sessions', 'logout', 'rate-limit'],
			remedy: /Personal Access Tokens/,
		},
		'an account without roles': {
			change: ({ workspace }) => Object.assign(service(workspace.data), { roles: ['user'] }),
			failing: ['permissions', 'sessions', 'rate-limit'],
			remedy: /view-device-management.*Administration > Permissions/,
		},
		'a role that does not bypass the rate limit': {
			change: ({ workspace }) =>
				workspace.data.permissions
					.filter(({ _id }) => _id === 'api-bypass-rate-limit')
					.forEach((permission) => permission.roles.splice(0)),
			failing: ['rate-limit'],
			remedy: /api-bypass-rate-limit/,
		},
		'no licence': {
			change: ({ workspace }) => Object.assign(workspace.data, { licensed: false }),
			failing: ['permissions', 'access', 'sessions'],
			remedy: /Subscription/,
		},
		'a token that does not ignore 2FA': {
			change: ({ workspace }) =>
				Object.assign(service(workspace.data), {
					tokens: [
						{
							token: demo.users.service.token,
							type: 'personalAccessToken',
							bypassTwoFactor: false,
						},
					],
				}),
			failing: ['sessions'],
			remedy: /Ignore Two Factor Authentication/,
		},
		'version 8.5, which ignores that': {
			change: ({ workspace }) => Object.assign(workspace.data, { generation: '8.5' }),
			failing: ['sessions'],
			remedy: /8\.5.*8\.6/,
		},
		'a wrong password': {
			change: ({ workspace }) => Object.assign(workspace.data, { generation: '8.5' }),
			configure: { two_factor_method: 'password', two_factor_secret: 'wrong' },
			failing: ['sessions'],
			remedy: /Second factor: seed or password/,
		},
		'a role that may not log out, where people may': {
			change: ({ workspace }) =>
				workspace.data.permissions
					.filter(({ _id }) => _id === 'logout-device-management')
					.forEach((permission) => permission.roles.splice(0)),
			configure: { allow_logout: true },
			failing: ['logout'],
			remedy: /logout-device-management.*Allow sessions to be logged out/,
		},
		'no licence, where people may log out': {
			change: ({ workspace }) =>
				Object.assign(workspace.data, { licensed: false, wasLicensed: false }),
			configure: { allow_logout: true },
			failing: ['permissions', 'access', 'sessions', 'logout'],
			remedy: /Subscription/,
		},
		'an audit room that is archived': {
			configure: { audit_room: 'old-audit' },
			failing: ['audit-room'],
			remedy: /is archived .*Unarchive/,
		},
		'an audit room that is read-only': {
			change: ({ workspace }) => spoilRoom(workspace.data, { readOnly: true }),
			configure: { audit_room: 'session-audit' },
			failing: ['audit-room'],
			remedy: /is read-only for the app .*Turn off read-only/,
		},
		'an audit room that is encrypted': {
			change: ({ workspace }) => {
				Object.assign(workspace.data.settings, { E2E_Enable: true });
				spoilRoom(workspace.data, { encrypted: true });
			},
			configure: { audit_room: 'session-audit' },
			failing: ['audit-room'],
			remedy: /is encrypted.*Turn off its encryption/,
		},
		'an audit room where the app is muted': {
			change: ({ workspace }) => spoilRoom(workspace.data, { muted: ['session-info.bot'] }),
			configure: { audit_room: 'session-audit' },
			failing: ['audit-room'],
			remedy: /is muted.*Unmute/,
		},
		'an audit room that does not exist': {
			configure: { audit_room: 'nowhere' },
			failing: ['audit-room'],
			remedy: /Audit room/,
		},
		'an address where nobody listens': {
			configure: { workspace_url: 'http://localhost:9' },
			failing: [
				'workspace',
				'credentials',
				'permissions',
				'access',
				'sessions',
				'logout',
				'rate-limit',
			],
			remedy: /Workspace URL/,
		},
	};

	it.each(Object.entries(cases))(
		'%s',
		async (_name, { change, configure = {}, failing: expected, remedy }) => {
			const running = await startWorkspace({ configure: { lookups_per_minute: 0, ...configure } });
			try {
				change?.(running);
				const report = await statusFor(running, 'admin');
				expect(failing(report)).toEqual(expected.filter((id) => !(expected === ids && id === '')));
				expect(report.ready).toBe(false);
				expect(report.checks.map(({ id }) => id)).toEqual(ids);
				const { message, remedy: told = '' } =
					report.checks.find(({ id }) => id === expected[0]) ?? {};
				expect(`${message} ${told}`).toMatch(remedy);
				expect(await textOf(running, 'admin', '/session status')).toMatch(remedy);
			} finally {
				await running.stop();
			}
		},
	);

	it.each([
		['encrypted, where that is switched off', { encrypted: true }, { E2E_Enable: false }, ''],
		[
			'encrypted, where other messages are allowed',
			{ encrypted: true },
			{ E2E_Enable: true, E2E_Allow_Unencrypted_Messages: true },
			'',
		],
		['read-only, and the app may post there', { readOnly: true }, {}, 'post-readonly'],
	])('nothing is, with a room that is %s', async (_what, room, settings, permission) => {
		const running = await startWorkspace({
			configure: { lookups_per_minute: 0, audit_room: 'session-audit' },
		});
		try {
			const { data } = running.workspace;
			spoilRoom(data, room);
			Object.assign(data.settings, settings);
			data.permissions
				.filter(({ _id }) => _id === permission)
				.forEach(({ roles }) => roles.push('app'));
			const report = await statusFor(running, 'admin');
			const { posts } = await trafficDuring(running, () =>
				textOf(running, 'sam', `/session admin ${demo.sessions.alice.laptop}`),
			);
			expect(report).toMatchObject({ ready: true });
			// What it calls good, a lookup finds good.
			expect(posts).toHaveLength(1);
		} finally {
			await running.stop();
		}
	});

	it('stops at the first request that nobody answers', async () => {
		const running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		try {
			running.workspace.faults = ({ path }) =>
				path.startsWith('/api/v1/') && !path.includes('commands') ? { kind: 'reset' } : undefined;
			const requests = await requestsDuring(running, () => statusFor(running, 'admin'));
			expect(requests).toEqual(['permissions.listAll']);
		} finally {
			await running.stop();
		}
	});
});
