import {
	type LogoutQuestion,
	type LookupQuestion,
	places,
	type Question,
	type World,
} from './world';
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

/** An entry in the log. */
export type Look = NonNullable<Expected['look']> & {
	readonly event: 'session-lookup' | 'session-logout';
};

export const looksOf = (
	kind: Question['kind'],
	{ look }: Pick<Expected, 'look'>,
): readonly Look[] =>
	look ? [{ ...look, event: kind.startsWith('logout') ? 'session-logout' : 'session-lookup' }] : [];

const pageSize = 5;
export const windowSize = 10;

/** Whether a session is of one of the logins that some sessions are of. */
const isOfLogins =
	(sessions: readonly SessionDocument[]) =>
	({ userId, loginToken }: SessionDocument): boolean =>
		sessions.some((other) => other.userId === userId && other.loginToken === loginToken);

/** The sessions after the logins of some were ended. */
export const without = (
	sessions: readonly SessionDocument[],
	closed: readonly SessionDocument[],
): readonly SessionDocument[] =>
	sessions.map((session) =>
		isOfLogins(closed)(session)
			? { ...session, logoutAt: session.logoutAt ?? new Date(0) }
			: session,
	);

const isOpen = ({ loginToken, logoutAt }: SessionDocument): boolean =>
	loginToken !== '' && logoutAt === undefined;

const has = (text: string, part: string): boolean =>
	text.toLowerCase().includes(part.toLowerCase());

/** A page of a reply, from 0, or of a window. */
type Range = { readonly page: number } | { readonly from: number };

/** What can be looked up: what is typed, and the lists of windows. */
type Lookup =
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
	constructor(readonly ownerId?: string) {
		super('The service account lacks a permission');
	}
}

/** What the server answers. */
class Server {
	constructor(private readonly options: Options) {}

	/** What is others' is for holders, and no guest is one: the service account neither. */
	private requireHolder(ownerId?: string): void {
		if (this.options.world.isServiceGuest) {
			throw new Unanswered(ownerId);
		}
	}

	/** The newest open session of each login that matches, newest first. */
	private search(matches: (session: SessionDocument) => boolean): readonly SessionDocument[] {
		const found = this.options.world.sessions
			.filter((session) => isOpen(session) && matches(session))
			.sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime());
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
		if (id !== serviceId || id !== caller._id) {
			this.requireHolder(id);
		}
		return this.search(({ userId }) => userId === id);
	}

	/** `sessions/info`: also what was logged out. */
	ofAccount(sessionId: string): readonly SessionDocument[] {
		return this.options.world.sessions
			.filter(({ userId, loginToken }) => userId === this.options.serviceId && loginToken !== '')
			.filter((session) => session.sessionId === sessionId);
	}

	/** A logout ends the login of the first row with the id, of any user. */
	firstWithId({ sessionId }: SessionDocument): SessionDocument | undefined {
		return this.options.world.sessions.find((session) => session.sessionId === sessionId);
	}
}

const isHolder = ({ world, caller: { roles } }: Options): boolean =>
	!roles.includes('guest') && roles.some((role) => world.holders.includes(role));

const mayUseOwn = (options: Options): boolean =>
	options.world.settings.self_service || isHolder(options);

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
const refused = (code: string, owners?: readonly string[]): Expected => ({
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

/** What one caller gets to know and do. */
class Rules {
	protected readonly server: Server;

	constructor(protected readonly options: Options) {
		this.server = new Server(options);
	}

	protected get callerId(): string {
		return this.options.caller._id;
	}

	/** Nothing of others is shown or ended unless it can be posted to the audit room. */
	protected get canPost(): boolean {
		return ['', 'session-audit'].includes(this.options.world.settings.audit_room);
	}

	protected get hasRoom(): boolean {
		return this.options.world.settings.audit_room !== '';
	}

	protected userCalled(wanted: string): WorkspaceUser | undefined {
		return this.options.everybody.find(({ username }) => username === wanted);
	}
}

class Lookups extends Rules {
	constructor(
		options: Options,
		/** The audit room has heard of it already. */
		private readonly wasPosted: boolean,
	) {
		super(options);
	}

	answer(question: Lookup): Expected {
		const { options } = this;
		const ifHolder = (answer: () => Expected): Expected =>
			isHolder(options)
				? answer()
				: refused('not-allowed', asksOwn(question, options) ? undefined : []);
		switch (question.kind) {
			case 'info':
				return this.info(question.sessionId);
			case 'any':
				return isHolder(options)
					? this.anybodys(question.sessionId)
					: this.info(question.sessionId);
			case 'admin':
				return ifHolder(() => this.anybodys(question.sessionId));
			case 'list':
				return mayUseOwn(options) ? this.listOfOwn(question) : refused('not-allowed');
			case 'list-user':
				return ifHolder(() => this.listOfUser(question));
			case 'list-all':
				return ifHolder(() => this.page(this.server.filtered(''), question));
			case 'find':
				return ifHolder(() => this.find(question.filter, question));
			case 'summary':
				return ifHolder(() => this.look([], this.server.everybodys().length, []));
			case 'count':
				return this.count(question.username);
		}
	}

	/** A look at others. */
	private look(
		sessions: readonly SessionDocument[],
		total: number,
		owners: readonly string[],
	): Expected {
		return !this.wasPosted && !this.canPost
			? refused('audit-failed', owners)
			: {
					...nothing,
					code: 'ok',
					sessions,
					total,
					look: { owners, outcome: 'granted' },
					isPosted: !this.wasPosted && this.hasRoom,
				};
	}

	/** What holders see of one user. */
	private ofOne(sessions: readonly SessionDocument[], total: number, ownerId: string): Expected {
		return ownerId === this.callerId
			? { ...nothing, code: 'ok', sessions, total }
			: this.look(sessions, total, [ownerId]);
	}

	private own(sessions: readonly SessionDocument[], total: number): Expected {
		const withAddress = this.options.world.settings.show_own_ip;
		return { ...nothing, code: 'ok', sessions, withAddress, total };
	}

	private info(sessionId: string): Expected {
		const { caller, serviceId } = this.options;
		if (!mayUseOwn(this.options)) {
			return refused('not-allowed');
		}
		const seen =
			caller._id === serviceId
				? this.server.ofAccount(sessionId)
				: this.server.sightings(sessionId, caller._id);
		const hit = seen.find(({ userId }) => userId === caller._id);
		return hit
			? this.own([hit], 1)
			: refused('session-not-found', seen.length > 0 ? ownersOf(seen) : undefined);
	}

	private anybodys(sessionId: string): Expected {
		const [hit] = this.server.sightings(sessionId);
		return hit ? this.ofOne([hit], 1, hit.userId) : refused('session-not-found', []);
	}

	private listOfOwn(range: Range): Expected {
		const found = this.server.ofUser(this.callerId);
		return this.own(pageOf(found, range), found.length);
	}

	private listOfUser({ username, ...range }: { readonly username: string } & Range): Expected {
		const user = this.userCalled(username);
		if (!user) {
			return refused('user-not-found', []);
		}
		const found = this.server.ofUser(user._id);
		return this.ofOne(pageOf(found, range), found.length, user._id);
	}

	/** What is not found tells of others too. */
	private page(found: readonly SessionDocument[], range: Range): Expected {
		const shown = pageOf(found, range);
		return this.look(shown, found.length, ownersOf(shown));
	}

	private find(filter: string, range: Range): Expected {
		const newest = this.server.everybodys();
		const lookThrough = (isFound: (session: SessionDocument) => boolean): Expected => {
			const expected = this.page(newest.filter(isFound), range);
			return expected.code === 'ok' ? { ...expected, lookedThrough: newest.length } : expected;
		};
		const place = places.get(filter);
		if (place && place !== 'bad') {
			return lookThrough(({ ip }) => place(ip));
		}
		const found = this.server.filtered(filter);
		return found.length > 0 || isLikeAnId(filter) || this.userCalled(filter)
			? this.page(found, range)
			: lookThrough(showsWords(filter));
	}

	/** For those who may end them. */
	private count(wanted: string): Expected {
		const isOwn = wanted === this.options.caller.username;
		if (!mayEnd({ isOwn }, this.options)) {
			return refused('not-allowed', isOwn ? undefined : []);
		}
		const user = this.userCalled(wanted);
		if (!user) {
			return refused('user-not-found', []);
		}
		return mayEnd({ ownerId: user._id }, this.options)
			? this.ofOne([], this.server.ofUser(user._id).length, user._id)
			: refused('not-allowed', isOwn ? undefined : [user._id]);
	}
}

/** A logout is an entry of its own in the log, whatever comes of it. */
class Logouts extends Rules {
	answer(question: LogoutQuestion): Expected {
		switch (question.kind) {
			case 'logout-others':
				return this.several(this.callerId, question.sessionId);
			case 'logout-all':
				return this.all(question.username);
			default:
				return this.one(question.sessionId, question.kind);
		}
	}

	private one(sessionId: string, kind: LogoutQuestion['kind']): Expected {
		const { options, server, callerId } = this;
		if (!mayEnd({ isOwn: kind !== 'logout-any' }, options)) {
			return refused('not-allowed', []);
		}
		const seesAnybody = isHolder(options) && kind !== 'logout-me';
		const seen = server.sightings(sessionId, seesAnybody ? undefined : callerId);
		const hit = seen.find(({ userId }) => seesAnybody || userId === callerId);
		if (!hit) {
			return refused('session-not-found', ownersOf(seen));
		}
		if (mayEnd({ ownerId: hit.userId }, options)) {
			const isShared = seen.some(({ userId }) => userId !== hit.userId);
			const done = this.ending([hit], hit.userId, isShared ? [hit] : []);
			return done.code === 'ok' ? { ...done, sessions: [hit] } : done;
		}
		// Who reads this has learned that there is such a session: a look.
		const isOthers = hit.userId !== callerId;
		return isOthers && !this.canPost
			? refused('audit-failed', [hit.userId])
			: { ...refused('not-allowed', [hit.userId]), isPosted: isOthers && this.hasRoom };
	}

	/** Those of a user, but for the one that is kept. */
	private several(ownerId: string, keptId?: string): Expected {
		if (!mayEnd({ ownerId }, this.options)) {
			return refused('not-allowed', [ownerId]);
		}
		const found = this.server.ofUser(ownerId);
		const wanted = found.filter(({ sessionId }) => sessionId !== keptId);
		const others = this.server.filtered(ownerId).filter(({ userId }) => userId !== ownerId);
		const shared = wanted.filter((one) =>
			others.some((other) => other.sessionId === one.sessionId),
		);
		return keptId !== undefined && wanted.length === found.length
			? refused('session-not-found', [ownerId])
			: this.ending(wanted, ownerId, shared);
	}

	private all(wanted: string): Expected {
		if (!mayEnd({ isOwn: wanted === this.options.caller.username }, this.options)) {
			return refused('not-allowed', []);
		}
		const user = this.userCalled(wanted);
		return user ? this.several(user._id) : refused('user-not-found', []);
	}

	/** @param shared those of which the workspace has shown that somebody else's has the same id: they are not sent */
	private ending(
		wanted: readonly SessionDocument[],
		ownerId: string,
		shared: readonly SessionDocument[],
	): Expected {
		// That there are none is posted too.
		const isOthers = ownerId !== this.callerId;
		if (isOthers && !this.canPost) {
			return refused('audit-failed', [ownerId]);
		}
		const closed = wanted
			.filter((session) => !shared.includes(session))
			.flatMap((session) => this.server.firstWithId(session) ?? []);
		const ended = wanted.filter(isOfLogins(closed));
		const isFailure = ended.length === 0 && wanted.length > 0;
		return {
			...nothing,
			code: isFailure ? 'workspace-logout-unconfirmed' : 'ok',
			withAddress: isOthers || this.options.world.settings.show_own_ip,
			look: {
				owners: [ownerId],
				outcome: isFailure ? 'workspace-logout-unconfirmed' : 'granted',
			},
			ended: ended.map(({ sessionId }) => sessionId),
			remaining: isFailure ? [] : wanted.filter((session) => !ended.includes(session)),
			closed,
			isPosted: isOthers && this.hasRoom,
		};
	}
}

/** Whether it is about nobody but the caller, so that no entry tells of it. */
const asksOwn = (question: Lookup, options: Options): boolean => {
	switch (question.kind) {
		case 'info':
		case 'list':
			return true;
		case 'any':
			return !isHolder(options);
		case 'list-user':
		case 'count':
			return question.username === options.caller.username;
		default:
			return false;
	}
};

const unlessUnanswered = (answer: () => Expected, isOwn: boolean): Expected => {
	try {
		return answer();
	} catch (error) {
		if (!(error instanceof Unanswered)) {
			throw error;
		}
		const owners = error.ownerId === undefined ? [] : [error.ownerId];
		return refused('workspace-permission-missing', isOwn ? undefined : owners);
	}
};

export const expectLookup = (question: Lookup, options: Options, wasPosted = false): Expected =>
	unlessUnanswered(
		() => new Lookups(options, wasPosted).answer(question),
		asksOwn(question, options),
	);

export const expectLogout = (question: LogoutQuestion, options: Options): Expected =>
	unlessUnanswered(() => new Logouts(options).answer(question), false);

const isLogout = (question: Question): question is LogoutQuestion & Question =>
	question.kind.startsWith('logout');

export const expectation = (question: Question, options: Options): Expected => {
	if (question.kind === 'find' && places.get(question.filter) === 'bad') {
		return refused('invalid-params');
	}
	return isLogout(question) ? expectLogout(question, options) : expectLookup(question, options);
};
