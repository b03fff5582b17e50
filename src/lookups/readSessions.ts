import { isIP } from 'net';
import { URL } from 'url';

import type { Pagination, SessionPage } from '../sessions/Page';
import type { Session } from '../sessions/Session';
import { MAX_REQUESTS, MAX_ROWS, type Workspace } from '../workspace/Workspace';
import type { WorkspacePage } from '../workspace/parseAnswers';

/** The sessions of a list that the app itself cuts into pages. */
export type SessionList = {
	/** Those that were read, newest login first. */
	readonly sessions: readonly Session[];
	/** What was left out included nothing of this list; what was not read counts as if it all were. */
	readonly total: number;
	readonly incomplete: boolean;
	/** Rows that were read. */
	readonly lookedThrough: number;
};

export const newestFirst = (sessions: readonly Session[]): readonly Session[] =>
	[...sessions].sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime());

export const pageOf = (list: SessionList, { offset, count }: Pagination): SessionPage => ({
	sessions: list.sessions.slice(offset, offset + count),
	total: list.total,
	incomplete: list.incomplete,
});

type Rows = {
	readonly kept: readonly Session[];
	/** How many rows were read, how many of them belong to the list, how many the workspace counts. */
	readonly read: number;
	readonly belonging: number;
	readonly total: number;
	readonly requests: number;
};

/**
 * Reads as many rows as are needed, 10 requests at most. Logins between two requests shift the rows, and rows of the same
 * moment have no order at all: so the next request begins after the rows that came, and doubles count once.
 */
const readRows = async (options: {
	readonly ask: (pagination: Pagination) => Promise<WorkspacePage>;
	readonly belongs: (row: { readonly userId: unknown; readonly ip?: string }) => boolean;
	/** How many sessions are needed. */
	readonly needed: number;
}): Promise<Rows> => {
	const { ask, belongs, needed } = options;
	const kept = new Map<string, Session>();
	let read = 0;
	let unreadable = 0;
	let requests = 0;
	let total = Infinity;
	while (requests < MAX_REQUESTS && read < total && kept.size < needed) {
		const page = await ask({ offset: read, count: MAX_ROWS });
		const rows = page.sessions.length + page.unreadable.length;
		page.sessions.filter(belongs).forEach((session) => kept.set(session.sessionId, session));
		unreadable += page.unreadable.filter(belongs).length;
		read += rows;
		// A server that counts more than it gives has no more to give.
		total = rows === 0 ? read : page.total;
		requests += 1;
	}
	return {
		kept: newestFirst([...kept.values()]),
		read,
		belonging: kept.size + unreadable,
		total,
		requests,
	};
};

/**
 * The sessions of a user, by the filter that finds their id. It also finds users *named* like it, and devices that whoever
 * logs in can call so: other people's rows are left out, which is why the app and not the workspace cuts the pages.
 *
 * @param needed how many sessions have to be read
 */
export const readUserSessions = async (
	workspace: Workspace,
	userId: string,
	needed: number,
): Promise<SessionList> => {
	const { kept, read, belonging, total, requests } = await readRows({
		ask: (pagination) => workspace.sessions({ filter: userId, ...pagination }),
		belongs: (row) => row.userId === userId,
		needed,
	});
	const unread = Math.max(0, total - read);
	const hasSeveralPages = requests > 1 || unread > 0;
	const isCutShort = unread > 0 && kept.length < needed;
	return {
		sessions: kept,
		total: belonging + unread,
		// Of rows that were left out, more may be among those that were not read, or slip from one page to another.
		incomplete: (hasSeveralPages && belonging < read) || isCutShort,
		lookedThrough: read,
	};
};

/** IPv6 has many spellings of one address. */
const canonical = (address: string): string =>
	isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address;

/** The sessions with exactly this address. The workspace does not search addresses, so the newest sessions are read. */
export const readSessionsAt = async (
	workspace: Workspace,
	address: string,
): Promise<SessionList> => {
	const wanted = canonical(address);
	const { kept, read, belonging, total } = await readRows({
		ask: (pagination) => workspace.sessions(pagination),
		belongs: ({ ip }) => ip !== undefined && canonical(ip) === wanted,
		needed: Infinity,
	});
	return { sessions: kept, total: belonging, incomplete: read < total, lookedThrough: read };
};
