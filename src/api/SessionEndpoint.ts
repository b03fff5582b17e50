import type {
	IHttp,
	IModify,
	IPersistence,
	IRead,
} from '@rocket.chat/apps-engine/definition/accessors';
import type {
	IApiEndpoint,
	IApiEndpointInfo,
	IApiRequest,
	IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';

import { isPath, parseBody, parseTwoFactor, type Path, paths } from './parse';
import { failure, success } from './response';
import type { SessionInfo } from '../SessionInfo';
import type { Accessors } from '../common/Accessors';
import { isObject, type JsonObject } from '../common/json';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import { parseCaller } from '../requests/Caller';
import type { Query } from '../requests/Query';
import { translator } from '../texts/Translator';
import type { CallerTwoFactor } from '../workspace/TwoFactor';

type Parsed = { readonly query: Query; readonly callerTwoFactor: CallerTwoFactor | undefined };

/** One path of the API. As with the command: strings, functions and `app` only, and `this.app`'s logger. */
abstract class SessionEndpoint implements IApiEndpoint {
	readonly authRequired = true;

	constructor(
		protected readonly app: SessionInfo,
		readonly path: Path,
	) {}

	/** Never throws: what is thrown from an endpoint reaches the caller word for word. */
	protected async answer(
		{ user, headers }: IApiRequest,
		readParameters: () => JsonObject,
		accessors: Accessors,
	): Promise<IApiResponse> {
		const caller = parseCaller(user);
		// `authRequired` lets nobody through without a user. If a server still lets an anonymous request through, refuse it.
		if (!caller) {
			return failure({ code: 'not-allowed', reason: 'permission' }, false, translator('en'));
		}
		try {
			const { service } = this.app;
			const parsed = this.parse(headers, readParameters);
			const callerTwoFactor = 'query' in parsed ? parsed.callerTwoFactor : undefined;
			const context = service.begin({ caller, accessors, callerTwoFactor });
			const t = await service.translator(context);
			if (!('query' in parsed)) {
				return failure(parsed, false, t);
			}

			const outcome = await service.ask(parsed.query, context);
			return outcome.ok
				? success(outcome.answer, { t, now: service.now(), utcOffset: caller.utcOffset })
				: failure(outcome.failure, outcome.mayReadCause, t);
		} catch {
			return failure({ code: 'internal-error' }, false, translator('en'));
		}
	}

	private parse(headers: unknown, readParameters: () => JsonObject): Parsed | Failure {
		try {
			return {
				query: paths[this.path].parse(readParameters()),
				callerTwoFactor: parseTwoFactor(isObject(headers) ? headers : {}),
			};
		} catch (error) {
			return toFailure(error);
		}
	}
}

class GetEndpoint extends SessionEndpoint {
	get(
		request: IApiRequest,
		_endpoint: IApiEndpointInfo,
		read: IRead,
		modify: IModify,
		http: IHttp,
		_persistence: IPersistence,
	): Promise<IApiResponse> {
		const { query } = request;
		const accessors = { read, modify, http, logger: this.app.getLogger() };
		return this.answer(request, () => (isObject(query) ? query : {}), accessors);
	}
}

class PostEndpoint extends SessionEndpoint {
	post(
		request: IApiRequest,
		_endpoint: IApiEndpointInfo,
		read: IRead,
		modify: IModify,
		http: IHttp,
		_persistence: IPersistence,
	): Promise<IApiResponse> {
		const accessors = { read, modify, http, logger: this.app.getLogger() };
		return this.answer(request, () => parseBody(request.content), accessors);
	}
}

/** The API below `/api/apps/public/<app id>/`. The engine asks each endpoint which methods it has. */
export const endpoints = (app: SessionInfo): readonly IApiEndpoint[] =>
	Object.keys(paths)
		.filter(isPath)
		.map((path) =>
			paths[path].method === 'get' ? new GetEndpoint(app, path) : new PostEndpoint(app, path),
		);
