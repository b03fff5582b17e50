import { type Plan, UNCONFIRMED } from './planLogout';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { readUserSessions } from '../lookups/readSessions';
import type { Answer, Remaining } from '../requests/Answer';
import type { Logout } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';
import type { Workspace } from '../workspace/Workspace';

/** The most sessions that one request ends. */
export const MAX_ENDED = 50;

const OUT_OF_TIME: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/** What came of several sessions. */
export type Ended = Pick<Extract<Answer, { kind: 'logged-out-several' }>, 'ended' | 'remaining'>;

/**
 * Ends the sessions of a plan, one after the other, as many as may be and time allows. Each is sent once, and asked after,
 * since servers answer 200 whether or not anything changed, and answers get lost: only those count as ended that were sent
 * and are gone.
 *
 * @throws SessionInfoError if none was ended, and all for the same reason
 */
export const endSessions = async (
	logout: Logout,
	plan: Plan,
	context: RequestContext,
): Promise<Ended> => {
	const { workspace } = await context.connect();
	const sent = new Map<Session, Failure | undefined>();
	let stoppedBy: Failure | undefined;
	for (const session of plan.sessions.slice(0, MAX_ENDED)) {
		if (stoppedBy || context.now >= context.lastMomentToAct) {
			break;
		}

		const failure = await workspace
			.logOut(session.sessionId, context.lastMomentToAct)
			.then(() => undefined, toFailure);
		sent.set(session, failure);
		// An odd answer may be about one session; the limiter, a permission, a second factor or the connection are not.
		stoppedBy = failure?.code === 'workspace-bad-answer' ? undefined : failure;
	}

	const isGone = sent.size > 0 ? await askWhatIsGone(logout, plan, workspace) : unknown;
	const reasonOf = (session: Session, index: number): Remaining['reason'] | undefined => {
		if (!sent.has(session)) {
			return (index < MAX_ENDED ? stoppedBy : undefined) ?? 'not-tried';
		}

		const failure = sent.get(session);
		const gone = isGone(session, failure === undefined);
		if (gone) {
			return undefined;
		}
		// Still there after a yes, or when time ran out, it may be gone in a moment.
		return gone === false && failure && failure.code !== 'workspace-timeout'
			? failure
			: UNCONFIRMED;
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
	return { ended, remaining };
};

/** `undefined`: nobody knows. */
type IsGone = (session: Session, wasAnswered: boolean) => boolean | undefined;

const unknown: IsGone = () => undefined;

/** A session that is asked for alone may be in no list, and of several just the list tells what else is there. */
const askWhatIsGone = async (
	logout: Logout,
	{ owner, sessions }: Plan,
	workspace: Workspace,
): Promise<IsGone> => {
	try {
		if (logout.kind === 'logout') {
			const after = await workspace.anySession(logout.sessionId);
			return after.kind === 'unreadable' ? unknown : () => after.kind === 'none';
		}

		const after = await readUserSessions(workspace, owner.id, Infinity);
		const left = new Set(after.sessions.map(({ sessionId }) => sessionId));
		const before = new Set(sessions.map(({ sessionId }) => sessionId));
		if (logout.kind === 'logout-others') {
			before.add(logout.sessionId);
		}
		// A device that has reloaded has another id, so that one can be gone and its login still there.
		const hasNewIds = [...left].some((sessionId) => !before.has(sessionId));
		const isWhole = after.total === left.size;
		return ({ sessionId }, wasAnswered) => {
			if (left.has(sessionId)) {
				return false;
			}
			return isWhole && (wasAnswered || !hasNewIds) ? true : undefined;
		};
	} catch {
		return unknown;
	}
};
