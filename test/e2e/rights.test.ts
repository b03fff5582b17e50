import { forge, open, readView } from './support/windows';
import { MovableClock } from '../support/movableClock';
import { keepData, openIds } from '../support/workspace/data';
import { isRecord } from '../support/workspace/doors';
import { textOf } from '../support/workspace/replies';
import { requestsDuring, trafficDuring } from '../support/workspace/traffic';
import type { WorkspaceData, WorkspaceUser } from '../workspace/model';
import { addGuest, demo, guest } from '../workspace/seed';
import { jsonAnswer } from '../workspace/server/faults';
import { type RunningWorkspace, startWorkspace } from '../workspace/start';

const { users, sessions } = demo;
const second = 1000;

const clock = new MovableClock();
let running: RunningWorkspace;
let restore: () => void;
beforeAll(async () => {
	const configure = { lookups_per_minute: 0, allow_logout: true };
	running = await startWorkspace({ configure, now: clock.now });
	addGuest(running.workspace.data, new Date());
	restore = keepData(running);
});

afterAll(async () => {
	await running.stop();
	clock.remove();
});

afterEach(async () => {
	running.workspace.faults = undefined;
	restore();
	await forgetPermissions();
});

/** A saved setting makes the app ask anew. */
const forgetPermissions = (): Promise<unknown> =>
	running.engine.updateSetting({ id: 'self_service', value: true });

const service = (): WorkspaceUser => {
	const user = running.workspace.data.users.find(({ _id }) => _id === users.service.id);
	if (!user) {
		throw new Error('No service account');
	}
	return user;
};

/** Gives the service account other roles for a while. */
const withRoles = async <Result>(
	roles: readonly string[],
	action: () => Promise<Result>,
): Promise<Result> => {
	const before = service().roles;
	service().roles = [...roles];
	await forgetPermissions();
	try {
		return await action();
	} finally {
		service().roles = before;
	}
};

const permission = (id: string): WorkspaceData['permissions'][number] => {
	const found = running.workspace.data.permissions.find(({ _id }) => _id === id);
	if (!found) {
		throw new Error(`No ${id}`);
	}
	return found;
};

const holdersOf = (id: string): string[] => permission(id).roles;

type Check = { readonly id: string; readonly ok: boolean; readonly remedy?: string };

/** The checks by their ids. */
const checks = async (as = 'admin'): Promise<Readonly<Record<string, Check>>> => {
	const { body } = await running.api({ as, path: 'status' });
	const list = isRecord(body) && Array.isArray(body.checks) ? (body.checks as Check[]) : [];
	return Object.fromEntries(list.map((check) => [check.id, check]));
};

describe('a guest who also has a role with the permissions', () => {
	it('sees her own sessions by every door', async () => {
		expect(await textOf(running, 'gina', '/session')).toContain(guest.sessionId);
		const { body } = await running.api({ as: 'gina', path: 'sessions/list' });
		expect(body).toMatchObject({ sessions: [{ sessionId: guest.sessionId }] });
		expect(readView(await open(running, 'gina', '/session manage'))).toContain(guest.sessionId);
	});

	it.each([
		['/session list all', 'sessions/list.all', {}],
		['/session list @bob', 'sessions/list.all', { username: 'bob' }],
		['/session find Chrome', 'sessions/list.all', { filter: 'Chrome' }],
		['/session summary', 'sessions/summary', {}],
		[`/session admin ${sessions.bob.phone}`, 'sessions/info.admin', { sessionId: 'x' }],
		['/session status', 'status', {}],
	])('is refused what she asks in chat and by the API: %s', async (text, path, query) => {
		const requests = await requestsDuring(running, async () => {
			expect(await textOf(running, 'gina', text)).toMatch(/^Permission required\n/);
			expect(await running.api({ as: 'gina', path, query })).toMatchObject({
				status: 403,
				body: { errorType: 'not-allowed' },
			});
		});
		expect(requests.filter((request) => request.startsWith('sessions/'))).toEqual([]);
	});

	it.each([
		['session-info-refresh', { user: 'bob', offset: 0 }],
		['session-info-log-out', { user: 'bob', offset: 0, session: sessions.bob.phone }],
		['session-info-log-out-all', { user: 'bob', offset: 0 }],
	])('is shown and may end nothing of others by a forged press: %s', async (actionId, value) => {
		const { result, sent } = await trafficDuring(running, () =>
			forge(running, 'gina', { actionId, value }),
		);
		expect(readView(result)).toMatch(/Permission required|Session not found/);
		expect(readView(result)).not.toMatch(/203\.0\.113|2001:db8/);
		expect(sent).toBe(0);
	});

	it('is no service account, which status says with the role', async () => {
		const found = await withRoles(['guest', demo.roles.sessionService], () => checks());
		expect(found.permissions).toMatchObject({ ok: false, message: expect.stringMatching('guest') });
		expect(found.permissions?.remedy).toContain('Remove the role `guest`');
	});
});

describe('status, for a service account that lacks a permission', () => {
	it('never leads to ticking it for a role that everybody gets', async () => {
		const { permissions, 'rate-limit': limit, logout } = await withRoles(['user'], () => checks());
		for (const check of [permissions, limit, logout]) {
			expect(check?.remedy ?? 'Create a role').toMatch(/[Cc]reate a role/);
		}
		expect(permissions?.ok).toBe(false);
	});

	it('names the role that it has alone, and leads to a workspace as closed as before', async () => {
		const roles = holdersOf('view-device-management');
		roles.splice(roles.indexOf(demo.roles.sessionService), 1);
		await forgetPermissions();
		const { permissions } = await checks();
		expect(permissions?.remedy).toMatch(
			/role that only this account has \(perhaps `session-service`\)/,
		);
		roles.push(demo.roles.sessionService);
		await forgetPermissions();
		const after = await checks();
		expect(after.permissions?.ok).toBe(true);
		expect(after.access?.ok).toBe(true);
		expect(await textOf(running, 'alice', '/session list all')).toMatch(/^Permission required/);
	});
});

describe('the check `access`', () => {
	it.each(['view-device-management', 'logout-device-management'])(
		'fails when everybody has %s, and names the role to untick',
		async (permission) => {
			const roles = holdersOf(permission);
			roles.push('user');
			try {
				await forgetPermissions();
				const { access } = await checks();
				expect(access?.ok).toBe(false);
				expect(access?.remedy).toContain('`user`');
				expect(await textOf(running, 'admin', '/session status')).toMatch(/^Session Info is not r/);
			} finally {
				roles.splice(roles.indexOf('user'), 1);
			}
		},
	);

	it('is nothing that a user reads', async () => {
		expect(await running.api({ as: 'alice', path: 'status' })).toMatchObject({ status: 403 });
	});
});

describe('a permission that is taken away', () => {
	it('ends a logout of several within a minute of the last question', async () => {
		const roles = holdersOf('logout-device-management');
		await textOf(running, 'admin', '/session list @bob');
		clock.move(50 * second);
		let sent = 0;
		running.workspace.faults = ({ path }) => {
			if (path === '/api/v1/sessions/logout') {
				sent += 1;
				if (sent === 1) {
					roles.splice(roles.indexOf('admin'), 1);
					Object.assign(permission('logout-device-management'), {
						_updatedAt: new Date(clock.now()),
					});
					clock.move(11 * second);
				}
			}
			return undefined;
		};
		const { status, body } = await running.api({
			as: 'admin',
			path: 'sessions/logout.all',
			method: 'POST',
			body: { username: 'mallory' },
		});
		roles.push('admin');
		expect(sent).toBe(1);
		expect(status).toBe(200);
		const { ended, remaining } = body as { ended: unknown[]; remaining: { errorType: string }[] };
		expect(ended).toHaveLength(1);
		expect(new Set(remaining.map(({ errorType }) => errorType))).toEqual(new Set(['not-allowed']));
		expect(openIds(running, users.mallory.id)).toHaveLength(remaining.length);
	});
});

describe('the question about permissions', () => {
	it('is not asked again by help while it fails', async () => {
		running.workspace.faults = ({ path }) =>
			path === '/api/v1/permissions.listAll' ? jsonAnswer({ success: false }, 500) : undefined;
		const requests = await requestsDuring(running, async () => {
			for (let time = 0; time < 5; time += 1) {
				expect(await textOf(running, 'alice', '/session help')).toMatch(/^Session Info\n/);
			}
		});
		expect(requests).toEqual(['permissions.listAll']);
	});

	it('and every other request says that no cache may answer it', async () => {
		const seen = new Map<string, unknown>();
		running.workspace.faults = ({ path, headers }) => {
			if (path.startsWith('/api/v1/') && path !== '/api/v1/commands.run') {
				seen.set(path, headers['cache-control']);
			}
			return undefined;
		};
		await textOf(running, 'admin', '/session status');
		await textOf(running, 'admin', '/session list all');
		await textOf(running, 'alice', `/session logout ${sessions.alice.phone}`);
		expect(seen.size).toBe(6);
		expect([...new Set(seen.values())]).toEqual(['no-cache']);
	});
});

it('what users choose for themselves is cut before it is logged', async () => {
	const bob = running.workspace.data.users.find(({ _id }) => _id === users.bob.id);
	const name = bob?.name;
	Object.assign(bob ?? {}, { name: 'b'.repeat(100_000) });
	const from = running.workspace.appLogs.length;
	expect(await textOf(running, 'bob', '/session list all')).toMatch(/^Permission required/);
	Object.assign(bob ?? {}, { name });
	const entries = running.workspace.appLogs.slice(from).flatMap(({ args }) => args);
	const entry = entries.find((arg) => isRecord(arg) && arg.event === 'session-lookup');
	expect(entry).toMatchObject({ caller: { name: 'b'.repeat(256) } });
});
