import type { IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import type { HttpBridge } from '@rocket.chat/apps-engine/server/bridges';

export type RequestInfo = Parameters<HttpBridge['doCall']>[0];

/** Milliseconds; an app's own handler times out long before. */
const defaultTimeout = 180_000;

/**
 * A request as Rocket.Chat's `AppHttpBridge` makes it, including what surprises: falsy params are dropped, the `query`
 * option is ignored, a GET has no body, any status is a success, `data` is set for JSON content types only.
 */
export const sendRequest = async ({
	url,
	method,
	request,
}: RequestInfo): Promise<IHttpResponse> => {
	const response = await fetch(withParams({ url, method, request }), {
		method: method.toUpperCase(),
		headers: headersOf(request),
		body: hasBody(method) ? bodyOf(request) : null,
		redirect: 'follow',
		signal: AbortSignal.timeout(request.timeout ?? defaultTimeout),
	}).catch(rethrow);

	const content = await response.text();
	return {
		url,
		method,
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		content,
		data: isJson(response) ? parse(content) : null,
	};
};

/** A timeout is a `DOMException` here, which the sandbox of 1.42 cannot hand on; servers of its time throw an `Error`. */
const rethrow = (cause: Error): never => {
	throw new Error(cause.message, { cause });
};

const hasBody = (method: string): boolean => !['get', 'head'].includes(method.toLowerCase());

const paramsOf = ({ params = {} }: IHttpRequest): URLSearchParams =>
	new URLSearchParams(Object.entries(params).filter(([, value]) => Boolean(value)));

const withParams = ({ url, method, request }: Omit<RequestInfo, 'appId'>): string => {
	const target = new URL(url);
	if (!hasBody(method)) {
		paramsOf(request).forEach((value, name) => target.searchParams.append(name, value));
	}
	return target.href;
};

const headersOf = ({
	headers = {},
	auth,
	content,
	data,
}: IHttpRequest): Record<string, string> => ({
	...(content === undefined && data !== undefined && { 'content-type': 'application/json' }),
	...headers,
	...(auth !== undefined && { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }),
});

const bodyOf = (request: IHttpRequest): string | URLSearchParams => {
	const { content, data } = request as { content?: string; data?: unknown };
	if (content !== undefined) {
		return content;
	}
	return data === undefined ? paramsOf(request) : JSON.stringify(data);
};

const isJson = (response: Response): boolean =>
	/^application\/(?:[\w.-]+\+)?json\b/i.test(response.headers.get('content-type') ?? '');

const parse = (content: string): unknown => {
	try {
		return JSON.parse(content);
	} catch {
		return null;
	}
};
