import { compact, fieldsOf, isObject, type JsonObject } from '../common/json';
import { type InvalidParameter, SessionInfoError } from '../errors/SessionInfoError';
import type { Query, Scope } from '../requests/Query';
import { MAX_COUNT } from '../requests/limits';
import {
	isPlace,
	parseFilter,
	parseInteger,
	parseSessionId,
	parseUsername,
} from '../requests/parameters';
import type { Whose } from '../sessions/Owner';
import { type Pagination, type Sort, sortKeys } from '../sessions/Session';
import type { CallerTwoFactor } from '../workspace/withTwoFactor';

const DEFAULT_COUNT = '25';

type Parse = (params: JsonObject) => Query;

/** A request as the host hands it over: it has parsed the query string and a body that it could parse. */
export type SentRequest = {
	readonly query: unknown;
	readonly content: unknown;
	readonly headers: unknown;
};

export type ApiRequest = {
	readonly query: Query;
	/** The caller's own second factor, to be passed on. */
	readonly callerTwoFactor: CallerTwoFactor | undefined;
	/** Whether the answer shall have what the slash command shows. */
	readonly withAttachments: boolean;
};

const invalid = (parameter: InvalidParameter): SessionInfoError =>
	new SessionInfoError({ code: 'invalid-params', parameter });

const parsePagination = ({ offset = '0', count = DEFAULT_COUNT }: JsonObject): Pagination => ({
	offset: parseInteger(offset, 'offset', { min: 0 }),
	count: parseInteger(count, 'count', { min: 1, max: MAX_COUNT }),
});

/** A question about one session. */
const ofSession =
	(
		asked:
			| { readonly kind: 'session' | 'logout'; readonly whose: Whose }
			| { readonly kind: 'logout-others' },
	): Parse =>
	({ sessionId }) => ({ ...asked, sessionId: parseSessionId(sessionId) });

const parseSort = (sort: unknown): Sort | undefined => {
	if (sort === undefined) {
		return undefined;
	}

	const [, minus, name] = /^(-?)(\w+)$/.exec(typeof sort === 'string' ? sort : '') ?? [];
	const by = sortKeys.find((key) => key === name);
	if (by === undefined) {
		throw invalid('sort');
	}
	return { by, isDescending: minus === '-' };
};

const parseScope = ({ username, filter, sort: sortText }: JsonObject): Scope => {
	if (username !== undefined && filter !== undefined) {
		throw invalid('username-and-filter');
	}

	const sort = parseSort(sortText);
	const order = sort && { sort };
	const text = filter === undefined ? undefined : parseFilter(filter);
	// The app sorts these itself.
	if (sort && (username !== undefined || (text !== undefined && isPlace(text)))) {
		throw invalid('sort-not-here');
	}
	if (username !== undefined) {
		return { of: 'user', username: parseUsername(username) };
	}
	return text === undefined
		? { of: 'everybody', ...order }
		: { of: 'search', filter: text, ...order };
};

const get = (names: readonly string[], parse: Parse) => ({ method: 'get', names, parse }) as const;

const post = (names: readonly string[], parse: Parse) =>
	({ method: 'post', names, parse }) as const;

/** The paths of the API, each with its method, its parameters besides `attachments`, and what it makes of them. */
export const paths = {
	'sessions/info': get(['sessionId'], ofSession({ kind: 'session', whose: 'own' })),
	'sessions/info.admin': get(['sessionId'], ofSession({ kind: 'session', whose: 'anybody' })),
	'sessions/list': get(['offset', 'count'], (params) => ({
		kind: 'list',
		scope: { of: 'own' },
		pagination: parsePagination(params),
	})),
	'sessions/list.all': get(['offset', 'count', 'username', 'filter', 'sort'], (params) => ({
		kind: 'list',
		scope: parseScope(params),
		pagination: parsePagination(params),
	})),
	'sessions/summary': get([], () => ({ kind: 'summary' })),
	'status': get([], () => ({ kind: 'status' })),
	'sessions/logout.me': post(['sessionId'], ofSession({ kind: 'logout', whose: 'own' })),
	'sessions/logout': post(['sessionId'], ofSession({ kind: 'logout', whose: 'anybody' })),
	'sessions/logout.others': post(['sessionId'], ofSession({ kind: 'logout-others' })),
	'sessions/logout.all': post(['username'], ({ username }) => ({
		kind: 'logout-all',
		username: parseUsername(username),
	})),
} as const;

export type Path = keyof typeof paths;

export const isPath = (value: string): value is Path =>
	Object.prototype.hasOwnProperty.call(paths, value);

/** The OAuth token with which Rocket.Chat lets clients sign in; in a query string it is none of the app's parameters. */
const SERVER_PARAMETER = 'access_token';

const refuseUnknown = (names: readonly string[], known: readonly string[]): void => {
	const name = names.find((sent) => !known.includes(sent));
	if (name !== undefined) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'unknown', name, known });
	}
};

/** Whether a body came that the host cannot have read as JSON. Forms arrive as objects, other bodies as `{}`. */
const isOtherBody = ({ content, headers }: SentRequest): boolean => {
	const {
		'content-type': type,
		'content-length': length = '0',
		'transfer-encoding': encoding,
	} = fieldsOf(headers);
	if (type !== undefined) {
		return !(typeof type === 'string' && /^application\/json *(?:;|$)/i.test(type));
	}
	const isEmpty = Object.keys(fieldsOf(content)).length === 0;
	return isEmpty && (length !== '0' || encoding !== undefined);
};

const parseBody = (request: SentRequest, known: readonly string[]): JsonObject => {
	if (isOtherBody(request)) {
		throw invalid('body-not-json');
	}
	if (!isObject(request.content)) {
		throw invalid('body');
	}
	refuseUnknown(Object.keys(request.content), known);
	return request.content;
};

/** `true` or `false`: a text in a query string, a boolean in a body. */
const parseAttachments = ({ attachments = true }: JsonObject, method: 'get' | 'post'): boolean => {
	if (attachments === true || (method === 'get' && attachments === 'true')) {
		return true;
	}
	if (attachments === (method === 'get' ? 'false' : false)) {
		return false;
	}
	throw invalid('attachments');
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
	throw invalid(parameter);
};

/**
 * What a request to one of the paths asks.
 *
 * @throws SessionInfoError `invalid-session-id`, `invalid-params`
 */
export const parseRequest = (path: Path, request: SentRequest): ApiRequest => {
	const { method, names, parse } = paths[path];
	const known = [...names, 'attachments'];
	const queryString = fieldsOf(request.query);
	const inQuery = Object.keys(queryString).filter((name) => name !== SERVER_PARAMETER);
	refuseUnknown(inQuery, method === 'get' ? known : []);
	const params = method === 'get' ? queryString : parseBody(request, known);
	const headers = fieldsOf(request.headers);
	return {
		query: parse(params),
		callerTwoFactor: compact({
			code: parseHeader(headers, 'x-2fa-code'),
			method: parseHeader(headers, 'x-2fa-method'),
		}),
		withAttachments: parseAttachments(params, method),
	};
};
