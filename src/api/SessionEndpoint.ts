import type { IHttp, IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type {
	IApiEndpoint,
	IApiEndpointInfo,
	IApiRequest,
	IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';

import { type ApiRequest, isPath, parseRequest, type Path, paths } from './parse';
import { failureResponse, successResponse } from './response';
import { SessionInfoError, toFailure } from '../errors/SessionInfoError';
import type { View } from '../render/Attachment';
import type { Reader } from '../render/failure';
import { parseCaller } from '../requests/Caller';
import type { RequestOptions } from '../requests/Request';
import { translator, type Translator } from '../texts/Translator';
import type { SessionApp } from '../window/SessionApp';

/** One path of the API. As with the command: strings, functions and `app` only, and `this.app`'s logger. */
abstract class SessionEndpoint implements IApiEndpoint {
	readonly authRequired = true;

	constructor(
		private readonly app: SessionApp,
		readonly path: Path,
	) {}

	/** Never throws: what is thrown from an endpoint reaches the caller word for word. */
	// eslint-disable-next-line max-params -- the engine calls it so
	protected async answer(
		sent: IApiRequest,
		_endpoint: IApiEndpointInfo,
		read: IRead,
		modify: IModify,
		http: IHttp,
	): Promise<IApiResponse> {
		try {
			const caller = parseCaller(sent.user);
			// `authRequired` lets only users through. If a server still lets an anonymous request through, refuse it.
			if (!caller) {
				throw new SessionInfoError({ code: 'not-allowed', reason: 'permission' });
			}
			const accessors = { read, modify, http, logger: this.app.getLogger() };
			return await this.respond(sent, { caller, accessors });
		} catch (error) {
			return failureResponse(toFailure(error), refused(translator('en')));
		}
	}

	private async respond(
		sent: IApiRequest,
		who: Pick<RequestOptions, 'caller' | 'accessors'>,
	): Promise<IApiResponse> {
		const { service } = this.app;
		let parsed: ApiRequest;
		try {
			parsed = parseRequest(this.path, sent);
		} catch (error) {
			const t = await service.translator(service.begin(who));
			return failureResponse(toFailure(error), refused(t));
		}

		const { query, callerTwoFactor, withAttachments } = parsed;
		const request = service.begin({ ...who, callerTwoFactor });
		const outcome = await service.ask(query, request);
		const view: View = {
			t: await service.translator(request),
			door: 'api',
			now: service.now(),
			utcOffset: who.caller.utcOffset,
		};
		return outcome.ok
			? successResponse(outcome.answer, view, { withAttachments })
			: failureResponse(outcome.failure, { ...view, mayReadCause: outcome.mayReadCause });
	}
}

/** Who reads why a request was not understood. */
const refused = (t: Translator): Reader => ({ t, door: 'api', mayReadCause: false });

class GetEndpoint extends SessionEndpoint {
	readonly get = this.answer;
}

class PostEndpoint extends SessionEndpoint {
	readonly post = this.answer;
}

/** The API below `/api/apps/public/<app id>/`. The engine asks each endpoint which methods it has. */
export const endpoints = (app: SessionApp): readonly IApiEndpoint[] =>
	Object.keys(paths)
		.filter(isPath)
		.map((path) =>
			paths[path].method === 'get' ? new GetEndpoint(app, path) : new PostEndpoint(app, path),
		);
