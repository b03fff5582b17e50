import { withTimeout } from '../../../src/workspace/timeout';
import { deferred } from '../support/fakeWorkspace';

describe('withTimeout', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());
	it('lets the host speak for itself for half a second more, and then gives up', async () => {
		const given = jest.fn();
		const outcome = withTimeout(new Promise(() => undefined), 1000).catch(given);
		await jest.advanceTimersByTimeAsync(1499);
		expect(given).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		await outcome;
		expect(given).toHaveBeenCalledWith(new Error('timeout'));
	});

	it('gives an answer that comes in time, and leaves no timer behind', async () => {
		const answer = deferred<string>();
		const outcome = withTimeout(answer.promise, 1000);
		await jest.advanceTimersByTimeAsync(1499);
		answer.resolve('here');
		await expect(outcome).resolves.toBe('here');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('gives a failure as it is, and leaves no timer behind', async () => {
		await expect(withTimeout(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
		expect(jest.getTimerCount()).toBe(0);
	});
});
