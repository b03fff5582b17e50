import { type Clock, MINUTE, SECOND } from '../common/clock';

/** Counts each user's lookups of the last minute, over both doors. Per app process, in memory. */
export class LookupLimit {
	private readonly lookups = new Map<string, number[]>();

	constructor(private readonly now: Clock) {}

	/**
	 * Counts one lookup.
	 *
	 * @param perMinute 0: no limit
	 * @returns 0, or how many whole seconds to wait: then nothing was counted
	 */
	take(userId: string, perMinute: number): number {
		if (perMinute === 0) {
			return 0;
		}

		const now = this.now();
		const recent = (this.lookups.get(userId) ?? []).filter(
			// A clock that was set back would keep those from later for longer than a minute.
			(at) => at > now - MINUTE && at <= now,
		);
		const blocking = recent[recent.length - perMinute];
		if (blocking !== undefined) {
			return Math.ceil((blocking + MINUTE - now) / SECOND);
		}
		// Re-inserted at the end, so that those who have been idle longest stand in front.
		this.lookups.delete(userId);
		this.lookups.set(userId, [...recent, now]);
		this.forgetIdle(now);
		return 0;
	}

	private forgetIdle(now: number): void {
		for (const [userId, times] of this.lookups) {
			const last = times[times.length - 1] ?? 0;
			if (last > now - MINUTE && last <= now) {
				return;
			}
			this.lookups.delete(userId);
		}
	}
}
