import { SECOND } from '../../../src/common/clock';
import { Pauses } from '../../../src/workspace/Pauses';
import { TestClock } from '../support/clock';

describe('a pause', () => {
	it.each([
		['at once', 0, 30],
		['within the first second', 1, 30],
		['after a second', SECOND, 29],
		['a moment before its end', 30 * SECOND - 1, 1],
		['at its end', 30 * SECOND, 0],
		['when the clock is set back before it', -1, 0],
	])('of 30 s has %s %d ms later %d s left', (_name, later, want) => {
		const clock = new TestClock();
		const pauses = new Pauses(clock.now);
		pauses.begin('me', 30);
		clock.advance(later);
		expect(pauses.left('me')).toBe(want);
	});

	it('is its own for each endpoint, and the latest counts', () => {
		const clock = new TestClock();
		const pauses = new Pauses(clock.now);
		pauses.begin('sessions/info.admin', 30);
		pauses.begin('sessions/list.all', 7);
		pauses.begin('sessions/info.admin', 5);
		expect(
			(['sessions/info.admin', 'sessions/list.all', 'sessions/list'] as const).map((endpoint) =>
				pauses.left(endpoint),
			),
		).toEqual([5, 7, 0]);
	});
});
