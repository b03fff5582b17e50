import { hasHiddenCause, httpStatus } from '../../../src/errors/codes';

it('hasHiddenCause holds for what is the business of the workspace or its administrator', () => {
	const codes = Object.keys(httpStatus).filter(
		(code): code is keyof typeof httpStatus => code in httpStatus,
	);

	expect(codes.filter((code) => !hasHiddenCause(code)).sort()).toEqual([
		...['internal-error', 'invalid-params', 'invalid-session-id', 'not-allowed'],
		...['session-not-found', 'too-many-requests', 'user-not-found'],
		'workspace-logout-unconfirmed',
	]);
});
