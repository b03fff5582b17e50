import { type Clock, MINUTE, SECOND } from '../common/clock';
import { SessionInfoError } from '../errors/SessionInfoError';

/** Counts each user's questions of the last minute, through all doors. Per app process, in memory. */
export class LookupLimit {
	private readonly lookups = new Map<string, number[]>();

	constructor(private readonly now: Clock) {}

	/**
	 * Counts one lookup.
	 *
	 * @param perMinute 0: no limit
	 * @throws SessionInfoError `too-many-requests`; then nothing was counted
	 */
	take(userId: string, perMinute: number): void {
		if (perMinute === 0) {
			return;
		}

		const now = this.now();
		// A clock that was set back would keep those from later for longer than a minute.
		const isRecent = (at: number): boolean => at > now - MINUTE && at <= now;
		const recent = (this.lookups.get(userId) ?? []).filter(isRecent);
		const blocking = recent[recent.length - perMinute];
		if (blocking !== undefined) {
			const retryAfter = Math.ceil((blocking + MINUTE - now) / SECOND);
			throw new SessionInfoError({ code: 'too-many-requests', retryAfter, limit: perMinute });
		}
		// Re-inserted at the end, so that those who have been idle longest stand in front, and can be forgotten.
		this.lookups.delete(userId);
		this.lookups.set(userId, [...recent, now]);
		for (const [id, times] of this.lookups) {
			if (isRecent(times[times.length - 1] ?? 0)) {
				break;
			}
			this.lookups.delete(id);
		}
	}
}
