import type { SessionDocument } from '../model';
import type { Random } from './random';

/** What a search depends on; the other fields are read when a row is drawn. */
type Snapshot = Pick<SessionDocument, 'loginToken' | 'sessionId' | 'userId' | 'searchTerm'> & {
	readonly document: SessionDocument;
	readonly logoutAt: Date | undefined;
	readonly time: number;
};

const snapshotOf = (document: SessionDocument): Snapshot => ({
	document,
	loginToken: document.loginToken,
	logoutAt: document.logoutAt,
	sessionId: document.sessionId,
	userId: document.userId,
	searchTerm: document.searchTerm,
	time: document.loginAt.getTime(),
});

const isSame = (snapshot: Snapshot, document: SessionDocument | undefined): boolean =>
	snapshot.document === document &&
	snapshot.logoutAt === document.logoutAt &&
	snapshot.loginToken === document.loginToken &&
	snapshot.sessionId === document.sessionId &&
	snapshot.userId === document.userId &&
	snapshot.searchTerm === document.searchTerm &&
	snapshot.time === document.loginAt.getTime();

export type Matching = {
	/** A regular expression; empty: all. */
	readonly search: string;
	readonly userId?: string;
	readonly skipsEmptySessionIds: boolean;
};

const keptAnswers = 100;

/** Alone in its group, or the newest of it. */
const firstOfEachToken = (newestFirst: readonly SessionDocument[]): SessionDocument[] => {
	const tokens = new Set<string>();
	return newestFirst.filter(({ loginToken }) => {
		const isFirst = !tokens.has(loginToken);
		tokens.add(loginToken);
		return isFirst;
	});
};

export type Found = {
	/** All rows that match, newest first. */
	readonly documents: readonly SessionDocument[];
	/** The newest of each login, newest first. */
	readonly logins: readonly SessionDocument[];
};

/**
 * An index over the open sessions of a large workspace, where a pipeline over everything would take seconds. It answers
 * what the pipelines of `sessionPipelines.ts` do; a test holds the two against each other.
 */
export class SessionIndex {
	private readonly snapshots: readonly Snapshot[];

	private readonly open: readonly SessionDocument[];

	private readonly answers = new Map<string, Found>();

	constructor(documents: readonly SessionDocument[]) {
		this.snapshots = documents.map(snapshotOf);
		this.open = this.snapshots
			.filter(({ loginToken, logoutAt }) => loginToken !== '' && logoutAt === undefined)
			.sort((a, b) => b.time - a.time)
			.map(({ document }) => document);
	}

	/** Tests change documents in place, so they are all looked at: some milliseconds for 100,000. */
	isCurrent(documents: readonly SessionDocument[]): boolean {
		return (
			documents.length === this.snapshots.length &&
			this.snapshots.every((snapshot, position) => isSame(snapshot, documents[position]))
		);
	}

	find(matching: Matching): Found {
		const key = JSON.stringify(matching);
		const known = this.answers.get(key);
		if (known) {
			return known;
		}
		const found = this.search(matching);
		if (this.answers.size >= keptAnswers) {
			this.answers.clear();
		}
		this.answers.set(key, found);
		return found;
	}

	private search({ search, userId, skipsEmptySessionIds }: Matching): Found {
		const pattern = new RegExp(search, 'i');
		const documents = this.open.filter(
			(document) =>
				(userId === undefined || document.userId === userId) &&
				!(skipsEmptySessionIds && document.sessionId === '') &&
				(search === '' || pattern.test(document.searchTerm)),
		);
		return { documents, logins: firstOfEachToken(documents) };
	}
}

/** Cuts a page where rows of the same moment come in any order, as they do in the database. */
export const cutPage = ({
	logins,
	offset,
	count,
	random,
}: {
	logins: readonly SessionDocument[];
	offset: number;
	count: number;
	random: Random;
}): SessionDocument[] => {
	const timeAt = (position: number): number | undefined => logins[position]?.loginAt.getTime();
	let from = Math.min(offset, logins.length);
	while (from > 0 && timeAt(from - 1) === timeAt(from)) {
		from -= 1;
	}
	let to = Math.min(offset + count, logins.length);
	while (to < logins.length && timeAt(to) === timeAt(to - 1)) {
		to += 1;
	}
	return random
		.shuffle(logins.slice(from, to))
		.sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime())
		.slice(offset - from, offset - from + count);
};
