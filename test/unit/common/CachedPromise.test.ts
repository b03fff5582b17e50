import { CachedPromise } from '../../../src/common/CachedPromise';
import { MINUTE } from '../../../src/common/clock';
import { TestClock } from '../support/clock';
import { deferred } from '../support/fakeWorkspace';

const setUp = (lifetime?: number) => {
	const clock = new TestClock();
	const kept = new CachedPromise<number>(clock.now, lifetime);
	let asked = 0;
	const ask = (): Promise<number> => {
		asked += 1;
		return Promise.resolve(asked);
	};
	return { clock, kept, ask };
};

it('CachedPromise is one promise for all who ask while it is on its way, and afterwards', async () => {
	const { kept } = setUp(MINUTE);
	const first = deferred<number>();
	const ask = jest.fn(() => first.promise);
	const answers = [kept.get(ask), kept.get(ask)];
	first.resolve(7);
	answers.push(kept.get(ask));
	await expect(Promise.all(answers)).resolves.toEqual([7, 7, 7]);
	expect(ask).toHaveBeenCalledTimes(1);
});

it.each([
	['as long as its lifetime lasts', MINUTE, [MINUTE - 1], [1, 1]],
	['no longer than its lifetime', MINUTE, [MINUTE], [1, 2]],
	['without a lifetime for ever', undefined, [1e15], [1, 1]],
	['no longer for being asked', MINUTE, [MINUTE / 2, MINUTE / 2], [1, 1, 2]],
	['not when the clock is set back to after the question', MINUTE, [30_000, -10_000], [1, 1, 2]],
	['not even without a lifetime when the clock is set back', undefined, [-1], [1, 2]],
])('CachedPromise keeps an answer %s', async (_name, lifetime, steps, want) => {
	const { clock, kept, ask } = setUp(lifetime);
	const answers = [await kept.get(ask)];
	for (const step of steps) {
		clock.advance(step);
		answers.push(await kept.get(ask));
	}
	expect(answers).toEqual(want);
});

it('CachedPromise counts its time from the question, not from the answer', async () => {
	const { clock, kept, ask } = setUp(MINUTE);
	const slow = deferred<number>();
	const first = kept.get(() => slow.promise);
	clock.advance(MINUTE - 1);
	slow.resolve(7);
	await first;
	clock.advance(1);
	await expect(kept.get(ask)).resolves.toBe(1);
});

it('CachedPromise gives a failure to all who wait, and does not keep it', async () => {
	const { kept, ask } = setUp();
	const question = deferred<number>();
	const answers = [kept.get(() => question.promise), kept.get(ask)];
	question.reject(new Error('no'));
	await expect(Promise.allSettled(answers)).resolves.toMatchObject([
		{ reason: { message: 'no' } },
		{ reason: { message: 'no' } },
	]);
	await expect(kept.get(ask)).resolves.toBe(1);
});

it('CachedPromise keeps a later answer when a forgotten question fails', async () => {
	const { kept, ask } = setUp();
	const question = deferred<number>();
	const old = kept.get(() => question.promise);
	kept.forget();
	await kept.get(ask);
	question.reject(new Error('no'));
	await expect(old).rejects.toThrow('no');
	await expect(kept.get(ask)).resolves.toBe(1);
});
