import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Caller } from './Caller';
import type { RequestCache } from './RequestCache';
import type { Accessors } from '../common/Accessors';
import { type Clock, onlyForward, SECOND } from '../common/clock';
import { asText, isObject } from '../common/json';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { LOGOUT_DEVICE_MANAGEMENT, VIEW_DEVICE_MANAGEMENT } from '../common/permissions';
import type { Configuration } from '../settings/parse';
import { readConfiguration, readServerSetting, type ServerSettingId } from '../settings/read';
import { parseWorkspaceUrl } from '../settings/workspaceUrl';
import type { AskPermissions, Permissions } from '../workspace/PermissionList';
import type { CallerTwoFactor } from '../workspace/withTwoFactor';
import { WorkspaceApi } from '../workspace/WorkspaceApi';

/** The engine gives a command 30 s; the rest is for the audit post and the reply. */
const TIME_LIMIT = 25 * SECOND;

export type RequestOptions = {
	readonly caller: Caller;
	readonly accessors: Accessors;
	readonly callerTwoFactor?: CallerTwoFactor | undefined;
	/**
	 * Milliseconds for all that is asked of the workspace.
	 * @default 25,000
	 */
	readonly timeLimit?: number;
};

/** What a caller may do, each with what those read who may not. */
const refusals = {
	'see-own': 'self-service',
	'see-anybody': 'permission',
	'log-out': 'logout-off',
	'log-out-anybody': 'logout-permission',
} as const;

export type Right = keyof typeof refusals;

/** What a request works with once the settings are known to be usable. */
export type Connection = {
	readonly configuration: Configuration;
	readonly workspace: WorkspaceApi;
};

/** One command, request or press, from its door to its answer: who asks, with whose help, and what is already known. */
export class RequestContext {
	readonly caller: Caller;

	readonly accessors: Accessors;

	/** The time (milliseconds) by which the limits of this request are kept: no clock that is set back makes it longer. */
	readonly now: Clock;

	/** When all that is asked of the workspace has to be over. */
	readonly deadline: number;

	/** The latest moment for what is followed by a question whether it worked. */
	readonly lastMomentToAct: number;

	/** It counts for the caller's limit once, however many questions it takes. */
	counted = false;

	private readonly memory: RequestCache;

	private connection?: Promise<Connection>;

	private permissionsAnswer?: Promise<Permissions>;

	private hasAskedPermissions = false;

	constructor(private readonly options: RequestOptions & { memory: () => RequestCache; now: Clock }) {
		this.caller = options.caller;
		this.accessors = options.accessors;
		this.memory = options.memory();

		const { timeLimit = TIME_LIMIT } = options;
		this.now = onlyForward(options.now);
		this.deadline = this.now() + timeLimit;
		this.lastMomentToAct = this.deadline - timeLimit / 4;
	}

	/**
	 * The settings, and the workspace that they lead to.
	 *
	 * @throws SessionInfoError `not-configured`
	 */
	connect(): Promise<Connection> {
		this.connection ??= this.openConnection();
		return this.connection;
	}

	/**
	 * Who holds what. Asked at most once per request, so that a failed question is not asked again for the sake of its own
	 * error text.
	 *
	 * @param options.refresh whether what was known before this request does not count
	 * @throws SessionInfoError when the question cannot be answered
	 */
	permissions({ refresh = false } = {}): Promise<Permissions> {
		if (!this.permissionsAnswer || (refresh && !this.hasAskedPermissions)) {
			const { permissions } = this.memory;
			this.permissionsAnswer = this.connect().then(({ workspace }) => {
				const ask: AskPermissions = (updatedSince) => {
					this.hasAskedPermissions = true;
					return workspace.permissions(updatedSince);
				};
				return refresh ? permissions.refresh(ask) : permissions.get(ask);
			});
		}
		return this.permissionsAnswer;
	}

	/**
	 * Whether the caller has a right: own sessions are for everybody, unless the workspace keeps the app to holders of
	 * `view-device-management`; everybody's are for holders; nothing is ended unless the workspace has switched it on, by
	 * the settings of this moment, and others' sessions by those alone who hold the permission for that, too.
	 *
	 * @throws SessionInfoError when nobody can tell
	 */
	async may(right: Right): Promise<boolean> {
		const { selfService } = (await this.connect()).configuration;
		if (right === 'log-out') {
			const { configuration } = this.options.memory();
			return (await configuration.get(() => readConfiguration(this.accessors.read))).allowLogout;
		}
		if (right === 'see-own' && selfService) {
			return true;
		}

		const permissions = await this.permissions();
		if (!permissions.hasDeviceManagement) {
			const endpoint = 'permissions.listAll';
			throw new SessionInfoError({ code: 'workspace-unlicensed', endpoint, status: 200 });
		}

		const { roles } = this.caller;
		return (
			permissions.holds(roles, VIEW_DEVICE_MANAGEMENT) &&
			(right !== 'log-out-anybody' || permissions.holds(roles, LOGOUT_DEVICE_MANAGEMENT))
		);
	}

	/** @throws SessionInfoError `not-allowed` without the right, or why nobody can tell */
	async require(right: Right): Promise<void> {
		if (!(await this.may(right))) {
			throw new SessionInfoError({ code: 'not-allowed', reason: refusals[right] });
		}
	}

	/**
	 * Whether the caller may read what is wrong with the workspace or the settings: holders, and administrators as long
	 * as nobody can tell who the holders are.
	 */
	mayReadCauses(): Promise<boolean> {
		return this.may('see-anybody').catch(() => this.caller.roles.includes('admin'));
	}

	/** A refusal for want of a permission that nobody can be given is one for want of a licence. */
	async explain(failure: Failure): Promise<Failure> {
		if (failure.code !== 'workspace-permission-missing') {
			return failure;
		}

		const permissions = await this.permissions().catch(() => undefined);
		return permissions?.hasDeviceManagement === false
			? { ...failure, code: 'workspace-unlicensed' }
			: failure;
	}

	/**
	 * The id of the user with exactly this name.
	 *
	 * @throws SessionInfoError `user-not-found`
	 */
	async findUser(username: string): Promise<string> {
		// Typed as always there, but `undefined` for unknown names.
		const user: unknown = await this.accessors.read.getUserReader().getByUsername(username);
		const id = isObject(user) && user.username === username ? asText(user.id) : undefined;
		if (id === undefined) {
			throw new SessionInfoError({ code: 'user-not-found', username });
		}
		return id;
	}

	/** `undefined` if it cannot be read. */
	readServerSetting(id: ServerSettingId): Promise<unknown> {
		return this.memory.serverSetting(id).get(() => readServerSetting(id, this.accessors.read));
	}

	/** The user that the app's messages come from; `undefined` if the host does not say. */
	readAppUser(): Promise<IUser | undefined> {
		const ask = async (): Promise<IUser> =>
			(await this.accessors.read.getUserReader().getAppUser()) ??
			Promise.reject(new Error('The host knows no user of this app.'));
		return this.memory.appUser.get(ask).catch(() => undefined);
	}

	private async openConnection(): Promise<Connection> {
		const { memory } = this;
		const { http, read } = this.accessors;
		const configuration = await memory.configuration.get(() => readConfiguration(read));
		const { account, twoFactor, workspaceUrl } = configuration;
		const baseUrl =
			workspaceUrl ?? parseWorkspaceUrl(asText(await this.readServerSetting('Site_Url')) ?? '');
		if (baseUrl === undefined) {
			const problem = { setting: 'workspace_url', problem: 'site-url' } as const;
			throw new SessionInfoError({ code: 'not-configured', problems: [problem] });
		}

		const workspace = new WorkspaceApi({
			http,
			baseUrl,
			account,
			twoFactor,
			twoFactorMemory: memory.twoFactor,
			readCallers: () => this.trustedTwoFactor(),
			pauses: memory.pauses,
			now: this.options.now,
			timeLeft: (until = this.deadline) => Math.min(until, this.deadline) - this.now(),
		});
		return { configuration, workspace };
	}

	/** The service account's second factor is no business of those who are no holders, nor of anybody nobody knows. */
	private async trustedTwoFactor(): Promise<CallerTwoFactor | undefined> {
		const { callerTwoFactor } = this.options;
		return callerTwoFactor && (await this.may('see-anybody').catch(() => false))
			? callerTwoFactor
			: undefined;
	}
}
