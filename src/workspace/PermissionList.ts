import { Permissions } from './Permissions';
import type { PermissionChanges } from './parseAnswers';
import { withTimeout } from './withTimeout';
import { CachedPromise } from '../common/CachedPromise';
import { type Clock, HOUR, MINUTE, SECOND } from '../common/clock';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';

/** Asks `permissions.listAll`: all of it, or what changed since a moment. */
export type AskPermissions = (updatedSince?: Date) => Promise<PermissionChanges>;

export type Waiting = {
	/** When the caller gives up, in milliseconds by the clock of the list. */
	readonly deadline: number;
	/** Takes a failure of the last seconds for the answer, where asking again is not worth a request. */
	readonly acceptsRecentFailure?: boolean;
};

/** Servers of one workspace stamp their changes by clocks of their own, and `Date` may be a proxy's. */
const OVERLAP = 5 * MINUTE;

const FAILURE_LIFETIME = 3 * SECOND;

/** What the next question continues from. */
type Known = {
	readonly roles: PermissionChanges['updated'];
	/** When the last whole list was asked for. */
	readonly wholeListAt: number;
	/** When the last answer was asked for, by the clock of the app. */
	readonly askedAt: number;
	/** When it was given, by the clock of whatever sent it. */
	readonly answeredAt?: number | undefined;
	/** The latest change in any answer. */
	readonly latest: number | undefined;
};

/**
 * Who holds what, no older than a minute. A whole list is half a megabyte (an entry for each setting besides the
 * permissions), so after the first only what changed is asked for, as Rocket.Chat's own clients do it; the whole list
 * again after an hour, and whenever anything is in doubt.
 *
 * All callers share one question. It has as much time as any request, so a caller with less waits alone and gives up
 * alone.
 */
export class PermissionList {
	private readonly answer: CachedPromise<Permissions>;

	private known: Known | undefined;

	private recentFailure: { readonly failure: Failure; readonly cameAt: number } | undefined;

	constructor(private readonly now: Clock) {
		this.answer = new CachedPromise(now, MINUTE);
	}

	/** @throws SessionInfoError `workspace-…` */
	async get(ask: AskPermissions, waiting: Waiting): Promise<Permissions> {
		const now = this.now();
		const recent = waiting.acceptsRecentFailure ? this.recentFailure : undefined;
		// A clock that was set back would keep it longer.
		if (recent && now >= recent.cameAt && now < recent.cameAt + FAILURE_LIFETIME) {
			throw new SessionInfoError(recent.failure);
		}

		const milliseconds = Math.min(MINUTE, Math.max(0, waiting.deadline - now));
		return withTimeout(
			this.answer.get(() => this.update(ask)),
			{ milliseconds, endpoint: 'permissions.listAll' },
		);
	}

	/** The same, asked anew and whole. */
	refresh(ask: AskPermissions, { deadline }: Pick<Waiting, 'deadline'>): Promise<Permissions> {
		this.answer.forget();
		this.known = undefined;
		return this.get(ask, { deadline });
	}

	private async update(ask: AskPermissions): Promise<Permissions> {
		const { known } = this;
		// Until there is an answer nothing is sure: a server that fails may come back with another database.
		this.known = undefined;
		try {
			this.known = (known && (await this.askChanges(ask, known))) ?? (await this.askWholeList(ask));
			this.recentFailure = undefined;
			return new Permissions(this.known.roles);
		} catch (error) {
			this.recentFailure = { failure: toFailure(error), cameAt: this.now() };
			throw error;
		}
	}

	private async askWholeList(ask: AskPermissions): Promise<Known> {
		const askedAt = this.now();
		const { updated, answeredAt, latest } = await ask();
		return { roles: updated, wholeListAt: askedAt, askedAt, answeredAt, latest };
	}

	/** `undefined` if the whole list has to be asked for. */
	private async askChanges(ask: AskPermissions, known: Known): Promise<Known | undefined> {
		const askedAt = this.now();
		const since = sinceWhen(known);
		const wasSetBack = askedAt < known.askedAt;
		if (since === undefined || wasSetBack || askedAt >= known.wholeListAt + HOUR) {
			return undefined;
		}

		const changes = await ask(new Date(since)).catch(ignoreBadAnswer);
		if (!changes) {
			return undefined;
		}
		const { updated, removed, answeredAt, latest = known.latest } = changes;
		const roles = new Map(known.roles);
		removed.forEach((id) => roles.delete(id));
		// What was deleted and made anew is in both.
		updated.forEach((holders, id) => roles.set(id, holders));
		const after = { ...known, roles, askedAt, answeredAt, latest };
		// Changes on a clock that was set back may not be all there are.
		return wasServerSetBack(known, after) ? undefined : after;
	}
}

/**
 * Up to when all changes are known for certain. Changes are stamped by the server's clock, so the time of its last answer
 * counts, and not the latest change: else all entries of an upgrade, which carry one moment, would come back each minute,
 * and an entry that is dated ahead would hide all changes until then. The app's clock bounds both, since `Date` may be
 * a proxy's.
 */
const sinceWhen = ({ answeredAt, latest, askedAt }: Known): number | undefined => {
	const moment = answeredAt ?? latest;
	return moment === undefined ? undefined : Math.min(moment, askedAt) - OVERLAP;
};

/**
 * Changes on a clock that was set back may carry a time that was asked for already. Half of the overlap is left for
 * servers whose clocks differ.
 */
const wasServerSetBack = (before: Known, after: Known): boolean =>
	before.answeredAt !== undefined &&
	after.answeredAt !== undefined &&
	after.answeredAt - after.askedAt < before.answeredAt - before.askedAt - OVERLAP / 2;

/** An answer that does not say what changed: the whole list has to be asked for. */
const ignoreBadAnswer = (error: unknown): undefined => {
	if (toFailure(error).code !== 'workspace-bad-answer') {
		throw error;
	}
};
