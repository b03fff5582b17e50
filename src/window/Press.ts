import { asText, isObject } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import { parseUsername } from '../requests/parameters';
import { parseSessionId, type SessionId } from '../sessions/sessionId';

/** What a window shows: whose sessions, from which on. Without a username they are the reader's own. */
export type Place = { readonly username?: string; readonly offset: number };

/** What a button does. */
export type Press =
	| { readonly does: 'list'; readonly place: Place }
	| {
			readonly does: 'ask' | 'log-out';
			readonly place: Place;
			readonly sessionId: SessionId;
			/** Proves that the window had shown this session (`Seals`). */
			readonly seal: string;
	  };

/** The buttons by their action ids, which differ within a block. */
export const actions = {
	'session-info-previous': 'list',
	'session-info-next': 'list',
	'session-info-refresh': 'list',
	'session-info-back': 'list',
	'session-info-ask': 'ask',
	'session-info-log-out': 'log-out',
} as const satisfies Record<string, Press['does']>;

export type ActionId = keyof typeof actions;

/** More than the longest value of ours. */
const MAX_VALUE = 4096;

const MAX_OFFSET = 1_000_000;

const isActionId = (value: unknown): value is ActionId =>
	typeof value === 'string' && Object.keys(actions).includes(value);

/** The value of a button, which the client sends back when it is pressed. */
export const writeValue = (press: Press): string =>
	JSON.stringify({
		user: press.place.username,
		offset: press.place.offset,
		...(press.does !== 'list' && { session: press.sessionId, seal: press.seal }),
	});

const parseJson = (value: unknown): unknown => {
	try {
		return typeof value === 'string' && value.length <= MAX_VALUE ? JSON.parse(value) : undefined;
	} catch {
		return undefined;
	}
};

/**
 * Reads a press, of which everything is the client's word. `undefined`: no button of ours.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parsePress = (actionId: unknown, value: unknown): Press | undefined => {
	if (!isActionId(actionId)) {
		return undefined;
	}

	const state = parseJson(value);
	const offset = isObject(state) ? state.offset : undefined;
	if (
		!isObject(state) ||
		typeof offset !== 'number' ||
		!Number.isInteger(offset) ||
		offset < 0 ||
		offset > MAX_OFFSET
	) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'press' });
	}

	const place: Place = {
		offset,
		...(state.user !== undefined && { username: parseUsername(state.user, 'username_chat') }),
	};
	const does = actions[actionId];
	return does === 'list'
		? { does, place }
		: {
				does,
				place,
				sessionId: parseSessionId(state.session, 'chat'),
				seal: asText(state.seal) ?? '',
			};
};
