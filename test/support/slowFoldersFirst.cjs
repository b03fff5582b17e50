/**
 * Where jest has not run before it begins with the largest files. Those that start engines and browsers take longest, and
 * some of them are small: at the end each worker but one would wait for such a file.
 */
module.exports = class extends require('@jest/test-sequencer').default {
	sort(tests) {
		const isSlow = ({ path }) => /\/test\/(page|reliability|e2e)\//.test(path);
		return super.sort(tests).sort((a, b) => Number(isSlow(b)) - Number(isSlow(a)));
	}
};
