import { isIP } from 'net';

import { newestFirst, pageOf, readSessionsAt, readUserSessions, reveal } from './readSessions';
import { type Owner, ownerOf } from '../audit/AuditEntry';
import { type Failure, SessionInfoError } from '../errors/SessionInfoError';
import type { Answer } from '../requests/Answer';
import type { Caller } from '../requests/Caller';
import type { Lookup } from '../requests/Query';
import type { RequestContext } from '../requests/RequestContext';
import type { Pagination, Session, SessionPage } from '../sessions/Session';
import type { Configuration } from '../settings/parse';
import type { WorkspacePage } from '../workspace/parseAnswers';

/** What the log is to be told of a lookup, as far as it is known. */
export type Look = {
	/** What was asked; of `any`, what that meant. */
	readonly kind: Lookup['kind'];
	/** Whose sessions the workspace showed. */
	readonly owners: readonly Owner[];
	/** Whether it was a look at somebody else's sessions, or an attempt at one by its form. */
	readonly isTold: boolean;
};

/** A lookup that has come to nothing yet. */
export const beginLook = (lookup: Lookup, { username }: Caller, kind = lookup.kind): Look => ({
	kind,
	owners: [],
	isTold:
		kind !== 'info' && kind !== 'list' && !('username' in lookup && lookup.username === username),
});

/**
 * Answers a lookup with what this caller may see, or throws. Permission is settled before any session endpoint is asked.
 *
 * @param note is called with what is known, before anything is thrown or answered that has to be told
 * @throws SessionInfoError
 */
export const lookUp = async (
	lookup: Lookup,
	context: RequestContext,
	note: (look: Look) => void,
): Promise<Answer> => {
	const { workspace, configuration } = await context.connect();
	const { caller } = context;
	// Only the service account can be asked about as itself; for anyone else it asks as a holder of the permission.
	const isServiceAccount = caller.id === configuration.account.userId;
	let { kind } = lookup;
	const noteOwner = (owner: Owner | undefined): void =>
		note({ kind, owners: owner ? [owner] : [], isTold: owner?.id !== caller.id });
	switch (lookup.kind) {
		case 'info':
		case 'admin':
		case 'any': {
			if (kind === 'any') {
				kind = (await context.may('see-anybody')) ? 'admin' : 'info';
				note(beginLook(lookup, caller, kind));
			}

			const own = kind === 'info';
			await context.require(own ? 'see-own' : 'see-anybody');
			const found = await (own && isServiceAccount
				? workspace.ownSession(lookup.sessionId)
				: workspace.anySession(lookup.sessionId));
			const session = reveal(found, own ? caller : 'anybody', lookup.kind, noteOwner);
			return { kind: 'session', own, session: own ? asOwn(session, configuration) : session };
		}

		case 'list': {
			await context.require('see-own');
			const page = isServiceAccount
				? pageFrom(await workspace.ownSessions(lookup), ({ userId }) => userId === caller.id)
				: pageOf((await readUserSessions(workspace, caller.id, lastOf(lookup))).list, lookup);
			const sessions = page.sessions.map((session) => asOwn(session, configuration));
			return { kind: 'page', of: 'own', page: { ...page, sessions }, pagination: lookup };
		}

		case 'list-user': {
			await context.require('see-anybody');
			const { username } = lookup;
			const id = await context.findUser(username);
			noteOwner({ id, username });
			const { list } = await readUserSessions(workspace, id, lastOf(lookup));
			return { kind: 'page', of: { username }, page: pageOf(list, lookup), pagination: lookup };
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
			const isAllShown = sessions.length === total && !incomplete;
			const isOwn = isAllShown && owners.size === 1 && owners.has(caller.id);
			note({ kind, owners: [...owners.values()], isTold: !isOwn });
			return { kind: 'page', of, page, pagination: lookup };
		}

		case 'count-user': {
			await context.require('log-out');
			const { id, username } = await findOwnerToEnd(lookup.username, context, noteOwner);
			const { total, incomplete } = (await readUserSessions(workspace, id)).list;
			return { kind: 'count', username, total, incomplete };
		}
	}
};

/** A session that resumed with the stored token would take the token along. */
export const SERVICE_ACCOUNT: Failure = { code: 'not-allowed', reason: 'service-account' };

/**
 * The user with exactly this name, all of whose sessions are to be ended; to end one's own, one's own right is enough.
 *
 * @param note is told who it is before that is refused
 * @throws SessionInfoError
 */
export const findOwnerToEnd = async (
	username: string,
	context: RequestContext,
	note: (owner: Owner) => void,
): Promise<Required<Owner>> => {
	const isOwn = username === context.caller.username;
	await context.require(isOwn ? 'see-own' : 'log-out-anybody');
	const owner = { id: isOwn ? context.caller.id : await context.findUser(username), username };
	note(owner);
	if (owner.id === (await context.connect()).configuration.account.userId) {
		throw new SessionInfoError(SERVICE_ACCOUNT);
	}
	return owner;
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
