import type { LogoutRight } from './Answer';
import type { Caller } from './Caller';
import {
	LOGOUT_DEVICE_MANAGEMENT,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';
import {
	type Failure,
	failureOf,
	type RefusalReason,
	SessionInfoError,
	type Subject,
} from '../errors/SessionInfoError';
import type { Owner } from '../sessions/Owner';
import type { Configuration } from '../settings/parse';
import type { Permissions } from '../workspace/Permissions';

/** The rights, each with the refusal that callers without it get. */
const refusals = {
	'see-own': 'self-service',
	'see-anybody': 'permission',
	'log-out': 'logout-off',
	'log-out-anybody': 'logout-permission',
} as const satisfies Record<string, RefusalReason>;

export type Right = keyof typeof refusals;

/** The workspace lists no `view-device-management`, which the server creates with the feature. */
export const UNLICENSED: Failure = {
	code: 'workspace-unlicensed',
	endpoint: 'permissions.listAll',
	status: 200,
};

export type RightsOptions = {
	readonly caller: Caller;
	/** The settings that the request began with. */
	readonly configuration: Configuration;
	/** The settings of this moment. */
	readonly readCurrentConfiguration: () => Promise<Configuration>;
	/** Who has which permission, no older than a minute. With `acceptsRecentFailure`, a failure of the last seconds is thrown again. */
	readonly readPermissions: (options: {
		readonly acceptsRecentFailure: boolean;
	}) => Promise<Permissions>;
};

/** Who may see and who may end whose sessions. Every rule about rights stands here, and nowhere else. */
export class Rights {
	constructor(
		private readonly options: RightsOptions,
		private readonly acceptsRecentFailure = false,
	) {}

	/** The same rights for what is free, such as the help: a question that has just failed is not asked again. */
	withRecentFailures(): Rights {
		return new Rights(this.options, true);
	}

	/**
	 * Whether the caller has a right. Own sessions are for everybody, unless the workspace keeps the app to holders of
	 * `view-device-management`; other people's are for holders. Nothing is ended while the setting is off; other people's
	 * sessions are ended by holders of both permissions alone.
	 *
	 * @throws SessionInfoError `workspace-…` when the workspace does not say who has the permission
	 */
	async may(right: Right): Promise<boolean> {
		switch (right) {
			case 'see-own':
				return this.options.configuration.selfService || this.has(VIEW_DEVICE_MANAGEMENT);
			case 'see-anybody':
				return this.has(VIEW_DEVICE_MANAGEMENT);
			case 'log-out':
				return (await this.options.readCurrentConfiguration()).allowLogout;
			case 'log-out-anybody':
				return (await this.has(VIEW_DEVICE_MANAGEMENT)) && this.has(LOGOUT_DEVICE_MANAGEMENT);
		}
	}

	/**
	 * @param subject what the workspace has shown by now
	 * @throws SessionInfoError `not-allowed` without the right, `workspace-…` when the workspace does not say
	 */
	async require(right: Right, subject?: Subject): Promise<void> {
		if (!(await this.may(right))) {
			throw new SessionInfoError({ code: 'not-allowed', reason: refusals[right] }, subject);
		}
	}

	/**
	 * Refuses unless this caller may end sessions of this owner. It is asked before each session that is ended, so that a
	 * right that is taken away ends a logout of several too. The owner's username is missing where the workspace did not
	 * say it (a deleted user): a rule about usernames has to refuse then.
	 *
	 * @param subject what the workspace has shown by now
	 * @throws SessionInfoError `not-allowed`, `workspace-…`
	 */
	async requireToEnd(owner: Owner, subject?: Subject): Promise<void> {
		await this.require('log-out', subject);
		// A session that was resumed with the stored token would take the token along, and the app's access with it.
		if (this.isServiceAccount(owner.id)) {
			throw new SessionInfoError({ code: 'not-allowed', reason: 'service-account' }, subject);
		}
		await this.require(
			owner.id === this.options.caller.id ? 'see-own' : 'log-out-anybody',
			subject,
		);
	}

	/** Whether the caller may log out sessions of an owner, or why not; `undefined` if the workspace does not say. */
	async toEnd(owner: Owner): Promise<LogoutRight | undefined> {
		const failure = await failureOf(this.requireToEnd(owner));
		if (failure === undefined) {
			return 'allowed';
		}
		return failure.code === 'not-allowed' ? failure.reason : undefined;
	}

	/** `sessions/info` and `sessions/list` answer for this account alone. */
	isServiceAccount(userId: string): boolean {
		return userId === this.options.configuration.account.userId;
	}

	/** @throws SessionInfoError `workspace-…` when the workspace does not say who has which permission */
	permissions(): Promise<Permissions> {
		return this.options.readPermissions({ acceptsRecentFailure: this.acceptsRecentFailure });
	}

	private async has(permission: PermissionId): Promise<boolean> {
		const permissions = await this.permissions();
		if (!permissions.hasDeviceManagement) {
			throw new SessionInfoError(UNLICENSED);
		}
		return permissions.holds(this.options.caller.roles, permission);
	}
}
