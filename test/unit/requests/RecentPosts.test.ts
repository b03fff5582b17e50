import { MINUTE } from '../../../src/common/clock';
import { RecentPosts } from '../../../src/requests/RecentPosts';
import { TestClock } from '../support/clock';

const setUp = () => {
	const clock = new TestClock();
	const posts = new RecentPosts(clock.now);
	const posted: string[] = [];
	const post = (what: string) => (): Promise<void> => {
		posted.push(what);
		return Promise.resolve();
	};
	const once = (what: string): Promise<void> => posts.once(what, post(what));
	const anew = (what: string): Promise<void> => posts.anew(what, post(what));
	return { clock, posts, posted, once, anew };
};

it('RecentPosts.once posts each once in ten minutes', async () => {
	const { clock, posted, once } = setUp();
	await once('a');
	clock.advance(6 * MINUTE);
	await Promise.all([once('a'), once('b'), once('b')]);
	clock.advance(4 * MINUTE - 1);
	await Promise.all([once('a'), once('b')]);
	expect(posted).toEqual(['a', 'b']);
	clock.advance(1);
	await Promise.all([once('a'), once('b')]);
	expect(posted).toEqual(['a', 'b', 'a']);
});

it('RecentPosts.once fails for all who wait, and does not count a post that failed', async () => {
	const { posts, posted, once } = setUp();
	const fail = () => Promise.reject(new Error('No room'));
	const outcomes = await Promise.allSettled([posts.once('a', fail), once('a')]);
	expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	await once('a');
	expect(posted).toEqual(['a']);
});

it('RecentPosts.anew posts at once, and counts for the ten minutes to come', async () => {
	const { clock, posted, once, anew } = setUp();
	await once('a');
	clock.advance(6 * MINUTE);
	await anew('a');
	expect(posted).toEqual(['a', 'a']);
	clock.advance(10 * MINUTE - 1);
	await once('a');
	expect(posted).toEqual(['a', 'a']);
});

it('RecentPosts keeps a thousand posts, and forgets the one that was asked for longest ago', async () => {
	const { posted, once } = setUp();
	for (let index = 0; index < 1000; index++) {
		await once(String(index));
	}
	await once('0');
	await once('1000');
	posted.length = 0;
	for (const kept of ['0', '2', '1000']) {
		await once(kept);
	}
	expect(posted).toEqual([]);
	await once('1');
	expect(posted).toEqual(['1']);
});
