import { call, oddUser } from './host';
import { MovableClock } from '../../support/movableClock';
import { forget, isRecord } from '../../support/workspace/doors';
import { demo, seed } from '../../workspace/seed';
import { startWorkspace, type RunningWorkspace } from '../../workspace/start';

const { sessions, roles, users } = demo;

export const view = 'view-device-management';
export const end = 'logout-device-management';
/** Of no concern to the app. */
export const other = 'view-statistics';

/** Without it the workspace answers the service account nothing. */
const always = [roles.sessionService];

/** Who holds which permission. */
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

/** A workspace whose permissions change, with the app in it and one clock for both that can be moved. */
export class PermissionBench {
	private held = new Map<string, readonly string[]>();

	private constructor(
		readonly clock: MovableClock,
		readonly running: RunningWorkspace,
	) {}

	static async start(): Promise<PermissionBench> {
		const clock = new MovableClock();
		const running = await startWorkspace({
			now: clock.now,
			configure: {
				lookups_per_minute: 0,
				allow_logout: true,
				// 8.5 does not see that the account is exempt.
				two_factor_secret: users.service.password,
				two_factor_method: 'password',
			},
		});
		running.workspace.events.setMaxListeners(0);
		return new PermissionBench(clock, running);
	}

	async stop(): Promise<void> {
		await this.running.stop();
		this.clock.remove();
	}

	get holders(): Holders {
		return this.held;
	}

	/** Becomes a server of this generation where only these roles hold anything, and of which the app knows nothing. */
	async reset(generation: string, own: readonly string[]): Promise<void> {
		const { workspace } = this.running;
		const { permissions } = seed(new Date(this.clock.now()), generation);
		Object.assign(workspace.data, {
			generation,
			permissions: permissions.filter(({ level }) => level !== 'settings'),
		});
		Object.assign(workspace, { faults: undefined, clockAhead: 0 });
		this.held = new Map();
		this.give(view, own);
		this.give(end, own);
		this.give(other, []);
		await forget(this.running);
	}

	/** Takes a permission from everybody but these roles. */
	give(permission: string, own: readonly string[]): void {
		this.running.workspace.setRoles(permission, [...own, ...always]);
		this.held.set(permission, own);
	}

	remove(permission: string): void {
		this.running.workspace.removePermission(permission);
		this.held.delete(permission);
	}

	/** Looks at a session of alice, as somebody with these roles besides `user`. */
	look(own: readonly string[]): Promise<unknown> {
		return this.codeOf(own, {
			path: 'sessions/info.admin',
			query: { sessionId: sessions.alice.laptop },
		});
	}

	/** Tries to end a session that is not there. */
	endNone(own: readonly string[]): Promise<unknown> {
		const body = { sessionId: 'NoSuchSession' };
		return this.codeOf(own, { path: 'sessions/logout', method: 'post', body });
	}

	private async codeOf(
		own: readonly string[],
		request: Omit<Parameters<typeof call>[1], 'user'>,
	): Promise<unknown> {
		const user = oddUser(this.running, 'bob', { roles: ['user', ...own] });
		const { content } = await call(this.running, { user, ...request });
		return isRecord(content) && (content.success === true ? 'ok' : content.errorType);
	}

	/** The `updatedSince` of each question who holds what; empty where all of it was asked. */
	async askedDuring(action: () => Promise<unknown>): Promise<readonly string[]> {
		const asked: string[] = [];
		const { events } = this.running.workspace;
		const note = ({ path, query }: { readonly path: string; readonly query: string }): void => {
			if (path === '/api/v1/permissions.listAll') {
				asked.push(new URLSearchParams(query).get('updatedSince') ?? '');
			}
		};
		events.on('request', note);
		await action();
		events.off('request', note);
		return asked;
	}
}
