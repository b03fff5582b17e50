import fc from 'fast-check';

import { isPath, parseRequest, type Path, paths } from '../../../src/api/parse';
import type { JsonObject } from '../../../src/common/json';
import { toFailure } from '../../../src/errors/SessionInfoError';
import type { Scope } from '../../../src/requests/Query';
import { thrown } from '../support/failures';
import { sessionId } from '../support/sessions';

const JSON_TYPE = { 'content-type': 'application/json' };

const parse = (path: Path, params: unknown) =>
	paths[path].method === 'get'
		? parseRequest(path, { query: params, content: {}, headers: {} })
		: parseRequest(path, { query: {}, content: params, headers: JSON_TYPE });

const everyPath = Object.keys(paths).filter(isPath);

const invalid = (parameter: string) => ({ code: 'invalid-params', parameter });
const badId = { code: 'invalid-session-id', isMissing: false };
const noId = { ...badId, isMissing: true };

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

const logout = { kind: 'logout', whose: 'anybody', sessionId };

it.each(['toString', '__proto__', 'sessions', 'sessions/info/', ''])(
	'isPath refuses %j',
	(path) => {
		expect(isPath(path)).toBe(false);
	},
);

it.each<readonly [Path, JsonObject, unknown]>([
	['sessions/info', { sessionId }, { kind: 'session', whose: 'own', sessionId }],
	['sessions/info.admin', { sessionId }, { kind: 'session', whose: 'anybody', sessionId }],
	['sessions/list', { access_token: 'x' }, listOf({ of: 'own' })],
	['sessions/list', { offset: '50', count: '1' }, listOf({ of: 'own' }, 50, 1)],
	['sessions/list.all', {}, listOf({ of: 'everybody' })],
	['sessions/list.all', { username: ' @bob ' }, listOf({ of: 'user', username: 'bob' })],
	['sessions/list.all', { filter: '0', count: '7' }, listOf({ of: 'search', filter: '0' }, 0, 7)],
	['sessions/summary', {}, { kind: 'summary' }],
	['sessions/logout.me', { sessionId }, { kind: 'logout', whose: 'own', sessionId }],
	['sessions/logout', { sessionId }, logout],
	['sessions/logout.others', { sessionId }, { kind: 'logout-others', sessionId }],
	['sessions/logout.all', { username: '@bob' }, { kind: 'logout-all', username: 'bob' }],
	['status', {}, { kind: 'status' }],
])('parseRequest reads %s with %j', (path, params, query) => {
	expect(parse(path, params)).toEqual({
		query,
		withAttachments: true,
		callerTwoFactor: undefined,
	});
});

it.each<readonly [JsonObject, Scope]>([
	[{ sort: 'loginAt' }, { of: 'everybody', sort: { by: 'loginAt', isDescending: false } }],
	[
		{ sort: '-os', filter: '8.1' },
		{ of: 'search', filter: '8.1', sort: { by: 'os', isDescending: true } },
	],
])('parseRequest reads the order of %j', (params, scope) => {
	expect(parse('sessions/list.all', params).query).toEqual(listOf(scope));
});

it.each<readonly [Path, JsonObject, unknown]>([
	['sessions/info', {}, noId],
	['sessions/info', { sessionId: `\`${sessionId}\`` }, badId],
	['sessions/info.admin', { sessionId: [sessionId] }, badId],
	['sessions/logout.me', { sessionId: { $ne: 'x' } }, badId],
	['sessions/logout.others', { sessionId: '.*' }, badId],
	['sessions/list', { offset: '-1' }, invalid('offset')],
	['sessions/list', { count: '0' }, invalid('count')],
	['sessions/list', { count: '101' }, invalid('count')],
	['sessions/list.all', { username: '', filter: 'x' }, invalid('username-and-filter')],
	['sessions/list.all', { username: 'bob', filter: '' }, invalid('username-and-filter')],
	['sessions/list.all', { filter: '' }, invalid('filter')],
	...['ip', '--loginAt', '+os', 'os ', ['os'], null].map(
		(sort) => ['sessions/list.all', { sort }, invalid('sort')] as const,
	),
	['sessions/list.all', { sort: 'os', username: 'bob' }, invalid('sort-not-here')],
	['sessions/list.all', { sort: '-loginAt', filter: '198.51.100.7' }, invalid('sort-not-here')],
	['sessions/logout.all', {}, invalid('username')],
])('parseRequest refuses %s with %j', (path, params, want) => {
	expect(thrown(() => parse(path, params))).toEqual(want);
});

it('parseRequest refuses unknown parameters on every path, and names those that exist', () => {
	const names = fc.oneof(
		fc.constantFrom('user', 'cuont', 'SessionId', 'constructor', 'toString', '', 'a[b]'),
		fc.string(),
	);
	const params = { sessionId, username: 'bob', offset: '0', count: '1' };

	fc.assert(
		fc.property(names, fc.constantFrom(...everyPath), (name, path) => {
			const known = [...paths[path].names, 'attachments'];
			fc.pre(![...known, 'access_token', '__proto__'].includes(name));
			const valid = Object.fromEntries(
				Object.entries(params).filter(([key]) => known.includes(key)),
			);
			expect(thrown(() => parse(path, { ...valid, [name]: 'x' }))).toEqual(unknown(name, known));
		}),
	);
});

it.each<Path>(['sessions/info', 'sessions/logout'])(
	'parseRequest refuses the key __proto__ on %s',
	(path) => {
		const params: unknown = JSON.parse(`{"sessionId":"${sessionId}","__proto__":{"x":1}}`);
		const failure = unknown('__proto__', ['sessionId', 'attachments']);
		expect(thrown(() => parse(path, params))).toEqual(failure);
	},
);

it('parseRequest takes nothing from the query of a POST, and no access token from its body', () => {
	const sent = (query: JsonObject) =>
		parseRequest('sessions/logout', { query, content: { sessionId }, headers: JSON_TYPE });
	expect(thrown(() => sent({ sessionId }))).toEqual(unknown('sessionId', []));
	expect(thrown(() => sent({ attachments: 'false' }))).toEqual(unknown('attachments', []));
	expect(sent({ access_token: 'x' }).query).toEqual(logout);
	expect(thrown(() => parse('sessions/logout', { sessionId, access_token: 'x' }))).toEqual(
		unknown('access_token', ['sessionId', 'attachments']),
	);
});

it.each<readonly [Path, unknown, boolean]>([
	['sessions/info', 'true', true],
	['sessions/info', 'false', false],
	['sessions/logout', true, true],
	['sessions/logout', false, false],
])('parseRequest reads attachments of %s: %j', (path, attachments, want) => {
	expect(parse(path, { sessionId, attachments }).withAttachments).toBe(want);
});

it.each<readonly [Path, unknown]>([
	...['', 'FALSE', ['false'], false, 1, null].map((value) => ['sessions/info', value] as const),
	...['false', 'true', 0, null, {}].map((value) => ['sessions/logout', value] as const),
])('parseRequest refuses attachments of %s: %j', (path, attachments) => {
	expect(thrown(() => parse(path, { sessionId, attachments }))).toEqual(invalid('attachments'));
});

const logOut = (content: unknown, headers: unknown) =>
	parseRequest('sessions/logout', { query: {}, content, headers }).query;

it.each<readonly [string, unknown]>([
	['JSON', JSON_TYPE],
	['JSON with a charset', { 'content-type': 'application/JSON ; charset=utf-8' }],
	['an object without a type', { 'content-length': '30' }],
	['an object without headers', undefined],
])('parseRequest takes a body: %s', (_name, headers) => {
	expect(logOut({ sessionId }, headers)).toEqual(logout);
});

it.each<readonly [string, unknown, unknown]>([
	['another type', {}, { 'content-type': 'application/json-patch+json' }],
	['a type that ends with it', {}, { 'content-type': 'text/application/json' }],
	['a list of types', { sessionId }, { 'content-type': ['application/json'] }],
	['a body without a type', {}, { 'content-length': '30' }],
	['a stream without a type', {}, { 'transfer-encoding': 'chunked' }],
])('parseRequest says that a body is not JSON: %s', (_name, content, headers) => {
	expect(thrown(() => logOut(content, headers))).toEqual(invalid('body-not-json'));
});

it.each<readonly [unknown]>([[undefined], [null], ['{}'], [7], [[{}]]])(
	'parseRequest refuses the body %j, which is no object',
	(content) => {
		expect(thrown(() => logOut(content, JSON_TYPE))).toEqual(invalid('body'));
	},
);

it.each([[{}], [{ 'content-length': '0' }], [JSON_TYPE]])(
	'parseRequest says of no body with the headers %j that the id is missing',
	(headers) => {
		expect(thrown(() => logOut({}, headers))).toEqual(noId);
	},
);

const twoFactorOf = (headers: JsonObject) =>
	parseRequest('status', { query: {}, content: {}, headers }).callerTwoFactor;

it.each<readonly [JsonObject, unknown]>([
	[{ 'x-auth-token': 'secret', 'cookie': 'x' }, undefined],
	[{ 'x-2fa-code': '!~'.repeat(64) }, { code: '!~'.repeat(64) }],
	...['totp', 'email', 'password'].map(
		(method) => [{ 'x-2fa-method': method }, { method }] as const,
	),
])('parseRequest reads the second factor of the headers %j', (headers, want) => {
	expect(twoFactorOf(headers)).toStrictEqual(want);
});

it.each<readonly [string, unknown]>([
	...['', '12 34', '1\n', '１２３', 'x'.repeat(129), ['1']].map(
		(code) => ['x-2fa-code', code] as const,
	),
	...['none', 'totp\n', 'totp, email', ['totp']].map((method) => ['x-2fa-method', method] as const),
])('parseRequest refuses the header %s: %j', (name, value) => {
	expect(thrown(() => twoFactorOf({ [name]: value }))).toEqual(invalid(name));
});

it('parseRequest throws nothing but the failures of the app, whatever comes', () => {
	const key = fc.constantFrom(...['sessionId', 'offset', 'count', 'username', 'filter', 'sort']);
	const params = fc.dictionary(
		fc.oneof(key, fc.constantFrom('attachments', '__proto__')),
		fc.oneof(fc.string(), fc.jsonValue()),
	);
	const outcome = (path: Path, sent: JsonObject): string => {
		try {
			return parse(path, sent).query.kind;
		} catch (error) {
			return toFailure(error).code;
		}
	};

	fc.assert(
		fc.property(params, (sent) => {
			expect(everyPath.map((path) => outcome(path, sent))).not.toContain('internal-error');
		}),
	);
});
