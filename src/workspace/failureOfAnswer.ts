import { MINUTE, SECOND } from '../common/clock';
import { type Endpoint, rulesOf } from '../common/endpoints';
import { asText, fieldsOf, isObject, type JsonObject } from '../common/json';
import type { ConnectionFault, Failure } from '../errors/SessionInfoError';
import type { ErrorCode } from '../errors/codes';

/** An answer as the HTTP accessor gives it, not yet trusted to be what was asked for. */
export type HttpAnswer = {
	readonly status: number;
	readonly headers: JsonObject;
	readonly body: unknown;
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

/**
 * Reads what the accessor returned. `undefined` when it returned nothing: so it reports a network failure on servers up
 * to 5.x, and a missing `networking` permission on all.
 */
export const readHttpAnswer = (response: unknown): HttpAnswer | undefined => {
	if (!isObject(response) || typeof response.statusCode !== 'number') {
		return undefined;
	}

	const { statusCode, headers, data, content } = response;
	return {
		status: statusCode,
		headers: fieldsOf(headers),
		// The accessor parses bodies with a JSON content type only.
		body: data ?? (typeof content === 'string' ? parseJson(content) : undefined),
	};
};

/** `error` since 7.x; `message` on older servers, whose 401 has nothing else (Restivus). */
const errorText = (body: unknown): string => {
	const { error, message } = fieldsOf(body);
	return asText(error) ?? asText(message) ?? '';
};

/** How long to wait, in whole seconds, after a 429. */
const retryAfter = ({ headers, body }: HttpAnswer, now: number): number => {
	const inSentence = /must wait (\d+) seconds/.exec(errorText(body))?.[1];
	// Epoch milliseconds. By a clock that differs from the server's it is wrong, so what counts in seconds comes first.
	const reset = (Number(asText(headers['x-ratelimit-reset'])) - now) / SECOND;
	const candidates = [Number(inSentence), Number(asText(headers['retry-after'])), reset];
	return candidates.map(Math.ceil).find((wait) => wait > 0 && wait <= 3600) ?? MINUTE / SECOND;
};

/** Before 9.0 some refusals were 400, with one of these codes (#43214). */
const REFUSALS = ['error-unauthorized', 'error-not-allowed', 'not-authorized', 'error-forbidden'];

/** How Rocket.Chat's own refusals read: `success` is false, in its documentation also as a text; up to 6.x `status`. */
const isRefusal = (body: unknown): boolean => {
	const { success, status } = fieldsOf(body);
	return success === false || success === 'false' || status === 'error';
};

/** The sources say 404, the documentation 400. Only who asked knows what was looked for. */
export const isSessionNotFound = ({ status, body }: HttpAnswer): boolean =>
	(status === 404 || status === 400) && errorText(body).toLowerCase() === 'session not found';

type Meaning = Exclude<
	Extract<ErrorCode, `workspace-${string}`>,
	'workspace-rate-limited' | 'workspace-unreachable'
>;

/**
 * Codes are matched in `errorType` and, since older servers give only the text, in its `[code]` suffix. Status codes
 * alone do not tell: 400, 401 and 403 changed their meaning between 5.x and 9.0 (Rocket.Chat #4508, #32083, #41590,
 * #43214).
 */
const meaningOf = (endpoint: Endpoint, { status, body }: HttpAnswer): Meaning => {
	const isForbidden = status === 401 || status === 403;
	// A proxy, a gateway or a firewall says nothing about token, permission and license.
	if (isForbidden && !isRefusal(body)) {
		return 'workspace-bad-answer';
	}

	const text = errorText(body);
	const has = (...codes: string[]): boolean =>
		codes.some((code) => fieldsOf(body).errorType === code || text.includes(`[${code}]`));
	// Unlicensed: 400 with a code; before that 403 (and for a while 401) with just this word.
	const isWord = isForbidden && /^(unauthorized|forbidden)$/i.test(text);
	const isOfDevices = (status === 400 || isForbidden) && rulesOf(endpoint).isLicensed;
	// The first that is true counts.
	const meanings = [
		['workspace-two-factor-required', isOfDevices && has('totp-required')],
		['workspace-two-factor-rejected', isOfDevices && has('totp-invalid', 'totp-max-attempts')],
		['workspace-unlicensed', isOfDevices && (isWord || has('error-action-not-allowed'))],
		['workspace-credentials-rejected', status === 401],
		['workspace-permission-missing', status === 403 || (status === 400 && has(...REFUSALS))],
	] as const;
	return meanings.find(([, isMeant]) => isMeant)?.[0] ?? 'workspace-bad-answer';
};

/** What an answer other than success means; `undefined` for success. */
export const failureOfAnswer = (
	endpoint: Endpoint,
	answer: HttpAnswer,
	now: number,
): Failure | undefined => {
	const { status, body } = answer;
	if (status === 429) {
		return { code: 'workspace-rate-limited', endpoint, retryAfter: retryAfter(answer, now) };
	}
	if (status === 200 && isObject(body) && !isRefusal(body)) {
		return undefined;
	}
	return { code: meaningOf(endpoint, answer), endpoint, status };
};

/** Why there is no connection, in the words of node-fetch; undici has none ("fetch failed"). */
const faults: readonly (readonly [ConnectionFault, RegExp])[] = [
	['refused', /\bECONNREFUSED\b/],
	['unknown-host', /\b(ENOTFOUND|EAI_AGAIN)\b/],
	// OpenSSL has a sentence for each kind: expired, self-signed, another name, an unknown issuer.
	['certificate', /certificate|\bCERT_/i],
];

/**
 * What an error of the HTTP accessor means. It arrives as a message alone, in the words of the host's HTTP client
 * (undici or node-fetch).
 */
export const failureOfError = (endpoint: Endpoint, error: unknown): Failure => {
	// node-fetch quotes the address, and with it what was searched for.
	const message = (asText(fieldsOf(error).message) ?? '').replace(/https?:\/\/\S+/g, '');
	if (/JSON|Unexpected (token|end)/.test(message)) {
		return { code: 'workspace-bad-answer', endpoint };
	}

	// The name of a host may read like a timeout, so what is certain comes first.
	const fault = faults.find(([, words]) => words.test(message))?.[0];
	if (fault) {
		return { code: 'workspace-unreachable', endpoint, fault };
	}
	// With a code of the operating system, such as ETIMEDOUT, there was no connection to begin with.
	if (/timeout|timed out|abort/i.test(message) && !/\bE[A-Z_]{4,}\b/.test(message)) {
		return { code: 'workspace-timeout', endpoint };
	}
	return { code: 'workspace-unreachable', endpoint };
};
