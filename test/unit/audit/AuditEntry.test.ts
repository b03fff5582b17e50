import { describeCaller, describeQuery } from '../../../src/audit/AuditEntry';
import type { Logout, Lookup } from '../../../src/requests/Query';
import { buildCaller } from '../support/caller';
import { sessionId } from '../support/sessions';

describe('describeQuery', () => {
	const page = { offset: 0, count: 5 };

	it.each<readonly [Lookup | Logout, object]>([
		[{ kind: 'admin', sessionId }, { sessionId }],
		[{ kind: 'list', ...page }, {}],
		[{ kind: 'list-user', username: 'bob', ...page }, { username: 'bob' }],
		[{ kind: 'list-user', username: '203.0.113.7', ...page }, { username: '[IP]' }],
		[{ kind: 'list-all', ...page }, {}],
		[{ kind: 'find', filter: 'Chrome', ...page }, { filter: 'Chrome' }],
		[{ kind: 'find', filter: 'at 203.0.113.7', ...page }, { filter: 'at [IP]' }],
		[{ kind: 'find', filter: '2001:db8::1', ...page }, { filter: '[IP]' }],
		[{ kind: 'count-user', username: '::1' }, { username: '[IP]' }],
		[{ kind: 'logout', whose: 'either', sessionId }, { sessionId }],
		[{ kind: 'logout-others', sessionId }, { sessionId }],
		[{ kind: 'logout-all', username: 'bob' }, { username: 'bob' }],
	])('%j: %j', (query, want) => {
		expect(describeQuery(query)).toStrictEqual(want);
	});
});

describe('describeCaller', () => {
	it('says who, by the id too, and nothing else', () => {
		expect(describeCaller(buildCaller())).toStrictEqual({
			id: 'aliceUserId000000',
			username: 'alice',
			name: 'Alice Example',
		});
	});
});
