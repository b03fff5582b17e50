import type { Answer } from './Answer';
import type { Lookup } from './Query';
import type { Found } from '../audit/Look';
import { SessionInfoError } from '../errors/SessionInfoError';
import { asText, isObject } from '../json';
import type { Host, Run } from './Run';
import type { Session, SessionPage } from '../sessions/Session';
import type { SessionId } from '../sessions/sessionId';
import type { Configuration } from '../settings/parse';
import type { Workspace } from '../workspace/Workspace';

type Options = {
	readonly run: Run;
	readonly configuration: Configuration;
	readonly workspace: Workspace;
	/** Receives the users whose sessions the workspace showed, whether or not the caller gets to see them. */
	readonly found: Found;
};

/** Settles what `/session <id>` means for this caller. */
export const resolve = async (lookup: Lookup, run: Run): Promise<Lookup> =>
	lookup.kind === 'any'
		? { kind: (await run.isHolder()) ? 'admin' : 'info', sessionId: lookup.sessionId }
		: lookup;

/**
 * Answers a lookup with what this caller may see, or throws. Permission is settled before any session endpoint is asked.
 *
 * @throws SessionInfoError
 */
export const lookUp = async ({
	lookup,
	...options
}: Options & { readonly lookup: Lookup }): Promise<Answer> => {
	const { run, workspace, found } = options;

	switch (lookup.kind) {
		case 'info': {
			await requireSelfService(options);
			return { kind: 'session', own: true, session: await ownSession(lookup.sessionId, options) };
		}

		case 'list': {
			await requireSelfService(options);
			return { kind: 'page', of: 'own', page: await ownPage(lookup, options), window: lookup };
		}

		case 'any':
		case 'admin': {
			await requireHolder(run);
			const session = exactly(lookup.sessionId, await workspace.anySession(lookup.sessionId));

			if (!session) {
				throw new SessionInfoError({ code: 'session-not-found', asked: 'admin' });
			}

			found.set(session.userId, session.user?.username);
			return { kind: 'session', own: false, session };
		}

		case 'list-user': {
			await requireHolder(run);
			const userId = await findUser(run.host, lookup.username);
			found.set(userId, lookup.username);
			const page = rowsOf(userId, await workspace.sessions({ ...lookup, filter: userId }));
			return { kind: 'page', of: { username: lookup.username }, page, window: lookup };
		}

		case 'find': {
			await requireHolder(run);
			const page = newestFirst(await workspace.sessions(lookup));
			page.sessions.forEach(({ userId, user }) => found.set(userId, user?.username));
			return { kind: 'page', of: { filter: lookup.filter }, page, window: lookup };
		}
	}
};

const requireHolder = async (run: Run): Promise<void> => {
	if (!(await run.isHolder())) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'permission' });
	}
};

const requireSelfService = async ({ run, configuration }: Options): Promise<void> => {
	if (!configuration.selfService && !(await run.isHolder())) {
		throw new SessionInfoError({ code: 'not-allowed', reason: 'self-service' });
	}
};

/** Only the service account can be asked about as itself; for anyone else it asks as a holder of the permission. */
const isServiceAccount = ({ run, configuration }: Options): boolean =>
	run.caller.id === configuration.account.userId;

const ownSession = async (sessionId: SessionId, options: Options): Promise<Session> => {
	const { run, configuration, workspace, found } = options;
	const answer = await (isServiceAccount(options)
		? workspace.ownSession(sessionId)
		: workspace.anySession(sessionId));
	const session = exactly(sessionId, answer);

	if (session) {
		found.set(session.userId, session.user?.username);
	}

	if (session?.userId !== run.caller.id) {
		throw new SessionInfoError({ code: 'session-not-found', asked: 'info' });
	}

	return forOwner(session, configuration);
};

const ownPage = async (
	window: { readonly offset: number; readonly count: number },
	options: Options,
): Promise<SessionPage> => {
	const { run, configuration, workspace } = options;
	const answer = await (isServiceAccount(options)
		? workspace.ownSessions(window)
		: workspace.sessions({ ...window, filter: run.caller.id }));
	const page = rowsOf(run.caller.id, answer);

	return { ...page, sessions: page.sessions.map((session) => forOwner(session, configuration)) };
};

/** `info.admin` takes the id as a regular expression and answers the newest match: it may be another session. */
const exactly = (sessionId: SessionId, session: Session | undefined): Session | undefined =>
	session?.sessionId === sessionId ? session : undefined;

/** The filter of `list.all` also finds users *named* like the id. */
const rowsOf = (userId: string, page: SessionPage): SessionPage =>
	newestFirst({ ...page, sessions: page.sessions.filter((session) => session.userId === userId) });

const newestFirst = (page: SessionPage): SessionPage => ({
	...page,
	sessions: [...page.sessions].sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime()),
});

/** An owner's view of their own session: with the IP address only if the workspace lets them see it. */
const forOwner = ({ ip, ...session }: Session, { showOwnIp }: Configuration): Session =>
	showOwnIp && ip !== undefined ? { ...session, ip } : session;

/**
 * The id of the user with exactly this name.
 *
 * @throws SessionInfoError `user-not-found`
 */
const findUser = async ({ read }: Host, username: string): Promise<string> => {
	// Typed as always there, but `undefined` for unknown names.
	const user: unknown = await read.getUserReader().getByUsername(username);
	const id = isObject(user) && user.username === username ? asText(user.id) : undefined;

	if (id === undefined) {
		throw new SessionInfoError({ code: 'user-not-found', username });
	}

	return id;
};
