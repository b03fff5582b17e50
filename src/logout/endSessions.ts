import { type Plan, UNCONFIRMED } from './planLogout';
import { type Failure, SessionInfoError, toFailure } from '../errors/SessionInfoError';
import { readUserSessions } from '../lookups/readSessions';
import type { Remaining } from '../requests/Answer';
import type { RequestContext } from '../requests/RequestContext';
import type { Session } from '../sessions/Session';
import type { Workspace } from '../workspace/Workspace';

/** The most sessions that one request ends. */
export const MAX_ENDED = 50;

const OUT_OF_TIME: Failure = { code: 'workspace-timeout', endpoint: 'sessions/logout' };

/**
 * Ends one session: sent once, and asked after, since servers answer 200 whether or not anything changed. If the answer is
 * lost, the question after decides as well.
 *
 * @throws SessionInfoError the failure of the request, or `workspace-logout-unconfirmed` if nobody knows
 */
export const endSession = async (session: Session, context: RequestContext): Promise<void> => {
	const { workspace } = await context.connect();
	if (context.now >= context.lastMomentToAct) {
		throw new SessionInfoError(OUT_OF_TIME);
	}

	const failure = await send(session, workspace, context);
	const after = await workspace.anySession(session.sessionId).catch(() => undefined);
	if (after?.kind === 'none') {
		return;
	}
	throw new SessionInfoError(after?.kind === 'session' ? reasonFor(failure) : UNCONFIRMED);
};

/** What came of several. */
export type Ended = {
	readonly ended: readonly Session[];
	readonly remaining: readonly Remaining[];
};

/**
 * Ends the sessions of one user, one after the other, as many as may be and time allows. Only those count as ended that
 * were sent and are gone.
 *
 * @throws SessionInfoError if none was ended, and all for the same reason
 */
export const endSessions = async (plan: Plan, context: RequestContext): Promise<Ended> => {
	const { workspace } = await context.connect();
	const sent = new Map<Session, Failure | undefined>();
	let stoppedBy: Failure | undefined;
	for (const session of plan.sessions.slice(0, MAX_ENDED)) {
		if (stoppedBy || context.now >= context.lastMomentToAct) {
			break;
		}

		const failure = await send(session, workspace, context);
		sent.set(session, failure);
		if (failure && concernsTheRest(failure)) {
			stoppedBy = failure;
		}
	}

	const isGone = sent.size > 0 ? await askWhatIsGone(plan, workspace) : () => 'unknown' as const;
	const reasonOf = (session: Session): Remaining['reason'] | undefined => {
		if (!sent.has(session)) {
			return plan.sessions.indexOf(session) < MAX_ENDED ? (stoppedBy ?? 'not-tried') : 'not-tried';
		}

		const failure = sent.get(session);
		switch (isGone(session, failure === undefined)) {
			case true:
				return undefined;
			case false:
				return reasonFor(failure);
			case 'unknown':
				return UNCONFIRMED;
		}
	};
	const ended: Session[] = [];
	const remaining: Remaining[] = [];
	for (const session of plan.sessions) {
		const reason = reasonOf(session);
		if (reason === undefined) {
			ended.push(session);
		} else {
			remaining.push({ session, reason });
		}
	}

	const failure = ended.length === 0 ? onlyReason(remaining) : undefined;
	if (failure) {
		throw new SessionInfoError(failure);
	}
	return { ended, remaining };
};

/** `undefined`: the workspace said yes, which proves nothing yet. */
const send = async (
	{ sessionId }: Session,
	workspace: Workspace,
	{ lastMomentToAct }: RequestContext,
): Promise<Failure | undefined> => {
	try {
		await workspace.logOut(sessionId, lastMomentToAct);
		return undefined;
	} catch (error) {
		return toFailure(error);
	}
};

/** Why a session is still there. After a yes, or when time ran out, it may be gone in a moment. */
const reasonFor = (failure: Failure | undefined): Failure =>
	failure === undefined || failure.code === 'workspace-timeout' ? UNCONFIRMED : failure;

/** An odd answer may be about one session; the limiter, a permission, a second factor or the connection are not. */
const concernsTheRest = ({ code }: Failure): boolean => code !== 'workspace-bad-answer';

type IsGone = (session: Session, wasAnswered: boolean) => boolean | 'unknown';

const askWhatIsGone = async (
	{ owner, sessions, kept }: Plan,
	workspace: Workspace,
): Promise<IsGone> => {
	try {
		const after = await readUserSessions(workspace, owner.id, Infinity);
		const before = new Set([kept, ...sessions.map(({ sessionId }) => sessionId)]);
		const left = new Set(after.sessions.map(({ sessionId }) => sessionId));
		// A device that has reloaded has another id, so that one can be gone and its login still there.
		const hasNewIds = [...left].some((sessionId) => !before.has(sessionId));
		const isWhole = after.total === left.size;
		return ({ sessionId }, wasAnswered) => {
			if (left.has(sessionId)) {
				return false;
			}
			return isWhole && (wasAnswered || !hasNewIds) ? true : 'unknown';
		};
	} catch {
		return () => 'unknown';
	}
};

const onlyReason = (remaining: readonly Remaining[]): Failure | undefined => {
	const reasons = remaining.map(({ reason }) => reason);
	const [first] = reasons;
	const codes = new Set(reasons.map((reason) => (reason === 'not-tried' ? reason : reason.code)));
	if (first === undefined || codes.size > 1) {
		return undefined;
	}
	return first === 'not-tried' ? OUT_OF_TIME : first;
};
