import { compact, isObject, type JsonObject } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Query } from '../requests/Query';
import { MAX_COUNT, parseFilter, parseInteger, parseUsername } from '../requests/parameters';
import type { Pagination } from '../sessions/Session';
import { parseSessionId } from '../sessions/sessionId';
import type { CallerTwoFactor } from '../workspace/withTwoFactor';

const DEFAULT_COUNT = '25';

type Parse = (params: JsonObject) => Query;

const parsePagination = ({ offset = '0', count = DEFAULT_COUNT }: JsonObject): Pagination => ({
	offset: parseInteger(offset, 'offset', 0),
	count: parseInteger(count, 'count', 1, MAX_COUNT),
});

const parseId = ({ sessionId }: JsonObject) => ({ sessionId: parseSessionId(sessionId, 'api') });

const parseUser = ({ username }: JsonObject) => ({ username: parseUsername(username, 'username') });

const parseListAll: Parse = (params) => {
	const { username, filter } = params;
	const pagination = parsePagination(params);
	if (username !== undefined && filter !== undefined) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'username-and-filter' });
	}
	if (username !== undefined) {
		return { kind: 'list-user', ...parseUser(params), ...pagination };
	}
	return filter === undefined
		? { kind: 'list-all', ...pagination }
		: { kind: 'find', filter: parseFilter(filter, 'filter'), ...pagination };
};

const get = (parse: Parse) => ({ method: 'get', parse }) as const;

const post = (parse: Parse) => ({ method: 'post', parse }) as const;

/**
 * The paths of the API, each with its method and its reading of the parameters. They throw a `SessionInfoError` for what is
 * wrong with a parameter; parameters they do not know are ignored.
 */
export const paths = {
	'sessions/info': get((params) => ({ kind: 'info', ...parseId(params) })),
	'sessions/info.admin': get((params) => ({ kind: 'admin', ...parseId(params) })),
	'sessions/list': get((params) => ({ kind: 'list', ...parsePagination(params) })),
	'sessions/list.all': get(parseListAll),
	'status': get(() => ({ kind: 'status' })),
	'sessions/logout.me': post((params) => ({ kind: 'logout', whose: 'own', ...parseId(params) })),
	'sessions/logout': post((params) => ({ kind: 'logout', whose: 'anybody', ...parseId(params) })),
	'sessions/logout.others': post((params) => ({ kind: 'logout-others', ...parseId(params) })),
	'sessions/logout.all': post((params) => ({ kind: 'logout-all', ...parseUser(params) })),
} as const;

export type Path = keyof typeof paths;

export const isPath = (value: string): value is Path =>
	Object.prototype.hasOwnProperty.call(paths, value);

/**
 * The parameters of a request: the query string of a GET, the body of a POST, which the server has parsed.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseParameters = (parameters: unknown): JsonObject => {
	if (!isObject(parameters)) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'body' });
	}
	return parameters;
};

const headerForms = {
	'x-2fa-code': /^[\x21-\x7e]{1,128}$/,
	'x-2fa-method': /^(totp|email|password)$/,
};

const parseHeader = (
	headers: JsonObject,
	parameter: keyof typeof headerForms,
): string | undefined => {
	const { [parameter]: value } = headers;
	if (value === undefined || (typeof value === 'string' && headerForms[parameter].test(value))) {
		return value;
	}
	throw new SessionInfoError({ code: 'invalid-params', parameter });
};

/**
 * The 2FA headers of a request, to be passed on. `undefined` if there are none.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parseTwoFactor = (headers: JsonObject): CallerTwoFactor | undefined => {
	const code = parseHeader(headers, 'x-2fa-code');
	return compact({ code, method: parseHeader(headers, 'x-2fa-method') });
};
