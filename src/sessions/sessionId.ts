import { SessionInfoError } from '../errors/SessionInfoError';

/**
 * A session id ("Device ID"). Rocket.Chat makes 17 characters (Meteor's Random.id), its ddp-streamer uuid-like ids.
 * The type is the proof that a text was checked: `info.admin` takes any text as a regular expression.
 */
export type SessionId = string & { readonly checked: unique symbol };

/** Whether a text consists of what ids are made of, none of which means anything in a regular expression. */
export const isSessionId = (value: unknown): value is SessionId =>
	typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);

/**
 * @param door where it was typed or sent, for the text of the error
 * @throws SessionInfoError `invalid-session-id`
 */
export const parseSessionId = (value: unknown, door: 'chat' | 'api'): SessionId => {
	if (!isSessionId(value)) {
		throw new SessionInfoError({ code: 'invalid-session-id', missing: value === undefined, door });
	}
	return value;
};
