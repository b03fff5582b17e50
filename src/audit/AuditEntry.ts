import type { Subject } from '../errors/SessionInfoError';
import type { ErrorCode } from '../errors/codes';
import type { Caller } from '../requests/Caller';
import type { Logout, Lookup } from '../requests/Query';
import { MAX_ENDED } from '../requests/limits';
import { withoutInvisible } from '../requests/typedText';
import type { Owner } from '../sessions/Owner';
import type { SessionId } from '../sessions/sessionId';

type Outcome = 'granted' | ErrorCode;

/** What the app's log and the audit room get: a lookup of somebody else's sessions, a logout, or an attempt at one. */
export type AuditEntry = {
	readonly caller: Pick<Caller, 'id' | 'username' | 'name'>;
	readonly owners: readonly Owner[];
	readonly outcome: Outcome;
} & (
	| { readonly event: 'session-lookup'; readonly asked: Lookup }
	| {
			readonly event: 'session-logout';
			readonly asked: Logout;
			/** The Device IDs that are tried. */
			readonly sessionIds: readonly string[];
			/** How many were ended; absent where nothing was granted. */
			readonly ended?: number;
	  }
);

/** What an entry says, besides who asked. */
type Found = {
	readonly subject: Subject;
	readonly outcome: Outcome;
	/** How many sessions were ended. */
	readonly ended?: number;
};

export const entryOf = (
	query: Lookup | Logout,
	{ id, username, name }: Caller,
	{ subject, outcome, ended }: Found,
): AuditEntry => {
	const entry = { caller: { id, username, name }, owners: subject.owners, outcome };
	const asked = withoutAddresses(query);
	return isLogout(asked)
		? {
				...entry,
				event: 'session-logout',
				asked,
				sessionIds: subject.sessionIds.slice(0, MAX_ENDED),
				...(ended !== undefined && { ended }),
			}
		: { ...entry, event: 'session-lookup', asked };
};

/** A logout that was refused after the workspace had shown somebody else's session, as the lookup that it was. */
export const entryOfLook = (sessionId: SessionId, caller: Caller, subject: Subject): AuditEntry =>
	entryOf({ kind: 'session', whose: 'anybody', sessionId }, caller, {
		subject,
		outcome: 'granted',
	});

/** What is known from the form of a question, before it is answered. */
export const subjectByForm = (query: Lookup | Logout, { username }: Caller): Subject => {
	const isOwn =
		(query.kind === 'session' && query.whose === 'own') ||
		(query.kind === 'list' && query.scope.of === 'own') ||
		(query.kind === 'list' && query.scope.of === 'user' && query.scope.username === username) ||
		('username' in query && query.username === username);
	return { owners: [], sessionIds: [], isAudited: !isOwn };
};

export const isLogout = (query: Lookup | Logout): query is Logout =>
	query.kind === 'logout' || query.kind === 'logout-others' || query.kind === 'logout-all';

/** The log shows what was searched for, without IP addresses. */
const withoutAddresses = <Query extends Lookup | Logout>(query: Query): Query => {
	if ('username' in query) {
		return { ...query, username: maskIpAddresses(query.username) };
	}
	if (query.kind !== 'list') {
		return query;
	}

	const { scope } = query;
	switch (scope.of) {
		case 'user':
			return { ...query, scope: { ...scope, username: maskIpAddresses(scope.username) } };
		case 'search':
			return { ...query, scope: { ...scope, filter: maskIpAddresses(scope.filter) } };
		case 'own':
		case 'everybody':
			return query;
	}
};

const IPV4 = /\d{1,3}(?:\.\d{1,3}){3}/g;

/** Runs of the characters that an address can have. */
const RUN = /[\da-f:.]+/gi;

const hasTwoColons = (text: string): boolean => text.indexOf(':') !== text.lastIndexOf(':');

const maskIpAddresses = (text: string): string =>
	withoutInvisible(text).replace(RUN, (run) =>
		hasTwoColons(run) ? '[IP]' : run.replace(IPV4, '[IP]'),
	);
