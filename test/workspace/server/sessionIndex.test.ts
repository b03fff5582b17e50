import fc from 'fast-check';
import { aggregate } from 'mingo';

import type { SessionDocument, WorkspaceData } from '../model';
import { demo, seed } from '../seed';
import { Random } from './random';
import { createSessionDocument } from './sessionDocument';
import { cutPage } from './sessionIndex';
import { sessionsOfUser, sessionsWithUsers } from './sessionPipelines';
import { DatabaseError, type Page, SessionsModel } from './sessionsModel';

const now = new Date('2024-06-13T12:00:00Z');
const userIds = [demo.users.alice.id, demo.users.bob.id, demo.deletedUserId];

/** So few values that they often meet, but no moment twice: there the order is anybody's guess. */
const drawDocuments = (random: Random): SessionDocument[] =>
	Array.from({ length: 600 + random.below(600) }, (_, index) => {
		const token = random.below(400);
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
	offset: fc.constantFrom(-1, 0, 1, 7, 300, 2_000),
	count: fc.constantFrom(1, 3, 50, 100),
	sort: fc.constantFrom(
		{ loginAt: -1 as const },
		{ 'device.name': 1 as const, 'loginAt': 1 as const },
	),
	userId: fc.constantFrom(undefined, ...userIds),
	skipsEmptySessionIds: fc.boolean(),
});

type Query = typeof drawnQuery extends fc.Arbitrary<infer Value> ? Value : never;

const asked = (model: SessionsModel, { userId, skipsEmptySessionIds, ...page }: Query): Page =>
	userId === undefined
		? model.search({ ...page, skipsEmptySessionIds })
		: model.listOfUser({ ...page, userId });

/** The pipeline over all documents, whatever their number. */
const expected = (data: WorkspaceData, { userId, skipsEmptySessionIds, ...page }: Query): Page => {
	const [answer]: { docs?: Page['sessions']; count?: { total?: number }[] }[] = aggregate(
		data.sessions,
		userId === undefined
			? sessionsWithUsers({ ...page, skipsEmptySessionIds })
			: sessionsOfUser({ ...page, userId }),
		{ collectionResolver: () => data.users },
	);
	const { docs = [], count: [{ total = 0 } = {}] = [] } = answer ?? {};
	return {
		sessions: docs.map(({ loginToken: _, ...row }) => row),
		total,
		count: page.count,
		offset: page.offset,
	};
};

test('a large workspace is answered as the pipelines answer', () => {
	const data = seed(now);
	const model = new SessionsModel(data);
	fc.assert(
		fc.property(
			fc.nat(),
			fc.array(drawnQuery, { minLength: 8, maxLength: 8 }),
			(number, queries) => {
				data.sessions = drawDocuments(new Random(number));
				for (const query of queries) {
					expect(asked(model, query)).toEqual(expected(data, query));
				}
			},
		),
		// To find a smaller example takes longer than to read this one.
		{ numRuns: 12, seed: 20_240_613, endOnFailure: true },
	);
});

test('a page of a large workspace has no order within a moment, and is none the shorter', () => {
	const logins = drawDocuments(new Random(1)).map((document, index) => ({
		...document,
		loginAt: new Date(now.getTime() - Math.floor(index / 7)),
	}));
	const random = new Random(2);
	const cut = (): SessionDocument[] => cutPage({ logins, offset: 10, count: 20, random });
	const times = logins.slice(10, 30).map(({ loginAt }) => loginAt);
	expect(cut().map(({ loginAt }) => loginAt)).toEqual(times);
	expect(
		new Set(
			Array.from({ length: 5 }, () =>
				cut()
					.map(({ _id }) => _id)
					.join(),
			),
		).size,
	).toBe(5);
	expect(cutPage({ logins, offset: logins.length, count: 5, random })).toEqual([]);
});

describe('a large workspace', () => {
	const data = seed(now);
	const model = new SessionsModel(data);
	const user = { _id: demo.users.bob.id, roles: ['user'] };
	const older = (number: number): SessionDocument =>
		createSessionDocument({
			_id: `older ${number}`,
			user,
			sessionId: `older${number}`,
			token: `older ${number}`,
			device: undefined,
			ip: '10.0.0.1',
			loginAt: new Date(Date.UTC(2020, 0, 1) + number),
		});
	const idsOf = (search: string): unknown[] =>
		model
			.search({ search, count: 3, skipsEmptySessionIds: true })
			.sessions.map(({ sessionId }) => sessionId);

	beforeAll(() => {
		data.sessions = Array.from({ length: 2_000 }, (_, number) => older(number));
	});

	test.each<[string, () => void, string, string[]]>([
		['as it is', () => undefined, '', ['older1999', 'older1998', 'older1997']],
		[
			'with one more',
			() => void data.sessions.push(older(2_000)),
			'',
			['older2000', 'older1999', 'older1998'],
		],
		[
			'with one that was logged out in place',
			() => Object.assign(data.sessions[2_000] ?? {}, { logoutAt: now }),
			'',
			['older1999', 'older1998', 'older1997'],
		],
		[
			'after a logout by the model',
			() =>
				model.logOut({
					userId: user._id,
					loginToken: data.sessions[1_999]?.loginToken ?? '',
					by: user._id,
					at: now,
				}),
			'',
			['older1998', 'older1997', 'older1996'],
		],
		[
			'with another that has its name in the search term',
			() => Object.assign(data.sessions[7] ?? {}, { searchTerm: 'older1998 again' }),
			'older1998',
			['older1998', 'older7'],
		],
		[
			'made new',
			() => {
				data.sessions = [older(1), ...data.sessions.slice(0, 900)];
			},
			'',
			['older899', 'older898', 'older897'],
		],
	])('is seen %s', (_name, change, search, ids) => {
		change();
		expect(idsOf(search)).toEqual(ids);
	});

	test('refuses what the database refuses', () => {
		expect(() => idsOf('(')).toThrow(DatabaseError);
	});
});
