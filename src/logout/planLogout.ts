import { type Owner, ownerOf } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { findOwnerToEnd, SERVICE_ACCOUNT } from '../lookups/lookUp';
import { readUserSessions, reveal, type UserSessions } from '../lookups/readSessions';
import type { Logout } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';

/** What is to be ended: sessions of one user, newest login first. */
export type Plan = {
	readonly owner: Owner;
	readonly sessions: readonly Session[];
	/** The list they are from, and those that are kept; a session that is ended alone is from none. */
	readonly before?: UserSessions;
};

/** Nobody knows whether there are sessions, or whether they have ended. */
export const UNCONFIRMED: Failure = {
	code: 'workspace-logout-unconfirmed',
	endpoint: 'sessions/logout',
};

/** @throws SessionInfoError unless this caller may end sessions of this user */
export const requireToEnd = async (userId: string, context: RequestContext): Promise<void> => {
	await context.require('log-out');

	const { account } = (await context.connect()).configuration;
	if (userId === account.userId) {
		throw new SessionInfoError(SERVICE_ACCOUNT);
	}
	await context.require(userId === context.caller.id ? 'see-own' : 'log-out-anybody');
};

/**
 * Asks the workspace what a logout is about, and whether this caller may. Whoever may not see a session reads that there
 * is none, by the same questions.
 *
 * @param note is told what it is about before that is refused to this caller
 * @throws SessionInfoError
 */
export const planLogout = async (
	logout: Logout,
	context: RequestContext,
	note: (owner: Owner | undefined, ...sessions: readonly Session[]) => void,
): Promise<Plan> => {
	await context.require('log-out');

	const { caller } = context;
	const { workspace } = await context.connect();
	if (logout.kind === 'logout') {
		const { sessionId, whose } = logout;
		await context.require(whose === 'anybody' ? 'log-out-anybody' : 'see-own');

		const seesAnybody = whose !== 'own' && (await context.may('see-anybody'));
		const session = reveal(
			await workspace.anySession(sessionId),
			seesAnybody ? 'anybody' : caller,
			seesAnybody ? 'admin' : 'info',
			note,
		);
		const plan = { owner: ownerOf(session), sessions: [session] };
		await requireToEnd(plan.owner.id, context);
		return plan;
	}

	const isAll = logout.kind === 'logout-all';
	const username = isAll ? logout.username : caller.username;
	const owner = await findOwnerToEnd(username, context, note);
	const before = await readUserSessions(workspace, owner.id);
	const { sessions: open } = before.list;
	const sessions = open.filter(({ sessionId }) => isAll || sessionId !== logout.sessionId);
	const isKeptMissing = !isAll && sessions.length === open.length;
	// Among what could not be read there may be some: that there are none is not said.
	if ((isKeptMissing || sessions.length === 0) && before.mayLackSome) {
		throw new SessionInfoError(UNCONFIRMED);
	}
	// An older id of the same login would be found by `info.admin`, and keep nothing.
	if (isKeptMissing) {
		throw new SessionInfoError({ code: 'session-not-found', asked: 'info' });
	}
	return { owner, sessions, before };
};
