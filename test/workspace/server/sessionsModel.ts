import { aggregate, find } from 'mingo';

import type { SessionDocument, WorkspaceData, WorkspaceUser } from '../model';
import { Random } from './random';
import { cutPage, SessionIndex, type Matching } from './sessionIndex';
import {
	type PageOptions,
	sessionsOfUser,
	sessionsWithUsers,
	type Stage,
} from './sessionPipelines';

/** A row as the aggregations project it. */
export type SessionRow = Readonly<Record<string, unknown>>;

export type Page = {
	readonly sessions: readonly SessionRow[];
	readonly total: number;
	readonly count: number;
	readonly offset: number;
};

/** An error whose message the database would have worded; the API answers it as a 400. */
export class DatabaseError extends Error {}

const patternFaults: readonly [RegExp, string][] = [
	[/Unterminated group/, 'missing closing parenthesis'],
	[/Unterminated character class/, 'missing terminating ] for character class'],
	[/Nothing to repeat/, 'quantifier does not follow a repeatable item'],
	[/Unmatched '\)'/, 'unmatched closing parenthesis'],
	[/\\ at end/, '\\ at end of pattern'],
];

/** Wording of PCRE2, which MongoDB uses. */
const checkPattern = (search: string): void => {
	try {
		RegExp(search, 'i');
	} catch (error) {
		const message = String(error);
		const reason = patternFaults.find(([pattern]) => pattern.test(message))?.[1] ?? message;
		throw new DatabaseError(`Regular expression is invalid: ${reason}`);
	}
};

const checkCount = (count: number): void => {
	if (count <= 0) {
		throw new DatabaseError(
			count === 0
				? 'the limit must be positive'
				: `invalid argument to $limit stage: Expected a non-negative number in: $limit: ${count}`,
		);
	}
};

const isRow = (value: unknown): value is SessionRow => typeof value === 'object' && value !== null;

/** More than this a pipeline takes too long for; see `SessionIndex`. */
const documentsForPipeline = 500;

/** `list.all` looks at no more users than this, whatever the filter. */
const usersForFilter = 5;

/** The collection of sessions, asked as the server's models ask it. */
export class SessionsModel {
	/** Nothing orders rows of the same moment: they come as they like, and differently the next time. */
	private readonly random = new Random(4711);

	private index: SessionIndex | undefined;

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
		const { sessions, ...rest } = this.query({
			page,
			matching: { search: page.search, userId, skipsEmptySessionIds: false },
			pipeline: (part) => sessionsOfUser({ ...part, userId }),
		});
		return {
			...rest,
			sessions: sessions.map(({ loginToken, ...row }) => ({
				...row,
				...(currentLoginToken !== undefined && { current: loginToken === currentLoginToken }),
			})),
		};
	}

	/** `aggregateSessionsAndPopulate`: an unanchored search, though its callers name it an identifier. */
	search({
		skipsEmptySessionIds,
		...page
	}: PageOptions & { readonly skipsEmptySessionIds: boolean }): Page {
		return this.query({
			page,
			matching: { search: page.search, skipsEmptySessionIds },
			pipeline: (part) => sessionsWithUsers({ ...part, skipsEmptySessionIds }),
		});
	}

	/** `findOneBySessionId`: any row of anybody, in any state. */
	findById(sessionId: string): SessionDocument | undefined {
		return this.data.sessions.find((document) => document.sessionId === sessionId);
	}

	/** `findOneBySessionIdAndUserId`: any row with a token, logged out too; of several, the oldest in the index. */
	findOfUser({
		sessionId,
		userId,
	}: {
		sessionId: string;
		userId: string;
	}): SessionDocument | undefined {
		return this.data.sessions.find(
			(document) =>
				document.sessionId === sessionId &&
				document.userId === userId &&
				document.loginToken !== '',
		);
	}

	/** `logoutByloginTokenAndUserId`: every row of that login, those that were logged out before included. */
	logOut({
		userId,
		loginToken,
		by,
		at,
	}: {
		userId: string;
		loginToken: string;
		by: string;
		at: Date;
	}): void {
		for (const document of this.data.sessions) {
			if (document.userId === userId && document.loginToken === loginToken) {
				Object.assign(document, { logoutAt: at, logoutBy: by });
			}
		}
	}

	/** `Users.findActiveByUsernameOrNameRegexWithExceptionsAndConditions`, as `list.all` uses it. */
	idsOfUsersLike(pattern: string): string[] {
		const like = { $regex: pattern, $options: 'i' };
		const quick = new RegExp(pattern, 'i');
		// A query over thousands of users would take longer than all the rest.
		const candidates = this.data.users.filter(({ username, name, nickname = '' }) =>
			quick.test(`${username}\n${name}\n${nickname}`),
		);
		return find<WorkspaceUser>(candidates, {
			active: true,
			type: { $in: ['user', 'bot'] },
			$or: [{ username: like }, { name: like }, { nickname: like }],
		})
			.limit(usersForFilter)
			.all()
			.map(({ _id }) => _id);
	}

	private query({
		page,
		matching,
		pipeline,
	}: {
		page: PageOptions;
		matching: Matching;
		pipeline: (page: PageOptions) => Stage[];
	}): Page {
		const { search, count, offset = 0 } = page;
		checkPattern(search);
		checkCount(count);
		const { sessions } = this.data;
		if (sessions.length <= documentsForPipeline) {
			return this.run({ documents: sessions, pipeline, page });
		}
		const { documents, logins } = this.currentIndex().find(matching);
		if (documents.length <= documentsForPipeline) {
			return this.run({ documents, pipeline, page });
		}
		const cut = cutPage({ logins, offset: Math.max(0, offset), count, random: this.random });
		const { sessions: rows } = this.run({ documents: cut, pipeline, page: { ...page, offset: 0 } });
		return { sessions: rows, total: logins.length, count, offset };
	}

	private run({
		documents,
		pipeline,
		page,
	}: {
		documents: readonly SessionDocument[];
		pipeline: (page: PageOptions) => Stage[];
		page: PageOptions;
	}): Page {
		const { users } = this.data;
		const ids = new Set(documents.map(({ userId }) => userId));
		const [{ docs = [], count: counts = [] } = {}]: {
			docs?: unknown[];
			count?: { total?: number }[];
		}[] = aggregate(this.random.shuffle(documents), pipeline(page), {
			// The engine reads the whole collection for each `$lookup`.
			collectionResolver: () => users.filter(({ _id }) => ids.has(_id)),
		});
		const { count, offset = 0 } = page;
		return { sessions: docs.filter(isRow), total: counts[0]?.total ?? 0, count, offset };
	}

	private currentIndex(): SessionIndex {
		const { sessions } = this.data;
		if (!this.index?.isCurrent(sessions)) {
			this.index = new SessionIndex(sessions);
		}
		return this.index;
	}
}
