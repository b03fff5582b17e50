import {
	type Expected,
	expectLogout,
	expectLookup,
	type Look,
	looksOf,
	mayEnd,
	type Options,
	windowSize,
	without,
} from './model';
import type { SessionDocument } from '../../workspace/model';

/** A button: what is written on it, and what it is about. */
export type Button = {
	readonly label: string;
	readonly username?: string;
	readonly offset: number;
	readonly sessionId?: string;
};

/** The list that a window shows, or goes back to. Without a username it is the reader's own. */
export type Place = { readonly username?: string; readonly offset: number };

/** What is to be logged out. `hasOthers`: the reader has other sessions, as the button says. */
export type Target =
	| { readonly what: 'one' | 'others'; readonly sessionId: string; readonly hasOthers: boolean }
	| { readonly what: 'all'; readonly username: string };

/** What a press says, taken at its word. */
export type Press =
	| ({ readonly does: 'list' } & Place)
	| { readonly does: 'ask' | 'log-out'; readonly target: Target; readonly place: Place }
	| { readonly does: 'nonsense' };

type Row = { readonly session: SessionDocument; readonly mayEnd: boolean };

/** What a window shows. */
export type ExpectedWindow = {
	/** Whose sessions a list is of; `undefined`: the reader's own. */
	readonly username: string | undefined;
	/** What happened, line by line: `ok`, how many of several were ended and how many remain, or the code of a failure. */
	readonly notices: readonly (string | number | { readonly remaining: number })[];
	/** The sessions, newest first. */
	readonly rows: readonly Row[];
	readonly withAddress: boolean;
	/** A question, as the button describes it. */
	readonly question: Target | undefined;
	/** In their order. */
	readonly buttons: readonly Button[];
};

export type ExpectedPress = {
	readonly window: ExpectedWindow;
	/** The entries in the log, in order. */
	readonly looks: readonly Look[];
	/** How many posts the audit room gets. */
	readonly posts: number;
	/** Whose list was posted with this. */
	readonly postedList: string | undefined;
	/** The sessions whose logins the workspace ends. */
	readonly closed: readonly SessionDocument[];
	/** Whether the workspace may be asked anything. */
	readonly mayAsk: boolean;
};

/** Whose lists were posted for this reader in the last ten minutes. */
export type Posted = (ownerId: string) => boolean;

const turns = (place: Place, total: number): readonly Button[] => {
	const { offset } = place;
	return [
		...(offset > 0
			? [{ label: 'Previous', ...place, offset: Math.max(0, offset - windowSize) }]
			: []),
		...(offset + windowSize < total
			? [{ label: 'Next', ...place, offset: offset + windowSize }]
			: []),
		{ label: 'Refresh', ...place },
	];
};

const listButtons = (
	place: Place,
	{ rows, total, callerId }: { rows: readonly Row[]; total: number; callerId: string },
): readonly Button[] => [
	...rows
		.filter((row) => row.mayEnd)
		.map(({ session }) => ({ label: 'Log out', ...place, sessionId: session.sessionId })),
	...turns(place, total),
	...(place.username !== undefined &&
	rows.some((row) => row.mayEnd && row.session.userId !== callerId)
		? [{ label: 'Log out all', ...place }]
		: []),
];

const questionButtons = (target: Target, place: Place): readonly Button[] => {
	const back = { label: 'Back', ...place };
	if (target.what === 'all') {
		return [{ label: 'Log out all', ...place }, back];
	}
	const about = { ...place, sessionId: target.sessionId };
	const others = { label: 'Log out all others', ...about };
	return target.what === 'others'
		? [others, back]
		: [{ label: 'Log out device', ...about }, back, ...(target.hasOthers ? [others] : [])];
};

const nothing = {
	looks: [],
	posts: 0,
	postedList: undefined,
	closed: [],
	mayAsk: false,
} as const;

/** A window without a list or a question: there is nothing to show, and a way on. */
const bare = (place: Place, notices: ExpectedWindow['notices']): ExpectedWindow => ({
	username: place.username,
	notices,
	rows: [],
	withAddress: false,
	question: undefined,
	buttons: turns(place, 0),
});

const questionOf = (
	target: Target,
	place: Place,
	notices: ExpectedWindow['notices'] = [],
): ExpectedWindow => ({
	...bare(place, notices),
	question: target,
	buttons: questionButtons(target, place),
});

const lookupOf = ({ username, offset }: Place) =>
	username === undefined
		? ({ kind: 'list', from: offset } as const)
		: ({ kind: 'list-user', username, from: offset } as const);

/** A list, or the last page of it where there is nothing so far behind. */
const expectList = (wanted: Place, options: Options, posted: Posted): ExpectedPress => {
	const owner = options.everybody.find(({ username }) => username === wanted.username);
	const wasPosted = owner !== undefined && posted(owner._id);
	const first = expectLookup(lookupOf(wanted), options, wasPosted);
	const isPastEnd = first.code === 'ok' && wanted.offset > 0 && first.sessions.length === 0;
	const last = Math.floor(Math.max(0, first.total - 1) / windowSize) * windowSize;
	const place = isPastEnd ? { ...wanted, offset: last } : wanted;
	const found = isPastEnd ? expectLookup(lookupOf(place), options, wasPosted) : first;
	const rows = found.sessions.map((session) => ({
		session,
		mayEnd: mayEnd({ ownerId: session.userId }, options),
	}));
	const { total, code, withAddress } = found;
	return {
		...nothing,
		window:
			code === 'ok'
				? {
						username: place.username,
						notices: [],
						rows,
						withAddress,
						question: undefined,
						buttons: listButtons(place, { rows, total, callerId: options.caller._id }),
					}
				: bare(place, [code]),
		looks: looksOf('list', found),
		posts: found.isPosted ? 1 : 0,
		postedList: found.isPosted ? owner?._id : undefined,
		mayAsk: true,
	};
};

/** What `/session manage` opens: the caller's own name is the same as none. */
export const expectOpening = (username: string | undefined, options: Options): ExpectedPress =>
	expectList({ ...(username !== undefined && { username }), offset: 0 }, options, () => false);

const logoutOf = (target: Target) => {
	switch (target.what) {
		case 'one':
			return { kind: 'logout', sessionId: target.sessionId } as const;
		case 'others':
			return { kind: 'logout-others', sessionId: target.sessionId } as const;
		case 'all':
			return { kind: 'logout-all', username: target.username } as const;
	}
};

/** What remains of several does so for one reason: it is not certain that it has ended. */
const severalNotices = ({ ended, remaining }: Expected): ExpectedWindow['notices'] => [
	ended.length,
	...(remaining.length > 0 ? [{ remaining: remaining.length }] : []),
];

/** After these the session may be gone, and the list shows whether it is. After any other failure nothing has ended. */
const leadingToList = ['session-not-found', 'workspace-logout-unconfirmed'];

/** The list anew with a line about what was done; the question as it was, if that can be tried again. */
const expectLoggingOut = (
	{ target, place }: { readonly target: Target; readonly place: Place },
	options: Options,
	posted: Posted,
): ExpectedPress => {
	const logout = logoutOf(target);
	const done = expectLogout(logout, options);
	const isOk = done.code === 'ok';
	const said = isOk && target.what !== 'one' ? severalNotices(done) : [done.code];
	const about = {
		...nothing,
		looks: looksOf(logout.kind, done),
		posts: done.isPosted ? 1 : 0,
		closed: done.closed,
		mayAsk: true,
	};
	if (!isOk && !leadingToList.includes(done.code)) {
		return { ...about, window: questionOf(target, place, said) };
	}

	const { world } = options;
	const after = { ...options, world: { ...world, sessions: without(world.sessions, done.closed) } };
	const list = expectList(place, after, posted);
	const hasList = list.window.notices.length === 0;
	const withNotices = { ...list.window, notices: [...said, ...list.window.notices] };
	return {
		...about,
		window: hasList || isOk ? withNotices : questionOf(target, place, said),
		looks: [...about.looks, ...list.looks],
		posts: about.posts + list.posts,
		postedList: list.postedList,
	};
};

export const expectPress = (press: Press, options: Options, posted: Posted): ExpectedPress => {
	switch (press.does) {
		case 'nonsense':
			return { ...nothing, window: bare({ offset: 0 }, ['invalid-params']) };
		case 'list': {
			const { does: _does, ...place } = press;
			return expectList(place, options, posted);
		}
		case 'ask': {
			const { target, place } = press;
			const window = options.world.settings.allow_logout
				? questionOf(target, place)
				: bare(place, ['not-allowed']);
			return { ...nothing, window };
		}
		case 'log-out':
			return expectLoggingOut(press, options, posted);
	}
};
