import type { ConnectedRequest } from '../requests/ConnectedRequest';
import { isOf } from '../sessions/Owner';
import type { Pagination, SessionPage, UnreadableRow } from '../sessions/Session';
import { newestFirst, readRows, type Rows } from '../workspace/readRows';

/** The sessions of one user, as far as they were read. */
export type UserSessions = {
	/** Newest connection first; `total` counts rows that were not read as if they all were the user's. */
	readonly list: SessionPage;
	/** Rows of this user, or of an unknown one, that cannot be read. */
	readonly unreadable: readonly UnreadableRow[];
	/** Ids that the workspace has shown under another user too. */
	readonly sharedIds: ReadonlySet<string>;
	/** Every row of the user is in the list or among the unreadable ones. */
	readonly isWhole: boolean;
};

/** Cuts a page from a list that was read as far as the page needs it. */
export const slicePage = (list: SessionPage, { offset, count }: Pagination): SessionPage => ({
	...list,
	sessions: list.sessions.slice(offset, offset + count),
});

/** The page that is asked for, or the last one that was read if it begins beyond the end. */
export const lastPageAt = (
	{ offset, count }: Pagination,
	{ sessions }: SessionPage,
): Pagination => ({
	offset:
		offset < sessions.length
			? offset
			: Math.floor(Math.max(0, sessions.length - 1) / count) * count,
	count,
});

/**
 * The sessions of a user, by the filter that finds their id. It also finds users *named* like it, and devices, whose names
 * people choose: other people's rows are left out, so the app and not the workspace cuts the pages.
 *
 * @param needed how many sessions have to be read
 * @throws SessionInfoError `workspace-…`
 */
export const readUserSessions = async (
	userId: string,
	{ workspace, request, rights }: ConnectedRequest,
	needed = Infinity,
): Promise<UserSessions> => {
	const isOwnOfServiceAccount = userId === request.caller.id && rights.isServiceAccount(userId);
	const rows = await readRows(
		(page) =>
			isOwnOfServiceAccount
				? workspace.ownSessions(page)
				: workspace.sessions({ filter: userId, ...page }),
		{ isEnough: ({ sessions }) => sessions.filter(isOf(userId)).length >= needed },
	);
	return toUserSessions(userId, rows, needed);
};

const toUserSessions = (userId: string, rows: Rows, needed: number): UserSessions => {
	const sessions = newestFirst(rows.sessions.filter(isOf(userId)));
	const unreadable = rows.unreadable.filter((row) => (row.userId ?? userId) === userId);
	const others = [...rows.sessions, ...rows.unreadable].filter(
		(row) => (row.userId ?? userId) !== userId,
	);
	const sharedIds = new Set(others.flatMap(({ sessionId }) => sessionId ?? []));
	const hasSeveralPages = rows.requests > 1 || rows.unread > 0;
	const isEnough = sessions.length >= needed;
	return {
		list: {
			sessions,
			total: sessions.length + rows.unreadable.filter(isOf(userId)).length + rows.unread,
			isIncomplete:
				rows.hasMoved ||
				unreadable.length > 0 ||
				// Among rows that were not read there may be other people's, as there were among those that were.
				(hasSeveralPages && others.length > 0) ||
				(rows.unread > 0 && !isEnough),
		},
		unreadable,
		sharedIds,
		isWhole: !rows.hasMoved && rows.unread === 0,
	};
};

/**
 * The newest sessions of everybody. The rate limiter or the time of the request ends the reading with what was read.
 *
 * @param maxRequests 10 at most
 * @throws SessionInfoError `workspace-…` if nothing was read
 */
export const readNewest = ({ workspace }: ConnectedRequest, maxRequests?: number): Promise<Rows> =>
	readRows((page) => workspace.sessions(page), {
		...(maxRequests !== undefined && { maxRequests }),
		acceptsPart: true,
	});

/** Whether some of the newest sessions may be missing: rows moved, cannot be read, or were not read in time. */
export const hasLost = (rows: Rows): boolean =>
	rows.hasMoved || rows.unreadable.length > 0 || rows.endedBy !== undefined;
