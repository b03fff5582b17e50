import { setUpWorkspace } from './support/setUpWorkspace';
import { forge, open, readView } from './support/windows';
import { MovableClock } from '../support/movableClock';
import { openIds } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { onRequests } from '../support/workspace/faults';
import { addGuest, demo, guest } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';

const { users, sessions, roles } = demo;
const second = 1000;

const clock = new MovableClock();
const app = setUpWorkspace({ allow_logout: true }, { now: clock.now });
afterAll(() => clock.remove());

type Check = { readonly id: string; readonly ok: boolean; readonly remedy?: string };

/** The checks of the status by their ids. */
const checks = async (): Promise<Readonly<Record<string, Check>>> => {
	const { body } = await app.get('admin', 'status');
	const list = isRecord(body) && Array.isArray(body.checks) ? (body.checks as Check[]) : [];
	return Object.fromEntries(list.map((check) => [check.id, check]));
};

const rolesWith = (permission: string): readonly string[] =>
	app.running.workspace.data.permissions.find(({ _id }) => _id === permission)?.roles ?? [];

describe('a guest who also has a role with the permissions', () => {
	beforeEach(() => addGuest(app.running.workspace.data, new Date()));
	it('a guest sees her own sessions in chat, by API and in a window', async () => {
		expect(await app.type('gina', '/session')).toContain(guest.sessionId);
		const { body } = await app.get('gina', 'sessions/list');
		expect(body).toMatchObject({ sessions: [{ sessionId: guest.sessionId }] });
		expect(readView(await open(app.running, 'gina', '/session manage'))).toContain(guest.sessionId);
	});

	it.each([
		['/session list all', 'sessions/list.all', {}],
		['/session find Chrome', 'sessions/list.all', { filter: 'Chrome' }],
		['/session summary', 'sessions/summary', {}],
		[`/session admin ${sessions.bob.phone}`, 'sessions/info.admin', { sessionId: 'x' }],
		['/session status', 'status', {}],
	])('a guest is refused all of others in chat and by API: %s', async (text, path, query) => {
		const { requests } = await app.traffic(async () => {
			expect(await app.type('gina', text)).toMatch(/^Permission required\n/);
			expect(await app.get('gina', path, query)).toMatchObject({
				status: 403,
				body: { errorType: 'not-allowed' },
			});
		});
		expect(requests).toEqual([]);
	});

	it.each([
		['session-info-refresh', { user: 'bob', offset: 0 }],
		['session-info-log-out', { user: 'bob', offset: 0, session: sessions.bob.phone }],
		['session-info-log-out-all', { user: 'bob', offset: 0 }],
	])('a guest sees and ends nothing of others by a forged press: %s', async (actionId, value) => {
		const { result, sent } = await app.traffic(() =>
			forge(app.running, 'gina', { actionId, value }),
		);
		expect(readView(result)).toMatch(/Permission required|Session not found/);
		expect(readView(result)).not.toMatch(/203\.0\.113|2001:db8/);
		expect(sent).toBe(0);
	});
});

describe('the status, of roles', () => {
	it('the status says of a service account with the role guest to remove it', async () => {
		app.user('session.service').roles = ['guest', roles.sessionService];
		const { permissions } = await checks();
		expect(permissions).toMatchObject({ ok: false, message: expect.stringMatching('guest') });
		expect(permissions?.remedy).toContain('Remove the role `guest`');
	});

	it('the status never leads to ticking a permission for a role that everybody gets', async () => {
		app.user('session.service').roles = ['user'];
		const { permissions, 'rate-limit': limit, logout } = await checks();
		expect(permissions?.ok).toBe(false);
		for (const check of [permissions, limit, logout]) {
			expect(check?.remedy ?? 'Create a role').toMatch(/[Cc]reate a role/);
		}
	});

	it('the status names the role that the service account alone has, which opens nothing to others', async () => {
		const { workspace } = app.running;
		const before = rolesWith('view-device-management');
		workspace.setRoles(
			'view-device-management',
			before.filter((role) => role !== roles.sessionService),
		);

		expect((await checks()).permissions?.remedy).toMatch(
			/role that only this account has \(perhaps `session-service`\)/,
		);
		workspace.setRoles('view-device-management', before);
		expect(await checks()).toMatchObject({ permissions: { ok: true }, access: { ok: true } });
		expect(await app.type('alice', '/session list all')).toMatch(/^Permission required/);
	});

	it.each(['view-device-management', 'logout-device-management'])(
		'the status fails when everybody has %s, and names the role to untick',
		async (permission) => {
			app.running.workspace.setRoles(permission, [...rolesWith(permission), 'user']);
			const { access } = await checks();
			expect(access?.ok).toBe(false);
			expect(access?.remedy).toContain('`user`');
			expect(await app.type('admin', '/session status')).toMatch(/^Session Info is not r/);
		},
	);
});

it('a permission that is taken away ends a logout of several within a minute of the last question', async () => {
	await app.type('admin', '/session list @bob');
	clock.move(55 * second);
	let sent = 0;
	app.running.workspace.faults = ({ path }) => {
		if (path === '/api/v1/sessions/logout') {
			sent += 1;
			if (sent === 1) {
				app.running.workspace.setRoles('logout-device-management', [roles.sessionService]);
				clock.move(6 * second);
			}
		}
		return undefined;
	};
	const { status, body } = await app.post('admin', 'sessions/logout.all', { username: 'mallory' });
	const { ended, remaining } = body as { ended: unknown[]; remaining: { errorType: string }[] };
	expect(sent).toBe(1);
	expect(status).toBe(200);
	expect(ended).toHaveLength(1);
	expect(new Set(remaining.map(({ errorType }) => errorType))).toEqual(new Set(['not-allowed']));
	expect(openIds(app.running, users.mallory.id)).toHaveLength(remaining.length);
});

it('the question about permissions is not asked again by help while it fails', async () => {
	app.running.workspace.faults = onRequests('permissions.listAll', jsonAnswer({}, 500));
	const requests = await app.requests(async () => {
		for (let time = 0; time < 5; time += 1) {
			expect(await app.type('alice', '/session help')).toMatch(/^Session Info\n/);
		}
	});
	expect(requests).toEqual(['permissions.listAll']);
});

it('every request says that no cache may answer it', async () => {
	const seen = new Map<string, unknown>();
	app.running.workspace.faults = ({ path, headers }) => {
		if (path.startsWith('/api/v1/') && path !== '/api/v1/commands.run') {
			seen.set(path, headers['cache-control']);
		}
		return undefined;
	};
	await app.type('admin', '/session status');
	await app.type('admin', '/session list all');
	await app.type('alice', `/session logout ${sessions.alice.phone}`);
	expect(seen.size).toBe(6);
	expect([...new Set(seen.values())]).toEqual(['no-cache']);
});
