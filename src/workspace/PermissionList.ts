import { Permissions } from './Permissions';
import type { PermissionChanges } from './parseAnswers';
import { Kept } from '../common/Kept';
import { type Clock, HOUR, MINUTE } from '../common/clock';
import { toFailure } from '../errors/SessionInfoError';
import type { PermissionId } from '../names/permissions';

/** Asks `permissions.listAll`: all of it, or what changed since a moment. */
export type AskPermissions = (updatedSince?: Date) => Promise<PermissionChanges>;

const KEPT = MINUTE;

const WHOLE_LIST_KEPT = HOUR;

/** Servers of one workspace stamp their changes by clocks of their own. */
const OVERLAP = 5 * MINUTE;

type Known = {
	readonly roles: ReadonlyMap<PermissionId, ReadonlySet<string>>;
	readonly wholeListAt: number;
	readonly latest: number;
};

/**
 * Who holds what, no older than a minute. A whole list is half a megabyte (an entry for each setting besides the
 * permissions), so after the first only what changed is asked for, as Rocket.Chat's own clients do it; the whole list
 * again after an hour, and whenever anything went wrong.
 */
export class PermissionList {
	private readonly answer: Kept<Permissions>;

	private known: Known | undefined;

	constructor(private readonly now: Clock) {
		this.answer = new Kept(now, KEPT);
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

		const changed =
			known && now >= known.wholeListAt && now < known.wholeListAt + WHOLE_LIST_KEPT
				? await changesSince(known, now, ask)
				: undefined;
		if (known && changed) {
			const roles = new Map(known.roles);
			changed.removed.forEach((id) => roles.delete(id));
			// What was deleted and made anew is in both.
			changed.updated.forEach((holders, id) => roles.set(id, holders));
			return this.keep({ ...known, roles, latest: changed.latest ?? known.latest });
		}

		const { updated, latest } = await ask();
		// Without a date there is nothing to go on from.
		return latest === undefined
			? new Permissions(updated)
			: this.keep({ roles: updated, wholeListAt: now, latest });
	}

	private keep(known: Known): Permissions {
		this.known = known;
		return new Permissions(known.roles);
	}
}

/** `undefined`: the answer says nothing, so the whole list has to be asked. */
const changesSince = async (
	{ latest }: Known,
	now: number,
	ask: AskPermissions,
): Promise<PermissionChanges | undefined> => {
	try {
		// A date in the future would hide the changes until then.
		return await ask(new Date(Math.min(latest, now) - OVERLAP));
	} catch (error) {
		if (toFailure(error).code === 'workspace-bad-answer') {
			return undefined;
		}
		throw error;
	}
};
