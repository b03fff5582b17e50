import type { Owner } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { readUserSessions } from '../lookups/readSessions';
import type { Logout } from '../requests/Query';
import type { Connection, RequestContext } from '../requests/RequestContext';
import { findUser } from '../requests/findUser';
import { requireLogoutAllowed, requireLogoutRight, requireOwnRight } from '../requests/rights';
import type { Session } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** What is to be ended, as the caller may end it. */
export type Plan = {
	readonly owner: Owner;
	/** Newest login first. */
	readonly sessions: readonly Session[];
	/** Listed with them, and to be kept. */
	readonly kept?: SessionId;
	/** Nothing is sent: this caller may not end them, or not even see them. */
	readonly refusal?: Failure;
};

/**
 * Asks the workspace what a logout is about, and whether this caller may. Whoever may not see a session reads that there
 * is none, by the same questions.
 *
 * @throws SessionInfoError
 */
export const planLogout = async (logout: Logout, context: RequestContext): Promise<Plan> => {
	await requireLogoutAllowed(context);
	const connection = await context.connect();
	const { caller } = context;
	switch (logout.kind) {
		case 'logout':
			return planOne(logout, context, connection);

		case 'logout-others': {
			await requireOwnRight(context);
			const { sessionId: kept } = logout;
			const plan = await planAll(caller, connection, kept);
			// An older id of the same login would be found by `info.admin`, and keep nothing.
			if (!plan.refusal && !plan.sessions.some(({ sessionId }) => sessionId === kept)) {
				throw new SessionInfoError({ code: 'session-not-found', asked: 'info' });
			}
			return {
				...plan,
				sessions: plan.sessions.filter(({ sessionId }) => sessionId !== kept),
				kept,
			};
		}

		case 'logout-all': {
			const { username } = logout;
			if (username === caller.username) {
				await requireOwnRight(context);
				return planAll(caller, connection);
			}
			await requireLogoutRight(context);
			return planAll({ id: await findUser(context, username), username }, connection);
		}
	}
};

const planOne = async (
	{ sessionId, whose }: Extract<Logout, { readonly kind: 'logout' }>,
	context: RequestContext,
	connection: Connection,
): Promise<Plan> => {
	const { caller } = context;
	await (whose === 'anybody' ? requireLogoutRight(context) : requireOwnRight(context));

	const seesAnybody = whose !== 'own' && (await context.isHolder());
	const found = await connection.workspace.anySession(sessionId);
	if (found.kind === 'unreadable' && (seesAnybody || found.row.userId === caller.id)) {
		throw new SessionInfoError({
			code: 'workspace-bad-answer',
			endpoint: 'sessions/info.admin',
			status: 200,
		});
	}
	if (found.kind !== 'session') {
		throw new SessionInfoError({
			code: 'session-not-found',
			asked: seesAnybody ? 'admin' : 'info',
		});
	}
	const { session } = found;
	const isOwn = session.userId === caller.id;
	const planned = (refusal?: Failure): Plan => ({
		owner: { id: session.userId, ...(session.user && { username: session.user.username }) },
		sessions: [session],
		...(refusal && { refusal }),
	});
	if (!isOwn && !seesAnybody) {
		return planned({ code: 'session-not-found', asked: 'info' });
	}
	if (session.userId === connection.configuration.account.userId) {
		return planned(serviceAccount);
	}
	return isOwn || (await context.mayLogOutAnybody())
		? planned()
		: planned({ code: 'not-allowed', reason: 'logout-permission' });
};

const planAll = async (
	{ id, username }: { readonly id: string; readonly username: string },
	{ workspace, configuration }: Connection,
	kept?: SessionId,
): Promise<Plan> => {
	const owner = { id, username };
	if (id === configuration.account.userId) {
		return { owner, sessions: [], refusal: serviceAccount };
	}

	const { sessions, total } = await readUserSessions(workspace, id, Infinity);
	const found =
		kept === undefined ? sessions : sessions.filter(({ sessionId }) => sessionId === kept);
	// Among what could not be read there may be some: that there are none is not said.
	if (found.length === 0 && total > sessions.length) {
		throw new SessionInfoError(UNCONFIRMED);
	}
	return { owner, sessions };
};

/** Nobody knows whether there are sessions, or whether they have ended. */
export const UNCONFIRMED: Failure = {
	code: 'workspace-logout-unconfirmed',
	endpoint: 'sessions/logout',
};

/** A session that resumed with the stored token would take the token along. */
const serviceAccount: Failure = { code: 'not-allowed', reason: 'service-account' };
