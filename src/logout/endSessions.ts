import { type Plan, UNCONFIRMED } from './planLogout';
import { SECOND } from '../common/clock';
import { asText } from '../common/json';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { readUserSessions, type UserSessions } from '../lookups/readSessions';
import type { Remaining } from '../requests/Answer';
import type { Logout } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Session, UnreadableRow } from '../sessions/Session';
import type { WorkspaceApi } from '../workspace/WorkspaceApi';

/** The most sessions that one request ends. */
export const MAX_ENDED = 50;

const OUT_OF_TIME: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/**
 * Ends the sessions of a plan, one after the other, as many as may be and time allows. Each is sent once, and asked after,
 * since servers answer 200 whether or not anything changed, and answers get lost: only those count as ended that were sent
 * and are gone. Before each it is asked whether logging out is still switched on.
 *
 * @throws SessionInfoError if none was ended, and all for the same reason
 */
export const endSessions = async (logout: Logout, plan: Plan, context: RequestContext) => {
	const { workspace } = await context.connect();
	const sent = new Map<Session, Failure | undefined>();
	let stoppedBy: Remaining['reason'] | undefined;
	for (const session of plan.sessions.slice(0, MAX_ENDED)) {
		stoppedBy ??= await context.require('log-out').then(() => undefined, toFailure);
		if (stoppedBy || context.now() >= context.lastMomentToAct) {
			break;
		}

		const failure = await workspace
			.logOut(session.sessionId, context.lastMomentToAct)
			.then(() => undefined, toFailure);
		sent.set(session, failure);
		if (failure?.code === 'workspace-timeout' && context.now() + SECOND > context.lastMomentToAct) {
			// It was our own time that ran out; timers may be a little early.
			stoppedBy = 'not-tried';
		} else if (failure?.code !== 'workspace-bad-answer') {
			// An odd answer may be about one session; the limiter, a permission, a second factor or the connection are not.
			stoppedBy = failure;
		}
	}

	// Without it nobody knows.
	const after =
		sent.size > 0 ? await readAfter(logout, plan, workspace).catch(() => undefined) : undefined;
	const left = new Set(after?.list.sessions.map(({ sessionId }) => sessionId));
	const known = new Set(rowsOf(plan.before).map(({ sessionId }) => sessionId));
	const isNew = (row: UnreadableRow): boolean => !known.has(row.sessionId);
	// A device that has reloaded has another id, so that one can be gone and its login still there.
	const hasNewIds = rowsOf(after).some(isNew);
	// In a list that is not whole it may have slipped by; a row that cannot be read may be it, unless it names another id or user.
	const mayBeUnseen = ({ sessionId, userId }: Session): boolean =>
		!after?.isWhole ||
		after.unreadable.some(
			(row) =>
				row.sessionId === sessionId ||
				(!asText(row.sessionId) && (asText(row.userId) ?? userId) === userId),
		);
	const reasonOf = (session: Session, index: number): Remaining['reason'] | undefined => {
		if (!sent.has(session)) {
			return (index < MAX_ENDED ? stoppedBy : undefined) ?? 'not-tried';
		}

		const failure = sent.get(session);
		if (left.has(session.sessionId)) {
			// Still there after a yes, or when time ran out, it may be gone in a moment.
			return failure && failure.code !== 'workspace-timeout' ? failure : UNCONFIRMED;
		}
		return mayBeUnseen(session) || (failure && hasNewIds) ? UNCONFIRMED : undefined;
	};
	const judged = plan.sessions.map((session, index) => ({
		session,
		reason: reasonOf(session, index),
	}));
	const ended = judged.flatMap(({ session, reason }) => (reason ? [] : [session]));
	const remaining = judged.flatMap(({ session, reason }) => (reason ? [{ session, reason }] : []));
	const [first] = remaining;
	const codes = remaining.map(({ reason }) => (reason === 'not-tried' ? reason : reason.code));
	if (first && ended.length === 0 && new Set(codes).size === 1) {
		throw new SessionInfoError(first.reason === 'not-tried' ? OUT_OF_TIME : first.reason);
	}
	// Others are ended for the sake of a device that is in use, and may have reloaded; of all, none is to be left.
	const come = logout.kind === 'logout-all' ? (after?.list.sessions.filter(isNew) ?? []) : [];
	remaining.push(...come.map((session) => ({ session, reason: 'not-tried' as const })));
	const incomplete = [plan.before, after].some((read) => read?.mayLackSome);
	return { ended, remaining, incomplete };
};

const rowsOf = (read?: UserSessions) => (read ? [...read.list.sessions, ...read.unreadable] : []);

/**
 * What is there when all was sent. A session that is asked for alone may be in no list, and of several just the list tells
 * what else is there.
 */
const readAfter = async (
	logout: Logout,
	{ owner }: Plan,
	workspace: WorkspaceApi,
): Promise<UserSessions> => {
	if (logout.kind !== 'logout') {
		return readUserSessions(workspace, owner.id);
	}

	const found = await workspace.anySession(logout.sessionId);
	const sessions = found.kind === 'session' ? [found.session] : [];
	const list = { sessions, total: sessions.length, incomplete: false };
	return { list, unreadable: [], isWhole: found.kind !== 'unreadable', mayLackSome: false };
};
