import type { IUser } from '@rocket.chat/apps-engine/definition/users';

import type { Caller } from './Caller';
import { connect, type ConnectedRequest } from './ConnectedRequest';
import type { RequestCache } from './RequestCache';
import { spellingsOf } from './typedText';
import type { Accessors } from '../common/Accessors';
import { type Clock, onlyForward, SECOND } from '../common/clock';
import { asText, isObject } from '../common/json';
import { ADMIN_ROLE, isGuest } from '../common/permissions';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Owner } from '../sessions/Owner';
import type { Configuration } from '../settings/parse';
import { type CommonServerSetting, readConfiguration, readServerSetting } from '../settings/read';
import type { CallerTwoFactor } from '../workspace/withTwoFactor';

/** The engine gives a command 30 s; the rest is for the audit post and the reply. */
const TIME_LIMIT = 25 * SECOND;

export type RequestOptions = {
	readonly caller: Caller;
	readonly accessors: Accessors;
	readonly callerTwoFactor?: CallerTwoFactor | undefined;
	/**
	 * Milliseconds for everything that is requested from the workspace.
	 * @default 25,000
	 */
	readonly timeLimit?: number;
	/**
	 * Milliseconds at the end of that time in which no logout is sent, for checking what the others did.
	 * @default a quarter of `timeLimit`
	 */
	readonly timeForChecks?: number;
};

/** One command, API request or press: who asks, the engine's accessors, the deadlines, and what is cached. */
export class Request {
	readonly caller: Caller;

	readonly accessors: Accessors;

	readonly callerTwoFactor: CallerTwoFactor | undefined;

	/** The clock of this request's deadlines (ms). Setting the host's clock back lengthens nothing. */
	readonly now: Clock;

	/** When everything that is requested from the workspace has to be over (ms, by `now`). */
	readonly deadline: number;

	/** When the last logout has to be answered (ms, by `now`). */
	readonly logoutDeadline: number;

	/** The cache as it was when this request began. */
	readonly cache: RequestCache;

	/** The server's own clock (ms since the epoch), for codes and dates. */
	readonly wallClock: Clock;

	private connection?: Promise<ConnectedRequest>;

	constructor(
		private readonly options: RequestOptions & { currentCache: () => RequestCache; now: Clock },
	) {
		const { timeLimit = TIME_LIMIT, timeForChecks = timeLimit / 4 } = options;
		this.caller = options.caller;
		this.accessors = options.accessors;
		this.callerTwoFactor = options.callerTwoFactor;
		this.cache = options.currentCache();
		this.wallClock = options.now;
		this.now = onlyForward(options.now);
		this.deadline = this.now() + timeLimit;
		this.logoutDeadline = this.deadline - timeForChecks;
	}

	/**
	 * The same request with usable settings, and with the workspace and the rights that they lead to.
	 *
	 * @throws SessionInfoError `not-configured`
	 */
	connect(): Promise<ConnectedRequest> {
		this.connection ??= connect(this);
		return this.connection;
	}

	/**
	 * Whether the caller sees causes and remedies of failures: holders of `view-device-management`, and administrators as
	 * long as it cannot be known who they are. A question that has just failed is not asked again for this.
	 */
	async mayReadCauses(): Promise<boolean> {
		try {
			const { rights } = await this.connect();
			return await rights.withRecentFailures().may('see-anybody');
		} catch {
			const { roles } = this.caller;
			return roles.includes(ADMIN_ROLE) && !isGuest(roles);
		}
	}

	/**
	 * The settings that this request began with.
	 *
	 * @throws SessionInfoError `not-configured`
	 */
	readConfiguration(): Promise<Configuration> {
		return this.readUsable(this.cache);
	}

	/**
	 * The settings of this moment: an administrator may switch logging out off while a logout of several is under way.
	 *
	 * @throws SessionInfoError `not-configured`
	 */
	readCurrentConfiguration(): Promise<Configuration> {
		return this.readUsable(this.options.currentCache());
	}

	/**
	 * The user with a name as it was typed.
	 *
	 * @throws SessionInfoError `user-not-found`
	 */
	async findUser(typed: string): Promise<Required<Owner>> {
		for (const username of spellingsOf(typed)) {
			const user: unknown = await this.accessors.read.getUserReader().getByUsername(username);
			// The engine's types promise a user; unknown names give `undefined`.
			const id = isObject(user) && user.username === username ? asText(user.id) : undefined;
			if (id !== undefined) {
				return { id, username };
			}
		}
		throw new SessionInfoError({ code: 'user-not-found', username: typed });
	}

	/** A setting of the server as it was within the last minute; `undefined` if it cannot be read. */
	readCommonSetting(id: CommonServerSetting): Promise<unknown> {
		return this.cache.serverSetting(id).get(() => readServerSetting(id, this.accessors.read));
	}

	/** The user that the app's messages come from; `undefined` if the host does not say. */
	readAppUser(): Promise<IUser | undefined> {
		const ask = async (): Promise<IUser> =>
			(await this.accessors.read.getUserReader().getAppUser()) ??
			Promise.reject(new Error('The host knows no user of this app.'));
		return this.cache.appUser.get(ask).catch(() => undefined);
	}

	private async readUsable({ settings }: RequestCache): Promise<Configuration> {
		const parsed = await settings.get(() => readConfiguration(this.accessors.read));
		if ('problems' in parsed) {
			throw new SessionInfoError({ code: 'not-configured', problems: parsed.problems });
		}
		return parsed.configuration;
	}
}
