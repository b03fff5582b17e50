import { CachedPromise } from '../common/CachedPromise';
import { type Clock, MINUTE } from '../common/clock';

const RECENT = 10 * MINUTE;

/** More readers and users than look at windows within ten minutes; beyond that, the one posted longest ago is forgotten. */
const MAX_POSTS = 1000;

/** What is posted to the audit room once in ten minutes. Who asks while a post is under way waits for it; a failed one does not count. */
export class RecentPosts {
	private readonly posts = new Map<string, CachedPromise<void>>();

	constructor(private readonly now: Clock) {}

	/** Posts unless the same was posted less than ten minutes ago. */
	once(what: string, post: () => Promise<void>): Promise<void> {
		const cached = this.posts.get(what) ?? new CachedPromise<void>(this.now, RECENT);
		// Inserted again at the end, so that the oldest stands in front.
		this.posts.delete(what);
		this.posts.set(what, cached);
		const [oldest] = this.posts.keys();
		if (this.posts.size > MAX_POSTS && oldest !== undefined) {
			this.posts.delete(oldest);
		}
		return cached.get(post);
	}

	/** Posts, and counts for the ten minutes to come. */
	anew(what: string, post: () => Promise<void>): Promise<void> {
		this.posts.delete(what);
		return this.once(what, post);
	}
}
