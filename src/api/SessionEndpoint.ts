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

import type { SessionInfo } from '../App';
import { SessionInfoError } from '../errors/SessionInfoError';
import { isObject } from '../json';
import { parseTwoFactor, type Path, paths } from './parse';
import { failure, success } from './response';
import { parseCaller } from '../lookups/Caller';
import { translator } from '../texts/Translator';

/** One path of the API. As with the command: strings and `app` only, and `this.app`'s logger. */
export class SessionEndpoint implements IApiEndpoint {
	readonly authRequired = true;

	constructor(
		private readonly app: SessionInfo,
		readonly path: Path,
	) {}

	/** Never throws: what is thrown from here reaches the caller word for word. */
	async get(
		{ user, query, headers }: IApiRequest,
		_endpoint: IApiEndpointInfo,
		read: IRead,
		modify: IModify,
		http: IHttp,
		_persistence: IPersistence,
	): Promise<IApiResponse> {
		const { lookups } = this.app;
		const caller = parseCaller(user);

		// `authRequired` lets nobody through without a user; should a server do so, nobody may do nothing.
		if (!caller) {
			return failure({ code: 'not-allowed', reason: 'permission' }, false, translator('en'));
		}

		try {
			const host = { read, modify, http, logger: this.app.getLogger() };
			const t = await lookups.translator({ caller, host });

			try {
				const question = paths[this.path](isObject(query) ? query : {});
				const outcome = await lookups.ask(question, {
					caller,
					host,
					callerTwoFactor: parseTwoFactor(isObject(headers) ? headers : {}),
				});

				return outcome.ok
					? success(outcome.answer, { t, now: lookups.now(), utcOffset: caller.utcOffset })
					: failure(outcome.failure, outcome.mayReadCause, t);
			} catch (error) {
				return failure(SessionInfoError.failureOf(error), false, t);
			}
		} catch {
			return failure({ code: 'internal-error' }, false, translator('en'));
		}
	}
}
