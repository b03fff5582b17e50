import { type Plan, UNCONFIRMED } from './planLogout';
import { SECOND } from '../common/clock';
import { type Failure, failureOf, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { findSession } from '../lookups/findSession';
import { readUserSessions, type UserSessions } from '../lookups/readSessions';
import type { Remaining } from '../requests/Answer';
import type { ConnectedRequest } from '../requests/ConnectedRequest';
import type { Logout } from '../requests/Query';
import { MAX_ENDED } from '../requests/limits';
import type { Session } from '../sessions/Session';
import type { LogoutAnswer } from '../workspace/WorkspaceApi';
import { couldBe } from '../workspace/readRows';

/** What became of a logout of one or several sessions. */
export type LogoutReport = {
	readonly ended: readonly Session[];
	readonly remaining: readonly Remaining[];
	/** There may be others, which could not be read. */
	readonly isIncomplete: boolean;
};

/** Which sessions were sent, each with what its request led to, and why the rest was not. */
type Sent = {
	readonly results: ReadonlyMap<Session, LogoutAnswer | Failure>;
	readonly stopReason: Remaining['reason'];
};

/** What is there when everything was sent. */
type After = {
	/** Whether a session is still there. */
	readonly has: (session: Session) => boolean;
	/** Whether it can be said that a session is gone. */
	readonly provesGone: (session: Session) => boolean;
	/** The list of the user, if it was read. */
	readonly list?: UserSessions;
};

const OUT_OF_TIME: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/**
 * Ends the sessions of a plan, one after the other, as many as may be and as time allows. Each is sent once. Servers answer
 * 200 whether or not anything changed, and answers get lost: only those count as ended that were sent and are gone.
 *
 * @throws SessionInfoError if none was ended, and all for the same reason
 */
export const endSessions = async (
	logout: Logout,
	plan: Plan,
	connected: ConnectedRequest,
): Promise<LogoutReport> => {
	const sent = await sendLogouts(plan, connected);
	const after =
		sent.results.size > 0
			? // If this read fails, every logout that was sent is unconfirmed.
				await readAfter(logout, plan, connected).catch(() => undefined)
			: undefined;
	const isNew = isNotIn(plan.before);
	const arrived = after?.list?.list.sessions.filter(isNew) ?? [];
	const hasArrivals = arrived.length > 0 || (after?.list?.unreadable ?? []).some(isNew);
	const ended: Session[] = [];
	const remaining: Remaining[] = [];
	plan.sessions.forEach((session, index) => {
		const reason = judge(session, { index, plan, sent, after, hasArrivals });
		if (reason === 'ended') {
			ended.push(session);
		} else {
			remaining.push({ session, reason });
		}
	});
	throwIfAllFailed(ended, remaining);
	return {
		ended,
		remaining: [...remaining, ...newcomers(logout, arrived)],
		isIncomplete: [plan.before, after?.list].some((read) => read?.list.isIncomplete),
	};
};

type WithId = { readonly sessionId: string | undefined };

const isNotIn = (before: UserSessions | undefined): ((row: WithId) => boolean) => {
	const rows: readonly WithId[] = before ? [...before.list.sessions, ...before.unreadable] : [];
	const known = new Set(rows.map(({ sessionId }) => sessionId));
	return ({ sessionId }) => !known.has(sessionId);
};

/** Sends one logout after the other until there is a reason to stop. */
const sendLogouts = async (plan: Plan, connected: ConnectedRequest): Promise<Sent> => {
	const { request, rights, workspace } = connected;
	const results = new Map<Session, LogoutAnswer | Failure>();
	for (const session of plan.sessions.slice(0, MAX_ENDED)) {
		if (plan.shared.has(session)) {
			continue;
		}
		const refusal =
			(await failureOf(rights.requireToEnd(plan.owner))) ?? workspace.pauseOf('sessions/logout');
		if (refusal) {
			return { results, stopReason: refusal };
		}
		if (request.now() >= request.logoutDeadline) {
			return { results, stopReason: 'not-tried' };
		}

		const until = request.logoutDeadline;
		const result = await workspace.logOut(session.sessionId, until).catch(toFailure);
		results.set(session, result);
		const failure = typeof result === 'object' ? result : undefined;
		// The request's own time ran out; timers may be a little early.
		if (failure?.code === 'workspace-timeout' && request.now() + SECOND > until) {
			return { results, stopReason: 'not-tried' };
		}
		// An odd answer may be about one session; the limiter, a permission, a second factor or the connection are not.
		if (failure && failure.code !== 'workspace-bad-answer') {
			return { results, stopReason: failure };
		}
	}
	return { results, stopReason: 'not-tried' };
};

/** A session that is ended alone is asked for by its id, since it may be in no list; several are looked for in the list. */
const readAfter = async (
	logout: Logout,
	{ owner, sessions: [first] }: Plan,
	connected: ConnectedRequest,
): Promise<After> => {
	if (logout.kind === 'logout' && first) {
		const whose = owner.id === connected.request.caller.id ? 'own' : 'anybody';
		const found = await findSession(logout.sessionId, whose, connected);
		const isUnreadable = found.unreadable.some((row) => couldBe(row, first));
		return {
			has: () => found.sessions.some(({ userId }) => userId === first.userId),
			provesGone: () => !isUnreadable && found.isWhole && !found.failure,
		};
	}

	const list = await readUserSessions(owner.id, connected);
	const ids = new Set(list.list.sessions.map(({ sessionId }) => sessionId));
	return {
		has: ({ sessionId }) => ids.has(sessionId),
		provesGone: (session) => list.isWhole && !list.unreadable.some((row) => couldBe(row, session)),
		list,
	};
};

type Evidence = {
	readonly index: number;
	readonly plan: Plan;
	readonly sent: Sent;
	readonly after: After | undefined;
	/** The list has ids that it did not have before. */
	readonly hasArrivals: boolean;
};

/** Why a session does not count as ended, if it does not. */
const judge = (
	session: Session,
	{ index, plan, sent, after, hasArrivals }: Evidence,
): Remaining['reason'] | 'ended' => {
	if (plan.shared.has(session)) {
		return UNCONFIRMED;
	}
	const result = sent.results.get(session);
	if (result === undefined) {
		return index < MAX_ENDED ? sent.stopReason : 'not-tried';
	}
	if (!after) {
		return UNCONFIRMED;
	}
	if (after.has(session)) {
		// After a yes, or when time ran out, it may be gone in a moment.
		return typeof result === 'object' && result.code !== 'workspace-timeout' ? result : UNCONFIRMED;
	}
	// A device that reconnects gets another id: the old one is gone then, although nothing may have been logged out.
	const mayHaveReconnected = result !== 'accepted' && hasArrivals;
	return !after.provesGone(session) || mayHaveReconnected ? UNCONFIRMED : 'ended';
};

const throwIfAllFailed = (ended: readonly Session[], remaining: readonly Remaining[]): void => {
	const [first] = remaining;
	const codes = new Set(
		remaining.map(({ reason }) => (reason === 'not-tried' ? reason : reason.code)),
	);
	if (first && ended.length === 0 && codes.size === 1) {
		throw new SessionInfoError(first.reason === 'not-tried' ? OUT_OF_TIME : first.reason);
	}
};

/**
 * Sessions that appeared meanwhile. `logout-all` must leave none, so it reports them; `logout-others` must not report the
 * device in use, which may have reconnected.
 */
const newcomers = (logout: Logout, arrived: readonly Session[]): readonly Remaining[] =>
	logout.kind === 'logout-all' ? arrived.map((session) => ({ session, reason: 'not-tried' })) : [];
