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

/** A refusal as Rocket.Chat writes it since 7.x. */
const refusal = (error?: string, errorType?: string) => ({ success: false, error, errorType });

// Nothing comes without a network on servers up to 5.x, and without the permission.
it.each([undefined, { data: {} }, { statusCode: '200', data: {} }])(
	'readHttpAnswer is undefined for %j',
	(response) => {
		expect(readHttpAnswer(response)).toBeUndefined();
	},
);

it.each([
	['parsed data', { data: { x: 1 }, content: 'y' }, { x: 1 }],
	['JSON that was not declared', { data: null, content: '{"x":1}' }, { x: 1 }],
	['a body that was cut off', { data: null, content: '{"success":tr' }, undefined],
	['no body at all', {}, undefined],
	['a body that is no text', { content: Buffer.from('{}') }, undefined],
])('readHttpAnswer reads the body of an answer with %s', (_name, response, want) => {
	expect(readHttpAnswer({ statusCode: 200, ...response })?.body).toEqual(want);
});

it('readHttpAnswer reads status and headers', () => {
	const headers = { 'x-ratelimit-reset': '1' };
	expect(readHttpAnswer({ statusCode: 429, headers })).toMatchObject({ status: 429, headers });
	expect(readHttpAnswer({ statusCode: 429, headers: null })).toMatchObject({ headers: {} });
});

it('failureOfAnswer takes a 200 for success, though not all answers say so', () => {
	expect(refuse(200, { sessionId: 'x', success: true })).toBeUndefined();
	expect(refuse(200, { _id: 'x' }, 'me')).toBeUndefined();
});

const loginRequired = 'You must be logged in to do this.';
const notPermitted = 'User does not have the permissions required for this action';
const noLicense = 'This is an enterprise feature [error-action-not-allowed]';
const totpRequired = refusal('TOTP Required [totp-required]', 'totp-required');

const refusals: Readonly<Record<string, readonly (readonly [string, number, unknown])[]>> = {
	'not-found': [
		['in the sources', 404, refusal('Session not found')],
		['in the documentation', 400, refusal('session not found')],
	],
	'workspace-credentials-rejected': [
		['up to 6.x', 401, { status: 'error', message: loginRequired }],
		['in the documentation', 401, { success: 'false', error: loginRequired }],
	],
	'workspace-unlicensed': [
		['up to 7.1', 403, refusal('unauthorized')],
		['in 7.2', 401, refusal('unauthorized')],
		['since 7.10', 400, refusal(noLicense, 'error-action-not-allowed')],
		['with the code in the text alone', 400, refusal(noLicense)],
		['in the documentation', 403, { success: 'false', error: 'unauthorized' }],
	],
	'workspace-permission-missing': [
		['without a word', 403, refusal()],
		['up to 8.x', 403, refusal(`${notPermitted} [error-unauthorized]`)],
		['in 9.0', 403, refusal(`${notPermitted} [error-forbidden]`, 'error-forbidden')],
		['as not allowed', 400, refusal('Not allowed [error-not-allowed]', 'error-not-allowed')],
		['as not authorized', 400, refusal('Not Authorized [not-authorized]')],
		['as an unauthorized action', 400, refusal('No [error-unauthorized]')],
		['as a forbidden action', 400, refusal('No [error-forbidden]')],
		['as the code alone', 400, refusal('No', 'error-not-allowed')],
		['as "unauthorized" in a longer sentence', 403, refusal('Unauthorized to read this')],
		['as "forbidden" in a longer sentence', 403, refusal('This is forbidden')],
	],
	'workspace-two-factor-required': [
		['for a code', 400, { ...totpRequired, details: { method: 'totp' } }],
		['for a code, in the text alone', 400, refusal('TOTP Required [totp-required]')],
	],
	'workspace-two-factor-rejected': [
		['for a wrong code', 400, refusal('TOTP Invalid [totp-invalid]', 'totp-invalid')],
		['for too many', 400, refusal('Maximum number of attempts [totp-max-attempts]')],
	],
	'workspace-bad-answer': [
		['for parameters up to 8.7', 400, refusal("must have 'x' [invalid-params]", 'invalid-params')],
		['for parameters since 8.8', 400, refusal("must have 'x'", 'error-invalid-params')],
		['for an internal error', 500, refusal('Internal server error')],
		['for a refusal with the status of a failure', 500, refusal('No [error-not-allowed]')],
		['for a code with the status of a failure', 500, totpRequired],
		['for "unauthorized" as bad parameters', 400, refusal('unauthorized')],
		['for no session with the status of a failure', 500, refusal('Session not found')],
		['for a sentence about sessions', 404, refusal('Session not found in the cache')],
	],
};

it.each(
	Object.entries(refusals).flatMap(([want, rows]) => rows.map((row) => [want, ...row] as const)),
)('failureOfAnswer knows %s as Rocket.Chat says it %s (%d)', (want, _name, status, body) => {
	expect(meaningOf(status, body)).toBe(want);
});

it.each<readonly [number, Endpoint, string]>([
	[401, 'me', 'workspace-credentials-rejected'],
	[401, 'permissions.listAll', 'workspace-credentials-rejected'],
	[403, 'permissions.listAll', 'workspace-permission-missing'],
])(
	'failureOfAnswer takes %d "unauthorized" of %s for nothing about the license',
	(status, endpoint, code) => {
		expect(refuse(status, refusal('unauthorized'), endpoint)).toEqual({ code, endpoint, status });
	},
);

it.each<readonly [string, number, unknown]>([
	['an array', 200, []],
	['a success that is none', 200, refusal('no')],
	['a foreign 404', 404, { error: 'no such route' }],
	['a proxy with a password of its own, in HTML', 401, '<h1>Authorization Required</h1>'],
	['a gateway without a key', 401, { message: 'Unauthorized' }],
	['a firewall that knows the words', 403, { error: 'No [error-unauthorized]' }],
	['a gateway whose success is no boolean', 403, { success: 0, error: 'forbidden' }],
	['a gateway whose status is a number', 401, { status: 401, message: 'error' }],
	['a refusal within an array', 403, [refusal('forbidden')]],
	['a teapot', 418, { error: 'short and stout' }],
])('failureOfAnswer takes for no answer of Rocket.Chat: %s', (_name, status, body) => {
	const code = 'workspace-bad-answer';
	expect(refuse(status, body)).toEqual({ code, endpoint: 'sessions/info.admin', status });
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

const wait = (seconds: number): string =>
	`Error, too many requests. Please slow down. You must wait ${seconds} seconds before trying this endpoint again. [error-too-many-requests]`;
const resetIn = (seconds: number) => ({ 'x-ratelimit-reset': String(start + seconds * 1000) });

it.each<readonly [string, Partial<HttpAnswer>, number]>([
	['the sentence', { body: refusal(wait(42)) }, 42],
	['the sentence in the old field', { body: { message: wait(12) } }, 12],
	['the time in the header', { headers: resetIn(17) }, 17],
	['an hour, but no longer', { body: refusal(wait(3600)) }, 3600],
	['a part of a second', { headers: resetIn(0.001) }, 1],
	['Retry-After of a proxy', { headers: { 'retry-after': '9' }, body: undefined }, 9],
	['the sentence, by a clock behind', { body: refusal(wait(42)), headers: resetIn(-300) }, 42],
	['a minute, when the time is far', { headers: resetIn(9999) }, 60],
	['a minute, when nothing is said', { body: undefined }, 60],
	['a minute, for a wait of nothing', { body: refusal(wait(0)) }, 60],
])('failureOfAnswer takes for the wait after a 429: %s', (_name, answer, retryAfter) => {
	const endpoint = 'sessions/list.all';
	const limited = buildAnswer({ body: {}, ...answer, status: 429 });
	const want = { code: 'workspace-rate-limited', endpoint, retryAfter };
	expect(failureOfAnswer(endpoint, limited, start)).toEqual(want);
});

const url = 'http://localhost:3000/api/v1/sessions/list.all?filter=';
const failed = (reason: string, typed = ''): string =>
	`request to ${url}${typed} failed, reason: ${reason}`;
const noJson = `invalid json response body at ${url} reason: Unexpected token < in JSON at position 0`;
const otherName =
	"Hostname/IP does not match certificate's altnames: Host: timeout.example. is not in the cert's altnames: DNS:abort.example";

it.each([
	['workspace-unreachable', 'undici', 'fetch failed'],
	['workspace-unreachable', 'node-fetch, no answer', failed('connect ETIMEDOUT 192.0.2.1:80')],
	['workspace-unreachable', 'node-fetch, no name', failed('getaddrinfo EAI_FAIL timeout.example')],
	['workspace-unreachable', 'a search for JSON', failed('socket hang up', 'JSON')],
	['workspace-unreachable', 'a search for a fault', failed('socket hang up', 'certificate')],
	['workspace-unreachable', 'a search for a refusal', failed('socket hang up', 'ECONNREFUSED')],
	['workspace-unreachable', 'nothing', ''],
	['workspace-timeout', 'undici', 'The operation was aborted due to timeout'],
	['workspace-timeout', 'undici, aborted', 'This operation was aborted'],
	['workspace-timeout', 'node-fetch', `network timeout at: ${url}`],
	['workspace-bad-answer', 'node-fetch', noJson],
	['workspace-bad-answer', 'JSON.parse', 'Unexpected end of JSON input'],
	['workspace-bad-answer', 'JSON.parse of Node 20', `Unexpected token '<', "<" is not valid JSON`],
])('failureOfError finds %s in the words of %s', (code, _client, message) => {
	expect(failureOfError('me', new Error(message))).toStrictEqual({ code, endpoint: 'me' });
});

it.each([
	['refused', 'connect ECONNREFUSED ::1:3000'],
	['unknown-host', 'getaddrinfo ENOTFOUND nowhere.example'],
	['unknown-host', 'getaddrinfo EAI_AGAIN nowhere'],
	['unknown-host', 'getaddrinfo ENOTFOUND certificate.example'],
	['certificate', 'self signed certificate'],
	['certificate', 'unable to get local issuer certificate'],
	['certificate', 'CERT_HAS_EXPIRED'],
	['certificate', otherName],
])('failureOfError tells %s by: %s', (fault, reason) => {
	const want = { code: 'workspace-unreachable', endpoint: 'me', fault };
	expect(failureOfError('me', new Error(failed(reason)))).toStrictEqual(want);
	expect(failureOfError('me', new Error(failed(reason, 'timeout')))).toStrictEqual(want);
	expect(failureOfError('me', new Error(reason))).toStrictEqual(want);
});

it.each<readonly [string, unknown]>([
	['workspace-timeout', { message: 'network timeout at: http://localhost' }],
	...[undefined, null, 'timeout', {}, { message: 5 }].map(
		(error) => ['workspace-unreachable', error] as const,
	),
])('failureOfError finds %s in %j, which is no Error of this realm', (want, error) => {
	expect(failureOfError('me', error).code).toBe(want);
});

it('failureOfError repeats nothing of the message', () => {
	const failure = failureOfError('me', new Error('connect ECONNREFUSED 192.0.2.1:3000 token'));
	expect(JSON.stringify(failure)).not.toMatch(/192|token/);
});
