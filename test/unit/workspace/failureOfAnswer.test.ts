import fc from 'fast-check';

import type { Endpoint } from '../../../src/common/endpoints';
import {
	failureOfAnswer,
	failureOfError,
	type HttpAnswer,
	readHttpAnswer,
} from '../../../src/workspace/failureOfAnswer';
import { start } from '../support/clock';

const buildAnswer = (override: Partial<HttpAnswer> = {}): HttpAnswer => ({
	status: 200,
	headers: {},
	body: { success: true },
	...override,
});

const refuse = (status: number, body: unknown, endpoint: Endpoint = 'sessions/info.admin') =>
	failureOfAnswer(endpoint, buildAnswer({ status, body }), start);

const codeOf = (failure: ReturnType<typeof failureOfAnswer>): string | undefined =>
	typeof failure === 'object' ? failure.code : failure;

describe('readHttpAnswer', () => {
	it.each([
		['nothing: no network on servers up to 5.x, or no permission', undefined],
		['null', null],
		['a text', 'ok'],
		['an array', [200]],
		['no status', { data: {} }],
		['a status that is text', { statusCode: '200', data: {} }],
	])('is undefined for %s', (_name, response) => {
		expect(readHttpAnswer(response)).toBeUndefined();
	});

	it.each([
		[
			'parsed data',
			{ statusCode: 200, headers: { a: 'b' }, data: { x: 1 }, content: 'y' },
			{ x: 1 },
		],
		['JSON that was not declared', { statusCode: 200, data: null, content: '{"x":1}' }, { x: 1 }],
		['an array', { statusCode: 200, content: '[1]' }, [1]],
		['HTML', { statusCode: 502, data: null, content: '<html>Bad Gateway</html>' }, undefined],
		[
			'a body that was cut off',
			{ statusCode: 200, data: null, content: '{"success":tr' },
			undefined,
		],
		['no body', { statusCode: 204, data: null, content: '' }, undefined],
		['no body at all', { statusCode: 204 }, undefined],
		['a body that is no text', { statusCode: 200, content: Buffer.from('{}') }, undefined],
		['null', { statusCode: 200, content: 'null' }, null],
	])('reads the body of an answer with %s', (_name, response, want) => {
		expect(readHttpAnswer(response)?.body).toEqual(want);
	});

	it('reads status and headers', () => {
		const headers = { 'x-ratelimit-reset': '1' };
		expect(readHttpAnswer({ statusCode: 429, headers })).toMatchObject({ status: 429, headers });
		expect(readHttpAnswer({ statusCode: 429, headers: null })).toMatchObject({ headers: {} });
	});
});

describe('failureOfAnswer', () => {
	describe('success', () => {
		it.each<readonly [Endpoint, unknown]>([
			['sessions/info', { sessionId: 'x', success: true }],
			['permissions.listAll', { update: [], success: true }],
			['me', { _id: 'x', success: true }],
			['me', { _id: 'x' }],
		])('%s', (endpoint, body) => {
			expect(failureOfAnswer(endpoint, buildAnswer({ body }), start)).toBeUndefined();
		});
	});

	describe('of Rocket.Chat', () => {
		const loginRequired = 'You must be logged in to do this.';
		const required = 'User does not have the permissions required for this action';
		const totpRequired = {
			success: false,
			error: 'TOTP Required [totp-required]',
			errorType: 'totp-required',
			details: { method: 'totp', codeGenerated: false, availableMethods: ['totp', 'email'] },
		};

		it.each<readonly [string, number, unknown, string]>([
			['not found', 404, { success: false, error: 'Session not found' }, 'not-found'],

			[
				'401 up to 6.x',
				401,
				{ status: 'error', message: loginRequired },
				'workspace-credentials-rejected',
			],
			[
				'401 of 7.x and 8.x',
				401,
				{ success: false, error: loginRequired, status: 'error', message: loginRequired },
				'workspace-credentials-rejected',
			],
			[
				'401 of 9.0',
				401,
				{ success: false, error: loginRequired },
				'workspace-credentials-rejected',
			],
			[
				'401 for a user without a name',
				401,
				{ success: false, error: 'Users must have a username [error-unauthorized]' },
				'workspace-credentials-rejected',
			],

			[
				'unlicensed up to 7.1',
				403,
				{ success: false, error: 'unauthorized' },
				'workspace-unlicensed',
			],
			['unlicensed in 7.2', 401, { success: false, error: 'unauthorized' }, 'workspace-unlicensed'],
			[
				'unlicensed since 7.10',
				400,
				{
					success: false,
					error: 'This is an enterprise feature [error-action-not-allowed]',
					errorType: 'error-action-not-allowed',
				},
				'workspace-unlicensed',
			],
			[
				'unlicensed, the code in the text alone',
				400,
				{ success: false, error: 'This is an enterprise feature [error-action-not-allowed]' },
				'workspace-unlicensed',
			],
			[
				'unlicensed as forbidden()',
				403,
				{ success: false, error: 'forbidden', errorType: 'error-forbidden' },
				'workspace-unlicensed',
			],

			[
				'no permission up to 8.x',
				403,
				{ success: false, error: `${required} [error-unauthorized]` },
				'workspace-permission-missing',
			],
			[
				'no permission in 9.0',
				403,
				{ success: false, error: `${required} [error-forbidden]`, errorType: 'error-forbidden' },
				'workspace-permission-missing',
			],
			[
				'no permission in 9.0, the text alone',
				403,
				{ success: false, error: required, errorType: 'error-forbidden' },
				'workspace-permission-missing',
			],
			[
				'not allowed as a 400',
				400,
				{
					success: false,
					error: 'Not allowed [error-not-allowed]',
					errorType: 'error-not-allowed',
				},
				'workspace-permission-missing',
			],
			[
				'not authorized as a 400',
				400,
				{ success: false, error: 'Not Authorized [not-authorized]' },
				'workspace-permission-missing',
			],

			['a code is demanded', 400, totpRequired, 'workspace-two-factor-required'],
			[
				'a code is demanded, the text alone',
				400,
				{ success: false, error: 'TOTP Required [totp-required]' },
				'workspace-two-factor-required',
			],
			[
				'the password is demanded',
				400,
				{ ...totpRequired, details: { method: 'password', availableMethods: [] } },
				'workspace-two-factor-required',
			],
			[
				'a wrong code',
				400,
				{ success: false, error: 'TOTP Invalid [totp-invalid]', errorType: 'totp-invalid' },
				'workspace-two-factor-rejected',
			],
			[
				'too many wrong codes',
				400,
				{ success: false, error: 'Maximum number of attempts [totp-max-attempts]' },
				'workspace-two-factor-rejected',
			],

			[
				'bad parameters up to 8.7',
				400,
				{ success: false, error: "must have 'x' [invalid-params]", errorType: 'invalid-params' },
				'workspace-bad-answer',
			],
			[
				'bad parameters since 8.8',
				400,
				{ success: false, error: "must have 'x'", errorType: 'error-invalid-params' },
				'workspace-bad-answer',
			],
			[
				'an internal error',
				500,
				{ success: false, error: 'Internal server error' },
				'workspace-bad-answer',
			],
			['a restart', 503, 'Service Unavailable', 'workspace-bad-answer'],
			[
				'2FA in other words',
				400,
				{ success: false, error: 'Code, please', errorType: 'totp-required' },
				'workspace-two-factor-required',
			],
			[
				'a refusal of another error',
				400,
				{ success: false, error: 'No [error-unauthorized]' },
				'workspace-permission-missing',
			],
			[
				'a forbidden action',
				400,
				{ success: false, error: 'No [error-forbidden]' },
				'workspace-permission-missing',
			],
			[
				'a refusal with the status of a failure',
				500,
				{ success: false, error: 'No [error-not-allowed]' },
				'workspace-bad-answer',
			],
			[
				'"unauthorized" in a longer sentence',
				403,
				{ success: false, error: 'Unauthorized to read this' },
				'workspace-permission-missing',
			],
			[
				'"forbidden" at the end of a sentence',
				403,
				{ success: false, error: 'Reading this is forbidden' },
				'workspace-permission-missing',
			],
			[
				'"unauthorized" as bad parameters',
				400,
				{ success: false, error: 'unauthorized' },
				'workspace-bad-answer',
			],
			[
				'no session as documented',
				400,
				{ success: false, error: 'Session not found' },
				'not-found',
			],
			[
				'no session in other letters',
				400,
				{ success: false, error: 'session not found' },
				'not-found',
			],
			[
				'no session, with another status than 404 or 400',
				500,
				{ success: false, error: 'Session not found' },
				'workspace-bad-answer',
			],
			[
				'a sentence about sessions that were not found',
				404,
				{ success: false, error: 'Session not found in the cache' },
				'workspace-bad-answer',
			],
		])('%s', (_name, status, body, want) => {
			expect(codeOf(refuse(status, body))).toBe(want);
		});

		it('says where and with which status', () => {
			expect(refuse(401, { message: loginRequired }, 'me')).toEqual({
				code: 'workspace-credentials-rejected',
				endpoint: 'me',
				status: 401,
			});
		});

		it.each<readonly [number, Endpoint, string]>([
			[401, 'me', 'workspace-credentials-rejected'],
			[401, 'permissions.listAll', 'workspace-credentials-rejected'],
			[403, 'permissions.listAll', 'workspace-permission-missing'],
		])('%d "unauthorized" of %s says nothing about the licence', (status, endpoint, want) => {
			expect(codeOf(refuse(status, { success: false, error: 'unauthorized' }, endpoint))).toBe(
				want,
			);
		});
	});

	describe('of something else in between', () => {
		it.each<readonly [string, number, unknown]>([
			['HTML as a success', 200, undefined],
			['null', 200, null],
			['an array', 200, []],
			['a text', 200, 'ok'],
			['a success that is none', 200, { success: false, error: 'no' }],
			['an empty answer', 204, undefined],
			['a redirect', 302, undefined],
			['a page that is not there', 404, undefined],
			['a foreign 404', 404, { error: 'no such route' }],
			['a proxy that forbids', 403, undefined],
			['a proxy that finds nobody', 502, undefined],
			['a teapot', 418, { error: 'short and stout' }],
		])('%s is no answer', (_name, status, body) => {
			expect(refuse(status, body)).toEqual({
				code: 'workspace-bad-answer',
				endpoint: 'sessions/info.admin',
				status,
			});
		});
	});

	it('knows a failure for every answer, and throws for none', () => {
		const word = fc.oneof(
			fc.string(),
			fc.constantFrom('unauthorized', '[totp-required]', 'error-forbidden', 'Session not found'),
		);
		const body = fc.oneof(
			fc.jsonValue(),
			fc.record({ success: fc.anything(), error: fc.oneof(word, fc.anything()), errorType: word }),
		);

		fc.assert(
			fc.property(fc.integer({ min: 201, max: 599 }), body, (status, value) => {
				expect(codeOf(refuse(status, value))).toMatch(/^(workspace-[a-z-]+|not-found)$/);
			}),
		);
	});

	describe('429', () => {
		const sentence = (seconds: number | string) => ({
			success: false,
			error: `Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`,
		});
		const inSeconds = (seconds: number): string => String(start + seconds * 1000);

		it.each<readonly [string, Partial<HttpAnswer>, number]>([
			['the sentence', { body: sentence(42) }, 42],
			['the time in the header', { headers: { 'x-ratelimit-reset': inSeconds(17) } }, 17],
			['an hour, but no longer', { body: sentence(3600) }, 3600],
			['a part of a second', { headers: { 'x-ratelimit-reset': String(start + 1) } }, 1],
			['Retry-After of a proxy', { headers: { 'retry-after': '9' }, body: undefined }, 9],
			[
				'the sentence, when the clocks differ by minutes',
				{ body: sentence(42), headers: { 'x-ratelimit-reset': inSeconds(642) } },
				42,
			],
			[
				'the sentence, when the other clock is behind',
				{ body: sentence(42), headers: { 'x-ratelimit-reset': inSeconds(-300) } },
				42,
			],
			[
				'Retry-After, when the clocks differ',
				{ body: {}, headers: { 'retry-after': '5', 'x-ratelimit-reset': inSeconds(600) } },
				5,
			],
			['a minute, when the time is past', { headers: { 'x-ratelimit-reset': inSeconds(-5) } }, 60],
			['a minute, when the time is far', { headers: { 'x-ratelimit-reset': inSeconds(9999) } }, 60],
			[
				'a minute, when the time is in seconds',
				{ headers: { 'x-ratelimit-reset': '1718280000' } },
				60,
			],
			['a minute, when the header is no number', { headers: { 'x-ratelimit-reset': 'soon' } }, 60],
			['a minute, when nothing is said', { body: undefined }, 60],
			['a minute, for HTML', { body: '<h1>429</h1>' }, 60],
			['a minute, for a wait of nothing', { body: sentence(0) }, 60],
			['a minute, for a wait of days', { body: sentence(100_000) }, 60],
			['the sentence in the old field', { body: { message: sentence(12).error } }, 12],
		])('waits for %s', (_name, answer, want) => {
			const failure = failureOfAnswer(
				'sessions/list.all',
				buildAnswer({ body: {}, ...answer, status: 429 }),
				start,
			);

			expect(failure).toEqual({
				code: 'workspace-rate-limited',
				endpoint: 'sessions/list.all',
				retryAfter: want,
			});
		});

		it('waits whole seconds, from one to an hour', () => {
			fc.assert(
				fc.property(fc.anything(), fc.anything(), fc.anything(), (reset, after, body) => {
					const headers = { 'x-ratelimit-reset': reset, 'retry-after': after };
					const failure = failureOfAnswer('me', buildAnswer({ status: 429, headers, body }), start);
					const wait =
						typeof failure === 'object' && 'retryAfter' in failure ? failure.retryAfter : 0;
					expect(wait).toBe(Math.trunc(wait));
					expect(wait).toBeGreaterThanOrEqual(1);
					expect(wait).toBeLessThanOrEqual(3600);
				}),
			);
		});
	});
});

describe('failureOfError', () => {
	const url = 'http://localhost:3000/api/v1/sessions/list.all?filter=';

	it.each([
		['undici', 'fetch failed', 'workspace-unreachable'],
		['undici, cut off', 'terminated', 'workspace-unreachable'],
		['undici, timeout', 'The operation was aborted due to timeout', 'workspace-timeout'],
		['undici, aborted', 'This operation was aborted', 'workspace-timeout'],
		['undici, headers', 'Headers Timeout Error', 'workspace-timeout'],
		[
			'node-fetch, refused',
			`request to ${url}x failed, reason: connect ECONNREFUSED ::1:3000`,
			'workspace-unreachable',
		],
		[
			'node-fetch, no such host',
			`request to ${url} failed, reason: getaddrinfo ENOTFOUND nowhere`,
			'workspace-unreachable',
		],
		[
			'node-fetch, cut off',
			`request to ${url} failed, reason: socket hang up`,
			'workspace-unreachable',
		],
		[
			'node-fetch, no connection in time',
			`request to ${url} failed, reason: connect ETIMEDOUT 192.0.2.1:80`,
			'workspace-unreachable',
		],
		[
			'node-fetch, certificate',
			`request to ${url} failed, reason: self signed certificate`,
			'workspace-unreachable',
		],
		['node-fetch, timeout', `network timeout at: ${url}`, 'workspace-timeout'],
		[
			'node-fetch, body timeout',
			`Response timeout while trying to fetch ${url} (over 10000ms)`,
			'workspace-timeout',
		],
		['node-fetch, aborted', 'The user aborted a request.', 'workspace-timeout'],
		[
			'node-fetch, no JSON',
			`invalid json response body at ${url} reason: Unexpected token < in JSON at position 0`,
			'workspace-bad-answer',
		],
		['JSON.parse', 'Unexpected end of JSON input', 'workspace-bad-answer'],
		[
			'JSON.parse of Node 20',
			`Unexpected token '<', "<html>" is not valid JSON`,
			'workspace-bad-answer',
		],
		[
			'a searched text that reads like a timeout',
			`request to ${url}timeout failed, reason: connect ECONNREFUSED ::1:3000`,
			'workspace-unreachable',
		],
		[
			'a searched text that reads like JSON',
			`request to ${url}JSON failed, reason: socket hang up`,
			'workspace-unreachable',
		],
		[
			'a host that reads like an abort',
			'request to http://abort.example/api/v1/me failed, reason: getaddrinfo ENOTFOUND abort.example',
			'workspace-unreachable',
		],
		['nothing', '', 'workspace-unreachable'],
	])('%s: %s', (_name, message, want) => {
		expect(failureOfError('me', new Error(message))).toEqual({ code: want, endpoint: 'me' });
	});

	it('reads the message of an error from another realm', () => {
		const error: unknown = { message: 'network timeout at: http://localhost' };
		expect(failureOfError('me', error).code).toBe('workspace-timeout');
	});

	it.each([[undefined], [null], ['timeout'], [{}], [{ message: 5 }]])(
		'takes %p for no connection, and does not throw',
		(error) => {
			expect(failureOfError('me', error).code).toBe('workspace-unreachable');
		},
	);

	it('repeats nothing of the message', () => {
		const failure = failureOfError('me', new Error('connect ECONNREFUSED 192.0.2.1:3000 token'));
		expect(JSON.stringify(failure)).not.toMatch(/192|token/);
	});
});
