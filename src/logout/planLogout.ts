import { type Owner, ownerOf } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { findOwnerToEnd, SERVICE_ACCOUNT } from '../lookups/lookUp';
import { readUserSessions, reveal } from '../lookups/readSessions';
import type { Logout } from '../requests/Query';
import type { Connection, RequestContext } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';

/** What is to be ended, as the caller may end it. */
export type Plan = {
	readonly owner: Owner;
	/** Newest login first. */
	readonly sessions: readonly Session[];
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
	await context.require('log-out');

	const connection = await context.connect();
	switch (logout.kind) {
		case 'logout':
			return planOne(logout, context, connection);
		case 'logout-others':
			await context.require('see-own');
			return planAll(context.caller, connection, logout.sessionId);
		case 'logout-all':
			return planAll(await findOwnerToEnd(logout.username, context), connection);
	}
};

const planOne = async (
	{ sessionId, whose }: Extract<Logout, { readonly kind: 'logout' }>,
	context: RequestContext,
	{ workspace, configuration }: Connection,
): Promise<Plan> => {
	await context.require(whose === 'anybody' ? 'log-out-anybody' : 'see-own');

	const { caller } = context;
	const seesAnybody = whose !== 'own' && (await context.may('see-anybody'));
	const revealed = reveal(await workspace.anySession(sessionId), caller, seesAnybody);
	if (!revealed) {
		throw notFound(seesAnybody ? 'admin' : 'info');
	}

	const { session, isHidden } = revealed;
	const refuse = async (): Promise<Failure | undefined> => {
		if (isHidden) {
			return { code: 'session-not-found', asked: 'info' };
		}
		if (session.userId === configuration.account.userId) {
			return SERVICE_ACCOUNT;
		}
		return session.userId === caller.id || (await context.may('log-out-anybody'))
			? undefined
			: { code: 'not-allowed', reason: 'logout-permission' };
	};
	const refusal = await refuse();
	return { owner: ownerOf(session), sessions: [session], ...(refusal && { refusal }) };
};

/** All sessions of a user, but for one that has to be among them. */
const planAll = async (
	{ id, username }: Required<Owner>,
	{ workspace, configuration }: Connection,
	kept?: SessionId,
): Promise<Plan> => {
	const owner = { id, username };
	if (id === configuration.account.userId) {
		return { owner, sessions: [], refusal: SERVICE_ACCOUNT };
	}

	const { sessions, total } = await readUserSessions(workspace, id, Infinity);
	const others = sessions.filter(({ sessionId }) => sessionId !== kept);
	const isMissing = kept === undefined ? sessions.length === 0 : others.length === sessions.length;
	// Among what could not be read there may be some: that there are none is not said.
	if (isMissing && total > sessions.length) {
		throw new SessionInfoError(UNCONFIRMED);
	}
	// An older id of the same login would be found by `info.admin`, and keep nothing.
	if (isMissing && kept !== undefined) {
		throw notFound('info');
	}
	return { owner, sessions: others };
};

const notFound = (asked: 'info' | 'admin'): SessionInfoError =>
	new SessionInfoError({ code: 'session-not-found', asked });

/** Nobody knows whether there are sessions, or whether they have ended. */
export const UNCONFIRMED: Failure = {
	code: 'workspace-logout-unconfirmed',
	endpoint: 'sessions/logout',
};
