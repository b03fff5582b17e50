import { onlyForward } from '../../../src/common/clock';
import { TestClock } from '../support/clock';

it('onlyForward goes with the other clock, and goes on from where it was when that is set back', () => {
	const clock = new TestClock();
	const { time } = clock;
	const now = onlyForward(clock.now);
	const read = (step: number): number => {
		clock.advance(step);
		return now() - time;
	};
	expect([0, 7, -100, 3, 0, 10].map(read)).toEqual([0, 7, 7, 10, 10, 20]);
});
