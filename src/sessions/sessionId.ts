/**
 * A session id ("Device ID"). Rocket.Chat makes 17 characters (Meteor's Random.id), its ddp-streamer uuid-like ids of 36.
 * The type is the proof that a text was checked: `info.admin` takes any text as a regular expression.
 */
export type SessionId = string & { readonly checked: unique symbol };

/** Whether a text consists of the characters of ids, none of which has a meaning in a regular expression. */
export const isSessionId = (value: unknown): value is SessionId =>
	typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);
