import type { Permission, WorkspaceData } from '../model';
import { permissionsOf } from './permissions';

type Known = { readonly roles: string; readonly updatedAt: Date };

/** An entry as it is answered. */
export type DatedPermission = Permission & { readonly _updatedAt: Date };

export type RemovedPermission = { readonly _id: string; readonly _deletedAt: Date };

/** When a server was started for the first time; it writes all entries then, one after the other. */
const installedAt = new Date('2023-11-28T11:55:49.106Z');

const millisecondsForEntry = 25;

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
		let written = 0;
		this.notice(() => new Date(installedAt.getTime() + millisecondsForEntry * written++));
	}

	all(): DatedPermission[] {
		this.notice();
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

	/** Writes entries as they are, as an upgrade does with all whose place in the list moved. */
	write(ids: readonly string[], moment: Date): void {
		const written = new Set(ids);
		this.notice();
		this.data.permissions = this.data.permissions.map((permission) =>
			written.has(permission._id) ? { ...permission, _updatedAt: moment } : permission,
		);
		for (const [id, { roles }] of this.known) {
			if (written.has(id)) {
				this.known.set(id, { roles, updatedAt: moment });
			}
		}
	}

	/** Makes the permission where there is none. */
	setRoles(id: string, roles: readonly string[]): void {
		this.notice();
		this.data.permissions = [
			...this.data.permissions.filter(({ _id }) => _id !== id),
			{ _id: id, roles: [...roles], _updatedAt: new Date(this.now()) },
		];
		this.notice();
	}

	remove(id: string): void {
		this.notice();
		this.data.permissions = this.data.permissions.filter(({ _id }) => _id !== id);
		this.notice();
	}

	/** @param moment - when the changes are to have happened that carry no date of their own */
	private notice(moment: () => Date = () => new Date(this.now())): void {
		const present = permissionsOf(this.data);
		for (const { _id, roles, _updatedAt } of present) {
			const known = this.known.get(_id);
			const joined = JSON.stringify(roles);
			const before = known?.updatedAt ?? this.trash.get(_id) ?? new Date(0);
			const isDated = _updatedAt !== undefined && _updatedAt > before;
			if (known?.roles !== joined || isDated) {
				this.known.set(_id, { roles: joined, updatedAt: isDated ? _updatedAt : moment() });
				this.trash.delete(_id);
			}
		}
		const ids = new Set(present.map(({ _id }) => _id));
		for (const _id of [...this.known.keys()].filter((known) => !ids.has(known))) {
			this.known.delete(_id);
			this.trash.set(_id, moment());
		}
	}
}
