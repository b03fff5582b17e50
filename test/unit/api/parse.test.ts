import fc from 'fast-check';

import { parseTwoFactor, type Path, paths } from '../../../src/api/parse';
import type { JsonObject } from '../../../src/json';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const queryOf = (path: Path, params: JsonObject): unknown => paths[path](params);
const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

describe('paths', () => {
	it.each<readonly [Path, JsonObject, unknown]>([
		['sessions/info', { sessionId }, { kind: 'info', sessionId }],
		['sessions/info.admin', { sessionId }, { kind: 'admin', sessionId }],
		['sessions/info', { sessionId, other: 'ignored' }, { kind: 'info', sessionId }],
		['sessions/list', {}, { kind: 'list', offset: 0, count: 25 }],
		['sessions/list', { offset: '50', count: '10' }, { kind: 'list', offset: 50, count: 10 }],
		['sessions/list', { count: '1' }, { kind: 'list', offset: 0, count: 1 }],
		['sessions/list', { count: '50' }, { kind: 'list', offset: 0, count: 50 }],
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
		...(['sessions/info', 'sessions/info.admin'] as const).flatMap((path) =>
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
			].map((value) => [path, { sessionId: value }, { code: 'invalid-session-id' }] as const),
		),
		...badNumbers.map((offset) => ['sessions/list', { offset }, invalid('offset')] as const),
		...[...badNumbers, '0', '51', '1000000'].map(
			(count) => ['sessions/list', { count }, invalid('count')] as const,
		),
		['sessions/list.all', {}, invalid('username-or-filter')],
		['sessions/list.all', { username: 'bob', filter: 'x' }, invalid('username-or-filter')],
		['sessions/list.all', { username: '', filter: 'x' }, invalid('username-or-filter')],
		['sessions/list.all', { username: '' }, invalid('username')],
		['sessions/list.all', { username: ['bob', 'sam'] }, invalid('username')],
		['sessions/list.all', { username: { $ne: '' } }, invalid('username')],
		['sessions/list.all', { filter: ' ' }, invalid('filter')],
		['sessions/list.all', { filter: ['x'] }, invalid('filter')],
		['sessions/list.all', { filter: 'x'.repeat(257) }, invalid('filter')],
		['sessions/list.all', { filter: 'x', count: '51' }, invalid('count')],
		['sessions/list.all', { username: 'bob', offset: '-1' }, invalid('offset')],
	])('%s refuses %j', (path, params, want) => {
		expect(thrown(() => queryOf(path, params))).toEqual(want);
	});

	it('throw nothing but their own errors, whatever query comes', () => {
		const key = fc.constantFrom('sessionId', 'offset', 'count', 'username', 'filter', '__proto__');
		const params = fc.dictionary(key, fc.oneof(fc.string(), fc.jsonValue()));

		fc.assert(
			fc.property(params, (query) => {
				const codes = Object.values(paths).map((read) => {
					try {
						return read(query).kind;
					} catch (error) {
						// Surfaces whatever is no failure of the app.
						return thrown(() => {
							throw error;
						}).code;
					}
				});

				expect(codes).toHaveLength(5);
			}),
		);
	});
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
