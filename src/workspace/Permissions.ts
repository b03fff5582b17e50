import {
	GUEST_ROLE,
	isGuest,
	type PermissionId,
	VIEW_DEVICE_MANAGEMENT,
} from '../common/permissions';

/** Which roles hold which permission; roles are ids, not names. */
export class Permissions {
	constructor(private readonly roles: ReadonlyMap<PermissionId, ReadonlySet<string>>) {}

	/** The server creates the permission with the feature. Without it no role can hold it, whatever a refusal says. */
	get hasDeviceManagement(): boolean {
		return this.roles.has(VIEW_DEVICE_MANAGEMENT);
	}

	/** Whether a user with these roles holds the permission. */
	holds(roles: readonly string[], permission: PermissionId): boolean {
		const holders = this.rolesWith(permission);
		return !isGuest(roles) && roles.some((role) => holders.has(role));
	}

	/** The roles whose users hold the permission; without `guest`, for which ticking it changes nothing. */
	rolesWith(permission: PermissionId): ReadonlySet<string> {
		const holders = new Set(this.roles.get(permission));
		holders.delete(GUEST_ROLE);
		return holders;
	}
}
