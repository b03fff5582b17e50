import type { SessionDocument } from '../model';
import type { Random } from './random';

/** What the answers depend on; the other fields are read when a row is drawn. */
class Snapshot {
	private readonly times: Float64Array;

	private readonly fields: readonly unknown[];

	constructor(private readonly documents: readonly SessionDocument[]) {
		this.times = Float64Array.from(documents, ({ loginAt }) => loginAt.getTime());
		this.fields = documents.flatMap(({ loginToken, logoutAt, sessionId, userId, searchTerm }) => [
			loginToken,
			logoutAt,
			sessionId,
			userId,
			searchTerm,
		]);
	}

	/** A plain loop: it looks at every document each time somebody asks. */
	isOf(documents: readonly SessionDocument[]): boolean {
		if (documents.length !== this.documents.length) {
			return false;
		}
		const { fields } = this;
		let field = 0;
		for (let position = 0; position < documents.length; position++) {
			const document = documents[position];
			if (
				!document ||
				document !== this.documents[position] ||
				fields[field++] !== document.loginToken ||
				fields[field++] !== document.logoutAt ||
				fields[field++] !== document.sessionId ||
				fields[field++] !== document.userId ||
				fields[field++] !== document.searchTerm ||
				this.times[position] !== document.loginAt.getTime()
			) {
				return false;
			}
		}
		return true;
	}
}

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
	private readonly snapshot: Snapshot;

	private readonly open: readonly SessionDocument[];

	private readonly answers = new Map<string, Found>();

	constructor(documents: readonly SessionDocument[]) {
		this.snapshot = new Snapshot([...documents]);
		this.open = documents
			.filter(({ loginToken, logoutAt }) => loginToken !== '' && logoutAt === undefined)
			.sort((a, b) => b.loginAt.getTime() - a.loginAt.getTime());
	}

	/** Tests change documents in place, so they are all looked at: some milliseconds for 100,000. */
	isCurrent(documents: readonly SessionDocument[]): boolean {
		return this.snapshot.isOf(documents);
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
				pattern.test(document.searchTerm),
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
