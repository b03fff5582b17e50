import { isIP } from 'net';

import { newestFirst, pageOf, readSessionsAt, readUserSessions } from './readSessions';
import type { Owner } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import type { Answer } from '../requests/Answer';
import type { Lookup } from '../requests/Query';
import type { Connection, RequestContext } from '../requests/RequestContext';
import { findUser } from '../requests/findUser';
import {
	requireHolder,
	requireLogoutAllowed,
	requireLogoutRight,
	requireNotServiceAccount,
	requireOwnRight,
} from '../requests/rights';
import type { Pagination, SessionPage } from '../sessions/Page';
import type { Session } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';
import type { FoundSession } from '../workspace/Workspace';

/** What a lookup found, and what of it the caller is told. */
export type Finding = {
	/** Whose sessions the workspace showed. */
	readonly owners: readonly Owner[];
	/** Whether it was a look at somebody else's sessions, which has to be told. */
	readonly isAudited: boolean;
} & ({ readonly answer: Answer } | { readonly failure: Failure });

/** What `/session <id>` means for this caller. */
export const settle = async (lookup: Lookup, context: RequestContext): Promise<Lookup> =>
	lookup.kind === 'any'
		? { kind: (await context.isHolder()) ? 'admin' : 'info', sessionId: lookup.sessionId }
		: lookup;

/** Whether a lookup that came to nothing is told: it was about other people's sessions by its form. */
export const asksAboutOthers = ({ kind }: Lookup): boolean => kind !== 'info' && kind !== 'list';

/**
 * Answers a lookup with what this caller may see, or throws. Permission is settled before any session endpoint is asked.
 *
 * @throws SessionInfoError
 */
export const lookUp = async (lookup: Lookup, context: RequestContext): Promise<Finding> => {
	const connection = await context.connect();
	const { workspace } = connection;
	const { caller } = context;
	switch (lookup.kind) {
		case 'info': {
			await requireOwnRight(context);
			return ownSession(lookup.sessionId, context, connection);
		}

		case 'list': {
			await requireOwnRight(context);
			const page = await ownPage(lookup, context, connection);
			const answer: Answer = { kind: 'page', of: 'own', page, pagination: lookup };
			return { owners: [], isAudited: false, answer };
		}

		case 'any':
		case 'admin': {
			await requireHolder(context);
			return anySession(await workspace.anySession(lookup.sessionId), context);
		}

		case 'list-user': {
			await requireHolder(context);
			const { username } = lookup;
			const id = await findUser(context, username);
			const list = await readUserSessions(workspace, id, lookup.offset + lookup.count);
			const page = pageOf(list, lookup);
			return {
				owners: [{ id, username }],
				isAudited: id !== caller.id,
				answer: { kind: 'page', of: { username }, page, pagination: lookup },
			};
		}

		case 'list-all': {
			await requireHolder(context);
			const answer = await workspace.sessions({ offset: lookup.offset, count: lookup.count });
			return search('all', { ...answer, incomplete: false }, lookup, context);
		}

		case 'find': {
			await requireHolder(context);
			const { filter, offset, count } = lookup;
			if (isIP(filter) > 0) {
				const list = await readSessionsAt(workspace, filter);
				const page = { ...pageOf(list, lookup), lookedThrough: list.lookedThrough };
				return search({ filter }, page, lookup, context);
			}

			const answer = await workspace.sessions({ filter, offset, count });
			return search({ filter }, { ...answer, incomplete: false }, lookup, context);
		}

		case 'count-user': {
			await requireLogoutAllowed(context);
			const { username } = lookup;
			const isOwn = username === caller.username;
			await (isOwn ? requireOwnRight(context) : requireLogoutRight(context));
			const id = isOwn ? caller.id : await findUser(context, username);
			requireNotServiceAccount(id, connection);
			const { total } = await readUserSessions(workspace, id, Infinity);
			return {
				owners: [{ id, username }],
				isAudited: id !== caller.id,
				answer: { kind: 'count', username, total },
			};
		}
	}
};

/** Only the service account can be asked about as itself; for anyone else it asks as a holder of the permission. */
const isServiceAccount = ({ caller }: RequestContext, { configuration }: Connection): boolean =>
	caller.id === configuration.account.userId;

/** The session a caller asked for as their own. Another's reads like none, whatever is wrong with it. */
const ownSession = async (
	sessionId: SessionId,
	context: RequestContext,
	connection: Connection,
): Promise<Finding> => {
	const { workspace, configuration } = connection;
	const found = await (isServiceAccount(context, connection)
		? workspace.ownSession(sessionId)
		: workspace.anySession(sessionId));
	if (found.kind === 'unreadable' && found.row.userId === context.caller.id) {
		throw unreadable();
	}
	if (found.kind !== 'session') {
		return notFound('info', []);
	}

	const { session } = found;
	const owners = [ownerOf(session)];
	return session.userId === context.caller.id
		? {
				owners,
				isAudited: false,
				answer: {
					kind: 'session',
					own: true,
					session: configuration.showOwnIp ? session : withoutIp(session),
				},
			}
		: { ...notFound('info', owners), isAudited: true };
};

const anySession = (found: FoundSession, { caller }: RequestContext): Finding => {
	switch (found.kind) {
		case 'unreadable':
			throw unreadable();
		case 'none':
			return { ...notFound('admin', []), isAudited: true };
		case 'session':
			return {
				owners: [ownerOf(found.session)],
				isAudited: found.session.userId !== caller.id,
				answer: { kind: 'session', own: false, session: found.session },
			};
	}
};

const ownPage = async (
	pagination: Pagination,
	context: RequestContext,
	connection: Connection,
): Promise<SessionPage> => {
	const { workspace, configuration } = connection;
	const { id } = context.caller;
	const readPage = async (): Promise<SessionPage> => {
		if (!isServiceAccount(context, connection)) {
			const needed = pagination.offset + pagination.count;
			return pageOf(await readUserSessions(workspace, id, needed), pagination);
		}

		const { sessions, total } = await workspace.ownSessions(pagination);
		const own = sessions.filter(({ userId }) => userId === id);
		return { sessions: newestFirst(own), total, incomplete: false };
	};
	const page = await readPage();
	return configuration.showOwnIp ? page : { ...page, sessions: page.sessions.map(withoutIp) };
};

/**
 * A search of everybody's sessions. What it does not find and what it counts tell of other people as well, so it is told
 * unless all that it counts is shown and the caller's own.
 */
const search = (
	of: 'all' | { readonly filter: string },
	found: SessionPage,
	pagination: Pagination,
	{ caller }: RequestContext,
): Finding => {
	const { total, incomplete, lookedThrough } = found;
	const sessions = newestFirst(found.sessions);
	const owners = new Map(sessions.map((session) => [session.userId, ownerOf(session)]));
	const isAllOwn = total > 0 && sessions.length === total && !incomplete;
	const page = {
		sessions,
		total,
		incomplete,
		...(lookedThrough !== undefined && { lookedThrough }),
	};
	return {
		owners: [...owners.values()],
		isAudited: !(isAllOwn && owners.size === 1 && owners.has(caller.id)),
		answer: { kind: 'page', of, page, pagination },
	};
};

const ownerOf = ({ userId, user }: Session): Owner =>
	user ? { id: userId, username: user.username } : { id: userId };

const withoutIp = ({ ip: _ip, ...session }: Session): Session => session;

const notFound = (asked: 'info' | 'admin', owners: readonly Owner[]): Finding => ({
	owners,
	isAudited: false,
	failure: { code: 'session-not-found', asked },
});

const unreadable = (): SessionInfoError =>
	new SessionInfoError({
		code: 'workspace-bad-answer',
		endpoint: 'sessions/info.admin',
		status: 200,
	});
