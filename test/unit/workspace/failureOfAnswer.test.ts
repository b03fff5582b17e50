import fc from 'fast-check';

import type { Endpoint } from '../../../src/common/endpoints';
import {
	failureOfAnswer,
	failureOfError,
	type HttpAnswer,
	isSessionNotFound,
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

/** The code of the failure, or what else the answer means. */
const meaningOf = (status: number, body: unknown, endpoint?: Endpoint): string | undefined =>
	isSessionNotFound(buildAnswer({ status, body }))
		? 'not-found'
		: refuse(status, body, endpoint)?.code;

describe('readHttpAnswer', () => {
	it.each([
		['nothing: no network on servers up to 5.x, or no permission', undefined],
		['null', null],
		['a text', 'ok'],
		['an array', [200]],
		['no status', { data: {} }],
		['a status that is text', { statusCode: '200', data: {} }],
	])('readHttpAnswer is undefined for %s', (_name, response) => {
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
	])('readHttpAnswer reads the body of an answer with %s', (_name, response, want) => {
		expect(readHttpAnswer(response)?.body).toEqual(want);
	});

	it('readHttpAnswer reads status and headers', () => {
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
		])('failureOfAnswer takes a 200 of %s for success: %j', (endpoint, body) => {
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
				'401 as documented',
				401,
				{ success: 'false', error: loginRequired },
				'workspace-credentials-rejected',
			],
			[
				'unlicensed, as documented',
				403,
				{ success: 'false', error: 'unauthorized' },
				'workspace-unlicensed',
			],
			['a refusal without a word', 403, { success: false }, 'workspace-permission-missing'],
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
		])('failureOfAnswer knows Rocket.Chat: %s (%d)', (_name, status, body, want) => {
			expect(meaningOf(status, body)).toBe(want);
		});

		it('failureOfAnswer says where and with which status', () => {
			expect(refuse(401, { status: 'error', message: loginRequired }, 'me')).toEqual({
				code: 'workspace-credentials-rejected',
				endpoint: 'me',
				status: 401,
			});
		});

		it.each<readonly [number, Endpoint, string]>([
			[401, 'me', 'workspace-credentials-rejected'],
			[401, 'permissions.listAll', 'workspace-credentials-rejected'],
			[403, 'permissions.listAll', 'workspace-permission-missing'],
		])(
			'failureOfAnswer takes %d "unauthorized" of %s for nothing about the license',
			(status, endpoint, want) => {
				expect(meaningOf(status, { success: false, error: 'unauthorized' }, endpoint)).toBe(want);
			},
		);
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
			['a success that is none, as a text', 200, { success: 'false', error: 'no' }],
			['an error as a success', 200, { status: 'error', message: 'no' }],
			['a proxy with a password of its own', 401, undefined],
			['a proxy with a password of its own, in HTML', 401, '<h1>Authorization Required</h1>'],
			['a proxy that forbids', 403, undefined],
			['a gateway that forbids', 403, { message: 'Forbidden' }],
			['a gateway without a key', 401, { message: 'Unauthorized' }],
			['a gateway that says unauthorized', 401, { error: 'unauthorized' }],
			['a firewall that knows the words', 403, { error: 'No [error-unauthorized]' }],
			['a gateway that demands a code', 403, { errorType: 'totp-required' }],
			['a gateway whose success is no boolean', 403, { success: 0, error: 'forbidden' }],
			['a gateway whose status is a number', 401, { status: 401, message: 'error' }],
			['a refusal within an array', 403, [{ success: false, error: 'forbidden' }]],
			['a refusal that is text', 403, '{"success":false}'],
			['a proxy that finds nobody', 502, undefined],
			['a teapot', 418, { error: 'short and stout' }],
		])('failureOfAnswer takes for no answer: %s', (_name, status, body) => {
			expect(refuse(status, body)).toEqual({
				code: 'workspace-bad-answer',
				endpoint: 'sessions/info.admin',
				status,
			});
		});
	});

	it('failureOfAnswer knows a failure for every answer but success, and never throws', () => {
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
				expect(meaningOf(status, value)).toMatch(/^(workspace-[a-z-]+|not-found)$/);
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
		])('failureOfAnswer takes for the wait after a 429: %s', (_name, answer, want) => {
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

		it('failureOfAnswer waits whole seconds after a 429, from one to an hour', () => {
			fc.assert(
				fc.property(fc.anything(), fc.anything(), fc.anything(), (reset, after, body) => {
					const headers = { 'x-ratelimit-reset': reset, 'retry-after': after };
					const failure = failureOfAnswer('me', buildAnswer({ status: 429, headers, body }), start);
					const wait = failure?.code === 'workspace-rate-limited' ? failure.retryAfter : 0;
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
	const request = (reason: string, typed = ''): string =>
		`request to ${url}${typed} failed, reason: ${reason}`;

	it.each([
		['undici', 'fetch failed'],
		['undici, cut off', 'terminated'],
		['node-fetch, cut off', request('socket hang up')],
		['node-fetch, no connection in time', request('connect ETIMEDOUT 192.0.2.1:80')],
		['node-fetch, no way', request('connect EHOSTUNREACH 192.0.2.1:80')],
		['node-fetch, no TLS', request('write EPROTO 0:error:0A00010B:wrong version number')],
		['a searched text that reads like JSON', request('socket hang up', 'JSON')],
		['a searched text that reads like a certificate', request('socket hang up', 'certificate')],
		['a searched text that reads like a refusal', request('socket hang up', 'ECONNREFUSED')],
		['nothing', ''],
	])('failureOfError takes for no connection: %s', (_name, message) => {
		expect(failureOfError('me', new Error(message))).toStrictEqual({
			code: 'workspace-unreachable',
			endpoint: 'me',
		});
	});

	it.each([
		['refused', 'connect ECONNREFUSED ::1:3000'],
		['refused', 'connect ECONNREFUSED 127.0.0.1:3000'],
		['unknown-host', 'getaddrinfo ENOTFOUND nowhere.example'],
		['unknown-host', 'getaddrinfo EAI_AGAIN nowhere'],
		['unknown-host', 'getaddrinfo ENOTFOUND abort.example'],
		['unknown-host', 'getaddrinfo ENOTFOUND certificate.example'],
		['certificate', 'self signed certificate'],
		['certificate', 'self-signed certificate'],
		['certificate', 'self signed certificate in certificate chain'],
		['certificate', 'unable to verify the first certificate'],
		['certificate', 'unable to get local issuer certificate'],
		['certificate', 'certificate has expired'],
		['certificate', 'CERT_HAS_EXPIRED'],
		[
			'certificate',
			"Hostname/IP does not match certificate's altnames: Host: timeout.example. is not in the cert's altnames: DNS:abort.example",
		],
	])('failureOfError tells %s by: %s', (fault, reason) => {
		const want = { code: 'workspace-unreachable', endpoint: 'me', fault };
		expect(failureOfError('me', new Error(request(reason)))).toStrictEqual(want);
		expect(failureOfError('me', new Error(request(reason, 'timeout')))).toStrictEqual(want);
		expect(failureOfError('me', new Error(reason))).toStrictEqual(want);
	});

	it.each([
		['undici', 'The operation was aborted due to timeout'],
		['undici, aborted', 'This operation was aborted'],
		['undici, headers', 'Headers Timeout Error'],
		['node-fetch', `network timeout at: ${url}`],
		['node-fetch, body', `Response timeout while trying to fetch ${url} (over 10000ms)`],
		['node-fetch, aborted', 'The user aborted a request.'],
	])('failureOfError takes for a timeout: %s', (_name, message) => {
		expect(failureOfError('me', new Error(message))).toStrictEqual({
			code: 'workspace-timeout',
			endpoint: 'me',
		});
	});

	it.each([
		[
			'node-fetch',
			`invalid json response body at ${url} reason: Unexpected token < in JSON at position 0`,
		],
		['JSON.parse', 'Unexpected end of JSON input'],
		['JSON.parse of Node 20', `Unexpected token '<', "<html>" is not valid JSON`],
	])('failureOfError takes for a bad answer: %s', (_name, message) => {
		expect(failureOfError('me', new Error(message))).toStrictEqual({
			code: 'workspace-bad-answer',
			endpoint: 'me',
		});
	});

	it('failureOfError reads the message of an error from another realm', () => {
		const error: unknown = { message: 'network timeout at: http://localhost' };
		expect(failureOfError('me', error).code).toBe('workspace-timeout');
	});

	it.each([[undefined], [null], ['timeout'], [{}], [{ message: 5 }]])(
		'failureOfError takes %p for no connection, and does not throw',
		(error) => {
			expect(failureOfError('me', error).code).toBe('workspace-unreachable');
		},
	);

	it('failureOfError repeats nothing of the message', () => {
		const failure = failureOfError('me', new Error('connect ECONNREFUSED 192.0.2.1:3000 token'));
		expect(JSON.stringify(failure)).not.toMatch(/192|token/);
	});
});
