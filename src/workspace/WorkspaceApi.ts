import { type HttpAnswer, isSessionNotFound } from './failureOfAnswer';
import {
	type Account,
	parseAccount,
	parsePage,
	parsePermissions,
	parseRoles,
	parseServerVersion,
	parseUnreadableRow,
	type PermissionChanges,
	type Role,
	type WorkspacePage,
} from './parseAnswers';
import { type RestRequest, sendRequest, type WorkspaceAccess } from './sendRequest';
import type { Endpoint } from '../common/endpoints';
import { compact, asText } from '../common/json';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import {
	type Pagination,
	parseSession,
	type Session,
	type Sort,
	type UnreadableRow,
} from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** What the workspace has under an id. */
export type FoundSession =
	| { readonly kind: 'none' }
	| { readonly kind: 'session'; readonly session: Session }
	/** Something is there that cannot be read. */
	| { readonly kind: 'unreadable'; readonly row: UnreadableRow; readonly failure: Failure };

/** `not-found`: there is no session with the id, or it is logged out already (a row without login token). */
export type LogoutAnswer = 'accepted' | 'not-found';

/** A part of a list, with what it shows and in which order. */
export type ListQuery = Pagination & { readonly filter?: string; readonly sort?: Sort };

/** The names of Rocket.Chat for what lists can be sorted by. */
const sortFields = {
	loginAt: 'loginAt',
	device: 'device.name',
	os: 'device.os.name',
	username: '_user.username',
} as const satisfies Record<Sort['by'], string>;

/**
 * The workspace's REST API as the service account sees it, during one request. Every method either answers what it
 * promises or throws a `SessionInfoError`, within the time that is left.
 */
export class WorkspaceApi {
	constructor(private readonly access: WorkspaceAccess) {}

	/** Why an endpoint is not asked at present; `undefined` if it may be asked. */
	pauseOf(endpoint: Endpoint): Failure | undefined {
		return this.access.cooldowns.pauseOf(endpoint);
	}

	/** `sessions/info`: a session of the service account itself. */
	findOwn(sessionId: SessionId): Promise<FoundSession> {
		return this.findSession('sessions/info', sessionId);
	}

	/**
	 * `sessions/info.admin`: anybody's session. It takes the id as a regular expression over text that anyone who logs in
	 * can choose, and answers the newest match, which may be another session.
	 */
	findAnybodys(sessionId: SessionId): Promise<FoundSession> {
		return this.findSession('sessions/info.admin', sessionId);
	}

	/** `sessions/list`: the sessions of the service account itself. */
	async ownSessions({ offset, count }: Pagination): Promise<WorkspacePage> {
		return this.ask({ endpoint: 'sessions/list', query: { offset, count } }, parsePage);
	}

	/** `sessions/list.all`: everybody's sessions, or those that match a text. */
	async sessions({ filter, sort, offset, count }: ListQuery): Promise<WorkspacePage> {
		const query = compact({ filter, sort: sort && sortParameter(sort), offset, count });
		return this.ask({ endpoint: 'sessions/list.all', query }, parsePage);
	}

	/**
	 * `sessions/logout`. That it is accepted proves nothing: servers answer 200 whether or not anything changed.
	 *
	 * @param until when the answer has to be there (milliseconds)
	 */
	async logOut(sessionId: SessionId, until: number): Promise<LogoutAnswer> {
		const request = { endpoint: 'sessions/logout', data: { sessionId }, until } as const;
		const answer = await sendRequest(request, this.access);
		return isSessionNotFound(answer) ? 'not-found' : 'accepted';
	}

	/** `permissions.listAll`: all permissions, or those that changed. Has the time of a whole request, for all who wait. */
	async permissions(updatedSince?: Date): Promise<PermissionChanges> {
		const endpoint = 'permissions.listAll';
		const query = compact({ updatedSince: updatedSince?.toISOString() });
		return this.ask({ endpoint, query, hasOwnTime: true }, (body, { headers }) => {
			const changes = parsePermissions(body);
			return changes && { ...changes, ...compact({ answeredAt: readDate(headers.date) }) };
		});
	}

	/** `me`: the service account itself. */
	async account(): Promise<Account> {
		return this.ask({ endpoint: 'me' }, parseAccount);
	}

	/** `roles.list`. */
	async roles(): Promise<readonly Role[]> {
		return this.ask({ endpoint: 'roles.list' }, parseRoles);
	}

	/** `/api/info`; `undefined` if the workspace does not tell. */
	async serverVersion(): Promise<string | undefined> {
		const { version } = await this.ask({ endpoint: 'info' }, (body) => ({
			version: parseServerVersion(body),
		}));
		return version;
	}

	private async findSession(
		endpoint: 'sessions/info' | 'sessions/info.admin',
		sessionId: SessionId,
	): Promise<FoundSession> {
		const answer = await sendRequest({ endpoint, query: { sessionId } }, this.access);
		if (isSessionNotFound(answer)) {
			return { kind: 'none' };
		}

		const session = parseSession(answer.body);
		if (session) {
			return { kind: 'session', session };
		}

		const failure = badAnswer(endpoint, answer.status);
		const row = parseUnreadableRow(answer.body);
		if (!row) {
			throw new SessionInfoError(failure);
		}
		return { kind: 'unreadable', row, failure };
	}

	/** @param parse gives `undefined` for what is no answer */
	private async ask<T>(
		request: RestRequest,
		parse: (body: unknown, answer: HttpAnswer) => T | undefined,
	): Promise<T> {
		const answer = await sendRequest(request, this.access);
		const parsed = isSessionNotFound(answer) ? undefined : parse(answer.body, answer);
		if (parsed === undefined) {
			throw new SessionInfoError(badAnswer(request.endpoint, answer.status));
		}
		return parsed;
	}
}

const sortParameter = ({ by, isDescending }: Sort): string =>
	JSON.stringify({ [sortFields[by]]: isDescending ? -1 : 1 });

/** The moment of a `Date` header; a proxy may send anything. */
const readDate = (value: unknown): number | undefined => {
	const moment = Date.parse(asText(value) ?? '');
	return Number.isNaN(moment) ? undefined : moment;
};

const badAnswer = (endpoint: Endpoint, status: number): Failure => ({
	code: 'workspace-bad-answer',
	endpoint,
	status,
});
