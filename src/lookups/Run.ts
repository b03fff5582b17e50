import type { IHttp, ILogger, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';

import { type Clock, MINUTE, SECOND } from '../clock';
import type { Caller } from './Caller';
import { SessionInfoError } from '../errors/SessionInfoError';
import { type Configuration } from '../settings/parse';
import { readConfiguration, readServerSetting } from '../settings/read';
import { parseWorkspaceUrl } from '../settings/workspaceUrl';
import type { Memory } from '../workspace/Memory';
import { type CallerTwoFactor, Workspace } from '../workspace/Workspace';
import { VIEW_DEVICE_MANAGEMENT } from '../workspace/endpoints';
import type { Permissions } from '../workspace/parse';

/** What the host lends the app for one call. */
export type Host = {
	readonly http: IHttp;
	readonly read: IRead;
	readonly modify: IModify;
	readonly logger: ILogger;
};

/** The engine gives a command 30 s; the rest is for the audit post and the reply. */
const TIME_LIMIT = 25 * SECOND;

const PERMISSIONS_KEPT = MINUTE;

/** One command or request, from its door to its answer: who asks, with whose help, and what is already known. */
export class Run {
	readonly caller: Caller;

	readonly host: Host;

	private readonly memory: Memory;

	private readonly now: Clock;

	private readonly deadline: number;

	private readonly callerTwoFactor: CallerTwoFactor | undefined;

	private holder?: Promise<boolean>;

	/** The question about permissions, if this run asked it. */
	private asked?: Promise<Permissions>;

	constructor(options: {
		caller: Caller;
		host: Host;
		memory: Memory;
		now: Clock;
		callerTwoFactor?: CallerTwoFactor | undefined;
	}) {
		this.caller = options.caller;
		this.host = options.host;
		this.memory = options.memory;
		this.now = options.now;
		this.deadline = options.now() + TIME_LIMIT;
		this.callerTwoFactor = options.callerTwoFactor;
	}

	/** @throws SessionInfoError `not-configured` */
	configuration(): Promise<Configuration> {
		return readConfiguration(this.memory, this.host.read);
	}

	/** @throws SessionInfoError `not-configured` */
	async workspace(): Promise<Workspace> {
		const { memory, now, deadline, callerTwoFactor, host } = this;
		const configuration = await this.configuration();

		return new Workspace({
			http: host.http,
			baseUrl: configuration.workspaceUrl ?? (await this.siteUrl()),
			configuration,
			memory,
			now,
			deadline,
			callerTwoFactor,
		});
	}

	/**
	 * Whether the caller holds `view-device-management`. Asked at most once per run, so that a failed question is not
	 * asked again for the sake of its own error text.
	 *
	 * @throws SessionInfoError when the question cannot be answered
	 */
	isHolder(): Promise<boolean> {
		this.holder ??= this.permissions().then((permissions) => {
			const holders = permissions.get(VIEW_DEVICE_MANAGEMENT);

			// The server creates the permission with the feature.
			if (!holders) {
				throw new SessionInfoError({
					code: 'workspace-unlicensed',
					endpoint: 'permissions.listAll',
					status: 200,
				});
			}

			return this.caller.roles.some((role) => holders.has(role));
		});

		return this.holder;
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

	/** Whether the workspace knows no `view-device-management`: it then refuses for want of a permission nobody can have. */
	async isUnlicensed(): Promise<boolean> {
		try {
			await this.isHolder();
			return false;
		} catch (error) {
			return SessionInfoError.failureOf(error).code === 'workspace-unlicensed';
		}
	}

	/**
	 * Which roles hold which permission, no older than 60 s, counted from the question. All who wait share one request,
	 * and its failure; a failure is not kept.
	 *
	 * @param options.fresh asks again, unless this run has asked already
	 */
	permissions(options: { readonly fresh?: boolean } = {}): Promise<Permissions> {
		const { memory, now } = this;

		if (this.asked) {
			return this.asked;
		}

		if (memory.permissions && memory.permissions.until > now() && !options.fresh) {
			return memory.permissions.answer;
		}

		const kept = { answer: this.askPermissions(), until: now() + PERMISSIONS_KEPT };
		memory.permissions = kept;
		this.asked = kept.answer;

		kept.answer.catch(() => {
			if (memory.permissions === kept) {
				delete memory.permissions;
			}
		});

		return kept.answer;
	}

	private async askPermissions(): Promise<Permissions> {
		return (await this.workspace()).permissions();
	}

	private async siteUrl(): Promise<string> {
		const siteUrl = await readServerSetting({
			id: 'Site_Url',
			memory: this.memory,
			read: this.host.read,
			now: this.now,
		});
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
