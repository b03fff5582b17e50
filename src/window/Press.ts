import { asCount, asText, compact, fieldsOf, type JsonObject } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import { plainText } from '../render/safe';
import { MAX_TEXT } from '../requests/limits';
import { isSessionId, type SessionId } from '../sessions/sessionId';
import type { TextKey } from '../texts/en';

/** Which list a window shows, and from which session on. Without a username it is the reader's own. */
export type WindowState = { readonly username?: string; readonly offset: number };

/** A session as its button describes it, so that the question before a logout asks nothing of the workspace. */
export type ButtonSession = {
	readonly sessionId: SessionId;
	/** What the device is called, as in the list. */
	readonly title?: string;
	/** The last connection. */
	readonly loginAt?: Date;
	/** Whose it is; absent of the reader's own. */
	readonly owner?: string;
	/** The reader has other sessions, which can be logged out instead. */
	readonly hasOthers?: boolean;
};

/** What is to be logged out: one session, all of the reader's others, or all of a user's. */
export type Target =
	| { readonly what: 'one' | 'others'; readonly session: ButtonSession }
	| { readonly what: 'all'; readonly username: string };

/** A press of a button. `ask` shows the question before a logout. */
export type Press = { readonly state: WindowState } & (
	| { readonly action: 'list' }
	| { readonly action: 'ask' | 'log-out'; readonly target: Target }
);

type ButtonRules = {
	readonly label: TextKey;
	/** The mobile client draws a button without a style as the main one, and `danger` like `secondary`. */
	readonly style: 'secondary' | 'danger';
} & (
	| { readonly action: 'list' }
	| { readonly action: 'ask' | 'log-out'; readonly what: Target['what'] }
);

/** The buttons by their action ids, which differ within a block: what each does, and what it says. */
export const buttons = {
	'session-info-previous': { action: 'list', label: 'window_previous', style: 'secondary' },
	'session-info-next': { action: 'list', label: 'window_next', style: 'secondary' },
	'session-info-refresh': { action: 'list', label: 'window_refresh', style: 'secondary' },
	'session-info-back': { action: 'list', label: 'window_back', style: 'secondary' },
	'session-info-ask': { action: 'ask', what: 'one', label: 'window_log_out', style: 'danger' },
	'session-info-ask-others': {
		action: 'ask',
		what: 'others',
		label: 'window_log_out_others',
		style: 'secondary',
	},
	'session-info-ask-all': {
		action: 'ask',
		what: 'all',
		label: 'window_log_out_all',
		style: 'danger',
	},
	'session-info-log-out': {
		action: 'log-out',
		what: 'one',
		label: 'window_confirm',
		style: 'danger',
	},
	'session-info-log-out-others': {
		action: 'log-out',
		what: 'others',
		label: 'window_log_out_others',
		style: 'danger',
	},
	'session-info-log-out-all': {
		action: 'log-out',
		what: 'all',
		label: 'window_log_out_all',
		style: 'danger',
	},
} as const satisfies Record<string, ButtonRules>;

export type ActionId = keyof typeof buttons;

/** Longer than the value of any button (2,000). */
const MAX_VALUE = 4096;

const MAX_OFFSET = 1_000_000;

/** The end of the year 9999, the last that Rocket.Chat writes with four digits. */
const MAX_TIME = 253_402_300_799_999;

/** JSON writes six characters for each of these. No username has any. */
const ESCAPED = /[\p{Cc}\p{Cs}]/gu;

/**
 * The value of a button, which the client sends back when it is pressed: at most 2,000 characters.
 *
 * @example {"user":"bob","offset":10,"session":"QoYYFw2t9oKks2niG","title":"Chrome 113.0.0 on Windows","time":1718181000000}
 */
export const writeValue = ({ username, offset }: WindowState, session?: ButtonSession): string =>
	JSON.stringify({
		user: username?.replace(ESCAPED, ''),
		offset,
		session: session?.sessionId,
		title: cut(session?.title),
		time: session?.loginAt?.getTime(),
		owner: cut(session?.owner),
		others: session?.hasOthers,
	});

const cut = (text: string | undefined): string | undefined =>
	text === undefined ? undefined : plainText(text);

/**
 * Reads a press, of which everything is the client's word. `undefined`: it is no button of this app.
 *
 * Only what a press acts on is needed; what else its value says of a session or the list may be missing.
 *
 * @throws SessionInfoError `invalid-params`
 */
export const parsePress = (actionId: unknown, value: unknown): Press | undefined => {
	if (!isActionId(actionId)) {
		return undefined;
	}

	const rules: ButtonRules = buttons[actionId];
	const fields = parseFields(value);
	const state = parseState(fields);
	const target = rules.action === 'list' ? undefined : parseTarget(rules.what, fields);
	if (rules.action === 'list' && state) {
		return { action: 'list', state };
	}
	if (rules.action !== 'list' && target) {
		return { action: rules.action, target, state: state ?? { offset: 0 } };
	}
	throw new SessionInfoError({ code: 'invalid-params', parameter: 'press' });
};

const isActionId = (value: unknown): value is ActionId =>
	typeof value === 'string' && Object.keys(buttons).includes(value);

const parseFields = (value: unknown): JsonObject => {
	try {
		// Its length first: nothing else is done with a value that is too long.
		const text = typeof value === 'string' && value.length <= MAX_VALUE ? value : '';
		return fieldsOf(JSON.parse(text));
	} catch {
		return {};
	}
};

const parseUsername = (value: unknown): string | undefined => {
	const username = asText(value);
	return username !== undefined && username.length <= MAX_TEXT ? username : undefined;
};

const parseState = (fields: JsonObject): WindowState | undefined => {
	const username = parseUsername(fields.user);
	const offset = asCount(fields.offset);
	// A user that cannot be read does not make it the reader's own list.
	if (offset === undefined || offset > MAX_OFFSET || (fields.user !== undefined && !username)) {
		return undefined;
	}
	return { offset, ...(username !== undefined && { username }) };
};

const parseTarget = (what: Target['what'], fields: JsonObject): Target | undefined => {
	if (what === 'all') {
		const username = parseUsername(fields.user);
		return username === undefined ? undefined : { what, username };
	}

	const session = parseSession(fields);
	return session && { what, session };
};

const parseSession = (fields: JsonObject): ButtonSession | undefined => {
	const { session: sessionId } = fields;
	if (!isSessionId(sessionId)) {
		return undefined;
	}

	const time = asCount(fields.time);
	return {
		sessionId,
		...compact({
			title: asText(fields.title),
			loginAt: time !== undefined && time <= MAX_TIME ? new Date(time) : undefined,
			owner: asText(fields.owner),
			hasOthers: fields.others === true || undefined,
		}),
	};
};
