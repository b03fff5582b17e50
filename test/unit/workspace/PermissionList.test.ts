import { HOUR, MINUTE, SECOND } from '../../../src/common/clock';
import type { PermissionId } from '../../../src/common/permissions';
import { type Failure, failureOf, SessionInfoError } from '../../../src/errors/SessionInfoError';
import { type AskPermissions, PermissionList } from '../../../src/workspace/PermissionList';
import type { Permissions } from '../../../src/workspace/Permissions';
import type { PermissionChanges } from '../../../src/workspace/parseAnswers';
import { start, TestClock } from '../support/clock';
import { rejected } from '../support/failures';
import { deferred } from '../support/fakeWorkspace';

const VIEW = 'view-device-management';
const LOGOUT = 'logout-device-management';

const endpoint = 'permissions.listAll';
const unreachable: Failure = { code: 'workspace-unreachable', endpoint };
const outOfTime: Failure = { code: 'workspace-timeout', endpoint };
const badAnswer: Failure = { code: 'workspace-bad-answer', endpoint };

type Changes = {
	readonly update?: Partial<Record<PermissionId, readonly string[]>>;
	readonly remove?: readonly PermissionId[];
	/** Milliseconds after the start of the test. */
	readonly latest?: number | undefined;
	/** The same of the `Date` header. */
	readonly date?: number;
};

const changes = ({ update = {}, remove = [], latest, date }: Changes): PermissionChanges => ({
	updated: new Map(
		(Object.entries(update) as [PermissionId, readonly string[]][]).map(([id, roles]) => [
			id,
			new Set(roles),
		]),
	),
	removed: new Set(remove),
	latest: latest === undefined ? undefined : start + latest,
	...(date !== undefined && { answeredAt: start + date }),
});

const holders = (permissions: Permissions, id: PermissionId = VIEW): readonly string[] =>
	['a', 'b', 'c'].filter((role) => permissions.holds([role], id));

/** A permission list with a workspace that answers what a test says, or fails, and remembers what it was asked. */
const setUp = (...answers: (Changes | Failure)[]) => {
	const clock = new TestClock();
	const list = new PermissionList(clock.now);
	/** Since when, in milliseconds after the start of the test; `whole` for all. */
	const asked: (number | 'whole')[] = [];
	const ask: AskPermissions = (updatedSince) => {
		asked.push(updatedSince ? updatedSince.getTime() - start : 'whole');
		const answer = answers.shift() ?? { latest: 0 };
		return 'code' in answer
			? Promise.reject(new SessionInfoError(answer))
			: Promise.resolve(changes(answer));
	};
	/** Who holds a permission, for a caller with 25 s. */
	const get = async (id?: PermissionId): Promise<readonly string[]> =>
		holders(await list.get(ask, { deadline: clock.time + 25 * SECOND }), id);
	const refresh = async (): Promise<readonly string[]> =>
		holders(await list.refresh(ask, { deadline: clock.time + 25 * SECOND }));
	return { clock, list, asked, answers, ask, get, refresh };
};

/** A permission list with a question under way, once it is asked. */
const setUpQuestion = () => {
	const clock = new TestClock();
	const question = deferred<PermissionChanges>();
	const ask = jest.fn(() => question.promise);
	return { clock, list: new PermissionList(clock.now), question, ask };
};

const whole: Changes = { update: { [VIEW]: ['a'], [LOGOUT]: ['b'] }, latest: -HOUR };

it('PermissionList asks for the whole list at first, and keeps it for a minute for all who ask', async () => {
	const { clock, asked, get } = setUp(whole);
	await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([['a'], ['b']]);
	clock.advance(MINUTE - 1);
	await expect(get()).resolves.toEqual(['a']);
	expect(asked).toEqual(['whole']);
});

it.each<readonly [string, Partial<Changes>, number]>([
	['the Date of a server whose clock is behind', { date: -2 * HOUR }, -2 * HOUR],
	['the question, if the clock of server or proxy is ahead', { date: 2 * HOUR, latest: HOUR }, 0],
	['the Date, beside entries of tomorrow', { date: -SECOND, latest: 24 * HOUR }, -SECOND],
	['the Date, beside entries without any date', { date: 0, latest: undefined }, 0],
	['the latest entry, without Date', { latest: -HOUR }, -HOUR],
	['the question, if the latest entry is of tomorrow', { latest: 24 * HOUR }, 0],
])('PermissionList asks for changes since five minutes before %s', async (_name, answer, want) => {
	const { clock, asked, get } = setUp({ ...whole, ...answer });
	await get();
	clock.advance(20 * MINUTE);
	await get();
	expect(asked).toEqual(['whole', want - 5 * MINUTE]);
});

it('PermissionList counts from the last answer, and from the latest entry of any if it has no Date', async () => {
	const { clock, asked, get } = setUp(
		{ ...whole, date: 0 },
		{ date: MINUTE, latest: 30 * SECOND },
		{},
		{ latest: 150 * SECOND },
		{ date: 4 * MINUTE },
		{},
	);
	for (let minute = 0; minute < 6; minute++) {
		await get();
		clock.advance(MINUTE);
	}
	const since = [0, MINUTE, 30 * SECOND, 150 * SECOND, 4 * MINUTE];
	expect(asked).toEqual(['whole', ...since.map((moment) => moment - 5 * MINUTE)]);
});

it.each<readonly [string, Changes, readonly string[], readonly string[]]>([
	['nothing changed', {}, ['a'], ['b']],
	['one changed', { update: { [VIEW]: ['b', 'c'] } }, ['b', 'c'], ['b']],
	['one was removed', { remove: [VIEW] }, [], ['b']],
	['one was made anew', { update: { [LOGOUT]: ['c'] }, remove: [LOGOUT] }, ['a'], ['c']],
])('PermissionList merges changes: %s', async (_name, change, view, logout) => {
	const { clock, asked, get } = setUp(whole, change);
	await get();
	clock.advance(MINUTE);
	await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([view, logout]);
	clock.advance(MINUTE);
	await expect(Promise.all([get(), get(LOGOUT)])).resolves.toEqual([view, logout]);
	expect(asked).toHaveLength(3);
	expect(asked.slice(1)).not.toContain('whole');
});

it('PermissionList leaves the permissions that a request has as they are', async () => {
	const { clock, list, ask } = setUp(whole, { update: { [VIEW]: ['c'] }, remove: [LOGOUT] });
	const deadline = Infinity;
	const before = await list.get(ask, { deadline });
	clock.advance(MINUTE);
	await list.get(ask, { deadline });
	expect([holders(before), holders(before, LOGOUT)]).toEqual([['a'], ['b']]);
});

it('PermissionList asks for the whole list after an hour, however often it was asked', async () => {
	const { clock, asked, get } = setUp();
	await get();
	for (let minute = 1; minute < 60; minute++) {
		clock.advance(MINUTE);
		await get();
	}
	expect(asked.filter((since) => since === 'whole')).toHaveLength(1);
	clock.advance(MINUTE);
	await get();
	expect(asked.at(-1)).toBe('whole');
	expect(asked).toHaveLength(61);
});

it.each<readonly [string, Changes, number]>([
	['when nothing tells since when to ask', { ...whole, latest: undefined }, MINUTE],
	['on a clock that was set back', { ...whole, date: 0 }, -1],
])('PermissionList asks for the whole list %s', async (_when, first, wait) => {
	const { clock, asked, get } = setUp(first, { latest: 0 });
	await expect(get()).resolves.toEqual(['a']);
	clock.advance(wait);
	await expect(get()).resolves.toEqual([]);
	expect(asked).toEqual(['whole', 'whole']);
});

it('PermissionList asks for the whole list for a refresh, at any time', async () => {
	const { clock, asked, get, refresh } = setUp(whole, { update: { [VIEW]: ['c'] }, latest: 0 });
	await get();
	clock.advance(SECOND);
	await expect(refresh()).resolves.toEqual(['c']);
	await expect(get()).resolves.toEqual(['c']);
	await expect(get(LOGOUT)).resolves.toEqual([]);
	expect(asked).toEqual(['whole', 'whole']);
});

it.each<readonly [string, Changes, number]>([
	['by a little more than half of the overlap', { date: -1.5 * MINUTE - 1 }, 3],
	['by half of the overlap', { date: -1.5 * MINUTE }, 2],
	['without a Date to tell', {}, 2],
])(
	'PermissionList asks for the whole list if the server may have been set back: %s',
	async (_name, change, requests) => {
		const third = { update: { [VIEW]: ['c'] }, date: MINUTE - HOUR };
		const { clock, asked, get } = setUp({ ...whole, date: 0 }, change, third);
		await get();
		clock.advance(MINUTE);
		await expect(get()).resolves.toEqual(requests === 3 ? ['c'] : ['a']);
		expect(asked).toEqual(['whole', -5 * MINUTE, 'whole'].slice(0, requests));
	},
);

it('PermissionList asks for the whole list at once when the answer does not say what changed', async () => {
	const { clock, asked, get } = setUp(whole, badAnswer, { update: { [VIEW]: ['c'] }, latest: 0 });
	await get();
	clock.advance(MINUTE);
	await expect(get()).resolves.toEqual(['c']);
	await expect(get(LOGOUT)).resolves.toEqual([]);
	expect(asked).toEqual(['whole', -HOUR - 5 * MINUTE, 'whole']);
});

it('PermissionList fails with any other failure, and asks for the whole list the next time', async () => {
	const { clock, asked, get } = setUp(whole, unreachable, badAnswer, {
		...whole,
		update: { [VIEW]: ['c'] },
	});
	await get();
	clock.advance(MINUTE);
	expect(await rejected(get())).toEqual(unreachable);
	expect(await rejected(get())).toEqual(badAnswer);
	await expect(get()).resolves.toEqual(['c']);
	expect(asked).toEqual(['whole', -HOUR - 5 * MINUTE, 'whole', 'whole']);
});

it.each([
	[0, true, 1],
	[3 * SECOND - 1, true, 1],
	[3 * SECOND, true, 2],
	[-1, true, 2],
	[0, false, 2],
])(
	'PermissionList keeps a failure; after %d ms, for one who accepts it: %p, there are %d questions',
	async (later, acceptsRecentFailure, requests) => {
		const { clock, list, asked, ask, get } = setUp(unreachable, whole);
		await rejected(get());
		clock.advance(later);
		const again = list.get(ask, { deadline: clock.time + SECOND, acceptsRecentFailure });
		await (requests === 1 ? rejected(again) : again);
		expect(asked).toHaveLength(requests);
	},
);

it('PermissionList counts the time of a failure from when it came', async () => {
	const { clock, list, question, ask } = setUpQuestion();
	const waiting = { deadline: Infinity, acceptsRecentFailure: true };
	const first = rejected(list.get(ask, waiting));
	clock.advance(10 * SECOND);
	question.reject(new SessionInfoError(unreachable));
	expect(await first).toEqual(unreachable);
	expect(await rejected(list.get(ask, waiting))).toEqual(unreachable);
	expect(ask).toHaveBeenCalledTimes(1);
});

it('PermissionList forgets a failure after the next success', async () => {
	const { clock, list, ask, get } = setUp(unreachable, whole);
	await rejected(get());
	await get();
	const waiting = { deadline: clock.time + SECOND, acceptsRecentFailure: true };
	expect(holders(await list.get(ask, waiting))).toEqual(['a']);
});

it('PermissionList does not keep the impatience of one caller as a failure', async () => {
	const { clock, list, question, ask } = setUpQuestion();
	const waiting = { deadline: clock.time, acceptsRecentFailure: true };
	expect(await rejected(list.get(ask, waiting))).toEqual(outOfTime);
	const patient = list.get(ask, { ...waiting, deadline: Infinity });
	question.resolve(changes(whole));
	expect(holders(await patient)).toEqual(['a']);
	expect(ask).toHaveBeenCalledTimes(1);
});

describe('PermissionList, callers with less time than others', () => {
	beforeEach(() => jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	/** What a wait fails with after exactly so many milliseconds. */
	const endAfter = async (milliseconds: number, wait: Promise<unknown>): Promise<unknown> => {
		const end = failureOf(wait);
		const timers = jest.getTimerCount();
		await jest.advanceTimersByTimeAsync(milliseconds - 1);
		const isEarly = jest.getTimerCount() < timers;
		await jest.advanceTimersByTimeAsync(1);
		return isEarly ? 'too early' : end;
	};

	it('PermissionList lets a caller give up alone, and the question go on for the others', async () => {
		const { clock, list, question, ask } = setUpQuestion();
		const patient = list.get(ask, { deadline: clock.time + 25 * SECOND });
		expect(
			await endAfter(3 * SECOND, list.get(ask, { deadline: clock.time + 3 * SECOND })),
		).toEqual(outOfTime);
		question.resolve(changes(whole));
		expect(holders(await patient)).toEqual(['a']);
		expect(ask).toHaveBeenCalledTimes(1);
		expect(jest.getTimerCount()).toBe(0);
	});

	it('PermissionList waits for a refresh as long as its caller', async () => {
		const { clock, list, ask } = setUpQuestion();
		expect(await endAfter(SECOND, list.refresh(ask, { deadline: clock.time + SECOND }))).toEqual(
			outOfTime,
		);
	});

	it('PermissionList ends a wait after a minute on a clock that was set back', async () => {
		const { clock, list, ask } = setUpQuestion();
		expect(await endAfter(MINUTE, list.get(ask, { deadline: clock.time + HOUR }))).toEqual(
			outOfTime,
		);
	});

	it('PermissionList survives a failure that no caller waits for any more', async () => {
		const unhandled = jest.fn();
		process.on('unhandledRejection', unhandled);
		const { clock, list, question, ask } = setUpQuestion();
		expect(await endAfter(SECOND, list.get(ask, { deadline: clock.time + SECOND }))).toEqual(
			outOfTime,
		);
		question.reject(new SessionInfoError(unreachable));
		jest.useRealTimers();
		await new Promise(setImmediate);
		process.off('unhandledRejection', unhandled);
		expect(unhandled).not.toHaveBeenCalled();
	});
});
