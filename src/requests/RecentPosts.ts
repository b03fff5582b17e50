import { type Clock, MINUTE } from '../common/clock';

const RECENT = 10 * MINUTE;

/** What was posted to the audit room in the last ten minutes. */
export class RecentPosts {
	private readonly posts = new Map<string, number>();

	constructor(private readonly now: Clock) {}

	/** Whether something was posted less than ten minutes ago. A clock that was set back ends the ten minutes. */
	isRecent(what: string): boolean {
		return this.isWithin(this.posts.get(what));
	}

	add(what: string): void {
		// Inserted again at the end, so that the oldest stand in front.
		this.posts.delete(what);
		this.posts.set(what, this.now());
		for (const [old, at] of this.posts) {
			if (this.isWithin(at)) {
				break;
			}
			this.posts.delete(old);
		}
	}

	private isWithin(at: number | undefined): boolean {
		const now = this.now();
		return at !== undefined && at <= now && now < at + RECENT;
	}
}
