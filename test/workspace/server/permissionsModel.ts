import type { Permission, WorkspaceData } from '../model';
import { permissionsOf } from './permissions';

type Known = { readonly roles: string; readonly updatedAt: Date };

/** An entry as it is answered. */
export type DatedPermission = Permission & { readonly _updatedAt: Date };

export type RemovedPermission = { readonly _id: string; readonly _deletedAt: Date };

/** Entries that nobody has changed since. */
const installedAt = new Date('2023-11-28T11:55:49.106Z');

/**
 * The collection of permissions with its trash, so that it can be asked what has changed. Tests change `data.permissions`
 * as they like: what is not as it was found the last time has changed now.
 */
export class PermissionsModel {
	private readonly known = new Map<string, Known>();

	private readonly trash = new Map<string, Date>();

	constructor(
		private readonly data: WorkspaceData,
		private readonly now: () => number,
	) {
		this.notice(installedAt);
	}

	all(): DatedPermission[] {
		this.notice(new Date(this.now()));
		return permissionsOf(this.data).map((permission) => ({
			...permission,
			_updatedAt: this.known.get(permission._id)?.updatedAt ?? installedAt,
		}));
	}

	changesSince(moment: Date): { update: DatedPermission[]; remove: RemovedPermission[] } {
		return {
			update: this.all().filter(({ _updatedAt }) => _updatedAt > moment),
			remove: [...this.trash]
				.filter(([, deletedAt]) => deletedAt > moment)
				.map(([_id, _deletedAt]) => ({ _id, _deletedAt })),
		};
	}

	/** Makes the permission where there is none. */
	setRoles(id: string, roles: readonly string[]): void {
		this.notice(new Date(this.now()));
		this.data.permissions = [
			...this.data.permissions.filter(({ _id }) => _id !== id),
			{ _id: id, roles: [...roles], _updatedAt: new Date(this.now()) },
		];
		this.notice(new Date(this.now()));
	}

	remove(id: string): void {
		this.notice(new Date(this.now()));
		this.data.permissions = this.data.permissions.filter(({ _id }) => _id !== id);
		this.notice(new Date(this.now()));
	}

	/** @param moment - when the changes are to have happened that carry no date of their own */
	private notice(moment: Date): void {
		const present = permissionsOf(this.data);
		for (const { _id, roles, _updatedAt } of present) {
			const known = this.known.get(_id);
			const joined = JSON.stringify(roles);
			const before = known?.updatedAt ?? this.trash.get(_id) ?? new Date(0);
			const isDated = _updatedAt !== undefined && _updatedAt > before;
			if (known?.roles !== joined || isDated) {
				this.known.set(_id, { roles: joined, updatedAt: isDated ? _updatedAt : moment });
				this.trash.delete(_id);
			}
		}
		const ids = new Set(present.map(({ _id }) => _id));
		for (const _id of [...this.known.keys()].filter((known) => !ids.has(known))) {
			this.known.delete(_id);
			this.trash.set(_id, moment);
		}
	}
}
