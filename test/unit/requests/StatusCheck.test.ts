import { isAdvice, isOk, type StatusCheck } from '../../../src/requests/StatusCheck';

const username = 'session.service';

it.each<readonly [StatusCheck, boolean, boolean]>([
	[{ id: 'sessions', result: 'ok' }, true, false],
	[{ id: 'logout', result: 'unused' }, true, false],
	[{ id: 'workspace', result: 'insecure' }, true, true],
	[{ id: 'credentials', result: 'administrator', username }, true, true],
	[{ id: 'logout', result: 'unneeded', username }, true, true],
	[{ id: 'audit-room', result: 'public', room: 'audit' }, true, true],
	[{ id: 'audit-room', result: 'read-only', room: 'audit' }, false, false],
	[{ id: 'sessions', result: 'failed', failure: { code: 'internal-error' } }, false, false],
])('isOk of %j is %p, and isAdvice of its result %p', (check, ok, advice) => {
	expect(isOk(check)).toBe(ok);
	expect(isAdvice(check.result)).toBe(advice);
});
