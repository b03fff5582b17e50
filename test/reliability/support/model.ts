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
	/** What is said to be left of several. */
	readonly remaining: readonly SessionDocument[];
	/** The sessions whose logins the workspace ends. */
	readonly closed: readonly SessionDocument[];
	/** How many sessions the app itself looks through, because the workspace does not search for such a text. */
	readonly lookedThrough: number | undefined;
	/** Whether the audit room gets a post. */
	readonly isPosted: boolean;
};

const pageSize = 5;

/** Whether a session is of one of the logins that some sessions are of. */
export const isOfLogins =
	(sessions: readonly SessionDocument[]) =>
	({ userId, loginToken }: SessionDocument): boolean =>
		sessions.some((other) => other.userId === userId && other.loginToken === loginToken);

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
	remaining: [],
	closed: [],
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

/** The workspace does not answer what a question needs; of a user's list it is known whose it would have been. */
class Unanswered extends Error {
	constructor(
		readonly code: string,
		readonly ownerId?: string,
	) {
		super(code);
	}
}

/** A proxy answers whatever the workspace is asked. */
const requireAnswers = ({ world }: Options): void => {
	if (world.proxy !== undefined) {
		throw new Unanswered('workspace-bad-answer');
	}
};

/** What the server answers. */
class Server {
	constructor(private readonly options: Options) {}

	/** What is others' is for holders, and no guest is one: the service account neither. */
	private requireHolder(ownerId?: string): void {
		const { world } = this.options;
		if (world.proxy !== undefined || world.isServiceGuest) {
			const code = world.proxy ? 'workspace-bad-answer' : 'workspace-permission-missing';
			throw new Unanswered(code, ownerId);
		}
	}

	/** The newest open session of each login that matches, newest first. */
	private search(matches: (session: SessionDocument) => boolean): readonly SessionDocument[] {
		const found = this.options.world.sessions
			.filter((session) => isOpen(session) && matches(session))
			.sort(newestFirst);
		return found.filter(
			({ loginToken }, index) =>
				found.findIndex((other) => other.loginToken === loginToken) === index,
		);
	}

	everybodys(): readonly SessionDocument[] {
		this.requireHolder();
		return this.search(() => true);
	}

	/** `list.all`: the text, or up to five people who are called like it. */
	filtered(filter: string): readonly SessionDocument[] {
		this.requireHolder();
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
	 * What is seen under an id. `info.admin` answers the newest login that matches; if that is another one, a search decides:
	 * for the id, or among the sessions of the one user whom the caller may see.
	 */
	sightings(sessionId: string, ofUser?: string): readonly SessionDocument[] {
		this.requireHolder();
		const [first] = this.search(({ searchTerm }) => has(searchTerm, sessionId));
		const hasId = (session: SessionDocument): boolean => session.sessionId === sessionId;
		const seen = first ? [first].filter(hasId) : [];
		return !first || seen.some(({ userId }) => userId === (ofUser ?? userId))
			? seen
			: [...seen, ...this.filtered(ofUser ?? sessionId).filter(hasId)];
	}

	/** Rows of others are left out, whatever they are called. */
	ofUser(id: string): readonly SessionDocument[] {
		const { caller, serviceId } = this.options;
		if (id === serviceId && id === caller._id) {
			requireAnswers(this.options);
		} else {
			this.requireHolder(id);
		}
		return this.search(({ userId }) => userId === id);
	}

	/** `sessions/info`: also what was logged out. */
	ofAccount(sessionId: string): SessionDocument | undefined {
		requireAnswers(this.options);
		return this.options.world.sessions.find(
			(session) =>
				session.sessionId === sessionId &&
				session.userId === this.options.serviceId &&
				session.loginToken !== '',
		);
	}

	/** A logout ends the login of the first row with the id, of any user. */
	firstWithId({ sessionId }: SessionDocument): SessionDocument | undefined {
		return this.options.world.sessions.find((session) => session.sessionId === sessionId);
	}
}

const isHolder = (options: Options): boolean => {
	requireAnswers(options);
	const { world, caller } = options;
	return (
		!caller.roles.includes('guest') && caller.roles.some((role) => world.holders.includes(role))
	);
};

const mayUseOwn = (options: Options): boolean =>
	options.world.settings.self_service || isHolder(options);

const canPost = ({ world: { settings } }: Options): boolean =>
	settings.audit_room === '' || settings.audit_room === 'session-audit';

/**
 * Who may end whose sessions: nothing else in the model says so.
 *
 * @param whose the owner, or what the form of a question tells before the owner is known
 */
export const mayEnd = (
	whose: { readonly ownerId: string } | { readonly isOwn: boolean },
	options: Options,
): boolean => {
	const { world, caller, serviceId } = options;
	const isOwn = 'isOwn' in whose ? whose.isOwn : whose.ownerId === caller._id;
	const isServiceAccounts = 'ownerId' in whose && whose.ownerId === serviceId;
	const mayEndOthers = (): boolean =>
		isHolder(options) && caller.roles.some((role) => world.enders.includes(role));
	return (
		world.settings.allow_logout &&
		!isServiceAccounts &&
		(isOwn ? mayUseOwn(options) : mayEndOthers())
	);
};

/** `owners`: it was an attempt at sessions of others, which is logged. */
const refused = (code: string, owners: readonly string[] | undefined): Expected => ({
	...nothing,
	code,
	look: owners && { owners, outcome: code },
});

const ownersOf = (sessions: readonly SessionDocument[]): readonly string[] => [
	...new Set(sessions.map(({ userId }) => userId)),
];

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
	const rows = new Server(options).everybodys();
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

	/** A look at others: nothing is shown unless it can be told to the audit room. */
	const granted = (
		shown: readonly SessionDocument[],
		total: number,
		{ owners, isLook }: { readonly owners: readonly string[]; readonly isLook: boolean },
	): Expected =>
		isLook && !isTold && !canPost(options)
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
		if (!mayUseOwn(options)) {
			return refused('not-allowed', undefined);
		}

		const seen =
			caller._id === serviceId
				? [server.ofAccount(sessionId)].filter((session) => session !== undefined)
				: server.sightings(sessionId, caller._id);
		const hit = seen.find(({ userId }) => userId === caller._id);
		return hit
			? own([hit], 1)
			: refused('session-not-found', seen.length > 0 ? ownersOf(seen) : undefined);
	};

	const anybodys = (sessionId: string): Expected => {
		const [hit] = server.sightings(sessionId);
		return hit
			? granted([hit], 1, { owners: [hit.userId], isLook: hit.userId !== caller._id })
			: refused('session-not-found', []);
	};

	/** What is not found tells of others too. */
	const search = (found: readonly SessionDocument[], page: Range): Expected => {
		const shown = pageOf(found, page);
		return granted(shown, found.length, { owners: ownersOf(shown), isLook: true });
	};

	const find = (filter: string, page: Range, isSorted: boolean): Expected => {
		const newest = server.everybodys();
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
		if (!mayEnd({ isOwn }, options)) {
			return refused('not-allowed', isOwn ? undefined : []);
		}

		const user = everybody.find(({ username }) => username === wanted);
		if (!user) {
			return refused('user-not-found', []);
		}
		return mayEnd({ ownerId: user._id }, options)
			? granted([], server.ofUser(user._id).length, { owners: [user._id], isLook: !isOwn })
			: refused('not-allowed', isOwn ? undefined : [user._id]);
	};
	if (question.kind === 'info' || (question.kind === 'any' && !isHolder(options))) {
		return info(question.sessionId);
	}
	if (question.kind === 'list') {
		if (!mayUseOwn(options)) {
			return refused('not-allowed', undefined);
		}
		const found = server.ofUser(caller._id);
		return own(pageOf(found, question), found.length);
	}
	if (question.kind === 'count') {
		return count(question.username);
	}
	if (!isHolder(options)) {
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
			server.everybodys();
			return granted([], 0, { owners: [], isLook: true });
	}
};

/** A logout is an entry of its own in the log, whatever comes of it. */
export const expectLogout = (question: LogoutQuestion, options: Options): Expected => {
	const { world, caller, everybody } = options;
	const { settings } = world;
	const server = new Server(options);

	/** @param shared those of which the workspace has shown that somebody else's has the same id: they are not sent */
	const ending = (
		wanted: readonly SessionDocument[],
		ownerId: string,
		shared: readonly SessionDocument[],
	): Expected => {
		// That there are none is posted too.
		const isOthers = ownerId !== caller._id;
		if (isOthers && !canPost(options)) {
			return refused('audit-failed', [ownerId]);
		}

		const closed = wanted
			.filter((session) => !shared.includes(session))
			.flatMap((session) => server.firstWithId(session) ?? []);
		const ended = wanted.filter(isOfLogins(closed));
		const isFailure = ended.length === 0 && wanted.length > 0;
		return {
			...nothing,
			code: isFailure ? 'workspace-logout-unconfirmed' : 'ok',
			withAddress: isOthers || settings.show_own_ip,
			look: {
				owners: [ownerId],
				outcome: isFailure ? 'workspace-logout-unconfirmed' : 'granted',
			},
			ended: ended.map(({ sessionId }) => sessionId),
			remaining: isFailure ? [] : wanted.filter((session) => !ended.includes(session)),
			closed,
			isPosted: isOthers && settings.audit_room !== '',
		};
	};

	const one = (sessionId: string): Expected => {
		const isOwnForm = question.kind !== 'logout-any';
		if (!mayEnd({ isOwn: isOwnForm }, options)) {
			return refused('not-allowed', []);
		}

		const seesAnybody = isHolder(options) && question.kind !== 'logout-me';
		const seen = server.sightings(sessionId, seesAnybody ? undefined : caller._id);
		const hit = seen.find(({ userId }) => seesAnybody || userId === caller._id);
		if (!hit) {
			return refused('session-not-found', ownersOf(seen));
		}
		if (mayEnd({ ownerId: hit.userId }, options)) {
			const done = ending(
				[hit],
				hit.userId,
				seen.some(({ userId }) => userId !== hit.userId) ? [hit] : [],
			);
			return done.code === 'ok' ? { ...done, sessions: [hit] } : done;
		}
		// Who reads this has learned that there is such a session: a look.
		const isOthers = hit.userId !== caller._id;
		return isOthers && !canPost(options)
			? refused('audit-failed', [hit.userId])
			: {
					...refused('not-allowed', [hit.userId]),
					isPosted: isOthers && settings.audit_room !== '',
				};
	};

	/** Those of a user, but for the one that is kept. */
	const several = (ownerId: string, keptId?: string): Expected => {
		if (!mayEnd({ ownerId }, options)) {
			return refused('not-allowed', [ownerId]);
		}
		const found = server.ofUser(ownerId);
		const wanted = found.filter(({ sessionId }) => sessionId !== keptId);
		const others = server.filtered(ownerId).filter(({ userId }) => userId !== ownerId);
		const shared = wanted.filter((one) =>
			others.some((other) => other.sessionId === one.sessionId),
		);
		return keptId !== undefined && wanted.length === found.length
			? refused('session-not-found', [ownerId])
			: ending(wanted, ownerId, shared);
	};

	const all = (wanted: string): Expected => {
		if (!mayEnd({ isOwn: wanted === caller.username }, options)) {
			return refused('not-allowed', []);
		}
		const user = everybody.find(({ username }) => username === wanted);
		return user ? several(user._id) : refused('user-not-found', []);
	};
	switch (question.kind) {
		case 'logout-others':
			return several(caller._id, question.sessionId);
		case 'logout-all':
			return all(question.username);
		default:
			return one(question.sessionId);
	}
};

const isLogout = (question: Question): question is LogoutQuestion & Question =>
	question.kind.startsWith('logout');

/** Whether it is about nobody but the caller, so that no entry tells of it. */
const asksOwn = (question: Question, options: Options): boolean => {
	switch (question.kind) {
		case 'info':
		case 'list':
			return true;
		case 'any':
			return options.world.proxy === undefined && !isHolder(options);
		case 'list-user':
		case 'count':
			return question.username === options.caller.username;
		default:
			return false;
	}
};

export const expectation = ({
	question,
	...options
}: Options & { readonly question: Question }): Expected => {
	if (isNonsense(question)) {
		return refused('invalid-params', undefined);
	}
	try {
		return isLogout(question) ? expectLogout(question, options) : expectLookup(question, options);
	} catch (error) {
		if (!(error instanceof Unanswered)) {
			throw error;
		}
		const owners = error.ownerId === undefined ? [] : [error.ownerId];
		return refused(error.code, asksOwn(question, options) ? undefined : owners);
	}
};
