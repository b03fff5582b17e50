import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import { withTimeout } from '../../../src/workspace/withTimeout';
import { deferred } from '../support/fakeWorkspace';

const wait = { milliseconds: 1000, endpoint: 'permissions.listAll' } as const;

describe('withTimeout', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());
	it('withTimeout gives up when the time is over, and says of what', async () => {
		const given = jest.fn();
		const outcome = withTimeout(new Promise(() => undefined), wait).catch(given);
		await jest.advanceTimersByTimeAsync(999);
		expect(given).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		await outcome;
		const failure = { code: 'workspace-timeout', endpoint: 'permissions.listAll' } as const;
		expect(given.mock.calls).toEqual([[new SessionInfoError(failure)]]);
		expect(given.mock.calls).toMatchObject([[{ failure }]]);
	});

	it('withTimeout gives an answer that comes in time, and leaves no timer behind', async () => {
		const answer = deferred<string>();
		const outcome = withTimeout(answer.promise, wait);
		await jest.advanceTimersByTimeAsync(999);
		answer.resolve('here');
		await expect(outcome).resolves.toBe('here');
		expect(jest.getTimerCount()).toBe(0);
	});

	it('withTimeout gives an answer that is there even without any time', async () => {
		await expect(withTimeout(Promise.resolve(7), { ...wait, milliseconds: 0 })).resolves.toBe(7);
	});

	it('withTimeout gives a failure as it is, and leaves no timer behind', async () => {
		await expect(withTimeout(Promise.reject(new Error('no')), wait)).rejects.toThrow('no');
		expect(jest.getTimerCount()).toBe(0);
	});
});
