import { type Access, type RestRequest, sendRequest } from './sendRequest';
import {
	type Account,
	parseAccount,
	parsePage,
	parsePermissions,
	parseUnreadableRow,
	type PermissionChanges,
	type WorkspacePage,
} from './parseAnswers';
import { compact } from '../common/json';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import type { Endpoint } from '../common/endpoints';
import {
	type Pagination,
	parseSession,
	type Session,
	type UnreadableRow,
} from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** What the workspace has under an id. */
export type FoundSession =
	| { readonly kind: 'session'; readonly session: Session }
	/** Something is there that cannot be read; of whom is told where it is known, and no id if it may be nothing. */
	| { readonly kind: 'unreadable'; readonly row: UnreadableRow; readonly failure: Failure }
	| { readonly kind: 'none' };

/** The most rows a server gives at once, unless its administrators changed `API_Upper_Count_Limit`. */
export const MAX_ROWS = 100;

/** The most requests that one list is read with. */
export const MAX_REQUESTS = 10;

const NONE: FoundSession = { kind: 'none' };

/**
 * The workspace's REST API as the service account sees it, during one request. Every method either answers what it
 * promises or throws a `SessionInfoError`, within the time that is left.
 */
export class WorkspaceApi {
	constructor(private readonly access: Access) {}

	/** `sessions/info`: a session of the service account itself. It answers no others, so what cannot be read hides nothing. */
	async ownSession(sessionId: SessionId): Promise<FoundSession> {
		const found = await this.readSession('sessions/info', sessionId);
		if (found.kind === 'unreadable') {
			throw new SessionInfoError(found.failure);
		}
		return hasId(found, sessionId) ? found : NONE;
	}

	/**
	 * Anybody's session by its exact id. `sessions/info.admin` takes the id as a regular expression over text that whoever
	 * logs in can choose, and answers the newest match. If that is another session, the escaped search of `list.all` decides.
	 */
	async anySession(sessionId: SessionId): Promise<FoundSession> {
		const found = await this.readSession('sessions/info.admin', sessionId);
		if (found.kind === 'none' || hasId(found, sessionId)) {
			return found;
		}
		try {
			return await this.searchSession(sessionId);
		} catch (error) {
			const row = { sessionId: undefined, userId: undefined };
			return { kind: 'unreadable', row, failure: toFailure(error) };
		}
	}

	/** `sessions/list`: the sessions of the service account itself. */
	ownSessions({ offset, count }: Pagination): Promise<WorkspacePage> {
		return this.ask({ endpoint: 'sessions/list', query: { offset, count } }, parsePage);
	}

	/** `sessions/list.all`: everybody's sessions, or those that match a text. */
	sessions(list: Pagination & { readonly filter?: string }): Promise<WorkspacePage> {
		const { filter, offset, count } = list;
		const query = compact({ filter, offset, count });
		return this.ask({ endpoint: 'sessions/list.all', query }, parsePage);
	}

	/**
	 * `sessions/logout`. That it returns proves nothing: servers answer 200 whether or not anything changed.
	 *
	 * @param until when the answer has to be there (milliseconds)
	 */
	async logOut(sessionId: SessionId, until: number): Promise<void> {
		await sendRequest({ endpoint: 'sessions/logout', data: { sessionId }, until }, this.access);
	}

	/** `permissions.listAll`: all permissions, or those that changed. */
	permissions(updatedSince?: Date): Promise<PermissionChanges> {
		const query = compact({ updatedSince: updatedSince?.toISOString() });
		return this.ask({ endpoint: 'permissions.listAll', query }, parsePermissions);
	}

	account(): Promise<Account> {
		return this.ask({ endpoint: 'me' }, parseAccount);
	}

	private readSession(
		endpoint: 'sessions/info' | 'sessions/info.admin',
		sessionId: SessionId,
	): Promise<FoundSession> {
		return this.ask({ endpoint, query: { sessionId } }, parseFound, NONE);
	}

	/** Other people's devices can be called like an id, and may be newer: all of them are read, unless they are too many. */
	private async searchSession(sessionId: SessionId): Promise<FoundSession> {
		const failure = badAnswer('sessions/list.all', 200);
		for (let read = 0, requests = 0; requests < MAX_REQUESTS; requests += 1) {
			const page = await this.sessions({ filter: sessionId, offset: read, count: MAX_ROWS });
			const session = page.sessions.find((each) => each.sessionId === sessionId);
			const row = page.unreadable.find((each) => each.sessionId === sessionId);
			if (session) {
				return { kind: 'session', session };
			}
			if (row) {
				return { kind: 'unreadable', row, failure };
			}

			const rows = page.sessions.length + page.unreadable.length;
			read += rows;
			if (rows === 0 || read >= page.total) {
				return NONE;
			}
			if (page.total > MAX_REQUESTS * MAX_ROWS) {
				break;
			}
		}
		throw new SessionInfoError(failure);
	}

	/** @param none the answer if there is no such thing; without it that is a failure */
	private async ask<T>(
		request: RestRequest,
		parse: (body: unknown, failure: Failure) => T | undefined,
		none?: T,
	): Promise<T> {
		const answer = await sendRequest(request, this.access);
		const isNone = answer === 'not-found';
		const failure = badAnswer(request.endpoint, isNone ? 404 : answer.status);
		const parsed = isNone ? none : parse(answer.body, failure);
		if (parsed === undefined) {
			throw new SessionInfoError(failure);
		}
		return parsed;
	}
}

/** @param failure what an unreadable session is */
const parseFound = (body: unknown, failure: Failure): FoundSession | undefined => {
	const session = parseSession(body);
	const row = parseUnreadableRow(body);
	return session ? { kind: 'session', session } : row && { kind: 'unreadable', row, failure };
};

const hasId = (found: FoundSession, sessionId: SessionId): boolean =>
	(found.kind === 'session' && found.session.sessionId === sessionId) ||
	(found.kind === 'unreadable' && found.row.sessionId === sessionId);

const badAnswer = (endpoint: Endpoint, status: number): Failure => ({
	code: 'workspace-bad-answer',
	endpoint,
	status,
});
