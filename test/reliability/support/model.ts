import { isWithin, parsePlace } from './places';
import type { LogoutQuestion, LookupQuestion, Question, World } from './world';
import type { SessionDocument, WorkspaceUser } from '../../workspace/model';

/**
 * Who may see and end what, written from the rules in docs/safety.md and docs/api.md and from what the server is
 * known to answer. It shares no code with the app.
 */
export type Expected = {
	/** `ok`, or the `errorType` of the API. */
	readonly code: string;
	/** In the order in which they are shown. */
	readonly sessions: readonly SessionDocument[];
	/** Whether the addresses are shown as well. */
	readonly withAddress: boolean;
	readonly total: number;
	/** Whether it is a look at somebody else's sessions, or a logout, and whose sessions it was about. */
	readonly look: { readonly owners: readonly string[]; readonly outcome: string } | undefined;
	/** The ids that are said to be ended, of several in the order in which it happens. */
	readonly ended: readonly string[];
	/** How many sessions the app itself looks through, because the workspace does not search for such a text. */
	readonly lookedThrough: number | undefined;
	/** Whether the audit room is told. */
	readonly isPosted: boolean;
};

const pageSize = 5;

export const windowSize = 10;

const isOpen = ({ loginToken, logoutAt }: SessionDocument): boolean =>
	loginToken !== '' && logoutAt === undefined;

const newestFirst = (a: SessionDocument, b: SessionDocument): number =>
	b.loginAt.getTime() - a.loginAt.getTime();

const has = (text: string, part: string): boolean =>
	text.toLowerCase().includes(part.toLowerCase());

/** A page of a reply, from 0, or of a window. */
type Range = { readonly page: number } | { readonly from: number };

/** What can be looked up: what is typed, and the lists of windows. */
export type Lookup =
	| LookupQuestion
	| ({ readonly kind: 'list' } & Range)
	| ({ readonly kind: 'list-user'; readonly username: string } & Range);

const pageOf = (found: readonly SessionDocument[], range: Range): readonly SessionDocument[] =>
	'from' in range
		? found.slice(range.from, range.from + windowSize)
		: found.slice(range.page * pageSize, (range.page + 1) * pageSize);

const nothing = {
	sessions: [],
	withAddress: true,
	total: 0,
	look: undefined,
	ended: [],
	lookedThrough: undefined,
	isPosted: false,
};

export type Options = {
	readonly world: World;
	readonly caller: WorkspaceUser;
	readonly serviceId: string;
	/** Everybody in the workspace, in its order. */
	readonly everybody: readonly WorkspaceUser[];
};

/** What the server answers. */
class Server {
	constructor(private readonly options: Options) {}

	/** The newest open session of each login that matches, newest first. */
	search(matches: (session: SessionDocument) => boolean): readonly SessionDocument[] {
		const found = this.options.world.sessions
			.filter((session) => isOpen(session) && matches(session))
			.sort(newestFirst);
		return found.filter(
			({ loginToken }, index) =>
				found.findIndex((other) => other.loginToken === loginToken) === index,
		);
	}

	/** `list.all`: the text, or up to five people who are called like it. */
	filtered(filter: string): readonly SessionDocument[] {
		const people = this.options.everybody
			.filter(
				({ active, type, name, username }) =>
					active && type !== 'app' && (has(name, filter) || has(username, filter)),
			)
			.slice(0, 5);
		return this.search(
			({ searchTerm }) => has(searchTerm, filter) || people.some(({ _id }) => has(searchTerm, _id)),
		);
	}

	/**
	 * `info.admin` answers the newest login that matches; if that is another one, a search decides: for the id, or among
	 * the sessions of the one user whom the caller may see.
	 */
	session(sessionId: string, ofUser?: string): SessionDocument | undefined {
		const [first] = this.search(({ searchTerm }) => has(searchTerm, sessionId));
		return first?.sessionId === sessionId
			? first
			: first &&
					this.filtered(ofUser ?? sessionId).find((session) => session.sessionId === sessionId);
	}

	/** Rows of others are left out, whatever they are called. */
	ofUser(id: string): readonly SessionDocument[] {
		return this.search(({ userId }) => userId === id);
	}

	/** `sessions/info`: also what was logged out. */
	ofAccount(sessionId: string): SessionDocument | undefined {
		return this.options.world.sessions.find(
			(session) =>
				session.sessionId === sessionId &&
				session.userId === this.options.serviceId &&
				session.loginToken !== '',
		);
	}
}

export const rightsOf = ({
	world: { holders, enders, settings },
	caller,
}: Options): {
	readonly isHolder: boolean;
	readonly mayEndOthers: boolean;
	readonly mayUseOwn: boolean;
	readonly canPost: boolean;
} => {
	const isHolder =
		!caller.roles.includes('guest') && caller.roles.some((role) => holders.includes(role));
	return {
		isHolder,
		mayEndOthers: isHolder && caller.roles.some((role) => enders.includes(role)),
		mayUseOwn: isHolder || settings.self_service,
		canPost: settings.audit_room === '' || settings.audit_room === 'session-audit',
	};
};

/** `owners`: it was an attempt at others' sessions, which is told. */
const refused = (code: string, owners: readonly string[] | undefined): Expected => ({
	...nothing,
	code,
	look: owners && { owners, outcome: code },
});

const wordsIn = (text: string): readonly string[] =>
	text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether each word begins a word of what is shown of a device. */
const showsWords =
	(filter: string) =>
	({ device }: SessionDocument): boolean => {
		const shown = [device?.name, device?.version, device?.os?.name, device?.os?.version];
		const words = shown.flatMap((part) => wordsIn(part ?? ''));
		return wordsIn(filter).every((wanted) => words.some((word) => word.startsWith(wanted)));
	};

const isLikeAnId = (text: string): boolean => /^[\w-]{17,64}$/.test(text);

const fieldToSortBy: Readonly<
	Record<string, (session: SessionDocument, everybody: readonly WorkspaceUser[]) => string>
> = {
	loginAt: ({ loginAt }) => loginAt.toISOString(),
	device: ({ device }) => device?.name ?? '',
	os: ({ device }) => device?.os?.name ?? '',
	username: ({ userId }, everybody) => everybody.find(({ _id }) => _id === userId)?.username ?? '',
};

/** What rows are sorted by; `undefined` if there is no such order. */
export const sortKeyOf = (sort: string): (typeof fieldToSortBy)[string] | undefined =>
	fieldToSortBy[sort.replace(/^-/, '')];

/** Refusals come first that say something is wrong with the question itself. */
const isNonsense = (question: Question): boolean => {
	if (question.extra !== undefined) {
		return true;
	}
	if (question.kind === 'find') {
		const place = parsePlace(question.filter);
		return place === 'bad' || (question.sort !== undefined && place !== undefined)
			? true
			: question.sort !== undefined && !sortKeyOf(question.sort);
	}
	return question.kind === 'list-all' && question.sort !== undefined && !sortKeyOf(question.sort);
};

/** What the newest sessions are in numbers. */
export const expectSummary = (options: Options) => {
	const rows = new Server(options).search(() => true);
	const times = rows.map(({ loginAt }) => loginAt.getTime());
	return {
		sessions: rows.length,
		total: rows.length,
		people: new Set(rows.map(({ userId }) => userId)).size,
		clients: countBy(rows, ({ device }) => device?.name),
		systems: countBy(rows, ({ device }) => device?.os?.name),
		types: countBy(rows, ({ device }) => device?.type),
		/** By how many accounts, of those that several use. */
		addresses: new Map(
			[...countBy(rows, ({ ip }) => ip)].flatMap(([ip]) => {
				const accounts = new Set(rows.filter((row) => row.ip === ip).map(({ userId }) => userId));
				return accounts.size > 1 ? [[ip, accounts.size] as const] : [];
			}),
		),
		oldest: times.length > 0 ? new Date(Math.min(...times)).toISOString() : undefined,
	};
};

const countBy = (
	rows: readonly SessionDocument[],
	keyOf: (row: SessionDocument) => string | undefined,
): ReadonlyMap<string, number> => {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const key = keyOf(row);
		if (key !== undefined) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return counts;
};

/** @param isTold the audit room has heard of it already */
export const expectLookup = (question: Lookup, options: Options, isTold = false): Expected => {
	const { world, caller, serviceId, everybody } = options;
	const { settings } = world;
	const server = new Server(options);
	const { isHolder, mayEndOthers, mayUseOwn, canPost } = rightsOf(options);

	/** A look at others: nothing is shown unless it can be told to the audit room. */
	const granted = (
		shown: readonly SessionDocument[],
		total: number,
		{ owners, isLook }: { readonly owners: readonly string[]; readonly isLook: boolean },
	): Expected =>
		isLook && !isTold && !canPost
			? refused('audit-failed', owners)
			: {
					...nothing,
					code: 'ok',
					sessions: shown,
					total,
					look: isLook ? { owners, outcome: 'granted' } : undefined,
					isPosted: isLook && !isTold && settings.audit_room !== '',
				};

	const own = (shown: readonly SessionDocument[], total: number): Expected => ({
		...nothing,
		code: 'ok',
		sessions: shown,
		withAddress: settings.show_own_ip,
		total,
	});

	const info = (sessionId: string): Expected => {
		if (!mayUseOwn) {
			return refused('not-allowed', undefined);
		}

		const hit =
			caller._id === serviceId
				? server.ofAccount(sessionId)
				: server.session(sessionId, caller._id);
		return hit?.userId === caller._id
			? own([hit], 1)
			: refused('session-not-found', hit && [hit.userId]);
	};

	const anybodys = (sessionId: string): Expected => {
		const hit = server.session(sessionId);
		return hit
			? granted([hit], 1, { owners: [hit.userId], isLook: hit.userId !== caller._id })
			: refused('session-not-found', []);
	};

	/** What is not found tells of others too. */
	const search = (found: readonly SessionDocument[], page: Range): Expected => {
		const shown = pageOf(found, page);
		const owners = [...new Set(shown.map(({ userId }) => userId))];
		return granted(shown, found.length, { owners, isLook: true });
	};

	const find = (filter: string, page: Range, isSorted: boolean): Expected => {
		const newest = server.search(() => true);
		const lookThrough = (isFound: (session: SessionDocument) => boolean): Expected => {
			const expected = search(newest.filter(isFound), page);
			return expected.code === 'ok' ? { ...expected, lookedThrough: newest.length } : expected;
		};
		const place = parsePlace(filter);
		if (place && place !== 'bad') {
			return lookThrough(({ ip }) => isWithin(ip, place));
		}

		const found = server.filtered(filter);
		const isName = everybody.some(({ username }) => username === filter);
		return found.length > 0 || isSorted || isLikeAnId(filter) || isName
			? search(found, page)
			: lookThrough(showsWords(filter));
	};

	/** For those who may end them. */
	const count = (wanted: string): Expected => {
		const isOwn = wanted === caller.username;
		if (!settings.allow_logout || !(isOwn ? mayUseOwn : mayEndOthers)) {
			return refused('not-allowed', isOwn ? undefined : []);
		}

		const user = everybody.find(({ username }) => username === wanted);
		if (!user) {
			return refused('user-not-found', []);
		}
		return user._id === serviceId
			? refused('not-allowed', isOwn ? undefined : [user._id])
			: granted([], server.ofUser(user._id).length, { owners: [user._id], isLook: !isOwn });
	};
	if (question.kind === 'info' || (question.kind === 'any' && !isHolder)) {
		return info(question.sessionId);
	}
	if (question.kind === 'list') {
		const found = server.ofUser(caller._id);
		return mayUseOwn
			? own(pageOf(found, question), found.length)
			: refused('not-allowed', undefined);
	}
	if (question.kind === 'count') {
		return count(question.username);
	}
	if (!isHolder) {
		const isOwn = question.kind === 'list-user' && question.username === caller.username;
		return refused('not-allowed', isOwn ? undefined : []);
	}
	switch (question.kind) {
		case 'any':
		case 'admin':
			return anybodys(question.sessionId);

		case 'list-user': {
			const user = everybody.find(({ username }) => username === question.username);
			if (!user) {
				return refused('user-not-found', []);
			}

			const found = server.ofUser(user._id);
			return granted(pageOf(found, question), found.length, {
				owners: [user._id],
				isLook: user._id !== caller._id,
			});
		}

		case 'list-all':
			return search(server.filtered(''), question);

		case 'find':
			return find(question.filter, question, question.sort !== undefined);

		case 'summary':
			return granted([], 0, { owners: [], isLook: true });
	}
};

/** A logout is told as an entry of its own, whatever comes of it. */
export const expectLogout = (question: LogoutQuestion, options: Options): Expected => {
	const { world, caller, serviceId, everybody } = options;
	const { settings } = world;
	const server = new Server(options);
	const { isHolder, mayEndOthers, mayUseOwn, canPost } = rightsOf(options);

	const ending = (
		ended: readonly SessionDocument[],
		ownerId: string,
		shown: readonly SessionDocument[] = [],
	): Expected => {
		// That there are none is told too.
		const isOthers = ownerId !== caller._id;
		return isOthers && !canPost
			? refused('audit-failed', [ownerId])
			: {
					...nothing,
					code: 'ok',
					sessions: shown,
					withAddress: ownerId !== caller._id || settings.show_own_ip,
					look: { owners: [ownerId], outcome: 'granted' },
					ended: ended.map(({ sessionId }) => sessionId),
					isPosted: isOthers && settings.audit_room !== '',
				};
	};

	const one = (sessionId: string): Expected => {
		const seesAnybody = isHolder && question.kind !== 'logout-me';
		const hit = server.session(sessionId, seesAnybody ? undefined : caller._id);
		if (!hit) {
			return refused('session-not-found', []);
		}

		const isOwn = hit.userId === caller._id;
		if (!isOwn && !seesAnybody) {
			return refused('session-not-found', [hit.userId]);
		}
		if (hit.userId !== serviceId && (isOwn || mayEndOthers)) {
			return ending([hit], hit.userId, [hit]);
		}
		// Who reads this has learned that there is such a session: a look.
		return !isOwn && !canPost
			? refused('audit-failed', [hit.userId])
			: {
					...refused('not-allowed', [hit.userId]),
					isPosted: !isOwn && settings.audit_room !== '',
				};
	};

	const others = (sessionId: string): Expected => {
		const mine = server.ofUser(caller._id);
		if (caller._id === serviceId) {
			return refused('not-allowed', [serviceId]);
		}
		return mine.some((session) => session.sessionId === sessionId)
			? ending(
					mine.filter((session) => session.sessionId !== sessionId),
					caller._id,
				)
			: refused('session-not-found', [caller._id]);
	};

	const all = (wanted: string): Expected => {
		const user = everybody.find(({ username }) => username === wanted);
		if (!user) {
			return refused('user-not-found', []);
		}
		return user._id === serviceId
			? refused('not-allowed', [serviceId])
			: ending(server.ofUser(user._id), user._id);
	};

	const isAboutOthers =
		question.kind === 'logout-any' ||
		(question.kind === 'logout-all' && question.username !== caller.username);
	if (!settings.allow_logout || (isAboutOthers ? !mayEndOthers : !mayUseOwn)) {
		// Whose they would be is known of all of one's own alone.
		return refused('not-allowed', question.kind === 'logout-others' ? [caller._id] : []);
	}
	switch (question.kind) {
		case 'logout-others':
			return others(question.sessionId);
		case 'logout-all':
			return all(question.username);
		default:
			return one(question.sessionId);
	}
};

const isLogout = (question: Question): question is LogoutQuestion & Question =>
	question.kind.startsWith('logout');

export const expectation = ({
	question,
	...options
}: Options & { readonly question: Question }): Expected => {
	if (isNonsense(question)) {
		return refused('invalid-params', undefined);
	}
	return isLogout(question) ? expectLogout(question, options) : expectLookup(question, options);
};
