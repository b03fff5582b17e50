import type { WorkspacePage } from './parseAnswers';
import { type Failure, toFailure } from '../errors/SessionInfoError';
import type { Pagination, Session, UnreadableRow } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** The most rows a server gives at once, unless its administrators changed `API_Upper_Count_Limit`. */
export const MAX_ROWS = 100;

/** The most requests that one list is read with. */
export const MAX_REQUESTS = 10;

/** What was read of a list, in the workspace's order. */
export type Rows = {
	/** One for each user and Device ID. */
	readonly sessions: readonly Session[];
	readonly unreadable: readonly UnreadableRow[];
	/** How many rows came, doubles included. */
	readonly read: number;
	/** What the workspace counted last. */
	readonly total: number;
	/** How many more the workspace counts. */
	readonly unread: number;
	readonly requests: number;
	/** The list was not the same for all requests, so rows may be missing. */
	readonly hasMoved: boolean;
	/** Why reading ended before there was enough. */
	readonly endedBy?: Failure;
};

export type ReadingOptions = {
	/**
	 * Whether what was read is enough; asked after each page.
	 * @default reads all
	 */
	readonly isEnough?: (rows: Rows) => boolean;
	/** @default MAX_REQUESTS */
	readonly maxRequests?: number;
	/** A later page that meets the rate limiter or the end of the time ends the reading, and is no failure. */
	readonly acceptsPart?: boolean;
};

/** Whether a failure ends the reading of many pages with what was read: the rate limiter, or the time. */
export const endsReading = ({ code }: Failure): boolean =>
	code === 'workspace-rate-limited' || code === 'workspace-timeout';

/**
 * Reads a list page by page. Rows move meanwhile: each login and each reconnect of a device puts a row first and shifts
 * all others, each logout shifts those after it, and rows of one moment have no order at all (`sessions/list.all` sorts
 * by `loginAt` alone). So the next page begins after the rows that came, which may be fewer than were asked for.
 */
export const readRows = async (
	ask: (pagination: Pagination) => Promise<WorkspacePage>,
	{ isEnough = () => false, maxRequests = MAX_REQUESTS, acceptsPart = false }: ReadingOptions = {},
): Promise<Rows> => {
	const pages = [await ask({ offset: 0, count: MAX_ROWS })];
	let rows = collect(pages);
	while (rows.unread > 0 && rows.requests < maxRequests && !isEnough(rows)) {
		try {
			pages.push(await ask({ offset: rows.read, count: MAX_ROWS }));
		} catch (error) {
			const endedBy = toFailure(error);
			if (acceptsPart && endsReading(endedBy)) {
				return { ...rows, endedBy };
			}
			throw error;
		}
		rows = collect(pages);
	}
	return rows;
};

const collect = (pages: readonly WorkspacePage[]): Rows => {
	const counts = pages.map((page) => page.sessions.length + page.unreadable.length);
	const keys = pages.flatMap(keysOf);
	const read = counts.reduce((sum, count) => sum + count, 0);
	const total = pages[pages.length - 1]?.total ?? 0;
	// An empty page ends the list, whatever the total says.
	const isOver = counts[counts.length - 1] === 0;
	return {
		sessions: unique(pages.flatMap((page) => page.sessions)),
		unreadable: unique(pages.flatMap((page) => page.unreadable)),
		read,
		total,
		unread: isOver ? 0 : Math.max(0, total - read),
		requests: pages.length,
		hasMoved:
			new Set(keys).size < keys.length ||
			pages.some((page) => page.total !== total) ||
			(isOver && total > read),
	};
};

/**
 * What makes two rows the same session: several users can have sessions under one id. A row that does not say both is
 * like no other.
 */
const keyOf = ({ sessionId, userId }: UnreadableRow): string | symbol =>
	sessionId === undefined || userId === undefined
		? Symbol('a row')
		: JSON.stringify([sessionId, userId]);

/** Each once: doubles on one page are no movement. */
const keysOf = ({ sessions, unreadable }: WorkspacePage): readonly (string | symbol)[] => [
	...new Set([...sessions, ...unreadable].map(keyOf)),
];

const unique = <Row extends UnreadableRow>(rows: readonly Row[]): readonly Row[] => {
	const firsts = new Map<string | symbol, Row>();
	for (const row of rows) {
		const key = keyOf(row);
		firsts.set(key, firsts.get(key) ?? row);
	}
	return [...firsts.values()];
};

/** A session that is looked for; without `userId`, anybody's. */
export type SoughtSession = { readonly sessionId: SessionId; readonly userId?: string };

/** Whether a row that cannot be read may be a session. */
export const couldBe = (row: UnreadableRow, { sessionId, userId }: SoughtSession): boolean =>
	(row.sessionId === undefined || row.sessionId === sessionId) &&
	(row.userId === undefined || userId === undefined || row.userId === userId);

/**
 * Whether a session that is not among the rows does not exist. A new row comes first, so as long as the total stays the
 * same nothing can slip to a place that was read already: whatever goes away makes room for what is new, and what moves
 * to the top pushes a row that was read to the next page, where it comes again.
 */
export const provesAbsence = (rows: Rows, sought: SoughtSession): boolean =>
	!rows.hasMoved && rows.unread === 0 && !rows.unreadable.some((row) => couldBe(row, sought));

export const newestFirst = (sessions: readonly Session[]): readonly Session[] =>
	[...sessions].sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime());
