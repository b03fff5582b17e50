import { CachedPromise } from '../common/CachedPromise';
import { type Clock, MINUTE } from '../common/clock';

const RECENT = 10 * MINUTE;

/** At most this many are kept; then the one that was asked for longest ago is dropped. */
const MAX_POSTS = 1000;

/** Posts that the audit room gets once in ten minutes. Callers that come while a post is under way wait for it. A failed post does not count. */
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
