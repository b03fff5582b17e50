import type { IApiEndpoint, IApiResponse } from '@rocket.chat/apps-engine/definition/api';

import { isPath, parseParameters, parseTwoFactor, type Path, paths } from './parse';
import { failure, success } from './response';
import { isObject } from '../common/json';
import { SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { parseCaller } from '../requests/Caller';
import { translator } from '../texts/Translator';
import type { SessionInfo } from '../window/SessionWindow';

/** What the engine calls an endpoint with, whatever the method. */
type Call = Parameters<NonNullable<IApiEndpoint['get']>>;

/** One path of the API. As with the command: strings, functions and `app` only, and `this.app`'s logger. */
abstract class SessionEndpoint implements IApiEndpoint {
	readonly authRequired = true;

	constructor(
		private readonly app: SessionInfo,
		readonly path: Path,
	) {}

	/** Never throws: what is thrown from an endpoint reaches the caller word for word. */
	protected async answer(
		[{ user, headers }, , read, modify, http]: Call,
		parameters: unknown,
	): Promise<IApiResponse> {
		let t = translator('en');
		try {
			const { service } = this.app;
			const caller = parseCaller(user);
			// `authRequired` lets nobody through without a user. If a server still lets an anonymous request through, refuse it.
			if (!caller) {
				throw new SessionInfoError({ code: 'not-allowed', reason: 'permission' });
			}
			const accessors = { read, modify, http, logger: this.app.getLogger() };
			t = await service.translator(service.begin({ caller, accessors }));
			const query = paths[this.path].parse(parseParameters(parameters));
			const callerTwoFactor = parseTwoFactor(isObject(headers) ? headers : {});
			const context = service.begin({ caller, accessors, callerTwoFactor });
			const outcome = await service.ask(query, context);
			return outcome.ok
				? success(outcome.answer, { t, now: service.now(), utcOffset: caller.utcOffset })
				: failure(outcome.failure, outcome.mayReadCause, t);
		} catch (error) {
			return failure(toFailure(error), false, t);
		}
	}
}

class GetEndpoint extends SessionEndpoint {
	get(...call: Call): Promise<IApiResponse> {
		const [{ query }] = call;
		return this.answer(call, isObject(query) ? query : {});
	}
}

class PostEndpoint extends SessionEndpoint {
	post(...call: Call): Promise<IApiResponse> {
		const [{ content }] = call;
		return this.answer(call, content);
	}
}

/** The API below `/api/apps/public/<app id>/`. The engine asks each endpoint which methods it has. */
export const endpoints = (app: SessionInfo): readonly IApiEndpoint[] =>
	Object.keys(paths)
		.filter(isPath)
		.map((path) =>
			paths[path].method === 'get' ? new GetEndpoint(app, path) : new PostEndpoint(app, path),
		);
