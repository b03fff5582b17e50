import type { SessionDocument, WorkspaceData, WorkspaceUser } from '../model';

/** A row of the aggregations: `$group` answers `null` for a field that the grouped document lacks. */
export type SessionRow = {
	readonly _id: string;
	readonly sessionId: string;
	readonly userId: string;
	readonly device: SessionDocument['device'] | null;
	readonly host: string;
	readonly ip: string;
	readonly loginAt: Date;
	readonly current?: boolean;
	/** Absent when the user was deleted. */
	readonly _user?: Pick<WorkspaceUser, '_id' | 'name' | 'username'>;
};

/** `1` ascending, `-1` descending. */
export type Sort = Readonly<Record<string, 1 | -1>>;

export type Page = {
	readonly sessions: SessionRow[];
	readonly total: number;
	readonly count: number;
	readonly offset: number;
};

type Query = {
	readonly data: WorkspaceData;
	/** A regular expression, looked for anywhere in `searchTerm`, without regard to case; empty: all. */
	readonly search: string;
	readonly sort?: Sort;
	readonly offset?: number;
	readonly count: number;
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
const compile = (search: string): RegExp => {
	try {
		return new RegExp(search, 'i');
	} catch (error) {
		const message = String(error);
		const reason = patternFaults.find(([pattern]) => pattern.test(message))?.[1] ?? message;
		throw new DatabaseError(`Regular expression is invalid: ${reason}`);
	}
};

const isOpen = ({ loginToken, logoutAt }: SessionDocument): boolean =>
	loginToken !== '' && logoutAt === undefined;

const newestFirst = (a: { loginAt: Date }, b: { loginAt: Date }): number =>
	b.loginAt.getTime() - a.loginAt.getTime();

const newestPerToken = (documents: SessionDocument[]): SessionDocument[] => {
	const groups = new Map<string, SessionDocument>();
	for (const document of [...documents].sort(newestFirst)) {
		if (!groups.has(document.loginToken)) {
			groups.set(document.loginToken, document);
		}
	}
	return [...groups.values()];
};

const toRow = ({ sessionId, userId, device, host, ip, loginAt }: SessionDocument): SessionRow => ({
	_id: sessionId,
	sessionId,
	userId,
	device: device ?? null,
	host,
	ip,
	loginAt,
});

const readPath = (row: object, path: string): unknown =>
	path.split('.').reduce<unknown>((value, key) => {
		const found =
			typeof value === 'object' &&
			value !== null &&
			Object.entries(value).find(([name]) => name === key);
		return found ? found[1] : undefined;
	}, row);

/** Absent values come before all others. */
const rank = (value: unknown): string | number => {
	if (value instanceof Date) {
		return value.getTime();
	}
	return typeof value === 'string' ? value : '';
};

const compareBy =
	(sort: Sort) =>
	(a: object, b: object): number => {
		for (const [path, direction] of Object.entries(sort)) {
			const [first, second] = [rank(readPath(a, path)), rank(readPath(b, path))];
			if (first !== second) {
				return first < second ? -direction : direction;
			}
		}
		return 0;
	};

const paginate = ({
	documents,
	toResult,
	sort,
	offset = 0,
	count,
}: Omit<Query, 'data' | 'search'> & {
	documents: SessionDocument[];
	toResult: (document: SessionDocument) => SessionRow;
}): Page => {
	if (count <= 0) {
		throw new DatabaseError(
			count === 0
				? 'the limit must be positive'
				: `invalid argument to $limit stage: Expected a non-negative number in: $limit: ${count}`,
		);
	}
	const groups = newestPerToken(documents);
	const sessions = groups.slice(Math.max(0, offset), Math.max(0, offset) + count).map(toResult);
	// The page is cut by login time; what the caller asked for orders only what is on it.
	return {
		sessions: sort ? sessions.sort(compareBy(sort)) : sessions,
		total: groups.length,
		count,
		offset,
	};
};

/** `aggregateSessionsByUserId`. */
export const listSessionsOfUser = ({
	data,
	search,
	userId,
	currentLoginToken,
	...page
}: Query & { userId: string; currentLoginToken?: string | undefined }): Page => {
	const pattern = compile(search);
	const matches = (document: SessionDocument): boolean =>
		document.userId === userId && isOpen(document) && pattern.test(document.searchTerm);
	return paginate({
		...page,
		documents: data.sessions.filter(matches),
		toResult: (document) => ({
			...toRow(document),
			...(currentLoginToken !== undefined && {
				current: document.loginToken === currentLoginToken,
			}),
		}),
	});
};

/** `aggregateSessionsAndPopulate`: an unanchored search, whoever calls it an identifier. */
export const findSessions = ({ data, search, ...page }: Query): Page => {
	const pattern = compile(search);
	const matches = (document: SessionDocument): boolean =>
		document.sessionId !== '' && isOpen(document) && pattern.test(document.searchTerm);
	return paginate({
		...page,
		documents: data.sessions.filter(matches),
		toResult(document) {
			const user = data.users.find(({ _id }) => _id === document.userId);
			return {
				...toRow(document),
				...(user && { _user: { _id: user._id, name: user.name, username: user.username } }),
			};
		},
	});
};

/** `findOneBySessionIdAndUserId`: any row with a token, closed or logged out too; of several, the oldest in the index. */
export const findSessionOfUser = ({
	data,
	sessionId,
	userId,
}: {
	data: WorkspaceData;
	sessionId: string;
	userId: string;
}): SessionDocument | undefined =>
	data.sessions.find(
		(document) =>
			document.sessionId === sessionId && document.userId === userId && document.loginToken !== '',
	);
