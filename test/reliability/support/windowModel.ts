import {
	type Expected,
	expectLogout,
	expectLookup,
	type Options,
	rightsOf,
	windowSize,
} from './model';
import type { SessionDocument } from '../../workspace/model';

/** A button: what is written on it, and what it is about. */
export type Button = {
	readonly label: string;
	readonly username?: string;
	readonly offset: number;
	readonly sessionId?: string;
};

/** What a press says, taken at its word. `isSealed`: a window had shown this session to whoever presses. */
export type Press =
	| { readonly does: 'list'; readonly username?: string; readonly offset: number }
	| {
			readonly does: 'ask' | 'log-out';
			readonly username?: string;
			readonly offset: number;
			readonly sessionId: string;
			readonly isSealed: boolean;
	  }
	| { readonly does: 'nonsense'; readonly code: string };

type Row = { readonly session: SessionDocument; readonly mayEnd: boolean };

/** A window, written from section 6 of what is promised. */
export type ExpectedWindow = {
	/** Whose sessions the title names; `undefined`: the reader's own. */
	readonly username: string | undefined;
	/** What happened, line by line: `ok`, or the code of a failure. */
	readonly notices: readonly string[];
	/** The sessions, newest first; a single one if it is asked about. */
	readonly rows: readonly Row[];
	readonly withAddress: boolean;
	/** In their order; `undefined` where nothing could be shown: then none is about a session. */
	readonly buttons: readonly Button[] | undefined;
};

type Look = NonNullable<Expected['look']> & {
	readonly event: 'session-lookup' | 'session-logout';
};

export type ExpectedPress = {
	readonly window: ExpectedWindow;
	/** The entries in the log, in order. */
	readonly looks: readonly Look[];
	/** How often the audit room is told. */
	readonly posts: number;
	/** The session that is said to be ended. */
	readonly ended: SessionDocument | undefined;
	/** Nothing was left where the reader wanted to look, so that it was looked elsewhere: as often as that takes. */
	readonly isPastEnd: boolean;
};

type Place = { readonly username?: string; readonly offset: number };

const lookOf = (event: Look['event'], { look }: Pick<Expected, 'look'>): readonly Look[] =>
	look ? [{ ...look, event }] : [];

/** Whether there is a button to end it. */
const mayEnd = ({ userId }: SessionDocument, options: Options): boolean => {
	const { mayUseOwn, mayEndOthers } = rightsOf(options);
	return (
		options.world.settings.allow_logout &&
		userId !== options.serviceId &&
		(userId === options.caller._id ? mayUseOwn : mayEndOthers)
	);
};

const listButtons = (place: Place, rows: readonly Row[], total: number): readonly Button[] => {
	const { offset } = place;
	return [
		...rows
			.filter((row) => row.mayEnd)
			.map(({ session }) => ({ label: 'Log out', ...place, sessionId: session.sessionId })),
		...(offset > 0
			? [{ label: 'Previous', ...place, offset: Math.max(0, offset - windowSize) }]
			: []),
		...(offset + windowSize < total
			? [{ label: 'Next', ...place, offset: offset + windowSize }]
			: []),
		{ label: 'Refresh', ...place },
	];
};

const questionButtons = (place: Place, { sessionId }: SessionDocument): readonly Button[] => [
	{ label: 'Log out device', ...place, sessionId },
	{ label: 'Back', ...place },
];

/** What is looked up for a list: one's own name is the same as none. */
export const lookupOf = ({ username, offset }: Place, { caller }: Options) =>
	username === undefined || username === caller.username
		? ({ kind: 'list', from: offset } as const)
		: ({ kind: 'list-user', username, from: offset } as const);

/** @param isTold the audit room has heard of whose sessions these are */
const expectList = (wanted: Place, options: Options, isTold = false): ExpectedPress => {
	const first = expectLookup(lookupOf(wanted, options), options, isTold);
	const isPastEnd = wanted.offset > 0 && first.total > 0 && first.sessions.length === 0;
	const place = isPastEnd
		? { ...wanted, offset: Math.floor((first.total - 1) / windowSize) * windowSize }
		: wanted;
	const found = isPastEnd ? expectLookup(lookupOf(place, options), options, isTold) : first;
	const rows = found.sessions.map((session) => ({ session, mayEnd: mayEnd(session, options) }));
	return {
		window: {
			username: place.username,
			notices: found.code === 'ok' ? [] : [found.code],
			rows,
			withAddress: found.withAddress,
			buttons: found.code === 'ok' ? listButtons(place, rows, found.total) : undefined,
		},
		looks: lookOf('session-lookup', found),
		posts: found.isPosted ? 1 : 0,
		ended: undefined,
		isPastEnd,
	};
};

/** The list anew, with a line about what was done before. */
const withNotice = (event: Look['event'], done: Expected, list: ExpectedPress): ExpectedPress => ({
	...list,
	window: {
		...list.window,
		// What would be said twice is said once.
		notices: [done.code, ...list.window.notices],
	},
	looks: [...lookOf(event, done), ...list.looks],
	posts: (done.isPosted ? 1 : 0) + list.posts,
});

/** The world after a session was ended: with it went its login. */
export const without = (
	sessions: readonly SessionDocument[],
	{ userId, loginToken }: SessionDocument,
): readonly SessionDocument[] =>
	sessions.map((session) =>
		session.userId === userId && session.loginToken === loginToken && !session.logoutAt
			? { ...session, logoutAt: new Date(0) }
			: session,
	);

export const expectOpening = (username: string | undefined, options: Options): ExpectedPress =>
	expectList({ ...(username !== undefined && { username }), offset: 0 }, options);

export const expectPress = (press: Press, options: Options): ExpectedPress => {
	const { caller, everybody, world } = options;
	if (press.does === 'nonsense') {
		return {
			window: {
				username: undefined,
				notices: [press.code],
				rows: [],
				withAddress: false,
				buttons: undefined,
			},
			looks: [],
			posts: 0,
			ended: undefined,
			isPastEnd: false,
		};
	}

	const { username, offset } = press;
	const place = { ...(username !== undefined && { username }), offset };
	if (press.does === 'list') {
		return expectList(place, options);
	}

	const { sessionId, isSealed } = press;
	if (press.does === 'ask') {
		const asked = expectLookup({ kind: 'any', sessionId }, options, isSealed);
		const [session] = asked.sessions;
		if (!session) {
			return withNotice('session-lookup', asked, expectList(place, options));
		}
		if (!mayEnd(session, options)) {
			const why = { ...asked, code: 'not-allowed' };
			return withNotice('session-lookup', why, expectList(place, options));
		}
		return {
			window: {
				username,
				notices: [],
				rows: [{ session, mayEnd: true }],
				withAddress: asked.withAddress,
				buttons: questionButtons(place, session),
			},
			looks: lookOf('session-lookup', asked),
			posts: asked.isPosted ? 1 : 0,
			ended: undefined,
			isPastEnd: false,
		};
	}

	const done = expectLogout({ kind: 'logout', sessionId }, options);
	const [ended] = done.sessions;
	if (!ended) {
		return withNotice('session-logout', done, expectList(place, options));
	}

	// A logout of somebody's session has told whose list is seen after it.
	const owner = everybody.find(({ _id }) => _id === ended.userId);
	const isTold = ended.userId !== caller._id && owner?.username === username;
	const after = { ...options, world: { ...world, sessions: without(world.sessions, ended) } };
	return { ...withNotice('session-logout', done, expectList(place, after, isTold)), ended };
};
