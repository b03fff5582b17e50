import {
	type Failure,
	SessionInfoError,
	type Subject,
	toFailure,
} from '../errors/SessionInfoError';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import { isOf, type Owner, ownerOf, type Whose } from '../sessions/Owner';
import type { Session, UnreadableRow } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';
import type { FoundSession } from '../workspace/WorkspaceApi';
import { MAX_REQUESTS, MAX_ROWS, provesAbsence, readRows, type Rows } from '../workspace/readRows';

/** Everything that the workspace has shown under an id. Two users who used one connection in turn have a row each. */
export type Sightings = {
	readonly sessionId: SessionId;
	readonly sessions: readonly Session[];
	readonly unreadable: readonly UnreadableRow[];
	/** Every row was read, and none of the unreadable ones can be this session: if it is not among these, it does not exist. */
	readonly isWhole: boolean;
	/** Of several pages that were read, rows moved meanwhile or were too many. */
	readonly hasGaps: boolean;
	/** Why the search for more of them failed. */
	readonly failure?: Failure;
};

const UNREADABLE: Failure = {
	code: 'workspace-bad-answer',
	endpoint: 'sessions/info.admin',
	status: 200,
};

/** Rows that moved, or were too many to read. */
const INCONCLUSIVE: Failure = {
	code: 'workspace-bad-answer',
	endpoint: 'sessions/list.all',
	status: 200,
};

const sightingsOf = (sessionId: SessionId, found: FoundSession): Sightings => {
	const nothing = { sessionId, sessions: [], unreadable: [], isWhole: true, hasGaps: false };
	switch (found.kind) {
		case 'none':
			return nothing;
		case 'session':
			return found.session.sessionId === sessionId
				? { ...nothing, sessions: [found.session] }
				: nothing;
		case 'unreadable':
			return (found.row.sessionId ?? sessionId) === sessionId
				? { ...nothing, unreadable: [found.row] }
				: nothing;
	}
};

/**
 * A session of the service account itself, from `sessions/info`, which answers for no other account.
 *
 * @throws SessionInfoError `workspace-…`
 */
export const findOwnOfServiceAccount = async (
	sessionId: SessionId,
	{ workspace, request }: ConnectedRequest,
): Promise<Sightings> => {
	const found = await workspace.findOwn(sessionId);
	if (found.kind === 'unreadable' && found.row.userId === request.caller.id) {
		throw new SessionInfoError(found.failure);
	}
	return sightingsOf(sessionId, found);
};

/**
 * What the workspace has under an id. `sessions/info.admin` takes the id as a regular expression over text that people
 * choose when they log in, and answers the newest match. If that is another session, the filter of `list.all`, which is
 * escaped, decides: for `own` by the caller's user id, so that no id makes the app read other people's rows.
 *
 * @throws SessionInfoError `workspace-…`
 */
export const findSession = async (
	sessionId: SessionId,
	whose: 'own' | 'anybody',
	connected: ConnectedRequest,
): Promise<Sightings> => {
	const { caller } = connected.request;
	const found = await connected.workspace.findAnybodys(sessionId);
	const first = sightingsOf(sessionId, found);
	const isVisible = whose === 'anybody' ? () => true : isOf(caller.id);
	if (found.kind === 'none' || [...first.sessions, ...first.unreadable].some(isVisible)) {
		return first;
	}
	try {
		const more = await (whose === 'own'
			? searchOwn(sessionId, connected)
			: searchAnybodys(sessionId, connected));
		return {
			...more,
			sessions: [...first.sessions, ...more.sessions],
			unreadable: [...first.unreadable, ...more.unreadable],
		};
	} catch (error) {
		return { ...first, failure: toFailure(error) };
	}
};

/** Other people's devices can be called like an id, and may be newer: their rows are read too, unless they are too many. */
const searchAnybodys = async (
	sessionId: SessionId,
	{ workspace }: ConnectedRequest,
): Promise<Sightings> => {
	const rows = await readRows((page) => workspace.sessions({ filter: sessionId, ...page }), {
		isEnough: ({ sessions, unreadable, total }) =>
			total > MAX_REQUESTS * MAX_ROWS || [...sessions, ...unreadable].some(hasId(sessionId)),
	});
	return sightingsAmong(rows, sessionId);
};

/** Goes on only while other people's rows fill the pages: their devices can be called like the caller's user id. */
const searchOwn = async (
	sessionId: SessionId,
	{ workspace, request: { caller } }: ConnectedRequest,
): Promise<Sightings> => {
	const isOwn = isOf(caller.id);
	const rows = await readRows((page) => workspace.sessions({ filter: caller.id, ...page }), {
		isEnough: ({ sessions, unreadable }) =>
			[...sessions, ...unreadable].every(isOwn) || sessions.filter(isOwn).some(hasId(sessionId)),
	});
	return sightingsAmong(rows, sessionId);
};

const sightingsAmong = (rows: Rows, sessionId: SessionId): Sightings => {
	const sessions = rows.sessions.filter(hasId(sessionId));
	const unreadable = rows.unreadable.filter(hasId(sessionId));
	return {
		sessionId,
		sessions,
		unreadable,
		isWhole: provesAbsence(rows, { sessionId }),
		hasGaps: rows.hasMoved || (rows.requests > 1 && rows.unread > 0),
	};
};

const hasId =
	(sessionId: SessionId) =>
	(row: { readonly sessionId: string | undefined }): boolean =>
		row.sessionId === sessionId;

/** Whether the workspace has shown an id under two users. `sessions/logout` takes the id alone, and may end either's. */
export const isShared = (
	{ sessions, unreadable }: Pick<Sightings, 'sessions' | 'unreadable'>,
	{ sessionId, userId }: Session,
): boolean =>
	[...sessions, ...unreadable].some(
		(row) => row.sessionId === sessionId && row.userId !== undefined && row.userId !== userId,
	);

export type VisibleOptions = {
	readonly callerId: string;
	/** Whether this caller sees everybody's sessions, or own ones alone. */
	readonly seesAnybody: boolean;
	/** How the session was asked for, for the text of the failure. */
	readonly whose: Whose;
	/** What it is if the session is not among the rows, and that proves nothing. */
	readonly inconclusive?: Failure;
};

/** The session that was found, with whose it is for the log and the audit room. */
export type VisibleSession = { readonly session: Session; readonly subject: Subject };

/**
 * The session among the sightings that the caller may see. To those who see their own sessions only, somebody else's looks
 * the same as one that does not exist, whatever is wrong with it; only the log tells.
 *
 * @throws SessionInfoError `session-not-found`, or the failure of a row that cannot be read and is not hidden
 */
export const requireVisible = (
	found: Sightings,
	{ callerId, seesAnybody, whose, inconclusive = INCONCLUSIVE }: VisibleOptions,
): VisibleSession => {
	const isVisible = seesAnybody ? () => true : isOf(callerId);
	const session = found.sessions.find(isVisible);
	if (session) {
		return { session, subject: subjectOfRows([ownerOf(session)], [session], callerId) };
	}

	const owners: readonly (Owner | undefined)[] = [
		...found.sessions.map(ownerOf),
		...found.unreadable.map(({ userId }) => (userId === undefined ? undefined : { id: userId })),
	];
	const known = subjectOfRows(owners, found.sessions, callerId);
	// That there is no such session says something about other people too, to those who see theirs.
	const isAudited = owners.length === 0 ? seesAnybody : known.isAudited;
	const subject = { ...known, isAudited };
	if (found.unreadable.some(isVisible)) {
		throw new SessionInfoError(UNREADABLE, subject);
	}
	// To those who see their own sessions only, a failed search looks like an unknown id: anybody can use up the rate limit of
	// `list.all`, and could then tell the ids that exist from those that do not. So does one page full of their own sessions.
	if (found.failure && seesAnybody) {
		throw new SessionInfoError(found.failure, subject);
	}
	if (seesAnybody ? !found.isWhole : found.hasGaps) {
		throw new SessionInfoError(inconclusive, subject);
	}
	throw new SessionInfoError({ code: 'session-not-found', whose }, subject);
};

/** @param owners `undefined` for a row that does not say whose it is */
const subjectOfRows = (
	owners: readonly (Owner | undefined)[],
	sessions: readonly Session[],
	callerId: string,
): Subject => ({
	// `info.admin` and the search may have shown the same row.
	owners: [...new Map(owners.flatMap((owner) => (owner ? [[owner.id, owner]] : []))).values()],
	sessionIds: [...new Set(sessions.map(({ sessionId }) => sessionId))],
	isAudited: owners.some((owner) => owner?.id !== callerId),
});
