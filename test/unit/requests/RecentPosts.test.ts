import { MINUTE } from '../../../src/common/clock';
import { RecentPosts } from '../../../src/requests/RecentPosts';
import { TestClock } from '../support/clock';

const setUp = () => {
	const clock = new TestClock();
	const posts = new RecentPosts(clock.now);
	const recent = (): readonly string[] => ['a', 'b', 'c'].filter((what) => posts.isRecent(what));
	return { clock, posts, recent };
};

describe('RecentPosts', () => {
	it('RecentPosts.isRecent is true for ten minutes after each post, for that post alone', () => {
		const { clock, posts, recent } = setUp();
		posts.add('a');
		clock.advance(6 * MINUTE);
		posts.add('b');
		expect(recent()).toEqual(['a', 'b']);
		clock.advance(4 * MINUTE - 1);
		expect(recent()).toEqual(['a', 'b']);
		clock.advance(1);
		expect(recent()).toEqual(['b']);
		posts.add('a');
		clock.advance(6 * MINUTE);
		expect(recent()).toEqual(['a']);
	});

	it('RecentPosts.isRecent is false while the clock is set back', () => {
		const { clock, posts, recent } = setUp();
		posts.add('a');
		clock.advance(-1);
		expect(recent()).toEqual([]);
		posts.add('b');
		expect(recent()).toEqual(['b']);
	});

	it('RecentPosts.add forgets what is old, and nothing else', () => {
		const { clock, posts, recent } = setUp();
		posts.add('a');
		posts.add('b');
		clock.advance(5 * MINUTE);
		// Posted again, it is no longer the oldest.
		posts.add('a');
		clock.advance(5 * MINUTE);
		posts.add('c');
		expect(recent()).toEqual(['a', 'c']);
		// On a clock that is set back, what was forgotten stays so.
		clock.advance(-5 * MINUTE);
		expect(recent()).toEqual(['a']);
	});
});
