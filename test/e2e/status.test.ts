import { setUpWorkspace } from './support/setUpWorkspace';
import { isRecord } from '../support/workspace/doors';
import type { WorkspaceData } from '../workspace/model';
import { demo } from '../workspace/seed';

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

const app = setUpWorkspace({ allow_logout: true, audit_room: 'session-audit' });

/** The checks that the API answers, in their order. */
const checksFor = async (as: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
	const { body } = await app.get(as, 'status');
	return isRecord(body) && Array.isArray(body.checks) ? body.checks.filter(isRecord) : [];
};

const spoilRoom = ({ rooms }: WorkspaceData, change: object): void => {
	const room = rooms.find(({ _id }) => _id === demo.rooms.sessionAudit);
	Object.assign(room ?? {}, change);
};

describe('the status of a workspace that is set up right', () => {
	it.each(['sam', 'admin'])('the status is ready, as %s reads in chat and by API', async (as) => {
		expect(await app.get(as, 'status')).toMatchObject({
			status: 200,
			body: { success: true, ready: true },
		});
		const checks = await checksFor(as);
		expect(checks.map(({ id }) => id)).toEqual(ids);
		expect(checks.every(({ ok, remedy }) => ok === true && remedy === undefined)).toBe(true);
		const text = await app.type(as, '/session status');
		expect(text).toMatch(/^Session Info is ready\nSession Info \d+\.\d+\.\d+, server 8\.9/);
		expect(text.match(/✓/g)).toHaveLength(ids.length);
	});

	it('the status costs no lookup', async () => {
		await app.save('lookups_per_minute', 1);
		for (let time = 0; time < 3; time += 1) {
			expect(await app.get('sam', 'status')).toMatchObject({ status: 200 });
		}
	});

	it('the status is refused to others', async () => {
		expect(await app.type('alice', '/session status')).toMatch(/^Permission required\n/);
		expect(await app.get('alice', 'status')).toMatchObject({
			status: 403,
			body: { errorType: 'not-allowed' },
		});
	});

	it('the status takes four requests of an app that knows nothing yet, and one for the version', async () => {
		expect(await app.requests(() => app.get('sam', 'status'))).toEqual([
			'permissions.listAll',
			'me',
			expect.stringMatching(/^sessions\/info\.admin\?/),
			'roles.list',
		]);
	});
});

describe('the status of a workspace where something is wrong', () => {
	type Case = {
		readonly settings?: Readonly<Record<string, unknown>>;
		readonly change?: (data: WorkspaceData) => void;
		readonly failing: readonly string[];
		readonly remedy: RegExp;
	};

	const cases: Record<string, Case> = {
		'an empty token': {
			settings: { service_auth_token: '' },
			failing: ids,
			remedy: /service_auth_token/,
		},
		'a wrong token': {
			settings: { service_auth_token: 'wrong' },
			failing: ['credentials', 'permissions', 'access', 'sessions', 'logout', 'rate-limit'],
			remedy: /Personal Access Tokens/,
		},
		'an account without roles': {
			change: () => Object.assign(app.user('session.service'), { roles: ['user'] }),
			failing: ['permissions', 'sessions', 'logout', 'rate-limit'],
			remedy: /view-device-management.*Administration > Permissions/,
		},
		'no license': {
			change: (data) => Object.assign(data, { licensed: false, wasLicensed: false }),
			failing: ['permissions', 'access', 'sessions', 'logout'],
			remedy: /Subscription/,
		},
		'a token that does not ignore 2FA': {
			change: () => {
				const { token } = demo.users.service;
				app.user('session.service').tokens = [
					{ token, type: 'personalAccessToken', bypassTwoFactor: false },
				];
			},
			failing: ['sessions'],
			remedy: /Ignore Two Factor Authentication/,
		},
		'version 8.5, which ignores that': {
			change: (data) => Object.assign(data, { generation: '8.5' }),
			failing: ['sessions'],
			remedy: /8\.5.*8\.6/,
		},
		'an audit room where the app is muted': {
			change: (data) => spoilRoom(data, { muted: ['session-info.bot'] }),
			failing: ['audit-room'],
			remedy: /is muted.*Unmute/,
		},
		'an audit room that does not exist': {
			settings: { audit_room: 'nowhere' },
			failing: ['audit-room'],
			remedy: /Audit room/,
		},
		'an address where nobody listens': {
			settings: { workspace_url: 'http://localhost:9' },
			failing: ids.filter((id) => !['settings', 'audit-room'].includes(id)),
			remedy: /Workspace URL/,
		},
	};

	it.each(Object.entries(cases))(
		'the status says what fails and what to do about it: %s',
		async (_name, { settings = {}, change, failing, remedy }) => {
			change?.(app.running.workspace.data);
			for (const [id, value] of Object.entries(settings)) {
				await app.save(id, value);
			}
			const { body } = await app.get('admin', 'status');
			const checks = await checksFor('admin');
			expect(body).toMatchObject({ ready: false });
			expect(checks.map(({ id }) => id)).toEqual(ids);
			expect(checks.filter(({ ok }) => ok === false).map(({ id }) => id)).toEqual(failing);
			const first = checks.find(({ id }) => id === failing[0]);
			expect(`${String(first?.message)} ${String(first?.remedy)}`).toMatch(remedy);
			expect(await app.type('admin', '/session status')).toMatch(remedy);
		},
	);

	it('the status calls a read-only room good where the app may post, and so does a lookup', async () => {
		spoilRoom(app.running.workspace.data, { readOnly: true });
		app.running.workspace.setRoles('post-readonly', ['app']);
		expect(await app.get('admin', 'status')).toMatchObject({ body: { ready: true } });
		const { posts } = await app.traffic(() =>
			app.type('sam', `/session admin ${demo.sessions.alice.laptop}`),
		);
		expect(posts).toHaveLength(1);
	});

	it('the status stops at the first request that nobody answers', async () => {
		app.running.workspace.faults = ({ path }) =>
			path.startsWith('/api/v1/') && !path.includes('commands') ? { kind: 'reset' } : undefined;
		const requests = await app.requests(() => app.get('admin', 'status'));
		expect(requests).toEqual(['permissions.listAll']);
	});
});
