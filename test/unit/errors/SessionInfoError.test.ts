import {
	failureOf,
	SessionInfoError,
	toFailure,
	withSubject,
} from '../../../src/errors/SessionInfoError';

it('SessionInfoError is an error with a failure, whose message says no more than the code', () => {
	const failure = { code: 'user-not-found', username: 'bob' } as const;
	const error = new SessionInfoError(failure);
	expect(error).toBeInstanceOf(Error);
	expect(String(error)).toBe('SessionInfoError: user-not-found');
	expect(toFailure(error)).toBe(failure);
});

it('toFailure takes any other error for an internal one that says nothing', () => {
	const errors = [new Error('S3CRET'), 'S3CRET', undefined, { failure: { code: 'audit-failed' } }];
	expect(errors.map(toFailure)).toEqual(errors.map(() => ({ code: 'internal-error' })));
});

const subject = { owners: [], sessionIds: ['abc'], isAudited: true };
const failure = { code: 'audit-failed' } as const;

it('withSubject gives a failure of the app a subject', () => {
	expect(withSubject(new SessionInfoError(failure), subject)).toMatchObject({ failure, subject });
});

it.each([[new SessionInfoError(failure, { ...subject, isAudited: false })], [new Error('no')]])(
	'withSubject leaves %p as it is',
	(error) => {
		expect(withSubject(error, subject)).toBe(error);
	},
);

it('failureOf gives what a promise fails with', async () => {
	expect(await failureOf(Promise.reject(new SessionInfoError(failure)))).toEqual(failure);
	expect(await failureOf(Promise.resolve(failure))).toBeUndefined();
});
