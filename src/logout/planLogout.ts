import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import { findSession, isShared, requireVisible } from '../lookups/findSession';
import { about, findUserToLogOut, subjectOf } from '../lookups/lookUp';
import { readUserSessions, type UserSessions } from '../lookups/readSessions';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Logout } from '../requests/Query';
import { type Owner, ownerOf } from '../sessions/Owner';
import type { Session } from '../sessions/Session';

/** What is to be ended: sessions of one user, newest connection first. */
export type Plan = {
	readonly owner: Owner;
	readonly sessions: readonly Session[];
	/** Those among them whose id the workspace has shown under another user too. They are never sent. */
	readonly shared: ReadonlySet<Session>;
	/** The list that they are from, with those that are kept; absent for a session that is ended alone. */
	readonly before?: UserSessions;
};

type Of<Kind extends Logout['kind']> = Extract<Logout, { readonly kind: Kind }>;

/** It is unclear whether there is a session, or whether it has ended. */
export const UNCONFIRMED: Failure = {
	code: 'workspace-logout-unconfirmed',
	endpoint: 'sessions/logout',
};

/**
 * Asks the workspace what a logout is about, and whether this caller may do it. A session that the caller may not see looks
 * the same as one that does not exist.
 *
 * @throws SessionInfoError `not-allowed`, `session-not-found`, `user-not-found`, `workspace-…`, each with what the workspace had shown
 */
export const planLogout = (logout: Logout, connected: ConnectedRequest): Promise<Plan> => {
	switch (logout.kind) {
		case 'logout':
			return planOne(logout, connected);
		case 'logout-others':
			return planOthers(logout, connected);
		case 'logout-all':
			return planAll(logout, connected);
	}
};

const planOne = async (
	{ sessionId, whose }: Of<'logout'>,
	connected: ConnectedRequest,
): Promise<Plan> => {
	const { request, rights } = connected;
	const { caller } = request;
	await rights.require('log-out');
	await rights.require(whose === 'anybody' ? 'log-out-anybody' : 'see-own');
	const seesAnybody = whose !== 'own' && (await rights.may('see-anybody'));
	const whoseVisible = seesAnybody ? 'anybody' : 'own';
	const found = await findSession(sessionId, whoseVisible, connected);
	const { session, subject } = requireVisible(found, {
		callerId: caller.id,
		seesAnybody,
		whose: whoseVisible,
		inconclusive: UNCONFIRMED,
	});
	const owner = ownerOf(session);
	await rights.requireToEnd(owner, subject);
	const shared = new Set(isShared(found, session) ? [session] : []);
	return { owner, sessions: [session], shared };
};

const planOthers = async (
	{ sessionId }: Of<'logout-others'>,
	connected: ConnectedRequest,
): Promise<Plan> => {
	const { caller } = connected.request;
	const owner = { id: caller.id, username: caller.username };
	const subject = subjectOf(owner, caller.id);
	await connected.rights.requireToEnd(owner, subject);
	const before = await about(subject, readUserSessions(caller.id, connected));
	const { sessions } = before.list;
	const others = sessions.filter((session) => session.sessionId !== sessionId);
	const isKept = others.length < sessions.length;
	// The session to keep, or all the others, may be among rows that could not be read.
	if ((!isKept || others.length === 0) && before.list.isIncomplete) {
		throw new SessionInfoError(UNCONFIRMED, subject);
	}
	// `info.admin` would find an older id of the same login too, and keeping that one would keep nothing.
	if (!isKept) {
		throw new SessionInfoError({ code: 'session-not-found', whose: 'own' }, subject);
	}
	return planOf(owner, others, before);
};

const planAll = async (
	{ username }: Of<'logout-all'>,
	connected: ConnectedRequest,
): Promise<Plan> => {
	const owner = await findUserToLogOut(username, connected);
	const subject = subjectOf(owner, connected.request.caller.id);
	const before = await about(subject, readUserSessions(owner.id, connected));
	// That there is nothing to end is said only of a list that is whole.
	if (before.list.sessions.length === 0 && before.list.isIncomplete) {
		throw new SessionInfoError(UNCONFIRMED, subject);
	}
	return planOf(owner, before.list.sessions, before);
};

const planOf = (owner: Owner, sessions: readonly Session[], before: UserSessions): Plan => ({
	owner,
	sessions,
	shared: new Set(sessions.filter(({ sessionId }) => before.sharedIds.has(sessionId))),
	before,
});
