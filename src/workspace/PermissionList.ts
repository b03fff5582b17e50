import type { PermissionChanges } from './parseAnswers';
import { CachedPromise } from '../common/CachedPromise';
import { type Clock, HOUR, MINUTE } from '../common/clock';
import { toFailure } from '../errors/SessionInfoError';
import { type PermissionId, VIEW_DEVICE_MANAGEMENT } from '../common/permissions';

/** Which roles hold which permission; roles are ids, not names. */
export class Permissions {
	constructor(private readonly roles: PermissionChanges['updated']) {}

	/** The server creates the permission with the feature. Without it nobody can hold it, whatever the refusal says. */
	get hasDeviceManagement(): boolean {
		return this.roles.has(VIEW_DEVICE_MANAGEMENT);
	}

	/** Whether somebody with these roles holds the permission. */
	holds(roles: readonly string[], permission: PermissionId): boolean {
		return roles.some((role) => this.roles.get(permission)?.has(role));
	}
}

/** Asks `permissions.listAll`: all of it, or what changed since a moment. */
export type AskPermissions = (updatedSince?: Date) => Promise<PermissionChanges>;

/** Servers of one workspace stamp their changes by clocks of their own. */
const OVERLAP = 5 * MINUTE;

/** What is gone on from; `latest` is the latest change. */
type Known = {
	readonly roles: PermissionChanges['updated'];
	readonly wholeListAt: number;
	readonly latest: number;
};

/**
 * Who holds what, no older than a minute. A whole list is half a megabyte (an entry for each setting besides the
 * permissions), so after the first only what changed is asked for, as Rocket.Chat's own clients do it; the whole list
 * again after an hour, and whenever anything went wrong.
 */
export class PermissionList {
	private readonly answer: CachedPromise<Permissions>;

	private known: Known | undefined;

	constructor(private readonly now: Clock) {
		this.answer = new CachedPromise(now, MINUTE);
	}

	/** @throws SessionInfoError `workspace-…` */
	get(ask: AskPermissions): Promise<Permissions> {
		return this.answer.get(() => this.update(ask));
	}

	/** The same, asked anew and whole. */
	refresh(ask: AskPermissions): Promise<Permissions> {
		this.answer.forget();
		this.known = undefined;
		return this.get(ask);
	}

	private async update(ask: AskPermissions): Promise<Permissions> {
		const { known } = this;
		const now = this.now();
		this.known = undefined;

		const isRecent = known && now >= known.wholeListAt && now < known.wholeListAt + HOUR;
		// A date in the future would hide the changes until then.
		const since = isRecent ? new Date(Math.min(known.latest, now) - OVERLAP) : undefined;
		const changes = since && (await ask(since).catch(ignoreBadAnswer));
		const before = changes && known;
		const { updated, removed, latest = before?.latest } = changes ?? (await ask());
		const roles = new Map(before?.roles);
		removed.forEach((id) => roles.delete(id));
		// What was deleted and made anew is in both.
		updated.forEach((holders, id) => roles.set(id, holders));
		// Without a date there is nothing to go on from.
		if (latest !== undefined) {
			this.known = { roles, wholeListAt: before?.wholeListAt ?? now, latest };
		}
		return new Permissions(roles);
	}
}

/** An answer that says nothing of what changed: the whole list has to be asked for. */
const ignoreBadAnswer = (error: unknown): undefined => {
	if (toFailure(error).code !== 'workspace-bad-answer') {
		throw error;
	}
};
