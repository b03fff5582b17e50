import { isOk, type StatusCheck } from '../../../src/requests/Answer';

describe('a check', () => {
	it.each<readonly [StatusCheck, boolean]>([
		[{ id: 'sessions', result: 'ok' }, true],
		[{ id: 'logout', result: 'unused' }, true],
		[{ id: 'audit-room', result: 'read-only', room: 'audit' }, false],
		[{ id: 'rate-limit', result: 'missing', username: 'session.service' }, false],
		[{ id: 'sessions', result: 'not-checked' }, false],
	])('%j is in order: %p', (check, want) => {
		expect(isOk(check)).toBe(want);
	});
});
