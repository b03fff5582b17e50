import fc from 'fast-check';

import { isPath, parseRequest, type Path, paths } from '../../../src/api/parse';
import type { JsonObject } from '../../../src/common/json';
import type { Scope } from '../../../src/requests/Query';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const JSON_TYPE = { 'content-type': 'application/json' };

const parse = (path: Path, params: unknown) =>
	paths[path].method === 'get'
		? parseRequest(path, { query: params, content: {}, headers: {} })
		: parseRequest(path, { query: {}, content: params, headers: JSON_TYPE });

const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });

const unknown = (name: string, known: readonly string[]) => ({
	...invalid('unknown'),
	name,
	known,
});

const listOf = (scope: Scope, offset = 0, count = 25) => ({
	kind: 'list',
	scope,
	pagination: { offset, count },
});

describe('paths', () => {
	it.each([
		[
			'get',
			[
				'sessions/info',
				'sessions/info.admin',
				'sessions/list',
				'sessions/list.all',
				'sessions/summary',
				'status',
			],
		],
		[
			'post',
			['sessions/logout.me', 'sessions/logout', 'sessions/logout.others', 'sessions/logout.all'],
		],
	])('paths that take a %s', (method, want) => {
		expect(
			Object.entries(paths)
				.filter(([, path]) => path.method === method)
				.map(([path]) => path),
		).toEqual(want);
	});

	it.each(['toString', '__proto__', 'sessions', 'sessions/info/', ''])(
		'isPath refuses %j',
		(path) => {
			expect(isPath(path)).toBe(false);
			expect(isPath('status')).toBe(true);
		},
	);
});

const ofBob = listOf({ of: 'user', username: 'bob' });
const sorted = (by: 'loginAt' | 'device' | 'os' | 'username', isDescending: boolean) => ({
	sort: { by, isDescending },
});

describe('parseRequest', () => {
	it('parseRequest takes Device IDs as they are, not as people type them', () => {
		const typed = { sessionId: `\`${sessionId}\`.` };
		expect(
			thrown(() =>
				parseRequest('sessions/info', { query: typed, content: undefined, headers: {} }),
			),
		).toEqual({ code: 'invalid-session-id', isMissing: false });
	});

	it.each<readonly [Path, JsonObject, unknown]>([
		['sessions/info', { sessionId }, { kind: 'session', whose: 'own', sessionId }],
		['sessions/info.admin', { sessionId }, { kind: 'session', whose: 'anybody', sessionId }],
		[
			'sessions/info',
			{ sessionId, access_token: 'x' },
			{ kind: 'session', whose: 'own', sessionId },
		],
		['sessions/list', {}, listOf({ of: 'own' })],
		['sessions/list', { offset: '50', count: '10' }, listOf({ of: 'own' }, 50, 10)],
		['sessions/list', { count: '1' }, listOf({ of: 'own' }, 0, 1)],
		['sessions/list', { count: '100' }, listOf({ of: 'own' }, 0, 100)],
		['sessions/list.all', { username: 'bob' }, ofBob],
		['sessions/list.all', { username: ' @bob ' }, ofBob],
		[
			'sessions/list.all',
			{ username: '@carol:matrix.example' },
			listOf({ of: 'user', username: '@carol:matrix.example' }),
		],
		[
			'sessions/list.all',
			{ username: 'bob', offset: '5' },
			listOf({ of: 'user', username: 'bob' }, 5),
		],
		[
			'sessions/list.all',
			{ filter: 'mac os', count: '7' },
			listOf({ of: 'search', filter: 'mac os' }, 0, 7),
		],
		['sessions/list.all', { filter: '0' }, listOf({ of: 'search', filter: '0' })],
		[
			'sessions/list.all',
			{ filter: '`198.51.100.0/24`' },
			listOf({ of: 'search', filter: '198.51.100.0/24' }),
		],
		['sessions/list.all', {}, listOf({ of: 'everybody' })],
		['sessions/list.all', { offset: '100', count: '100' }, listOf({ of: 'everybody' }, 100, 100)],
		[
			'sessions/list.all',
			{ sort: 'loginAt' },
			listOf({ of: 'everybody', ...sorted('loginAt', false) }),
		],
		[
			'sessions/list.all',
			{ sort: '-username' },
			listOf({ of: 'everybody', ...sorted('username', true) }),
		],
		[
			'sessions/list.all',
			{ sort: 'os', filter: 'x' },
			listOf({ of: 'search', filter: 'x', ...sorted('os', false) }),
		],
		[
			'sessions/list.all',
			{ sort: '-device', filter: '8.1' },
			listOf({ of: 'search', filter: '8.1', ...sorted('device', true) }),
		],
		['sessions/summary', {}, { kind: 'summary' }],
		['sessions/logout.me', { sessionId }, { kind: 'logout', whose: 'own', sessionId }],
		['sessions/logout', { sessionId }, { kind: 'logout', whose: 'anybody', sessionId }],
		['sessions/logout.others', { sessionId }, { kind: 'logout-others', sessionId }],
		['sessions/logout.all', { username: 'bob' }, { kind: 'logout-all', username: 'bob' }],
		['sessions/logout.all', { username: '@bob' }, { kind: 'logout-all', username: 'bob' }],
		['status', {}, { kind: 'status' }],
	])('parseRequest reads %s with %j', (path, params, query) => {
		expect(parse(path, params)).toEqual({
			query,
			withAttachments: true,
			callerTwoFactor: undefined,
		});
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
	const idPaths = [
		'sessions/info',
		'sessions/info.admin',
		'sessions/logout.me',
		'sessions/logout',
		'sessions/logout.others',
	] as const;
	const badIds: readonly unknown[] = [
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
	];
	const badNames: readonly unknown[] = [
		undefined,
		'',
		'@',
		' ',
		null,
		['bob'],
		{ $ne: '' },
		7,
		'x'.repeat(257),
	];

	it.each<readonly [Path, JsonObject, unknown]>([
		...idPaths.flatMap((path) =>
			badIds.map(
				(value) =>
					[
						path,
						{ sessionId: value },
						{ code: 'invalid-session-id', isMissing: value === undefined },
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
		['sessions/list.all', { filter: '\u200b' }, invalid('filter')],
		['sessions/list.all', { filter: ['x'] }, invalid('filter')],
		['sessions/list.all', { filter: 'x'.repeat(257) }, invalid('filter')],
		['sessions/list.all', { filter: '' }, invalid('filter')],
		['sessions/list.all', { filter: '198.51.100.0/33' }, invalid('network')],
		['sessions/list.all', { filter: 'x', count: '101' }, invalid('count')],
		['sessions/list.all', { username: 'bob', offset: '-1' }, invalid('offset')],
		['sessions/list.all', { count: '101' }, invalid('count')],
		...['', 'ip', 'LOGINAT', '--loginAt', '+os', 'os ', ['os'], { os: 1 }, 1, null, 'toString'].map(
			(sort) => ['sessions/list.all', { sort }, invalid('sort')] as const,
		),
		['sessions/list.all', { sort: 'os', username: 'bob' }, invalid('sort-not-here')],
		['sessions/list.all', { sort: '-loginAt', filter: '198.51.100.7' }, invalid('sort-not-here')],
		['sessions/list.all', { sort: 'os', filter: '2001:db8::/32' }, invalid('sort-not-here')],
		...badNames.map(
			(username) => ['sessions/logout.all', { username }, invalid('username')] as const,
		),
	])('parseRequest refuses %s with %j', (path, params, want) => {
		expect(thrown(() => parse(path, params))).toEqual(want);
	});

	it('parseRequest refuses unknown parameters on every path, and names those that exist', () => {
		const names = fc.oneof(
			fc.constantFrom(
				'user',
				'cuont',
				'dryRun',
				'SessionId',
				'constructor',
				'toString',
				'',
				'a[b]',
			),
			fc.string(),
		);

		fc.assert(
			fc.property(names, fc.constantFrom(...Object.keys(paths).filter(isPath)), (name, path) => {
				const known = [...paths[path].names, 'attachments'];
				fc.pre(!known.includes(name) && name !== 'access_token' && name !== '__proto__');
				const params = {
					sessionId,
					username: 'bob',
					offset: '0',
					count: '1',
					attachments: undefined,
				};
				const valid = Object.fromEntries(
					Object.entries(params).filter(([key]) => known.includes(key)),
				);
				expect(thrown(() => parse(path, { ...valid, [name]: 'x' }))).toEqual(unknown(name, known));
			}),
		);
	});

	it('parseRequest refuses the key __proto__ in a body and in a query', () => {
		const params: unknown = JSON.parse(
			`{"sessionId":"${sessionId}","__proto__":{"username":"bob"}}`,
		);
		const want = unknown('__proto__', ['sessionId', 'attachments']);
		expect(thrown(() => parse('sessions/logout', params))).toEqual(want);
		expect(thrown(() => parse('sessions/info', params))).toEqual(want);
	});

	it('parseRequest takes nothing from the query of a POST', () => {
		const sent = (query: JsonObject) =>
			parseRequest('sessions/logout', { query, content: { sessionId }, headers: JSON_TYPE });
		expect(thrown(() => sent({ sessionId }))).toEqual(unknown('sessionId', []));
		expect(thrown(() => sent({ attachments: 'false' }))).toEqual(unknown('attachments', []));
		expect(sent({ access_token: 'x' }).query).toEqual({
			kind: 'logout',
			whose: 'anybody',
			sessionId,
		});

		expect(thrown(() => parse('sessions/logout', { sessionId, access_token: 'x' }))).toEqual(
			unknown('access_token', ['sessionId', 'attachments']),
		);
	});

	it.each<readonly [Path, unknown, boolean]>([
		['status', 'true', true],
		['status', 'false', false],
		['sessions/list', 'false', false],
		['sessions/logout', true, true],
		['sessions/logout', false, false],
	])('parseRequest reads attachments of %s: %j', (path, attachments, want) => {
		const params = path === 'sessions/logout' ? { sessionId, attachments } : { attachments };
		expect(parse(path, params).withAttachments).toBe(want);
	});

	it.each<readonly [Path, unknown]>([
		...['', 'no', '0', 'FALSE', ['false'], false, 1, null].map(
			(value) => ['status', value] as const,
		),
		...['false', 'true', 0, null, {}].map((value) => ['sessions/logout', value] as const),
	])('parseRequest refuses attachments of %s: %j', (path, attachments) => {
		const params = path === 'sessions/logout' ? { sessionId, attachments } : { attachments };
		expect(thrown(() => parse(path, params))).toEqual(invalid('attachments'));
	});

	const logOut = (content: unknown, headers: unknown) =>
		parseRequest('sessions/logout', { query: {}, content, headers }).query;

	it.each<readonly [string, unknown, unknown]>([
		['JSON', { sessionId }, JSON_TYPE],
		['JSON with a charset', { sessionId }, { 'content-type': 'application/JSON ; charset=utf-8' }],
		['an object without a type', { sessionId }, {}],
		['an object without headers', { sessionId }, undefined],
	])('parseRequest takes a body: %s', (_name, content, headers) => {
		expect(logOut(content, headers)).toEqual({ kind: 'logout', whose: 'anybody', sessionId });
	});

	it.each<readonly [string, unknown, unknown]>([
		['a form', { sessionId }, { 'content-type': 'application/x-www-form-urlencoded' }],
		[
			'JSON sent as a form',
			{ '{"sessionId":"x"}': '' },
			{ 'content-type': 'application/x-www-form-urlencoded' },
		],
		['text', {}, { 'content-type': 'text/plain;charset=UTF-8', 'content-length': '30' }],
		['another type', {}, { 'content-type': 'application/json-patch+json' }],
		['a body without a type', {}, { 'content-length': '30' }],
		['a stream without a type', {}, { 'transfer-encoding': 'chunked' }],
	])('parseRequest says that a body is not JSON: %s', (_name, content, headers) => {
		expect(thrown(() => logOut(content, headers))).toEqual(invalid('body-not-json'));
	});

	it.each<readonly [unknown]>([[undefined], [null], [''], ['{}'], [7], [true], [[]], [[{}]]])(
		'parseRequest refuses the body %j, which is no object',
		(content) => {
			expect(thrown(() => logOut(content, JSON_TYPE))).toEqual(invalid('body'));
		},
	);

	it.each([[{}], [{ 'content-length': '0' }], [JSON_TYPE]])(
		'parseRequest says of no body with the headers %j that the id is missing',
		(headers) => {
			expect(thrown(() => logOut({}, headers))).toEqual({
				code: 'invalid-session-id',
				isMissing: true,
			});
		},
	);

	it('parseRequest throws nothing but the failures of the app, whatever comes', () => {
		const key = fc.constantFrom(
			'sessionId',
			'offset',
			'count',
			'username',
			'filter',
			'sort',
			'attachments',
			'__proto__',
		);
		const params = fc.dictionary(key, fc.oneof(fc.string(), fc.jsonValue()));

		fc.assert(
			fc.property(params, (sent) => {
				const kinds = Object.keys(paths)
					.filter(isPath)
					.map((path) => {
						try {
							return parse(path, sent).query.kind;
						} catch (error) {
							// Surfaces what is no failure of the app.
							return thrown(() => {
								throw error;
							}).code;
						}
					});
				expect(kinds).toHaveLength(10);
			}),
		);
	});
});

describe('parseRequest, of the headers of a second factor', () => {
	const twoFactorOf = (headers: JsonObject) =>
		parseRequest('status', { query: {}, content: {}, headers }).callerTwoFactor;

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
	])('parseRequest reads the headers %j', (headers, want) => {
		expect(twoFactorOf(headers)).toStrictEqual(want);
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
	])('parseRequest refuses the headers %j', (headers, parameter) => {
		expect(thrown(() => twoFactorOf(headers))).toEqual(invalid(parameter));
	});
});
