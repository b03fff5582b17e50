import { SessionInfoError } from '../../../src/errors/SessionInfoError';
import { hasHiddenCause, httpStatus } from '../../../src/errors/codes';

describe('SessionInfoError', () => {
	it('is an error with a failure, whose message says no more than the code', () => {
		const failure = { code: 'user-not-found', username: 'bob' } as const;
		const error = new SessionInfoError(failure);

		expect(error).toBeInstanceOf(Error);
		expect(String(error)).toBe('SessionInfoError: user-not-found');
		expect(SessionInfoError.failureOf(error)).toBe(failure);
	});

	it.each([
		[new Error('S3CRET')],
		['S3CRET'],
		[undefined],
		[null],
		[{ failure: { code: 'audit-failed' } }],
	])('takes %p for an internal error that says nothing', (error) => {
		expect(SessionInfoError.failureOf(error)).toEqual({ code: 'internal-error' });
	});
});

describe('hasHiddenCause', () => {
	it('holds for what is the business of the workspace or its administrator', () => {
		const codes = Object.keys(httpStatus).filter(
			(code): code is keyof typeof httpStatus => code in httpStatus,
		);

		expect(codes.filter((code) => !hasHiddenCause(code)).sort()).toEqual([
			...['internal-error', 'invalid-params', 'invalid-session-id', 'not-allowed'],
			...['session-not-found', 'too-many-requests', 'user-not-found'],
		]);
	});
});
