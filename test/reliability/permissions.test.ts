import type { IHttp, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { forget } from './support/doors';
import { answer, on } from './support/failing';
import { hold } from './support/hold';
import { execute, findUser } from './support/host';
import { SessionService } from '../../src/service/SessionService';
import { parseSessionId } from '../../src/sessions/sessionId';
import { visibleText } from '../e2e/support/replies';
import { buildCaller } from '../unit/support/caller';
import { TestClock } from '../unit/support/clock';
import { TestHost } from '../unit/support/host';
import { buildDocument } from '../unit/support/sessions';
import { stub } from '../unit/support/stub';
import type { WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { roles, sessions } = demo;
const callers = 50;
const question = '/api/v1/permissions.listAll';

describe('the question who holds the permission', () => {
	let running: RunningWorkspace;
	beforeAll(async () => {
		running = await startWorkspace({ configure: { lookups_per_minute: 0 } });
		running.workspace.events.setMaxListeners(0);
	});
	afterAll(() => running.stop());
	beforeEach(() => forget(running));
	afterEach(() => {
		running.workspace.faults = undefined;
	});

	/** Half of them hold the permission. */
	const someUsers = (): readonly WorkspaceUser[] =>
		running.workspace.data.users
			.filter(({ type }) => type === 'user')
			.slice(-callers)
			.map((user, index) => ({
				...user,
				roles: index % 2 === 0 ? ['user', roles.deviceAuditor] : ['user'],
			}));

	const look = async (user: WorkspaceUser): Promise<string> => {
		const [reply, ...others] = await execute(running, {
			user,
			words: ['admin', sessions.alice.laptop],
		});
		expect(others).toEqual([]);
		return visibleText(reply?.attachments ?? []).split('\n')[0] ?? '';
	};

	/** Fires all callers at once, holds the answer until all of them wait for it, and tells how often it was asked. */
	const stampede = async (
		whileHeld: () => unknown,
		next?: Fault,
	): Promise<{ titles: string[]; asked: number }> => {
		const { fault, release } = hold();
		let asked = 0;
		running.workspace.faults = ({ path }) => {
			if (path !== question) {
				return undefined;
			}
			asked += 1;
			return fault;
		};

		const looks = someUsers().map(look);
		// Own sessions need no permission. Three lookups of these, one after another, take more steps than the others have
		// to go before they wait.
		for (let round = 0; round < 3; round++) {
			await execute(running, { user: findUser(running, 'alice'), words: [] });
		}
		whileHeld();
		release(next);
		return { titles: await Promise.all(looks), asked };
	};

	it('is asked once, however many wait for it', async () => {
		const { titles, asked } = await stampede(() => undefined);
		expect(titles.filter((title) => title === 'Chrome 113.0.0 on Windows 10')).toHaveLength(25);
		expect(titles.filter((title) => title === 'Permission required')).toHaveLength(25);
		expect(asked).toBe(1);
	});

	it('is answered to all who wait as it is when the answer comes', async () => {
		const { permissions } = running.workspace.data;
		const { titles } = await stampede(() => {
			running.workspace.data.permissions = permissions.map((permission) =>
				permission._id === 'view-device-management'
					? { ...permission, roles: permission.roles.filter((id) => id !== roles.deviceAuditor) }
					: permission,
			);
		});
		running.workspace.data.permissions = permissions;
		expect(new Set(titles)).toEqual(new Set(['Permission required']));
	});

	it('fails for all who wait when it fails, and is asked again by the next', async () => {
		const { titles, asked } = await stampede(() => undefined, answer(500, '{}'));
		expect(new Set(titles)).toEqual(new Set(['Session Info is not available']));
		expect(asked).toBe(1);
		running.workspace.faults = undefined;
		expect(await Promise.all(someUsers().slice(0, 2).map(look))).toEqual([
			'Chrome 113.0.0 on Windows 10',
			'Permission required',
		]);
	});

	it('opens nothing when it fails: no session endpoint is asked', async () => {
		const asked: string[] = [];
		running.workspace.events.on('request', ({ path }) => asked.push(path));
		running.workspace.faults = on('permissions.listAll', { kind: 'reset' });
		const titles = await Promise.all(someUsers().map(look));
		running.workspace.events.removeAllListeners('request');
		expect(new Set(titles)).toEqual(new Set(['Session Info is not available']));
		expect(asked.filter((path) => path.includes('sessions/'))).toEqual([]);
	});
});

describe('an answer about permissions', () => {
	const minute = 60_000;
	const sessionId = parseSessionId('QoYYFw2t9oKks2niG', 'api');
	const holder = buildCaller({ id: 'samUserId00000000', username: 'sam', roles: ['auditor'] });

	/** The app's rules with a clock and a workspace of our own. */
	const start = (): {
		clock: TestClock;
		holders: string[];
		asked: string[];
		/** How long the workspace thinks about the question, in milliseconds. */
		delay: { permissions: number };
		look(roles?: readonly string[]): Promise<string>;
		forget(): void;
	} => {
		const clock = new TestClock();
		const holders = ['auditor'];
		const asked: string[] = [];
		const delay = { permissions: 0 };
		const respond = async (url: string): Promise<IHttpResponse> => {
			const path = url.replace(/^.*\/api\/v1\//, '').replace(/\?.*/, '');
			asked.push(path);
			const data: unknown =
				path === 'permissions.listAll'
					? { success: true, update: [{ _id: 'view-device-management', roles: [...holders] }] }
					: buildDocument({ sessionId });
			clock.advance(path === 'permissions.listAll' ? delay.permissions : 0);
			return { url, method: RequestMethod.GET, statusCode: 200, headers: {}, data };
		};
		const { accessors } = new TestHost({ http: stub<IHttp>('IHttp', { get: respond }) });
		const service = new SessionService(() => ({}), clock.now);
		return {
			clock,
			holders,
			asked,
			delay,
			look: async (own = holder.roles) => {
				const context = service.begin({ caller: { ...holder, roles: own }, accessors });
				const outcome = await service.ask({ kind: 'admin', sessionId }, context);
				return outcome.ok ? 'ok' : outcome.failure.code;
			},
			forget: () => service.forget(),
		};
	};

	it('is kept for less than 60 s: then a revoked role does not help any more', async () => {
		const { clock, holders, asked, look } = start();
		expect(await look()).toBe('ok');
		holders.pop();
		clock.advance(minute - 1);
		expect(await look()).toBe('ok');
		expect(asked.filter((path) => path === 'permissions.listAll')).toHaveLength(1);
		clock.advance(1);
		expect(await look()).toBe('not-allowed');
		expect(asked.filter((path) => path === 'permissions.listAll')).toHaveLength(2);
	});

	it('is as old as the question, not as its arrival', async () => {
		const { clock, holders, delay, look } = start();
		delay.permissions = 9_000;
		expect(await look()).toBe('ok');
		holders.pop();
		clock.advance(minute - delay.permissions);
		expect(await look()).toBe('not-allowed');
	});

	it('says nothing of the caller: a role taken from the caller is gone at once', async () => {
		const { asked, look } = start();
		expect(await look()).toBe('ok');
		expect(await look(['user'])).toBe('not-allowed');
		expect(asked).toEqual(['permissions.listAll', 'sessions/info.admin']);
	});

	it('works the other way round too: a role that is given works within 60 s', async () => {
		const { clock, holders, look } = start();
		holders.pop();
		expect(await look()).toBe('not-allowed');
		holders.push('auditor');
		clock.advance(minute);
		expect(await look()).toBe('ok');
	});

	it('is forgotten when a setting is saved', async () => {
		const { holders, look, ...app } = start();
		expect(await look()).toBe('ok');
		holders.pop();
		app.forget();
		expect(await look()).toBe('not-allowed');
	});
});
