import { isDate } from 'node:util/types';

import type { SessionDocument, WorkspaceData } from '../model';
import { Random } from './random';

/** A row as the aggregations project it. */
export type SessionRow = Readonly<Record<string, unknown>>;

/** `1` ascending, `-1` descending. */
export type Sort = Readonly<Record<string, 1 | -1>>;

export type PageOptions = {
	/** A regular expression, looked for anywhere in `searchTerm`, without regard to case; empty: all. */
	readonly search: string;
	readonly sort?: Sort;
	readonly offset?: number;
	readonly count: number;
};

export type Page = {
	readonly sessions: readonly SessionRow[];
	readonly total: number;
	readonly count: number;
	readonly offset: number;
};

/** An error whose message the database would have worded; the API answers it as a 400. */
export class DatabaseError extends Error {}

type Wanted = {
	readonly search: string;
	readonly userId?: string;
	readonly skipsEmptySessionIds: boolean;
};

type Found = {
	readonly sessions: readonly SessionDocument[];
	readonly count: number;
	readonly logins: Map<string, readonly SessionDocument[]>;
};

/** From so many sessions on, what was found is remembered: to look through all takes some 0.1 s. */
const large = 50_000;

/** `list.all` looks at no more users than this, whatever the filter. */
const usersForFilter = 5;

const patternOf = (search: string): RegExp => {
	try {
		return new RegExp(search, 'i');
	} catch (error) {
		throw new DatabaseError(`Regular expression is invalid: ${String(error)}`);
	}
};

/** The row's `_id` is the session id, not the document's; a device that the document lacks is `null`. */
const rowOf = ({ sessionId, userId, device, host, ip, loginAt }: SessionDocument): SessionRow => ({
	_id: sessionId,
	sessionId,
	userId,
	device: device ?? null,
	host,
	ip,
	loginAt,
});

/** What a row lacks comes first. @param path - names with dots between: `device.os.name` */
const sortable = (row: SessionRow, path: string): string => {
	const value = path.split('.').reduce<unknown>((part, name) => Object(part)[name], row);
	// In jest `structuredClone` makes dates that are no instances of the tests' own `Date`.
	if (isDate(value)) {
		return value.toISOString();
	}
	return typeof value === 'string' ? value : '';
};

const sorted = (rows: readonly SessionRow[], sort: Sort): readonly SessionRow[] =>
	[...rows].sort((a, b) => {
		for (const [path, direction] of Object.entries(sort)) {
			const [first, second] = [sortable(a, path), sortable(b, path)];
			if (first !== second) {
				return first < second ? -direction : direction;
			}
		}
		return 0;
	});

/** The collection of sessions, asked as `packages/models/src/models/Sessions.ts` asks it. */
export class SessionsModel {
	private readonly random = new Random(4711);

	private found: Found | undefined;

	constructor(private readonly data: WorkspaceData) {}

	/** `aggregateSessionsByUserId`. */
	listOfUser({
		userId,
		currentLoginToken,
		...page
	}: PageOptions & {
		readonly userId: string;
		/** Since 8.7 each row says whether it is this one. */
		readonly currentLoginToken?: string | undefined;
	}): Page {
		const wanted = { search: page.search, userId, skipsEmptySessionIds: false };
		return this.cut(page, wanted, (document) => ({
			...rowOf(document),
			...(currentLoginToken !== undefined && {
				current: document.loginToken === currentLoginToken,
			}),
		}));
	}

	/** `aggregateSessionsAndPopulate`: an unanchored search, though its callers name it an identifier. */
	search({
		skipsEmptySessionIds,
		...page
	}: PageOptions & { readonly skipsEmptySessionIds: boolean }): Page {
		return this.cut(page, { search: page.search, skipsEmptySessionIds }, (document) => {
			// Deleted users leave a row without one.
			const user = this.data.users.find(({ _id }) => _id === document.userId);
			return {
				...rowOf(document),
				...(user && { _user: { name: user.name, username: user.username } }),
			};
		});
	}

	/** `findOneBySessionId`: any row of anybody, in any state. */
	findById(sessionId: string): SessionDocument | undefined {
		return this.data.sessions.find((document) => document.sessionId === sessionId);
	}

	/** `findOneBySessionIdAndUserId`: any row with a token, logged out too; of several, the oldest in the index. */
	findOfUser(wanted: Pick<SessionDocument, 'sessionId' | 'userId'>): SessionDocument | undefined {
		return this.data.sessions.find(
			({ sessionId, userId, loginToken }) =>
				sessionId === wanted.sessionId && userId === wanted.userId && loginToken !== '',
		);
	}

	/** `logoutByloginTokenAndUserId`: every row of that login, those that were logged out before included. */
	logOut(
		{ userId, loginToken }: SessionDocument,
		{ logoutBy, logoutAt }: { readonly logoutBy: string; readonly logoutAt: Date },
	): void {
		this.found = undefined;
		for (const document of this.data.sessions) {
			if (document.userId === userId && document.loginToken === loginToken) {
				Object.assign(document, { logoutAt, logoutBy });
			}
		}
	}

	/** `Users.findActiveByUsernameOrNameRegexWithExceptionsAndConditions`, as `list.all` uses it. */
	idsOfUsersLike(pattern: string): string[] {
		const like = new RegExp(pattern, 'i');
		return this.data.users
			.filter(
				({ active, type, username, name, nickname = '' }) =>
					active && type !== 'app' && [username, name, nickname].some((text) => like.test(text)),
			)
			.slice(0, usersForFilter)
			.map(({ _id }) => _id);
	}

	/** What a caller asks to be sorted by orders only what is on the page. */
	private cut(
		{ sort, offset = 0, count }: PageOptions,
		wanted: Wanted,
		toRow: (document: SessionDocument) => SessionRow,
	): Page {
		if (count <= 0) {
			throw new DatabaseError('the limit must be positive');
		}
		const logins = this.find(wanted);
		const from = Math.max(0, offset);
		const rows = logins.slice(from, from + count).map(toRow);
		return { sessions: sort ? sorted(rows, sort) : rows, total: logins.length, count, offset };
	}

	/** In a large workspace sessions that come, go and are logged out are noticed, and other changes are not. */
	private find(wanted: Wanted): readonly SessionDocument[] {
		const { sessions } = this.data;
		if (sessions.length < large) {
			return this.newestOfEachLogin(wanted);
		}
		if (this.found?.sessions !== sessions || this.found.count !== sessions.length) {
			this.found = { sessions, count: sessions.length, logins: new Map() };
		}
		const key = JSON.stringify(wanted);
		const logins = this.found.logins.get(key) ?? this.newestOfEachLogin(wanted);
		this.found.logins.set(key, logins);
		return logins;
	}

	/** The newest login first. Nothing orders rows of the same moment: they come differently the next time. */
	private newestOfEachLogin(wanted: Wanted): readonly SessionDocument[] {
		const pattern = patternOf(wanted.search);
		const newestFirst = this.data.sessions
			.filter(
				({ loginToken, logoutAt, userId, sessionId, searchTerm }) =>
					loginToken !== '' &&
					logoutAt === undefined &&
					(wanted.userId === undefined || userId === wanted.userId) &&
					(!wanted.skipsEmptySessionIds || sessionId !== '') &&
					pattern.test(searchTerm),
			)
			.map((document) => ({
				document,
				at: document.loginAt.getTime(),
				chance: this.random.below(2 ** 32),
			}))
			.sort((a, b) => b.at - a.at || a.chance - b.chance);
		const logins = new Map<string, SessionDocument>();
		for (const { document } of newestFirst) {
			if (!logins.has(document.loginToken)) {
				logins.set(document.loginToken, document);
			}
		}
		return [...logins.values()];
	}
}
