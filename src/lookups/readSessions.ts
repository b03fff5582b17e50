import { isIP } from 'net';
import { URL } from 'url';

import { type Owner, ownerOf } from '../audit/AuditEntry';
import { asText } from '../common/json';
import { SessionInfoError } from '../errors/SessionInfoError';
import type { Caller } from '../requests/Caller';
import type { Pagination, Session, SessionPage, UnreadableRow } from '../sessions/Session';
import { type FoundSession, MAX_REQUESTS, MAX_ROWS, type WorkspaceApi } from '../workspace/WorkspaceApi';
import type { WorkspacePage } from '../workspace/parseAnswers';

/**
 * The session under an id. To those who see their own sessions only, another's reads like none, whatever is wrong with
 * it, and just the log can tell.
 *
 * @param whose sessions the caller sees
 * @param note is told of what is there, and whose it is where that is known
 * @throws SessionInfoError `session-not-found`, or the failure of a row that cannot be read and is not hidden
 */
export const reveal = (
	found: FoundSession,
	whose: Caller | 'anybody',
	asked: 'info' | 'admin' | 'any',
	note: (owner: Owner | undefined, ...readable: readonly Session[]) => void,
): Session => {
	const isSeen = (userId: unknown): boolean => whose === 'anybody' || userId === whose.id;
	if (found.kind === 'session') {
		note(ownerOf(found.session), found.session);
		if (isSeen(found.session.userId)) {
			return found.session;
		}
	}
	if (found.kind === 'unreadable') {
		const id = asText(found.row.userId);
		if (found.row.sessionId !== undefined) {
			note(id === undefined ? undefined : { id });
		}
		if (isSeen(id)) {
			throw new SessionInfoError(found.failure);
		}
	}
	throw new SessionInfoError({ code: 'session-not-found', asked });
};

export const newestFirst = (sessions: readonly Session[]): readonly Session[] =>
	[...sessions].sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime());

/** Cuts a page from a list that was read as far as the page needs it. */
export const pageOf = (list: SessionPage, { offset, count }: Pagination): SessionPage => ({
	...list,
	sessions: list.sessions.slice(offset, offset + count),
});

/**
 * Reads as many rows as are needed, 10 requests at most. Logins between two requests shift the rows, and rows of the same
 * moment have no order at all: so the next request begins after the rows that came, and doubles count once.
 *
 * @param needed how many sessions are needed
 */
const readRows = async (
	ask: (pagination: Pagination) => Promise<WorkspacePage>,
	belongs: (row: { readonly userId: unknown; readonly ip?: string }) => boolean,
	needed: number,
) => {
	const kept = new Map<string, Session>();
	const unreadable: UnreadableRow[] = [];
	const ids = new Set<unknown>();
	const totals = new Set<number>();
	let read = 0;
	let requests = 0;
	let total = Infinity;
	while (requests < MAX_REQUESTS && read < total && kept.size < needed) {
		const page = await ask({ offset: read, count: MAX_ROWS });
		const rows = [...page.sessions, ...page.unreadable];
		page.sessions.filter(belongs).forEach((session) => kept.set(session.sessionId, session));
		unreadable.push(...page.unreadable);
		rows.forEach(({ sessionId }) => ids.add(sessionId));
		totals.add(page.total);
		read += rows.length;
		// A server that counts more than it gives has no more to give.
		total = rows.length === 0 ? read : page.total;
		requests += 1;
	}
	return {
		kept: newestFirst([...kept.values()]),
		/** How many rows belong to the list, the unreadable ones included. */
		belonging: kept.size + unreadable.filter(belongs).length,
		unreadable,
		read,
		/** How many more the workspace counts. */
		unread: Math.max(0, total - read),
		requests,
		/** No row can have slipped from one page to another: that shows in a row that comes twice, or in another total. */
		isSteady: requests === 1 || (ids.size === read && totals.size === 1),
	};
};

/**
 * The sessions of a user, by the filter that finds their id. It also finds users *named* like it, and devices that whoever
 * logs in can call so: other people's rows are left out, which is why the app and not the workspace cuts the pages.
 *
 * @param needed how many sessions have to be read
 * @returns all that were read; what was not read counts in `total` as if it all were the user's
 */
export const readUserSessions = async (workspace: WorkspaceApi, userId: string, needed = Infinity) => {
	const { kept, belonging, unreadable, read, unread, requests, isSteady } = await readRows(
		(pagination) => workspace.sessions({ filter: userId, ...pagination }),
		(row) => row.userId === userId,
		needed,
	);
	const hasSeveralPages = requests > 1 || unread > 0;
	const list: SessionPage = {
		sessions: kept,
		total: belonging + unread,
		// Of rows that were left out, more may be among those that were not read, or slip from one page to another.
		incomplete:
			!isSteady || (hasSeveralPages && belonging < read) || (unread > 0 && kept.length < needed),
	};
	return {
		list,
		unreadable,
		/** Each row that the workspace has is in the list, or unreadable, or another's. */
		isWhole: isSteady && unread === 0,
		/** The user may have sessions that are not in the list. */
		mayLackSome:
			list.incomplete ||
			list.total > kept.length ||
			unreadable.some((row) => asText(row.userId) === undefined),
	};
};

export type UserSessions = Awaited<ReturnType<typeof readUserSessions>>;

/** IPv6 has many spellings of one address. */
const canonical = (address: string): string =>
	isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]`).hostname : address;

/** The sessions with exactly this address. The workspace does not search addresses, so the newest sessions are read. */
export const readSessionsAt = async (
	workspace: WorkspaceApi,
	address: string,
): Promise<SessionPage> => {
	const wanted = canonical(address);
	const { kept, belonging, read, unread } = await readRows(
		(pagination) => workspace.sessions(pagination),
		({ ip }) => ip !== undefined && canonical(ip) === wanted,
		Infinity,
	);
	return { sessions: kept, total: belonging, incomplete: unread > 0, lookedThrough: read };
};
