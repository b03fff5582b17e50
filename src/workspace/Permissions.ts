import type { PermissionId } from '../names/permissions';
import { VIEW_DEVICE_MANAGEMENT } from '../names/permissions';

/** Which roles hold which permission; roles are ids, not names. */
export class Permissions {
	constructor(private readonly roles: ReadonlyMap<PermissionId, ReadonlySet<string>>) {}

	/** The server creates the permission with the feature. Without it nobody can hold it, whatever the refusal says. */
	get hasDeviceManagement(): boolean {
		return this.roles.has(VIEW_DEVICE_MANAGEMENT);
	}

	/** Whether somebody with these roles holds the permission. */
	holds(roles: readonly string[], permission: PermissionId): boolean {
		const holders = this.roles.get(permission);
		return holders !== undefined && roles.some((role) => holders.has(role));
	}
}
