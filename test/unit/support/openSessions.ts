import { type FakeWorkspace, notFound, page, type Reply } from './fakeWorkspace';
import { buildDocument } from './sessions';

type Row = Readonly<Record<string, unknown>>;

/** Sessions of a user, newest login first. */
export const buildRows = (
	userId: string,
	count: number,
	{ from = 0, ...override }: { readonly from?: number } & Row = {},
): readonly Row[] =>
	Array.from({ length: count }, (_value, index) =>
		buildDocument({
			sessionId: `${userId}-${from + index}`,
			userId,
			loginAt: new Date(Date.UTC(2024, 5, 12) - (from + index) * 60_000).toISOString(),
			...override,
		}),
	);

/** The rows of a list as a server gives them. */
export const pageOf = (rows: readonly Row[], asked: URLSearchParams): Reply => {
	const offset = Number(asked.get('offset'));
	return page(rows.slice(offset, offset + Number(asked.get('count'))), rows.length);
};

/** The open sessions of a workspace, which its endpoints find, list and end as a server does. */
export class OpenSessions {
	constructor(
		workspace: FakeWorkspace,
		public rows: readonly Row[],
	) {
		workspace.answers['sessions/info.admin'] = (asked) => {
			const body = this.rows.find(({ sessionId }) => sessionId === asked.get('sessionId'));
			return body ? { body } : notFound;
		};
		workspace.answers['sessions/list.all'] = (asked) => {
			const filter = asked.get('filter');
			const found = this.rows.filter(
				({ sessionId, userId }) => filter === null || [sessionId, userId].includes(filter),
			);
			return pageOf(found, asked);
		};
		workspace.answers['sessions/logout'] = (asked) => this.end(asked);
	}

	/** What `sessions/logout` does: 200, whether or not there is such a session. */
	end(asked: URLSearchParams): Reply {
		const sessionId = asked.get('sessionId');
		this.rows = this.rows.filter((row) => row.sessionId !== sessionId);
		return { body: { sessionId, success: true } };
	}

	get ids(): readonly unknown[] {
		return this.rows.map(({ sessionId }) => sessionId);
	}
}
