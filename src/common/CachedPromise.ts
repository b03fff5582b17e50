import type { Clock } from './clock';

/**
 * One answer that is kept for a while. All who ask meanwhile get the same promise, and so share one request. A failure
 * reaches all who wait for it and is not kept.
 */
export class CachedPromise<T> {
	private kept: { answer: Promise<T>; askedAt: number; latest: number } | undefined;

	/** @param lifetime milliseconds, counted from the question; without it until `forget` */
	constructor(
		private readonly now: Clock,
		private readonly lifetime = Infinity,
	) {}

	get(ask: () => Promise<T>): Promise<T> {
		const now = this.now();
		// By a clock that was set back it would live longer.
		if (this.kept && now >= this.kept.latest && now < this.kept.askedAt + this.lifetime) {
			this.kept.latest = now;
			return this.kept.answer;
		}

		const kept = { answer: ask(), askedAt: now, latest: now };
		this.kept = kept;
		kept.answer.catch(() => {
			if (this.kept === kept) {
				this.kept = undefined;
			}
		});
		return kept.answer;
	}

	forget(): void {
		this.kept = undefined;
	}
}
