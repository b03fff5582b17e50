import fc from 'fast-check';
import { aggregate } from 'mingo';

import type { SessionDocument, WorkspaceData } from '../model';
import { demo, seed } from '../seed';
import { Random } from './random';
import { createSessionDocument } from './sessionDocument';
import { type Page, type PageOptions, SessionsModel } from './sessionsModel';

type Stage = Record<string, unknown>;

type Query = PageOptions & {
	readonly userId: string | undefined;
	readonly skipsEmptySessionIds: boolean;
};

const now = new Date('2024-06-13T12:00:00Z');
const userIds = [demo.users.alice.id, demo.users.bob.id, demo.deletedUserId];

const present = { $exists: true, $ne: '' };
const shown = ['sessionId', 'userId', 'device', 'host', 'ip', 'loginAt'];
const shownFields = { _id: '$sessionId', ...Object.fromEntries(shown.map((field) => [field, 1])) };

const matchesOf = ({ search, userId, skipsEmptySessionIds }: Query): readonly Stage[] => [
	...(search ? [{ searchTerm: { $regex: search, $options: 'i' } }] : []),
	...(userId === undefined ? [] : [{ userId: { $eq: userId } }]),
	{ loginToken: present },
	{ logoutAt: { $exists: false } },
	...(userId === undefined && skipsEmptySessionIds ? [{ sessionId: present }] : []),
];

const withUser: readonly Stage[] = [
	{ $lookup: { from: 'users', localField: 'userId', foreignField: '_id', as: '_user' } },
	{ $unwind: { path: '$_user', preserveNullAndEmptyArrays: true } },
];

/** What the server asks of MongoDB (`aggregateSessionsByUserId`, `aggregateSessionsAndPopulate`), stage by stage. */
const pipelineOf = (query: Query): Stage[] => {
	const { userId, offset = 0, count, sort } = query;
	const first = Object.fromEntries(shown.map((field) => [field, { $first: `$${field}` }]));
	const docs = [
		{ $sort: { loginAt: -1 } },
		...(offset >= 1 ? [{ $skip: offset }] : []),
		{ $limit: count },
		...(userId === undefined ? withUser : []),
		{
			$project: {
				...shownFields,
				...(userId === undefined && { _user: { name: 1, username: 1 } }),
			},
		},
		...(sort ? [{ $sort: sort }] : []),
	];
	return [
		{ $match: { $and: matchesOf(query) } },
		{ $sort: { loginAt: -1 } },
		{ $group: { _id: '$loginToken', ...first } },
		{ $facet: { docs, count: [{ $count: 'total' }] } },
	];
};

const aggregated = (data: WorkspaceData, query: Query): Page => {
	const [answer]: { docs?: Page['sessions']; count?: { total?: number }[] }[] = aggregate(
		data.sessions,
		pipelineOf(query),
		{ collectionResolver: () => data.users },
	);
	const { docs: sessions = [], count: [{ total = 0 } = {}] = [] } = answer ?? {};
	return { sessions, total, count: query.count, offset: query.offset ?? 0 };
};

const asked = (model: SessionsModel, { userId, ...page }: Query): Page =>
	userId === undefined ? model.search(page) : model.listOfUser({ ...page, userId });

/** So few values that they often meet, but no moment twice: nothing orders rows of the same moment. */
const drawDocuments = (random: Random): SessionDocument[] =>
	Array.from({ length: random.below(120) }, (_, index) => {
		const token = random.below(40);
		const name = random.pick(['', 'Chrome', 'Firefox', 'a.b']);
		return createSessionDocument({
			_id: `document ${index}`,
			user: { _id: random.pick(userIds), roles: ['user'] },
			sessionId: random.pick(['', 'abc', 'ABCD', 'bcd', 'x.y']),
			token: token === 0 ? '' : `token ${token}`,
			device: name === '' ? undefined : { name },
			ip: `10.0.0.${index}`,
			loginAt: new Date(now.getTime() - random.below(1_000) * 3_600_000 - index),
			...(random.below(3) === 0 && { logoutAt: now }),
		});
	});

const drawnQuery = fc.record({
	search: fc.constantFrom('', 'chrome', 'B', 'a.b', 'a\\.b', '^F', 'nothing', demo.users.bob.id),
	offset: fc.constantFrom(-1, 0, 1, 7, 30, 200),
	count: fc.constantFrom(1, 3, 50, 100),
	sort: fc.constantFrom(
		{ loginAt: -1 as const },
		{ 'device.name': 1 as const, 'loginAt': 1 as const },
	),
	userId: fc.constantFrom(undefined, ...userIds),
	skipsEmptySessionIds: fc.boolean(),
});

it("SessionsModel answers what the server's own pipelines answer", () => {
	const data = seed(now);
	const model = new SessionsModel(data);
	fc.assert(
		fc.property(
			fc.nat(),
			fc.array(drawnQuery, { minLength: 8, maxLength: 8 }),
			(number, queries) => {
				data.sessions = drawDocuments(new Random(number));
				for (const query of queries) {
					expect(asked(model, query)).toEqual(aggregated(data, query));
				}
			},
		),
		// To find a smaller example takes longer than to read this one.
		{ numRuns: 60, seed: 20_240_613, endOnFailure: true },
	);
});

it('SessionsModel has no order within a moment', () => {
	const data = seed(now);
	const model = new SessionsModel(data);
	data.sessions = drawDocuments(new Random(3)).map((document) => ({ ...document, loginAt: now }));
	const orders = Array.from({ length: 5 }, () =>
		model
			.search({ search: '', count: 50, skipsEmptySessionIds: false })
			.sessions.map(({ ip }) => ip)
			.join(),
	);
	expect(new Set(orders).size).toBe(5);
});
