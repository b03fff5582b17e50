import { answer } from './support/failing';
import { hold } from './support/hold';
import { execute } from './support/host';
import { findUser } from '../support/workspace/data';
import { forget } from '../support/workspace/doors';
import { visibleText } from '../support/workspace/replies';
import type { WorkspaceUser } from '../workspace/model';
import { demo } from '../workspace/seed';
import type { Fault } from '../workspace/server/faults';
import { startWorkspace, type RunningWorkspace } from '../workspace/start';

const { roles, sessions } = demo;
const callers = 50;
const question = '/api/v1/permissions.listAll';

describe('permissions.listAll', () => {
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

	it('The app asks once who holds a permission, however many wait for the answer', async () => {
		const { titles, asked } = await stampede(() => undefined);
		expect(titles.filter((title) => title === 'Chrome 113.0.0 on Windows')).toHaveLength(25);
		expect(titles.filter((title) => title === 'Permission required')).toHaveLength(25);
		expect(asked).toBe(1);
	});

	it('The app answers all who wait by who holds the permission when the answer comes', async () => {
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

	it('The app fails all who wait for a failed answer, and asks again for the next one', async () => {
		const { titles, asked } = await stampede(() => undefined, answer(500, '{}'));
		expect(new Set(titles)).toEqual(new Set(['Not available right now']));
		expect(asked).toBe(1);
		running.workspace.faults = undefined;
		expect(await Promise.all(someUsers().slice(0, 2).map(look))).toEqual([
			'Chrome 113.0.0 on Windows',
			'Permission required',
		]);
	});
});
