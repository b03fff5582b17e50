const { default: Sequencer } = require('@jest/test-sequencer');

/** Where tests start engines and browsers. */
const SLOW = /\/test\/(page|reliability|e2e)\//;
/**
 * Where jest has not run before it begins with the largest files. The longest tests are in small ones, and at the end
 * each worker but one would wait for such a test.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		const isSlow = ({ path }) => SLOW.test(path);
		return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
	}
};
