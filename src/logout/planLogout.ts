import { type Owner, ownerOf } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { findOwnerToEnd, SERVICE_ACCOUNT } from '../lookups/lookUp';
import { readUserSessions, reveal } from '../lookups/readSessions';
import type { Logout } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';

/** What is to be ended: sessions of one user, newest login first. */
export type Plan = { readonly owner: Owner; readonly sessions: readonly Session[] };

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
	note: (plan: Plan) => void,
): Promise<Plan> => {
	await context.require('log-out');

	const { caller } = context;
	const { workspace, configuration } = await context.connect();
	const serviceAccount = configuration.account.userId;
	if (logout.kind === 'logout') {
		const { sessionId, whose } = logout;
		await context.require(whose === 'anybody' ? 'log-out-anybody' : 'see-own');

		const seesAnybody = whose !== 'own' && (await context.may('see-anybody'));
		const revealed = reveal(await workspace.anySession(sessionId), caller, seesAnybody);
		const plan = revealed && { owner: ownerOf(revealed.session), sessions: [revealed.session] };
		if (plan) {
			note(plan);
		}
		if (!plan || revealed.isHidden) {
			throw notFound(seesAnybody ? 'admin' : 'info');
		}
		await requireToEnd(plan.owner.id, context);
		return plan;
	}

	const isAll = logout.kind === 'logout-all';
	const owner = await findOwnerToEnd(isAll ? logout.username : caller.username, context);
	if (owner.id === serviceAccount) {
		note({ owner, sessions: [] });
		throw new SessionInfoError(SERVICE_ACCOUNT);
	}

	const { sessions, total } = await readUserSessions(workspace, owner.id, Infinity);
	const ending = sessions.filter(({ sessionId }) => isAll || sessionId !== logout.sessionId);
	const isMissing = isAll ? sessions.length === 0 : ending.length === sessions.length;
	// Among what could not be read there may be some: that there are none is not said.
	if (isMissing && total > sessions.length) {
		throw new SessionInfoError(UNCONFIRMED);
	}
	// An older id of the same login would be found by `info.admin`, and keep nothing.
	if (isMissing && !isAll) {
		throw notFound('info');
	}
	return { owner, sessions: ending };
};

const notFound = (asked: 'info' | 'admin'): SessionInfoError =>
	new SessionInfoError({ code: 'session-not-found', asked });
