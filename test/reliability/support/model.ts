import type { Question, World } from './world';
import type { SessionDocument, WorkspaceUser } from '../../workspace/model';

/**
 * Who may see what, written from the contract (sections 3, 4 and 7) and from what the server is known to answer; it
 * shares no code with the app.
 */
export type Expected = {
	/** `ok`, or the `errorType` of the API. */
	readonly code: string;
	/** In the order in which they are shown. */
	readonly sessions: readonly SessionDocument[];
	/** Whether the addresses are shown as well. */
	readonly withAddress: boolean;
	readonly total: number;
	/** Whether it is a look at somebody else's sessions, and whose. */
	readonly look: { readonly owners: readonly string[]; readonly outcome: string } | undefined;
};

const pageSize = 5;

const isOpen = ({ loginToken, logoutAt }: SessionDocument): boolean =>
	loginToken !== '' && logoutAt === undefined;

const newestFirst = (a: SessionDocument, b: SessionDocument): number =>
	b.loginAt.getTime() - a.loginAt.getTime();

const has = (text: string, part: string): boolean =>
	text.toLowerCase().includes(part.toLowerCase());

/** What the server finds: the newest open session of each login that matches, newest first. */
const search = (
	sessions: readonly SessionDocument[],
	matches: (session: SessionDocument) => boolean,
): readonly SessionDocument[] => {
	const found = sessions.filter((session) => isOpen(session) && matches(session)).sort(newestFirst);

	return found.filter(
		({ loginToken }, index) =>
			found.findIndex((other) => other.loginToken === loginToken) === index,
	);
};

const nothing = { sessions: [], withAddress: true, total: 0, look: undefined };

export const expectation = (options: {
	readonly world: World;
	readonly caller: WorkspaceUser;
	readonly serviceId: string;
	/** Everybody in the workspace, in its order. */
	readonly everybody: readonly WorkspaceUser[];
	readonly question: Question;
}): Expected => {
	const { world, caller, serviceId, everybody, question } = options;
	const { sessions, settings } = world;
	const isHolder = caller.roles.some((role) => world.holders.includes(role));
	const isService = caller._id === serviceId;
	const canPost = settings.audit_room === '' || settings.audit_room === 'session-audit';

	const refused = (code: string, owners: readonly string[] | undefined): Expected => ({
		...nothing,
		code,
		look: owners && { owners, outcome: code },
	});

	/** A look at others: nothing is shown unless it can be told to the audit room. */
	const granted = (
		shown: readonly SessionDocument[],
		total: number,
		owners: readonly string[],
	): Expected => {
		const isLook = owners.length === 0 || owners.some((id) => id !== caller._id);

		return isLook && !canPost
			? refused('audit-failed', owners)
			: {
					code: 'ok',
					sessions: shown,
					withAddress: true,
					total,
					look: isLook ? { owners, outcome: 'granted' } : undefined,
				};
	};

	const own = (shown: readonly SessionDocument[], total: number): Expected => ({
		code: 'ok',
		sessions: shown,
		withAddress: settings.show_own_ip,
		total,
		look: undefined,
	});

	/** `list.all`: the text, or up to five people who are called like it. */
	const filtered = (filter: string): readonly SessionDocument[] => {
		const people = everybody
			.filter(
				({ active, name, username }) => active && (has(name, filter) || has(username, filter)),
			)
			.slice(0, 5);

		return search(
			sessions,
			({ searchTerm }) => has(searchTerm, filter) || people.some(({ _id }) => has(searchTerm, _id)),
		);
	};

	const pageOf = (
		found: readonly SessionDocument[],
		{ page }: { readonly page: number },
	): readonly SessionDocument[] => found.slice(page * pageSize, (page + 1) * pageSize);

	const any = isHolder ? 'admin' : 'info';
	const kind = question.kind === 'any' ? any : question.kind;
	const isOwn = kind === 'info' || kind === 'list';

	if (isOwn && !isHolder && !settings.self_service) {
		return refused('not-allowed', undefined);
	}

	if (!isOwn && !isHolder) {
		return refused('not-allowed', []);
	}

	if ('sessionId' in question) {
		const { sessionId } = question;
		const [first] =
			kind === 'info' && isService
				? sessions.filter(
						(session) =>
							session.sessionId === sessionId &&
							session.userId === serviceId &&
							session.loginToken !== '',
					)
				: search(sessions, ({ searchTerm }) => has(searchTerm, sessionId));
		const hit = first?.sessionId === sessionId ? first : undefined;

		if (kind === 'admin') {
			return hit ? granted([hit], 1, [hit.userId]) : refused('session-not-found', []);
		}

		if (hit?.userId === caller._id) {
			return own([hit], 1);
		}

		return refused('session-not-found', hit && [hit.userId]);
	}

	if (question.kind === 'list') {
		const found = isService
			? search(sessions, ({ userId }) => userId === serviceId)
			: filtered(caller._id);

		return own(
			pageOf(found, question).filter(({ userId }) => userId === caller._id),
			found.length,
		);
	}

	if (question.kind === 'list-user') {
		const user = everybody.find(({ username }) => username === question.username);

		if (!user) {
			return refused('user-not-found', []);
		}

		const found = filtered(user._id);

		return granted(
			pageOf(found, question).filter(({ userId }) => userId === user._id),
			found.length,
			[user._id],
		);
	}

	const found = filtered(question.filter);
	const shown = pageOf(found, question);

	return granted(shown, found.length, [...new Set(shown.map(({ userId }) => userId))]);
};
