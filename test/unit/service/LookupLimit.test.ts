import fc from 'fast-check';

import { MINUTE, SECOND } from '../../../src/common/clock';
import { toFailure } from '../../../src/errors/SessionInfoError';
import { LookupLimit } from '../../../src/service/LookupLimit';
import { TestClock } from '../support/clock';

const setUp = () => {
	const clock = new TestClock();
	return { clock, limit: new LookupLimit(clock.now) };
};

/** 0, or how many seconds to wait. */
const take = (limit: LookupLimit, userId: string, perMinute: number): number => {
	try {
		limit.take(userId, perMinute);
		return 0;
	} catch (error) {
		const failure = toFailure(error);
		expect(failure).toMatchObject({ code: 'too-many-requests', limit: perMinute });
		return 'retryAfter' in failure ? failure.retryAfter : NaN;
	}
};
const takeMany = (limit: LookupLimit, times: number, perMinute: number): readonly number[] =>
	Array.from({ length: times }, () => take(limit, 'alice', perMinute));

it('LookupLimit has no limit at 0, and remembers nobody', () => {
	const { limit } = setUp();
	expect(new Set(takeMany(limit, 1000, 0))).toEqual(new Set([0]));
	expect(Reflect.get(limit, 'lookups')).toEqual(new Map());
});

it('LookupLimit slides: each lookup counts for a minute, and no longer', () => {
	const { clock, limit } = setUp();
	takeMany(limit, 1, 2);
	clock.advance(20 * SECOND);
	takeMany(limit, 1, 2);
	clock.advance(40 * SECOND - 1);
	expect(take(limit, 'alice', 2)).toBe(1);
	clock.advance(1);
	expect(take(limit, 'alice', 2)).toBe(0);
	expect(take(limit, 'alice', 2)).toBe(20);
});

it('LookupLimit counts each user for themselves', () => {
	const { limit } = setUp();
	takeMany(limit, 2, 1);
	expect(take(limit, 'bob', 1)).toBe(0);
	expect(take(limit, 'bob', 1)).toBe(60);
});

it('LookupLimit heeds a limit that was lowered or raised', () => {
	const { limit } = setUp();
	takeMany(limit, 5, 10);
	expect(take(limit, 'alice', 3)).toBe(60);
	expect(take(limit, 'alice', 6)).toBe(0);
});

it('LookupLimit forgets users who have been idle for a minute', () => {
	const { clock, limit } = setUp();
	const known = (): number => {
		const users: unknown = Reflect.get(limit, 'lookups');
		return users instanceof Map ? users.size : NaN;
	};
	for (let id = 0; id < 1000; id++) {
		take(limit, `user${id}`, 10);
		clock.advance(SECOND);
	}
	expect(known()).toBeLessThanOrEqual(61);
	clock.advance(MINUTE);
	take(limit, 'alice', 10);
	expect(known()).toBe(1);
});

it('LookupLimit lets nobody wait for lookups of a time that a clock, set back, has not reached yet', () => {
	const { clock, limit } = setUp();
	takeMany(limit, 3, 3);
	clock.advance(-MINUTE);
	expect(takeMany(limit, 4, 3)).toEqual([0, 0, 0, 60]);
});

it('LookupLimit never lets more through in any minute, and never makes anybody wait for nothing', () => {
	const steps = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 });

	fc.assert(
		fc.property(steps, fc.integer({ min: 1, max: 5 }), (delays, perMinute) => {
			const { clock, limit } = setUp();
			const taken: number[] = [];
			for (const delay of delays) {
				clock.advance(delay);
				const recent = taken.filter((at) => clock.time - at < MINUTE).length;
				const wait = take(limit, 'alice', perMinute);
				expect(wait === 0).toBe(recent < perMinute);
				expect(wait).toBe(Math.trunc(wait));
				expect(wait).toBeLessThanOrEqual(60);
				if (wait === 0) {
					taken.push(clock.time);
				}
			}
		}),
	);
});
