import { type Parameter, SessionInfoError } from '../errors/SessionInfoError';
import type { JsonObject } from '../json';
import type { Query } from '../lookups/Query';
import { MAX_COUNT, parseFilter, parseInteger, parseUsername } from '../lookups/parameters';
import { parseSessionId } from '../sessions/sessionId';
import type { CallerTwoFactor, Window } from '../workspace/Workspace';

const DEFAULT_COUNT = 25;

const parseWindow = ({ offset = '0', count = String(DEFAULT_COUNT) }: JsonObject): Window => ({
	offset: parseInteger(offset, { parameter: 'offset', min: 0 }),
	count: parseInteger(count, { parameter: 'count', min: 1, max: MAX_COUNT }),
});

/**
 * The paths of the API, each with its reading of the query string. They throw a `SessionInfoError` for what is wrong
 * with a parameter; parameters they do not know are ignored.
 */
export const paths = {
	'sessions/info': ({ sessionId }: JsonObject): Query => ({
		kind: 'info',
		sessionId: parseSessionId(sessionId),
	}),

	'sessions/info.admin': ({ sessionId }: JsonObject): Query => ({
		kind: 'admin',
		sessionId: parseSessionId(sessionId),
	}),

	'sessions/list': (params: JsonObject): Query => ({ kind: 'list', ...parseWindow(params) }),

	'sessions/list.all': (params: JsonObject): Query => {
		if ((params.username === undefined) === (params.filter === undefined)) {
			throw new SessionInfoError({ code: 'invalid-params', parameter: 'username-or-filter' });
		}

		return params.filter === undefined
			? { kind: 'list-user', username: parseUsername(params.username), ...parseWindow(params) }
			: { kind: 'find', filter: parseFilter(params.filter), ...parseWindow(params) };
	},

	'status': (): Query => ({ kind: 'status' }),
} as const satisfies Record<string, (params: JsonObject) => Query>;

export type Path = keyof typeof paths;

const header = (
	value: unknown,
	parameter: Extract<Parameter, 'x-2fa-code' | 'x-2fa-method'>,
	allowed: RegExp,
): string => {
	if (typeof value !== 'string' || !allowed.test(value)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter });
	}

	return value;
};

/**
 * The 2FA headers of a request, to be passed on. `undefined` if there are none.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseTwoFactor = (headers: JsonObject): CallerTwoFactor | undefined => {
	const { 'x-2fa-code': code, 'x-2fa-method': method } = headers;

	if (code === undefined && method === undefined) {
		return undefined;
	}

	return {
		...(code !== undefined && { code: header(code, 'x-2fa-code', /^[\x21-\x7e]{1,128}$/) }),
		...(method !== undefined && {
			method: header(method, 'x-2fa-method', /^(totp|email|password)$/),
		}),
	};
};
