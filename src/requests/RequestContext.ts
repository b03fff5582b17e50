import type { Caller } from './Caller';
import type { Memory } from './Memory';
import type { Accessors } from '../common/Accessors';
import { type Clock, SECOND } from '../common/clock';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { LOGOUT_DEVICE_MANAGEMENT, VIEW_DEVICE_MANAGEMENT } from '../names/permissions';
import type { Configuration } from '../settings/parse';
import { parseWorkspaceUrl } from '../settings/workspaceUrl';
import type { Permissions } from '../workspace/PermissionList';
import type { CallerTwoFactor } from '../workspace/TwoFactor';
import { Workspace } from '../workspace/Workspace';

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

/** What a request works with once the settings are known to be usable. */
export type Connection = {
	readonly configuration: Configuration;
	readonly workspace: Workspace;
};

/** One command, request or press, from its door to its answer: who asks, with whose help, and what is already known. */
export class RequestContext {
	readonly caller: Caller;

	readonly accessors: Accessors;

	/** When all that is asked of the workspace has to be over (milliseconds). */
	readonly deadline: number;

	/** It counts for the caller's limit once, however many questions it takes. */
	counted = false;

	private readonly timeLimit: number;

	private connection?: Promise<Connection>;

	private permissionsAnswer?: Promise<Permissions>;

	constructor(
		private readonly options: RequestOptions & { readonly memory: Memory; readonly now: Clock },
	) {
		this.caller = options.caller;
		this.accessors = options.accessors;
		this.timeLimit = options.timeLimit ?? TIME_LIMIT;
		this.deadline = options.now() + this.timeLimit;
	}

	get now(): number {
		return this.options.now();
	}

	/** The latest moment for what is followed by a question whether it worked (milliseconds). */
	get lastMomentToAct(): number {
		return this.deadline - this.timeLimit / 4;
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
	 * @throws SessionInfoError when the question cannot be answered
	 */
	permissions(options: { readonly refresh?: boolean } = {}): Promise<Permissions> {
		if (options.refresh || !this.permissionsAnswer) {
			this.permissionsAnswer = this.askPermissions(options.refresh ?? false);
		}
		return this.permissionsAnswer;
	}

	/**
	 * Whether the caller holds `view-device-management`.
	 *
	 * @throws SessionInfoError when nobody can tell
	 */
	async isHolder(): Promise<boolean> {
		return (await this.licensedPermissions()).holds(this.caller.roles, VIEW_DEVICE_MANAGEMENT);
	}

	/**
	 * Whether the caller holds the permission to log out everybody's sessions besides the one to see them.
	 *
	 * @throws SessionInfoError when nobody can tell
	 */
	async mayLogOutAnybody(): Promise<boolean> {
		const permissions = await this.licensedPermissions();
		return (
			permissions.holds(this.caller.roles, VIEW_DEVICE_MANAGEMENT) &&
			permissions.holds(this.caller.roles, LOGOUT_DEVICE_MANAGEMENT)
		);
	}

	/**
	 * Whether the caller may read what is wrong with the workspace or the settings: holders, and administrators as long
	 * as nobody can tell who the holders are.
	 */
	async mayReadCauses(): Promise<boolean> {
		try {
			return await this.isHolder();
		} catch {
			return this.caller.roles.includes('admin');
		}
	}

	/** A refusal for want of a permission that nobody can be given is one for want of a licence. */
	async explain(failure: Failure): Promise<Failure> {
		if (failure.code !== 'workspace-permission-missing') {
			return failure;
		}
		try {
			const permissions = await this.permissions();
			return permissions.hasDeviceManagement
				? failure
				: { ...failure, code: 'workspace-unlicensed' };
		} catch {
			return failure;
		}
	}

	/** `undefined` if it cannot be read. */
	readServerSetting(id: Parameters<Memory['readServerSetting']>[0]): Promise<unknown> {
		return this.options.memory.readServerSetting(id, this.accessors.read);
	}

	/** The user that the app's messages come from; `undefined` if the host does not say. */
	readAppUser(): ReturnType<Memory['readAppUser']> {
		return this.options.memory.readAppUser(this.accessors.read);
	}

	private async licensedPermissions(): Promise<Permissions> {
		const permissions = await this.permissions();
		if (!permissions.hasDeviceManagement) {
			throw new SessionInfoError({
				code: 'workspace-unlicensed',
				endpoint: 'permissions.listAll',
				status: 200,
			});
		}
		return permissions;
	}

	private async askPermissions(refresh: boolean): Promise<Permissions> {
		const { permissions } = this.options.memory;
		const { workspace } = await this.connect();
		const ask = (updatedSince?: Date): ReturnType<Workspace['permissions']> =>
			workspace.permissions(updatedSince);
		return refresh ? permissions.refresh(ask) : permissions.get(ask);
	}

	private async openConnection(): Promise<Connection> {
		const { memory, now } = this.options;
		const configuration = await memory.readConfiguration(this.accessors.read);
		const { account, twoFactor } = configuration;
		const workspace = new Workspace({
			http: this.accessors.http,
			baseUrl: configuration.workspaceUrl ?? (await this.readSiteUrl()),
			account,
			twoFactor,
			twoFactorMemory: memory.twoFactor,
			readCallers: () => this.trustedTwoFactor(),
			pauses: memory.pauses,
			now,
			deadline: this.deadline,
		});
		return { configuration, workspace };
	}

	/** The service account's second factor is no business of those who are no holders, nor of anybody nobody knows. */
	private async trustedTwoFactor(): Promise<CallerTwoFactor | undefined> {
		const { callerTwoFactor } = this.options;
		return callerTwoFactor && (await this.isHolder().catch(() => false))
			? callerTwoFactor
			: undefined;
	}

	private async readSiteUrl(): Promise<string> {
		const siteUrl = await this.readServerSetting('Site_Url');
		const url = typeof siteUrl === 'string' ? parseWorkspaceUrl(siteUrl) : undefined;
		if (url === undefined) {
			throw new SessionInfoError({
				code: 'not-configured',
				problems: [{ setting: 'workspace_url', problem: 'site-url' }],
			});
		}
		return url;
	}
}
