/**
 * What `packages/models/src/models/Sessions.ts` asks of MongoDB, stage by stage. Its order matters: rows are grouped by
 * login token and counted before the page is cut, and what a caller asks to be sorted by orders only what is on the page.
 */

/** `1` ascending, `-1` descending. */
export type Sort = Readonly<Record<string, 1 | -1>>;

export type Stage = Record<string, unknown>;

export type PageOptions = {
	/** A regular expression, looked for anywhere in `searchTerm`, without regard to case; empty: all. */
	readonly search: string;
	readonly sort?: Sort;
	readonly offset?: number;
	readonly count: number;
};

const present = { $exists: true, $ne: '' };

const newestFirst: Stage = { $sort: { loginAt: -1 } };

const shown = ['sessionId', 'userId', 'device', 'host', 'ip', 'loginAt'];

/** `$first` answers `null` for a field that the grouped document lacks. */
const byLoginToken: Stage = {
	$group: {
		_id: '$loginToken',
		...Object.fromEntries(shown.map((field) => [field, { $first: `$${field}` }])),
	},
};

/** The row's `_id` is the session id, not the document's. */
const shownFields = { _id: '$sessionId', ...Object.fromEntries(shown.map((field) => [field, 1])) };

/** Deleted users leave a row without one. */
const withUser: readonly Stage[] = [
	{ $lookup: { from: 'users', localField: 'userId', foreignField: '_id', as: '_user' } },
	{ $unwind: { path: '$_user', preserveNullAndEmptyArrays: true } },
];

/** Inside of `_user` MongoDB adds no `_id`. */
const populatedFields = {
	...shownFields,
	_user: { name: 1, username: 1, avatarETag: 1, avatarOrigin: 1 },
};

const cut = ({ offset = 0, count }: Pick<PageOptions, 'offset' | 'count'>): Stage[] => [
	newestFirst,
	...(offset >= 1 ? [{ $skip: offset }] : []),
	{ $limit: count },
];

const resort = ({ sort }: Pick<PageOptions, 'sort'>): Stage[] => (sort ? [{ $sort: sort }] : []);

const matching = (search: string): Stage[] =>
	search ? [{ searchTerm: { $regex: search, $options: 'i' } }] : [];

const isOpen: readonly Stage[] = [{ loginToken: present }, { logoutAt: { $exists: false } }];

const total: readonly Stage[] = [{ $count: 'total' }];

/** `aggregateSessionsByUserId`. The field `loginToken` is asked for since 8.7, to find the caller's own row. */
export const sessionsOfUser = ({
	userId,
	search,
	...page
}: PageOptions & { readonly userId: string }): Stage[] => [
	{ $match: { $and: [...matching(search), { userId: { $eq: userId } }, ...isOpen] } },
	newestFirst,
	byLoginToken,
	{ $project: { ...shownFields, loginToken: '$_id' } },
	{ $facet: { docs: [...cut(page), ...resort(page)], count: total } },
];

/** `aggregateSessionsAndPopulate`. */
export const sessionsWithUsers = ({
	search,
	skipsEmptySessionIds,
	...page
}: PageOptions & { readonly skipsEmptySessionIds: boolean }): Stage[] => [
	{
		$match: {
			$and: [
				...matching(search),
				...isOpen,
				...(skipsEmptySessionIds ? [{ sessionId: present }] : []),
			],
		},
	},
	newestFirst,
	byLoginToken,
	{
		$facet: {
			docs: [...cut(page), ...withUser, { $project: populatedFields }, ...resort(page)],
			count: total,
		},
	},
];
