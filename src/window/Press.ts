import { createHmac, randomBytes } from 'crypto';

import { asCount, asText, fieldsOf, type JsonObject } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import { parseUsername } from '../requests/parameters';
import { parseSessionId, type SessionId } from '../sessions/sessionId';
import type { TextKey } from '../texts/en';

/** What a window shows: whose sessions, from which on. Without a username they are the reader's own. */
export type Place = { readonly username?: string | undefined; readonly offset: number };

/** A session as a button names it, with the proof that a window had shown it (`createSealer`). */
export type Shown = { readonly sessionId: SessionId; readonly seal: string };

/** What a button does. */
export type Press = { readonly place: Place } & (
	| { readonly does: 'list' }
	| ({ readonly does: 'ask' | 'log-out' } & Shown)
);

/** The buttons by their action ids, which differ within a block: what each does, and what it says. */
export const buttons = {
	'session-info-previous': { does: 'list', label: 'window_previous' },
	'session-info-next': { does: 'list', label: 'window_next' },
	'session-info-refresh': { does: 'list', label: 'window_refresh' },
	'session-info-back': { does: 'list', label: 'window_back' },
	'session-info-ask': { does: 'ask', label: 'window_log_out' },
	'session-info-log-out': { does: 'log-out', label: 'window_confirm' },
} as const satisfies Record<string, { does: Press['does']; label: TextKey }>;

export type ActionId = keyof typeof buttons;

/** More than the longest value of ours. */
const MAX_VALUE = 4096;

const MAX_OFFSET = 1_000_000;

const isActionId = (value: unknown): value is ActionId =>
	typeof value === 'string' && Object.keys(buttons).includes(value);

/**
 * Makes seals, which tell the sessions that a window has shown to somebody from those that a forged press names: asking
 * about the former is no new look that the audit room has to hear of. A seal is good for one reader and one session, in
 * this process.
 */
export const createSealer = (): ((readerId: string, sessionId: SessionId) => string) => {
	let key: Buffer | undefined;
	return (readerId, sessionId) => {
		key ??= randomBytes(32);
		return createHmac('sha256', key).update(`${readerId}\n${sessionId}`).digest('base64');
	};
};

/** The value of a button, which the client sends back when it is pressed. */
export const writeValue = ({ username, offset }: Place, shown?: Shown): string =>
	JSON.stringify({ user: username, offset, session: shown?.sessionId, seal: shown?.seal });

const parseState = (value: unknown): JsonObject => {
	try {
		const text = typeof value === 'string' && value.length <= MAX_VALUE ? value : '';
		return fieldsOf(JSON.parse(text));
	} catch {
		return {};
	}
};

/**
 * Reads a press, of which everything is the client's word. `undefined`: no button of ours.
 *
 * @throws SessionInfoError `invalid-params`, `invalid-session-id`
 */
export const parsePress = (actionId: unknown, value: unknown): Press | undefined => {
	if (!isActionId(actionId)) {
		return undefined;
	}

	const state = parseState(value);
	const offset = asCount(state.offset);
	if (offset === undefined || offset > MAX_OFFSET) {
		throw new SessionInfoError({ code: 'invalid-params', parameter: 'press' });
	}

	const place: Place = {
		offset,
		...(state.user !== undefined && { username: parseUsername(state.user, 'username_chat') }),
	};
	const { does } = buttons[actionId];
	if (does === 'list') {
		return { does, place };
	}
	const sessionId = parseSessionId(state.session, 'chat');
	return { does, place, sessionId, seal: asText(state.seal) ?? '' };
};
