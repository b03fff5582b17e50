import { call, execute, oddUser } from './host';
import { MovableClock } from '../../support/movableClock';
import { isRecord } from '../../support/workspace/doors';
import { visibleText } from '../../support/workspace/replies';
import { demo } from '../../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../../workspace/start';

const { sessions, roles, users } = demo;

export const view = 'view-device-management';
export const end = 'logout-device-management';
/** Of no concern to the app. */
export const other = 'view-statistics';

/** Without them the workspace answers the service account nothing. */
const always = [roles.sessionService];

/** All that is to be known of permissions: who holds them. Nothing of the app's is in it. */
export type Holders = ReadonlyMap<string, readonly string[]>;

export type Code =
	| 'ok'
	| 'not-allowed'
	| 'session-not-found'
	| 'workspace-unlicensed'
	| 'workspace-permission-missing';

const holds = (holders: Holders, permission: string, own: readonly string[]): boolean =>
	own.some((role) => holders.get(permission)?.includes(role));

/** May somebody with these roles see a session of somebody else's? A server without the permission has no such thing. */
export const expectedLook = (holders: Holders, own: readonly string[]): Code => {
	if (!holders.has(view)) {
		return 'workspace-unlicensed';
	}
	return holds(holders, view, own) ? 'ok' : 'not-allowed';
};

/** And end one, if there were one? */
export const expectedEnd = (holders: Holders, own: readonly string[]): Code => {
	const look = expectedLook(holders, own);
	if (look !== 'ok') {
		return look;
	}
	return holds(holders, end, own) ? 'session-not-found' : 'not-allowed';
};

const codeOf = ({ content }: { readonly content: unknown }): unknown =>
	isRecord(content) && (content.success === true ? 'ok' : content.errorType);

/** A workspace whose permissions change, with the app in it and one clock for both that can be moved. */
export class PermissionBench {
	/** The `updatedSince` of each question who holds what; empty where all of it was asked. */
	asked: string[] = [];

	private held = new Map<string, readonly string[]>();

	private constructor(
		readonly clock: MovableClock,
		readonly running: RunningWorkspace,
	) {
		running.workspace.events.on('request', ({ path, query }) => {
			if (path === '/api/v1/permissions.listAll') {
				this.asked.push(new URLSearchParams(query).get('updatedSince') ?? '');
			}
		});
	}

	/** @param settingPermissions whether the list is of real size */
	static async start(generation: string, settingPermissions = false): Promise<PermissionBench> {
		const clock = new MovableClock();
		const running = await startWorkspace({
			generation,
			now: clock.now,
			settingPermissions,
			configure: {
				lookups_per_minute: 0,
				allow_logout: true,
				// 8.5 does not see that the account is exempt.
				two_factor_secret: users.service.password,
				two_factor_method: 'password',
			},
		});
		return new PermissionBench(clock, running);
	}

	async stop(): Promise<void> {
		await this.running.stop();
		this.clock.remove();
	}

	get holders(): Holders {
		return this.held;
	}

	/** Takes a permission from everybody but these roles. */
	give(permission: string, own: readonly string[]): void {
		this.running.workspace.setRoles(permission, [...own, ...always]);
		this.held.set(permission, own);
	}

	/** The same, with a date of its own: another server of the workspace has done it. */
	giveAt(permission: string, own: readonly string[], moment: Date): void {
		const { data } = this.running.workspace;
		data.permissions = data.permissions.map((entry) =>
			entry._id === permission
				? { ...entry, roles: [...own, ...always], _updatedAt: moment }
				: entry,
		);
		this.held.set(permission, own);
	}

	remove(permission: string): void {
		this.running.workspace.removePermission(permission);
		this.held.delete(permission);
	}

	/** Begins anew: only these roles hold anything, and the app knows of nothing. */
	async reset(own: readonly string[]): Promise<void> {
		this.running.workspace.faults = undefined;
		this.held = new Map();
		this.give(view, own);
		this.give(end, own);
		this.give(other, []);
		await this.forget();
	}

	/** As a saved setting makes the app do it. */
	async forget(): Promise<void> {
		await this.running.engine.updateSetting({ id: 'self_service', value: true });
	}

	/** By somebody with these roles besides `user`. */
	async look(own: readonly string[]): Promise<unknown> {
		return codeOf(
			await call(this.running, {
				user: this.userWith(own),
				path: 'sessions/info.admin',
				query: { sessionId: sessions.alice.laptop },
			}),
		);
	}

	/** Tries to end a session that is not there. */
	async endNone(own: readonly string[]): Promise<unknown> {
		return codeOf(await this.end(own, 'sessions/logout', { sessionId: 'NoSuchSession' }));
	}

	/** Tries to end all sessions of a user; answers what the API does. */
	async endAll(own: readonly string[], username: string): Promise<unknown> {
		return (await this.end(own, 'sessions/logout.all', { username })).content;
	}

	private end(own: readonly string[], path: string, body: object): ReturnType<typeof call> {
		return call(this.running, { user: this.userWith(own), path, method: 'post', body });
	}

	/** By each door; what it was by slash command shows in the title. */
	async expectLook(own: readonly string[]): Promise<void> {
		const titles: Partial<Record<Code, RegExp>> = {
			'ok': /^Chrome 113/,
			'not-allowed': /^Permission required\n/,
		};
		const code = expectedLook(this.holders, own);
		expect(await this.look(own)).toBe(code);
		const [reply] = await execute(this.running, {
			user: this.userWith(own),
			words: ['admin', sessions.alice.laptop],
		});
		expect(visibleText(reply?.attachments ?? [])).toMatch(
			titles[code] ?? /^Not available right now\n/,
		);
	}

	async askedDuring(action: () => Promise<unknown>): Promise<readonly string[]> {
		this.asked = [];
		await action();
		return this.asked;
	}

	private userWith(own: readonly string[]): ReturnType<typeof oddUser> {
		return oddUser(this.running, 'bob', { roles: ['user', ...own] });
	}
}
