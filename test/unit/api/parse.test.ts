import fc from 'fast-check';

import { isPath, parseParameters, parseTwoFactor, type Path, paths } from '../../../src/api/parse';
import type { JsonObject } from '../../../src/common/json';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const queryOf = (path: Path, params: JsonObject): unknown => paths[path].parse(params);
const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

describe('paths', () => {
	it.each([
		[
			'get',
			['sessions/info', 'sessions/info.admin', 'sessions/list', 'sessions/list.all', 'status'],
		],
		[
			'post',
			['sessions/logout.me', 'sessions/logout', 'sessions/logout.others', 'sessions/logout.all'],
		],
	])('that take a %s', (method, want) => {
		expect(
			Object.entries(paths)
				.filter(([, path]) => path.method === method)
				.map(([path]) => path),
		).toEqual(want);
	});

	it.each(['toString', '__proto__', 'sessions', 'sessions/info/', ''])('are not %j', (path) => {
		expect(isPath(path)).toBe(false);
		expect(isPath('status')).toBe(true);
	});

	it.each<readonly [Path, JsonObject, unknown]>([
		['sessions/info', { sessionId }, { kind: 'info', sessionId }],
		['sessions/info.admin', { sessionId }, { kind: 'admin', sessionId }],
		['sessions/info', { sessionId, other: 'ignored' }, { kind: 'info', sessionId }],
		['sessions/list', {}, { kind: 'list', offset: 0, count: 25 }],
		['sessions/list', { offset: '50', count: '10' }, { kind: 'list', offset: 50, count: 10 }],
		['sessions/list', { count: '1' }, { kind: 'list', offset: 0, count: 1 }],
		['sessions/list', { count: '100' }, { kind: 'list', offset: 0, count: 100 }],
		['sessions/list', { username: 'bob', filter: 'x' }, { kind: 'list', offset: 0, count: 25 }],
		[
			'sessions/list.all',
			{ username: 'bob' },
			{ kind: 'list-user', username: 'bob', offset: 0, count: 25 },
		],
		[
			'sessions/list.all',
			{ username: ' bob ', offset: '5' },
			{ kind: 'list-user', username: 'bob', offset: 5, count: 25 },
		],
		[
			'sessions/list.all',
			{ filter: 'mac os', count: '7' },
			{ kind: 'find', filter: 'mac os', offset: 0, count: 7 },
		],
		['sessions/list.all', { filter: '0' }, { kind: 'find', filter: '0', offset: 0, count: 25 }],
		[
			'sessions/list.all',
			{ username: '@bob' },
			{ kind: 'list-user', username: 'bob', offset: 0, count: 25 },
		],
		['sessions/list.all', {}, { kind: 'list-all', offset: 0, count: 25 }],
		[
			'sessions/list.all',
			{ offset: '100', count: '100' },
			{ kind: 'list-all', offset: 100, count: 100 },
		],
		['sessions/logout.me', { sessionId }, { kind: 'logout', whose: 'own', sessionId }],
		['sessions/logout', { sessionId }, { kind: 'logout', whose: 'anybody', sessionId }],
		[
			'sessions/logout',
			{ sessionId, username: 'bob', force: true },
			{ kind: 'logout', whose: 'anybody', sessionId },
		],
		['sessions/logout.others', { sessionId }, { kind: 'logout-others', sessionId }],
		['sessions/logout.all', { username: 'bob' }, { kind: 'logout-all', username: 'bob' }],
		['sessions/logout.all', { username: '@bob' }, { kind: 'logout-all', username: 'bob' }],
		['status', {}, { kind: 'status' }],
		['status', { anything: ['x'] }, { kind: 'status' }],
	])('%s with %j', (path, params, want) => {
		expect(queryOf(path, params)).toEqual(want);
	});

	const badNumbers: readonly unknown[] = [
		'',
		'-1',
		'1.5',
		'1e3',
		'x',
		' 1',
		['1'],
		['1', '2'],
		{ a: '1' },
		5,
		null,
	];

	it.each<readonly [Path, JsonObject, unknown]>([
		...(
			[
				...(['sessions/info', 'sessions/info.admin'] as const),
				...(['sessions/logout.me', 'sessions/logout', 'sessions/logout.others'] as const),
			] as const
		).flatMap((path) =>
			[
				undefined,
				'',
				'a.b',
				'.*',
				'x'.repeat(65),
				[sessionId],
				[sessionId, 'x'],
				{ $ne: 'x' },
				7,
				null,
			].map(
				(value) =>
					[
						path,
						{ sessionId: value },
						{ code: 'invalid-session-id', missing: value === undefined, door: 'api' },
					] as const,
			),
		),
		...badNumbers.map((offset) => ['sessions/list', { offset }, invalid('offset')] as const),
		...[...badNumbers, '0', '101', '1000000'].map(
			(count) => ['sessions/list', { count }, invalid('count')] as const,
		),
		['sessions/list.all', { username: 'bob', filter: 'x' }, invalid('username-and-filter')],
		['sessions/list.all', { username: '', filter: 'x' }, invalid('username-and-filter')],
		['sessions/list.all', { username: 'bob', filter: '' }, invalid('username-and-filter')],
		['sessions/list.all', { username: '@' }, invalid('username')],
		['sessions/list.all', { username: '' }, invalid('username')],
		['sessions/list.all', { username: ['bob', 'sam'] }, invalid('username')],
		['sessions/list.all', { username: { $ne: '' } }, invalid('username')],
		['sessions/list.all', { filter: ' ' }, invalid('filter')],
		['sessions/list.all', { filter: ['x'] }, invalid('filter')],
		['sessions/list.all', { filter: 'x'.repeat(257) }, invalid('filter')],
		['sessions/list.all', { filter: 'x', count: '101' }, invalid('count')],
		['sessions/list.all', { username: 'bob', offset: '-1' }, invalid('offset')],
		['sessions/list.all', { count: '101' }, invalid('count')],
		['sessions/list.all', { filter: '' }, invalid('filter')],
		...[undefined, '', '@', ' ', null, ['bob'], { $ne: '' }, 7, 'x'.repeat(257)].map(
			(username) => ['sessions/logout.all', { username }, invalid('username')] as const,
		),
	])('%s refuses %j', (path, params, want) => {
		expect(thrown(() => queryOf(path, params))).toEqual(want);
	});

	it('throw nothing but their own errors, whatever query comes', () => {
		const key = fc.constantFrom('sessionId', 'offset', 'count', 'username', 'filter', '__proto__');
		const params = fc.dictionary(key, fc.oneof(fc.string(), fc.jsonValue()));

		fc.assert(
			fc.property(params, (query) => {
				const codes = Object.values(paths).map(({ parse }) => {
					try {
						return parse(query).kind;
					} catch (error) {
						// Surfaces whatever is no failure of the app.
						return thrown(() => {
							throw error;
						}).code;
					}
				});
				expect(codes).toHaveLength(9);
			}),
		);
	});
});

describe('parseParameters', () => {
	it.each([{}, { sessionId }, { anything: [1] }])('takes the object %j', (content) => {
		expect(parseParameters(content)).toBe(content);
	});

	it.each([undefined, null, '', '{}', `{"sessionId":"${sessionId}"}`, 7, true, [], [{}]])(
		'refuses %j',
		(content) => {
			expect(thrown(() => parseParameters(content))).toEqual(invalid('body'));
		},
	);
});

describe('parseTwoFactor', () => {
	it.each<readonly [JsonObject, unknown]>([
		[{}, undefined],
		[{ 'x-auth-token': 'secret', 'cookie': 'x' }, undefined],
		[{ 'x-2fa-code': '123456' }, { code: '123456' }],
		[{ 'x-2fa-method': 'totp' }, { method: 'totp' }],
		[
			{ 'x-2fa-code': 'abc', 'x-2fa-method': 'email' },
			{ code: 'abc', method: 'email' },
		],
		[
			{ 'x-2fa-code': 'x', 'x-2fa-method': 'password' },
			{ code: 'x', method: 'password' },
		],
		[{ 'x-2fa-code': '!~'.repeat(64) }, { code: '!~'.repeat(64) }],
	])('reads %j', (headers, want) => {
		expect(parseTwoFactor(headers)).toStrictEqual(want);
	});

	it.each<readonly [JsonObject, string]>([
		[{ 'x-2fa-code': '' }, 'x-2fa-code'],
		[{ 'x-2fa-code': '12 34' }, 'x-2fa-code'],
		[{ 'x-2fa-code': '123456\r\nX-Evil: 1' }, 'x-2fa-code'],
		[{ 'x-2fa-code': '123456\n' }, 'x-2fa-code'],
		[{ 'x-2fa-code': '１２３' }, 'x-2fa-code'],
		[{ 'x-2fa-code': 'x'.repeat(129) }, 'x-2fa-code'],
		[{ 'x-2fa-code': ['123456'] }, 'x-2fa-code'],
		[{ 'x-2fa-code': 123456 }, 'x-2fa-code'],
		[{ 'x-2fa-code': null }, 'x-2fa-code'],
		[{ 'x-2fa-code': '1, 2' }, 'x-2fa-code'],
		[{ 'x-2fa-method': '' }, 'x-2fa-method'],
		[{ 'x-2fa-method': 'TOTP' }, 'x-2fa-method'],
		[{ 'x-2fa-method': 'none' }, 'x-2fa-method'],
		[{ 'x-2fa-method': 'totp\n' }, 'x-2fa-method'],
		[{ 'x-2fa-method': 'totp, email' }, 'x-2fa-method'],
		[{ 'x-2fa-method': ['totp'] }, 'x-2fa-method'],
		[{ 'x-2fa-code': '123456', 'x-2fa-method': 'sms' }, 'x-2fa-method'],
	])('refuses %j', (headers, parameter) => {
		expect(thrown(() => parseTwoFactor(headers))).toEqual(invalid(parameter));
	});
});
