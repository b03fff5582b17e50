import type { IncomingHttpHeaders } from 'node:http';

import type { Request, Response } from 'express';

export type FaultRequest = {
	readonly method: string;
	readonly path: string;
	readonly query: string;
	readonly headers: IncomingHttpHeaders;
};

/** What can go wrong between an app and its workspace, tried before anything else looks at the request. */
export type Fault =
	| { readonly kind: 'delay'; readonly milliseconds: number }
	/** Waits as long as a test wants, and then does what it says; nothing: the real thing. */
	| { readonly kind: 'hold'; readonly until: Promise<Fault | undefined> }
	| { readonly kind: 'never-answer' }
	| { readonly kind: 'reset' }
	/** Lets the real thing happen, and loses the answer: the client meets `then` in its place. */
	| { readonly kind: 'lose-answer'; readonly then: Fault }
	/** Promises a longer body than it sends, then drops the connection. */
	| { readonly kind: 'reset-mid-body'; readonly body: string }
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers?: Record<string, string>;
			readonly body?: string;
	  };

/** An answer in the words of the API; for an endpoint that acts it is a success without effect. */
export const jsonAnswer = (body: object, status = 200): Fault => ({
	kind: 'answer',
	status,
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});

/** As documented, where servers answer 404: facts differ, and an app has to understand both. */
export const documentedNotFound = jsonAnswer({ success: false, error: 'Session not found' }, 400);

const page = (title: string): string =>
	`<html>\n<head><title>${title}</title></head>\n<body><h1>${title}</h1></body>\n</html>\n`;

const html = { 'content-type': 'text/html' };

/** Answers of what stands before a workspace, which know nothing of its tokens, permissions or license; by who gives them. */
export const foreignAnswers = {
	'a proxy that wants a login': {
		kind: 'answer',
		status: 401,
		headers: { ...html, 'www-authenticate': 'Basic realm="Restricted"' },
		body: page('401 Authorization Required'),
	},
	'a gateway that wants a login': jsonAnswer({ message: 'Unauthorized' }, 401),
	'a gateway that forbids': jsonAnswer({ message: 'Forbidden' }, 403),
	'a firewall that forbids': {
		kind: 'answer',
		status: 403,
		headers: html,
		body: page('403 Forbidden'),
	},
	'a firewall that forbids without a word': { kind: 'answer', status: 403 },
	'a proxy that sends people to its login page': {
		kind: 'answer',
		status: 302,
		headers: { location: '/sso/login' },
	},
} as const satisfies Readonly<Record<string, Fault>>;

export type Faults = (request: FaultRequest) => Fault | undefined;

const reset = (response: Response): void => {
	response.socket?.resetAndDestroy();
};

/** Everything is written by `end` in the end; nothing of an API answer is written before. */
const loseAnswer = ({ response, then }: { response: Response; then: Fault }): void => {
	const end = response.end.bind(response);
	Object.assign(response, {
		end: () => {
			Object.assign(response, { end });
			for (const name of response.getHeaderNames().filter((header) => header !== 'date')) {
				response.removeHeader(name);
			}
			enact({ fault: then, response, proceed: () => response.end() });
			return response;
		},
	});
};

const enact = ({
	fault,
	response,
	proceed,
}: {
	fault: Fault;
	response: Response;
	proceed: () => void;
}): void => {
	switch (fault.kind) {
		case 'delay':
			setTimeout(proceed, fault.milliseconds).unref();
			return;
		case 'hold':
			void fault.until.then((next) =>
				next ? enact({ fault: next, response, proceed }) : proceed(),
			);
			return;
		case 'never-answer':
			return;
		case 'reset':
			reset(response);
			return;
		case 'lose-answer':
			loseAnswer({ response, then: fault.then });
			proceed();
			return;
		case 'reset-mid-body':
			response.writeHead(200, {
				'content-type': 'application/json',
				'content-length': Buffer.byteLength(fault.body) + 1,
			});
			response.write(fault.body, () => response.socket?.destroy());
			return;
		case 'answer':
			response.writeHead(fault.status, fault.headers).end(fault.body);
	}
};

/** Express middleware; `find` is asked for every request, so a test can change its mind. */
export const injectFaults =
	(find: Faults) =>
	(request: Request, response: Response, next: () => void): void => {
		const { method, path, headers } = request;
		const fault = find({ method, path, query: request.url.split('?')[1] ?? '', headers });
		if (fault) {
			enact({ fault, response, proceed: next });
		} else {
			next();
		}
	};
