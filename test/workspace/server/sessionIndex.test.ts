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

it('SessionsModel answers for a large workspace what the pipelines do', () => {
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

it('cutPage has no order within a moment, and pages that are none the shorter', () => {
	const logins = drawDocuments(new Random(1)).map((document, index) => ({
		...document,
		loginAt: new Date(now.getTime() - Math.floor(index / 7)),
	}));
	const random = new Random(2);
	const cuts = Array.from({ length: 5 }, () => cutPage({ logins, offset: 10, count: 20, random }));
	const times = logins.slice(10, 30).map(({ loginAt }) => loginAt);
	expect(cuts[0]?.map(({ loginAt }) => loginAt)).toEqual(times);
	expect(new Set(cuts.map((cut) => cut.map(({ _id }) => _id).join())).size).toBe(5);
	expect(cutPage({ logins, offset: logins.length, count: 5, random })).toEqual([]);
});

it('SessionsModel notices what is changed in a large workspace by hand', () => {
	const data = seed(now);
	const model = new SessionsModel(data);
	const older = (number: number): SessionDocument =>
		createSessionDocument({
			_id: `older ${number}`,
			user: { _id: demo.users.bob.id, roles: ['user'] },
			sessionId: `older${number}`,
			token: `older ${number}`,
			device: undefined,
			ip: '10.0.0.1',
			loginAt: new Date(Date.UTC(2020, 0, 1) + number),
		});
	const newestTwo = (search = ''): unknown =>
		model
			.search({ search, count: 2, skipsEmptySessionIds: true })
			.sessions.map(({ sessionId }) => sessionId)
			.join(' ');
	data.sessions = Array.from({ length: 2_000 }, (_, number) => older(number));
	expect(newestTwo()).toBe('older1999 older1998');
	data.sessions.push(older(2_000));
	expect(newestTwo()).toBe('older2000 older1999');
	Object.assign(data.sessions[2_000] ?? {}, { logoutAt: now });
	expect(newestTwo()).toBe('older1999 older1998');
	Object.assign(data.sessions[7] ?? {}, { searchTerm: 'older1998 again' });
	expect(newestTwo('older1998')).toBe('older1998 older7');
	data.sessions = [older(1), ...data.sessions.slice(0, 900)];
	expect(newestTwo()).toBe('older899 older898');
	expect(() => newestTwo('(')).toThrow(DatabaseError);
});
