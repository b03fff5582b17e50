import type { IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import type { HttpBridge } from '@rocket.chat/apps-engine/server/bridges';
import fetch, { isRedirect, type RequestInit, type Response } from 'node-fetch';

export type RequestInfo = Parameters<HttpBridge['doCall']>[0];

/** Milliseconds; an app's own handler times out long before. */
const defaultTimeout = 180_000;

/**
 * A request as Rocket.Chat's `AppHttpBridge` makes it with its `node-fetch`, including what surprises: falsy params are
 * dropped from addresses, the `query` option is ignored, a GET has no body, any status is a success, `data` is set for
 * few content types. A connection that ends in the middle of an answer is noticed only when the time is up. Left out are
 * proxies, certificates that nobody vouches for, the check of addresses that an app may ask for, and `encoding`.
 *
 * @param client - the newest servers put a client of their own around it (`packages/server-fetch`), which repeats a
 * request as it is where it is redirected, and waits for the body as long again as for the rest
 */
export const sendRequest = async (
	{ url, method, request }: RequestInfo,
	client: 'node-fetch' | 'server-fetch' = 'node-fetch',
): Promise<IHttpResponse> => {
	const { target, init } = prepare({ url, method, request });
	try {
		const response = await clients[client](target, {
			...init,
			timeout: request.timeout || defaultTimeout,
		});
		const content = await response.text();
		return {
			url,
			method,
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			content,
			data: isJson(response) ? parse(content) : null,
		};
	} catch (cause) {
		throw withoutClass(cause);
	}
};

type Send = (url: string, init: RequestInit & { readonly timeout: number }) => Promise<Response>;

/** One class, described by two packages. */
const signalOf = (signal: AbortSignal): NonNullable<RequestInit['signal']> =>
	signal as NonNullable<RequestInit['signal']>;

/** A fraction of a millisecond throws here, before anything is sent. */
const sendByNodeFetch: Send = async (url, init) =>
	fetch(url, { ...init, signal: signalOf(AbortSignal.timeout(init.timeout)) });

const mostRedirects = 5;

const sendByServerFetch: Send = async (url, init) => {
	let target = url;
	for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
		const controller = new AbortController();
		const timer = setTimeout(() => controller.abort(), init.timeout);
		const { signal } = controller;
		const response = await fetch(target, {
			...init,
			redirect: 'manual',
			signal: signalOf(signal),
		}).finally(() => clearTimeout(timer));
		const location = response.headers.get('location');
		if (!isRedirect(response.status) || location === null) {
			return response;
		}
		target = new URL(location, target).href;
	}
	throw new Error(`More than ${mostRedirects} redirects`);
};

const clients = { 'node-fetch': sendByNodeFetch, 'server-fetch': sendByServerFetch };

/** What is thrown has a class of its own, which the sandbox of 1.42 cannot hand on; only the message gets to the app. */
const withoutClass = (cause: unknown): Error =>
	new Error(cause instanceof Error ? cause.message : String(cause), { cause });

/** The types of the engine leave `data` and `content` open. */
const given = ({ content, data }: IHttpRequest): string | undefined => {
	const text: unknown = content;
	if (typeof text === 'string' && text !== '') {
		return text;
	}
	return typeof data === 'object' ? JSON.stringify(data) : undefined;
};

/** Params are part of the address, unless they are all that a request with a body has: then they are a form. */
const prepare = ({
	url,
	method,
	request,
}: Omit<RequestInfo, 'appId'>): { target: string; init: RequestInit } => {
	const { params, headers, auth, content, data } = request;
	const hasBody = !['get', 'head'].includes(method.toLowerCase());
	const text = hasBody ? given(request) : undefined;
	const isForm = hasBody && text === undefined && params !== undefined;
	const target = new URL(url);
	for (const [name, value] of Object.entries((!isForm && params) || {})) {
		if (value) {
			target.searchParams.append(name, value);
		}
	}
	const body = isForm ? new URLSearchParams(params).toString() : text;
	return {
		target: target.href,
		init: {
			method: method.toUpperCase(),
			headers: {
				...(!content && typeof data === 'object' && { 'content-type': 'application/json' }),
				...headers,
				...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
				...(auth !== undefined && {
					authorization: `Basic ${Buffer.from(auth).toString('base64')}`,
				}),
			},
			...(body !== undefined && { body }),
		},
	};
};

const jsonTypes: readonly string[] = [
	'application/json',
	'text/javascript',
	'application/javascript',
	'application/x-javascript',
];

const isJson = (response: Response): boolean =>
	jsonTypes.includes(response.headers.get('content-type')?.split(';')[0] ?? '');

const parse = (content: string): unknown => {
	try {
		return JSON.parse(content);
	} catch {
		return null;
	}
};
