import { SessionInfoError, toFailure } from '../../../src/errors/SessionInfoError';

it('SessionInfoError is an error with a failure, whose message says no more than the code', () => {
	const failure = { code: 'user-not-found', username: 'bob' } as const;
	const error = new SessionInfoError(failure);
	expect(error).toBeInstanceOf(Error);
	expect(String(error)).toBe('SessionInfoError: user-not-found');
	expect(toFailure(error)).toBe(failure);
});

it.each([
	[new Error('S3CRET')],
	['S3CRET'],
	[undefined],
	[null],
	[{ failure: { code: 'audit-failed' } }],
])('toFailure takes %p for an internal error that says nothing', (error) => {
	expect(toFailure(error)).toEqual({ code: 'internal-error' });
});
