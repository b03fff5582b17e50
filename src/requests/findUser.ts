import type { RequestContext } from './RequestContext';
import { asText, isObject } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';

/**
 * The id of the user with exactly this name.
 *
 * @throws SessionInfoError `user-not-found`
 */
export const findUser = async (
	{ accessors }: RequestContext,
	username: string,
): Promise<string> => {
	// Typed as always there, but `undefined` for unknown names.
	const user: unknown = await accessors.read.getUserReader().getByUsername(username);
	const id = isObject(user) && user.username === username ? asText(user.id) : undefined;
	if (id === undefined) {
		throw new SessionInfoError({ code: 'user-not-found', username });
	}
	return id;
};
