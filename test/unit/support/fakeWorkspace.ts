import type {
	IHttp,
	IHttpRequest,
	IHttpResponse,
} from '@rocket.chat/apps-engine/definition/accessors';
import { RequestMethod } from '@rocket.chat/apps-engine/definition/accessors';

import { stub } from './stub';
import type { Endpoint } from '../../../src/common/endpoints';

export type Reply = {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: unknown;
};

/** Gets what was asked: the query, or the body of a POST. */
type Handler = (asked: URLSearchParams) => Reply | Promise<Reply>;

/** The permissions as they come with a license; `holders` is a role of the workspace's own. */
export const permissions = (
	entries: Readonly<Record<string, readonly string[]>> = {},
): { readonly body: unknown } => ({
	body: {
		update: Object.entries({
			'view-device-management': ['admin', 'holders'],
			'logout-device-management': ['admin', 'holders'],
			'api-bypass-rate-limit': ['admin', 'bot'],
			'post-readonly': ['admin', 'owner', 'moderator'],
			...entries,
		}).map(([_id, roles]) => ({ _id, roles, _updatedAt: '2024-06-01T00:00:00.000Z' })),
		remove: [],
		success: true,
	},
});

export const page = (rows: readonly unknown[], total = rows.length): Reply => ({
	body: { sessions: rows, total, count: rows.length, offset: 0, success: true },
});

export const notFound: Reply = {
	status: 404,
	body: { success: false, error: 'Session not found' },
};

export const loginRequired: Reply = {
	status: 401,
	body: { success: false, error: 'You must be logged in to do this.' },
};

export const unpermitted: Reply = {
	status: 403,
	body: {
		success: false,
		error: 'User does not have the permissions required for this action [error-unauthorized]',
	},
};

export const totpRequired: Reply = {
	status: 400,
	body: { success: false, error: 'TOTP Required [totp-required]' },
};

/** The rate limiter. */
export const busy: Reply = {
	status: 429,
	body: { success: false, error: 'Error, too many requests. You must wait 7 seconds' },
};

/** The permissions of a workspace without a license, which has no Device Management. */
export const unlicensed: Reply = { body: { update: [{ _id: 'create-c', roles: ['user'] }] } };

/** What the host's HTTP client throws when a connection is lost, and when it took too long. */
export const lost = (): Promise<Reply> => Promise.reject(new Error('fetch failed'));
export const late = (): Promise<Reply> =>
	Promise.reject(new Error('The operation was aborted due to timeout'));

/** A workspace at the other end of the HTTP accessor, whose answers a test may change at any time. */
export class FakeWorkspace {
	/** What was asked, in order: endpoint and query, or endpoint and body. */
	readonly requests: string[] = [];

	/** The same as the host was given it. */
	readonly sent: ({ readonly method: RequestMethod; readonly url: string } & IHttpRequest)[] = [];

	readonly answers: Record<Endpoint, Handler> = {
		'me': () => ({
			body: { _id: 'serviceUserId0000', username: 'session.service', roles: ['holders', 'bot'] },
		}),
		'permissions.listAll': () => permissions(),
		'roles.list': () => ({
			body: {
				roles: [
					{ _id: 'admin', name: 'admin' },
					{ _id: 'user', name: 'user' },
					{ _id: 'bot', name: 'bot' },
					{ _id: 'holders', name: 'Device Managers' },
				],
				success: true,
			},
		}),
		'info': () => ({ body: { version: '8.0', success: true } }),
		'sessions/info': () => notFound,
		'sessions/info.admin': () => notFound,
		'sessions/list': () => page([]),
		'sessions/list.all': () => page([]),
		'sessions/logout': (data) => ({ body: { sessionId: data.get('sessionId'), success: true } }),
	};

	readonly http: IHttp = stub<IHttp>('IHttp', {
		get: (url, request) => this.respond(RequestMethod.GET, url, request),
		post: (url, request) => this.respond(RequestMethod.POST, url, request),
	});

	/** A workspace that answers everything with the same. */
	static answering(reply: Reply): FakeWorkspace {
		const workspace = new FakeWorkspace();
		for (const endpoint of Object.keys(workspace.answers) as Endpoint[]) {
			workspace.answers[endpoint] = () => reply;
		}
		return workspace;
	}

	/** What was asked, without the queries. */
	get asked(): readonly string[] {
		return this.requests.map((request) => request.replace(/[? ].*/, ''));
	}

	/** What was asked about sessions. */
	get askedOfSessions(): readonly string[] {
		return this.requests.filter((request) => request.startsWith('sessions/'));
	}

	private async respond(
		method: RequestMethod,
		url: string,
		request: IHttpRequest = {},
	): Promise<IHttpResponse> {
		const { data }: { readonly data?: Readonly<Record<string, string>> } = request;
		const { pathname, search, searchParams } = new URL(url);
		const path = pathname.replace(/^.*\/api\/(?:v1\/)?/, '');
		const answer = Object.entries(this.answers).find(([known]) => known === path)?.[1];
		this.sent.push({ method, url, ...request });
		this.requests.push(path + search + (data ? ` ${JSON.stringify(data)}` : ''));
		if (!answer) {
			throw new Error(`Nobody should ask ${pathname}`);
		}

		const reply = await answer(data ? new URLSearchParams(data) : searchParams);
		const { status = 200, headers = {}, body } = reply;
		return { url, method, statusCode: status, headers, data: body };
	}
}

/** A reply that arrives when the test says so. */
export const deferred = <T>(): {
	promise: Promise<T>;
	resolve: (value: T) => void;
	reject: (error: Error) => void;
} => {
	let resolve: (value: T) => void = () => undefined;
	let reject: (error: Error) => void = () => undefined;
	const promise = new Promise<T>((onValue, onError) => {
		resolve = onValue;
		reject = onError;
	});
	return { promise, resolve, reject };
};
