import { isIP } from 'net';

import { newestFirst, pageOf, readSessionsAt, readUserSessions, reveal } from './readSessions';
import { type Owner, ownerOf } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import type { Answer } from '../requests/Answer';
import type { Lookup } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Pagination, SessionPage } from '../sessions/Page';
import type { Session } from '../sessions/Session';
import type { Configuration } from '../settings/parse';
import type { WorkspacePage } from '../workspace/parseAnswers';

/** What a lookup found, and what of it the caller is told. */
export type Finding = {
	/** Whose sessions the workspace showed. */
	readonly owners: readonly Owner[];
	/** Whether it was a look at somebody else's sessions, which has to be told. */
	readonly isAudited: boolean;
} & ({ readonly answer: Answer } | { readonly failure: Failure });

/** What `/session <id>` means for this caller. */
export const settle = async (lookup: Lookup, context: RequestContext): Promise<Lookup> =>
	lookup.kind === 'any'
		? { ...lookup, kind: (await context.may('see-anybody')) ? 'admin' : 'info' }
		: lookup;

/** Whether a lookup that came to nothing is told: it was about other people's sessions by its form. */
export const asksAboutOthers = ({ kind }: Lookup): boolean => kind !== 'info' && kind !== 'list';

/**
 * Answers a lookup with what this caller may see, or throws. Permission is settled before any session endpoint is asked.
 *
 * @throws SessionInfoError
 */
export const lookUp = async (lookup: Lookup, context: RequestContext): Promise<Finding> => {
	const { workspace, configuration } = await context.connect();
	const { caller } = context;
	// Only the service account can be asked about as itself; for anyone else it asks as a holder of the permission.
	const isServiceAccount = caller.id === configuration.account.userId;
	const seen = (owner: Owner) => ({ owners: [owner], isAudited: owner.id !== caller.id });
	switch (lookup.kind) {
		case 'info':
		case 'any':
		case 'admin': {
			const own = lookup.kind === 'info';
			await context.require(own ? 'see-own' : 'see-anybody');
			const found = await (own && isServiceAccount
				? workspace.ownSession(lookup.sessionId)
				: workspace.anySession(lookup.sessionId));
			const revealed = reveal(found, caller, !own);
			const failure: Failure = { code: 'session-not-found', asked: own ? 'info' : 'admin' };
			if (!revealed) {
				return { owners: [], isAudited: !own, failure };
			}

			const { session, isHidden } = revealed;
			const shown = own ? asOwn(session, configuration) : session;
			return {
				...seen(ownerOf(session)),
				...(isHidden ? { failure } : { answer: { kind: 'session', own, session: shown } }),
			};
		}

		case 'list': {
			await context.require('see-own');
			const page = isServiceAccount
				? pageFrom(await workspace.ownSessions(lookup), ({ userId }) => userId === caller.id)
				: pageOf(await readUserSessions(workspace, caller.id, lastOf(lookup)), lookup);
			const sessions = page.sessions.map((session) => asOwn(session, configuration));
			return {
				owners: [],
				isAudited: false,
				answer: { kind: 'page', of: 'own', page: { ...page, sessions }, pagination: lookup },
			};
		}

		case 'list-user': {
			await context.require('see-anybody');
			const { username } = lookup;
			const id = await context.findUser(username);
			const page = pageOf(await readUserSessions(workspace, id, lastOf(lookup)), lookup);
			return {
				...seen({ id, username }),
				answer: { kind: 'page', of: { username }, page, pagination: lookup },
			};
		}

		case 'list-all':
		case 'find': {
			await context.require('see-anybody');
			const page =
				lookup.kind === 'find' && isIP(lookup.filter) > 0
					? pageOf(await readSessionsAt(workspace, lookup.filter), lookup)
					: pageFrom(await workspace.sessions(lookup));
			const of = lookup.kind === 'find' ? { filter: lookup.filter } : 'all';
			const { sessions, total, incomplete } = page;
			const owners = new Map(sessions.map((session) => [session.userId, ownerOf(session)]));
			// What is not found and what is counted tell of other people as well.
			const isAllShown = total > 0 && sessions.length === total && !incomplete;
			return {
				owners: [...owners.values()],
				isAudited: !(isAllShown && owners.size === 1 && owners.has(caller.id)),
				answer: { kind: 'page', of, page, pagination: lookup },
			};
		}

		case 'count-user': {
			await context.require('log-out');
			const owner = await findOwnerToEnd(lookup.username, context);
			if (owner.id === configuration.account.userId) {
				throw new SessionInfoError(SERVICE_ACCOUNT);
			}

			const { total } = await readUserSessions(workspace, owner.id, Infinity);
			return {
				...seen(owner),
				answer: { kind: 'count', username: owner.username, total },
			};
		}
	}
};

/** A session of the service account that resumed with the stored token would take the token along. */
export const SERVICE_ACCOUNT: Failure = { code: 'not-allowed', reason: 'service-account' };

/**
 * The user with exactly this name, all of whose sessions are to be ended; to end one's own, one's own right is enough.
 *
 * @throws SessionInfoError
 */
export const findOwnerToEnd = async (
	username: string,
	context: RequestContext,
): Promise<Required<Owner>> => {
	const isOwn = username === context.caller.username;
	await context.require(isOwn ? 'see-own' : 'log-out-anybody');
	return { id: isOwn ? context.caller.id : await context.findUser(username), username };
};

/** An own session as it is shown: a workspace may have to keep addresses back. */
export const asOwn = (session: Session, { showOwnIp }: Configuration): Session => {
	const { ip: _ip, ...withoutIp } = session;
	return showOwnIp ? session : withoutIp;
};

const lastOf = ({ offset, count }: Pagination): number => offset + count;

/** A page that the workspace has cut. */
const pageFrom = (
	{ sessions, total }: WorkspacePage,
	isMeant: (session: Session) => boolean = () => true,
): SessionPage => ({ sessions: newestFirst(sessions.filter(isMeant)), total, incomplete: false });
